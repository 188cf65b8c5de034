//! Another server's response, as far as it is there.

use crate::http_date::parse_http_date;

/// An response, as far as it is there.
///
/// ```
/// use httpexc::read::{UpstreamResponse, read};
/// // GraphQL and others send errors under a 200.
/// let body = br#"{"errors": [{"message": "There is no such song."}]}"#;
/// let response = UpstreamResponse { status: 200, body, examine_ok: true, ..UpstreamResponse::default() };
/// assert!(read(&response).is_error);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct UpstreamResponse<'a> {
    /// Its status.
    pub status: u16,
    /// Its header fields, names in lower case.
    pub headers: &'a [(&'a str, &'a str)],
    /// Its content, or as much as was read of it: in UTF-8, in UTF-16 with its mark, or in Latin-1
    /// where the content type says so. What is in another encoding is to be decoded before.
    pub body: &'a [u8],
    /// An ok status may come with an error: [`Report::is_error`](super::Report::is_error) then says whether it does.
    pub examine_ok: bool,
    /// The moment at which it is read, in seconds since 1970, for dates where the response has none.
    pub now: Option<f64>,
}

impl<'a> UpstreamResponse<'a> {
    /// Gives the value of a field, empty for none.
    pub(super) fn header(&self, name: &str) -> &'a str {
        let found = self.headers.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.trim_ascii())
    }

    /// Gives the moment at which the response was made, or at least read.
    pub(super) fn created_at(&self) -> Option<f64> {
        parse_http_date(self.header("date")).or(self.now)
    }
}
