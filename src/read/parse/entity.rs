//! Gives the characters that references in XML and HTML stand for.
use std::borrow::Cow;

use crate::read::text;

/// The five of XML (XML 1.0, 4.6), and after them the usual ones of HTML pages.
const NAMED: [(&str, &str); 18] = [
    ("lt", "<"),
    ("gt", ">"),
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("copy", "©"),
    ("reg", "®"),
    ("bull", "•"),
    ("middot", "·"),
    ("raquo", "»"),
];

/// How many of [`NAMED`] XML knows.
const XML: usize = 5;

/// The longest text of a reference: that of a character far out, with leading zeros.
const LONGEST: usize = 12;

/// Gives a text with its references replaced; what is none stays as it is.
pub fn unescape(text: &str, is_html: bool) -> Cow<'_, str> {
    if !text::holds(text, b'&') {
        return text.into();
    }
    let known = if is_html { NAMED.len() } else { XML };
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.bytes().take(LONGEST).position(|byte| byte == b';');
        let halves =
            end.and_then(|end| Some((part.get(..end)?, part.get(end.saturating_add(1)..)?)));
        let Some((name, rest)) = halves else {
            out.push('&');
            out.push_str(part);
            continue;
        };
        let named = NAMED.iter().take(known).find(|(known, _)| *known == name);
        if let Some((_, char)) = named {
            out.push_str(char);
            out.push_str(rest);
        } else if let Some(char) = numbered(name) {
            out.push(char);
            out.push_str(rest);
        } else {
            out.push('&');
            out.push_str(part);
        }
    }
    out.into()
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    char::from_u32(number.ok()?).filter(|char| *char != '\0')
}
