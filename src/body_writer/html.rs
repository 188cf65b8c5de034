//! Gives HTML: text and links that cannot become anything else.

use super::{REPLACEMENT, raw, replace};

/// Writes a text, for an element or for a quoted attribute.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::html::text(&mut out, "<b>\"&'\u{0}");
/// assert_eq!(out, "&lt;b&gt;&quot;&amp;&#39;\u{fffd}".as_bytes());
/// ```
pub fn text(out: &mut Vec<u8>, text: &str) {
    replace(out, text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\n' | '\r' => None,
        '\0'..' ' | '\u{7f}'..='\u{9f}' => Some(REPLACEMENT),
        _ => None,
    });
}

/// Writes a text that [`text`] has escaped as it was before.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::html::unescaped(&mut out, "&lt;b&gt;&amp;lt; &c");
/// assert_eq!(out, b"<b>&lt; &c");
/// ```
pub fn unescaped(out: &mut Vec<u8>, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        raw(out, before);
        let known = ESCAPES.iter().find_map(|(char, name)| Some((char, after.strip_prefix(name)?)));
        let (char, after) = known.unwrap_or((&"&", after));
        raw(out, char);
        rest = after;
    }
    raw(out, rest);
}

/// What [`text`] writes after an ampersand, and what that stands for.
const ESCAPES: [(&str, &str); 5] =
    [("&", "amp;"), ("<", "lt;"), (">", "gt;"), ("\"", "quot;"), ("'", "#39;")];

/// Writes a link, or its text alone where the reference could run a script: `href` must be
/// relative, or http or https.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::html::link(&mut out, "/docs?a&b", "Docs");
/// httpexc::body_writer::html::link(&mut out, "java\tscript:alert(1)", "No");
/// assert_eq!(out, b"<a href=\"/docs?a&amp;b\">Docs</a>No");
/// ```
pub fn link(out: &mut Vec<u8>, href: &str, content: &str) {
    if !is_web_reference(href) {
        return text(out, content);
    }
    raw(out, "<a href=\"");
    text(out, href);
    raw(out, "\">");
    text(out, content);
    raw(out, "</a>");
}

/// Gives whether a browser would read a reference as relative or as http(s): it drops control
/// characters and spaces at the start, and tabs and line ends anywhere (WHATWG URL, 4.4).
///
/// ```
/// use httpexc::body_writer::html::is_web_reference;
/// assert!(is_web_reference("../up") && is_web_reference("HTTPS://example.com/"));
/// assert!(!is_web_reference("\tjavascript:alert(1)"));
/// ```
#[must_use]
pub fn is_web_reference(href: &str) -> bool {
    let start = href.trim_start_matches(|char| char <= ' ');
    let mut scheme = String::new();
    for char in start.chars().filter(|char| !matches!(char, '\t' | '\n' | '\r')) {
        match char {
            ':' => return scheme == "http" || scheme == "https",
            'a'..='z' | 'A'..='Z' | '0'..='9' | '+' | '-' | '.' => {
                scheme.push(char.to_ascii_lowercase());
            }
            // Only a scheme comes before a colon without one of these.
            _ => return true,
        }
    }
    true
}
