//! Shapes of the AWS service models that our operations reach, and the codec of the query protocols.
//!
//! The shapes are written by `generate.py`; the codec is by hand: [`form`] and [`json`] read a request's parameters
//! into a tree, [`constraints`] says which values the models allow, [`codec`] turns trees into shapes and shapes into XML, [`xml`] writes it,
//! and [`plain`] makes JSON of shapes that are kept. Of our crates only the model is used, for ids.

pub mod codec;
pub mod constraints;
pub mod form;
mod generated;
pub mod json;
mod parameter_error;
pub mod plain;
pub mod xml;

pub use codec::{Blob, Decode, Encode, Enumeration, Request};
pub use constraints::Constraint;
pub use form::{FormError, Parameters};
pub use generated::{ec2, iam, ssm, sts};
pub use jiff::Timestamp;
pub use json::Json;
pub use parameter_error::ParameterError;
pub use plain::Plain;
pub use terrarium_model::ids;
pub use xml::Xml;
