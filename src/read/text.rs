//! Finds short texts in others. The searches of the standard library are made for long ones, and
//! setting one up takes more code, and for texts as short as these more time, than the search itself.

use std::borrow::Cow;

/// Gives a text without the spaces at its ends, which most texts show at once not to have.
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// Gives whether a text has a part.
pub fn has(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// Gives whether a text has an ASCII character.
pub fn holds(text: &str, byte: u8) -> bool {
    text.bytes().any(|other| other == byte)
}

/// Gives what is before and what is after the first occurrence of a mark.
pub fn cut<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, mark)?;
    Some((text.get(..at)?, text.get(at.saturating_add(mark.len())..)?))
}

/// Gives the place of the first occurrence of a part.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let (first, _) = part.as_bytes().split_first()?;
    let mut rest = text.as_bytes();
    loop {
        let at = rest.iter().position(|byte| byte == first)?;
        rest = rest.get(at..)?;
        if rest.starts_with(part.as_bytes()) {
            return text.len().checked_sub(rest.len());
        }
        rest = rest.get(1..)?;
    }
}

/// Gives a part of a text, borrowed where the text is.
pub fn slice<'a>(text: &Cow<'a, str>, part: &str) -> Cow<'a, str> {
    let whole: &'a str = match text {
        Cow::Borrowed(whole) => whole,
        Cow::Owned(_) => return Cow::Owned(part.to_owned()),
    };
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    match whole.get(start..start.saturating_add(part.len())) {
        Some(same) if same == part => Cow::Borrowed(same),
        _ => Cow::Owned(part.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, find, has, trimmed};

    #[test]
    fn finds_what_the_standard_library_finds() {
        let texts = ["", "a", "aaab", "abab", "é aé", "-->", "--->", "- ->", "x-->y-->"];
        for text in texts {
            for part in ["a", "ab", "é", "-->", "b", "aab"] {
                assert_eq!(find(text, part), text.find(part), "{part} in {text}");
                assert_eq!(has(text, part), text.contains(part), "{part} in {text}");
                assert_eq!(cut(text, part), text.split_once(part), "{part} in {text}");
            }
        }
        for text in ["", " ", "a", " a", "a\u{a0}", "\u{a0}é ", "a b", "é"] {
            assert_eq!(trimmed(text), text.trim());
        }
    }
}
