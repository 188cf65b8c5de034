//! The catalogue of HTTP statuses: one table with one row for each status.
//!
//! The table holds IANA's "HTTP Status Codes" registry, 418, and the unregistered statuses that
//! clients meet. A row holds the facts about its status, and other facts are derived from it: the name of
//! the class, whether the status is an error, which statuses are worth a retry. The JavaScript classes,
//! their types and their docs are generated from this table, too.
//!
//! This module must not know how a response is written: no header values, no formats, no JavaScript.

/// A row of the catalogue: the facts about one status.
///
/// ```
/// let row = httpexc::catalogue::find_row(404).unwrap();
/// assert_eq!((row.phrase, row.spec), ("Not Found", "RFC 9110, 15.5.5"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CatalogueRow {
    /// The status code, three digits.
    pub status: u16,
    /// The phrase in PascalCase, acronyms kept, without a leading `HTTP`.
    pub name: &'static str,
    /// The reason phrase as IANA registers it, in today's wording.
    pub phrase: &'static str,
    /// The section of the specification that defines the status; empty if there is none.
    pub spec: &'static str,
    /// A plain sentence for a person who sees the status.
    pub explanation: &'static str,
    /// The headers that a response with this status must or may have.
    pub duties: &'static [Duty],
    /// What a cache may do with the response.
    pub cache: CacheRule,
    /// Whether the response can have content.
    pub body: ContentRule,
    /// Whether a client may send the same request again.
    pub retry: RetryRule,
    /// Whether the status is registered. Only registered statuses have a class.
    pub standing: Standing,
    /// The titles that libraries use in their responses, if they differ from the phrase.
    pub titles: &'static [Alias],
    /// Other names that libraries use for the class.
    pub aliases: &'static [Alias],
}

/// A header that a response must or may have because of its status.
///
/// ```
/// use httpexc::catalogue::{DutyHeader, find_row};
/// let duty = find_row(405).unwrap().duties[0];
/// assert!(duty.header == DutyHeader::Allow && duty.required);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Duty {
    /// The header.
    #[cfg_attr(feature = "serde", serde(rename = "field"))]
    pub header: DutyHeader,
    /// Whether a response without the header breaks the specification.
    pub required: bool,
}

/// The headers that a status can require or allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum DutyHeader {
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
    /// `Retry-After` (RFC 9110, 10.2.3), if the specification of the status names it.
    RetryAfter,
    /// `Content-Range` (RFC 9110, 14.4).
    ContentRange,
    /// `Accept`, `Accept-Encoding` and `Accept-Patch` in a response (RFC 9110, 12.5; RFC 5789, 3.1).
    Accept,
    /// `Link` with `rel="blocked-by"` (RFC 7725, 4).
    BlockedBy,
}

/// What a cache may do with a response that has no headers about caching.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum CacheRule {
    /// A cache may store the response and use it again (RFC 9110, 15.1).
    Heuristic,
    /// A cache may store the response only if a header such as `Cache-Control: max-age` allows it.
    Explicit,
    /// A cache must not store the response (RFC 6585, 3 to 6). It is sent with `no-store`.
    Never,
}

/// Whether a response can have content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum ContentRule {
    /// The response may have content.
    Allowed,
    /// The response never has content (RFC 9110, 6.4.1).
    Never,
}

/// Whether a client may send the same request again by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum RetryRule {
    /// The same request would fail again.
    Never,
    /// The failure is likely to be temporary: the client retries after `Retry-After`, or after an
    /// increasing delay.
    Later,
}

/// Whether a status is registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum Standing {
    /// Registered with IANA, or 418.
    Registered,
    /// Registered for a limited time.
    Temporary,
    /// Reserved by the registry without a meaning (306).
    Unused,
    /// In no registry, but in use.
    Unregistered,
}

/// The name that a library uses for a status or for its class.
///
/// ```
/// use httpexc::catalogue::{System, find_row};
/// let aliases = find_row(413).unwrap().titles;
/// assert!(aliases.iter().any(|alias| alias.system == System::Falcon1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Alias {
    /// The library.
    pub system: System,
    /// The name, as the library spells it.
    pub name: &'static str,
}

