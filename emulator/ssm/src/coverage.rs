//! The test that no parameter of an operation is silently ignored.

use terrarium_query::coverage;

use crate::operations::OPERATIONS;

#[test]
fn no_parameter_is_silently_ignored() {
    coverage::ensure_used(env!("CARGO_MANIFEST_DIR"), OPERATIONS, &[]);
}

#[test]
fn what_is_refused_is_a_parameter_of_the_operation() {
    coverage::ensure_refusals_are_known(OPERATIONS);
}
