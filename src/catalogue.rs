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
#[non_exhaustive]
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
    /// What libraries call it in their answers, where that is not the phrase.
    pub titles: &'static [Alias],
    /// Other names that libraries use for its class.
    pub aliases: &'static [Alias],
}

/// A field that an answer must or may carry because of its status.
///
/// ```
/// use httpexc::catalogue::{Field, find};
/// let duty = find(405).unwrap().duties[0];
/// assert!(duty.field == Field::Allow && duty.required);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Duty {
    /// The field.
    pub field: Field,
    /// Whether the answer is wrong without it.
    pub required: bool,
}

/// The header fields that statuses bring with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum Cache {
    /// It may store and reuse it (RFC 9110, 15.1).
    Heuristic,
    /// It needs explicit leave, such as `max-age`.
    Explicit,
    /// It must not store it (RFC 6585, 3 to 6): `no-store` goes out.
    Never,
}

/// Whether an answer has content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum Body {
    /// It may have content.
    Allowed,
    /// It never has content (RFC 9110, 6.4.1).
    Never,
}

/// Whether a client may send the same request again without asking anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum Retry {
    /// The same request would fare the same.
    Never,
    /// The cause is likely to pass: after `Retry-After`, else with a growing pause.
    Later,
}

/// Where a status comes from, and so whether it has a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
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
///
/// ```
/// use httpexc::catalogue::{System, find};
/// let aliases = find(413).unwrap().titles;
/// assert!(aliases.iter().any(|alias| alias.system == System::Falcon));
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

/// The libraries whose names the catalogue keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
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

mod rows;

pub use rows::ROWS;

/// A more telling kind of 400, with a class of its own under `HTTPBadRequest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Specialised {
    /// What follows `HTTP` in the name of the class.
    pub name: &'static str,
    /// The title of its problem; empty where it keeps that of a 400.
    pub title: &'static str,
    /// The option that names the culprit; empty where there is none.
    pub field: &'static str,
    /// What `detail` starts with; `{}` stands for the culprit.
    pub detail: &'static str,
    /// What the class is for, one sentence.
    pub explanation: &'static str,
    /// Other names that libraries use for it.
    pub aliases: &'static [Alias],
}

/// The specialised 400s.
///
/// ```
/// use httpexc::catalogue::SPECIALISED;
/// assert!(SPECIALISED.iter().any(|class| class.name == "MissingParam"));
/// ```
pub const SPECIALISED: &[Specialised] = &[
    Specialised {
        name: "InvalidHeader",
        title: "Invalid Header",
        field: "header",
        detail: "The header {} has a value that cannot be used.",
        explanation: "A header of the request has a value that the server cannot use.",
        aliases: &[],
    },
    Specialised {
        name: "MissingHeader",
        title: "Missing Header",
        field: "header",
        detail: "The header {} must be sent.",
        explanation: "The request lacks a header that the server needs.",
        aliases: &[],
    },
    Specialised {
        name: "InvalidParam",
        title: "Invalid Parameter",
        field: "param",
        detail: "The parameter {} has a value that cannot be used.",
        explanation: "A parameter of the request has a value that the server cannot use.",
        aliases: &[],
    },
    Specialised {
        name: "MissingParam",
        title: "Missing Parameter",
        field: "param",
        detail: "The parameter {} must be sent.",
        explanation: "The request lacks a parameter that the server needs.",
        aliases: &[],
    },
    Specialised {
        name: "MissingKey",
        title: "Missing Key",
        field: "key",
        detail: "The key {} must be sent.",
        explanation: "The form or query lacks a key that the server needs.",
        aliases: &[Alias { system: System::Werkzeug, name: "BadRequestKeyError" }],
    },
    Specialised {
        name: "ClientDisconnected",
        title: "",
        field: "",
        detail: "",
        explanation: "The client went away before it had sent the whole request.",
        aliases: &[],
    },
];

/// Gives the row of a status, or `None` for a status that nobody uses.
///
/// ```
/// assert_eq!(httpexc::catalogue::find(429).unwrap().phrase, "Too Many Requests");
/// assert!(httpexc::catalogue::find(299).is_none());
/// ```
#[must_use]
pub fn find(status: u16) -> Option<&'static Row> {
    let at = ROWS.binary_search_by_key(&status, |row| row.status).ok()?;
    ROWS.get(at)
}

/// What a writer needs of a row. A program that writes answers and asks for nothing else links
/// these columns and leaves out the rest of the table, two thirds of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brief {
    status: u16,
    /// As in [`Row::phrase`].
    pub phrase: &'static str,
    /// As in [`Row::explanation`].
    pub explanation: &'static str,
    /// As in [`Row::body`].
    pub body: Body,
    /// As in [`Row::cache`].
    pub cache: Cache,
}

