//! The S3 REST service over its own store. No sockets, no signatures checked: the server verifies a request
//! (`terrarium-signature`), puts what it learnt into a [`RequestContext`] and hands the request over untouched.
//!
//! ```text
//! let s3 = S3::open(Options { data_dir: Some(dir), ..Options::default() })?;
//! let response = s3.handle(context, request).await;              // bodies stream both ways
//! let response = s3.refuse(&failure, &context_of_request, &request_head); // a signature that does not hold
//! ```
//!
//! A request's body is not polled before the request is authorised, so `Expect: 100-continue` means what it says.
//!
//! Code map: `address` (bucket and key from host and path), `operations` (the one table of all operations), one file per area
//! (`buckets`, `configurations`, `tagging`, `objects`, `copies`, `deletions`, `listings`, `multipart`), `upload` and `chunked` (a body on its
//! way in), `download` (on its way out), `checksums`, `conditions`, `errors` (the catalogue), `xml`, `store` (SQLite and files).

mod access;
mod address;
mod buckets;
mod call;
mod checksums;
mod chunked;
mod conditions;
mod configurations;
mod copies;
mod deletions;
mod documents;
mod download;
mod encryption;
mod errors;
mod expectation;
mod headers;
mod listings;
mod locks;
mod multipart;
mod objects;
mod operations;
mod parts;
mod response;
mod service;
mod store;
mod tagging;
mod upload;
mod versioning;
mod xml;

pub use download::S3Body;
pub use operations::{Operation, operations};
pub use service::{RequestContext, S3, Told};
pub use store::{Durability, Options};
