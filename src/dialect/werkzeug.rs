//! The dialect of Werkzeug 3: one small HTML page for any `Accept` value.

use super::definition::{BodyContext, Dialect, represent_always};
use super::page_parts::{write_custom_page, write_language_attributes, write_template};
use crate::body_writer::html::write_link;
use crate::body_writer::{REPLACEMENT_CHARACTER, write_raw, write_replaced};
use crate::catalogue::System;
use crate::negotiate::{MediaType, TieRule};
use crate::number::format_decimal;
use crate::problem::Problem;

/// The dialect of Werkzeug.
///
/// ```
/// use httpexc::{dialect::{BodyContext, WERKZEUG_DIALECT}, negotiate::MediaType, problem::Problem};
/// let mut out = Vec::new();
/// (WERKZEUG_DIALECT.write_body)(&mut out, &Problem::new(404).with_detail("a < b"), MediaType::Html, BodyContext::default());
/// assert_eq!(
///     out,
///     b"<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>a &lt; b</p>\n",
/// );
/// ```
pub const WERKZEUG_DIALECT: Dialect = Dialect {
    name: "werkzeug",
    offers: &[MediaType::Html],
    ties: TieRule::Named,
    fallback: MediaType::Html,
    content_type: |_, _| "text/html; charset=utf-8",
    type_without_content: "",
    representation: represent_always,
    write_body: write_werkzeug_body,
};

fn write_werkzeug_body(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    _: MediaType,
    BodyContext { target, .. }: BodyContext<'_>,
) {
    if write_custom_page(out, problem, target) {
        return;
    }
    let name = match problem.title_for(System::Werkzeug) {
        "" => "Unknown Error",
        name => name,
    };
    write_raw(out, "<!doctype html>\n<html");
    match problem.layout.language.as_deref() {
        // Werkzeug's own texts are English.
        None => write_raw(out, " lang=en"),
        Some(language) => write_language_attributes(out, language),
    }
    write_raw(out, ">\n<title>");
    write_raw(out, &format_decimal(problem.status.into()));
    write_raw(out, " ");
    write_markupsafe_text(out, name);
    write_raw(out, "</title>\n<h1>");
    write_markupsafe_text(out, name);
    write_raw(out, "</h1>\n<p>");
    if let Some(template) = &problem.layout.template {
        write_template(out, template, problem, target, write_markupsafe_text);
    } else {
        write_markupsafe_text(out, problem.sentence());
        if let Some(target) = target {
            write_raw(out, " ");
            write_link(out, target, target);
        }
    }
    write_raw(out, "</p>\n");
    if let Some(id) = &problem.request_id {
        write_raw(out, "<p>Reference: ");
        write_markupsafe_text(out, id);
        write_raw(out, "</p>\n");
    }
}

/// Writes a text as MarkupSafe escapes it, with its line ends as `<br>`.
fn write_markupsafe_text(out: &mut Vec<u8>, text: &str) {
    write_replaced(out, text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&#34;"),
        '\'' => Some("&#39;"),
        '\n' => Some("<br>"),
        '\t' | '\r' => None,
        '\0'..' ' | '\u{7f}'..='\u{9f}' => Some(REPLACEMENT_CHARACTER),
        _ => None,
    });
}
