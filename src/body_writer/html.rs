//! HTML: text that cannot become markup, and links that cannot run scripts.

use super::{REPLACEMENT_CHARACTER, write_raw, write_replaced};

/// Writes a text, in an element or in a quoted attribute.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::html::write_html_text(&mut out, "<b>\"&'\u{0}");
/// assert_eq!(out, "&lt;b&gt;&quot;&amp;&#39;\u{fffd}".as_bytes());
/// ```
pub fn write_html_text(out: &mut Vec<u8>, text: &str) {
    write_replaced(out, text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\n' | '\r' => None,
        '\0'..' ' | '\u{7f}'..='\u{9f}' => Some(REPLACEMENT_CHARACTER),
        _ => None,
    });
}

/// Writes the text from which [`write_html_text`] made an escaped one.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::html::unescape_html(&mut out, "&lt;b&gt;&amp;lt; &c");
/// assert_eq!(out, b"<b>&lt; &c");
/// ```
pub fn unescape_html(out: &mut Vec<u8>, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        write_raw(out, before);
        let escape =
            HTML_ESCAPES.iter().find_map(|(char, name)| Some((char, after.strip_prefix(name)?)));
        let (char, after) = escape.unwrap_or((&"&", after));
        write_raw(out, char);
        rest = after;
    }
    write_raw(out, rest);
}

/// The characters that [`write_html_text`] escapes, each with the text after the ampersand.
const HTML_ESCAPES: [(&str, &str); 5] =
    [("&", "amp;"), ("<", "lt;"), (">", "gt;"), ("\"", "quot;"), ("'", "#39;")];

/// Writes a link, or its text alone if the reference could run a script: `href` must be relative, or
/// http or https.
///
/// ```
/// let mut out = Vec::new();
/// httpexc::body_writer::html::write_link(&mut out, "/docs?a&b", "Docs");
/// httpexc::body_writer::html::write_link(&mut out, "java\tscript:alert(1)", "No");
/// assert_eq!(out, b"<a href=\"/docs?a&amp;b\">Docs</a>No");
/// ```
pub fn write_link(out: &mut Vec<u8>, href: &str, content: &str) {
    if !is_web_reference(href) {
        return write_html_text(out, content);
    }
    write_raw(out, "<a href=\"");
    write_html_text(out, href);
    write_raw(out, "\">");
    write_html_text(out, content);
    write_raw(out, "</a>");
}

/// Whether a browser reads a reference as relative, or as http or https. A browser ignores control
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
            // A scheme has none of the other characters.
            _ => return true,
        }
    }
    true
}
