//! Parameters of header fields.

use std::borrow::Cow;

/// Gives what is before and what is after a mark that is in no quoted string (RFC 9110, 5.6.4).
pub fn cut(text: &str, mark: u8) -> (&str, &str) {
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

/// Gives a value from where a parameter of that name has its own.
pub fn value_of<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = value;
    while !rest.is_empty() {
        let (before, after) = cut(rest, b'=');
        rest = after.trim_ascii_start();
        let before = before.trim_ascii_end().strip_suffix(name);
        if before.is_some_and(|before| before.is_empty() || before.ends_with([' ', ',', ';', '\t']))
        {
            return Some(rest);
        }
    }
    None
}

/// Gives a parameter of a challenge (RFC 9110, 11.2).
pub fn parameter<'a>(challenge: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let value = value_of(challenge, name)?;
    let Some(quoted) = value.strip_prefix('"') else {
        let bare = value.split([',', ' ']).next().unwrap_or_default();
        return (!bare.is_empty()).then(|| bare.into());
    };
    let mut out = String::new();
    let mut chars = quoted.chars();
    loop {
        match chars.next() {
            None | Some('"') => break,
            Some('\\') => out.extend(chars.next()),
            Some(char) => out.push(char),
        }
    }
    (!out.is_empty()).then(|| out.into())
}
