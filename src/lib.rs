#![doc = include_str!("README.md")]
//!
//! # Modules
//!
//! They use each other in one direction: [`response_parts`] uses [`dialect`], which uses [`body_writer`] and
//! [`problem`]; [`read`](mod@read) goes the other way; all may use [`catalogue`], and `catalogue`
//! uses none. What is needed most is also here: [`Problem`], [`Facts`], [`negotiate`](fn@negotiate)
//! and [`Answer`] for a server, [`read`](fn@read) and [`Report`] for a client.
//!
//! # Features
//!
//! The crate depends on nothing, and no feature is on by default. What a program does not call, its
//! linker leaves out, so the parts need no features of their own.
//!
//! - `serde`: the rows of the catalogue are `Serialize`.
//! - `binding`: the records of [`mod@binding`], in which errors cross into and out of WebAssembly. They
//!   belong to the npm package, change with it, and are no part of what a version promises.

#![cfg_attr(
    not(feature = "binding"),
    allow(rustdoc::broken_intra_doc_links, reason = "the module may not be there")
)]

#[cfg(feature = "binding")]
pub mod binding;
pub mod body_writer;
pub mod catalogue;
pub mod dialect;
pub mod header;
pub mod http_date;
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

pub use negotiate::{Media, negotiate};
pub use problem::{FieldError, Problem};
pub use read::{Report, read};
pub use response_parts::{Answer, Facts};
