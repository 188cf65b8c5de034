//! The body of a response as what it is, whatever its content type says.
//!
//! This module must not know formats of errors.

use std::borrow::Cow;

use super::UpstreamResponse;
use super::member_roles::{MemberRole, find_role};
use super::parse::html::{BlockClass, PageBlock, parse_html};
use super::parse::xml::parse_xml;
use super::text;
use super::text_class::parse_whole_json;
use super::wrapped_body::{
    create_error, find_end_frame, find_error_event, find_error_line, find_error_part,
    find_front_matter, find_json_after_notice, find_trailer_error,
};
use crate::ascii;
use crate::json_value::Value;
use crate::percent::percent_decode;

/// A response with its body parsed.
pub struct ParsedResponse<'s, 'a> {
    /// The response as it came.
    pub response: &'s UpstreamResponse<'a>,
    /// Its body.
    pub body: ParsedBody<'a>,
}

/// What a body is.
pub enum ParsedBody<'a> {
    /// Nothing, or bytes that are not text.
    Empty,
    /// JSON.
    Json(Value<'a>),
    /// The name of an XML document's root, and the members in it.
    Xml(&'a str, Value<'a>),
    /// The fields of a form.
    Form(Value<'a>),
    /// The blocks of an HTML page.
    Html(Vec<PageBlock>),
    /// Any other text.
    Text(&'a str),
}

impl<'a> ParsedResponse<'_, 'a> {
    /// Returns the JSON value, or null for any other body.
    pub const fn json(&self) -> &Value<'a> {
        match &self.body {
            ParsedBody::Json(value) => value,
            _ => &Value::Null,
        }
    }

    /// Returns the member of the JSON value that some names lead to, from the outside in.
    pub fn get(&self, names: &[&str]) -> Option<&Value<'a>> {
        names.iter().try_fold(self.json(), |value, name| value.get(name))
    }

    /// Whether the JSON value has a member of this name.
    #[inline(never)]
    pub fn has(&self, name: &str) -> bool {
        self.json().get(name).is_some()
    }

    /// Returns the blocks of the page, or none for any other body.
    pub fn page(&self) -> &[PageBlock] {
        match &self.body {
            ParsedBody::Html(blocks) => blocks,
            _ => &[],
        }
    }

    /// Whether the content type contains a text.
    pub fn has_content_type(&self, part: &str) -> bool {
        contains_type(self.response.header("content-type"), part)
    }
}

/// Whether a content type contains a text in lower case. Case makes no difference in it (RFC 9110, 8.3.1).
#[inline(never)]
fn contains_type(content_type: &str, part: &str) -> bool {
    content_type
        .as_bytes()
        .windows(part.len())
        .any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// Returns what a body is, and whether all of it is one JSON text.
pub fn sniff_body<'a>(text: &'a str, response: &UpstreamResponse<'_>) -> (ParsedBody<'a>, bool) {
    let trimmed = text.trim_matches(|char: char| {
        char.is_whitespace() || matches!(char, '\0' | '\u{1e}' | '\u{feff}')
    });
    if trimmed.is_empty() {
        return (ParsedBody::Empty, false);
    }
    let content_type = response.header("content-type");
    if let Some(part) = find_wrapped_part(trimmed, content_type) {
        let json = match (parse_json_body(&part, ""), &part) {
            (Some((ParsedBody::Json(json), _)), _) => json,
            (_, Cow::Borrowed(part)) if part.starts_with('<') => {
                return (sniff_other(part, "xml"), false);
            }
            _ => create_error(None, (&*part).into()),
        };
        return (ParsedBody::Json(json.into_owned()), false);
    }
    if contains_type(content_type, "grpc-web")
        && let Some(error) = find_trailer_error(trimmed)
    {
        return (ParsedBody::Json(error), false);
    }
    if let Some((json, is_whole)) = parse_json_body(trimmed, content_type) {
        const JSON_SPACE: &[u8] = b" \n\t\r";
        return (
            json,
            is_whole
                && ascii::trim_start(ascii::trim_end(text, JSON_SPACE), JSON_SPACE).len()
                    == trimmed.len(),
        );
    }
    (sniff_other(trimmed, content_type), false)
}

/// Returns the part of a body that is about the error if the body is a Markdown document, a batch or a
/// stream of events.
fn find_wrapped_part<'a>(text: &'a str, content_type: &str) -> Option<Cow<'a, str>> {
    if let Some(front_matter) = find_front_matter(text) {
        return Some(front_matter.into());
    }
    if contains_type(content_type, "multipart/") || text.starts_with("--") {
        return find_error_part(text).map(Into::into);
    }
    if contains_type(content_type, "event-stream") || text.starts_with("event:") {
        return find_error_event(text).map(Into::into);
    }
    let is_connect = contains_type(content_type, "application/connect");
    is_connect.then(|| find_end_frame(text)).flatten().map(Into::into)
}

