//! The constructors of single statuses, which `make generate` writes from the catalogue.

mod client_statuses;
mod server_statuses;
