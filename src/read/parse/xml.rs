//! XML as values: elements and attributes become members by their local names.
//!
//! There is no DTD. A DOCTYPE is skipped with its internal subset, so nothing expands and nothing is
//! fetched, and a reference to an entity that it declares stays as it is. A document that is cut off is
//! read up to there. What is not well-formed is passed over. The parser takes one pass and does not
//! recurse. It must not know what members mean.

use std::borrow::Cow;

use super::entity::unescape_references;
use crate::ascii;
use crate::byte_search::find_byte;
use crate::json_value::{Value, merge_members};
use crate::number::is_printed_number;
use crate::read::text;
use crate::read::text_class::{parse_flag, parse_whole_json};

/// How deep elements may be nested. The text of a deeper element becomes text of its ancestor.
const DEEPEST_ELEMENT: usize = 32;

/// The name of the member that has the text of an element with other members.
const TEXT_MEMBER: &str = "#text";

/// The values of `type` attributes with which Rails and others say how an element is written.
const DATA_TYPES: &str = "array|symbol|integer|decimal|boolean|date|datetime";

/// An element whose end was not read yet.
struct OpenElement<'a> {
    name: &'a str,
    members: Vec<(Cow<'a, str>, Value<'a>)>,
    text: Cow<'a, str>,
}

/// Returns the name and the value of the root of a document, and the text after it. Values that look like numbers become
/// numbers, unless `is_text` says that an element of this name has a text.
pub fn parse_xml<'a>(
    text: &'a str,
    is_text: fn(&str) -> bool,
) -> Option<(&'a str, Value<'a>, &'a str)> {
    let mut open: Vec<OpenElement<'a>> = Vec::new();
    let mut too_deep: usize = 0;
    let mut rest = text;
    let mut root = None;
    while root.is_none() {
        let end = find_byte(rest.as_bytes(), b'<').unwrap_or(rest.len());
        let (plain, tail) = rest.split_at_checked(end)?;
        if let Some(last) = open.last_mut() {
            append_text(&mut last.text, unescape_references(plain, false));
        }
        let Some(markup) = tail.strip_prefix('<') else { break };
        if markup.starts_with("!DOCTYPE") || markup.starts_with("!doctype") {
            rest = skip_doctype(markup);
        } else if let Some(data) = markup.strip_prefix("![CDATA[") {
            let (data, after) = text::split_once(data, "]]>").unwrap_or((data, ""));
            if let Some(last) = open.last_mut() {
                append_text(&mut last.text, data.into());
            }
            rest = after;
        } else if let Some(comment) = markup.strip_prefix("!--") {
            rest = text::split_once(comment, "-->").unwrap_or_default().1;
        } else if markup.starts_with(['?', '!']) {
            rest = ascii::split_once_at(markup, b">").unwrap_or_default().1;
        } else if let Some(end) = markup.strip_prefix('/') {
            rest = ascii::split_once_at(end, b">").unwrap_or_default().1;
            if too_deep > 0 {
                too_deep = too_deep.saturating_sub(1);
            } else {
                root = close_element(&mut open, is_text);
            }
        } else {
            let (element, is_empty, after) = parse_start_tag(markup);
            rest = after;
            if open.len() >= DEEPEST_ELEMENT {
                too_deep = too_deep.saturating_add(usize::from(!is_empty));
                continue;
            }
            open.push(element);
            if is_empty {
                root = close_element(&mut open, is_text);
            }
        }
    }
    while root.is_none() && !open.is_empty() {
        root = close_element(&mut open, is_text);
    }
    root.map(|(name, value)| (name, value, rest))
}

/// Returns the text after a DOCTYPE. Its internal subset is in brackets, and literals and comments may
/// have brackets, too.
fn skip_doctype(markup: &str) -> &str {
    let mut rest = markup;
    let mut depth: u32 = 0;
    loop {
        let tail = split_at_mark(rest, b"[]>\"'<").1;
        let Some(mark) = tail.bytes().next() else { return "" };
        rest = tail.get(1..).unwrap_or_default();
        match mark {
            b'[' => depth = depth.saturating_add(1),
            b']' => depth = depth.saturating_sub(1),
            b'>' if depth == 0 => return rest,
            b'"' | b'\'' => {
                rest = ascii::split_once_at(rest, &[mark]).unwrap_or_default().1;
            }
            b'<' if rest.starts_with("!--") => {
                rest = text::split_once(rest, "-->").unwrap_or_default().1;
            }
            b'<' if rest.starts_with('?') => {
                rest = text::split_once(rest, "?>").unwrap_or_default().1;
            }
            _ => {}
        }
    }
}

/// Returns a name without its prefix.
fn strip_prefix(name: &str) -> &str {
    ascii::rsplit_once(name, b":").map_or(name, |(_, local)| local)
}

/// Returns the text before the first of some ASCII characters, and the rest from that character on.
#[inline(never)]
fn split_at_mark<'t>(text: &'t str, marks: &[u8]) -> (&'t str, &'t str) {
    text.split_at_checked(ascii::first_part(text, marks).len()).unwrap_or((text, ""))
}

