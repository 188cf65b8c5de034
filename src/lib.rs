#![doc = include_str!("README.md")]
//!
//! # Modules
//!
//! They use each other in one direction: [`answer`] uses [`dialect`], which uses [`render`] and
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
//! - `binding`: [`packed`] and [`record`], in which errors cross into and out of WebAssembly. They
//!   belong to the npm package, change with it, and are no part of what a version promises.

#![cfg_attr(
    not(feature = "binding"),
    allow(rustdoc::broken_intra_doc_links, reason = "the two modules may not be there")
)]

pub mod answer;
pub mod catalogue;
pub mod dialect;
pub mod field;
pub mod negotiate;
#[cfg(feature = "binding")]
pub mod packed;
pub mod problem;
pub mod read;
#[cfg(feature = "binding")]
pub mod record;
pub mod render;
pub mod retry;
pub mod template;
pub mod value;

pub use answer::{Answer, Facts};
pub use negotiate::{Media, negotiate};
pub use problem::{FieldError, Problem};
pub use read::{Report, read};
