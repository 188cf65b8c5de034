//! Gives plain text that is safe to show in a terminal.

use super::{REPLACEMENT, replace};

/// Writes a text; line feeds and tabs stay, carriage returns go, and other control characters
/// become U+FFFD.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::text::text(&mut out, "a\nb\u{1b}[2J");
/// assert_eq!(out, "a\nb\u{fffd}[2J".as_bytes());
/// ```
pub fn text(out: &mut Vec<u8>, text: &str) {
    replace(out, text, |char| match char {
        '\n' | '\t' => None,
        // Alone it would let what follows overwrite the line in a terminal.
        '\r' => Some(""),
        '\0'..' ' | '\u{7f}'..='\u{9f}' => Some(REPLACEMENT),
        _ => None,
    });
}
