//! Texts of others in the log.

/// Adds a text in one line: control characters and the separators of lines are escaped. A line break would
/// make a text look like another entry of the log, and an escape sequence would change the terminal.
pub(super) fn push_text(out: &mut String, text: &str) {
    for char in text.chars() {
        if char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') {
            out.extend(char.escape_default());
        } else {
            out.push(char);
        }
    }
}
