//! Which capabilities a guest gets: what a machine's root has, less what reaches out of the container or is not to be had.

use std::fs;

/// A capability's number and its name as Docker spells it.
const CAPABILITIES: &[(u32, &str)] = &[
    (0, "CHOWN"),
    (1, "DAC_OVERRIDE"),
    (2, "DAC_READ_SEARCH"),
    (3, "FOWNER"),
    (4, "FSETID"),
    (5, "KILL"),
    (6, "SETGID"),
    (7, "SETUID"),
    (8, "SETPCAP"),
    (9, "LINUX_IMMUTABLE"),
    (10, "NET_BIND_SERVICE"),
    (11, "NET_BROADCAST"),
    (12, "NET_ADMIN"),
    (13, "NET_RAW"),
    (14, "IPC_LOCK"),
    (15, "IPC_OWNER"),
    (18, "SYS_CHROOT"),
    (19, "SYS_PTRACE"),
    (20, "SYS_PACCT"),
    (21, "SYS_ADMIN"),
    // Without it a guest cannot tell a reboot from a halt; in a process-id namespace it reaches no further than that.
    (22, "SYS_BOOT"),
    (23, "SYS_NICE"),
    (24, "SYS_RESOURCE"),
    (26, "SYS_TTY_CONFIG"),
    (27, "MKNOD"),
    (28, "LEASE"),
    (29, "AUDIT_WRITE"),
    (30, "AUDIT_CONTROL"),
    (31, "SETFCAP"),
    // Left out: SYS_MODULE, SYS_RAWIO, SYS_TIME, MAC_OVERRIDE, MAC_ADMIN, SYSLOG, WAKE_ALARM and BLOCK_SUSPEND belong to the
    // host's kernel, AUDIT_READ to its log; PERFMON, BPF and CHECKPOINT_RESTORE are unknown to engines still in use.
];

/// The capabilities of this process, from `/proc/self/status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Own {
    effective: u64,
    bounding: u64,
}

impl Own {
    /// Reads them; none at all where there is no `/proc`.
    pub(crate) fn read() -> Self {
        Self::parse(&fs::read_to_string("/proc/self/status").unwrap_or_default())
    }

    fn parse(status: &str) -> Self {
        let field = |name| {
            status
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
                .unwrap_or(0)
        };
        Self {
            effective: field("CapEff:"),
            bounding: field("CapBnd:"),
        }
    }

    /// Whether it can make interfaces and enter the guests' namespaces.
    pub(crate) fn can_make_networks(self) -> bool {
        let needed = ["NET_ADMIN", "SYS_ADMIN"];
        CAPABILITIES
            .iter()
            .filter(|(_, name)| needed.contains(name))
            .all(|(number, _)| self.effective & (1 << number) != 0)
    }

    /// What a guest gets, by Docker's names. The engine is on this machine, so its bounding set is taken to be ours.
    pub(crate) fn for_guests(self) -> Vec<String> {
        CAPABILITIES
            .iter()
            .filter(|(number, _)| self.bounding & (1 << number) != 0)
            .map(|(_, name)| (*name).to_owned())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_gets_no_capability_that_the_host_lacks() {
        let host = Own::parse("CapEff:\t000001fffeffffff\nCapBnd:\t000001fffeffffff\n");
        assert!(host.can_make_networks());
        assert!(!host.for_guests().contains(&"SYS_RESOURCE".to_owned()));
        assert!(host.for_guests().contains(&"SYS_ADMIN".to_owned()));
    }

    #[test]
    fn a_guest_never_gets_what_reaches_the_hosts_kernel() {
        let host = Own::parse("CapEff:\tffffffffffffffff\nCapBnd:\tffffffffffffffff\n");
        for name in ["SYS_MODULE", "SYS_RAWIO", "SYS_TIME", "SYSLOG"] {
            assert!(!host.for_guests().contains(&name.to_owned()), "{name}");
        }
    }

    #[test]
    fn a_process_without_root_cannot_make_networks() {
        let user = Own::parse("CapEff:\t0000000000000000\nCapBnd:\t000001ffffffffff\n");
        assert!(!user.can_make_networks());
        assert!(!Own::parse("").can_make_networks());
    }
}
