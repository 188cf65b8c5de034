//! The parts of a request that an error may be about, and the names that stand for them.

use super::text::is_word_of;

/// A part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RequestPart {
    /// The content.
    Body,
    /// The query of the URL.
    Query,
    /// The path of the URL.
    Path,
    /// The headers.
    Header,
    /// The `Cookie` header.
    Cookie,
}

/// The names of the parts, without regard to case.
const PART_NAMES: [(&str, RequestPart); 16] = [
    ("body", RequestPart::Body),
    ("requestbody", RequestPart::Body),
    ("payload", RequestPart::Body),
    ("json", RequestPart::Body),
    ("form", RequestPart::Body),
    ("formdata", RequestPart::Body),
    ("query", RequestPart::Query),
    ("querystring", RequestPart::Query),
    ("parameter", RequestPart::Query),
    ("path", RequestPart::Path),
    ("params", RequestPart::Path),
    ("header", RequestPart::Header),
    ("headers", RequestPart::Header),
    ("cookie", RequestPart::Cookie),
    ("cookies", RequestPart::Cookie),
    ("uri", RequestPart::Path),
];

impl RequestPart {
    /// Returns the name of the part.
    ///
    /// ```
    /// assert_eq!(httpexc::read::RequestPart::Query.name(), "query");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Query => "query",
            Self::Path => "path",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }

    /// Returns the part that a name stands for.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let found = PART_NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, part)| *part)
    }

    /// Returns the part that a path in a text begins with. A field may well have one of the names that
    /// are left out here.
    pub(super) fn from_path_start(name: &str) -> Option<Self> {
        Self::from_name(name).filter(|_| is_certain_start(name))
    }

    /// Returns the part whose field errors stand in a map under this name, as webargs and others
    /// write it.
    pub(super) fn from_map_name(name: &str) -> Option<Self> {
        Self::from_name(name).filter(|_| is_certain_start(name) || matches!(name, "json" | "form"))
    }

    /// Returns the part that FastAPI's `loc` begins with.
    pub(super) fn from_loc_start(name: &str) -> Option<Self> {
        const CERTAIN: &str = "body|query|path|header|cookie";
        Self::from_name(name).filter(|_| is_word_of(CERTAIN, name))
    }
}

/// Whether a name that begins a path is that of a part of the request and not that of a field.
#[inline(never)]
fn is_certain_start(name: &str) -> bool {
    is_word_of("body|query|querystring|params|headers|header|cookies", name)
}
