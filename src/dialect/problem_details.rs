//! The dialect of problem details (RFC 9457), as JSON and XML, and as an HTML page, plain text
//! and Markdown.

use super::definition::{BodyContext, Dialect, represent_always};
use super::error_page::write_problem_page;
use super::page_parts::{strip_markup, write_custom_page, write_template};
use super::problem_members::write_members;
use super::problem_text::{write_problem_markdown, write_problem_text};
use crate::body_writer::html::{unescape_html, write_html_text};
use crate::body_writer::json::JsonWriter;
use crate::body_writer::xml::XmlWriter;
use crate::body_writer::{StructureWriter as _, write_raw};
use crate::negotiate::{MediaType, TieRule};
use crate::problem::Problem;

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
            write_problem_text(out, problem, context, Some(write_templated_sentence));
        }
        MediaType::Markdown => {
            write_problem_markdown(out, problem, context, Some(write_templated_sentence));
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
        unescape_html(out, &String::from_utf8_lossy(&stripped));
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
        MediaType::Markdown => "text/markdown; charset=utf-8",
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
        MediaType::Text => write_problem_text(out, problem, context, None),
        MediaType::Markdown => write_problem_markdown(out, problem, context, None),
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
