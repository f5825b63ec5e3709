//! How peering connections come to be and end: requests, their acceptance and rejection, deletion and time.

use ipnet::IpNet;
use jiff::{SignedDuration, Timestamp};
use terrarium_model::ids::VpcId;
use terrarium_model::regions::REGIONS;
use terrarium_model::resources::{PeeredVpc, PeeringStatus, VpcPeeringConnection};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{
    self as wire, AcceptVpcPeeringConnectionRequest, AcceptVpcPeeringConnectionResult,
    CreateVpcPeeringConnectionRequest, CreateVpcPeeringConnectionResult,
    DeleteVpcPeeringConnectionRequest, DeleteVpcPeeringConnectionResult,
    RejectVpcPeeringConnectionRequest, RejectVpcPeeringConnectionResult,
    VpcPeeringConnectionStateReason, VpcPeeringConnectionStateReasonCode as Code,
};

use super::{code, get, on_the_wire, save, vpc};
use crate::errors::Error;
use crate::{tags, vpcs};

/// How long a request waits for an answer.
const OPEN: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long what is over is shown to the side that ended it, and to the other one.
const SHOWN: (SignedDuration, SignedDuration) = (
    SignedDuration::from_hours(2),
    SignedDuration::from_hours(48),
);
/// The most requests of an account that wait for an answer.
const MOST_OPEN: usize = 25;
/// The most connections of a VPC.
const MOST_ACTIVE: usize = 50;

impl Operation<Error> for CreateVpcPeeringConnectionRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateVpcPeeringConnectionResult, Error> {
        let side = |account: &str, region: &str, vpc_id| PeeredVpc {
            account: account.to_owned(),
            region: region.to_owned(),
            vpc_id,
            allow_dns_resolution_from_remote_vpc: false,
        };
        let requester = vpcs::get(tx, self.vpc_id)?.id;
        let requester = side(tx.account(), tx.region(), requester);
        let peer = self.peer_vpc_id.ok_or(Error::missing("peerVpcId"))?;
        let region = self.peer_region.unwrap_or(requester.region.clone());
        if !REGIONS.iter().any(|known| known.name == region) && region != requester.region {
            return Err(Error::invalid_value(format!(
                "Value ({region}) for parameter peerRegion is invalid. Invalid region."
            )));
        }
        let account = self.peer_owner_id.unwrap_or(requester.account.clone());
        let accepter = side(&account, &region, peer.parse::<VpcId>()?);
        if accepter.place() == requester.place() {
            vpcs::get(tx, accepter.vpc_id)?;
        }
        ensure_new(tx, &requester, &accepter)?;
        let status = match can_be(tx, &requester, &accepter) {
            true => PeeringStatus::PendingAcceptance,
            false => PeeringStatus::Failed,
        };
        let connection = VpcPeeringConnection {
            id: tx.new_id(),
            requester,
            accepter,
            status,
            since: tx.now,
            expires: tx.now + OPEN,
        };
        tags::give(tx, connection.id, &self.tag_specifications)?;
        match connection.status {
            // Nobody else hears of a request that comes to nothing.
            PeeringStatus::Failed => tx.put(connection.clone()),
            _ => save(tx, &connection),
        }
        let message = format!("Initiating Request to {}", connection.accepter.account);
        let shown = wire::VpcPeeringConnection {
            expiration_time: Some(connection.expires),
            ..on_the_wire(tx, &connection)
        };
        Ok(CreateVpcPeeringConnectionResult {
            vpc_peering_connection: Some(with_status(shown, Code::InitiatingRequest, &message)),
        })
    }
}

fn with_status(
    shown: wire::VpcPeeringConnection,
    code: Code,
    message: &str,
) -> wire::VpcPeeringConnection {
    wire::VpcPeeringConnection {
        status: Some(VpcPeeringConnectionStateReason {
            code: Some(code),
            message: Some(message.to_owned()),
        }),
        ..shown
    }
}

/// Two VPCs have at most one connection, and an account few requests.
fn ensure_new(tx: &Tx, requester: &PeeredVpc, accepter: &PeeredVpc) -> Result<(), Error> {
    let all = || tx.cloud().all::<VpcPeeringConnection>();
    let lives = |it: &VpcPeeringConnection| {
        matches!(
            it.status,
            PeeringStatus::PendingAcceptance | PeeringStatus::Active
        )
    };
    let is_between = |it: &VpcPeeringConnection| {
        let peer = it.peer_of(&tx.place, requester.vpc_id);
        peer.is_some_and(|peer| peer.vpc_id == accepter.vpc_id && peer.place() == accepter.place())
    };
    if all().any(|it| lives(it) && is_between(it)) {
        return Err(Error::PeeringExists);
    }
    let is_open = |it: &VpcPeeringConnection| {
        it.status == PeeringStatus::PendingAcceptance && it.requester.place() == tx.place
    };
    match all().filter(|it| is_open(it)).count() >= MOST_OPEN {
        true => Err(Error::TooManyPeeringRequests),
        false => Ok(()),
    }
}

/// Whether both VPCs are there and share no address.
fn can_be(tx: &Tx, requester: &PeeredVpc, accepter: &PeeredVpc) -> bool {
    let [one, other] = [requester, accepter].map(|side| vpc(tx, &side.place(), side.vpc_id));
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    let clash = |block: IpNet| {
        let mut blocks = other.blocks();
        blocks.any(|its| its.contains(&block) || block.contains(&its))
    };
    !one.blocks().any(clash)
}

/// The error of a connection that is not in a state for that.
fn wrong_state(connection: &VpcPeeringConnection, wanted: Code) -> Error {
    Error::InvalidStateTransition {
        message: format!(
            "Invalid state transition for {}, attempted to transition from {} to {wanted}",
            connection.id,
            code(&connection.status)
        ),
    }
}

