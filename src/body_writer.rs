//! Writers of JSON, XML, HTML, Markdown, YAML and plain text. All escaping is here.
//!
//! A writer accepts any text. A character that its format cannot represent becomes U+FFFD.
//!
//! These modules must not know what they write: no statuses, no member names.

use crate::json_value::Value;

pub mod front_matter;
pub mod html;
pub mod json;
pub mod markdown;
pub mod text;
pub mod xml;

/// Writes a text as it is.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::write_raw(&mut out, "<p>");
/// assert_eq!(out, b"<p>");
/// ```
// Not inlined in a wasm module, as `append` of `header`: the code that grows a buffer exists once instead of
// a hundred times, which halves the size of the writers. On servers speed counts more.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn write_raw(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}

/// Writes a text in which some characters are replaced. Runs of other characters are copied at once.
#[inline(never)]
pub(crate) fn write_replaced(
    out: &mut Vec<u8>,
    text: &str,
    replacement: fn(char) -> Option<&'static str>,
) {
    let mut rest = text;
    loop {
        let found = rest.char_indices().find_map(|(at, char)| Some((at, char, replacement(char)?)));
        let Some((at, char, instead)) = found else { return write_raw(out, rest) };
        let (plain, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        write_raw(out, plain);
        write_raw(out, instead);
        rest = tail.get(char.len_utf8()..).unwrap_or_default();
    }
}

/// The replacement of a character that a format cannot represent.
pub(crate) const REPLACEMENT_CHARACTER: &str = "\u{fffd}";

/// A writer of a format with nested named values: JSON or XML.
///
/// ```
/// use httpexc::body_writer::{StructureWriter, json::JsonWriter, xml::XmlWriter};
/// fn write(out: &mut dyn StructureWriter) {
///     out.begin(Some("song"));
///     out.open(false);
///     out.put_text("title", "Blue in Green");
///     out.put_literal("take", "2");
///     out.close(false);
///     out.end(Some("song"));
/// }
/// let (mut json, mut xml) = (Vec::new(), Vec::new());
/// write(&mut JsonWriter::new(&mut json));
/// write(&mut XmlWriter::new(&mut xml));
/// assert_eq!(json, br#""song":{"title":"Blue in Green","take":2}"#);
/// assert_eq!(xml, b"<song><title>Blue in Green</title><take>2</take></song>");
/// ```
pub trait StructureWriter {
    /// Whether the format can write this name.
    fn accepts_name(&self, name: &str) -> bool;
    /// Begins a value: a member of an object, or an item of a list if there is no name.
    fn begin(&mut self, name: Option<&str>);
    /// Ends the value that began with the same name.
    fn end(&mut self, name: Option<&str>);
    /// Writes a text as the value.
    fn write_text(&mut self, text: &str);
    /// Writes a number, `true` or `false` as the value.
    fn write_literal(&mut self, literal: &str);
    /// Writes a null as the value.
    fn write_null(&mut self);
    /// Begins a list or an object as the value.
    fn open(&mut self, is_list: bool);
    /// Ends the list or the object.
    fn close(&mut self, is_list: bool);
}

impl dyn StructureWriter + '_ {
    /// Writes a member whose value is a text.
    ///
    /// ```
    /// use httpexc::body_writer::{StructureWriter, xml::XmlWriter};
    /// let mut out = Vec::new();
    /// let xml: &mut dyn StructureWriter = &mut XmlWriter::new(&mut out);
    /// xml.put_text("title", "A < B");
    /// assert_eq!(out, b"<title>A &lt; B</title>");
    /// ```
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub fn put_text(&mut self, name: &str, text: &str) {
        self.begin(Some(name));
        self.write_text(text);
        self.end(Some(name));
    }

    /// Writes a member whose value is a number, `true` or `false`.
    ///
    /// ```
    /// use httpexc::body_writer::{StructureWriter, json::JsonWriter};
    /// let mut out = Vec::new();
    /// let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut out);
    /// json.put_literal("take", "2");
    /// assert_eq!(out, br#""take":2"#);
    /// ```
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub fn put_literal(&mut self, name: &str, literal: &str) {
        self.begin(Some(name));
        self.write_literal(literal);
        self.end(Some(name));
    }

    /// Writes a value with the values in it. A member whose name the format cannot write is left out.
    ///
    /// ```
    /// use httpexc::body_writer::{StructureWriter, json::JsonWriter};
    /// let mut out = Vec::new();
    /// let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut out);
    /// json.put(Some("takes"), &vec![1, 2].into());
    /// assert_eq!(out, br#""takes":[1,2]"#);
    /// ```
    pub fn put(&mut self, name: Option<&str>, value: &Value<'_>) {
        if name.is_some_and(|name| !self.accepts_name(name)) {
            return;
        }
        self.begin(name);
        match value {
            Value::Null => self.write_null(),
            Value::Bool(true) => self.write_literal("true"),
            Value::Bool(false) => self.write_literal("false"),
            Value::Number(digits) => self.write_literal(digits),
            Value::String(text) => self.write_text(text),
            Value::Array(items) => {
                self.open(true);
                for item in items {
                    self.put(None, item);
                }
                self.close(true);
            }
            Value::Object(members) => {
                self.open(false);
                for (name, member) in members {
                    self.put(Some(name), member);
                }
                self.close(false);
            }
        }
        self.end(name);
    }
}
