//! Headers: their names and values checked, quoted and formatted by RFC 9110.
//!
//! Every header of a response goes through [`Headers`], which accepts any text and contains no byte
//! that could end a header line. A header whose value cannot be sent is left out.
//!
//! This module must not know which status requires which header.

use std::time::{Duration, SystemTime};

use crate::http_date::format_http_date;
use crate::number::format_decimal;
use crate::percent::encode_uri_reference;

/// Whether a byte may be in a token (RFC 9110, 5.6.2).
///
/// ```
/// assert!(httpexc::header::is_token_byte(b'-') && !httpexc::header::is_token_byte(b'/'));
/// ```
#[must_use]
pub const fn is_token_byte(byte: u8) -> bool {
    matches!(
        byte,
        b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'z' | b'|' | b'~' | b'0'..=b'9' | b'A'..=b'Z'
    )
}

/// Whether a text is a token. Methods, schemes and header names are tokens (RFC 9110, 5.6.2).
///
/// ```
/// use httpexc::header::is_token;
/// assert!(is_token("M-SEARCH"));
/// assert!(!is_token("GET,HEAD") && !is_token(""));
/// ```
#[must_use]
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(is_token_byte)
}

/// Whether a text can be sent as a header value: visible characters of Latin-1, space and tab
/// (RFC 9110, 5.5; JavaScript's `Headers` accepts no character above U+00FF).
///
/// ```
/// use httpexc::header::is_header_value;
/// assert!(is_header_value("max-age=0, must-revalidate"));
/// assert!(!is_header_value("a\r\nSet-Cookie: b=c"));
/// ```
#[must_use]
pub fn is_header_value(text: &str) -> bool {
    text.chars().all(|char| matches!(char, '\t' | ' '..='~' | '\u{80}'..='\u{ff}'))
}

/// Appends a text. Not inlined: see [`crate::body_writer::write_raw`].
#[inline(never)]
fn append(out: &mut String, text: &str) {
    out.push_str(text);
}

/// The headers of a response, in the order in which they are sent.
///
/// ```
/// let mut headers = httpexc::header::Headers::default();
/// headers.push("allow", "GET, HEAD");
/// assert_eq!(headers.iter().collect::<Vec<_>>(), [("allow", "GET, HEAD")]);
/// assert_eq!(headers.as_str(), "allow: GET, HEAD\n");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers {
    lines: String,
}

impl Headers {
    /// Creates an empty list of headers.
    ///
    /// ```
    /// assert_eq!(httpexc::header::Headers::new().iter().count(), 0);
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { lines: String::new() }
    }

    /// Adds a header, unless its name is not a token or its value cannot be sent.
    ///
    /// ```
    /// let mut headers = httpexc::header::Headers::new();
    /// headers.push("x-song", "7");
    /// headers.push("x-song", "7\r\nset-cookie: id=7");
    /// assert_eq!(headers.as_str(), "x-song: 7\n");
    /// ```
    pub fn push(&mut self, name: &str, value: &str) {
        if is_token(name) && is_header_value(value) {
            self.push_line(name, value.trim_ascii());
        }
    }

    /// Adds a header whose name and value are valid.
    fn push_line(&mut self, name: &str, value: &str) {
        for part in [name, ": ", value, "\n"] {
            append(&mut self.lines, part);
        }
    }

    /// Returns the value of the first header with this name, in any case.
    ///
    /// ```
    /// let mut headers = httpexc::header::Headers::new();
    /// headers.push("retry-after", "7");
    /// assert_eq!((headers.get("Retry-After"), headers.get("allow")), (Some("7"), None));
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|header| header.0.eq_ignore_ascii_case(name)).map(|header| header.1)
    }

    /// Returns the headers as pairs of name and value.
    ///
    /// ```
    /// let mut headers = httpexc::header::Headers::new();
    /// headers.push("allow", "GET");
    /// for (name, value) in &headers {
    ///     assert_eq!((name, value), ("allow", "GET"));
    /// }
    /// ```
    #[must_use]
    pub fn iter(&self) -> HeaderIter<'_> {
        HeaderIter { lines: self.lines.split_terminator('\n') }
    }

    /// Returns the headers as text: `name: value` and a line feed for each.
    ///
    /// ```
    /// let mut headers = httpexc::header::Headers::new();
    /// headers.push("allow", "GET");
    /// assert_eq!(headers.as_str(), "allow: GET\n");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.lines
    }
}

