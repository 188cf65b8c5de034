#![doc = include_str!("README.md")]
//!
//! # Modules
//!
//! They use each other in one direction: [`response_parts`] uses [`dialect`], which uses
//! [`body_writer`] and [`problem`]; [`read`](mod@read) uses neither `dialect` nor `response_parts`; all
//! may use [`catalogue`], and `catalogue` uses none. The types that most programs need are also here:
//! [`Problem`], [`ResponseOptions`], [`negotiate`](fn@negotiate) and [`ResponseParts`] for a server,
//! [`read`](fn@read) and [`Report`] for a client.
//!
//! # Features
//!
//! The crate has no dependencies, and no feature is on by default. The linker leaves out functions that
//! a program does not call, so the modules need no features of their own.
//!
//! - `serde`: [`Problem`], [`Report`] and the values of JSON are `Serialize` and `Deserialize`, and the
//!   rows of the catalogue are `Serialize`.
//! - `serde_json`: a [`Value`](json_value::Value) is made of one of serde_json, so that extensions may be
//!   `serde_json::json!({ … })`.
//! - `binding`: the records of [`mod@binding`], in which errors cross into and out of WebAssembly. They
//!   belong to the npm package and change with it. No version of the crate promises their form.

// The core is total: any input gives a result, never a panic. Each of these could panic.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![cfg_attr(
    not(feature = "binding"),
    allow(rustdoc::broken_intra_doc_links, reason = "the module exists only with the feature")
)]

mod ascii;
#[cfg(feature = "binding")]
pub mod binding;
pub mod body_writer;
mod byte_search;
pub mod catalogue;
pub mod dialect;
pub mod header;
pub mod http_date;
mod http_error;
pub mod json_value;
pub mod negotiate;
pub mod number;
pub mod page_template;
pub mod percent;
pub mod pointer;
pub mod problem;
pub mod read;
pub mod response_parts;
pub mod retry;
#[cfg(feature = "serde")]
mod serde_forms;
mod utf8;

pub use http_error::{HttpError, StatusExt, StdHttpError};
pub use negotiate::{MediaType, negotiate};
pub use pointer::PathSegment;
pub use problem::{FieldError, Problem};
pub use read::{Report, read};
pub use response_parts::{ResponseOptions, ResponseParts};
