//! Markdown (CommonMark 0.31): text that cannot become markup, and links.
//!
//! What the usual extensions read as markup is escaped as well: tables, strikethrough and formulas. A
//! renderer that links bare addresses still links them, which an escape does not prevent.

use super::text::find_replacement;
use super::write_raw;
use crate::percent::encode_uri_reference;

/// Whether a character can be markup within a line, by the character before it. A backslash is not among
/// them.
pub(super) const fn is_inline_markup(previous: char, char: char) -> bool {
    match char {
        '`' | '*' | '[' | ']' | '<' | '&' | '~' | '|' | '$' => true,
        // After a letter or a digit it begins no emphasis (6.2), so that codes and addresses stay readable.
        '_' => !previous.is_ascii_alphanumeric(),
        _ => false,
    }
}

/// Writes a text. White space is written as one space, none at the ends, and white space with a line feed
/// as a line break: a backslash and a line feed (6.7).
///
/// ```
/// use httpexc::body_writer::markdown::write_markdown_text;
/// let mut out = Vec::new();
/// write_markdown_text(&mut out, "No <b>song_title</b>.\n# 1 of *2*");
/// assert_eq!(out, b"No &lt;b>song_title&lt;/b>.\\\n\\# 1 of \\*2\\*");
/// ```
pub fn write_markdown_text(out: &mut Vec<u8>, text: &str) {
    write_escaped(out, text, "\\\n");
}

/// Writes a text as one line. Other characters are written as by [`write_markdown_text`].
///
/// ```
/// use httpexc::body_writer::markdown::write_markdown_line;
/// let mut out = Vec::new();
/// write_markdown_line(&mut out, "1. Too long.\n- [title](/)");
/// assert_eq!(out, b"1\\. Too long. \\- \\[title\\](/)");
/// ```
pub fn write_markdown_line(out: &mut Vec<u8>, text: &str) {
    write_escaped(out, text, " ");
}

/// Writes a text whose lines are joined by `line_end`.
fn write_escaped(out: &mut Vec<u8>, text: &str, line_end: &str) {
    let start = out.len();
    let mut gap = "";
    // A line feed stands for the start of a line.
    let mut previous = '\n';
    let mut is_number = false;
    for char in text.chars() {
        match char {
            '\n' => {
                (gap, previous) = (line_end, '\n');
                continue;
            }
            ' ' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => {
                if gap.is_empty() && previous != '\n' {
                    (gap, previous) = (" ", ' ');
                }
                continue;
            }
            _ => {}
        }
        if out.len() > start {
            write_raw(out, gap);
        }
        gap = "";
        // GitHub takes a bare address up to the next space or `<`, with the backslash before it (GitHub
        // Flavored Markdown, 6.9), so that only a character reference keeps this from beginning a tag.
        if char == '<' {
            write_raw(out, "&lt;");
            previous = char;
            continue;
        }
        let is_after_number = is_number && previous.is_ascii_digit();
        is_number = char.is_ascii_digit() && (is_after_number || previous == '\n');
        let is_markup = match char {
            '\\' => true,
            // Each may begin a list, a quotation, or a rule that makes a heading of the line before (4.3).
            '-' | '+' | '=' | '>' | ':' => previous == '\n',
            '.' | ')' => is_after_number,
            // It may begin a heading, and after a space it may end one (4.2).
            '#' => previous <= ' ',
            _ => is_inline_markup(previous, char),
        };
        if is_markup {
            write_raw(out, "\\");
        }
        match find_replacement(char) {
            Some(replacement) => write_raw(out, replacement),
            None => write_char(out, char),
        }
        previous = char;
    }
}

/// Writes the reference of a link, which is a link if it begins with `http://` or `https://`.
///
/// ```
/// use httpexc::body_writer::markdown::write_markdown_link;
/// let mut out = Vec::new();
/// write_markdown_link(&mut out, "https://docs.example/a?b=1&c=2");
/// write_markdown_link(&mut out, "javascript:alert(1)");
/// assert_eq!(out, b"<https://docs.example/a?b=1&c=2>javascript:alert(1)");
/// ```
pub fn write_markdown_link(out: &mut Vec<u8>, href: &str) {
    let is_web = href.starts_with("https://") || href.starts_with("http://");
    // In an autolink nothing can be escaped, and `&copy;` would be another character (6.5, 2.5).
    if is_web && !href.bytes().any(|byte| byte == b';') {
        write_raw(out, "<");
        write_raw(out, &encode_uri_reference(href));
        write_raw(out, ">");
    } else {
        write_markdown_line(out, href);
    }
}

/// Writes a character as it is.
pub(super) fn write_char(out: &mut Vec<u8>, char: char) {
    write_raw(out, char.encode_utf8(&mut [0; 4]));
}