/// Returns what a body is that is not JSON.
fn sniff_other<'a>(text: &'a str, content_type: &str) -> ParsedBody<'a> {
    if let Some(json) = find_json_after_notice(text).and_then(parse_whole_json) {
        return ParsedBody::Json(json);
    }
    if text.starts_with('<') {
        if is_html_page(text, content_type) {
            return parse_page(text);
        }
        return match parse_xml(text, has_text_role) {
            Some((root, mut value, rest)) => {
                // Several elements without a root are the members of one without a name.
                let parts = ["<xml>", text, "</xml>"];
                let is_part = is_start_tag(rest.trim_start());
                let whole = is_part.then(|| parts.concat());
                let all = whole.as_ref().and_then(|whole| parse_xml(whole, has_text_role));
                let root = all.map_or(root, |(_, all, _)| {
                    value = all.into_owned();
                    "xml"
                });
                expand_texts(&mut value, DEEPEST_DOCUMENT);
                ParsedBody::Xml(root, value)
            }
            None => ParsedBody::Html(parse_html(text)),
        };
    }
    let is_form =
        contains_type(content_type, "x-www-form-urlencoded") || text.starts_with("error=");
    if let Some(mark) = if is_form { Some("=") } else { find_form_mark(text) } {
        return ParsedBody::Form(parse_form(text, mark));
    }
    if contains_type(content_type, "html") && text::contains(text, "</") {
        return parse_page(text);
    }
    if is_binary(text) {
        return ParsedBody::Empty;
    }
    ParsedBody::Text(text)
}

/// Whether a text begins with the start of an element.
fn is_start_tag(text: &str) -> bool {
    matches!(text.as_bytes(), [b'<', b'a'..=b'z' | b'A'..=b'Z', ..])
}

/// Documents in texts are read this deep: one in a text, and one in a text of that.
const DEEPEST_DOCUMENT: u8 = 2;

/// Replaces texts in an XML document that are documents themselves, and are about an error.
fn expand_texts(value: &mut Value<'_>, depth: u8) {
    match value {
        Value::String(text) if depth > 0 && text::trim(text).starts_with('<') => {
            if let Some((_, inner, _)) = parse_xml(text, has_text_role)
                && has_text_within(&inner)
            {
                *value = inner.into_owned();
                expand_texts(value, depth.saturating_sub(1));
            }
        }
        Value::Object(members) => {
            members.iter_mut().for_each(|(_, value)| expand_texts(value, depth));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| expand_texts(item, depth)),
        _ => {}
    }
}

/// Whether a document has an element that is a text by its name.
fn has_text_within(value: &Value<'_>) -> bool {
    match value {
        Value::Object(members) => {
            members.iter().any(|(name, value)| has_text_role(name) || has_text_within(value))
        }
        Value::Array(items) => items.iter().any(has_text_within),
        _ => false,
    }
}

/// Returns an HTML page, or the JSON that a page has in `<pre>`.
fn parse_page<'a>(text: &'a str) -> ParsedBody<'a> {
    let blocks = parse_html(text);
    let is_json =
        |block: &&PageBlock| block.class == BlockClass::Paragraph && block.text.starts_with('{');
    let json = blocks.iter().find(is_json).and_then(|block| parse_whole_json(&block.text));
    match json {
        Some(json) => ParsedBody::Json(json.into_owned()),
        None => ParsedBody::Html(blocks),
    }
}

/// Whether an XML element of this name has a text, even if it looks like a number.
#[inline(never)]
fn has_text_role(name: &str) -> bool {
    !matches!(
        find_role(name),
        None | Some(
            MemberRole::Code(_)
                | MemberRole::NameOrId
                | MemberRole::Status
                | MemberRole::RetryAfter(_)
        )
    )
}

/// Whether a text has a NUL that is not meant. JSON cannot have one.
pub fn has_stray_nul(text: &str) -> bool {
    !text.starts_with(['{', '[']) && text::contains_byte(text, b'\0') && !is_binary(text)
}

/// Whether a body was not text: more than a quarter of its characters are control characters and
/// replacements of malformed bytes.
fn is_binary(text: &str) -> bool {
    let (mut odd, mut even) = (0_usize, 0_usize);
    for char in text.chars() {
        match char {
            // One in a text may be the end that C writes.
            '\0' => odd = odd.saturating_add(5),
            '\u{1}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{fffd}' => odd = odd.saturating_add(3),
            _ => even = even.saturating_add(1),
        }
    }
    odd > even
}