/// An iterator over [`Headers`], as pairs of name and value.
///
/// ```
/// let mut headers = httpexc::header::Headers::new();
/// headers.push("vary", "Accept");
/// assert_eq!(headers.iter().next(), Some(("vary", "Accept")));
/// ```
#[derive(Debug, Clone)]
pub struct HeaderIter<'a> {
    lines: std::str::SplitTerminator<'a, char>,
}

impl<'a> Iterator for HeaderIter<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.lines.next()?;
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        Some((name, value.strip_prefix(' ').unwrap_or(value)))
    }
}

impl<'a> IntoIterator for &'a Headers {
    type Item = (&'a str, &'a str);
    type IntoIter = HeaderIter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Returns a list as one header value (RFC 9110, 5.6.1). An item that is empty or cannot be sent is
/// left out, so that the other items can be sent.
///
/// ```
/// assert_eq!(httpexc::header::join_list(&["GET", "HEAD"]), "GET, HEAD");
/// assert_eq!(httpexc::header::join_list(&["", "GET", "a\nb"]), "GET");
/// ```
#[must_use]
pub fn join_list(items: &[&str]) -> String {
    let mut value = String::new();
    for item in items.iter().filter(|item| !item.is_empty() && is_header_value(item)) {
        if !value.is_empty() {
            append(&mut value, ", ");
        }
        append(&mut value, item);
    }
    value
}

/// A challenge for `WWW-Authenticate` or `Proxy-Authenticate` (RFC 9110, 11.3).
///
/// ```
/// use httpexc::{response_parts::{ResponseParts, ResponseOptions}, header::Challenge, negotiate::MediaType, problem::Problem};
/// let challenges = vec![Challenge::Params("Bearer", vec![("realm", "songs")])];
/// let options = ResponseOptions { challenges, ..ResponseOptions::default() };
/// let parts = ResponseParts::new(&Problem::new(401), &options, MediaType::Json);
/// assert_eq!(parts.headers.get("www-authenticate"), Some(r#"Bearer realm="songs""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Challenge<'a> {
    /// A complete challenge, which is sent as it is.
    Raw(&'a str),
    /// A scheme with one opaque value.
    Token68(&'a str, &'a str),
    /// A scheme with its parameters, if any.
    Params(&'a str, Vec<(&'a str, &'a str)>),
}

/// The parameters whose values must not be quoted (RFC 7616, 3.3).
const UNQUOTED_PARAMS: [&str; 3] = ["algorithm", "stale", "userhash"];

impl Challenge<'_> {
    /// Returns the challenge as a header value, with quoted parameters (RFC 9110, 11.2 and 5.6.4). A name may
    /// occur once, in whatever case, so the first of several parameters with one name is sent.
    ///
    /// ```
    /// use httpexc::header::Challenge;
    /// let challenge = Challenge::Params("Bearer", vec![("realm", r#"the "zoo""#)]);
    /// assert_eq!(challenge.to_value(), r#"Bearer realm="the \"zoo\"""#);
    /// let challenge = Challenge::Params("Basic", vec![("realm", "songs"), ("REALM", "films")]);
    /// assert_eq!(challenge.to_value(), r#"Basic realm="songs""#);
    /// ```
    #[must_use]
    pub fn to_value(&self) -> String {
        match self {
            Self::Raw(value) => (*value).to_owned(),
            Self::Token68(scheme, token) => [scheme, " ", token].concat(),
            Self::Params(scheme, params) => {
                let mut value = (*scheme).to_owned();
                let mut separator = " ";
                for (at, (name, text)) in params.iter().enumerate() {
                    let mut earlier = params.iter().take(at);
                    if earlier.any(|(other, _)| other.eq_ignore_ascii_case(name)) {
                        continue;
                    }
                    append(&mut value, separator);
                    separator = ", ";
                    append(&mut value, name);
                    append(&mut value, "=");
                    let is_unquoted =
                        UNQUOTED_PARAMS.iter().any(|other| other.eq_ignore_ascii_case(name));
                    if is_unquoted && is_token(text) {
                        append(&mut value, text);
                    } else {
                        append_quoted(&mut value, text);
                    }
                }
                value
            }
        }
    }
}

/// A text is a complete challenge.
impl<'a> From<&'a str> for Challenge<'a> {
    fn from(value: &'a str) -> Self {
        Self::Raw(value)
    }
}