impl Brief {
    /// What is known of a status that nobody uses.
    const UNKNOWN: Self = Self {
        status: 0,
        phrase: "",
        explanation: "",
        body: Body::Allowed,
        cache: Cache::Explicit,
    };

    /// The same of an interim answer, which ends with its fields (RFC 9110, 15.2).
    const INTERIM: Self = Self { body: Body::Never, ..Self::UNKNOWN };
}

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static BRIEFS: [Brief; ROWS.len()] = {
    let mut briefs = [Brief::UNKNOWN; ROWS.len()];
    let mut at = 0;
    while at < ROWS.len() {
        let Row { status, phrase, explanation, body, cache, .. } = ROWS[at];
        briefs[at] = Brief { status, phrase, explanation, body, cache };
        at += 1;
    }
    briefs
};

/// Gives what a writer needs of a status; of one that nobody uses, that it may have content
/// unless it is a 1xx.
///
/// ```
/// use httpexc::catalogue::{Body, brief};
/// assert_eq!(brief(204).body, Body::Never);
/// assert_eq!(brief(299).phrase, "");
/// ```
#[must_use]
pub fn brief(status: u16) -> &'static Brief {
    let at = BRIEFS.binary_search_by_key(&status, |row| row.status).ok();
    let unknown = if status / 100 == 1 { &Brief::INTERIM } else { &Brief::UNKNOWN };
    at.and_then(|at| BRIEFS.get(at)).unwrap_or(unknown)
}

/// The phrases, and nothing else of the rows.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static PHRASES: [(u16, &str); ROWS.len()] = {
    let mut phrases = [(0, ""); ROWS.len()];
    let mut at = 0;
    while at < ROWS.len() {
        phrases[at] = (ROWS[at].status, ROWS[at].phrase);
        at += 1;
    }
    phrases
};

/// Gives the phrase of a status, empty for an unknown one; a program that needs no more of the rows
/// has no more of them in it.
///
/// ```
/// use httpexc::catalogue::phrase;
/// assert_eq!((phrase(404), phrase(299)), ("Not Found", ""));
/// ```
#[must_use]
pub fn phrase(status: u16) -> &'static str {
    let at = PHRASES.binary_search_by_key(&status, |row| row.0).ok();
    at.and_then(|at| PHRASES.get(at)).map_or("", |row| row.1)
}

/// The titles of [`Row::titles`], and nothing else of the rows.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, a panic would not build")]
static TITLES: [(u16, &[Alias]); ROWS.len()] = {
    let mut titles: [(u16, &[Alias]); ROWS.len()] = [(0, &[]); ROWS.len()];
    let mut at = 0;
    while at < ROWS.len() {
        titles[at] = (ROWS[at].status, ROWS[at].titles);
        at += 1;
    }
    titles
};

/// Gives what a system calls a status in its answers, where that is not the phrase.
///
/// ```
/// use httpexc::catalogue::{System, title_in};
/// assert_eq!(title_in(System::Falcon, 413), Some("Payload Too Large"));
/// assert_eq!(title_in(System::Falcon, 404), None);
/// ```
#[must_use]
pub fn title_in(system: System, status: u16) -> Option<&'static str> {
    let at = TITLES.binary_search_by_key(&status, |row| row.0).ok()?;
    let (_, titles) = TITLES.get(at)?;
    titles.iter().find(|title| title.system == system).map(|title| title.name)
}

/// Gives whether a text is what an error's status is called: its phrase, or what a system says for it.
///
/// ```
/// use httpexc::catalogue::names_error;
/// assert!(names_error("Not Found") && names_error("Request Entity Too Large"));
/// assert!(!names_error("OK") && !names_error("No song has the id 7."));
/// ```
#[must_use]
pub fn names_error(text: &str) -> bool {
    let is_phrase = |(status, phrase): &(u16, &str)| *status >= 400 && *phrase == text;
    let is_title = |(status, titles): &(u16, &[Alias])| {
        *status >= 400 && titles.iter().any(|title| title.name == text)
    };
    PHRASES.iter().any(is_phrase) || TITLES.iter().any(is_title)
}

impl Row {
    /// Gives the name of the JavaScript class, or `None` where the status has none.
    ///
    /// ```
    /// let name = |status| httpexc::catalogue::find(status).unwrap().class_name();
    /// assert_eq!(name(505).as_deref(), Some("HTTPVersionNotSupported"));
    /// assert_eq!(name(103), None);
    /// ```
    #[must_use]
    pub fn class_name(&self) -> Option<String> {
        (self.status >= 200 && self.standing == Standing::Registered)
            .then(|| ["HTTP", self.name].concat())
    }

    /// Gives whether the status tells of an error, the client's (4xx) or the server's (5xx).
    ///
    /// ```
    /// assert!(httpexc::catalogue::find(404).unwrap().is_error());
    /// ```
    #[must_use]
    pub const fn is_error(&self) -> bool {
        self.status >= 400
    }
}
