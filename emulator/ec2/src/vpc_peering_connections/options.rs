//! The options of a peering connection: each side sets its own, once the connection is there.

use terrarium_model::resources::{PeeredVpc, PeeringStatus, VpcPeeringConnection};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    ModifyVpcPeeringConnectionOptionsRequest, ModifyVpcPeeringConnectionOptionsResult,
    PeeringConnectionOptions, PeeringConnectionOptionsRequest,
};

use super::{get, save, vpc};
use crate::errors::Error;

impl Operation<Error> for ModifyVpcPeeringConnectionOptionsRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyVpcPeeringConnectionOptionsResult, Error> {
        let mut connection =
            VpcPeeringConnection::clone(&*get(tx, self.vpc_peering_connection_id)?);
        let (of_accepter, of_requester) = (
            self.accepter_peering_connection_options,
            self.requester_peering_connection_options,
        );
        if of_accepter.is_none() && of_requester.is_none() {
            return Err(Error::missing(
                "accepterPeeringConnectionOptions or requesterPeeringConnectionOptions",
            ));
        }
        if connection.status != PeeringStatus::Active {
            return Err(not_permitted(format!(
                "Peering {} is not active. Peering options can be added only to active peerings.",
                connection.id
            )));
        }
        if let Some(options) = &of_accepter {
            ensure_may(
                tx,
                &connection,
                &connection.accepter,
                ["accepter", "Accepter"],
                options,
            )?;
            set(&mut connection.accepter, options);
        }
        if let Some(options) = &of_requester {
            ensure_may(
                tx,
                &connection,
                &connection.requester,
                ["requester", "Requester"],
                options,
            )?;
            set(&mut connection.requester, options);
        }
        save(tx, &connection);
        let shown = |side: &PeeredVpc| PeeringConnectionOptions {
            allow_dns_resolution_from_remote_vpc: Some(side.allow_dns_resolution_from_remote_vpc),
            allow_egress_from_local_classic_link_to_remote_vpc: Some(false),
            allow_egress_from_local_vpc_to_remote_classic_link: Some(false),
        };
        Ok(ModifyVpcPeeringConnectionOptionsResult {
            accepter_peering_connection_options: of_accepter.map(|_| shown(&connection.accepter)),
            requester_peering_connection_options: of_requester
                .map(|_| shown(&connection.requester)),
        })
    }
}

fn not_permitted(message: String) -> Error {
    Error::OperationNotPermitted { message }
}

/// Checks who changes a side's options, where, and to what.
fn ensure_may(
    tx: &Tx,
    connection: &VpcPeeringConnection,
    side: &PeeredVpc,
    [name, title]: [&str; 2],
    options: &PeeringConnectionOptionsRequest,
) -> Result<(), Error> {
    if side.account != tx.account() {
        return Err(not_permitted(format!(
            "User {} does not have permission to modify the {name} side peering options",
            tx.account()
        )));
    }
    if side.region != tx.region() {
        return Err(not_permitted(format!(
            "{title}'s VPC Peering connection options cannot be modified for a different region"
        )));
    }
    let classic = [
        options.allow_egress_from_local_classic_link_to_remote_vpc,
        options.allow_egress_from_local_vpc_to_remote_classic_link,
    ];
    let is_cross_region = connection.requester.region != connection.accepter.region;
    if is_cross_region && classic.iter().any(Option::is_some) {
        return Err(not_permitted(
            "Modifying VPC peering connection options AllowEgressFromLocalClassicLinkToRemoteVpc, AllowEgressFromLocalVpcToRemoteClassicLink is not supported for cross-region VPC peering connections".to_owned(),
        ));
    }
    if classic.contains(&Some(true)) {
        return Err(not_permitted("ClassicLink is not available.".to_owned()));
    }
    if options.allow_dns_resolution_from_remote_vpc == Some(true) {
        for side in [&connection.requester, &connection.accepter] {
            let vpc = vpc(tx, &side.place(), side.vpc_id);
            if !vpc.is_some_and(|vpc| vpc.enable_dns_hostnames && vpc.enable_dns_support) {
                return Err(Error::DnsHostnamesDisabled);
            }
        }
    }
    Ok(())
}

fn set(side: &mut PeeredVpc, options: &PeeringConnectionOptionsRequest) {
    if let Some(allow) = options.allow_dns_resolution_from_remote_vpc {
        side.allow_dns_resolution_from_remote_vpc = allow;
    }
}
