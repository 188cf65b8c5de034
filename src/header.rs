//! Gives header field values: checked, quoted and formatted as RFC 9110 asks.
//!
//! What is sent goes through [`Fields`], which takes values of any content and lets out no byte
//! that could end a field line: a value that cannot be sent is left out as a whole.
//!
//! This module must not know which status brings which field.

use std::time::{Duration, SystemTime};

use crate::http_date::format_http_date;
use crate::number::format_decimal;
use crate::percent::encode_uri_reference;

/// Gives whether a byte may stand in a token (RFC 9110, 5.6.2).
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

/// Gives whether a text is a token, as methods, schemes and field names are (RFC 9110, 5.6.2).
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

/// Gives whether a text can be sent as a field value: visible characters of Latin-1, space and
/// tab (RFC 9110, 5.5; `Headers` takes no character above U+00FF).
///
/// ```
/// use httpexc::header::is_value;
/// assert!(is_value("max-age=0, must-revalidate"));
/// assert!(!is_value("a\r\nSet-Cookie: b=c"));
/// ```
#[must_use]
pub fn is_value(text: &str) -> bool {
    text.chars().all(|char| matches!(char, '\t' | ' '..='~' | '\u{80}'..='\u{ff}'))
}

/// Adds a text.
#[inline(never)]
fn add(out: &mut String, text: &str) {
    out.push_str(text);
}

/// A block of field lines, in the order in which they are sent.
///
/// ```
/// let mut fields = httpexc::header::Fields::default();
/// fields.push("allow", "GET, HEAD");
/// assert_eq!(fields.iter().collect::<Vec<_>>(), [("allow", "GET, HEAD")]);
/// assert_eq!(fields.as_str(), "allow: GET, HEAD\n");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    lines: String,
}

impl Fields {
    /// Gives a block without lines.
    ///
    /// ```
    /// assert_eq!(httpexc::header::Fields::new().iter().count(), 0);
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { lines: String::new() }
    }

    /// Adds a line, unless its name is no token or its value cannot be sent.
    ///
    /// ```
    /// let mut fields = httpexc::header::Fields::new();
    /// fields.push("x-song", "7");
    /// fields.push("x-song", "7\r\nset-cookie: id=7");
    /// assert_eq!(fields.as_str(), "x-song: 7\n");
    /// ```
    pub fn push(&mut self, name: &str, value: &str) {
        if is_token(name) && is_value(value) {
            self.line(name, value.trim_ascii());
        }
    }

    /// Adds a line whose value is known to be good.
    fn line(&mut self, name: &str, value: &str) {
        for part in [name, ": ", value, "\n"] {
            add(&mut self.lines, part);
        }
    }

    /// Gives the value of the first line of a name, whatever its case.
    ///
    /// ```
    /// let mut fields = httpexc::header::Fields::new();
    /// fields.push("retry-after", "7");
    /// assert_eq!((fields.get("Retry-After"), fields.get("allow")), (Some("7"), None));
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|field| field.0.eq_ignore_ascii_case(name)).map(|field| field.1)
    }

    /// Gives the lines as pairs of name and value.
    ///
    /// ```
    /// let mut fields = httpexc::header::Fields::new();
    /// fields.push("allow", "GET");
    /// for (name, value) in &fields {
    ///     assert_eq!((name, value), ("allow", "GET"));
    /// }
    /// ```
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        Iter { lines: self.lines.split_terminator('\n') }
    }

    /// Gives the block as text: `name: value` and a line feed for each.
    ///
    /// ```
    /// let mut fields = httpexc::header::Fields::new();
    /// fields.push("allow", "GET");
    /// assert_eq!(fields.as_str(), "allow: GET\n");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.lines
    }
}

/// The lines of [`Fields`], as pairs of name and value.
///
/// ```
/// let mut fields = httpexc::header::Fields::new();
/// fields.push("vary", "Accept");
/// assert_eq!(fields.iter().next(), Some(("vary", "Accept")));
/// ```
#[derive(Debug, Clone)]
pub struct Iter<'a> {
    lines: std::str::SplitTerminator<'a, char>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.lines.next()?;
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        Some((name, value.strip_prefix(' ').unwrap_or(value)))
    }
}

