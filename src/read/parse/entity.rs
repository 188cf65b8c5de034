//! References to characters in XML and HTML, replaced by the characters.

use std::borrow::Cow;

use crate::ascii;
use crate::number::parse_whole;
use crate::read::text;

/// The five names of XML (XML 1.0, 4.6), and after them the names that are usual in HTML pages.
const NAMED_CHARACTERS: [(&str, &str); 18] = [
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

/// How many of [`NAMED_CHARACTERS`] XML has.
const XML_NAME_COUNT: usize = 5;

/// The longest text between `&` and `;`: a number of a high character with leading zeros.
const LONGEST_REFERENCE: usize = 12;

/// Returns a text with its references replaced. What looks like a reference and is none stays.
pub fn unescape_references(text: &str, is_html: bool) -> Cow<'_, str> {
    if !text::contains_byte(text, b'&') {
        return text.into();
    }
    let known = if is_html { NAMED_CHARACTERS.len() } else { XML_NAME_COUNT };
    let mut out = String::with_capacity(text.len());
    let mut parts = ascii::split(text, b"&");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';');
        let halves =
            end.and_then(|end| Some((part.get(..end)?, part.get(end.saturating_add(1)..)?)));
        let Some((name, rest)) = halves else {
            out.push('&');
            out.push_str(part);
            continue;
        };
        let named = NAMED_CHARACTERS.iter().take(known).find(|(known, _)| *known == name);
        if let Some((_, character)) = named {
            out.push_str(character);
            out.push_str(rest);
        } else if let Some(character) = parse_character_number(name) {
            out.push(character);
            out.push_str(rest);
        } else {
            out.push('&');
            out.push_str(part);
        }
    }
    out.into()
}

fn parse_character_number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => parse_whole(hex, 16),
        None => parse_whole(digits, 10),
    };
    char::from_u32(u32::try_from(number?).ok()?).filter(|char| *char != '\0')
}
