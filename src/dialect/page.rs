//! Gives the parts of pages that come from templates, in HTML and in plain text.
//!
//! A template's own text is its author's and goes out as it is; every value is escaped.
//!
//! This module must not know which system a page belongs to.

use crate::problem::Problem;
use crate::render::raw;
use crate::template;

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
    let status = crate::field::decimal(problem.status.into());
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
    template::fill(template, out, put, raw);
}

/// Writes the page that a problem brings for itself, and gives whether it brings one.
pub fn own(out: &mut Vec<u8>, problem: &Problem<'_>, target: Option<&str>) -> bool {
    let page = problem.layout.page.as_deref();
    if let Some(page) = page {
        fill(out, page, problem, target, crate::render::html::text);
    }
    page.is_some()
}

/// Writes a page's text without its markup: line ends become spaces, `<br>` line ends, and tags and
/// the signs of comments go. One pass, whatever the text.
pub fn strip_markup(out: &mut Vec<u8>, text: &str) {
    let mut rest = text;
    // Where no tag ends any more, none is looked for: each search would run to the end.
    let mut has_end = true;
    loop {
        let end = rest.find(['<', '-', '\n', '\r']).unwrap_or(rest.len());
        let (plain, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        crate::render::text::text(out, plain);
        let Some(first) = tail.as_bytes().first() else { return };
        rest = tail.get(1..).unwrap_or_default();
        match first {
            b'\n' => raw(out, " "),
            b'\r' => {}
            b'-' => match tail.strip_prefix("-->") {
                Some(after) => rest = after,
                None => raw(out, "-"),
            },
            _ => {
                let is_break = rest.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"));
                let comment = tail.strip_prefix("<!--").filter(|_| !is_break);
                let close = if has_end && comment.is_none() { rest.find('>') } else { None };
                if let Some(after) = comment {
                    rest = after;
                } else if let Some(close) = close {
                    if is_break {
                        raw(out, "\n");
                    }
                    rest = rest.get(close.saturating_add(1)..).unwrap_or_default();
                } else {
                    has_end = false;
                    raw(out, "<");
                }
            }
        }
    }
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
            ("a-b --> <BR\n>x", "a-b  \nx"),
            ("é<p class=\"é\">ü</p>", "éü"),
        ] {
            let mut out = Vec::new();
            strip_markup(&mut out, text);
            assert_eq!(String::from_utf8(out).unwrap_or_default(), expected, "{text}");
        }
    }
}
