//! Gives a problem as WebOb 1.8 does: one template, as HTML, as JSON that holds it, and as plain
//! text without its markup.

use super::{Dialect, always, page};
use crate::body_writer::json::{JsonWriter, spaced};
use crate::body_writer::{StructureWriter, html, raw, text, xml};
use crate::catalogue::System;
use crate::negotiate::Media;
use crate::number::format_decimal;
use crate::problem::Problem;

/// The dialect.
///
/// ```
/// use httpexc::{dialect::webob, negotiate::Media, problem::Problem};
/// let mut problem = Problem::new(404).with_detail("No song.");
/// problem.explanation = Some("Nothing here.".into());
/// let mut out = Vec::new();
/// (webob::DIALECT.body)(&mut out, &problem, Media::Text, None);
/// assert_eq!(out, b"404 Not Found\n\nNothing here.\n\n No song.  ");
/// ```
pub const DIALECT: Dialect = Dialect {
    name: "webob",
    offers: &[Media::Html, Media::Json, Media::Text],
    fallback: Media::Text,
    content_type,
    silent_type: "",
    representation: always,
    body,
};

const fn content_type(_: u16, media: Media) -> &'static str {
    match media {
        Media::Html => "text/html; charset=UTF-8",
        Media::Json => "application/json",
        _ => "text/plain; charset=UTF-8",
    }
}

const TEMPLATE: &str = "${explanation}<br /><br />\n${detail}\n${html_comment}\n";
const REDIRECT: &str =
    "${explanation} <a href=\"${location}\">${location}</a>\n${detail}\n${html_comment}";
/// Where the reference could run a script, it is no link.
const UNLINKED: &str = "${explanation} ${location}\n${detail}\n${html_comment}";

fn body(out: &mut Vec<u8>, problem: &Problem<'_>, media: Media, target: Option<&str>) {
    if media == Media::Html && page::own(out, problem, target) {
        return;
    }
    let line = problem.line(problem.title_in(System::Webob));
    let template = match (&problem.layout.template, target) {
        (Some(template), _) => template,
        (None, Some(target)) if html::is_web_reference(target) => REDIRECT,
        (None, Some(_)) => UNLINKED,
        (None, None) => TEMPLATE,
    };
    let mut filled = Vec::new();
    let escape: page::Escape = if media == Media::Html { escape } else { raw };
    page::fill(&mut filled, template, problem, target, escape);
    let filled = String::from_utf8_lossy(&filled);
    let id = problem.request_id.as_deref();
    match media {
        Media::Html => {
            for (start, end) in [
                ("<html>\n <head>\n  <title>", "</title>\n"),
                (" </head>\n <body>\n  <h1>", "</h1>\n  "),
            ] {
                raw(out, start);
                xml::text(out, &line);
                raw(out, end);
            }
            raw(out, &filled);
            if let Some(id) = id {
                raw(out, "<p>Reference: ");
                escape(out, id);
                raw(out, "</p>");
            }
            raw(out, "\n </body>\n</html>");
        }
        Media::Json => {
            let mut compact = Vec::new();
            let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut compact);
            json.open(false);
            json.put_text("message", &filled);
            json.put_text("code", &line);
            json.put_text("title", problem.title_in(System::Webob));
            if let Some(id) = id {
                json.put_text("request_id", id);
            }
            json.close(false);
            spaced(out, &String::from_utf8_lossy(&compact), true);
        }
        _ => {
            text::text(out, &line);
            raw(out, "\n\n");
            page::strip_markup(out, &filled);
            if let Some(id) = id {
                raw(out, "\nReference: ");
                text::text(out, id);
            }
        }
    }
}

/// HTML in ASCII, as WebOb escapes values.
fn escape(out: &mut Vec<u8>, text: &str) {
    for char in text.chars() {
        match char {
            '&' => raw(out, "&amp;"),
            '<' => raw(out, "&lt;"),
            '>' => raw(out, "&gt;"),
            '"' => raw(out, "&quot;"),
            '\'' => raw(out, "&#x27;"),
            '\t' | '\n' | '\r' | ' '..='~' => raw(out, char.encode_utf8(&mut [0; 4])),
            '\0'..' ' | '\u{7f}'..='\u{9f}' => raw(out, "&#65533;"),
            _ => {
                raw(out, "&#");
                raw(out, &format_decimal(u32::from(char).into()));
                raw(out, ";");
            }
        }
    }
}
