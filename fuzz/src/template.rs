//! Templates: filled as a naive reading fills them, and through the dialects that have them no
//! value becomes markup.

use httpexc::dialect::{problem, webob, werkzeug};
use httpexc::negotiate::Media;
use httpexc::page_template::fill;
use httpexc::problem::Problem;

use super::parts;

/// The input is a template, a detail, and names and values by turns.
pub fn run(data: &[u8]) {
    let parts = parts(data);
    let template = &parts[0];
    let detail = parts.get(1).map_or("", |detail| detail);
    let values: Vec<(&str, &str)> = parts
        .get(2..)
        .unwrap_or_default()
        .chunks_exact(2)
        .map(|pair| (&*pair[0], &*pair[1]))
        .collect();

    let mut filled = String::new();
    let put = |out: &mut String, name: &str| {
        let known = values.iter().find(|(known, _)| *known == name);
        out.push_str(known.map_or("", |(_, value)| value));
        known.is_some()
    };
    fill(template, &mut filled, put, |out, text| out.push_str(text));
    assert_eq!(filled, naive(template, &values), "{template}");

    let mut error = Problem::new(404).with_detail(detail);
    error.layout.template = Some(template.into());
    error.layout.values.clone_from(&values);
    for (dialect, media) in [
        (problem::DIALECT, Media::Html),
        (problem::DIALECT, Media::Text),
        (webob::DIALECT, Media::Html),
        (webob::DIALECT, Media::Json),
        (webob::DIALECT, Media::Text),
        (werkzeug::DIALECT, Media::Html),
    ] {
        // Of a value Werkzeug keeps the line ends, as elements.
        let has_lines =
            values.iter().any(|(_, value)| value.contains('\n')) || detail.contains('\n');
        if dialect.name == "werkzeug" && has_lines {
            continue;
        }
        let mut out = Vec::new();
        (dialect.body)(&mut out, &error, media, Some("/a?b&c"));
        let body = String::from_utf8(out).expect("a body is UTF-8");
        match media {
            Media::Text => {
                let is_bad = |char: char| char.is_control() && !"\t\n".contains(char);
                assert!(!body.contains(is_bad), "{body:?}");
            }
            Media::Json => {
                serde_json::from_str::<serde_json::Value>(&body).expect("a body is JSON");
            }
            _ => {
                // Each sign of markup is the author's, or one of a page without a template.
                let mut plain = Vec::new();
                let mut bare = error.clone();
                bare.layout.template = Some("".into());
                (dialect.body)(&mut plain, &bare, media, Some("/a?b&c"));
                let ours = String::from_utf8(plain).expect("a body is UTF-8");
                for char in ['<', '>'] {
                    let expected = ours.matches(char).count() + template.matches(char).count();
                    assert_eq!(body.matches(char).count(), expected, "{body}");
                }
            }
        }
    }
}

/// Fills a template one character after another.
fn naive(template: &str, values: &[(&str, &str)]) -> String {
    let chars: Vec<char> = template.chars().collect();
    let is_part = |char: &char| char.is_ascii_alphanumeric() || *char == '_';
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at] != '$' {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        if chars.get(at + 1) == Some(&'$') {
            out.push('$');
            at += 2;
            continue;
        }
        let braced = chars.get(at + 1) == Some(&'{');
        let start = at + 1 + usize::from(braced);
        let name: String =
            chars[start.min(chars.len())..].iter().copied().take_while(is_part).collect();
        let end = start + name.len();
        let is_name = name.starts_with(|char: char| !char.is_ascii_digit())
            && (!braced || chars.get(end) == Some(&'}'));
        match values.iter().find(|(known, _)| is_name && *known == name) {
            Some((_, value)) => {
                out.push_str(value);
                at = end + usize::from(braced);
            }
            None => {
                out.push('$');
                at += 1;
            }
        }
    }
    out
}
