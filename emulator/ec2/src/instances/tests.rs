//! The operations on instances, through requests.
