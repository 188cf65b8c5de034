//! Templates: they are filled as by a naive implementation, and no value becomes markup in the dialects
//! that have templates.

use httpexc::dialect::{BodyContext, PROBLEM_DIALECT, WEBOB_DIALECT, WERKZEUG_DIALECT};
use httpexc::negotiate::MediaType;
use httpexc::page_template::fill_placeholders;
use httpexc::problem::Problem;

use super::split_parts;

/// The input is a template, a detail, and names and values in turn.
pub fn run(data: &[u8]) {
    let parts = split_parts(data);
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
    fill_placeholders(template, &mut filled, put, |out, text| out.push_str(text));
    assert_eq!(filled, fill_naively(template, &values), "{template}");

    let mut error = Problem::new(404).with_detail(detail);
    error.layout.template = Some(template.into());
    error.layout.values.clone_from(&values);
    for (dialect, media) in [
        (PROBLEM_DIALECT, MediaType::Html),
        (PROBLEM_DIALECT, MediaType::Text),
        (WEBOB_DIALECT, MediaType::Html),
        (WEBOB_DIALECT, MediaType::Json),
        (WEBOB_DIALECT, MediaType::Text),
        (WERKZEUG_DIALECT, MediaType::Html),
    ] {
        // Werkzeug writes the line ends of a value as elements.
        let has_lines =
            values.iter().any(|(_, value)| value.contains('\n')) || detail.contains('\n');
        if dialect.name == "werkzeug" && has_lines {
            continue;
        }
        let mut out = Vec::new();
        let context = BodyContext { target: Some("/a?b&c"), ..BodyContext::default() };
        (dialect.write_body)(&mut out, &error, media, context);
        let body = String::from_utf8(out).expect("a body is UTF-8");
        match media {
            MediaType::Text => {
                let is_bad = |char: char| char.is_control() && !"\t\n".contains(char);
                assert!(!body.contains(is_bad), "{body:?}");
            }
            MediaType::Json => {
                serde_json::from_str::<serde_json::Value>(&body).expect("a body is JSON");
            }
            _ => {
                // Every `<` and `>` is in the template, or in the page with an empty template.
                let mut plain = Vec::new();
                let mut bare = error.clone();
                bare.layout.template = Some("".into());
                (dialect.write_body)(&mut plain, &bare, media, context);
                let expected_page = String::from_utf8(plain).expect("a body is UTF-8");
                for char in ['<', '>'] {
                    let expected =
                        expected_page.matches(char).count() + template.matches(char).count();
                    assert_eq!(body.matches(char).count(), expected, "{body}");
                }
            }
        }
    }
}

/// Fills a template one character after another.
fn fill_naively(template: &str, values: &[(&str, &str)]) -> String {
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
