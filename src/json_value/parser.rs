//! The parser of JSON texts.

use std::borrow::Cow;

use super::Value;
use super::merge_members::merge_members;
use crate::byte_search::find_json_string_stop;
use crate::number::parse_whole;

/// The maximum depth of nested values.
///
/// ```
/// use httpexc::json_value::{MAX_DEPTH, Value};
/// let nested = |depth| ["[".repeat(depth), "]".repeat(depth)].concat();
/// assert!(Value::parse(&nested(MAX_DEPTH)).is_some() && Value::parse(&nested(MAX_DEPTH + 1)).is_none());
/// ```
pub const MAX_DEPTH: usize = 64;

impl<'a> Value<'a> {
    /// Returns the value of a JSON text, or `None` if the text is malformed or nested deeper than
    /// [`MAX_DEPTH`]. Escaped lone surrogates become U+FFFD.
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
        let mut parser = JsonParser::<false>::new(text);
        let value = parser.parse_value(MAX_DEPTH)?;
        parser.skip_space();
        parser.peek().is_none().then_some(value)
    }

    /// Returns as much of a JSON text as can be read, and whether that is the whole text. If the text
    /// is cut off or malformed at some place, the object or list at its start is read up to there.
    /// Values deeper than [`MAX_DEPTH`] are left out. Of members with the same name the last one is
    /// kept, at the place of the first. Returns `None` if nothing can be read.
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
        let mut parser = JsonParser::<true>::new(text);
        let value = parser.parse_value(MAX_DEPTH)?;
        parser.skip_space();
        let is_whole = parser.is_exact && parser.peek().is_none();
        let has_content = match &value {
            Self::Array(items) => !items.is_empty(),
            Self::Object(members) => !members.is_empty(),
            _ => false,
        };
        (is_whole || has_content).then_some((value, is_whole))
    }
}

/// A parser of a JSON text. With `IS_SALVAGING` it skips errors instead of failing. A program that only
/// parses strictly does not contain the code for that.
struct JsonParser<'a, const IS_SALVAGING: bool> {
    text: &'a str,
    /// The index of the next byte.
    at: usize,
    /// Whether nothing was skipped or corrected.
    is_exact: bool,
    /// Whether the rest of the text cannot be read.
    is_broken: bool,
}

impl<'a, const IS_SALVAGING: bool> JsonParser<'a, IS_SALVAGING> {
    const fn new(text: &'a str) -> Self {
        Self { text, at: 0, is_exact: true, is_broken: false }
    }

