//! The entries of network ACLs: made, replaced, deleted and shown.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use terrarium_model::resources::{NetworkAcl, NetworkAclEntry, Traffic};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, CreateNetworkAclEntryRequest, DeleteNetworkAclEntryRequest, IcmpTypeCode,
    PortRange, ReplaceNetworkAclEntryRequest, RuleAction,
};

use super::get;
use crate::errors::Error;
use crate::{cidr_blocks, ip_permissions};

/// The number of the last entry of each direction, which denies all and cannot be changed; that of IPv6 comes behind it.
const LAST: i32 = 32767;
/// The most entries of an ACL in one direction, the last ones counted.
const MOST_ENTRIES: usize = 20;

/// What a request tells of an entry.
struct Told {
    number: i32,
    egress: bool,
    protocol: String,
    action: RuleAction,
    cidr: Option<String>,
    ipv6_cidr: Option<String>,
    icmp: Option<IcmpTypeCode>,
    ports: Option<PortRange>,
}

/// Both requests that tell of an entry name its parts alike.
macro_rules! told {
    ($request:ident) => {
        Told {
            number: $request.rule_number,
            egress: $request.egress,
            protocol: $request.protocol,
            action: $request.rule_action,
            cidr: $request.cidr_block,
            ipv6_cidr: $request.ipv6_cidr_block,
            icmp: $request.icmp_type_code,
            ports: $request.port_range,
        }
    };
}

impl Told {
    fn read(self) -> Result<NetworkAclEntry, Error> {
        let rule_number = rule_number(self.number)?;
        let cidr_block = self.block()?;
        let (from, to) = match self.protocol.as_str() {
            "1" | "58" | "icmp" | "icmpv6" => self
                .icmp
                .map_or((None, None), |icmp| (icmp.r#type, icmp.code)),
            _ => self
                .ports
                .map_or((None, None), |ports| (ports.from, ports.to)),
        };
        let traffic = ip_permissions::traffic(Some(&self.protocol), from, to)?;
        if matches!(
            (traffic, cidr_block),
            (Traffic::Icmpv6 { .. }, IpNet::V4(_))
        ) {
            return Err(Error::invalid_combination(
                "Protocol 58 (ICMPv6) can only be used with an IPv6 CIDR block",
            ));
        }
        Ok(NetworkAclEntry {
            rule_number,
            egress: self.egress,
            traffic,
            cidr_block,
            allow: self.action == RuleAction::Allow,
        })
    }

    fn block(&self) -> Result<IpNet, Error> {
        match (&self.cidr, &self.ipv6_cidr) {
            (Some(text), None) => Ok(cidr_blocks::parse(text, "cidrBlock")?.into()),
            (None, Some(text)) => Ok(cidr_blocks::parse_ipv6(text, "ipv6CidrBlock")?.into()),
            (None, None) => Err(Error::missing("cidrBlock or ipv6CidrBlock")),
            (Some(_), Some(_)) => Err(Error::invalid_combination(
                "The parameter cidrBlock cannot be used with the parameter ipv6CidrBlock",
            )),
        }
    }
}

fn rule_number(number: i32) -> Result<u16, Error> {
    match u16::try_from(number) {
        Ok(valid) if (1..LAST).contains(&number) => Ok(valid),
        _ => Err(Error::invalid_value(format!(
            "The specified value for ruleNumber {number} is not in the range 1 - 32766"
        ))),
    }
}

fn place(acl: &NetworkAcl, number: u16, egress: bool) -> Option<usize> {
    let mut entries = acl.entries.iter();
    entries.position(|entry| entry.rule_number == number && entry.egress == egress)
}

impl Operation<Error> for CreateNetworkAclEntryRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let acl = get(tx, self.network_acl_id)?;
        let entry = told!(self).read()?;
        if place(&acl, entry.rule_number, entry.egress).is_some() {
            return Err(Error::AclEntryExists {
                number: entry.rule_number.into(),
            });
        }
        let shown = on_the_wire(tx, &acl).into_iter();
        let same = shown.filter(|other| other.egress == Some(entry.egress));
        if same.count() >= MOST_ENTRIES {
            return Err(Error::TooManyAclEntries);
        }
        tx.update::<NetworkAcl, _>(&acl.id, |acl| acl.entries.push(entry));
        Ok(())
    }
}

