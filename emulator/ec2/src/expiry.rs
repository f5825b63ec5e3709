//! What AWS forgets with time, a line for each resource that is shown for a while after it went.

use terrarium_state::Tx;

use crate::{instances, nat_gateways, vpc_block_public_access, vpc_peering_connections};

/// Forgets what is over for long enough, in one account's region.
pub fn expire(tx: &mut Tx) {
    instances::expire(tx);
    nat_gateways::expire(tx);
    vpc_block_public_access::expire(tx);
    vpc_peering_connections::expire(tx);
}
