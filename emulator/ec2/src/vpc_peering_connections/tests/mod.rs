//! Tests of peering connections in one account; those between accounts and regions are in `places.rs`.

mod places;

use jiff::SignedDuration;

use crate::testing::{ACCOUNT, Account};

const NEIGHBOUR: &str = terrarium_query::testing::NEIGHBOUR;

fn vpc(account: &Account, block: &str) -> String {
    let vpc = account.made(&format!("CreateVpc&CidrBlock={block}"), "vpc/vpcId");
    account.ok(&format!(
        "ModifyVpcAttribute&VpcId={vpc}&EnableDnsHostnames.Value=true"
    ));
    vpc
}

/// Asks for a connection, and returns its id.
fn request(account: &Account, from: &str, to: &str, more: &str) -> String {
    account.made(
        &format!("CreateVpcPeeringConnection&VpcId={from}&PeerVpcId={to}{more}"),
        "vpcPeeringConnection/vpcPeeringConnectionId",
    )
}

fn named(action: &str, id: &str) -> String {
    format!("{action}&VpcPeeringConnectionId={id}")
}

fn describe(id: &str) -> String {
    format!("DescribeVpcPeeringConnections&VpcPeeringConnectionId.1={id}")
}

/// The code and the message of a connection's status.
fn status(account: &Account, id: &str) -> (String, String) {
    let answer = account.ok(&describe(id));
    let status = answer.find("vpcPeeringConnectionSet/item/status");
    (status.text("code"), status.text("message"))
}

fn pair(code: &str, message: impl Into<String>) -> (String, String) {
    (code.to_owned(), message.into())
}

/// An account with two VPCs and a request from the first to the second.
fn asked() -> (Account, [String; 2], String) {
    let account = Account::new();
    let vpcs = [vpc(&account, "10.0.0.0/16"), vpc(&account, "10.1.0.0/16")];
    let id = request(&account, &vpcs[0], &vpcs[1], "");
    (account, vpcs, id)
}

/// Another region by its number, and a VPC there whose block depends on it.
fn far_vpc(account: &Account, number: usize) -> (&'static str, String) {
    let regions = terrarium_model::regions::REGIONS.iter();
    let mut regions = regions.filter(|region| region.name != account.region);
    let region = regions.nth(number).expect("that many regions").name;
    let block = format!("10.{}.0.0/16", number + 10);
    (region, vpc(&account.elsewhere(region), &block))
}

#[test]
fn a_connection_is_asked_for_and_accepted() {
    let account = Account::new();
    let [one, other] = ["10.0.0.0/16", "10.1.0.0/16"].map(|block| vpc(&account, block));
    let create = format!(
        "CreateVpcPeeringConnection&VpcId={one}&PeerVpcId={other}&TagSpecification.1.ResourceType=vpc-peering-connection&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=x"
    );
    let made = account.ok(&create);
    let made = made.find("vpcPeeringConnection");
    assert_eq!(made.text("status/code"), "initiating-request");
    assert_eq!(
        made.text("status/message"),
        format!("Initiating Request to {ACCOUNT}")
    );
    assert_eq!(made.text("tagSet/item/value"), "x");
    assert!(made.has("expirationTime"));
    let id = made.text("vpcPeeringConnectionId");
    assert_eq!(
        status(&account, &id),
        pair(
            "pending-acceptance",
            format!("Pending Acceptance by {ACCOUNT}")
        )
    );
    let pending = account.ok(&describe(&id));
    let pending = pending.find("vpcPeeringConnectionSet/item");
    assert_eq!(pending.text("requesterVpcInfo/cidrBlock"), "10.0.0.0/16");
    assert!(!pending.has("accepterVpcInfo/cidrBlock"));
    assert!(!pending.has("accepterVpcInfo/peeringOptions"));

    let accepted = account.ok(&named("AcceptVpcPeeringConnection", &id));
    assert_eq!(
        accepted.text("vpcPeeringConnection/status/code"),
        "provisioning"
    );
    assert_eq!(status(&account, &id), pair("active", "Active"));
    let active = account.ok(&describe(&id));
    let active = active.find("vpcPeeringConnectionSet/item");
    assert!(!active.has("expirationTime"));
    let accepter = active.find("accepterVpcInfo");
    for (name, value) in [
        ("cidrBlock", "10.1.0.0/16"),
        ("cidrBlockSet/item/cidrBlock", "10.1.0.0/16"),
        ("ownerId", ACCOUNT),
        ("vpcId", other.as_str()),
        ("region", "us-east-1"),
        ("peeringOptions/allowDnsResolutionFromRemoteVpc", "false"),
    ] {
        assert_eq!(accepter.text(name), value, "{name}");
    }
    account.ok(&format!(
        "CreateTags&ResourceId.1={id}&Tag.1.Key=a&Tag.1.Value=b"
    ));
    let tagged = account.ok("DescribeVpcPeeringConnections&Filter.1.Name=tag:a&Filter.1.Value.1=b");
    assert!(tagged.has("vpcPeeringConnectionSet/item"));
}

