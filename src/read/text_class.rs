//! What a text is: a name for programs, the phrase of a status, a JSON text.
//!
//! This module must not know where in a body a text stands.

use std::borrow::Cow;

use super::text;
use crate::ascii;
use crate::catalogue;
use crate::json_value::Value;
use crate::number::is_printed_number;
use crate::problem::ErrorCode;

/// Returns the text that a value is or has. An object has one if a language or an XML attribute was
/// added to the text.
#[inline(never)]
pub fn find_text<'v, 'a>(value: &'v Value<'a>) -> Option<&'v Cow<'a, str>> {
    let members = match value {
        Value::String(text) => return (!text::trim(text).is_empty()).then_some(text),
        Value::Object(members) => members,
        _ => return None,
    };
    let found = ["value", "#text", "text", "Text"].iter().find_map(|name| value.get(name));
    match found.or_else(|| find_translation(members))? {
        Value::String(text) if !text::trim(text).is_empty() => Some(text),
        _ => None,
    }
}

/// Whether a text says the same as no text: it is blank, or some program wrote a null as a text.
pub fn is_absent(text: &str) -> bool {
    matches!(text::trim(text), "" | "null")
}

/// Returns the text of a map that has it in several languages: the English one, or else the first.
fn find_translation<'v, 'a>(members: &'v [(Cow<'a, str>, Value<'a>)]) -> Option<&'v Value<'a>> {
    const LANGUAGES: &str = "en|de|fr|es|it|pt|nl|ja|zh|ko|ru|pl|sv|da|fi|cs|tr|uk";
    let is_language = |(name, value): &(Cow<'_, str>, Value<'_>)| {
        text::is_word_of(LANGUAGES, ascii::first_part(name, b"-_")) && value.as_str().is_some()
    };
    let english = || members.iter().find(|(name, _)| name.starts_with("en"));
    let found = members.iter().all(is_language).then(|| english().or_else(|| members.first()));
    found?.map(|(_, value)| value)
}

/// Whether a text says no more than that there is an error.
#[inline(never)]
pub fn is_bare_failure(text: &str) -> bool {
    const WORDS: &str = "err|error|errors|fail|failed|failure|not ok|ko|nok|false|error.list|list|exception|\
        about:blank|warn|warning|fatal|erro|errore|erreur|fehler|fallo|échec";
    // Sentences are longer than each of these.
    text.len() < 12 && text::is_word_of(WORDS, text)
}

/// Whether a text says that a request succeeded. It is never about an error.
#[inline(never)]
pub fn is_success(text: &str) -> bool {
    const WORDS: &str = "ok|success|successful|succeeded|true";
    // Sentences are longer than each of these.
    text.len() < 12 && text::is_word_of(WORDS, text)
}

/// Whether a text can be a sentence for a person if nothing else says that it is one. Tokens, ids,
/// hashes and URLs are one word.
pub fn is_like_sentence(text: &str) -> bool {
    let text = text::trim(text);
    let has_space = text.bytes().any(|byte| matches!(byte, b' ' | b'\n'));
    has_space || !text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a value is a text that begins like a sentence, and has more than one word.
#[inline(never)]
pub fn is_whole_sentence(value: &Value<'_>) -> bool {
    let is_small = |text: &str| text.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
    value
        .as_str()
        .is_some_and(|text| !is_small(text) && text::contains_byte(text::trim(text), b' '))
}

/// The least length of a token, in bytes. Names for programs that have digits are shorter.
const LEAST_TOKEN: usize = 16;
/// How often letters and digits change in a token at least. In names for programs, digits stand
/// together: `E11000_duplicate_key`.
const LEAST_TOKEN_CHANGES: usize = 4;

/// Whether a text is a token, an id, a hash or a URL, alone or after the name of its scheme. It is not
/// for people, and may be a secret, which must not reach the first line of a stack.
#[inline(never)]
pub fn is_opaque(text: &str) -> bool {
    let bare = text::trim(text);
    let token = bare
        .strip_prefix("Bearer ")
        .or_else(|| bare.strip_prefix("Basic "))
        .unwrap_or(bare)
        .as_bytes();
    if token.iter().any(|byte| byte.is_ascii_whitespace() || !byte.is_ascii()) {
        return false;
    }
    if token.starts_with(b"https://") || token.starts_with(b"http://") {
        return true;
    }
    let is_change = |pair: &&[u8]| {
        matches!(pair, [a, b] if a.is_ascii_digit() && b.is_ascii_alphabetic()
            || a.is_ascii_alphabetic() && b.is_ascii_digit())
    };
    token.len() >= LEAST_TOKEN
        && token.windows(2).filter(is_change).count() >= LEAST_TOKEN_CHANGES
        && token.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.+/=:~".contains(byte))
}

/// Whether a text is the id of one occurrence (RFC 9562, 4).
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36 && text.bytes().filter(|byte| *byte == b'-').count() == 4 && is_opaque(text)
}

