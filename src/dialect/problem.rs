//! Gives a problem as RFC 9457 has it, as JSON and XML, and as a page and a plain text of ours.

use super::{Dialect, always, page};
use crate::body_writer::json::JsonWriter;
use crate::body_writer::xml::XmlWriter;
use crate::body_writer::{StructureWriter, html, raw, text};
use crate::json_value::Value;
use crate::negotiate::Media;
use crate::number::format_decimal;
use crate::pointer::format_pointer_fragment;
use crate::problem::{ErrorCode, FieldError, Problem};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "problem",
    offers: &Media::ALL,
    fallback: Media::ProblemJson,
    content_type,
    silent_type: "",
    representation: always,
    body: |out, problem, media, target| match media {
        Media::Html => {
            if !page::own(out, problem, target) {
                write_html(out, problem, target, Some(templated));
            }
        }
        Media::Text => write_text(out, problem, target, Some(templated)),
        _ => body(out, problem, media, target),
    },
};

/// The dialect without templates and pages of a caller's own, for a program that wants to be small.
pub const PLAIN: Dialect = Dialect { body, ..DIALECT };

/// Writes what stands in place of the sentence, and gives whether there is something.
type Sentence = fn(&mut Vec<u8>, &Problem<'_>, Media, Option<&str>) -> bool;

fn templated(out: &mut Vec<u8>, problem: &Problem<'_>, media: Media, target: Option<&str>) -> bool {
    let Some(template) = &problem.layout.template else { return false };
    if media == Media::Html {
        raw(out, "<div>");
        page::fill(out, template, problem, target, html::text);
        raw(out, "</div>\n");
    } else {
        let mut filled = Vec::new();
        // As markup, so that of a value nothing is taken for a tag.
        page::fill(&mut filled, template, problem, target, html::text);
        let mut stripped = Vec::new();
        page::strip_markup(&mut stripped, &String::from_utf8_lossy(&filled));
        raw(out, "\n");
        html::unescaped(out, &String::from_utf8_lossy(&stripped));
        raw(out, "\n");
    }
    true
}

/// Gives the content type of an answer: problem types belong to errors alone, so a 2xx or a 3xx
/// goes out under the plain type of the same bytes.
///
/// ```
/// use httpexc::{dialect::problem::content_type, negotiate::Media};
/// assert_eq!(content_type(404, Media::ProblemJson), "application/problem+json");
/// assert_eq!(content_type(303, Media::ProblemJson), "application/json");
/// ```
#[must_use]
pub const fn content_type(status: u16, media: Media) -> &'static str {
    match media {
        Media::ProblemJson if status >= 400 => "application/problem+json",
        Media::ProblemJson | Media::Json => "application/json",
        Media::Html => "text/html; charset=utf-8",
        Media::ProblemXml if status >= 400 => "application/problem+xml",
        Media::ProblemXml | Media::Xml => "application/xml",
        Media::TextXml => "text/xml; charset=utf-8",
        Media::Text => "text/plain; charset=utf-8",
    }
}

/// Writes the body. `target` is where a redirect leads, for a page that offers it as a link.
///
/// ```
/// use httpexc::{dialect::problem::body, negotiate::Media, problem::Problem};
/// let mut out = Vec::new();
/// body(&mut out, &Problem::new(404).with_detail("No song."), Media::Text, None);
/// assert_eq!(out, b"404 Not Found\n\nNo song.\n");
/// ```
pub fn body(out: &mut Vec<u8>, problem: &Problem<'_>, media: Media, target: Option<&str>) {
    match media {
        Media::ProblemJson | Media::Json => write_json(out, problem),
        Media::ProblemXml | Media::Xml | Media::TextXml => write_xml(out, problem),
        Media::Html => write_html(out, problem, target, None),
        Media::Text => write_text(out, problem, target, None),
    }
}

pub(super) fn put_code(out: &mut dyn StructureWriter, code: Option<&ErrorCode<'_>>) {
    match code {
        // Other digits would end the document early, or worse.
        Some(ErrorCode::Number(digits))
            if matches!(Value::parse(digits), Some(Value::Number(_))) =>
        {
            out.put_literal("code", digits);
        }
        Some(code) => out.put_text("code", code.as_str()),
        None => {}
    }
}

fn put_texts(out: &mut dyn StructureWriter, members: &[(&str, Option<&str>)]) {
    for (name, text) in members {
        if let Some(text) = text {
            out.put_text(name, text);
        }
    }
}

/// Writes the members that this crate knows, in their order, and then the extensions.
fn write_members(out: &mut dyn StructureWriter, problem: &Problem<'_>) {
    out.put_text("type", problem.kind.as_deref().unwrap_or("about:blank"));
    out.put_text("title", problem.title());
    out.put_literal("status", &format_decimal(problem.status.into()));
    put_texts(
        out,
        &[("detail", problem.detail.as_deref()), ("instance", problem.instance.as_deref())],
    );
    put_code(out, problem.code.as_ref());
    if let Some(help) = &problem.help {
        out.begin(Some("help"));
        out.open(false);
        put_texts(out, &[("href", Some(&help.href)), ("text", help.text.as_deref())]);
        out.close(false);
        out.end(Some("help"));
    }
    if !problem.errors.is_empty() {
        out.begin(Some("errors"));
        out.open(true);
        for error in &problem.errors {
            out.begin(None);
            out.open(false);
            let pointer = format_pointer_fragment(&error.path);
            put_texts(out, &[("detail", error.message.as_deref()), ("pointer", Some(&pointer))]);
            put_code(out, error.code.as_ref());
            out.close(false);
            out.end(None);
        }
        out.close(true);
        out.end(Some("errors"));
    }
    // A member that is there twice has whichever value its reader likes (RFC 8259, 4). No extension
    // has the name `type`.
    let mut taken = "type";
    if let Some(id) = &problem.request_id {
        taken = "requestId";
        out.put_text(taken, id);
    }
    for (name, value) in &problem.extensions {
        if name != taken {
            out.put(Some(name), value);
        }
    }
}

