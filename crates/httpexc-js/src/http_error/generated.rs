//! The constructors of single statuses, the methods that build an error and its conversions, which `make generate`
//! writes from the catalogue, from the core and from httpexc-axum.

mod builder;
mod client_statuses;
mod conversions;
mod server_statuses;