#[test]
fn requests_that_cannot_be_are_refused_or_fail() {
    let (account, [one, other], _) = asked();
    let same_block = vpc(&account, "10.0.128.0/20");
    let create = |from: &str, rest: &str| {
        account.code(&format!("CreateVpcPeeringConnection&VpcId={from}{rest}"))
    };
    for (from, rest, code) in [
        (&one, String::new(), "MissingParameter"),
        (&one, "&PeerVpcId=x".to_owned(), "InvalidVpcID.Malformed"),
        (
            &one,
            "&PeerVpcId=vpc-12345678".to_owned(),
            "InvalidVpcID.NotFound",
        ),
        (
            &"vpc-12345678".to_owned(),
            format!("&PeerVpcId={other}"),
            "InvalidVpcID.NotFound",
        ),
        (
            &one,
            format!("&PeerVpcId={other}&PeerRegion=moon-1"),
            "InvalidParameterValue",
        ),
        (
            &one,
            format!("&PeerVpcId={other}"),
            "VpcPeeringConnectionAlreadyExists",
        ),
        (
            &other,
            format!("&PeerVpcId={one}"),
            "VpcPeeringConnectionAlreadyExists",
        ),
        (
            &one,
            format!(
                "&PeerVpcId={same_block}&TagSpecification.1.ResourceType=vpc&TagSpecification.1.Tag.1.Key=a"
            ),
            "InvalidParameterValue",
        ),
    ] {
        assert_eq!(create(from, &rest), code, "{rest}");
    }
    let failed = request(&account, &one, &same_block, "");
    assert_eq!(
        status(&account, &failed),
        pair(
            "failed",
            "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range"
        )
    );
    let foreign = request(&account, &one, &other, &format!("&PeerOwnerId={NEIGHBOUR}"));
    assert_eq!(status(&account, &foreign).0, "failed");
    assert_eq!(
        account.refused(&named("DeleteVpcPeeringConnection", &failed)),
        format!(
            "InvalidStateTransition: Invalid state transition for {failed}, attempted to transition from failed to deleting"
        )
    );
}

#[test]
fn what_is_rejected_is_over() {
    let (account, [one, other], id) = asked();
    account.ok(&named("RejectVpcPeeringConnection", &id));
    assert_eq!(status(&account, &id), pair("rejected", "Inactive"));
    for verb in [
        "AcceptVpcPeeringConnection",
        "RejectVpcPeeringConnection",
        "DeleteVpcPeeringConnection",
    ] {
        let error = account.refused(&named(verb, &id));
        assert!(
            error.starts_with(&format!(
                "InvalidStateTransition: Invalid state transition for {id}, attempted to transition from rejected to "
            )),
            "{error}"
        );
    }
    // They may ask again.
    request(&account, &one, &other, "");
}

