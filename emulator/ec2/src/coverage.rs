//! The test that no parameter of an operation is silently ignored: each is used in its source, or refused, or common to all.

use terrarium_query::coverage;

use crate::operations::OPERATIONS;

/// Parameters that may be given and change nothing, and why that is right.
const WITHOUT_EFFECT: &[(&str, &str)] = &[
    // No AWS service launches anything here on a user's behalf.
    ("*", "include_managed_resources"),
    // No image is named by a parameter of Systems Manager here.
    ("CreateLaunchTemplateVersion", "resolve_alias"),
    ("DescribeLaunchTemplateVersions", "resolve_alias"),
    // A container's files are copied as they are, whether it runs or not.
    ("CreateImage", "no_reboot"),
    // The request itself is signed, and allowed to read what it copies.
    ("CopySnapshot", "presigned_url"),
    // A record comes off at once.
    ("DetachVolume", "force"),
    // The console is read anew each time.
    ("GetConsoleOutput", "latest"),
    // Nothing holds an interface back.
    ("DetachNetworkInterface", "force"),
    // No account attaches what is another's.
    ("DeleteNetworkInterfacePermission", "force"),
    // An interface always comes off at once.
    // A guest that does not stop by itself is stopped all the same.
    ("StopInstances", "force"),
    ("StopInstances", "skip_os_shutdown"),
    ("TerminateInstances", "force"),
    ("TerminateInstances", "skip_os_shutdown"),
];

#[test]
fn no_parameter_is_silently_ignored() {
    coverage::ensure_used(env!("CARGO_MANIFEST_DIR"), OPERATIONS, WITHOUT_EFFECT);
}

#[test]
fn what_is_refused_is_a_parameter_of_the_operation() {
    coverage::ensure_refusals_are_known(OPERATIONS);
}
