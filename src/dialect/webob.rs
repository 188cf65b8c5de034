//! The dialect of WebOb 1.8: one template, as HTML, in a member of JSON, and as plain text without
//! markup.

use super::definition::{BodyContext, Dialect, represent_always};
use super::page_parts::{
    EscapedWriter, strip_markup, write_custom_page, write_language_attributes, write_template,
};
use crate::body_writer::html::is_web_reference;
use crate::body_writer::json::{JsonWriter, write_spaced_json};
use crate::body_writer::text::write_plain_text;
use crate::body_writer::xml::write_xml_text;
use crate::body_writer::{StructureWriter, write_raw};
use crate::catalogue::System;
use crate::negotiate::{MediaType, TieRule};
use crate::number::format_decimal;
use crate::problem::Problem;

/// The dialect of WebOb.
///
/// ```
/// use httpexc::{dialect::{BodyContext, WEBOB_DIALECT}, negotiate::MediaType, problem::Problem};
/// let mut problem = Problem::new(404).with_detail("No song.");
/// problem.explanation = Some("Nothing here.".into());
/// let mut out = Vec::new();
/// (WEBOB_DIALECT.write_body)(&mut out, &problem, MediaType::Text, BodyContext::default());
/// assert_eq!(out, b"404 Not Found\n\nNothing here.\n\n No song.  ");
/// ```
pub const WEBOB_DIALECT: Dialect = Dialect {
    name: "webob",
    offers: &[MediaType::Html, MediaType::Json, MediaType::Text],
    ties: TieRule::Named,
    fallback: MediaType::Text,
    content_type: find_webob_type,
    type_without_content: "",
    representation: represent_always,
    write_body: write_webob_body,
};

const fn find_webob_type(_: u16, media: MediaType) -> &'static str {
    match media {
        MediaType::Html => "text/html; charset=UTF-8",
        MediaType::Json => "application/json",
        _ => "text/plain; charset=UTF-8",
    }
}

/// The template of an error.
const ERROR_TEMPLATE: &str = "${explanation}<br /><br />\n${detail}\n${html_comment}\n";
/// The template of a redirect.
const REDIRECT_TEMPLATE: &str =
    "${explanation} <a href=\"${location}\">${location}</a>\n${detail}\n${html_comment}";
/// The template of a redirect whose target could run a script, so that it must not be a link.
const UNLINKED_TEMPLATE: &str = "${explanation} ${location}\n${detail}\n${html_comment}";

fn write_webob_body(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    media: MediaType,
    BodyContext { target, .. }: BodyContext<'_>,
) {
    if media == MediaType::Html && write_custom_page(out, problem, target) {
        return;
    }
    let line = problem.status_line(problem.title_for(System::Webob));
    let template = match (&problem.layout.template, target) {
        (Some(template), _) => template,
        (None, Some(target)) if is_web_reference(target) => REDIRECT_TEMPLATE,
        (None, Some(_)) => UNLINKED_TEMPLATE,
        (None, None) => ERROR_TEMPLATE,
    };
    let mut filled = Vec::new();
    let escape: EscapedWriter = if media == MediaType::Html { write_webob_html } else { write_raw };
    write_template(&mut filled, template, problem, target, escape);
    let filled = String::from_utf8_lossy(&filled);
    let id = problem.request_id.as_deref();
    match media {
        MediaType::Html => {
            write_raw(out, "<html");
            // WebOb's page names no language.
            if let Some(language) = problem.layout.language.as_deref() {
                write_language_attributes(out, language);
            }
            for (start, end) in [
                (">\n <head>\n  <title>", "</title>\n"),
                (" </head>\n <body>\n  <h1>", "</h1>\n  "),
            ] {
                write_raw(out, start);
                write_xml_text(out, &line);
                write_raw(out, end);
            }
            write_raw(out, &filled);
            if let Some(id) = id {
                write_raw(out, "<p>Reference: ");
                write_webob_html(out, id);
                write_raw(out, "</p>");
            }
            write_raw(out, "\n </body>\n</html>");
        }
        MediaType::Json => {
            let mut compact = Vec::new();
            let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut compact);
            json.open(false);
            json.put_text("message", &filled);
            json.put_text("code", &line);
            json.put_text("title", problem.title_for(System::Webob));
            if let Some(id) = id {
                json.put_text("request_id", id);
            }
            json.close(false);
            write_spaced_json(out, &String::from_utf8_lossy(&compact), true);
        }
        _ => {
            write_plain_text(out, &line);
            write_raw(out, "\n\n");
            strip_markup(out, &filled);
            if let Some(id) = id {
                write_raw(out, "\nReference: ");
                write_plain_text(out, id);
            }
        }
    }
}

/// Writes HTML in ASCII, as WebOb escapes values.
fn write_webob_html(out: &mut Vec<u8>, text: &str) {
    for char in text.chars() {
        match char {
            '&' => write_raw(out, "&amp;"),
            '<' => write_raw(out, "&lt;"),
            '>' => write_raw(out, "&gt;"),
            '"' => write_raw(out, "&quot;"),
            '\'' => write_raw(out, "&#x27;"),
            '\t' | '\n' | '\r' | ' '..='~' => write_raw(out, char.encode_utf8(&mut [0; 4])),
            '\0'..' ' | '\u{7f}'..='\u{9f}' => write_raw(out, "&#65533;"),
            _ => {
                write_raw(out, "&#");
                write_raw(out, &format_decimal(u32::from(char).into()));
                write_raw(out, ";");
            }
        }
    }
}
