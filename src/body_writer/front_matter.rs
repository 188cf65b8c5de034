//! Front matter: the members of an object as YAML, at the start of a Markdown document.
//!
//! Every text is a string of JSON on one line, which YAML 1.1 and 1.2 read as the same text. Characters
//! that YAML does not allow, or takes for line ends, are escaped. So is what Markdown takes for markup,
//! because a renderer that knows no front matter shows it as a paragraph.

use super::json::write_unicode_escape;
use super::markdown::{is_inline_markup, write_char};
use super::{StructureWriter, write_raw};
use crate::ascii::{contains_any, split_once_at};

/// The length of the longest name that is written, in bytes. YAML reads keys of up to 1,024 characters
/// (1.2.2, 7.4.2), and an escape has up to six.
const MAX_NAME_LENGTH: usize = 128;

/// A writer of members, each on a line of its own. Lists and objects within a member are on its line. A
/// member with a very long name cannot be written.
///
/// ```
/// use httpexc::body_writer::{StructureWriter, front_matter::FrontMatterWriter};
/// let mut out = Vec::new();
/// let yaml: &mut dyn StructureWriter = &mut FrontMatterWriter::new(&mut out);
/// yaml.put_text("title", "No *song*");
/// yaml.put(Some("no"), &vec![1, 2].into());
/// assert_eq!(out, b"title: \"No \\u002asong\\u002a\"\n\"no\": [1, 2]\n");
/// ```
#[derive(Debug)]
pub struct FrontMatterWriter<'o> {
    out: &'o mut Vec<u8>,
    /// The number of lists and objects that are open.
    depth: usize,
    /// Whether a value was written, so that the next value of the list or object needs a comma.
    needs_comma: bool,
}

impl<'o> FrontMatterWriter<'o> {
    /// Creates a writer that appends to `out`.
    ///
    /// ```
    /// use httpexc::body_writer::{StructureWriter, front_matter::FrontMatterWriter};
    /// let mut out = Vec::new();
    /// FrontMatterWriter::new(&mut out).write_text("yes");
    /// assert_eq!(out, b"\"yes\"");
    /// ```
    pub const fn new(out: &'o mut Vec<u8>) -> Self {
        Self { out, depth: 0, needs_comma: false }
    }
}

impl StructureWriter for FrontMatterWriter<'_> {
    fn accepts_name(&self, name: &str) -> bool {
        name.len() <= MAX_NAME_LENGTH
    }

    fn begin(&mut self, name: Option<&str>) {
        if self.needs_comma {
            write_raw(self.out, ", ");
        }
        if let Some(name) = name {
            if self.depth == 0 && is_plain_name(name) {
                write_raw(self.out, name);
            } else {
                write_yaml_string(self.out, name);
            }
            write_raw(self.out, ": ");
        }
    }

    fn end(&mut self, _: Option<&str>) {
        self.needs_comma = self.depth > 0;
        if !self.needs_comma {
            write_raw(self.out, "\n");
        }
    }

    fn write_text(&mut self, text: &str) {
        write_yaml_string(self.out, text);
    }

    fn write_literal(&mut self, literal: &str) {
        let is_number = literal.bytes().next() <= Some(b'9');
        let exponent = split_once_at(literal, b"eE").filter(|_| is_number);
        // To YAML 1.1, a number with an exponent is a text unless it has a point and a sign.
        if let Some((mantissa, exponent)) = exponent {
            write_raw(self.out, mantissa);
            write_raw(self.out, if contains_any(mantissa, b".") { "e" } else { ".0e" });
            write_raw(self.out, if contains_any(exponent, b"+-") { "" } else { "+" });
            write_raw(self.out, exponent);
        } else {
            write_raw(self.out, literal);
        }
    }

    fn write_null(&mut self) {
        write_raw(self.out, "null");
    }

    fn open(&mut self, is_list: bool) {
        self.depth = self.depth.saturating_add(1);
        self.needs_comma = false;
        write_raw(self.out, if is_list { "[" } else { "{" });
    }

    fn close(&mut self, is_list: bool) {
        self.depth = self.depth.saturating_sub(1);
        write_raw(self.out, if is_list { "]" } else { "}" });
    }
}

/// Whether a name is a text without quotes in any version of YAML: a word of letters that is none of
/// `yes`, `no`, `on`, `off`, `y`, `n` (YAML 1.1), `true`, `false` and `null`.
fn is_plain_name(name: &str) -> bool {
    name.len() > 3
        && name.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !["true", "false", "null"].iter().any(|word| name.eq_ignore_ascii_case(word))
}

fn write_yaml_string(out: &mut Vec<u8>, text: &str) {
    write_raw(out, "\"");
    let mut previous = '\n';
    for char in text.chars() {
        match char {
            '"' => write_raw(out, "\\\""),
            '\\' => write_raw(out, "\\\\"),
            '\n' => write_raw(out, "\\n"),
            _ if is_inline_markup(previous, char) || is_unprintable(char) => {
                write_unicode_escape(out, char as u16);
            }
            _ => write_char(out, char),
        }
        previous = char;
    }
    write_raw(out, "\"");
}

/// Whether YAML does not allow a character (1.2.2, 5.1), or a version of it takes it for a line end or a
/// byte order mark.
const fn is_unprintable(char: char) -> bool {
    matches!(
        char,
        '\0'..' ' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}
