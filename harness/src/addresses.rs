//! Addresses that belong to nobody on the internet, and whether this machine has a route of its own to one: without such a
//! route, a packet to it would go to the next router, where a stranger may take it.

use std::net::Ipv4Addr;

/// Private, shared, or set aside for benchmarks: ranges from which a Terrarium's public addresses may be taken.
pub(crate) fn is_nobodys(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_private()
        || (first == 198 && second & 0xfe == 18)
        || (first == 100 && second & 0xc0 == 64)
}

/// This machine's routes, in the kernel's own words.
pub(crate) fn routes() -> String {
    std::fs::read_to_string("/proc/net/route").unwrap_or_default()
}

/// Whether one of the routes leads to the address, other than the one that leads everywhere.
pub(crate) fn leads_to(routes: &str, address: Ipv4Addr) -> bool {
    leads_into(routes, address, 32)
}

/// Whether one of the routes, other than the one that leads everywhere, leads to an address of that block.
pub(crate) fn leads_into(routes: &str, block: Ipv4Addr, prefix_length: u32) -> bool {
    let block_mask = u32::MAX << (32 - prefix_length);
    routes.lines().skip(1).any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        match (number(words.get(1)), number(words.get(7))) {
            (Some(destination), Some(mask)) => {
                mask != 0 && (destination ^ u32::from(block)) & mask & block_mask == 0
            }
            _ => false,
        }
    })
}

/// The kernel writes an address as the hexadecimal number that its bytes make in memory.
fn number(word: Option<&&str>) -> Option<u32> {
    let in_memory = u32::from_str_radix(word?, 16).ok()?;
    Some(u32::from_be_bytes(in_memory.to_ne_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUTES: &str = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\n\
        eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\n\
        trm-up\t001012C6\t021012C6\t0003\t0\t0\t0\t00F0FFFF\t0\n";

    #[test]
    fn pools_are_taken_from_ranges_that_are_nobody_s() {
        for text in [
            [198, 18, 0, 5],
            [198, 19, 255, 1],
            [10, 1, 2, 3],
            [100, 64, 0, 1],
        ] {
            assert!(is_nobodys(text.into()), "{text:?}");
        }
        assert!(!is_nobodys([54, 1, 2, 3].into()));
        assert!(!is_nobodys([198, 20, 0, 1].into()));
    }

    #[cfg(target_endian = "little")]
    #[test]
    fn the_default_route_is_no_route_to_a_pool() {
        assert!(leads_to(ROUTES, [198, 18, 16, 9].into()));
        assert!(!leads_to(ROUTES, [198, 18, 32, 9].into()));
        assert!(!leads_to(ROUTES, [54, 1, 2, 3].into()));
        assert!(!leads_to("", [198, 18, 16, 9].into()));
    }

    #[cfg(target_endian = "little")]
    #[test]
    fn a_block_is_led_into_by_routes_to_its_parts_and_to_more_than_it() {
        assert!(leads_into(ROUTES, [198, 18, 0, 0].into(), 16));
        assert!(leads_into(ROUTES, [198, 18, 18, 0].into(), 24));
        assert!(!leads_into(ROUTES, [198, 19, 0, 0].into(), 16));
        assert!(!leads_into(ROUTES, [198, 18, 32, 0].into(), 20));
    }
}