    // Inlined, because code that is optimized for size calls these functions otherwise. Then they take
    // more time than the rest of the parser.
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    fn step(&mut self) {
        self.at = self.at.wrapping_add(1);
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.step();
        }
    }

    fn skip_text(&mut self, text: &str) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        rest.starts_with(text.as_bytes()).then(|| self.at = self.at.wrapping_add(text.len()))
    }

    /// Moves past an ASCII byte if it comes next. Returns whether it did.
    #[inline(always)]
    fn skip_byte(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.step();
        }
        found
    }

    fn parse_value(&mut self, depth: usize) -> Option<Value<'a>> {
        self.skip_space();
        match self.peek()? {
            b'n' => self.skip_text("null").map(|()| Value::Null),
            b't' => self.skip_text("true").map(|()| Value::Bool(true)),
            b'f' => self.skip_text("false").map(|()| Value::Bool(false)),
            b'"' => self.parse_string().map(Value::String),
            // An empty list or object at this depth is too deep, too.
            b'[' | b'{' if depth == 0 => {
                if !IS_SALVAGING {
                    return None;
                }
                self.is_exact = false;
                self.skip_structure()?;
                Some(Value::Null)
            }
            b'[' => {
                let mut items = Vec::new();
                self.parse_elements(b']', |parser| {
                    items.push(parser.parse_value(depth.checked_sub(1)?)?);
                    Some(())
                })?;
                Some(Value::Array(items))
            }
            b'{' => {
                let mut members = Vec::new();
                self.parse_elements(b'}', |parser| {
                    let name = parser.parse_string()?;
                    parser.skip_space();
                    if !parser.skip_byte(b':') {
                        return None;
                    }
                    let value = parser.parse_value(depth.checked_sub(1)?)?;
                    members.push((name, value));
                    Some(())
                })?;
                if IS_SALVAGING {
                    merge_members(&mut members, |_, last, _| last);
                }
                Some(Value::Object(members))
            }
            _ => self.parse_number_value().filter(|_| !self.is_broken || depth == MAX_DEPTH),
        }
    }

    /// Parses the elements of a list or an object, from the opening bracket to the closing one.
    fn parse_elements(
        &mut self,
        end: u8,
        mut element: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.step();
        self.skip_space();
        if self.skip_byte(end) {
            return Some(());
        }
        loop {
            self.skip_space();
            let goes_on = element(self).is_some() && !self.is_broken;
            self.skip_space();
            if goes_on && self.skip_byte(end) {
                return Some(());
            }
            if !goes_on || !self.skip_byte(b',') {
                self.is_broken = true;
                self.is_exact = false;
                return IS_SALVAGING.then_some(());
            }
        }
    }

    /// Moves past a list or an object without parsing its values.
    fn skip_structure(&mut self) -> Option<()> {
        let mut depth: usize = 0;
        loop {
            match self.peek()? {
                b'"' => _ = self.parse_string()?,
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

    fn parse_number_value(&mut self) -> Option<Value<'a>> {
        let start = self.at;
        self.skip_byte(b'-');
        if !self.skip_byte(b'0') {
            self.skip_digits()?;
        }
        if self.skip_byte(b'.') {
            self.skip_digits()?;
        }
        if self.skip_byte(b'e') || self.skip_byte(b'E') {
            if !self.skip_byte(b'+') {
                self.skip_byte(b'-');
            }
            self.skip_digits()?;
        }
        // If the text ends with a number, digits may be missing.
        self.is_broken = IS_SALVAGING && self.peek().is_none();
        Some(Value::Number(self.text.get(start..self.at)?.into()))
    }

    /// Moves past one digit or more. Returns `None` if there is no digit.
    fn skip_digits(&mut self) -> Option<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.step();
        }
        (self.at > start).then_some(())
    }

    fn parse_string(&mut self) -> Option<Cow<'a, str>> {
        if !self.skip_byte(b'"') {
            return None;
        }
        // Nearly all strings have no escapes, and are borrowed as they stand. The writer parses only
        // short texts, and does not contain the code for that.
        let bytes = self.text.as_bytes();
        if IS_SALVAGING && let Some(length) = find_json_string_stop(bytes.get(self.at..)?) {
            let start = self.at;
            let end = start.wrapping_add(length);
            if bytes.get(end) == Some(&b'"') {
                self.at = end.wrapping_add(1);
                return Some(Cow::Borrowed(self.text.get(start..end)?));
            }
        }
        self.parse_string_with_escapes()
    }

    /// Parses a string from the byte after its first quotation mark.
    #[inline(never)]
    fn parse_string_with_escapes(&mut self) -> Option<Cow<'a, str>> {
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
                    return Some(join_text(text, plain));
                }
                Some(b'\\') => {
                    self.step();
                    self.parse_escape()
                }
                Some(control) if IS_SALVAGING => {
                    // A control character must be escaped, but its meaning is clear.
                    self.is_exact = false;
                    self.step();
                    Some(char::from(control))
                }
                _ => None,
            };
            if IS_SALVAGING && unescaped.is_none() {
                self.is_broken = true;
                self.is_exact = false;
                return Some(join_text(text, plain));
            }
            let text = text.get_or_insert_default();
            text.push_str(plain);
            text.push(unescaped?);
        }
    }

    fn parse_escape(&mut self) -> Option<char> {
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
                let unit = self.parse_utf16_unit()?;
                let after = self.at;
                let low = self.skip_text("\\u").and_then(|()| self.parse_utf16_unit());
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

    fn parse_utf16_unit(&mut self) -> Option<u16> {
        let end = self.at.wrapping_add(4);
        let digits = self.text.get(self.at..end)?;
        let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.at = end;
        u16::try_from(parse_whole(digits, 16)?).ok().filter(|_| hex)
    }
}

/// Joins the start of a string, which exists if it had escapes, with its end.
fn join_text<'a>(start: Option<String>, plain: &'a str) -> Cow<'a, str> {
    match start {
        None => plain.into(),
        Some(start) => (start + plain).into(),
    }
}
