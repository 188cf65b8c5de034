//! Gives XML 1.0 in UTF-8, well-formed whatever the texts hold.

use super::{REPLACEMENT, StructureWriter, raw, replace};

/// XML content that is being written: a list as elements called `i`, an object as an element for
/// each member (RFC 9457, Appendix B). A member whose name is no XML name cannot be written.
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
    /// Begins content.
    ///
    /// ```
    /// use httpexc::body_writer::{StructureWriter, xml::XmlWriter};
    /// let mut out = Vec::new();
    /// XmlWriter::new(&mut out).text("<");
    /// assert_eq!(out, b"&lt;");
    /// ```
    pub const fn new(out: &'o mut Vec<u8>) -> Self {
        Self { out }
    }

    fn tag(&mut self, start: &str, name: Option<&str>) {
        raw(self.out, start);
        raw(self.out, name.unwrap_or("i"));
        raw(self.out, ">");
    }
}

impl StructureWriter for XmlWriter<'_> {
    fn accepts(&self, name: &str) -> bool {
        is_name(name)
    }

    fn begin(&mut self, name: Option<&str>) {
        self.tag("<", name);
    }

    fn end(&mut self, name: Option<&str>) {
        self.tag("</", name);
    }

    fn text(&mut self, text: &str) {
        self::text(self.out, text);
    }

    fn literal(&mut self, literal: &str) {
        raw(self.out, literal);
    }

    fn null(&mut self) {}

    fn open(&mut self, _: bool) {}

    fn close(&mut self, _: bool) {}
}

/// Writes a text. A carriage return is written as a reference, as a parser would take it for a
/// line feed (XML 1.0, 2.11); what no document may hold becomes U+FFFD (2.2).
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::xml::text(&mut out, "a < b & \u{0}");
/// assert_eq!(out, "a &lt; b &amp; \u{fffd}".as_bytes());
/// ```
pub fn text(out: &mut Vec<u8>, text: &str) {
    replace(out, text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#xD;"),
        '\t' | '\n' => None,
        '\0'..' ' | '\u{fffe}' | '\u{ffff}' => Some(REPLACEMENT),
        _ => None,
    });
}

/// Gives whether a text can name an element: an XML name without a colon (Namespaces in XML, 3).
///
/// ```
/// use httpexc::body_writer::xml::is_name;
/// assert!(is_name("retry_after") && is_name("größe"));
/// assert!(!is_name("2nd") && !is_name("a b") && !is_name("xs:a") && !is_name(""));
/// ```
#[must_use]
pub fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(starts_name) && chars.all(continues_name)
}

const fn starts_name(char: char) -> bool {
    matches!(
        char,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
            | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
            | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
            | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
            | '\u{10000}'..='\u{effff}'
    )
}

const fn continues_name(char: char) -> bool {
    starts_name(char)
        || matches!(
            char,
            '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}'
        )
}
