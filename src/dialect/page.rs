//! Gives the parts of pages that come from templates, in HTML and in plain text.
//!
//! A template's own text is its author's and goes out as it is; every value is escaped.
//!
//! This module must not know which system a page belongs to.

use crate::body_writer::raw;
use crate::page_template;
use crate::problem::Problem;

/// How values are escaped.
pub type Escape = fn(&mut Vec<u8>, &str);

/// Writes a template with the values of a problem, each escaped. A value of the request never takes
/// the place of one of the problem.
pub fn fill(
    out: &mut Vec<u8>,
    template: &str,
    problem: &Problem<'_>,
    target: Option<&str>,
    escape: Escape,
) {
    let layout = &problem.layout;
    let comment = layout.comment.as_deref().unwrap_or_default();
    let status = crate::number::format_decimal(problem.status.into());
    let put = |out: &mut Vec<u8>, name: &str| {
        let value = match name {
            "explanation" => problem.explained(),
            "detail" => problem.detail.as_deref().unwrap_or_default(),
            "comment" => comment,
            "html_comment" => {
                if !comment.is_empty() {
                    raw(out, "<!-- ");
                    escape(out, comment);
                    raw(out, " -->");
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
        escape(out, value);
        true
    };
    page_template::fill(template, out, put, raw);
}

/// Writes the page that a problem brings for itself, and gives whether it brings one.
pub fn own(out: &mut Vec<u8>, problem: &Problem<'_>, target: Option<&str>) -> bool {
    let page = problem.layout.page.as_deref();
    if let Some(page) = page {
        fill(out, page, problem, target, crate::body_writer::html::text);
    }
    page.is_some()
}

/// Writes a page's text without its markup: line ends become spaces, `<br>` line ends, and tags and
/// the signs of comments go. Its cost grows with the text alone, whatever that is.
pub fn strip_markup(out: &mut Vec<u8>, text: &str) {
    // The signs go before the tags do, so that none of them ends a tag.
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut has_end = true;
    while let Some((before, tail)) = cut(rest, &['<', '-', '\n', '\r']) {
        plain.push_str(before);
        rest = tail.get(1..).unwrap_or_default();
        let is_break = rest.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"));
        if let Some(after) = tail.strip_prefix("<!--").or_else(|| tail.strip_prefix("-->")) {
            rest = after;
        } else if tail.starts_with('<') {
            // Only looked for where it is wanted, and a text of breaks without an end has one end.
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
    while let Some((before, tail)) = cut(rest, &['<']) {
        let Some((_, after)) = tail.split_once('>') else { break };
        crate::body_writer::text::text(out, before);
        rest = after;
    }
    crate::body_writer::text::text(out, rest);
}

/// Cuts a text before the first of some characters.
fn cut<'t>(text: &'t str, chars: &[char]) -> Option<(&'t str, &'t str)> {
    text.find(chars).and_then(|at| text.split_at_checked(at))
}

#[cfg(test)]
mod tests {
    use super::strip_markup;

    #[test]
    fn markup_goes_and_text_stays() {
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
