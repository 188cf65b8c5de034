//! The dialects: a problem as a body in the form of one system.
//!
//! A dialect decides the body and its content type, and nothing else. [`crate::response_parts`] fulfils
//! the duties of HTTP for all of them. Each dialect is one module with one [`Dialect`].

mod definition;
mod discord;
mod error_page;
mod falcon;
mod page_parts;
mod problem_details;
mod problem_members;
mod problem_text;
mod retry_sentence;
mod shown_parts;
mod text_direction;
mod webob;
mod werkzeug;

pub use definition::{BodyContext, CUSTOM_PAGE_POLICY, Dialect, Representation};
pub use discord::DISCORD_DIALECT;
pub use error_page::ERROR_PAGE_POLICY;
pub use falcon::{FALCON_DIALECT, FALCON1_DIALECT};
pub use problem_details::{PROBLEM_DIALECT, PROBLEM_WITHOUT_TEMPLATES};
pub use webob::WEBOB_DIALECT;
pub use werkzeug::WERKZEUG_DIALECT;

/// The dialects, in the order of their numbers.
pub const DIALECTS: [&Dialect; 6] = [
    &PROBLEM_DIALECT,
    &FALCON_DIALECT,
    &WERKZEUG_DIALECT,
    &WEBOB_DIALECT,
    &DISCORD_DIALECT,
    &FALCON1_DIALECT,
];