fn not_permitted(tx: &Tx, connection: &VpcPeeringConnection, verb: &str) -> Error {
    Error::OperationNotPermitted {
        message: format!(
            "User ({}) cannot {verb} peering {}",
            tx.account(),
            connection.id
        ),
    }
}

/// Only the side that was asked answers, in the region of its VPC.
fn ensure_asked(
    tx: &Tx,
    connection: &VpcPeeringConnection,
    verb: &str,
    answers: &str,
) -> Result<(), Error> {
    let accepter = &connection.accepter;
    if accepter.account != tx.account() {
        return Err(not_permitted(tx, connection, verb));
    }
    if accepter.region != tx.region() {
        return Err(Error::OperationNotPermitted {
            message: format!(
                "Incorrect region ({}) specified for this request. VPC peering connection {} must be {answers} in region {}",
                tx.region(),
                connection.id,
                accepter.region
            ),
        });
    }
    Ok(())
}

/// Whether the request still waits for an answer.
fn is_open(connection: &VpcPeeringConnection, now: Timestamp) -> bool {
    connection.status == PeeringStatus::PendingAcceptance && now < connection.expires
}

fn set_status(tx: &mut Tx, connection: &mut VpcPeeringConnection, status: PeeringStatus) {
    connection.status = status;
    connection.since = tx.now;
    save(tx, connection);
}

impl Operation<Error> for AcceptVpcPeeringConnectionRequest {
    fn run(self, tx: &mut Tx) -> Result<AcceptVpcPeeringConnectionResult, Error> {
        let mut connection =
            VpcPeeringConnection::clone(&*get(tx, self.vpc_peering_connection_id)?);
        ensure_asked(tx, &connection, "accept", "accepted")?;
        if !is_open(&connection, tx.now) {
            return Err(wrong_state(&connection, Code::Provisioning));
        }
        ensure_few(tx, &connection.requester)?;
        ensure_few(tx, &connection.accepter)?;
        // The blocks may have changed since it was asked for.
        if !can_be(tx, &connection.requester, &connection.accepter) {
            set_status(tx, &mut connection, PeeringStatus::Failed);
        } else {
            set_status(tx, &mut connection, PeeringStatus::Active);
        }
        let shown = on_the_wire(tx, &connection);
        Ok(AcceptVpcPeeringConnectionResult {
            vpc_peering_connection: Some(with_status(shown, Code::Provisioning, "Provisioning")),
        })
    }
}

fn ensure_few(tx: &Tx, side: &PeeredVpc) -> Result<(), Error> {
    let place = side.place();
    let mut clouds = tx.clouds();
    let cloud = clouds.find(|(known, _)| **known == place);
    let connections = cloud.iter().flat_map(|(_, cloud)| cloud.all());
    let active = connections.filter(|it: &&std::sync::Arc<VpcPeeringConnection>| {
        it.status == PeeringStatus::Active && it.peer_of(&place, side.vpc_id).is_some()
    });
    match active.count() >= MOST_ACTIVE {
        true => Err(Error::TooManyPeerings),
        false => Ok(()),
    }
}

impl Operation<Error> for RejectVpcPeeringConnectionRequest {
    fn run(self, tx: &mut Tx) -> Result<RejectVpcPeeringConnectionResult, Error> {
        let mut connection =
            VpcPeeringConnection::clone(&*get(tx, self.vpc_peering_connection_id)?);
        ensure_asked(tx, &connection, "reject", "accepted or rejected")?;
        if !is_open(&connection, tx.now) {
            return Err(wrong_state(&connection, Code::Rejected));
        }
        set_status(tx, &mut connection, PeeringStatus::Rejected);
        Ok(RejectVpcPeeringConnectionResult {
            r#return: Some(true),
        })
    }
}

impl Operation<Error> for DeleteVpcPeeringConnectionRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteVpcPeeringConnectionResult, Error> {
        let mut connection =
            VpcPeeringConnection::clone(&*get(tx, self.vpc_peering_connection_id)?);
        match connection.status {
            PeeringStatus::Active => {}
            // Who was asked rejects instead.
            PeeringStatus::PendingAcceptance if connection.requester.account != tx.account() => {
                return Err(not_permitted(tx, &connection, "delete"));
            }
            PeeringStatus::PendingAcceptance => {}
            _ => return Err(wrong_state(&connection, Code::Deleting)),
        }
        let by = tx.account().to_owned();
        set_status(tx, &mut connection, PeeringStatus::Deleted { by });
        Ok(DeleteVpcPeeringConnectionResult {
            r#return: Some(true),
        })
    }
}

/// Ends requests that nobody answered, and forgets what AWS no longer shows to this account.
pub(crate) fn expire(tx: &mut Tx) {
    let now = tx.now;
    let all: Vec<_> = tx.cloud().all::<VpcPeeringConnection>().cloned().collect();
    for connection in all {
        let shown = match &connection.status {
            PeeringStatus::Active => continue,
            PeeringStatus::PendingAcceptance => {
                if !is_open(&connection, now) {
                    let mut connection = VpcPeeringConnection::clone(&connection);
                    set_status(tx, &mut connection, PeeringStatus::Expired);
                }
                continue;
            }
            PeeringStatus::Failed => SHOWN.0,
            PeeringStatus::Expired => SHOWN.1,
            PeeringStatus::Rejected if connection.accepter.account == tx.account() => SHOWN.0,
            PeeringStatus::Deleted { by } if by == tx.account() => SHOWN.0,
            PeeringStatus::Rejected | PeeringStatus::Deleted { .. } => SHOWN.1,
        };
        if now.duration_since(connection.since) >= shown {
            tx.remove::<VpcPeeringConnection>(&connection.id);
        }
    }
}
