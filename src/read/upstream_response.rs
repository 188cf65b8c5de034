//! Another server's response, or as much of it as was read.

use crate::http_date::parse_http_date;

/// Another server's response, or as much of it as was read.
///
/// ```
/// use httpexc::read::{UpstreamResponse, read};
/// // GraphQL and others send errors with a 200.
/// let body = br#"{"errors": [{"message": "There is no such song."}]}"#;
/// let response = UpstreamResponse { status: 200, body, examine_ok: true, ..Default::default() };
/// assert!(read(&response).is_error);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct UpstreamResponse<'a> {
    /// The status code.
    pub status: u16,
    /// The headers, with their names in lower case.
    pub headers: &'a [(&'a str, &'a str)],
    /// The content, or as much of it as was read: in UTF-8, in UTF-16 with a byte order mark, or in
    /// Latin-1 if the content type says so. Decode content in other encodings before.
    pub body: &'a [u8],
    /// Whether the body is only the start of a longer one, so that a character may be cut off at its end.
    pub is_cut: bool,
    /// Whether the body decides if a response with an ok status is an error. The result is
    /// [`Report::is_error`](super::Report::is_error).
    pub examine_ok: bool,
    /// The current time in seconds since 1970. Dates are compared with it if the response has no
    /// `Date`.
    pub now: Option<f64>,
}

impl<'a> UpstreamResponse<'a> {
    /// Returns the value of a header, or an empty text if there is none of that name.
    pub(super) fn header(&self, name: &str) -> &'a str {
        let found = self.headers.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.trim_ascii())
    }

    /// Returns the time at which the response was made, or else the current time, in seconds since
    /// 1970.
    pub(super) fn created_at(&self) -> Option<f64> {
        match self.header("date") {
            "" => self.now,
            date => parse_http_date(date, self.now).or(self.now),
        }
    }
}
