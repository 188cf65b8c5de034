//! Tells what a text is.

use std::borrow::Cow;

use super::text;
use crate::catalogue;
use crate::json_value::Value;
use crate::problem::ErrorCode;

/// Gives the text that a value is or holds: of an object, what a language or a wrapper adds is left
/// out.
pub fn find_text<'v, 'a>(value: &'v Value<'a>) -> Option<&'v Cow<'a, str>> {
    match value {
        Value::String(text) if !text::trimmed(text).is_empty() => Some(text),
        Value::Object(_) => {
            ["value", "#text", "text", "Text"].iter().find_map(|name| match value.get(name)? {
                Value::String(text) if !text::trimmed(text).is_empty() => Some(text),
                _ => None,
            })
        }
        _ => None,
    }
}

/// Words that only say that there is an error.
pub fn is_verdict(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "error",
        "errors",
        "fail",
        "failed",
        "failure",
        "ko",
        "nok",
        "false",
        "error.list",
        "list",
        "exception",
        "about:blank",
    ];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Gives whether a text is the phrase of a status, in the present or an older wording.
pub fn is_phrase(status: u16, text: &str) -> bool {
    catalogue::find_phrase(status) == text || catalogue::is_error_title(text)
}

/// Gives whether a text is a name for programs and not for people: one word that is not simply
/// capitalized.
pub fn is_token(status: u16, text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:/#".contains(&byte);
    let lower = |byte: &u8| byte.is_ascii_lowercase();
    let upper = |byte: &u8| byte.is_ascii_uppercase();
    let bytes = text.as_bytes();
    let humps = bytes.windows(2).any(|pair| matches!(pair, [a, b] if lower(a) && upper(b)));
    let is_simple = bytes.first().is_some_and(upper) && bytes.iter().skip(1).all(lower);
    bytes.iter().copied().all(is_word)
        && bytes.iter().any(u8::is_ascii_alphabetic)
        && !text.ends_with(['.', ':'])
        && !is_simple
        && (humps || !is_phrase(status, text))
}

/// Gives a text as a code: a number where it is one as JSON writes it.
pub fn numeral(text: Cow<'_, str>) -> ErrorCode<'_> {
    match whole(&text) {
        Some(Value::Number(_)) if text::trimmed(&text).len() == text.len() => {
            ErrorCode::Number(text)
        }
        _ => ErrorCode::Text(text),
    }
}

/// Gives a code without the name space and the URL that AWS puts around it.
pub fn without_shape(code: &str) -> &str {
    if !code.bytes().any(|byte| matches!(byte, b'#' | b':')) {
        return code;
    }
    let is_space = |space: &str| text::holds(space, b'.') && !space.contains([':', '/', ' ']);
    match code.split_once('#') {
        Some((space, name)) if is_space(space) => name.split(':').next().unwrap_or(name),
        _ => match text::cut(code, ":http") {
            Some((name, _)) if !name.is_empty() && !name.contains([':', '/', ' ']) => name,
            _ => code,
        },
    }
}

/// Gives what a text of JSON stands for, and nothing for any other text. The parser that salvages
/// serves here, too: a second one would be another part of the module.
pub fn whole(text: &str) -> Option<Value<'_>> {
    Value::salvage(text).and_then(|(value, is_whole)| is_whole.then_some(value))
}
