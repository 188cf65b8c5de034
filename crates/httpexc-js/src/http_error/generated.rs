//! The constructors of single statuses and the methods that build an error, which `make generate` writes
//! from the catalogue and from the core.

mod builder;
mod client_statuses;
mod server_statuses;
