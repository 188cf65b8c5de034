//! Gives the content of an response, as what it is and not as what its content type says.
//!
//! This module must not know formats of errors.

use std::borrow::Cow;

use super::UpstreamResponse;
use super::member_roles::{Role, role};
use super::parse::html::{self, Block};
use super::parse::xml;
use super::text;
use super::text_class::whole;
use crate::json_value::Value;
use crate::percent::percent_decode;

/// An response with its content.
pub struct Source<'s, 'a> {
    pub response: &'s UpstreamResponse<'a>,
    pub content: Content<'a>,
}

/// What an response holds.
pub enum Content<'a> {
    Empty,
    Json(Value<'a>),
    /// The name of the root, and what is in it.
    Xml(&'a str, Value<'a>),
    Form(Value<'a>),
    Html(Vec<Block>),
    Text(&'a str),
}

impl<'a> Source<'_, 'a> {
    /// Gives the JSON value, or null.
    pub const fn json(&self) -> &Value<'a> {
        match &self.content {
            Content::Json(value) => value,
            _ => &Value::Null,
        }
    }

    /// Gives the member at the end of some names in a JSON value.
    pub fn at(&self, names: &[&str]) -> Option<&Value<'a>> {
        names.iter().try_fold(self.json(), |value, name| value.get(name))
    }

    /// Gives whether the JSON value has a member.
    pub fn has(&self, name: &str) -> bool {
        self.json().get(name).is_some()
    }

    /// Gives the blocks of a page; none where it is no page.
    pub fn page(&self) -> &[Block] {
        match &self.content {
            Content::Html(blocks) => blocks,
            _ => &[],
        }
    }

    pub fn is_type(&self, part: &str) -> bool {
        text::has(self.response.header("content-type"), part)
    }
}

/// Gives bytes as text: UTF-8, or UTF-16 where its mark says so, or Latin-1 where the content type
/// does. What is malformed becomes U+FFFD. In JavaScript the platform has decoded all else before.
pub fn decode<'a>(bytes: &'a [u8], content_type: &str) -> Cow<'a, str> {
    let units = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let units = bytes.as_chunks().0.iter().map(|pair| join(*pair));
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(units(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(units(rest, u16::from_be_bytes)),
        _ => match str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) if is_latin(content_type) => {
                Cow::Owned(bytes.iter().map(|byte| western(*byte)).collect())
            }
            // A sign that was cut in two at the end is no sign.
            Err(error) if error.error_len().is_none() => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                String::from_utf8_lossy(valid)
            }
            Err(_) => String::from_utf8_lossy(bytes),
        },
    }
}

/// Gives the sign of a byte in windows-1252, which Latin-1 means on the web (Encoding, 4.2).
fn western(byte: u8) -> char {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let at = usize::from(byte).checked_sub(0x80).filter(|at| *at < 32);
    at.and_then(|at| HIGH.chars().nth(at)).unwrap_or_else(|| char::from(byte))
}

fn is_latin(content_type: &str) -> bool {
    // Names of parameters may be in capitals.
    let Some((_, label)) = text::cut(content_type, "harset=") else { return false };
    let label = label.split(';').next().unwrap_or_default().trim_matches('"');
    ["iso-8859-1", "latin1", "latin-1", "windows-1252", "us-ascii"]
        .iter()
        .any(|name| label.eq_ignore_ascii_case(name))
}

/// Gives what a text is, and whether all of it is one JSON text.
pub fn sniff<'a>(text: &'a str, response: &UpstreamResponse<'_>) -> (Content<'a>, bool) {
    let trimmed =
        text.trim_matches(|char: char| char.is_whitespace() || matches!(char, '\0' | '\u{feff}'));
    if trimmed.is_empty() {
        return (Content::Empty, false);
    }
    if let Some((json, is_whole)) = json(trimmed, response) {
        let is_space = |char: char| matches!(char, ' ' | '\n' | '\t' | '\r');
        return (json, is_whole && text.trim_matches(is_space).len() == trimmed.len());
    }
    if trimmed.starts_with('<') {
        if is_page(trimmed, response) {
            return (Content::Html(html::parse(trimmed)), false);
        }
        let is_text = |name: &str| {
            !matches!(
                role(name),
                None | Some(Role::Code(_) | Role::Token | Role::State | Role::Wait(_))
            )
        };
        if let Some((root, value)) = xml::parse(trimmed, is_text) {
            return (Content::Xml(root, value), false);
        }
        return (Content::Html(html::parse(trimmed)), false);
    }
    let declared = response.header("content-type");
    if text::has(declared, "x-www-form-urlencoded") || trimmed.starts_with("error=") {
        return (Content::Form(form(trimmed)), false);
    }
    if text::has(declared, "html") && text::has(trimmed, "</") {
        return (Content::Html(html::parse(trimmed)), false);
    }
    if is_binary(trimmed) {
        return (Content::Empty, false);
    }
    (Content::Text(trimmed), false)
}

