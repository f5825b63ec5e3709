//! Reservations of parts of a subnet: addresses that are given to no interface unless it asks for them, or to prefixes alone.

use ipnet::IpNet;
use terrarium_model::resources::{ReservationType, Subnet, SubnetCidrReservation};
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::{self as wire, *};

use super::get;
use crate::cidr_blocks::parse_either;
use crate::errors::Error;
use crate::filters::Field;
use crate::pages::{Selection, select_among};
use crate::tags;

/// The block of the subnet that a reservation would be in; an error names the subnet's.
fn ensure_within(subnet: &Subnet, cidr: &IpNet) -> Result<(), Error> {
    let ipv6 = subnet.ipv6_cidr_block.as_ref();
    let whole = match cidr {
        IpNet::V4(_) => subnet.cidr_block.map(IpNet::V4),
        IpNet::V6(_) => ipv6.map(|block| IpNet::V6(block.ipv6_cidr_block)),
    };
    match whole {
        Some(whole) if whole.contains(cidr) => Ok(()),
        whole => Err(Error::invalid_value(format!(
            "Reservation CIDR should be within subnet CIDR block ({})",
            whole.map_or(String::new(), |whole| whole.to_string())
        ))),
    }
}

fn ensure_unreserved(tx: &Tx, subnet: &Subnet, cidr: &IpNet) -> Result<(), Error> {
    let mut others = tx.cloud().all::<SubnetCidrReservation>();
    let overlaps = |other: &IpNet| other.contains(cidr) || cidr.contains(other);
    match others.any(|other| other.subnet_id == subnet.id && overlaps(&other.cidr)) {
        true => Err(Error::invalid_value(format!(
            "Reservation CIDR {cidr} has overlap with existing reserved CIDR block"
        ))),
        false => Ok(()),
    }
}

impl Operation<Error> for CreateSubnetCidrReservationRequest {
    fn run(self, tx: &mut Tx) -> Result<CreateSubnetCidrReservationResult, Error> {
        let subnet = get(tx, self.subnet_id)?;
        let cidr = parse_either(&self.cidr, "cidr")?;
        ensure_within(&subnet, &cidr)?;
        ensure_unreserved(tx, &subnet, &cidr)?;
        let reservation = SubnetCidrReservation {
            id: tx.new_id(),
            subnet_id: subnet.id,
            cidr,
            reservation_type: match self.reservation_type {
                SubnetCidrReservationType::Prefix => ReservationType::Prefix,
                SubnetCidrReservationType::Explicit => ReservationType::Explicit,
            },
            description: self.description,
        };
        tags::give(tx, reservation.id, &self.tag_specifications)?;
        tx.put(reservation.clone());
        Ok(CreateSubnetCidrReservationResult {
            subnet_cidr_reservation: Some(on_the_wire(tx, &reservation)),
        })
    }
}

impl Operation<Error> for DeleteSubnetCidrReservationRequest {
    fn run(self, tx: &mut Tx) -> Result<DeleteSubnetCidrReservationResult, Error> {
        let id = self.subnet_cidr_reservation_id;
        let reservation = tx.get::<SubnetCidrReservation>(&id);
        let reservation = reservation.ok_or(Error::not_found(id))?;
        let shown = on_the_wire(tx, &reservation);
        tx.remove::<SubnetCidrReservation>(&id);
        Ok(DeleteSubnetCidrReservationResult {
            deleted_subnet_cidr_reservation: Some(shown),
        })
    }
}

/// The filters of GetSubnetCidrReservations.
const FIELDS: &[Field<SubnetCidrReservation>] = &[
    ("reservationType", |_, reservation| {
        vec![wire_type(reservation.reservation_type).to_string()]
    }),
    ("subnet-id", |_, reservation| {
        vec![reservation.subnet_id.to_string()]
    }),
];

impl Operation<Error> for GetSubnetCidrReservationsRequest {
    fn run(self, tx: &mut Tx) -> Result<GetSubnetCidrReservationsResult, Error> {
        let subnet = get(tx, self.subnet_id)?.id;
        let selection = Selection {
            ids: Vec::new(),
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let of_subnet = |reservation: &SubnetCidrReservation| reservation.subnet_id == subnet;
        let page = select_among(tx, selection, FIELDS, of_subnet)?;
        let (ipv6, ipv4) = page
            .items
            .iter()
            .partition::<Vec<_>, _>(|reservation| matches!(reservation.cidr, IpNet::V6(_)));
        let shown = |reservations: Vec<&std::sync::Arc<SubnetCidrReservation>>| {
            let shown = reservations.into_iter();
            shown
                .map(|reservation| on_the_wire(tx, reservation))
                .collect()
        };
        Ok(GetSubnetCidrReservationsResult {
            subnet_ipv4_cidr_reservations: shown(ipv4),
            subnet_ipv6_cidr_reservations: shown(ipv6),
            next_token: page.next_token,
        })
    }
}

/// Removes the reservations of a subnet that goes.
pub(super) fn forget_subnet(tx: &mut Tx, subnet: &Subnet) {
    let all = tx.cloud().all::<SubnetCidrReservation>();
    let of_subnet = all.filter(|reservation| reservation.subnet_id == subnet.id);
    let ids: Vec<_> = of_subnet.map(|reservation| reservation.id).collect();
    for id in ids {
        tx.remove::<SubnetCidrReservation>(&id);
    }
}

fn wire_type(kind: ReservationType) -> SubnetCidrReservationType {
    match kind {
        ReservationType::Prefix => SubnetCidrReservationType::Prefix,
        ReservationType::Explicit => SubnetCidrReservationType::Explicit,
    }
}

fn on_the_wire(tx: &Tx, reservation: &SubnetCidrReservation) -> wire::SubnetCidrReservation {
    wire::SubnetCidrReservation {
        subnet_cidr_reservation_id: Some(reservation.id),
        subnet_id: Some(reservation.subnet_id),
        cidr: Some(reservation.cidr.to_string()),
        reservation_type: Some(wire_type(reservation.reservation_type)),
        owner_id: Some(tx.account().to_owned()),
        description: reservation.description.clone(),
        tags: tags::of(tx, reservation.id),
    }
}

#[cfg(test)]
mod tests;