fn append_text<'a>(text: &mut Cow<'a, str>, more: Cow<'a, str>) {
    if text.is_empty() {
        *text = more;
    } else if !more.is_empty() {
        text.to_mut().push_str(&more);
    }
}

/// The characters after the name of an element or a value without quotes, and after that of an attribute.
const NAME_ENDS: &[u8] = b">/ \n\r\t\x0c";
const ATTRIBUTE_ENDS: &[u8] = b"=>/ \n\r\t\x0c";

/// Returns the element of a start tag, whether the tag ends it (`<a/>`), and the text after the tag.
fn parse_start_tag(markup: &str) -> (OpenElement<'_>, bool, &str) {
    let (name, mut rest) = split_at_mark(markup, NAME_ENDS);
    let mut element =
        OpenElement { name: strip_prefix(name), members: Vec::new(), text: "".into() };
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (element, false, after);
        }
        if let Some(after) = rest.strip_prefix("/>") {
            return (element, true, after);
        }
        if rest.is_empty() {
            return (element, true, "");
        }
        let (attribute, after) = split_at_mark(rest, ATTRIBUTE_ENDS);
        let after = after.trim_ascii_start();
        let Some(after) = after.strip_prefix('=') else {
            // A slash by itself, or an attribute without a value.
            rest = if attribute.is_empty() { after.get(1..).unwrap_or_default() } else { after };
            continue;
        };
        let after = after.trim_ascii_start();
        let (value, after) = match after.bytes().next() {
            Some(quote @ (b'"' | b'\'')) => {
                let inner = after.get(1..).unwrap_or_default();
                ascii::split_once_at(inner, &[quote]).unwrap_or((inner, ""))
            }
            _ => split_at_mark(after, NAME_ENDS),
        };
        // The prefixes `xmlns`, `xml` and `xsi` are about the document, and data types about the form
        // of the content. A `type` with any other prefix is one of XML Schema, too.
        let is_about_form = attribute.is_empty()
            || attribute.starts_with("xml")
            || attribute.starts_with("xsi:")
            || attribute.ends_with(":type")
            || attribute == "type" && text::is_word_of(DATA_TYPES, value);
        if !is_about_form {
            let value = Value::String(unescape_references(value, false));
            element.members.push((strip_prefix(attribute).into(), value));
        }
        rest = after;
    }
}

/// Ends the innermost element and adds it to its parent. Returns its name and value if it is the root.
fn close_element<'a>(
    open: &mut Vec<OpenElement<'a>>,
    is_text: fn(&str) -> bool,
) -> Option<(&'a str, Value<'a>)> {
    let OpenElement { mut name, mut members, text } = open.pop()?;
    // Solr has the type as the name of an element, and its name in an attribute.
    if text::is_word_of("str|int|long|bool|lst|arr", name)
        && let Some((attribute, Value::String(Cow::Borrowed(key)))) = members.first()
        && attribute == "name"
    {
        name = key;
        members.remove(0);
    }
    let trimmed = text::borrow_part(&text, text::trim(&text));
    let value = if members.is_empty() {
        match parse_whole_json(&trimmed) {
            Some(Value::Number(digits)) if is_printed_number(&digits) && !is_text(name) => {
                Value::Number(digits.into_owned().into())
            }
            _ if open.is_empty() => Value::String(trimmed),
            // White space at the ends may be meant if there is other text on one line.
            _ => Value::String(if trimmed.is_empty() || text::contains_byte(&trimmed, b'\n') {
                trimmed
            } else {
                text
            }),
        }
    } else if trimmed.is_empty()
        && let [(only, Value::String(value))] = &*members
        && only == "value"
        && !open.is_empty()
    {
        // FHIR has texts in an attribute.
        Value::String(value.clone())
    } else {
        if !trimmed.is_empty() {
            members.push((TEXT_MEMBER.into(), Value::String(trimmed)));
        }
        group_members(members)
    };
    match open.last_mut() {
        None => Some((name, value)),
        Some(parent) => {
            parent.members.push((name.into(), value));
            None
        }
    }
}

/// Returns members as an object, in which members of one name are a list. Elements named `i` alone are a
/// list, as in RFC 7807, B.
fn group_members<'a>(mut members: Vec<(Cow<'a, str>, Value<'a>)>) -> Value<'a> {
    if members.iter().all(|(name, _)| name == "i") {
        return Value::Array(members.into_iter().map(|(_, value)| value).collect());
    }
    merge_members(&mut members, |first, next, is_second| match first {
        Value::Array(mut items) if !is_second => {
            items.push(next);
            Value::Array(items)
        }
        // `<result error="true"><error>` has the error once.
        Value::String(flag) if parse_flag(&flag).is_some() && next.as_str().is_none() => next,
        first => Value::Array(vec![first, next]),
    });
    Value::Object(members)
}
