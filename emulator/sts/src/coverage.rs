//! The test that no parameter of an operation is silently ignored.

use terrarium_query::coverage;

use crate::operations::OPERATIONS;

/// Parameters that may be given and change nothing, and why that is right.
const WITHOUT_EFFECT: &[(&str, &str)] = &[
    // What policies take away from a session is not enforced.
    ("AssumeRole", "policy_arns"),
    ("GetFederationToken", "policy_arns"),
    // No policy looks at what a federated user is tagged with.
    ("GetFederationToken", "tags"),
];

#[test]
fn no_parameter_is_silently_ignored() {
    coverage::ensure_used(env!("CARGO_MANIFEST_DIR"), OPERATIONS, WITHOUT_EFFECT);
}

#[test]
fn what_is_refused_is_a_parameter_of_the_operation() {
    coverage::ensure_refusals_are_known(OPERATIONS);
}
