//! JSON (RFC 8259), compact, or with the spaces of Python's `json.dumps`.

use std::fmt;

use super::{StructureWriter, write_raw};
use crate::json_value::Value;

/// A writer of a JSON text.
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
    /// Whether a value was written, so that the next value of the list or object needs a comma.
    needs_comma: bool,
}

impl<'o> JsonWriter<'o> {
    /// Creates a writer that appends to `out`.
    ///
    /// ```
    /// use httpexc::body_writer::{StructureWriter, json::JsonWriter};
    /// let mut out = Vec::new();
    /// JsonWriter::new(&mut out).write_text("\"");
    /// assert_eq!(out, br#""\"""#);
    /// ```
    pub const fn new(out: &'o mut Vec<u8>) -> Self {
        Self { out, needs_comma: false }
    }
}

impl StructureWriter for JsonWriter<'_> {
    fn accepts_name(&self, _: &str) -> bool {
        true
    }

    fn begin(&mut self, name: Option<&str>) {
        if self.needs_comma {
            self.out.push(b',');
        }
        if let Some(name) = name {
            write_json_string(self.out, name);
            self.out.push(b':');
        }
    }

    fn end(&mut self, _: Option<&str>) {
        self.needs_comma = true;
    }

    fn write_text(&mut self, text: &str) {
        write_json_string(self.out, text);
    }

    fn write_literal(&mut self, literal: &str) {
        write_raw(self.out, literal);
    }

    fn write_null(&mut self) {
        write_raw(self.out, "null");
    }

    fn open(&mut self, is_list: bool) {
        write_raw(self.out, if is_list { "[" } else { "{" });
        self.needs_comma = false;
    }

    fn close(&mut self, is_list: bool) {
        write_raw(self.out, if is_list { "]" } else { "}" });
    }
}

/// Formats the value as compact JSON.
impl fmt::Display for Value<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = Vec::new();
        let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut bytes);
        json.put(None, self);
        out.write_str(&String::from_utf8_lossy(&bytes))
    }
}

/// Writes a string. Quotes, backslashes and control characters are escaped (RFC 8259, 7).
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::json::write_json_string(&mut out, "a\t\u{1}\u{2028}");
/// assert_eq!(out, "\"a\\t\\u0001\u{2028}\"".as_bytes());
/// ```
pub fn write_json_string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut rest = text;
    loop {
        let end = find_escaped(rest.as_bytes()).unwrap_or(rest.len());
        let (plain, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        write_raw(out, plain);
        let Some((special, tail)) = tail.split_at_checked(1) else { break };
        write_raw(out, "\\");
        match special.as_bytes() {
            b"\x08" => write_raw(out, "b"),
            b"\t" => write_raw(out, "t"),
            b"\n" => write_raw(out, "n"),
            b"\x0c" => write_raw(out, "f"),
            b"\r" => write_raw(out, "r"),
            &[control @ ..b' '] => {
                write_raw(out, "u00");
                write_raw(out, format_hex_digit(control >> 4));
                write_raw(out, format_hex_digit(control));
            }
            _ => write_raw(out, special),
        }
        rest = tail;
    }
    out.push(b'"');
}

/// Writes the escape of a UTF-16 code unit (RFC 8259, 7).
pub(super) fn write_unicode_escape(out: &mut Vec<u8>, unit: u16) {
    let [high, low] = unit.to_be_bytes();
    write_raw(out, "\\u");
    for digit in [high >> 4, high, low >> 4, low] {
        write_raw(out, format_hex_digit(digit));
    }
}

/// Returns the index of the first byte that a string has only escaped.
fn find_escaped(bytes: &[u8]) -> Option<usize> {
    // A table is the faster way, and in a wasm module the smaller one counts more.
    if cfg!(target_arch = "wasm32") {
        bytes.iter().position(|byte| must_escape(*byte))
    } else {
        bytes.iter().position(|byte| ESCAPED.get(usize::from(*byte)) == Some(&true))
    }
}

const fn must_escape(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < b' '
}

/// Whether each byte must be escaped.
static ESCAPED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    let mut rest: &mut [bool] = &mut table;
    while let Some((escaped, others)) = rest.split_first_mut() {
        *escaped = must_escape(byte);
        byte = byte.wrapping_add(1);
        rest = others;
    }
    table
};

fn format_hex_digit(digit: u8) -> &'static str {
    const HEX: [&str; 16] =
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"];
    HEX.get(usize::from(digit & 15)).copied().unwrap_or_default()
}

/// Writes a compact JSON text as Python's `json.dumps` writes it, with a space after each comma and
/// colon. With `ascii`, every character that is not printable ASCII is escaped by its UTF-16 code
/// units.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::json::write_spaced_json(&mut out, "{\"a\":[\"é,\u{7f}😀\",1]}", true);
/// assert_eq!(out, br#"{"a": ["\u00e9,\u007f\ud83d\ude00", 1]}"#);
/// ```
pub fn write_spaced_json(out: &mut Vec<u8>, compact: &str, ascii: bool) {
    let mut in_string = false;
    let mut escaped = false;
    for char in compact.chars() {
        if ascii && char > '~' {
            for unit in char.encode_utf16(&mut [0; 2]) {
                write_unicode_escape(out, *unit);
            }
        } else {
            write_raw(out, char.encode_utf8(&mut [0; 4]));
        }
        if in_string {
            in_string = char != '"' || escaped;
            escaped = char == '\\' && !escaped;
        } else if char == ',' || char == ':' {
            write_raw(out, " ");
        } else {
            in_string = char == '"';
        }
    }
}
