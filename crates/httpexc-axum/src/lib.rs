#![doc = include_str!("../README.md")]
// A request must not be able to make the layer panic.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod error_future;
mod error_log;
mod error_response;
mod http_error;
mod http_types;
mod layer;
mod log_text;
mod panic_text;
mod replacement;
mod request_facts;
mod response_rule;
mod short_text;
mod streamed_body;
mod upgrade_headers;

pub use error_future::ErrorFuture;
pub use http_error::HttpError;
pub use http_types::{IntoHeaderText, IntoStatus};
pub use httpexc;
pub use httpexc::{FieldError, StatusExt};
pub use layer::{ErrorLayer, ErrorService, layer};
pub use response_rule::KeepResponse;
