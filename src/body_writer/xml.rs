//! XML 1.0 in UTF-8, well-formed for any text.

use super::{REPLACEMENT_CHARACTER, StructureWriter, write_raw, write_replaced};

/// A writer of XML content. A list has an element `i` for each item, and an object an element for
/// each member (RFC 9457, Appendix B). A member whose name is not an XML name cannot be written.
///
/// ```
/// use httpexc::{body_writer::{StructureWriter, xml::XmlWriter}, json_value::Value};
/// let mut out = Vec::new();
/// let xml: &mut dyn StructureWriter = &mut XmlWriter::new(&mut out);
/// xml.put(Some("a"), &Value::parse(r#"{"b": ["<", 2], "3": null}"#).unwrap());
/// assert_eq!(out, b"<a><b><i>&lt;</i><i>2</i></b></a>");
/// ```
#[derive(Debug)]
pub struct XmlWriter<'o> {
    out: &'o mut Vec<u8>,
}

impl<'o> XmlWriter<'o> {
    /// Creates a writer that appends to `out`.
    ///
    /// ```
    /// use httpexc::body_writer::{StructureWriter, xml::XmlWriter};
    /// let mut out = Vec::new();
    /// XmlWriter::new(&mut out).write_text("<");
    /// assert_eq!(out, b"&lt;");
    /// ```
    pub const fn new(out: &'o mut Vec<u8>) -> Self {
        Self { out }
    }

    fn write_tag(&mut self, start: &str, name: Option<&str>) {
        write_raw(self.out, start);
        write_raw(self.out, name.unwrap_or("i"));
        write_raw(self.out, ">");
    }
}

impl StructureWriter for XmlWriter<'_> {
    fn accepts_name(&self, name: &str) -> bool {
        is_xml_name(name)
    }

    fn begin(&mut self, name: Option<&str>) {
        self.write_tag("<", name);
    }

    fn end(&mut self, name: Option<&str>) {
        self.write_tag("</", name);
    }

    fn write_text(&mut self, text: &str) {
        write_xml_text(self.out, text);
    }

    fn write_literal(&mut self, literal: &str) {
        write_raw(self.out, literal);
    }

    fn write_null(&mut self) {}

    fn open(&mut self, _: bool) {}

    fn close(&mut self, _: bool) {}
}

/// Writes a text. A carriage return becomes a character reference, because parsers read a literal one
/// as a line feed (XML 1.0, 2.11). Characters that XML does not allow become U+FFFD (2.2).
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::xml::write_xml_text(&mut out, "a < b & \u{0}");
/// assert_eq!(out, "a &lt; b &amp; \u{fffd}".as_bytes());
/// ```
pub fn write_xml_text(out: &mut Vec<u8>, text: &str) {
    write_replaced(out, text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#xD;"),
        '\t' | '\n' => None,
        '\0'..' ' | '\u{fffe}' | '\u{ffff}' => Some(REPLACEMENT_CHARACTER),
        _ => None,
    });
}

/// Whether a text can be the name of an element: an XML name without a colon (Namespaces in XML, 3).
///
/// ```
/// use httpexc::body_writer::xml::is_xml_name;
/// assert!(is_xml_name("retry_after") && is_xml_name("größe"));
/// assert!(!is_xml_name("2nd") && !is_xml_name("a b") && !is_xml_name("xs:a") && !is_xml_name(""));
/// ```
#[must_use]
pub fn is_xml_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_xml_name_start) && chars.all(is_xml_name_char)
}

const fn is_xml_name_start(char: char) -> bool {
    matches!(
        char,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
            | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
            | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
            | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
            | '\u{10000}'..='\u{effff}'
    )
}

const fn is_xml_name_char(char: char) -> bool {
    is_xml_name_start(char)
        || matches!(
            char,
            '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}'
        )
}
