//! The parts of a request.

/// A part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// The content.
    Body,
    /// The query of the URL.
    Query,
    /// The path of the URL.
    Path,
    /// The header fields.
    Header,
    /// The `Cookie` field.
    Cookie,
}

impl Place {
    /// Gives the name of the part.
    ///
    /// ```
    /// assert_eq!(httpexc::read::Place::Query.name(), "query");
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
}

/// Gives the part of a request that a name stands for.
pub(super) fn place(name: &str) -> Option<Place> {
    const PLACES: [(&str, Place); 16] = [
        ("body", Place::Body),
        ("requestbody", Place::Body),
        ("payload", Place::Body),
        ("json", Place::Body),
        ("form", Place::Body),
        ("formdata", Place::Body),
        ("query", Place::Query),
        ("querystring", Place::Query),
        ("parameter", Place::Query),
        ("path", Place::Path),
        ("params", Place::Path),
        ("header", Place::Header),
        ("headers", Place::Header),
        ("cookie", Place::Cookie),
        ("cookies", Place::Cookie),
        ("uri", Place::Path),
    ];
    let found = PLACES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, place)| *place)
}

/// The places that may begin a path in text, where a field could have the other names.
pub(super) fn leading(name: &str) -> Option<Place> {
    let is_sure = ["body", "query", "querystring", "params", "headers", "header", "cookies"];
    place(name).filter(|_| is_sure.contains(&name))
}

/// The places that may have a map of fields each, as webargs and others name them.
pub(super) fn part(name: &str) -> Option<Place> {
    leading(name).or_else(|| place(name).filter(|_| matches!(name, "json" | "form")))
}

pub(super) fn leading_loc(name: &str) -> Option<Place> {
    let is_sure = ["body", "query", "path", "header", "cookie"];
    place(name).filter(|_| is_sure.contains(&name))
}
