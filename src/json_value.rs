//! Gives JSON texts as values, for members that the core passes on without knowing them.
//!
//! Numbers keep the digits that they came with, so nothing is lost on the way through. Texts
//! that need no unescaping are borrowed.
//!
//! This module must not know what the members mean.

use std::borrow::Cow;

mod convert;
mod merge;

pub(crate) use merge::merge;

/// A JSON value (RFC 8259).
///
/// ```
/// use httpexc::json_value::Value;
/// let value = Value::parse(r#"{"left": 3}"#).unwrap();
/// assert_eq!(value.get("left").and_then(Value::as_u64), Some(3));
/// assert_eq!(value.to_string(), r#"{"left":3}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as the text that stands for it. It is written as it is, so it must be a JSON number:
    /// `Value::from(7)` makes one.
    Number(Cow<'a, str>),
    /// A string, unescaped.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Self>),
    /// Members in their order; where a name comes twice, both are here.
    Object(Vec<(Cow<'a, str>, Self)>),
}

/// How deep values may lie in each other.
///
/// ```
/// use httpexc::json_value::{DEPTH, Value};
/// let nested = |depth| ["[".repeat(depth), "]".repeat(depth)].concat();
/// assert!(Value::parse(&nested(DEPTH)).is_some() && Value::parse(&nested(DEPTH + 1)).is_none());
/// ```
pub const DEPTH: usize = 64;

impl<'a> Value<'a> {
    /// Reads a JSON text, or gives `None` where it is malformed or nested deeper than [`DEPTH`].
    /// Escaped lone surrogates become U+FFFD.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// let value = Value::parse(r#"{"a": [1.50, "\u00e9"]}"#).unwrap();
    /// let Value::Array(items) = value.get("a").unwrap() else { panic!("a list") };
    /// assert_eq!(items[0], Value::Number("1.50".into()));
    /// assert_eq!(items[1].as_str(), Some("é"));
    /// assert!(Value::parse("{").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut parser = Parser::<false>::new(text);
        let value = parser.value(DEPTH)?;
        parser.space();
        parser.peek().is_none().then_some(value)
    }

    /// Reads as much of a JSON text as there is, and gives whether that was all: of a text that is
    /// cut off or goes wrong, the object or list that it begins with, up to that place. What lies
    /// deeper than [`DEPTH`] is left out, and of members with one name the last one stays, where
    /// the first was.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// let (value, is_whole) = Value::salvage(r#"{"a": [1, 2], "b": "cut o"#).unwrap();
    /// assert_eq!(value.get("b").unwrap().as_str(), Some("cut o"));
    /// assert!(!is_whole);
    /// assert!(Value::salvage("cut o").is_none());
    /// ```
    #[must_use]
    pub fn salvage(text: &'a str) -> Option<(Self, bool)> {
        let mut parser = Parser::<true>::new(text);
        let value = parser.value(DEPTH)?;
        parser.space();
        let is_whole = parser.is_exact && parser.peek().is_none();
        let is_something = match &value {
            Self::Array(items) => !items.is_empty(),
            Self::Object(members) => !members.is_empty(),
            _ => false,
        };
        (is_whole || is_something).then_some((value, is_whole))
    }

    /// Gives the member of this name, the last one where there are several.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// let value = Value::parse(r#"{"a": 1, "a": 2}"#).unwrap();
    /// assert_eq!(value.get("a"), Some(&Value::from(2)));
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().rev().find(|member| member.0 == name).map(|member| &member.1)
            }
            _ => None,
        }
    }

    /// Gives the value apart from the text that it was read from.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// fn read(text: String) -> Option<Value<'static>> {
    ///     Value::parse(&text).map(Value::into_owned)
    /// }
    /// assert_eq!(read("\"a\"".into()), Some(Value::from("a")));
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(bool) => Value::Bool(bool),
            Self::Number(digits) => Value::Number(digits.into_owned().into()),
            Self::String(text) => Value::String(text.into_owned().into()),
            Self::Array(items) => Value::Array(items.into_iter().map(Self::into_owned).collect()),
            Self::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|(name, value)| (name.into_owned().into(), value.into_owned()))
                    .collect(),
            ),
        }
    }

    /// Gives the text of a string.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// assert_eq!((Value::from("a").as_str(), Value::from(7).as_str()), (Some("a"), None));
    /// ```
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

/// A text that is being read; where `SALVAGES` is set, what goes wrong is left out. A program that
/// salvages nothing has none of that in it.
struct Parser<'a, const SALVAGES: bool> {
    text: &'a str,
    /// The byte that comes next.
    at: usize,
    /// Nothing was left out or mended.
    is_exact: bool,
    /// From here on nothing can be read.
    is_broken: bool,
}

impl<'a, const SALVAGES: bool> Parser<'a, SALVAGES> {
    const fn new(text: &'a str) -> Self {
        Self { text, at: 0, is_exact: true, is_broken: false }
    }

    // Without inlining these cost more than all else that reading takes, and code that is optimized
    // for size has them as calls.
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    fn step(&mut self) {
        self.at = self.at.wrapping_add(1);
    }