fn write_json(out: &mut Vec<u8>, problem: &Problem<'_>) {
    let mut json = JsonWriter::new(out);
    json.open(false);
    write_members(&mut json, problem);
    json.close(false);
}

fn write_xml(out: &mut Vec<u8>, problem: &Problem<'_>) {
    raw(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<problem xmlns=\"urn:ietf:rfc:7807\">");
    write_members(&mut XmlWriter::new(out), problem);
    raw(out, "</problem>\n");
}

/// The style of the page. [`POLICY`] names its hash; a test holds the two together.
const STYLE: &str = concat!(
    ":root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}",
    "body{margin:auto;max-width:34rem;padding:14vh 1.5rem 3rem;overflow-wrap:anywhere}",
    "b{color:light-dark(#b3261e,#ff8a80)}",
    "h1{margin:.25rem 0 1rem;font-size:min(2.25rem,9vw);line-height:1.15}",
    "p,li{white-space:pre-line}",
    "ul{padding:0;list-style:none}",
    "li{padding:.5rem 0;border-top:1px solid #8885}",
    "code,small{opacity:.7}",
    "a{color:inherit}",
);

/// The content security policy of the page: it may use its own style, and nothing else.
///
/// ```
/// assert!(httpexc::dialect::problem::POLICY.starts_with("default-src 'none'"));
/// ```
pub const POLICY: &str = "default-src 'none'; style-src 'sha256-crYL8F9qEpwpENDfSqMpBLoqP3irKyfAqmmVvOhUz5Y='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

fn write_html(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    target: Option<&str>,
    instead: Option<Sentence>,
) {
    let status = format_decimal(problem.status.into());
    let heading = if problem.title().is_empty() { "Error" } else { problem.title() };
    raw(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>",
    );
    raw(out, &status);
    raw(out, " ");
    html::text(out, heading);
    raw(out, "</title>\n<style>");
    raw(out, STYLE);
    raw(out, "</style>\n<main>\n<b>");
    raw(out, &status);
    raw(out, "</b>\n<h1>");
    html::text(out, heading);
    raw(out, "</h1>\n");
    if instead.is_some_and(|write| write(out, problem, Media::Html, target)) {
        // The template has said it.
    } else if !problem.sentence().is_empty() {
        raw(out, "<p>");
        html::text(out, problem.sentence());
        raw(out, "</p>\n");
    }
    if !problem.errors.is_empty() {
        raw(out, "<ul>\n");
        for error in &problem.errors {
            raw(out, "<li>");
            if !error.path.is_empty() {
                raw(out, "<code>");
                html::text(out, &error.pointer());
                raw(out, "</code> ");
            }
            html::text(out, error_text(error));
            raw(out, "</li>\n");
        }
        raw(out, "</ul>\n");
    }
    if let Some((href, label)) = onward(problem, target) {
        raw(out, "<p>");
        html::link(out, href, label);
        raw(out, "</p>\n");
    }
    for (name, value) in notes(problem) {
        if let Some(value) = value {
            raw(out, "<small>");
            raw(out, name);
            html::text(out, value);
            raw(out, "</small>\n");
        }
    }
    raw(out, "</main>\n</html>\n");
}

fn write_text(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    target: Option<&str>,
    instead: Option<Sentence>,
) {
    raw(out, &format_decimal(problem.status.into()));
    if !problem.title().is_empty() {
        raw(out, " ");
        text::text(out, problem.title());
    }
    raw(out, "\n");
    if instead.is_some_and(|write| write(out, problem, Media::Text, target)) {
        // The template has said it.
    } else if !problem.sentence().is_empty() {
        raw(out, "\n");
        text::text(out, problem.sentence());
        raw(out, "\n");
    }
    if !problem.errors.is_empty() {
        raw(out, "\n");
        for error in &problem.errors {
            raw(out, "- ");
            if !error.path.is_empty() {
                text::text(out, &error.pointer());
                raw(out, ": ");
            }
            text::text(out, error_text(error));
            raw(out, "\n");
        }
    }
    if let Some((href, label)) = onward(problem, target) {
        raw(out, "\n");
        if label != href {
            text::text(out, label);
            raw(out, ": ");
        }
        text::text(out, href);
        raw(out, "\n");
    }
    for (name, value) in notes(problem) {
        if let Some(value) = value {
            raw(out, "\n");
            raw(out, name);
            text::text(out, value);
            raw(out, "\n");
        }
    }
}

fn error_text<'a>(error: &'a FieldError<'_>) -> &'a str {
    let code = error.code.as_ref().map(|code| code.as_str());
    error.message.as_deref().or(code).unwrap_or_default()
}

/// The link that a person may follow: where a redirect leads, else the help.
fn onward<'a>(problem: &'a Problem<'_>, target: Option<&'a str>) -> Option<(&'a str, &'a str)> {
    if let Some(target) = target {
        return Some((target, target));
    }
    let help = problem.help.as_ref()?;
    Some((&help.href, help.text.as_deref().unwrap_or(&help.href)))
}

/// What a person can quote when asking for help.
fn notes<'a>(problem: &'a Problem<'_>) -> [(&'static str, Option<&'a str>); 2] {
    [
        ("Code: ", problem.code.as_ref().map(|code| code.as_str())),
        ("Reference: ", problem.request_id.as_deref().or(problem.instance.as_deref())),
    ]
}
