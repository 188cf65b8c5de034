//! Gives a problem as falcon 1.2 to 4 does: title, description, code and link, as JSON and XML.

use super::{Dialect, Representation};
use crate::body_writer::json::{JsonWriter, spaced};
use crate::body_writer::{StructureWriter, raw, xml};
use crate::catalogue::System;
use crate::negotiate::Media;
use crate::percent::percent_encode_byte;
use crate::problem::{ErrorCode, Problem};

/// The dialect.
///
/// ```
/// use httpexc::{dialect::falcon, negotiate::Media, problem::Problem};
/// let mut out = Vec::new();
/// (falcon::DIALECT.body)(&mut out, &Problem::new(403).with_detail("Not yours."), Media::Json, None);
/// assert_eq!(out, br#"{"title": "403 Forbidden", "description": "Not yours."}"#);
/// ```
pub const DIALECT: Dialect = Dialect {
    name: "falcon",
    offers: &[Media::Json, Media::Xml, Media::TextXml],
    fallback: Media::Json,
    content_type,
    silent_type: "application/json; charset=UTF-8",
    representation,
    body,
};

const fn content_type(_: u16, media: Media) -> &'static str {
    match media {
        Media::Xml => "application/xml; charset=UTF-8",
        Media::TextXml => "text/xml; charset=UTF-8",
        _ => "application/json; charset=UTF-8",
    }
}

/// The classes with falcon's `OptionalRepresentation` and `NoRepresentation`.
const fn representation(status: u16) -> Representation {
    match status {
        404 | 405 | 410 | 423 | 424 | 451 => Representation::WithDetail,
        ..400 | 416 => Representation::Never,
        _ => Representation::Always,
    }
}

/// What a link is called that has no text.
const LINK_TEXT: &str = "More about this error";

fn body(out: &mut Vec<u8>, problem: &Problem<'_>, media: Media, _: Option<&str>) {
    let line = problem.line(problem.phrase_in(System::Falcon));
    let title = problem.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&line);
    let help = problem.help.as_ref().filter(|help| !help.href.is_empty());
    let link = help.map(|help| {
        let text = help.text.as_deref().filter(|text| !text.is_empty());
        [("text", text.unwrap_or(LINK_TEXT).to_owned()), ("href", href(&help.href))]
    });
    if matches!(media, Media::Xml | Media::TextXml) {
        raw(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><error>");
        element(out, "title", title);
        for (name, text) in [
            ("description", problem.detail.as_deref()),
            ("code", problem.code.as_ref().map(ErrorCode::as_str)),
        ] {
            if let Some(text) = text {
                element(out, name, text);
            }
        }
        if let Some(members) = &link {
            raw(out, "<link>");
            for (name, text) in members {
                element(out, name, text);
            }
            raw(out, "<rel>help</rel></link>");
        }
        if let Some(id) = &problem.request_id {
            element(out, "request_id", id);
        }
        return raw(out, "</error>");
    }
    let mut compact = Vec::new();
    let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut compact);
    json.open(false);
    json.put_text("title", title);
    if let Some(description) = &problem.detail {
        json.put_text("description", description);
    }
    super::problem::put_code(json, problem.code.as_ref());
    if let Some(members) = &link {
        json.begin(Some("link"));
        json.open(false);
        for (name, text) in members {
            json.put_text(name, text);
        }
        json.put_text("rel", "help");
        json.close(false);
        json.end(Some("link"));
    }
    if let Some(id) = &problem.request_id {
        json.put_text("request_id", id);
    }
    json.close(false);
    spaced(out, &String::from_utf8_lossy(&compact), false);
}

fn element(out: &mut Vec<u8>, name: &str, text: &str) {
    raw(out, "<");
    raw(out, name);
    if text.is_empty() {
        return raw(out, " />");
    }
    raw(out, ">");
    xml::text(out, text);
    raw(out, "</");
    raw(out, name);
    raw(out, ">");
}

/// Gives a reference as falcon encodes it: untouched where it is a URI already, maybe with encoded
/// parts; else each byte is encoded that no URI can hold, percent signs, too.
fn href(text: &str) -> String {
    let is_uri =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(&byte);
    let is_encoded = |bytes: &[u8]| {
        bytes.split(|byte| *byte == b'%').skip(1).all(|part| {
            part.get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        })
    };
    if text.bytes().all(|byte| is_uri(byte) || byte == b'%') && is_encoded(text.as_bytes()) {
        return text.to_owned();
    }
    let mut out = String::new();
    for byte in text.bytes() {
        if is_uri(byte) {
            out.push(char::from(byte));
        } else {
            percent_encode_byte(&mut out, byte);
        }
    }
    out
}
