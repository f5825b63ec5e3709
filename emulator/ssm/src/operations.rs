// Written by emulator/wire/generate.py from the sources beside it; edit those, never this.

//! The one table of operations: dispatch, action names and the coverage page derive from it.

use terrarium_query::Entry;
use terrarium_wire::ssm::*;

use crate::Error;

/// Every operation that this service has, in order, and the file that it is in.
#[rustfmt::skip]
pub const OPERATIONS: &[Entry] = &[
    Entry::json::<AddTagsToResourceRequest, Error>("tags.rs"),
    Entry::json::<DeleteParameterRequest, Error>("parameters/delete.rs"),
    Entry::json::<DeleteParametersRequest, Error>("parameters/delete.rs"),
    Entry::json::<DescribeParametersRequest, Error>("parameters/describe.rs"),
    Entry::json::<GetParameterRequest, Error>("parameters/get.rs"),
    Entry::json::<GetParameterHistoryRequest, Error>("parameters/history.rs"),
    Entry::json::<GetParametersRequest, Error>("parameters/get.rs"),
    Entry::json::<GetParametersByPathRequest, Error>("parameters/get.rs"),
    Entry::json::<LabelParameterVersionRequest, Error>("parameters/labels.rs"),
    Entry::json::<ListTagsForResourceRequest, Error>("tags.rs"),
    Entry::json::<PutParameterRequest, Error>("parameters/put.rs"),
    Entry::json::<RemoveTagsFromResourceRequest, Error>("tags.rs"),
    Entry::json::<UnlabelParameterVersionRequest, Error>("parameters/labels.rs"),
];
