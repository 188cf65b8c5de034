//! The dialect of problem details (RFC 9457), as JSON and XML, and as an HTML page and plain text.

use super::definition::{BodyContext, Dialect, represent_always};
use super::error_page::write_problem_page;
use super::page_parts::{strip_markup, write_custom_page, write_template};
use super::shown_parts::{SentenceWriter, find_error_text, find_link, list_references};
use crate::body_writer::html::{unescape_html, write_html_text};
use crate::body_writer::json::JsonWriter;
use crate::body_writer::text::{write_plain_line, write_plain_text};
use crate::body_writer::xml::XmlWriter;
use crate::body_writer::{StructureWriter, write_raw};
use crate::json_value::Value;
use crate::negotiate::{MediaType, TieRule};
use crate::number::format_decimal;
use crate::pointer::format_pointer_fragment;
use crate::problem::{ErrorCode, Problem};

/// The dialect of problem details.
pub const PROBLEM_DIALECT: Dialect = Dialect {
    name: "problem",
    offers: &MediaType::ALL,
    ties: TieRule::Named,
    fallback: MediaType::ProblemJson,
    content_type: find_problem_type,
    type_without_content: "",
    representation: represent_always,
    write_body: |out, problem, media, context| match media {
        MediaType::Html => {
            if !write_custom_page(out, problem, context.target) {
                write_problem_page(out, problem, context, Some(write_templated_sentence));
            }
        }
        MediaType::Text => {
            write_problem_text(out, problem, context.target, Some(write_templated_sentence));
        }
        _ => write_problem_body(out, problem, media, context),
    },
};

/// The dialect of problem details without templates and custom pages, which is smaller.
pub const PROBLEM_WITHOUT_TEMPLATES: Dialect =
    Dialect { write_body: write_problem_body, ..PROBLEM_DIALECT };

fn write_templated_sentence(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    media: MediaType,
    target: Option<&str>,
) -> bool {
    let Some(template) = &problem.layout.template else { return false };
    if media == MediaType::Html {
        write_raw(out, "<div>");
        write_template(out, template, problem, target, write_html_text);
        write_raw(out, "</div>\n");
    } else {
        let mut filled = Vec::new();
        // The values are escaped, so that none of them looks like markup.
        write_template(&mut filled, template, problem, target, write_html_text);
        let mut stripped = Vec::new();
        strip_markup(&mut stripped, &String::from_utf8_lossy(&filled));
        write_raw(out, "\n");
        unescape_html(out, &String::from_utf8_lossy(&stripped));
        write_raw(out, "\n");
    }
    true
}

/// Returns the content type of a response. The types of problem details are for errors, so a 2xx or a
/// 3xx has the plain type of the same bytes.
const fn find_problem_type(status: u16, media: MediaType) -> &'static str {
    match media {
        MediaType::ProblemJson if status >= 400 => "application/problem+json",
        MediaType::ProblemJson | MediaType::Json => "application/json",
        MediaType::Html => "text/html; charset=utf-8",
        MediaType::ProblemXml if status >= 400 => "application/problem+xml",
        MediaType::ProblemXml | MediaType::Xml => "application/xml",
        MediaType::TextXml => "text/xml; charset=utf-8",
        MediaType::Text => "text/plain; charset=utf-8",
    }
}

/// Writes the body.
fn write_problem_body(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    media: MediaType,
    context: BodyContext<'_>,
) {
    match media {
        MediaType::ProblemJson | MediaType::Json => write_problem_json(out, problem),
        MediaType::ProblemXml | MediaType::Xml | MediaType::TextXml => {
            write_problem_xml(out, problem)
        }
        MediaType::Html => write_problem_page(out, problem, context, None),
        MediaType::Text => write_problem_text(out, problem, context.target, None),
    }
}

pub(super) fn put_problem_code(out: &mut dyn StructureWriter, code: Option<&ErrorCode<'_>>) {
    match code {
        // Digits that are not a JSON number would break the document.
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

/// Writes the standard members in their order, and then the extensions.
fn write_members(out: &mut dyn StructureWriter, problem: &Problem<'_>) {
    out.put_text("type", problem.type_uri.as_deref().unwrap_or("about:blank"));
    out.put_text("title", problem.title());
    out.put_literal("status", &format_decimal(problem.status.into()));
    put_texts(
        out,
        &[("detail", problem.detail.as_deref()), ("instance", problem.instance.as_deref())],
    );
    put_problem_code(out, problem.code.as_ref());
    if let Some(retryable) = problem.retryable {
        out.put_literal("retryable", if retryable { "true" } else { "false" });
    }
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
            put_problem_code(out, error.code.as_ref());
            out.close(false);
            out.end(None);
        }
        out.close(true);
        out.end(Some("errors"));
    }
    // Parsers disagree about the value of a member that is there twice (RFC 8259, 4). No extension has
    // the name `type`.
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

fn write_problem_json(out: &mut Vec<u8>, problem: &Problem<'_>) {
    let mut json = JsonWriter::new(out);
    json.open(false);
    write_members(&mut json, problem);
    json.close(false);
}

fn write_problem_xml(out: &mut Vec<u8>, problem: &Problem<'_>) {
    write_raw(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<problem xmlns=\"urn:ietf:rfc:7807\">",
    );
    write_members(&mut XmlWriter::new(out), problem);
    write_raw(out, "</problem>\n");
}

/// Writes the plain text. Only the sentence may have several lines: a line end in any other text would
/// begin a line that looks like one of another field error or reference.
fn write_problem_text(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    target: Option<&str>,
    template: Option<SentenceWriter>,
) {
    write_raw(out, &format_decimal(problem.status.into()));
    if !problem.title().is_empty() {
        write_raw(out, " ");
        write_plain_line(out, problem.title());
    }
    write_raw(out, "\n");
    if template.is_some_and(|write| write(out, problem, MediaType::Text, target)) {
        // The template wrote the sentence.
    } else if !problem.sentence().is_empty() {
        write_raw(out, "\n");
        write_plain_text(out, problem.sentence());
        write_raw(out, "\n");
    }
    if !problem.errors.is_empty() {
        write_raw(out, "\n");
        for error in &problem.errors {
            write_raw(out, "- ");
            if !error.path.is_empty() {
                write_plain_line(out, &error.pointer());
                write_raw(out, ": ");
            }
            write_plain_line(out, find_error_text(error));
            write_raw(out, "\n");
        }
    }
    if let Some((href, label)) = find_link(problem, target) {
        write_raw(out, "\n");
        if label != href {
            write_plain_line(out, label);
            write_raw(out, ": ");
        }
        write_plain_line(out, href);
        write_raw(out, "\n");
    }
    for (name, value) in list_references(problem) {
        if let Some(value) = value {
            write_raw(out, "\n");
            write_raw(out, name);
            write_raw(out, ": ");
            write_plain_line(out, value);
            write_raw(out, "\n");
        }
    }
}
