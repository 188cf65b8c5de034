//! Searches in short texts.
//!
//! The searches of the standard library are made for long texts. To set one up takes more code than the
//! search itself, and in texts as short as these more time.

use std::borrow::Cow;
use std::ptr;

use crate::byte_search::find_byte;

fn is_blank(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Returns a text without the white space at its ends. Most texts have none, and their first and last
/// bytes show it.
#[inline(never)]
pub fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        // Text of a width of zero says nothing, either.
        _ => text.trim_matches(is_blank as fn(char) -> bool),
    }
}

/// Whether a text contains a part.
#[inline(never)]
pub fn contains(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// Whether a text contains an ASCII character.
#[inline(never)]
pub fn contains_byte(text: &str, byte: u8) -> bool {
    find_byte(text.as_bytes(), byte).is_some()
}

/// Returns the text before and the text after the first occurrence of a mark.
pub fn split_once<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, mark)?;
    Some((text.get(..at)?, text.get(at.saturating_add(mark.len())..)?))
}

/// Returns the first word of a list for which something holds. The words of a list are separated by
/// `|`: a list of single texts would take an address and a length for each.
#[inline(never)]
pub fn find_word<'l>(list: &'l str, is_it: &mut dyn FnMut(&'l str) -> bool) -> Option<&'l str> {
    let mut rest = list;
    loop {
        let end = find_byte(rest.as_bytes(), b'|').unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        if is_it(word) {
            return Some(word);
        }
        rest = after.get(1..)?;
    }
}

/// Whether a text is a word of a list, without regard to the case of ASCII letters.
#[inline(never)]
pub fn is_word_of(list: &str, text: &str) -> bool {
    let text = text.as_bytes();
    let mut rest = list.as_bytes();
    loop {
        let length = find_byte(rest, b'|').unwrap_or(rest.len());
        // Most words have another length, and need no comparison.
        if length == text.len()
            && rest.get(..length).is_some_and(|word| word.eq_ignore_ascii_case(text))
        {
            return true;
        }
        let Some(after) = rest.get(length.saturating_add(1)..) else { return false };
        rest = after;
    }
}

/// Whether a text is just so a word of a list. A comparison with each word in its place takes more code.
#[inline(never)]
pub fn is_exact_word_of(list: &str, text: &str) -> bool {
    find_word(list, &mut |word| word == text).is_some()
}

/// Whether a text contains a word of a list.
#[inline(never)]
pub fn contains_word_of(list: &str, text: &str) -> bool {
    find_word(list, &mut |word| contains(text, word)).is_some()
}

/// Whether a text ends with a word of a list.
#[inline(never)]
pub fn ends_with_word_of(list: &str, text: &str) -> bool {
    find_word(list, &mut |word| text.ends_with(word)).is_some()
}

/// Returns the index of the first occurrence of a part.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let (first, _) = part.as_bytes().split_first()?;
    let mut rest = text.as_bytes();
    loop {
        let at = find_byte(rest, *first)?;
        rest = rest.get(at..)?;
        if rest.starts_with(part.as_bytes()) {
            return text.len().checked_sub(rest.len());
        }
        rest = rest.get(1..)?;
    }
}

/// Returns a part of a text. It is borrowed if the text is.
pub fn borrow_part<'a>(text: &Cow<'a, str>, part: &str) -> Cow<'a, str> {
    let whole: &'a str = match text {
        Cow::Borrowed(whole) => whole,
        Cow::Owned(_) => return Cow::Owned(part.to_owned()),
    };
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    match whole.get(start..start.saturating_add(part.len())) {
        // It is the part itself if it stands at the same address.
        Some(same) if ptr::eq(same, part) => Cow::Borrowed(same),
        _ => Cow::Owned(part.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{contains, find, split_once, trim};

    #[test]
    fn finds_the_same_as_the_standard_library() {
        let texts = ["", "a", "aaab", "abab", "é aé", "-->", "--->", "- ->", "x-->y-->"];
        for text in texts {
            for part in ["a", "ab", "é", "-->", "b", "aab"] {
                assert_eq!(find(text, part), text.find(part), "{part} in {text}");
                assert_eq!(contains(text, part), text.contains(part), "{part} in {text}");
                assert_eq!(split_once(text, part), text.split_once(part), "{part} in {text}");
            }
        }
        for text in ["", " ", "a", " a", "a\u{a0}", "\u{a0}é ", "a b", "é"] {
            assert_eq!(trim(text), text.trim());
        }
    }
}
