#![doc = include_str!("../README.md")]
// In WebAssembly nothing catches a panic: a request must not be able to cause one.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod body_reader;
mod error_log;
mod fetch_response;
mod http_error;
mod portable_error;
mod portable_text;
mod read_limits;
mod response_reader;
mod revived_headers;
mod thrown_value;

pub use http_error::HttpError;
pub use httpexc;
pub use httpexc::{FieldError, StatusExt};
pub use portable_error::PortableError;
pub use read_limits::ReadLimits;
pub use response_reader::read_response;
pub use thrown_value::ThrownValue;