fn append_quoted(out: &mut String, text: &str) {
    append(out, "\"");
    for char in text.chars() {
        if char == '"' || char == '\\' {
            append(out, "\\");
        }
        out.push(char);
    }
    append(out, "\"");
}

/// When a client may retry, for `Retry-After` (RFC 9110, 10.2.3).
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use httpexc::header::RetryAfter;
/// // A retry must not come too early, so a part of a second counts as a whole one.
/// assert_eq!(RetryAfter::from(Duration::from_millis(1500)), RetryAfter::Seconds(2));
/// assert_eq!(RetryAfter::from(SystemTime::UNIX_EPOCH), RetryAfter::At(0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// After this number of seconds.
    Seconds(u64),
    /// At this moment, in seconds since 1970.
    At(i64),
}

impl RetryAfter {
    /// Returns the header value: digits, or a date.
    ///
    /// ```
    /// use httpexc::header::RetryAfter;
    /// assert_eq!(RetryAfter::Seconds(120).to_value(), "120");
    /// assert_eq!(RetryAfter::At(784_111_777).to_value(), "Sun, 06 Nov 1994 08:49:37 GMT");
    /// ```
    #[must_use]
    pub fn to_value(self) -> String {
        match self {
            Self::Seconds(seconds) => format_decimal(seconds),
            Self::At(moment) => format_http_date(moment),
        }
    }
}

impl From<Duration> for RetryAfter {
    fn from(span: Duration) -> Self {
        Self::Seconds(span.as_secs().saturating_add(u64::from(span.subsec_nanos() > 0)))
    }
}

impl From<SystemTime> for RetryAfter {
    fn from(moment: SystemTime) -> Self {
        let seconds = |span: Duration| i64::try_from(span.as_secs()).unwrap_or(i64::MAX);
        Self::At(match moment.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => seconds(after).saturating_add(i64::from(after.subsec_nanos() > 0)),
            Err(before) => seconds(before.duration()).saturating_neg(),
        })
    }
}

/// Returns the value of `Content-Range` for a range that cannot be satisfied (RFC 9110, 14.4).
///
/// ```
/// assert_eq!(httpexc::header::format_unsatisfied_range("bytes", 1234), "bytes */1234");
/// ```
#[must_use]
pub fn format_unsatisfied_range(unit: &str, length: u64) -> String {
    [unit, " */", &format_decimal(length)].concat()
}

/// Returns the value of `Link` that names who demanded a block (RFC 7725, 4; RFC 8288, 3).
///
/// ```
/// assert_eq!(
///     httpexc::header::format_blocked_by("https://court.example/<7>"),
///     r#"<https://court.example/%3C7%3E>; rel="blocked-by""#,
/// );
/// ```
#[must_use]
pub fn format_blocked_by(uri: &str) -> String {
    ["<", &encode_uri_reference(uri), ">; rel=\"blocked-by\""].concat()
}