/// Whether a text is a name for programs in capitals: `TOO_LONG`.
#[inline(never)]
pub fn is_upper_snake_case(text: &str) -> bool {
    text::contains_byte(text, b'_')
        && !text.bytes().any(|byte| byte.is_ascii_lowercase() || byte == b' ')
}

/// Whether a text is a line of a trace of calls, or says whose the server is.
pub fn is_trace(text: &str) -> bool {
    let text = text::trim(text);
    let is_call =
        text.starts_with("at ") && text.ends_with([')', ']']) && ascii::contains_any(text, b"(:");
    is_call
        || ["Traceback (most recent call last)", "File \"", "Copyright ", "\u{a9} "]
            .iter()
            .any(|start| text.starts_with(start))
}

/// Whether a text is the phrase of a status, in the present or an older wording.
#[inline(never)]
pub fn is_status_phrase(status: u16, text: &str) -> bool {
    catalogue::find_phrase(status) == text || catalogue::is_error_title(text)
}

/// Whether a text is a name for programs and not one for people: one word that is not simply
/// capitalized.
#[inline(never)]
pub fn is_program_name(status: u16, text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:/#".contains(&byte);
    let lower = |byte: &u8| byte.is_ascii_lowercase();
    let upper = |byte: &u8| byte.is_ascii_uppercase();
    let bytes = text.as_bytes();
    let has_inner_capital =
        bytes.windows(2).any(|pair| matches!(pair, [a, b] if lower(a) && upper(b)));
    let is_capitalized = bytes.first().is_some_and(upper) && bytes.iter().skip(1).all(lower);
    bytes.iter().copied().all(is_word)
        && bytes.iter().any(u8::is_ascii_alphabetic)
        && !text.ends_with(['.', ':'])
        && !is_capitalized
        && (has_inner_capital || !is_status_phrase(status, text))
}

/// Returns a text as a code: a number if that prints as the same text.
pub fn parse_code(text: Cow<'_, str>) -> ErrorCode<'_> {
    if is_printed_number(&text) { ErrorCode::Number(text) } else { ErrorCode::Text(text) }
}

/// Returns a code without the name space before it and the URL after it, which AWS adds:
/// `com.amazon.coral#NoSuchKey:http://…`.
pub fn strip_aws_shape(code: &str) -> &str {
    if !code.bytes().any(|byte| matches!(byte, b'#' | b':')) {
        return code;
    }
    let is_name_space =
        |space: &str| text::contains_byte(space, b'.') && !ascii::contains_any(space, b":/ ");
    match ascii::split_once_at(code, b"#") {
        Some((space, name)) if is_name_space(space) => ascii::first_part(name, b":"),
        _ => match text::split_once(code, ":http") {
            Some((name, _)) if !name.is_empty() && !ascii::contains_any(name, b":/ ") => name,
            _ => code,
        },
    }
}

/// Returns the object or the list that a text is as JSON, or `None` for any other text.
#[inline(never)]
pub fn parse_nested_json<'a>(text: &Cow<'a, str>) -> Option<Value<'a>> {
    let trimmed = text::trim(text);
    if !trimmed.starts_with(['{', '[']) {
        return None;
    }
    let value = match text::borrow_part(text, trimmed) {
        Cow::Borrowed(text) => parse_whole_json(text)?,
        Cow::Owned(text) => parse_whole_json(&text)?.into_owned(),
    };
    let is_container = match &value {
        Value::Object(members) => !members.is_empty(),
        Value::Array(items) => matches!(items.first(), Some(Value::Object(_) | Value::String(_))),
        _ => false,
    };
    is_container.then_some(value)
}

/// Returns the value of a JSON text, or `None` for any other text. It uses the parser that salvages,
/// since a second one would make the wasm larger.
#[inline(never)]
pub fn parse_whole_json(text: &str) -> Option<Value<'_>> {
    Value::salvage(text).and_then(|(value, is_whole)| is_whole.then_some(value))
}

/// Returns the truth value that a text is.
pub fn parse_flag(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        return Some(true);
    }
    text.eq_ignore_ascii_case("false").then_some(false)
}

/// Returns the word yes or no that a text is.
pub fn parse_word(text: &str) -> Option<bool> {
    if text::is_word_of("true|1|yes|on", text) {
        return Some(true);
    }
    text::is_word_of("false|0|no|off", text).then_some(false)
}
