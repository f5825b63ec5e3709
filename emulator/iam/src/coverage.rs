//! The test that no parameter of an operation is silently ignored.

use terrarium_query::coverage;

use crate::operations::OPERATIONS;

/// Parameters that may be given and change nothing, and why that is right.
const WITHOUT_EFFECT: &[(&str, &str)] = &[
    // There are no devices, certificates and keys to page through or to choose from.
    ("ListMFADevices", "marker"),
    ("ListMFADevices", "max_items"),
    ("ListSSHPublicKeys", "marker"),
    ("ListSSHPublicKeys", "max_items"),
    ("ListServiceSpecificCredentials", "all_users"),
    ("ListServiceSpecificCredentials", "marker"),
    ("ListServiceSpecificCredentials", "max_items"),
    ("ListServiceSpecificCredentials", "service_name"),
    ("ListSigningCertificates", "marker"),
    ("ListSigningCertificates", "max_items"),
    ("ListVirtualMFADevices", "assignment_status"),
    ("ListVirtualMFADevices", "marker"),
    ("ListVirtualMFADevices", "max_items"),
];

#[test]
fn no_parameter_is_silently_ignored() {
    coverage::ensure_used(env!("CARGO_MANIFEST_DIR"), OPERATIONS, WITHOUT_EFFECT);
}

#[test]
fn what_is_refused_is_a_parameter_of_the_operation() {
    coverage::ensure_refusals_are_known(OPERATIONS);
}
