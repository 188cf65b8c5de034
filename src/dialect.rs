//! Gives a problem as a body in the shape of one system.
//!
//! A dialect decides the body and its content type, and nothing else: the duties of HTTP hold
//! in all of them and are written by [`crate::response_parts`]. Each is one module, and they have one shape:
//! a [`Dialect`].

use crate::negotiate::{Media, choose};
use crate::problem::Problem;

pub mod discord;
pub mod falcon;
mod page;
pub mod problem;
pub mod webob;
pub mod werkzeug;

/// How one system writes a problem.
///
/// ```
/// use httpexc::{response_parts::{Answer, Facts}, dialect::{Dialect, discord}, problem::Problem};
/// let dialect: &Dialect = &discord::DIALECT;
/// let problem = Problem::new(404).with_detail("Unknown song").with_code(10_003);
/// let answer = Answer::of(dialect, &problem, &Facts::default(), dialect.negotiate("*/*"));
/// assert_eq!(answer.body, br#"{"message":"Unknown song","code":10003}"#);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// Its name in lower case.
    pub name: &'static str,
    /// The media types that it writes, the most preferred first.
    pub offers: &'static [Media],
    /// What it writes where nobody said, or nothing of what was said fits.
    pub fallback: Media,
    /// Gives the content type of a status in a media type.
    pub content_type: fn(status: u16, media: Media) -> &'static str,
    /// The content type that it gives to an answer without content; empty for none.
    pub silent_type: &'static str,
    /// Gives when an answer with a status has content.
    pub representation: fn(status: u16) -> Representation,
    /// Writes the body. `target` is where a redirect leads, for a page that offers it as a link.
    pub body: fn(out: &mut Vec<u8>, problem: &Problem<'_>, media: Media, target: Option<&str>),
}

/// When an answer has content, where its status allows it.
///
/// ```
/// use httpexc::{response_parts::{Answer, Facts}, dialect::Representation, negotiate::Media, problem::Problem};
/// let facts = Facts { representation: Some(Representation::Never), ..Facts::default() };
/// assert!(Answer::new(&Problem::new(404), &facts, Media::Json).body.is_empty());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Representation {
    /// In any case.
    Always,
    /// When there is a detail that may be seen.
    WithDetail,
    /// In no case.
    Never,
}

impl Dialect {
    /// Gives the media type that an `Accept` value asks for ([`mod@crate::negotiate`]).
    ///
    /// ```
    /// use httpexc::{dialect::webob, negotiate::Media};
    /// assert_eq!(webob::DIALECT.negotiate("application/json"), Media::Json);
    /// assert_eq!(webob::DIALECT.negotiate("image/png"), Media::Text);
    /// ```
    #[must_use]
    pub fn negotiate(&self, accept: &str) -> Media {
        let essences: Vec<_> = self.offers.iter().map(|media| media.essence()).collect();
        let chosen = choose(accept, &essences);
        chosen.and_then(|at| self.offers.get(at).copied()).unwrap_or(self.fallback)
    }
}

/// The content security policy of a page that a caller brings: its own styles, and images and
/// fonts of its origin; no scripts.
pub const PAGE_POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Has content in any case, as most statuses do in most systems.
pub(crate) const fn always(_: u16) -> Representation {
    Representation::Always
}
