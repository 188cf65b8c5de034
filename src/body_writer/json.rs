//! Gives JSON (RFC 8259), compact, or spaced as Python's `json.dumps` does.

use std::fmt;

use super::{StructureWriter, raw};
use crate::json_value::Value;

/// A JSON text that is being written.
///
/// ```
/// use httpexc::{body_writer::{StructureWriter, json::JsonWriter}, json_value::Value};
/// let mut out = Vec::new();
/// let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut out);
/// json.put(None, &Value::parse(r#"{"ok": [true, null, "\n"], "none": {}}"#).unwrap());
/// assert_eq!(out, br#"{"ok":[true,null,"\n"],"none":{}}"#);
/// ```
#[derive(Debug)]
pub struct JsonWriter<'o> {
    out: &'o mut Vec<u8>,
    /// A value was written, so that the next one beside it needs a comma.
    comma: bool,
}

impl<'o> JsonWriter<'o> {
    /// Begins a text.
    ///
    /// ```
    /// use httpexc::body_writer::{StructureWriter, json::JsonWriter};
    /// let mut out = Vec::new();
    /// JsonWriter::new(&mut out).text("\"");
    /// assert_eq!(out, br#""\"""#);
    /// ```
    pub const fn new(out: &'o mut Vec<u8>) -> Self {
        Self { out, comma: false }
    }
}

impl StructureWriter for JsonWriter<'_> {
    fn accepts(&self, _: &str) -> bool {
        true
    }

    fn begin(&mut self, name: Option<&str>) {
        if self.comma {
            self.out.push(b',');
        }
        if let Some(name) = name {
            string(self.out, name);
            self.out.push(b':');
        }
    }

    fn end(&mut self, _: Option<&str>) {
        self.comma = true;
    }

    fn text(&mut self, text: &str) {
        string(self.out, text);
    }

    fn literal(&mut self, literal: &str) {
        raw(self.out, literal);
    }

    fn null(&mut self) {
        raw(self.out, "null");
    }

    fn open(&mut self, is_list: bool) {
        raw(self.out, if is_list { "[" } else { "{" });
        self.comma = false;
    }

    fn close(&mut self, is_list: bool) {
        raw(self.out, if is_list { "]" } else { "}" });
    }
}

/// The value as compact JSON.
impl fmt::Display for Value<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = Vec::new();
        let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut bytes);
        json.put(None, self);
        out.write_str(&String::from_utf8_lossy(&bytes))
    }
}

/// Writes a string: quotes, backslashes and control characters are escaped (RFC 8259, 7).
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::json::string(&mut out, "a\t\u{1}\u{2028}");
/// assert_eq!(out, "\"a\\t\\u0001\u{2028}\"".as_bytes());
/// ```
pub fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut rest = text;
    loop {
        let stop = |byte: &u8| *byte == b'"' || *byte == b'\\' || *byte < b' ';
        let end = rest.as_bytes().iter().position(stop).unwrap_or(rest.len());
        let (plain, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        raw(out, plain);
        let Some((special, tail)) = tail.split_at_checked(1) else { break };
        raw(out, "\\");
        match special.as_bytes() {
            b"\x08" => raw(out, "b"),
            b"\t" => raw(out, "t"),
            b"\n" => raw(out, "n"),
            b"\x0c" => raw(out, "f"),
            b"\r" => raw(out, "r"),
            &[control @ ..b' '] => {
                raw(out, "u00");
                raw(out, hex(control >> 4));
                raw(out, hex(control));
            }
            _ => raw(out, special),
        }
        rest = tail;
    }
    out.push(b'"');
}

fn hex(digit: u8) -> &'static str {
    const HEX: [&str; 16] =
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"];
    HEX.get(usize::from(digit & 15)).copied().unwrap_or_default()
}

/// Writes a compact text as Python's `json.dumps` writes it: a space after each comma and colon, and
/// with `ascii` nothing but printable ASCII, the rest escaped by its UTF-16 code units.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::json::spaced(&mut out, "{\"a\":[\"é,\u{7f}😀\",1]}", true);
/// assert_eq!(out, br#"{"a": ["\u00e9,\u007f\ud83d\ude00", 1]}"#);
/// ```
pub fn spaced(out: &mut Vec<u8>, compact: &str, ascii: bool) {
    let mut in_string = false;
    let mut escaped = false;
    for char in compact.chars() {
        if ascii && char > '~' {
            for unit in char.encode_utf16(&mut [0; 2]) {
                let [high, low] = unit.to_be_bytes();
                raw(out, "\\u");
                for digit in [high >> 4, high, low >> 4, low] {
                    raw(out, hex(digit));
                }
            }
        } else {
            raw(out, char.encode_utf8(&mut [0; 4]));
        }
        if in_string {
            in_string = char != '"' || escaped;
            escaped = char == '\\' && !escaped;
        } else if char == ',' || char == ':' {
            raw(out, " ");
        } else {
            in_string = char == '"';
        }
    }
}
