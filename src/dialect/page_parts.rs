//! The parts of pages that are made from templates of the caller, in HTML and in plain text.
//!
//! The text of a template is written as it is, because its author is trusted. Every value is escaped.
//!
//! This module must not know which system a page belongs to.

use super::text_direction::is_right_to_left;
use crate::body_writer::html::write_html_text;
use crate::body_writer::text::write_plain_text;
use crate::body_writer::write_raw;
use crate::number::format_decimal;
use crate::page_template::fill_placeholders;
use crate::problem::Problem;

/// A function that escapes a value and writes it.
pub type EscapedWriter = fn(&mut Vec<u8>, &str);

/// Writes a template with the values of a problem, each escaped. Values of the problem take precedence
/// over values of the request with the same name.
pub fn write_template(
    out: &mut Vec<u8>,
    template: &str,
    problem: &Problem<'_>,
    target: Option<&str>,
    write_escaped: EscapedWriter,
) {
    let layout = &problem.layout;
    let comment = layout.comment.as_deref().unwrap_or_default();
    let status = format_decimal(problem.status.into());
    let put = |out: &mut Vec<u8>, name: &str| {
        let value = match name {
            "explanation" => problem.explanation(),
            "detail" => problem.detail.as_deref().unwrap_or_default(),
            "comment" => comment,
            "html_comment" => {
                if !comment.is_empty() {
                    write_raw(out, "<!-- ");
                    write_escaped(out, comment);
                    write_raw(out, " -->");
                }
                return true;
            }
            "location" => target.unwrap_or_default(),
            "status" => &status,
            "title" => problem.title(),
            "code" => problem.code.as_ref().map(|code| code.as_str()).unwrap_or_default(),
            "request_id" => problem.request_id.as_deref().unwrap_or_default(),
            _ => match layout.values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => value,
                None => return false,
            },
        };
        write_escaped(out, value);
        true
    };
    fill_placeholders(template, out, put, write_raw);
}

/// Writes the attributes `lang` and `dir` of a page in a language.
pub fn write_language_attributes(out: &mut Vec<u8>, language: &str) {
    write_raw(out, " lang=\"");
    write_html_text(out, language);
    write_raw(out, if is_right_to_left(language) { "\" dir=\"rtl\"" } else { "\" dir=\"ltr\"" });
}

/// Writes the custom page of a problem. Returns whether the problem has one.
pub fn write_custom_page(out: &mut Vec<u8>, problem: &Problem<'_>, target: Option<&str>) -> bool {
    let page = problem.layout.page.as_deref();
    if let Some(page) = page {
        write_template(out, page, problem, target, write_html_text);
    }
    page.is_some()
}

/// Writes the text of a page without its markup: line ends become spaces, `<br>` becomes a line end,
/// and tags and the signs of comments are left out. The time is linear in the length of any text.
pub fn strip_markup(out: &mut Vec<u8>, text: &str) {
    // The signs of comments are removed before the tags, so that none of them ends a tag.
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut has_end = true;
    while let Some((before, tail)) = split_before(rest, &['<', '-', '\n', '\r']) {
        plain.push_str(before);
        rest = tail.get(1..).unwrap_or_default();
        let is_break = rest.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"));
        if let Some(after) = tail.strip_prefix("<!--").or_else(|| tail.strip_prefix("-->")) {
            rest = after;
        } else if tail.starts_with('<') {
            // The end is searched only for `<br`, and never again after a search has failed.
            let end = if is_break && has_end { rest.split_once('>') } else { None };
            if let Some((_, after)) = end {
                plain.push('\n');
                rest = after;
            } else {
                if is_break {
                    has_end = false;
                }
                plain.push('<');
            }
        } else if tail.starts_with('\n') {
            plain.push(' ');
        } else if tail.starts_with('-') {
            plain.push('-');
        }
    }
    plain.push_str(rest);

    let mut rest = &*plain;
    while let Some((before, tail)) = split_before(rest, &['<']) {
        let Some((_, after)) = tail.split_once('>') else { break };
        write_plain_text(out, before);
        rest = after;
    }
    write_plain_text(out, rest);
}

/// Splits a text before the first of some characters.
fn split_before<'t>(text: &'t str, chars: &[char]) -> Option<(&'t str, &'t str)> {
    text.find(chars).and_then(|at| text.split_at_checked(at))
}

#[cfg(test)]
mod tests {
    use super::strip_markup;

    #[test]
    fn markup_is_removed_and_text_is_kept() {
        for (text, expected) in [
            ("a<br /><br />\nb\r\n", "a\n\n b "),
            ("<!-- c --> d", " c  d"),
            ("De<t>ail a < b > c", "Deail a  c"),
            ("a < b", "a < b"),
            ("<!-- a <f -->", " a <f "),
            ("a-b --> <BR\n>x", "a-b  \nx"),
            ("é<p class=\"é\">ü</p>", "éü"),
        ] {
            let mut out = Vec::new();
            strip_markup(&mut out, text);
            assert_eq!(String::from_utf8(out).unwrap_or_default(), expected, "{text}");
        }
    }
}
