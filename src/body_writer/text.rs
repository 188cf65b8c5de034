//! Plain text that is safe to show in a terminal.

use super::{REPLACEMENT_CHARACTER, write_replaced};

/// Writes a text. Line feeds and tabs stay, carriage returns are left out, and other control
/// characters become U+FFFD.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::text::write_plain_text(&mut out, "a\nb\u{1b}[2J");
/// assert_eq!(out, "a\nb\u{fffd}[2J".as_bytes());
/// ```
pub fn write_plain_text(out: &mut Vec<u8>, text: &str) {
    write_replaced(out, text, |char| match char {
        '\n' | '\t' => None,
        // In a terminal, the text after a carriage return overwrites the line.
        '\r' => Some(""),
        '\0'..' ' | '\u{7f}'..='\u{9f}' => Some(REPLACEMENT_CHARACTER),
        _ => None,
    });
}
