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
    write_replaced(out, text, find_replacement);
}

/// Writes a text as one line: each line end becomes a space, and so do the line and paragraph separators
/// of Unicode. Other characters are written as by [`write_plain_text`].
pub(crate) fn write_plain_line(out: &mut Vec<u8>, text: &str) {
    write_replaced(out, text, |char| match char {
        '\n' | '\u{2028}' | '\u{2029}' => Some(" "),
        _ => find_replacement(char),
    });
}

/// Returns what is written for a character that could change what a terminal shows.
pub(super) const fn find_replacement(char: char) -> Option<&'static str> {
    match char {
        '\n' | '\t' => None,
        // In a terminal, the text after a carriage return overwrites the line.
        '\r' => Some(""),
        '\0'..' ' | '\u{7f}'..='\u{9f}' => Some(REPLACEMENT_CHARACTER),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::write_plain_line;

    #[test]
    fn a_line_end_becomes_a_space() {
        for (text, expected) in [
            ("Too long.\r\n- /title: Wrong.", "Too long. - /title: Wrong."),
            ("\n\n", "  "),
            ("a\u{2028}b\u{2029}c\td", "a b c\td"),
            ("a\rb\u{85}c", "ab\u{fffd}c"),
            ("", ""),
        ] {
            let mut out = Vec::new();
            write_plain_line(&mut out, text);
            assert_eq!(String::from_utf8(out).unwrap_or_default(), expected, "{text:?}");
        }
    }
}