/// Gives whether a text was none: it has NUL, or more than a quarter of it are control characters and
/// what stands for malformed bytes.
fn is_binary(text: &str) -> bool {
    let (mut odd, mut even) = (0_usize, 0_usize);
    for char in text.chars() {
        match char {
            '\0' => return true,
            '\u{1}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{fffd}' => odd = odd.saturating_add(3),
            _ => even = even.saturating_add(1),
        }
    }
    odd > even
}

/// Reads JSON, and gives whether it is all of the text; also where something that keeps it from running as a script stands before it, or
/// where it is the data of an event.
fn json<'a>(text: &'a str, response: &UpstreamResponse<'_>) -> Option<(Content<'a>, bool)> {
    const GUARDS: [&str; 8] =
        [")]}',", ")]}'", "for(;;);", "for (;;);", "while(1);", "while (1);", "/**/", "throw 1;"];
    let guard = GUARDS.iter().find_map(|guard| text.strip_prefix(guard));
    let inner = guard.unwrap_or(text).trim_start();
    let inner = match (inner.as_bytes().first(), inner.find(['{', '['])) {
        (Some(b'{' | b'['), _) => inner,
        (Some(b'"'), _) => {
            let value = whole(inner)?;
            // A JSON text within a JSON string.
            if let Value::String(Cow::Owned(text)) = &value
                && text.starts_with('{')
                && let Some((inner, true)) = Value::salvage(text)
            {
                return Some((Content::Json(inner.into_owned()), true));
            }
            return Some((Content::Json(value), guard.is_none()));
        }
        (_, Some(at)) if is_lead(inner.get(..at).unwrap_or_default(), response) => {
            inner.get(at..)?
        }
        _ if text::has(response.header("content-type"), "json") || matches!(inner, "null") => {
            return whole(inner).map(|value| (Content::Json(value), guard.is_none()));
        }
        _ => return None,
    };
    let (value, is_whole) = Value::salvage(inner)?;
    // `[error] no such song` is a text.
    let is_json = is_whole
        || inner.starts_with('{')
        || matches!(&value, Value::Array(items) if matches!(items.first(), Some(Value::Object(_) | Value::String(_))));
    is_json.then_some((Content::Json(value), is_whole && inner.len() == text.len()))
}

/// Gives whether a text before a bracket is that of an event or of a call.
fn is_lead(lead: &str, response: &UpstreamResponse<'_>) -> bool {
    let lead = lead.trim_end();
    let is_call = lead.strip_suffix('(').is_some_and(|name| {
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._$".contains(&byte))
    });
    let is_event = lead.ends_with("data:")
        && (text::has(response.header("content-type"), "event-stream")
            || lead.starts_with("event:")
            || lead == "data:");
    lead.len() < 200 && (is_call || is_event)
}

/// Gives whether markup is a page and not XML.
fn is_page(text: &str, response: &UpstreamResponse<'_>) -> bool {
    let start = text.get(..text.floor_char_boundary(600)).unwrap_or_default().to_ascii_lowercase();
    let is_xml = start.starts_with("<?xml") || text::has(response.header("content-type"), "xml");
    let markers: &[&str] = if is_xml {
        &["<html", "<!doctype html"]
    } else {
        &[
            "<html",
            "<!doctype",
            "<head",
            "<body",
            "<title",
            "<h1",
            "<h2",
            "<p>",
            "<center",
            "<div",
            "<pre",
            "<br",
        ]
    };
    markers.iter().any(|marker| text::has(&start, marker))
        && (text::has(&start, "<html")
            || !["<error>", "<fault", "<problem", ":envelope"]
                .iter()
                .any(|root| text::has(&start, root)))
}

fn form(text: &str) -> Value<'_> {
    let decode = |text: &str| match percent_decode(text) {
        Cow::Borrowed(text) => text.replace('+', " "),
        // A plus sign that was encoded is one.
        Cow::Owned(_) => percent_decode(&text.replace('+', " ")).into_owned(),
    };
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    Value::Object(
        pairs
            .map(|(name, value)| (decode(name).into(), Value::String(decode(value).into())))
            .collect(),
    )
}
