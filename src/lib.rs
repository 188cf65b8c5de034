//! HTTP errors as data: what each status means, and how an answer that carries it is written.
//!
//! The crate is the core of the npm package of the same name, and useful to a Rust server by
//! itself. It is pure: no I/O, no clock, no globals, no JavaScript, and no input makes it panic.
//!
//! ```
//! use httpexc::{answer::{Answer, Facts}, negotiate::negotiate, problem::Problem};
//!
//! let problem = Problem::new(404).detail("No song has the id 7.");
//! let answer = Answer::new(&problem, &Facts::default(), negotiate("application/json"));
//! assert_eq!(
//!     answer.body,
//!     br#"{"type":"about:blank","title":"Not Found","status":404,"detail":"No song has the id 7."}"#,
//! );
//! assert!(answer.fields.iter().any(|field| field == ("vary", "Accept")));
//! ```
//!
//! The JavaScript classes that are generated from [`catalogue::ROWS`] form this tree:
//!
//! ```text
//! Error
//! └─ HTTPException
//!    ├─ HTTPOk                     200, and base of the 2xx
//!    ├─ HTTPRedirection            base of the 3xx
//!    └─ HTTPError                  any status from 400 to 599
//!       ├─ HTTPClientError         base of the 4xx
//!       │  └─ HTTPBadRequest       base of HTTPMissingParam and its like
//!       └─ HTTPServerError         base of the 5xx
//! ```
//!
//! Modules use each other in one direction: [`answer`] uses [`dialect`], which uses [`render`]
//! and [`problem`]; [`read`] goes the other way; all may use [`catalogue`], and `catalogue` uses none.

pub mod answer;
pub mod catalogue;
pub mod dialect;
pub mod field;
pub mod negotiate;
pub mod packed;
pub mod problem;
pub mod read;
pub mod record;
pub mod render;
pub mod retry;
pub mod template;
pub mod value;