impl<'a> IntoIterator for &'a Fields {
    type Item = (&'a str, &'a str);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Gives a list as one value (RFC 9110, 5.6.1); an item that is empty or cannot be sent is left
/// out, so that it does not take the others with it.
///
/// ```
/// assert_eq!(httpexc::header::list(&["GET", "HEAD"]), "GET, HEAD");
/// assert_eq!(httpexc::header::list(&["", "GET", "a\nb"]), "GET");
/// ```
#[must_use]
pub fn list(items: &[&str]) -> String {
    let mut value = String::new();
    for item in items.iter().filter(|item| !item.is_empty() && is_value(item)) {
        if !value.is_empty() {
            add(&mut value, ", ");
        }
        add(&mut value, item);
    }
    value
}

/// A challenge for `WWW-Authenticate` or `Proxy-Authenticate` (RFC 9110, 11.3).
///
/// ```
/// use httpexc::{response_parts::{Answer, Facts}, header::Challenge, negotiate::Media, problem::Problem};
/// let challenges = vec![Challenge::Params("Bearer", vec![("realm", "songs")])];
/// let facts = Facts { challenges, ..Facts::default() };
/// let answer = Answer::new(&Problem::new(401), &facts, Media::Json);
/// assert_eq!(answer.fields.get("www-authenticate"), Some(r#"Bearer realm="songs""#));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Challenge<'a> {
    /// A whole challenge that is sent as it is.
    Raw(&'a str),
    /// A scheme with one opaque value.
    Token68(&'a str, &'a str),
    /// A scheme with parameters, maybe none.
    Params(&'a str, Vec<(&'a str, &'a str)>),
}

/// The parameters that must not be quoted (RFC 7616, 3.3).
const BARE: [&str; 3] = ["algorithm", "stale", "userhash"];

impl Challenge<'_> {
    /// Gives the challenge as a field value, its parameters quoted (RFC 9110, 11.2 and 5.6.4).
    ///
    /// ```
    /// use httpexc::header::Challenge;
    /// let challenge = Challenge::Params("Bearer", vec![("realm", r#"the "zoo""#)]);
    /// assert_eq!(challenge.to_value(), r#"Bearer realm="the \"zoo\"""#);
    /// ```
    #[must_use]
    pub fn to_value(&self) -> String {
        match self {
            Self::Raw(value) => (*value).to_owned(),
            Self::Token68(scheme, token) => [scheme, " ", token].concat(),
            Self::Params(scheme, params) => {
                let mut value = (*scheme).to_owned();
                let mut separator = " ";
                for (name, text) in params {
                    add(&mut value, separator);
                    separator = ", ";
                    add(&mut value, name);
                    add(&mut value, "=");
                    let bare = BARE.iter().any(|other| other.eq_ignore_ascii_case(name));
                    if bare && is_token(text) {
                        add(&mut value, text);
                    } else {
                        quote(&mut value, text);
                    }
                }
                value
            }
        }
    }
}

fn quote(out: &mut String, text: &str) {
    add(out, "\"");
    for char in text.chars() {
        if char == '"' || char == '\\' {
            add(out, "\\");
        }
        out.push(char);
    }
    add(out, "\"");
}

/// When to try again, for `Retry-After` (RFC 9110, 10.2.3).
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use httpexc::header::RetryAfter;
/// // Asking earlier would be of no use, so a part of a second counts as a whole one.
/// assert_eq!(RetryAfter::from(Duration::from_millis(1500)), RetryAfter::Seconds(2));
/// assert_eq!(RetryAfter::from(SystemTime::UNIX_EPOCH), RetryAfter::At(0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// After so many seconds.
    Seconds(u64),
    /// At a moment, in seconds since 1970.
    At(i64),
}

impl RetryAfter {
    /// Gives the field value: digits, or a date.
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

/// Gives `Content-Range` for a range that cannot be met (RFC 9110, 14.4).
///
/// ```
/// assert_eq!(httpexc::header::unsatisfied_range("bytes", 1234), "bytes */1234");
/// ```
#[must_use]
pub fn unsatisfied_range(unit: &str, length: u64) -> String {
    [unit, " */", &format_decimal(length)].concat()
}

/// Gives `Link` for the one who asked for the block (RFC 7725, 4; RFC 8288, 3).
///
/// ```
/// assert_eq!(
///     httpexc::header::blocked_by("https://court.example/<7>"),
///     r#"<https://court.example/%3C7%3E>; rel="blocked-by""#,
/// );
/// ```
#[must_use]
pub fn blocked_by(uri: &str) -> String {
    ["<", &encode_uri_reference(uri), ">; rel=\"blocked-by\""].concat()
}
