//! JSON pointers (RFC 6901) and the segments of a path, formatted and parsed.

use std::borrow::Cow;

use crate::ascii;
use crate::number::{format_decimal, parse_whole};
use crate::percent::{encode_uri_reference, percent_decode};

/// A step of a path into a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathSegment<'a> {
    /// A member of an object.
    Name(Cow<'a, str>),
    /// A place in a list, from 0.
    Index(u64),
}

impl PathSegment<'_> {
    /// Returns the segment with its own copy of the name.
    ///
    /// ```
    /// use httpexc::PathSegment;
    /// fn read(name: String) -> PathSegment<'static> {
    ///     PathSegment::from(&*name).into_owned()
    /// }
    /// assert_eq!(read("tags".into()), PathSegment::from("tags"));
    /// ```
    #[must_use]
    pub fn into_owned(self) -> PathSegment<'static> {
        match self {
            Self::Name(name) => PathSegment::Name(Cow::Owned(name.into_owned())),
            Self::Index(index) => PathSegment::Index(index),
        }
    }
}

impl<'a> From<&'a str> for PathSegment<'a> {
    fn from(name: &'a str) -> Self {
        Self::Name(name.into())
    }
}

impl From<String> for PathSegment<'_> {
    fn from(name: String) -> Self {
        Self::Name(name.into())
    }
}

impl From<u64> for PathSegment<'_> {
    fn from(index: u64) -> Self {
        Self::Index(index)
    }
}

/// Returns a path as a JSON pointer (RFC 6901, 5).
///
/// ```
/// use httpexc::pointer::{PathSegment, format_pointer};
/// let path = [PathSegment::from("a/b"), PathSegment::from(0)];
/// assert_eq!(format_pointer(&path), "/a~1b/0");
/// ```
#[must_use]
pub fn format_pointer(path: &[PathSegment<'_>]) -> String {
    let mut out = String::new();
    for segment in path {
        out.push('/');
        match segment {
            PathSegment::Index(index) => out.push_str(&format_decimal(*index)),
            PathSegment::Name(name) => {
                for char in name.chars() {
                    match char {
                        '~' => out.push_str("~0"),
                        '/' => out.push_str("~1"),
                        _ => out.push(char),
                    }
                }
            }
        }
    }
    out
}

/// Returns a path as a JSON pointer in a URI fragment (RFC 6901, 6), as RFC 9457 shows it.
///
/// ```
/// use httpexc::pointer::{PathSegment, format_pointer_fragment};
/// assert_eq!(format_pointer_fragment(&[PathSegment::from("a b%")]), "#/a%20b%25");
/// ```
#[must_use]
pub fn format_pointer_fragment(path: &[PathSegment<'_>]) -> String {
    let mut fragment = String::from("#");
    for char in format_pointer(path).chars() {
        match char {
            '%' => fragment.push_str("%25"),
            '#' => fragment.push_str("%23"),
            _ => fragment.push(char),
        }
    }
    encode_uri_reference(&fragment)
}

/// Returns the segment of a reference token, one of the parts of a JSON pointer that a slash begins.
/// In a URI fragment the token is also percent-encoded (RFC 6901, 4 and 6).
///
/// ```
/// use httpexc::pointer::{PathSegment, parse_pointer_token};
/// assert_eq!(parse_pointer_token("a~1b".into(), false), PathSegment::from("a/b"));
/// assert_eq!(parse_pointer_token("a%20b".into(), true), PathSegment::from("a b"));
/// assert_eq!(parse_pointer_token("7".into(), false), PathSegment::from(7));
/// ```
#[must_use]
pub fn parse_pointer_token(token: Cow<'_, str>, is_fragment: bool) -> PathSegment<'_> {
    let is_escaped = |byte| byte == b'~' || is_fragment && byte == b'%';
    if !token.bytes().any(is_escaped) {
        return parse_path_segment(token);
    }
    let decoded = if is_fragment { percent_decode(&token) } else { (*token).into() };
    parse_path_segment(Cow::Owned(unescape_pointer_token(&decoded)))
}

fn unescape_pointer_token(token: &str) -> String {
    let mut parts = ascii::split(token, b"~");
    let mut name: String = parts.next().unwrap_or_default().into();
    for part in parts {
        let (char, rest) = match part.as_bytes() {
            [b'0', ..] => ('~', part.get(1..)),
            [b'1', ..] => ('/', part.get(1..)),
            _ => ('~', Some(part)),
        };
        name.push(char);
        name.push_str(rest.unwrap_or_default());
    }
    name
}

/// Returns the segment that a name stands for: digits are a place in a list.
///
/// ```
/// use httpexc::pointer::{PathSegment, parse_path_segment};
/// assert_eq!(parse_path_segment("7".into()), PathSegment::Index(7));
/// assert_eq!(parse_path_segment("007".into()), PathSegment::Name("007".into()));
/// ```
#[must_use]
pub fn parse_path_segment(name: Cow<'_, str>) -> PathSegment<'_> {
    // `007` and numbers that no index reaches are names.
    let index = match name.as_bytes() {
        [b'0'] | [b'1'..=b'9', ..] => parse_whole(&name, 10),
        _ => None,
    };
    index.map_or(PathSegment::Name(name), PathSegment::Index)
}