/// The libraries whose names are in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum System {
    /// The Python package falcon 4.
    Falcon,
    /// The Python package falcon 1.2.
    Falcon1,
    /// The Python package Werkzeug 3.
    Werkzeug,
    /// The Python package WebOb 1.8.
    Webob,
    /// The npm package http-errors, 2.
    HttpErrors,
}

mod lookup;
mod rows;

pub use lookup::{
    RETRYABLE_STATUSES, StatusSummary, find_phrase, find_row, find_specialised_title, find_summary,
    find_title, is_error_title,
};
pub use rows::ROWS;

/// A class for a more specific 400, which extends `HTTPBadRequest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SpecialisedClass {
    /// The name of the class without the leading `HTTP`.
    pub name: &'static str,
    /// The title of its problem details; empty if it has the title of a 400.
    pub title: &'static str,
    /// The titles of libraries that have another one.
    pub titles: &'static [Alias],
    /// The option that names the wrong part of the request; empty if there is none.
    #[cfg_attr(feature = "serde", serde(rename = "field"))]
    pub option: &'static str,
    /// The start of `detail`, with `{}` in place of the value of the option.
    pub detail: &'static str,
    /// A sentence about when to use the class.
    pub explanation: &'static str,
    /// Other names that libraries use for the class.
    pub aliases: &'static [Alias],
}

/// Returns the titles of a class that all releases of falcon have.
const fn falcon_titles(name: &'static str) -> [Alias; 2] {
    [Alias { system: System::Falcon, name }, Alias { system: System::Falcon1, name }]
}

/// The classes for more specific 400s.
///
/// ```
/// use httpexc::catalogue::SPECIALISED_CLASSES;
/// assert!(SPECIALISED_CLASSES.iter().any(|class| class.name == "MissingParam"));
/// ```
pub const SPECIALISED_CLASSES: &[SpecialisedClass] = &[
    SpecialisedClass {
        name: "InvalidHeader",
        title: "Invalid Header",
        titles: &falcon_titles("Invalid header value"),
        option: "header",
        detail: "The header {} has a value that cannot be used.",
        explanation: "A header of the request has a value that the server cannot use.",
        aliases: &[],
    },
    SpecialisedClass {
        name: "MissingHeader",
        title: "Missing Header",
        titles: &falcon_titles("Missing header value"),
        option: "header",
        detail: "The header {} must be sent.",
        explanation: "The request lacks a header that the server needs.",
        aliases: &[],
    },
    SpecialisedClass {
        name: "InvalidParam",
        title: "Invalid Parameter",
        titles: &falcon_titles("Invalid parameter"),
        option: "param",
        detail: "The parameter {} has a value that cannot be used.",
        explanation: "A parameter of the request has a value that the server cannot use.",
        aliases: &[],
    },
    SpecialisedClass {
        name: "MissingParam",
        title: "Missing Parameter",
        titles: &falcon_titles("Missing parameter"),
        option: "param",
        detail: "The parameter {} must be sent.",
        explanation: "The request lacks a parameter that the server needs.",
        aliases: &[],
    },
    SpecialisedClass {
        name: "MissingKey",
        title: "Missing Key",
        titles: &[],
        option: "key",
        detail: "The key {} must be sent.",
        explanation: "The form or query lacks a key that the server needs.",
        aliases: &[Alias { system: System::Werkzeug, name: "BadRequestKeyError" }],
    },
    SpecialisedClass {
        name: "ClientDisconnected",
        title: "",
        titles: &[],
        option: "",
        detail: "",
        explanation: "The client disconnected before it had sent the whole request.",
        aliases: &[],
    },
];

impl CatalogueRow {
    /// Returns the name of the JavaScript class, or `None` if the status has none.
    ///
    /// ```
    /// let name = |status| httpexc::catalogue::find_row(status).unwrap().class_name();
    /// assert_eq!(name(505).as_deref(), Some("HTTPVersionNotSupported"));
    /// assert_eq!(name(103), None);
    /// ```
    #[must_use]
    pub fn class_name(&self) -> Option<String> {
        (self.status >= 200 && self.standing == Standing::Registered)
            .then(|| ["HTTP", self.name].concat())
    }

    /// Whether the status is an error: of the client (4xx) or of the server (5xx).
    ///
    /// ```
    /// assert!(httpexc::catalogue::find_row(404).unwrap().is_error());
    /// ```
    #[must_use]
    pub const fn is_error(&self) -> bool {
        self.status >= 400
    }
}