/// Returns a body that is JSON, and whether the body has nothing else. The JSON may follow a guard that
/// keeps it from running as a script. It may also be the data of an event or the argument of a call.
fn parse_json_body<'a>(text: &'a str, content_type: &str) -> Option<(ParsedBody<'a>, bool)> {
    const GUARDS: &str = ")]}',|)]}'|for(;;);|for (;;);|while(1);|while (1);|/**/|throw 1;";
    let is_plain = text.starts_with(['{', '[']);
    let guard =
        if is_plain { None } else { text::find_word(GUARDS, &mut |guard| text.starts_with(guard)) };
    let unguarded = guard.and_then(|guard| text.strip_prefix(guard));
    let inner = unguarded.unwrap_or(text).trim_start();
    let inner = match (
        inner.as_bytes().first(),
        inner.bytes().position(|byte| matches!(byte, b'{' | b'[')),
    ) {
        (Some(b'{' | b'['), _) => inner,
        (Some(b'"'), _) => {
            let value = parse_whole_json(inner)?;
            // The string may contain a JSON text.
            if let Value::String(Cow::Owned(text)) = &value
                && text.starts_with('{')
                && let Some((inner, true)) = Value::salvage(text)
            {
                return Some((ParsedBody::Json(inner.into_owned()), true));
            }
            return Some((ParsedBody::Json(value), unguarded.is_none()));
        }
        (_, Some(at)) if is_event_or_call(inner.get(..at).unwrap_or_default(), content_type) => {
            inner.get(at..)?
        }
        _ if contains_type(content_type, "json") || matches!(inner, "null") => {
            let value = parse_whole_json(inner)?;
            return Some((ParsedBody::Json(value), unguarded.is_none()));
        }
        _ => return None,
    };
    let (value, is_whole) = Value::salvage(inner)?;
    if !is_whole && let Some(line) = find_error_line(inner) {
        return Some((ParsedBody::Json(line), false));
    }
    // `[error] no such song` is a text.
    let is_json = is_whole
        || inner.starts_with('{')
        || matches!(&value, Value::Array(items)
            if matches!(items.first(), Some(Value::Object(_) | Value::String(_))));
    is_json.then_some((ParsedBody::Json(value), is_whole && inner.len() == text.len()))
}

/// Whether the text before a bracket begins the data of a server-sent event, or a call (JSONP).
fn is_event_or_call(start: &str, content_type: &str) -> bool {
    let start = start.trim_end();
    let is_call = start.strip_suffix('(').is_some_and(|name| {
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._$".contains(&byte))
    });
    let is_event = start.ends_with("data:")
        && (contains_type(content_type, "event-stream")
            || start.starts_with("event:")
            || start == "data:");
    start.len() < 200 && (is_call || is_event)
}

/// Whether markup is an HTML page and not XML.
fn is_html_page(text: &str, content_type: &str) -> bool {
    let end = (0..=text.len().min(600)).rev().find(|at| text.is_char_boundary(*at));
    let start = text.get(..end.unwrap_or(0)).unwrap_or_default().to_ascii_lowercase();
    let is_xml = start.starts_with("<?xml") || contains_type(content_type, "xml");
    let marks = if is_xml {
        "<html|<!doctype html"
    } else {
        "<html|<!doctype html|<head|<body|<title|<h1|<h2|<p>|<center|<div|<pre|<br"
    };
    text::contains_word_of(marks, &start)
        && (text::contains(&start, "<html")
            || !text::contains_word_of("<error>|<fault|<problem|:envelope", &start))
}

/// Returns the first part of a form and the rest of it. Parts are separated by `&`, or each is a line of
/// its own, which always holds for `Name: value`.
fn split_form<'a>(text: &'a str, mark: &str) -> (&'a str, &'a str) {
    let is_end = |byte: u8| matches!(byte, b'\n' | b'\r') || byte == b'&' && mark == "=";
    let end = text.bytes().position(is_end).unwrap_or(text.len());
    let (part, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (part, rest.get(1..).unwrap_or_default())
}

/// Returns the mark between the names and the values of a text of another content type if it is a form:
/// it has several parts, each is a pair, and a name is a usual one. Values may have spaces.
fn find_form_mark(text: &str) -> Option<&'static str> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.[]".contains(&byte);
    let end = text.bytes().position(|byte| !is_word(byte))?;
    let mark = if text.as_bytes().get(end) == Some(&b'=') { "=" } else { ":" };
    let (mut count, mut has_role) = (0_u32, false);
    let mut rest = text;
    while !rest.is_empty() {
        let (part, after) = split_form(rest, mark);
        rest = after;
        if part.is_empty() {
            continue;
        }
        let (name, _) = text::split_once(part, mark)?;
        if name.is_empty() || !name.bytes().all(is_word) {
            return None;
        }
        count = count.saturating_add(1);
        has_role |= find_role(name).is_some();
    }
    (has_role && count > 1).then_some(mark)
}

/// Returns the fields of a form (WHATWG URL, 5.1). In lines of `Name: value` nothing is encoded.
fn parse_form<'a>(text: &str, mark: &str) -> Value<'a> {
    let decode = |text: &str| {
        if mark == ":" {
            return text.trim().to_owned();
        }
        let space = |char| if char == '+' { ' ' } else { char };
        percent_decode(&text.chars().map(space).collect::<String>()).into_owned()
    };
    let mut fields = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (part, after) = split_form(rest, mark);
        rest = after;
        if let Some((name, value)) = text::split_once(part, mark) {
            fields.push((decode(name).into(), Value::String(decode(value).into())));
        }
    }
    Value::Object(fields)
}
