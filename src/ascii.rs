//! Splits and trims texts at ASCII characters.
//!
//! The standard library does it for patterns of every kind, and each kind adds its own copy to the wasm.
//! Here the characters are bytes, and all callers share the functions.

use std::borrow::Cow;

/// Returns the text before the first of some ASCII characters, and the text after it.
#[inline(never)]
pub(crate) fn split_once_at<'t>(text: &'t str, marks: &[u8]) -> Option<(&'t str, &'t str)> {
    let at = text.bytes().position(|byte| marks.contains(&byte))?;
    split_around(text, at)
}

/// Returns the text before the last of some ASCII characters, and the text after it.
#[inline(never)]
pub(crate) fn rsplit_once<'t>(text: &'t str, marks: &[u8]) -> Option<(&'t str, &'t str)> {
    let at = text.bytes().rposition(|byte| marks.contains(&byte))?;
    split_around(text, at)
}

fn split_around(text: &str, at: usize) -> Option<(&str, &str)> {
    let (before, after) = text.split_at_checked(at)?;
    Some((before, after.get(1..)?))
}

/// Returns the text before the first of some ASCII characters, or all of it.
pub(crate) fn first_part<'t>(text: &'t str, marks: &[u8]) -> &'t str {
    split_once_at(text, marks).map_or(text, |(before, _)| before)
}

/// Whether a text contains one of some ASCII characters.
#[inline(never)]
pub(crate) fn contains_any(text: &str, marks: &[u8]) -> bool {
    split_once_at(text, marks).is_some()
}

/// Returns a text without some ASCII characters at its start.
#[inline(never)]
pub(crate) fn trim_start<'t>(text: &'t str, marks: &[u8]) -> &'t str {
    let at = text.bytes().position(|byte| !marks.contains(&byte)).unwrap_or(text.len());
    text.get(at..).unwrap_or_default()
}

/// Returns a text without some ASCII characters at its end.
#[inline(never)]
pub(crate) fn trim_end<'t>(text: &'t str, marks: &[u8]) -> &'t str {
    let last = text.bytes().rposition(|byte| !marks.contains(&byte));
    text.get(..last.map_or(0, |last| last.saturating_add(1))).unwrap_or_default()
}

/// Returns a text in lower case, as it is if it has no ASCII capitals.
pub(crate) fn to_lower_case(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return text.to_ascii_lowercase().into();
    }
    text.into()
}

/// Returns the parts of a text between some ASCII characters.
pub(crate) const fn split<'t>(text: &'t str, marks: &'static [u8]) -> Parts<'t> {
    Parts { rest: Some(text), marks }
}

/// The parts of a text.
pub(crate) struct Parts<'t> {
    rest: Option<&'t str>,
    marks: &'static [u8],
}

impl<'t> Iterator for Parts<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        let (part, after) = match split_once_at(rest, self.marks) {
            Some((part, after)) => (part, Some(after)),
            None => (rest, None),
        };
        self.rest = after;
        Some(part)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        contains_any, first_part, rsplit_once, split, split_once_at, trim_end, trim_start,
    };

    #[test]
    fn the_results_are_those_of_the_standard_library() {
        let marks = [',', ';'];
        for text in ["", ",", "a", "a,b", ",a;", "é,ü;;x", ";;", "a,b;c,d", "é"] {
            assert_eq!(split_once_at(text, b",;"), text.split_once(marks), "{text}");
            assert_eq!(rsplit_once(text, b",;"), text.rsplit_once(marks), "{text}");
            assert_eq!(Some(first_part(text, b",;")), text.split(marks).next(), "{text}");
            assert_eq!(contains_any(text, b",;"), text.contains(marks), "{text}");
            assert_eq!(trim_start(text, b",;"), text.trim_start_matches(marks), "{text}");
            assert_eq!(trim_end(text, b",;"), text.trim_end_matches(marks), "{text}");
            assert!(split(text, b",;").eq(text.split(marks)), "{text}");
        }
    }
}