#[test]
fn unknown_connections_are_not_found() {
    let account = Account::new();
    for request in [
        named("AcceptVpcPeeringConnection", "pcx-12345678"),
        named("RejectVpcPeeringConnection", "pcx-12345678"),
        named("DeleteVpcPeeringConnection", "pcx-12345678"),
        describe("pcx-12345678"),
        "ModifyVpcPeeringConnectionOptions&VpcPeeringConnectionId=pcx-12345678".to_owned(),
    ] {
        assert_eq!(
            account.refused(&request),
            "InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID 'pcx-12345678' does not exist"
        );
    }
    assert_eq!(
        account.code(&describe("x")),
        "InvalidVpcPeeringConnectionId.Malformed"
    );
}

#[test]
fn a_vpc_with_a_connection_stays() {
    let (account, [one, other], id) = asked();
    account.ok(&named("AcceptVpcPeeringConnection", &id));
    for vpc in [&one, &other] {
        assert_eq!(
            account.code(&format!("DeleteVpc&VpcId={vpc}")),
            "DependencyViolation"
        );
    }
    account.ok(&named("DeleteVpcPeeringConnection", &id));
    assert_eq!(
        status(&account, &id),
        pair("deleted", format!("Deleted by {ACCOUNT}"))
    );
    for vpc in [&one, &other] {
        account.ok(&format!("DeleteVpc&VpcId={vpc}"));
    }
}

#[test]
fn options_need_an_active_connection_and_vpcs_with_names() {
    let (account, [_, other], id) = asked();
    let modify = format!("ModifyVpcPeeringConnectionOptions&VpcPeeringConnectionId={id}");
    let allow =
        format!("{modify}&AccepterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc=true");
    assert_eq!(
        account.refused(&allow),
        format!(
            "OperationNotPermitted: Peering {id} is not active. Peering options can be added only to active peerings."
        )
    );
    assert_eq!(account.code(&modify), "MissingParameter");
    account.ok(&named("AcceptVpcPeeringConnection", &id));
    account.ok(&format!(
        "ModifyVpcAttribute&VpcId={other}&EnableDnsHostnames.Value=false"
    ));
    assert_eq!(
        account.code(&allow),
        "InvalidVpcPeeringConnectionState.DnsHostnamesDisabled"
    );
    account.ok(&format!(
        "ModifyVpcAttribute&VpcId={other}&EnableDnsHostnames.Value=true"
    ));
    account.ok(&allow);
    assert_eq!(
        account.code(&format!("{modify}&AccepterPeeringConnectionOptions.AllowEgressFromLocalClassicLinkToRemoteVpc=true")),
        "OperationNotPermitted"
    );
}

#[test]
fn requests_expire_and_what_is_over_is_forgotten() {
    let (account, [one, other], id) = asked();
    let later = |hours: i64| {
        account.write(|tx| {
            tx.now += SignedDuration::from_hours(hours);
            crate::expire(tx);
        });
    };
    later(7 * 24 - 1);
    assert_eq!(status(&account, &id).0, "pending-acceptance");
    later(7 * 24 + 1);
    assert_eq!(status(&account, &id), pair("expired", "Expired"));
    assert_eq!(
        account.code(&named("AcceptVpcPeeringConnection", &id)),
        "InvalidStateTransition"
    );
    later(7 * 24 + 1 + 48);
    assert_eq!(
        account.code(&describe(&id)),
        "InvalidVpcPeeringConnectionID.NotFound"
    );

    let id = request(&account, &one, &other, "");
    account.ok(&named("DeleteVpcPeeringConnection", &id));
    later(1);
    assert_eq!(status(&account, &id).0, "deleted");
    later(3);
    assert_eq!(
        account.code(&describe(&id)),
        "InvalidVpcPeeringConnectionID.NotFound"
    );
}