impl Operation<Error> for ReplaceNetworkAclEntryRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let acl = get(tx, self.network_acl_id)?;
        let entry = told!(self).read()?;
        let place = place(&acl, entry.rule_number, entry.egress);
        let place = place.ok_or(Error::AclEntryNotFound {
            number: entry.rule_number.into(),
        })?;
        tx.update::<NetworkAcl, _>(&acl.id, |acl| acl.entries[place] = entry);
        Ok(())
    }
}

impl Operation<Error> for DeleteNetworkAclEntryRequest {
    fn run(self, tx: &mut Tx) -> Result<(), Error> {
        let acl = get(tx, self.network_acl_id)?;
        let place = place(&acl, rule_number(self.rule_number)?, self.egress);
        let place = place.ok_or(Error::AclEntryNotFound {
            number: self.rule_number,
        })?;
        tx.update::<NetworkAcl, _>(&acl.id, |acl| acl.entries.remove(place));
        Ok(())
    }
}

/// The entries of an ACL in the order in which they are tried, outbound ones first, each direction with its last ones.
pub(super) fn on_the_wire(tx: &Tx, acl: &NetworkAcl) -> Vec<wire::NetworkAclEntry> {
    let mut entries: Vec<_> = acl.entries.iter().map(entry_on_the_wire).collect();
    let vpc = tx.cloud().vpcs.get(&acl.vpc_id);
    let has_ipv6 = vpc.is_some_and(|vpc| !vpc.ipv6_cidr_blocks.is_empty());
    for egress in [true, false] {
        let last = |number, cidr_block, ipv6_cidr_block| wire::NetworkAclEntry {
            cidr_block,
            ipv6_cidr_block,
            egress: Some(egress),
            protocol: Some("-1".to_owned()),
            rule_action: Some(RuleAction::Deny),
            rule_number: Some(number),
            ..Default::default()
        };
        entries.push(last(LAST, Some(Ipv4Net::default().to_string()), None));
        if has_ipv6 {
            entries.push(last(LAST + 1, None, Some(Ipv6Net::default().to_string())));
        }
    }
    entries.sort_by_key(|entry| (entry.egress != Some(true), entry.rule_number));
    entries
}

fn entry_on_the_wire(entry: &NetworkAclEntry) -> wire::NetworkAclEntry {
    let every = |value: Option<u8>| Some(value.map_or(-1, i32::from));
    let (cidr_block, ipv6_cidr_block) = match entry.cidr_block {
        IpNet::V4(block) => (Some(block.to_string()), None),
        IpNet::V6(block) => (None, Some(block.to_string())),
    };
    let mut shown = wire::NetworkAclEntry {
        cidr_block,
        ipv6_cidr_block,
        egress: Some(entry.egress),
        rule_action: Some(match entry.allow {
            true => RuleAction::Allow,
            false => RuleAction::Deny,
        }),
        rule_number: Some(entry.rule_number.into()),
        ..Default::default()
    };
    // Here AWS gives protocols by number, unlike in security groups.
    let number = match entry.traffic {
        Traffic::All => -1,
        Traffic::Tcp { from, to } | Traffic::Udp { from, to } => {
            shown.port_range = Some(PortRange {
                from: Some(from.into()),
                to: Some(to.into()),
            });
            match entry.traffic {
                Traffic::Tcp { .. } => 6,
                _ => 17,
            }
        }
        Traffic::Icmp { kind, code } | Traffic::Icmpv6 { kind, code } => {
            shown.icmp_type_code = Some(IcmpTypeCode {
                code: every(code),
                r#type: every(kind),
            });
            match entry.traffic {
                Traffic::Icmp { .. } => 1,
                _ => 58,
            }
        }
        Traffic::Other(number) => number.into(),
    };
    shown.protocol = Some(number.to_string());
    shown
}
