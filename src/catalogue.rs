//! Gives every HTTP status as one row of one table.
//!
//! The rows are what IANA's "HTTP Status Codes" registry holds, 418, and the
//! unregistered codes that a client meets in the wild. All that is known of a
//! status stands in its row; what follows from it (the class name, the family,
//! whether its text may be seen) is derived here. The JavaScript classes, their
//! types and their docs are generated from this table.
//!
//! This module must not know how an answer is written: no header values, no
//! formats, no JavaScript.

/// A row of the catalogue: what HTTP says of one status.
///
/// ```
/// let row = httpexc::catalogue::find(404).unwrap();
/// assert_eq!((row.phrase, row.spec), ("Not Found", "RFC 9110, 15.5.5"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Row {
    /// The three-digit code.
    pub status: u16,
    /// The phrase in PascalCase, acronyms kept, without a leading `HTTP`.
    pub name: &'static str,
    /// The reason phrase as IANA registers it, in today's wording.
    pub phrase: &'static str,
    /// The section that defines it; empty where no specification does.
    pub spec: &'static str,
    /// One plain sentence for a reader who meets the status.
    pub explanation: &'static str,
    /// The fields that an answer with this status must or may carry.
    pub duties: &'static [Duty],
    /// What a cache may do with the answer.
    pub cache: Cache,
    /// Whether the answer has content.
    pub body: Body,
    /// Whether sending the same request again makes sense.
    pub retry: Retry,
    /// Whether the status is registered, and whether it has a class.
    pub standing: Standing,
    /// Other names that libraries use for it.
    pub aliases: &'static [Alias],
}

/// A field that an answer must or may carry because of its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Duty {
    /// The field.
    pub field: Field,
    /// Whether the answer is wrong without it.
    pub required: bool,
}

/// The header fields that statuses bring with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Field {
    /// `Allow` (RFC 9110, 10.2.1).
    Allow,
    /// `WWW-Authenticate` (RFC 9110, 11.6.1).
    WwwAuthenticate,
    /// `Proxy-Authenticate` (RFC 9110, 11.7.1).
    ProxyAuthenticate,
    /// `Upgrade` (RFC 9110, 7.8).
    Upgrade,
    /// `Location` (RFC 9110, 10.2.2).
    Location,
    /// `Retry-After` (RFC 9110, 10.2.3), where the section of the status names it.
    RetryAfter,
    /// `Content-Range` (RFC 9110, 14.4).
    ContentRange,
    /// `Accept`, `Accept-Encoding` and `Accept-Patch` in an answer (RFC 9110, 12.5; RFC 5789, 3.1).
    Accept,
    /// `Link` with `rel="blocked-by"` (RFC 7725, 4).
    BlockedBy,
}

/// What a cache may do with an answer that says nothing about caching itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Cache {
    /// It may store and reuse it (RFC 9110, 15.1).
    Heuristic,
    /// It needs explicit leave, such as `max-age`.
    Explicit,
    /// It must not store it (RFC 6585, 3 to 6): `no-store` goes out.
    Never,
}

/// Whether an answer has content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Body {
    /// It may have content.
    Allowed,
    /// It never has content (RFC 9110, 6.4.1).
    Never,
}

/// Whether a client may send the same request again without asking anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Retry {
    /// The same request would fare the same.
    Never,
    /// The cause is likely to pass: after `Retry-After`, else with a growing pause.
    Later,
}

/// Where a status comes from, and so whether it has a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Standing {
    /// Registered with IANA, or 418.
    Registered,
    /// Registered for a limited time.
    Temporary,
    /// Set aside by the registry and given no meaning (306).
    Unused,
    /// In no registry, and met all the same.
    Unregistered,
}

/// A name that a library gives to a status or to its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Alias {
    /// The library.
    pub system: System,
    /// The name, as the library spells it.
    pub name: &'static str,
}

/// The libraries whose names the catalogue keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum System {
    /// falcon, 1.2 to 4.
    Falcon,
    /// Werkzeug 3.
    Werkzeug,
    /// WebOb 1.8.
    Webob,
    /// The npm package http-errors, 2.
    HttpErrors,
}