#[test]
fn filters_find_connections_and_pages_show_each_once() {
    let (account, [one, other], id) = asked();
    let mut all = vec![id.clone()];
    all.extend((1..7).map(|number| {
        let (region, peer) = far_vpc(&account, number);
        request(&account, &one, &peer, &format!("&PeerRegion={region}"))
    }));
    all.sort();
    account.ok(&named("AcceptVpcPeeringConnection", &id));
    for (name, value) in [
        ("accepter-vpc-info.cidr-block", "10.1.0.0/16"),
        ("accepter-vpc-info.vpc-id", other.as_str()),
        ("status-code", "active"),
        ("status-message", "Active"),
        ("vpc-peering-connection-id", id.as_str()),
    ] {
        let found = account.ok(&format!(
            "DescribeVpcPeeringConnections&Filter.1.Name={name}&Filter.1.Value.1={value}"
        ));
        let found = found.texts("vpcPeeringConnectionSet/item/vpcPeeringConnectionId");
        assert_eq!(found, [id.as_str()], "{name}");
    }
    for (name, value) in [
        ("requester-vpc-info.cidr-block", "10.0.0.0/16"),
        ("requester-vpc-info.vpc-id", one.as_str()),
        ("requester-vpc-info.owner-id", ACCOUNT),
        ("accepter-vpc-info.owner-id", ACCOUNT),
        ("expiration-time", "20*"),
    ] {
        let found = account.ok(&format!(
            "DescribeVpcPeeringConnections&Filter.1.Name={name}&Filter.1.Value.1={value}"
        ));
        let found = found.texts("vpcPeeringConnectionSet/item/vpcPeeringConnectionId");
        assert_eq!(found, all, "{name}");
    }
    let first = account.ok("DescribeVpcPeeringConnections&MaxResults=5");
    let token = first.text("nextToken");
    let second = account.ok(&format!("DescribeVpcPeeringConnections&NextToken={token}"));
    let ids = |page: &crate::testing::Element| {
        page.texts("vpcPeeringConnectionSet/item/vpcPeeringConnectionId")
    };
    assert_eq!([ids(&first), ids(&second)].concat(), all);
}

#[test]
fn an_account_has_few_open_requests() {
    let account = Account::new();
    let one = vpc(&account, "172.16.0.0/16");
    for number in 0..26 {
        let (region, peer) = far_vpc(&account, number);
        let create =
            format!("CreateVpcPeeringConnection&VpcId={one}&PeerVpcId={peer}&PeerRegion={region}");
        match number {
            25 => assert_eq!(
                account.code(&create),
                "OutstandingVpcPeeringConnectionLimitExceeded"
            ),
            _ => drop(account.ok(&create)),
        }
    }
}

#[test]
fn a_route_to_a_peer_lives_as_long_as_the_connection() {
    let (account, [one, other], id) = asked();
    let third = vpc(&account, "10.2.0.0/16");
    let table = |vpc: &str| {
        account.made(
            &format!("CreateRouteTable&VpcId={vpc}"),
            "routeTable/routeTableId",
        )
    };
    let (own, foreign) = (table(&one), table(&third));
    let route = |table: &str, block: &str| {
        format!(
            "CreateRoute&RouteTableId={table}&DestinationCidrBlock={block}&VpcPeeringConnectionId={id}"
        )
    };
    assert_eq!(
        account.refused(&route(&foreign, "10.1.0.0/16")),
        format!(
            "InvalidParameterValue: route table {foreign} and vpc peering connection {id} belong to different networks"
        )
    );
    assert_eq!(
        account.code(&route(&own, "10.0.7.0/24")),
        "InvalidParameterValue"
    );
    account.ok(&route(&own, "10.1.0.0/16"));
    account.ok(&route(&table(&other), "10.0.0.0/16"));
    let state = || {
        let found = account.ok(&format!("DescribeRouteTables&Filter.1.Name=route.vpc-peering-connection-id&Filter.1.Value.1={id}&RouteTableId.1={own}"));
        found.texts("routeTableSet/item/routeSet/item/state")[1].clone()
    };
    assert_eq!(state(), "blackhole");
    account.ok(&named("AcceptVpcPeeringConnection", &id));
    assert_eq!(state(), "active");
    account.ok(&named("DeleteVpcPeeringConnection", &id));
    assert_eq!(state(), "blackhole");
    assert_eq!(
        account.code(&route(&own, "10.9.0.0/16")),
        "InvalidVpcPeeringConnectionID.NotFound"
    );
}
