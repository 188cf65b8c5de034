//! Another server's response, as far as it is there.

use crate::http_date::parse_http_date;

/// An answer, as far as it is there.
///
/// ```
/// use httpexc::read::{Answer, read};
/// // GraphQL and others send errors under a 200.
/// let body = br#"{"errors": [{"message": "There is no such song."}]}"#;
/// let answer = Answer { status: 200, body, in_ok: true, ..Answer::default() };
/// assert!(read(&answer).is_error);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Answer<'a> {
    /// Its status.
    pub status: u16,
    /// Its header fields, names in lower case.
    pub fields: &'a [(&'a str, &'a str)],
    /// Its content, or as much as was read of it: in UTF-8, in UTF-16 with its mark, or in Latin-1
    /// where the content type says so. What is in another encoding is to be decoded before.
    pub body: &'a [u8],
    /// An ok status may come with an error: [`Report::is_error`](super::Report::is_error) then says whether it does.
    pub in_ok: bool,
    /// The moment at which it is read, in seconds since 1970, for dates where the answer has none.
    pub now: Option<f64>,
}

impl<'a> Answer<'a> {
    /// Gives the value of a field, empty for none.
    pub(super) fn field(&self, name: &str) -> &'a str {
        let found = self.fields.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.trim_ascii())
    }

    /// Gives the moment at which the answer was made, or at least read.
    pub(super) fn moment(&self) -> Option<f64> {
        parse_http_date(self.field("date")).or(self.now)
    }
}
