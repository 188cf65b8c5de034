//! Gives the media type that an `Accept` value asks for (RFC 9110, 12.5.1).
//!
//! One pass over the value, no allocation. An error answer never becomes a 406: what is missing,
//! malformed or asks for the impossible gets the default (RFC 9110, 12.4.1 allows that).
//!
//! This module must not know statuses or bodies.

use std::fmt;

/// A media type that an answer can have, in the order of preference.
///
/// ```
/// use httpexc::negotiate::Media;
/// assert_eq!(Media::ProblemJson.to_string(), "application/problem+json");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Media {
    /// `application/problem+json` (RFC 9457), the default.
    ProblemJson,
    /// `application/json`: the same bytes.
    Json,
    /// `text/html`.
    Html,
    /// `application/problem+xml` (RFC 9457, Appendix B).
    ProblemXml,
    /// `application/xml`: the same bytes.
    Xml,
    /// `text/xml`: the same bytes.
    TextXml,
    /// `text/plain`.
    Text,
}

impl Media {
    /// All of them, the most preferred first.
    pub const ALL: [Self; 7] = [
        Self::ProblemJson,
        Self::Json,
        Self::Html,
        Self::ProblemXml,
        Self::Xml,
        Self::TextXml,
        Self::Text,
    ];

    /// Gives the type and the subtype, in lower case.
    ///
    /// ```
    /// use httpexc::negotiate::Media;
    /// assert_eq!(Media::ProblemXml.essence(), ("application", "problem+xml"));
    /// ```
    #[must_use]
    pub const fn essence(self) -> Essence<'static> {
        match self {
            Self::ProblemJson => ("application", "problem+json"),
            Self::Json => ("application", "json"),
            Self::Html => ("text", "html"),
            Self::ProblemXml => ("application", "problem+xml"),
            Self::Xml => ("application", "xml"),
            Self::TextXml => ("text", "xml"),
            Self::Text => ("text", "plain"),
        }
    }
}

impl fmt::Display for Media {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, subtype) = self.essence();
        write!(out, "{kind}/{subtype}")
    }
}

/// A media type without parameters: the type and the subtype.
pub type Essence<'a> = (&'a str, &'a str);

/// The longest `Accept` value that is read to its end, in bytes. What comes after is ignored.
pub const LONGEST: usize = 8192;

/// Weights are in thousandths, as finely as a qvalue can be written (RFC 9110, 12.4.2).
type Weight = u16;

const FULL: Weight = 1000;

/// How closely a range names an offer; the closest range decides on its weight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    None,
    AnyType,
    AnySubtype,
    Exact,
}

/// Gives the media type of the answer for an `Accept` value.
///
/// The closest range gives an offer its weight, and the heaviest offer wins. At equal weight one
/// that was named wins over one that a wildcard let in, then the order of [`Media`] decides.
/// `charset=utf-8` is ignored, any other parameter has to match and so excludes. Where nothing
/// fits, `…+json` is met with JSON and `…+xml` with XML.
///
/// ```
/// use httpexc::negotiate::{negotiate, Media};
/// assert_eq!(negotiate("text/html,application/xml;q=0.9,*/*;q=0.8"), Media::Html);
/// assert_eq!(negotiate("application/vnd.api+json"), Media::Json);
/// assert_eq!(negotiate("image/png"), Media::ProblemJson);
/// ```
#[must_use]
pub fn negotiate(accept: &str) -> Media {
    let chosen =
        weigh(accept, &Media::ALL.map(Media::essence), &mut [(Fit::None, 0); Media::ALL.len()]);
    chosen.and_then(|at| Media::ALL.get(at).copied()).unwrap_or(Media::ProblemJson)
}

/// Gives the place of the offer that an `Accept` value asks for, by the same rules, among offers in
/// the order of preference; `None` where nothing fits.
///
/// ```
/// use httpexc::negotiate::choose;
/// let offers = [("text", "html"), ("application", "yaml")];
/// assert_eq!(choose("application/yaml, text/*;q=0.5", &offers), Some(1));
/// assert_eq!(choose("*/*", &offers), Some(0));
/// assert_eq!(choose("image/png", &offers), None);
/// ```
#[must_use]
pub fn choose(accept: &str, offers: &[Essence<'_>]) -> Option<usize> {
    weigh(accept, offers, &mut vec![(Fit::None, 0); offers.len()])
}

/// Finds the offer, with room for what fits each of them best.
fn weigh(accept: &str, offers: &[Essence<'_>], closest: &mut [(Fit, Weight)]) -> Option<usize> {
    let mut suffixed: (Weight, Weight) = (0, 0);
    let mut rest = Cursor::new(accept);
    while !rest.is_done() {
        if let Some(range) = rest.range() {
            for (best, offer) in closest.iter_mut().zip(offers) {
                let fit = range.fit(*offer);
                if fit != Fit::None {
                    *best = (*best).max((fit, range.weight));
                }
            }
            if range.has_suffix("+json") {
                suffixed.0 = suffixed.0.max(range.weight);
            } else if range.has_suffix("+xml") {
                suffixed.1 = suffixed.1.max(range.weight);
            }
        }
        rest.next_element();
    }

    let mut best = (0, false);
    let mut chosen = None;
    for (at, (fit, weight)) in closest.iter().enumerate() {
        let rank = (*weight, *fit == Fit::Exact);
        if *weight > 0 && rank > best {
            best = rank;
            chosen = Some(at);
        }
    }
    chosen.or_else(|| {
        let wanted = match suffixed {
            (json, xml) if xml > json => "xml",
            (json, _) if json > 0 => "json",
            _ => return None,
        };
        offers.iter().position(|offer| offer.1 == wanted)
    })
}

/// One element of `Accept`, as far as it decides.
struct Range<'a> {
    kind: &'a [u8],
    subtype: &'a [u8],
    weight: Weight,
    /// It has a parameter that no offer has.
    narrowed: bool,
}

impl Range<'_> {
    fn fit(&self, (kind, subtype): Essence<'_>) -> Fit {
        if self.narrowed {
            Fit::None
        } else if self.kind == b"*" {
            if self.subtype == b"*" { Fit::AnyType } else { Fit::None }
        } else if !self.kind.eq_ignore_ascii_case(kind.as_bytes()) {
            Fit::None
        } else if self.subtype == b"*" {
            Fit::AnySubtype
        } else if self.subtype.eq_ignore_ascii_case(subtype.as_bytes()) {
            Fit::Exact
        } else {
            Fit::None
        }
    }

    fn has_suffix(&self, suffix: &str) -> bool {
        let start = self.subtype.len().saturating_sub(suffix.len());
        let end = self.subtype.get(start..);
        end.is_some_and(|end| start > 0 && end.eq_ignore_ascii_case(suffix.as_bytes()))
    }
}

