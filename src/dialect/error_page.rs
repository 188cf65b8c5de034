//! The page of problem details: one file without scripts, for a person on any screen.
//!
//! Texts of the package are English. On a page in another language, each of them is marked as English.
//! A code, a reference and the name of a field are isolated, so that a page from right to left shows
//! them as they are written (Unicode Standard Annex 9).

use super::definition::BodyContext;
use super::page_parts::write_language_attributes;
use super::retry_sentence::find_retry_sentence;
use super::shown_parts::{SentenceWriter, find_error_text, find_link, list_references};
use super::text_direction::is_english;
use crate::body_writer::html::{write_html_text, write_link};
use crate::body_writer::write_raw;
use crate::negotiate::MediaType;
use crate::number::format_decimal;
use crate::pointer::PathSegment;
use crate::problem::Problem;

/// The style of the page. [`ERROR_PAGE_POLICY`] has its hash, which a test compares.
const PAGE_STYLE: &str = concat!(
    ":root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}",
    "body{margin:auto;max-width:34rem;padding:14vh 1.5rem 3rem;overflow-wrap:anywhere}",
    "b{color:light-dark(#b3261e,#ff8a80)}",
    "h1{margin:.25rem 0 1rem;font-size:min(2.25rem,9vw);line-height:1.15}",
    "p,li{white-space:pre-line}",
    "ul{padding:0;list-style:none}",
    "li{padding:.5rem 0;border-top:1px solid #8885}",
    "li code{font-weight:600}",
    "li bdi,footer{opacity:.75}",
    "footer{margin-top:2rem;font-size:.875rem}",
    "footer p{margin:0}",
    "a{color:inherit}",
);

/// The content security policy of the page of problem details: its own style and nothing else.
///
/// ```
/// assert!(httpexc::dialect::ERROR_PAGE_POLICY.starts_with("default-src 'none'"));
/// ```
pub const ERROR_PAGE_POLICY: &str = "default-src 'none'; style-src 'sha256-HfrAXdVUQS309U6rRjy73zOfmsax/IpnM2JRZhCCDIE='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Writes the page. `template` writes a text in place of the sentence.
pub(super) fn write_problem_page(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    context: BodyContext<'_>,
    template: Option<SentenceWriter>,
) {
    let layout = &problem.layout;
    let language = layout.language.as_deref();
    let is_english = language.is_none_or(is_english);
    let status = format_decimal(problem.status.into());
    let heading = if problem.title().is_empty() { "Error" } else { problem.title() };
    write_raw(out, "<!doctype html>\n<html");
    match language {
        None => write_raw(out, " lang=\"en\" dir=\"ltr\""),
        Some(language) => write_language_attributes(out, language),
    }
    write_raw(
        out,
        ">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>",
    );
    write_raw(out, &status);
    write_raw(out, " ");
    write_html_text(out, heading);
    write_raw(out, "</title>\n<style>");
    write_raw(out, PAGE_STYLE);
    write_raw(out, "</style>\n<main>\n<b>");
    write_raw(out, &status);
    write_raw(out, "</b>\n<h1>");
    write_text_or_english(out, problem.title.as_deref(), heading, is_english);
    write_raw(out, "</h1>\n");
    if template.is_some_and(|write| write(out, problem, MediaType::Html, context.target)) {
        // The template wrote the sentence.
    } else if !problem.sentence().is_empty() {
        let own = problem.detail.as_deref().or(problem.explanation.as_deref());
        write_raw(out, "<p>");
        write_text_or_english(out, own, problem.sentence(), is_english);
        write_raw(out, "</p>\n");
    }
    if let Some(sentence) = find_retry_sentence(problem, context) {
        write_raw(out, "<p>");
        write_html_text(out, &sentence);
        write_raw(out, "</p>\n");
    }
    write_field_errors(out, problem);
    if let Some((href, label)) = find_link(problem, context.target) {
        write_raw(out, "<p><bdi>");
        write_link(out, href, label);
        write_raw(out, "</bdi></p>\n");
    }
    write_references(out, problem, is_english);
    write_raw(out, "</main>\n</html>\n");
}

/// Writes a text, or the English text in its place, which is marked on a page in another language.
fn write_text_or_english(out: &mut Vec<u8>, text: Option<&str>, english: &str, is_english: bool) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        write_html_text(out, text);
    } else if is_english {
        write_html_text(out, english);
    } else {
        write_raw(out, "<bdi lang=\"en\" dir=\"ltr\">");
        write_html_text(out, english);
        write_raw(out, "</bdi>");
    }
}

/// Writes the field errors as a list: the name of each field, and below it what is wrong with it.
fn write_field_errors(out: &mut Vec<u8>, problem: &Problem<'_>) {
    if problem.errors.is_empty() {
        return;
    }
    write_raw(out, "<ul>\n");
    for error in &problem.errors {
        write_raw(out, "<li>");
        if !error.path.is_empty() {
            write_raw(out, "<code dir=\"ltr\">");
            write_html_text(out, &format_field_name(&error.path));
            write_raw(out, "</code><br>");
        }
        write_raw(out, "<bdi>");
        write_html_text(out, find_error_text(error));
        write_raw(out, "</bdi></li>\n");
    }
    write_raw(out, "</ul>\n");
}

/// Returns the name of a field as a person writes it: `user.email`, `songs[0].title`.
fn format_field_name(path: &[PathSegment<'_>]) -> String {
    let mut name = String::new();
    for segment in path {
        match segment {
            PathSegment::Name(part) => {
                if !name.is_empty() {
                    name.push('.');
                }
                name.push_str(part);
            }
            PathSegment::Index(index) => {
                name.push('[');
                name.push_str(&format_decimal(*index));
                name.push(']');
            }
        }
    }
    name
}

/// Writes the code and the reference, each as a line of its own.
fn write_references(out: &mut Vec<u8>, problem: &Problem<'_>, is_english: bool) {
    let references = list_references(problem);
    if references.iter().all(|reference| reference.value.is_none()) {
        return;
    }
    write_raw(out, "<footer>\n");
    for reference in references {
        if let Some(value) = reference.value {
            write_raw(out, "<p>");
            write_text_or_english(out, reference.label, reference.english_label, is_english);
            write_raw(out, ": <code dir=\"ltr\">");
            write_html_text(out, value);
            write_raw(out, "</code></p>\n");
        }
    }
    write_raw(out, "</footer>\n");
}
