//! The dialects of falcon 4 and falcon 1.2: title, description, code and link, as JSON and XML.
//!
//! Both write the same bodies. They differ in when a response has content, in the content types, in the
//! phrases, and in the order of the offers.

use super::definition::{Dialect, Representation};
use super::problem_members::put_problem_code;
use crate::body_writer::json::{JsonWriter, write_spaced_json};
use crate::body_writer::xml::write_xml_text;
use crate::body_writer::{StructureWriter, write_raw};
use crate::catalogue::System;
use crate::negotiate::{MediaType, TieRule};
use crate::percent::percent_encode_byte;
use crate::problem::{ErrorCode, Problem};

/// The dialect of falcon 4: every error has content.
///
/// ```
/// use httpexc::{dialect::{BodyContext, FALCON_DIALECT}, negotiate::MediaType, problem::Problem};
/// let mut out = Vec::new();
/// (FALCON_DIALECT.write_body)(&mut out, &Problem::new(403).with_detail("Not yours."), MediaType::Json, BodyContext::default());
/// assert_eq!(out, br#"{"title": "403 Forbidden", "description": "Not yours."}"#);
/// ```
pub const FALCON_DIALECT: Dialect = Dialect {
    name: "falcon",
    offers: &[MediaType::Json, MediaType::TextXml, MediaType::Xml],
    ties: TieRule::Order,
    fallback: MediaType::Json,
    content_type: find_falcon_type,
    type_without_content: "application/json",
    representation: find_falcon_representation,
    write_body: |out, problem, media, _| write_falcon_body(out, problem, media, System::Falcon),
};

/// The dialect of falcon 1.2: some errors have content only if they have a description.
///
/// ```
/// use httpexc::{Problem, ResponseOptions, dialect::FALCON1_DIALECT, response_parts::has_content};
/// let has = |problem| has_content(&FALCON1_DIALECT, &problem, &ResponseOptions::default());
/// assert!(has(Problem::new(410).with_detail("Taken back.")) && !has(Problem::new(410)));
/// ```
pub const FALCON1_DIALECT: Dialect = Dialect {
    name: "falcon1",
    offers: &[MediaType::Json, MediaType::Xml, MediaType::TextXml],
    ties: TieRule::Named,
    fallback: MediaType::Json,
    content_type: find_falcon1_type,
    type_without_content: "application/json; charset=UTF-8",
    representation: find_falcon1_representation,
    write_body: |out, problem, media, _| write_falcon_body(out, problem, media, System::Falcon1),
};

const fn find_falcon_type(_: u16, media: MediaType) -> &'static str {
    match media {
        MediaType::Xml => "application/xml",
        MediaType::TextXml => "text/xml",
        _ => "application/json",
    }
}

const fn find_falcon1_type(_: u16, media: MediaType) -> &'static str {
    match media {
        MediaType::Xml => "application/xml; charset=UTF-8",
        MediaType::TextXml => "text/xml; charset=UTF-8",
        _ => "application/json; charset=UTF-8",
    }
}

/// Returns the representation of a status: in falcon 4, a redirect is no error and has no content.
const fn find_falcon_representation(status: u16) -> Representation {
    if status < 400 { Representation::Never } else { Representation::Always }
}

/// Returns the representation of a status: the classes that falcon 1.2 has for some statuses derive
/// from `OptionalRepresentation` or `NoRepresentation`.
const fn find_falcon1_representation(status: u16) -> Representation {
    match status {
        404 | 405 | 410 | 423 | 424 | 451 => Representation::WithDetail,
        ..400 | 416 => Representation::Never,
        _ => Representation::Always,
    }
}

/// The text of a link that has none.
const DEFAULT_LINK_TEXT: &str = "More about this error";

fn write_falcon_body(out: &mut Vec<u8>, problem: &Problem<'_>, media: MediaType, version: System) {
    let line = problem.status_line(problem.phrase_for(version));
    let has_title = problem.title.as_deref().is_some_and(|title| !title.is_empty());
    let title = if has_title { problem.title_for(version) } else { &line };
    let help = problem.help.as_ref().filter(|help| !help.href.is_empty());
    let link = help.map(|help| {
        let text = help.text.as_deref().filter(|text| !text.is_empty());
        [
            ("text", text.unwrap_or(DEFAULT_LINK_TEXT).to_owned()),
            ("href", encode_falcon_href(&help.href)),
        ]
    });
    if matches!(media, MediaType::Xml | MediaType::TextXml) {
        write_raw(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><error>");
        write_element(out, "title", title);
        for (name, text) in [
            ("description", problem.detail.as_deref()),
            ("code", problem.code.as_ref().map(ErrorCode::as_str)),
        ] {
            if let Some(text) = text {
                write_element(out, name, text);
            }
        }
        if let Some(members) = &link {
            write_raw(out, "<link>");
            for (name, text) in members {
                write_element(out, name, text);
            }
            write_raw(out, "<rel>help</rel></link>");
        }
        if let Some(id) = &problem.request_id {
            write_element(out, "request_id", id);
        }
        return write_raw(out, "</error>");
    }
    let mut compact = Vec::new();
    let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut compact);
    json.open(false);
    json.put_text("title", title);
    if let Some(description) = &problem.detail {
        json.put_text("description", description);
    }
    put_problem_code(json, problem.code.as_ref());
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
    write_spaced_json(out, &String::from_utf8_lossy(&compact), false);
}

fn write_element(out: &mut Vec<u8>, name: &str, text: &str) {
    write_raw(out, "<");
    write_raw(out, name);
    if text.is_empty() {
        return write_raw(out, " />");
    }
    write_raw(out, ">");
    write_xml_text(out, text);
    write_raw(out, "</");
    write_raw(out, name);
    write_raw(out, ">");
}

/// Returns a reference as falcon encodes it. A URI stays as it is, with its percent-encoding. In other
/// texts every byte that a URI cannot have is encoded, percent signs, too.
fn encode_falcon_href(text: &str) -> String {
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