    #[inline(always)]
    fn space(&mut self) {
        // Most texts have none.
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.step();
        }
    }

    fn skip(&mut self, text: &str) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        rest.starts_with(text.as_bytes()).then(|| self.at = self.at.wrapping_add(text.len()))
    }

    /// Moves past an ASCII byte if it comes next.
    #[inline(always)]
    fn skip_byte(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.step();
        }
        found
    }

    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        self.space();
        match self.peek()? {
            b'n' => self.skip("null").map(|()| Value::Null),
            b't' => self.skip("true").map(|()| Value::Bool(true)),
            b'f' => self.skip("false").map(|()| Value::Bool(false)),
            b'"' => self.string().map(Value::String),
            // Also where it is empty, and nothing in it would be deeper.
            b'[' | b'{' if depth == 0 => {
                if !SALVAGES {
                    return None;
                }
                self.is_exact = false;
                self.pass()?;
                Some(Value::Null)
            }
            b'[' => {
                let mut items = Vec::new();
                self.list(b']', |parser| {
                    items.push(parser.value(depth.checked_sub(1)?)?);
                    Some(())
                })?;
                Some(Value::Array(items))
            }
            b'{' => {
                let mut members = Vec::new();
                self.list(b'}', |parser| {
                    let name = parser.string()?;
                    parser.space();
                    if !parser.skip_byte(b':') {
                        return None;
                    }
                    members.push((name, parser.value(depth.checked_sub(1)?)?));
                    Some(())
                })?;
                if SALVAGES {
                    merge(&mut members, |_, last, _| last);
                }
                Some(Value::Object(members))
            }
            _ => self.number().filter(|_| !self.is_broken || depth == DEPTH),
        }
    }

    /// Reads what stands between a bracket and its partner, an element at a time.
    fn list(&mut self, end: u8, mut element: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.step();
        self.space();
        if self.skip_byte(end) {
            return Some(());
        }
        loop {
            self.space();
            let goes_on = element(self).is_some() && !self.is_broken;
            self.space();
            if goes_on && self.skip_byte(end) {
                return Some(());
            }
            if !goes_on || !self.skip_byte(b',') {
                self.is_broken = true;
                self.is_exact = false;
                return SALVAGES.then_some(());
            }
        }
    }

    /// Moves past a list or an object without reading it.
    fn pass(&mut self) -> Option<()> {
        let mut depth: usize = 0;
        loop {
            match self.peek()? {
                b'"' => _ = self.string()?,
                b'[' | b'{' => {
                    depth = depth.saturating_add(1);
                    self.step();
                }
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    self.step();
                }
                _ => {
                    self.step();
                    continue;
                }
            }
            if self.is_broken {
                return None;
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn number(&mut self) -> Option<Value<'a>> {
        let start = self.at;
        self.skip_byte(b'-');
        if !self.skip_byte(b'0') {
            self.digits()?;
        }
        if self.skip_byte(b'.') {
            self.digits()?;
        }
        if self.skip_byte(b'e') || self.skip_byte(b'E') {
            if !self.skip_byte(b'+') {
                self.skip_byte(b'-');
            }
            self.digits()?;
        }
        // Where the text ends with a number, digits may be missing.
        self.is_broken = SALVAGES && self.peek().is_none();
        Some(Value::Number(self.text.get(start..self.at)?.into()))
    }

    /// Moves past digits, of which there must be one.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.step();
        }
        (self.at > start).then_some(())
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        if !self.skip_byte(b'"') {
            return None;
        }
        let mut text: Option<String> = None;
        loop {
            let start = self.at;
            let stop = loop {
                match self.peek() {
                    Some(b' ' | b'!' | b'#'..=b'[' | b']'..) => self.step(),
                    stop => break stop,
                }
            };
            let plain = self.text.get(start..self.at)?;
            let unescaped = match stop {
                Some(b'"') => {
                    self.step();
                    return Some(joined(text, plain));
                }
                Some(b'\\') => {
                    self.step();
                    self.escape()
                }
                Some(control) if SALVAGES => {
                    // It should have been escaped.
                    self.is_exact = false;
                    self.step();
                    Some(char::from(control))
                }
                _ => None,
            };
            if SALVAGES && unescaped.is_none() {
                self.is_broken = true;
                self.is_exact = false;
                return Some(joined(text, plain));
            }
            let text = text.get_or_insert_default();
            text.push_str(plain);
            text.push(unescaped?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let escaped = self.peek()?;
        if escaped.is_ascii() {
            self.step();
        }
        Some(match escaped {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                let after = self.at;
                let low = self.skip("\\u").and_then(|()| self.unit());
                let joined = low.and_then(|low| char::decode_utf16([unit, low]).next()?.ok());
                match joined {
                    Some(char) if u32::from(char) > 0xffff => char,
                    _ => {
                        self.at = after;
                        char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)
                    }
                }
            }
            other @ (b'"' | b'\\' | b'/') => char::from(other),
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u16> {
        let end = self.at.wrapping_add(4);
        let digits = self.text.get(self.at..end)?;
        let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.at = end;
        u16::from_str_radix(digits, 16).ok().filter(|_| hex)
    }
}

/// Gives the text of a string from its beginning, if that had to be unescaped, and its end.
fn joined<'a>(start: Option<String>, plain: &'a str) -> Cow<'a, str> {
    match start {
        None => plain.into(),
        Some(start) => (start + plain).into(),
    }
}