/// A place in the value; every method moves it forward and none beyond the end.
struct Cursor<'a> {
    bytes: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn new(accept: &'a str) -> Self {
        let bytes = accept.as_bytes();
        let bytes = match bytes.get(..LONGEST) {
            // The element that the limit cuts in two is left out as a whole.
            Some(head) if bytes.len() > LONGEST => {
                let end = head.iter().rposition(|byte| *byte == b',').unwrap_or(0);
                head.get(..end).unwrap_or_default()
            }
            _ => bytes,
        };
        Self { bytes }
    }

    const fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.first().copied()
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (head, rest) = self.bytes.split_at_checked(count).unwrap_or((self.bytes, &[]));
        self.bytes = rest;
        head
    }

    fn take_while(&mut self, accepts: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.bytes.iter().position(|byte| !accepts(*byte));
        self.take(end.unwrap_or(self.bytes.len()))
    }

    fn skip_space(&mut self) {
        self.take_while(|byte| byte == b' ' || byte == b'\t');
    }

    /// Moves past a byte if it comes next.
    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.take(1);
        }
        found
    }

    fn token(&mut self) -> Option<&'a [u8]> {
        let token = self.take_while(crate::header::is_token_byte);
        (!token.is_empty()).then_some(token)
    }

    /// Moves past the next comma that stands outside of a quoted string.
    fn next_element(&mut self) {
        loop {
            self.take_while(|byte| byte != b',' && byte != b'"');
            match self.peek() {
                Some(b'"') => {
                    self.quoted();
                }
                _ => {
                    self.take(1);
                    return;
                }
            }
        }
    }

    /// Moves past a quoted string and gives what stands between its quotes, escapes kept.
    fn quoted(&mut self) -> Option<&'a [u8]> {
        self.take(1);
        let start = self.bytes;
        loop {
            self.take_while(|byte| byte != b'"' && byte != b'\\');
            match self.peek() {
                None => return None,
                Some(b'"') => {
                    let length = start.len().saturating_sub(self.bytes.len());
                    self.take(1);
                    return start.get(..length);
                }
                Some(_) => {
                    self.take(2);
                }
            }
        }
    }

    /// Gives the element at this place, or `None` for an empty or malformed one.
    fn range(&mut self) -> Option<Range<'a>> {
        self.skip_space();
        let kind = self.token()?;
        if !self.skip(b'/') {
            return None;
        }
        let subtype = self.token()?;
        let mut range = Range { kind, subtype, weight: FULL, narrowed: false };
        loop {
            self.skip_space();
            match self.peek() {
                None | Some(b',') => return Some(range),
                Some(b';') => {
                    self.take(1);
                }
                Some(_) => return None,
            }
            self.skip_space();
            // `a/b;` and `a/b;;q=1` are legal: parameters may be empty.
            let Some(name) = self.token() else { continue };
            if !self.skip(b'=') {
                return None;
            }
            let value = match self.peek() {
                Some(b'"') => self.quoted()?,
                _ => self.token()?,
            };
            if name.eq_ignore_ascii_case(b"q") {
                range.weight = weight(value)?;
                // What follows the weight are extensions, which say nothing about the type.
                self.take_while(|byte| byte != b',' && byte != b'"');
                while self.peek() == Some(b'"') {
                    self.quoted()?;
                    self.take_while(|byte| byte != b',' && byte != b'"');
                }
                return Some(range);
            }
            let is_utf8 = name.eq_ignore_ascii_case(b"charset")
                && (value.eq_ignore_ascii_case(b"utf-8") || value.eq_ignore_ascii_case(b"utf8"));
            range.narrowed |= !is_utf8;
        }
    }
}

/// Reads a qvalue; more than three decimals and a missing zero are tolerated.
fn weight(text: &[u8]) -> Option<Weight> {
    let mut digits = text.iter().copied();
    let whole = match digits.next()? {
        b'0' => 0,
        b'1' => FULL,
        b'.' => return (text.len() > 1).then(|| thousandths(digits))?,
        _ => return None,
    };
    match digits.next() {
        None => Some(whole),
        Some(b'.') => {
            let part = thousandths(digits)?;
            (whole == 0 || part == 0).then_some(whole.max(part))
        }
        Some(_) => None,
    }
}

fn thousandths(digits: impl Iterator<Item = u8>) -> Option<Weight> {
    let mut sum: Weight = 0;
    let mut unit: Weight = 100;
    for digit in digits {
        let value = Weight::from(digit.checked_sub(b'0').filter(|value| *value < 10)?);
        sum = sum.saturating_add(value.saturating_mul(unit));
        unit /= 10;
    }
    Some(sum)
}
