//! What `generate.py` wrote, a file per service.

pub mod ec2;
pub mod iam;
pub mod ssm;
pub mod sts;
