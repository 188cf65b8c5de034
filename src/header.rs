//! Gives header field values: checked, quoted and formatted as RFC 9110 asks.
//!
//! What is sent goes through [`Fields`], which takes values of any content and lets out no byte
//! that could end a field line: a value that cannot be sent is left out as a whole.
//!
//! This module must not know which status brings which field.

use std::ops::RangeInclusive;
use std::time::{Duration, SystemTime};

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
            Self::Seconds(seconds) => decimal(seconds),
            Self::At(moment) => http_date(moment),
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

/// The moments that an HTTP-date can name: the years 0 to 9999.
pub const DATES: RangeInclusive<i64> = -62_167_219_200..=253_402_300_799;

/// Gives a moment, in seconds since 1970, as an HTTP-date (RFC 9110, 5.6.7). A moment outside of
/// [`DATES`] becomes the nearest one inside.
///
/// ```
/// assert_eq!(httpexc::header::http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
/// ```
#[must_use]
pub fn http_date(moment: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"];
    let moment = moment.clamp(*DATES.start(), *DATES.end());
    let (day, second) = (moment.div_euclid(86_400), moment.rem_euclid(86_400));
    // Days since 1 March of the year 0, so that a leap day is the last day of its year. The first
    // two months of year 0 lie before that: counting starts an era of 400 years earlier.
    let shifted = day.saturating_add(719_468 + 146_097);
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let leaps = (of_era / 1_460).saturating_sub(of_era / 36_524).saturating_add(of_era / 146_096);
    let year_of_era = of_era.saturating_sub(leaps) / 365;
    let before = year_of_era
        .saturating_mul(365)
        .saturating_add(year_of_era / 4)
        .saturating_sub(year_of_era / 100);
    let of_year = of_era.saturating_sub(before);
    // Months from March have 31 30 31 30 31 days, twice and a bit: 153 days in each five.
    let month = of_year.saturating_mul(5).saturating_add(2) / 153;
    let of_month = of_year.saturating_sub(month.saturating_mul(153).saturating_add(2) / 5);
    let year = era
        .saturating_sub(1)
        .saturating_mul(400)
        .saturating_add(year_of_era)
        .saturating_add(i64::from(month >= 10));

    let named = |names: &[&'static str], at: i64| {
        usize::try_from(at).ok().and_then(|at| names.get(at).copied()).unwrap_or_default()
    };
    let mut out = String::with_capacity(29);
    add(&mut out, named(&DAYS, day.rem_euclid(7)));
    add(&mut out, ", ");
    padded(&mut out, of_month.saturating_add(1), 2);
    add(&mut out, " ");
    add(&mut out, named(&MONTHS, month));
    add(&mut out, " ");
    padded(&mut out, year, 4);
    for (separator, part) in [(' ', second / 3_600), (':', second / 60 % 60), (':', second % 60)] {
        out.push(separator);
        padded(&mut out, part, 2);
    }
    add(&mut out, " GMT");
    out
}

fn padded(out: &mut String, number: i64, width: usize) {
    let digits = decimal(number.unsigned_abs());
    for _ in digits.len()..width {
        add(out, "0");
    }
    add(out, &digits);
}

/// Gives a number in decimal digits.
///
/// ```
/// assert_eq!(httpexc::header::decimal(0), "0");
/// assert_eq!(httpexc::header::decimal(u64::MAX), u64::MAX.to_string());
/// ```
// `to_string` would do, and brings the formatting machinery into the wasm: 6 KB of gzip.
#[must_use]
pub fn decimal(number: u64) -> String {
    let mut digits = [b'0'; 20];
    let mut rest = number;
    let mut length: usize = 0;
    for place in digits.iter_mut().rev() {
        *place = b'0'.wrapping_add(u8::try_from(rest % 10).unwrap_or_default());
        rest /= 10;
        length = length.saturating_add(1);
        if rest == 0 {
            break;
        }
    }
    let skipped = digits.len().saturating_sub(length);
    digits.iter().skip(skipped).copied().map(char::from).collect()
}

/// Gives `Content-Range` for a range that cannot be met (RFC 9110, 14.4).
///
/// ```
/// assert_eq!(httpexc::header::unsatisfied_range("bytes", 1234), "bytes */1234");
/// ```
#[must_use]
pub fn unsatisfied_range(unit: &str, length: u64) -> String {
    [unit, " */", &decimal(length)].concat()
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
    ["<", &uri_reference(uri), ">; rel=\"blocked-by\""].concat()
}

/// Gives a URI reference that can stand in a field: what no URI may hold is percent-encoded, as
/// UTF-8; what is encoded already stays (RFC 3986, 2.1).
///
/// ```
/// assert_eq!(httpexc::header::uri_reference("/caf\u{e9} \\ %20?a=b#c"), "/caf%C3%A9%20%5C%20%20?a=b#c");
/// ```
#[must_use]
pub fn uri_reference(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            percent_encode(&mut out, byte);
        }
    }
    out
}

/// Adds a byte as RFC 3986, 2.1 encodes it.
///
/// ```
/// let mut out = String::new();
/// httpexc::header::percent_encode(&mut out, b'/');
/// assert_eq!(out, "%2F");
/// ```
pub fn percent_encode(out: &mut String, byte: u8) {
    const HEX: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let hex = |digit: u8| HEX.get(usize::from(digit)).copied().unwrap_or('0');
    add(out, "%");
    out.push(hex(byte >> 4));
    out.push(hex(byte & 15));
}
