//! Parameters in the values of headers.

use std::borrow::Cow;

/// Returns the text before and the text after a mark that is not in a quoted string (RFC 9110, 5.6.4).
pub fn split_outside_quotes(text: &str, mark: u8) -> (&str, &str) {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let at = text.bytes().position(|byte| {
        let is_mark = byte == mark && !is_quoted;
        is_quoted ^= byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && is_quoted && !is_escaped;
        is_mark
    });
    let (before, after) = text.split_at_checked(at.unwrap_or(text.len())).unwrap_or_default();
    (before, after.get(1..).unwrap_or_default())
}

/// Returns the rest of a header's value from where the value of a parameter begins.
pub fn find_parameter<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = value;
    while !rest.is_empty() {
        let (before, after) = split_outside_quotes(rest, b'=');
        rest = after.trim_ascii_start();
        let before = before.trim_ascii_end().strip_suffix(name);
        if before.is_some_and(|before| before.is_empty() || before.ends_with([' ', ',', ';', '\t']))
        {
            return Some(rest);
        }
    }
    None
}

/// Returns the same of the last parameter with a name, which counts in structured fields (RFC 9651,
/// 4.2.3.2).
pub fn find_last_parameter<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    let mut found = find_parameter(value, name)?;
    while let Some(next) = find_parameter(found, name) {
        found = next;
    }
    Some(found)
}

/// Returns a text without the quotes and escapes of a quoted string, if it is one (RFC 9110, 5.6.4; RFC
/// 9651, 4.2.5).
pub fn unquote(text: &str) -> Cow<'_, str> {
    let Some(quoted) = text.strip_prefix('"') else { return text.into() };
    let mut out = String::new();
    let mut chars = quoted.chars();
    while let Some(char) = chars.next().filter(|char| *char != '"') {
        if char == '\\' {
            out.extend(chars.next());
        } else {
            out.push(char);
        }
    }
    out.into()
}
