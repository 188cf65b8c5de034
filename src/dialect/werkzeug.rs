//! Gives a problem as Werkzeug 3 does: one small HTML page, whatever the client asked for.

use super::{Dialect, always};
use crate::body_writer::{REPLACEMENT, html, raw, replace};
use crate::catalogue::System;
use crate::negotiate::Media;
use crate::problem::Problem;

/// The dialect.
///
/// ```
/// use httpexc::{dialect::werkzeug, negotiate::Media, problem::Problem};
/// let mut out = Vec::new();
/// (werkzeug::DIALECT.body)(&mut out, &Problem::new(404).with_detail("a < b"), Media::Html, None);
/// assert_eq!(
///     out,
///     b"<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>a &lt; b</p>\n",
/// );
/// ```
pub const DIALECT: Dialect = Dialect {
    name: "werkzeug",
    offers: &[Media::Html],
    fallback: Media::Html,
    content_type,
    silent_type: "",
    representation: always,
    body,
};

const fn content_type(_: u16, _: Media) -> &'static str {
    "text/html; charset=utf-8"
}

fn body(out: &mut Vec<u8>, problem: &Problem<'_>, _: Media, target: Option<&str>) {
    if super::page::own(out, problem, target) {
        return;
    }
    let name = match problem.title_in(System::Werkzeug) {
        "" => "Unknown Error",
        name => name,
    };
    raw(out, "<!doctype html>\n<html lang=en>\n<title>");
    raw(out, &crate::number::format_decimal(problem.status.into()));
    raw(out, " ");
    text(out, name);
    raw(out, "</title>\n<h1>");
    text(out, name);
    raw(out, "</h1>\n<p>");
    if let Some(template) = &problem.layout.template {
        super::page::fill(out, template, problem, target, text);
    } else {
        text(out, problem.sentence());
        if let Some(target) = target {
            raw(out, " ");
            html::link(out, target, target);
        }
    }
    raw(out, "</p>\n");
    if let Some(id) = &problem.request_id {
        raw(out, "<p>Reference: ");
        text(out, id);
        raw(out, "</p>\n");
    }
}

/// Text as MarkupSafe escapes it, lines kept apart.
fn text(out: &mut Vec<u8>, text: &str) {
    replace(out, text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&#34;"),
        '\'' => Some("&#39;"),
        '\n' => Some("<br>"),
        '\t' | '\r' => None,
        '\0'..' ' | '\u{7f}'..='\u{9f}' => Some(REPLACEMENT),
        _ => None,
    });
}
