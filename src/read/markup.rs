//! Gives the parts that XML and HTML share: tags with their attributes, and texts with their
//! references resolved.
//!
//! This module must not know which elements there are.

use std::borrow::Cow;

/// Cuts a text before a sign.
pub(super) fn cut(text: &str, sign: char) -> Option<(&str, &str)> {
    text.find(sign).and_then(|at| text.split_at_checked(at))
}

/// A start tag that is being read.
pub(super) struct Tag<'a> {
    pub name: &'a str,
    /// It has no content.
    pub is_empty: bool,
    /// What is not read yet; after the last attribute, what follows the tag.
    pub rest: &'a str,
}

const fn ends_name(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\x0c' | '\r' | ' ' | '/' | '>' | '<' | '=')
}

impl<'a> Tag<'a> {
    /// Begins with what follows the opening sign; none where no name does.
    pub fn new(text: &'a str) -> Option<Self> {
        let end = text.find(ends_name).unwrap_or(text.len());
        let (name, rest) = text.split_at_checked(end)?;
        let is_name = |char: char| char.is_alphabetic() || char == '_' || char == ':';
        name.starts_with(is_name).then_some(Self { name, is_empty: false, rest })
    }

    /// Gives the next attribute, its value as written; at the end of the tag, moves past that.
    pub fn attribute(&mut self) -> Option<(&'a str, &'a str)> {
        loop {
            self.rest = self.rest.trim_ascii_start();
            match self.rest.as_bytes().first()? {
                b'>' => {
                    self.rest = self.rest.get(1..).unwrap_or_default();
                    return None;
                }
                // The tag was never closed.
                b'<' => return None,
                b'/' => {
                    self.rest = self.rest.get(1..).unwrap_or_default();
                    self.is_empty = self.rest.starts_with('>');
                }
                b'=' => self.rest = self.rest.get(1..).unwrap_or_default(),
                _ => break,
            }
        }
        let end = self.rest.find(ends_name).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let (value, rest) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => {
                let end = value.find(|char: char| char.is_ascii_whitespace() || char == '>');
                value.split_at_checked(end.unwrap_or(value.len())).unwrap_or((value, ""))
            }
        };
        self.rest = rest;
        Some((name, value))
    }
}

/// What stands between `&` and `;`, and for what. The first five are XML's; a page may have more.
const NAMED: [(&str, &str); 16] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("copy", "©"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
];

/// Gives a text with its references resolved; one that stands for nothing known stays.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    // No reference is longer, so that a text of ampersands is looked through once.
    const LONGEST: usize = 10;
    if !text.contains('&') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = cut(rest, '&') {
        out.push_str(before);
        let after = tail.get(1..).unwrap_or_default();
        let end = after.bytes().take(LONGEST).position(|byte| byte == b';');
        let reference = end.and_then(|end| after.split_at_checked(end));
        match reference.and_then(|(name, rest)| Some((resolve(name, &mut out)?, rest))) {
            Some(((), tail)) => rest = tail.get(1..).unwrap_or_default(),
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.into()
}

fn resolve(name: &str, out: &mut String) -> Option<()> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        let is_control = matches!(code, 0..=8 | 0xb | 0xc | 0xe..=0x1f | 0x7f..=0x9f);
        let char = char::from_u32(code).filter(|_| !is_control);
        out.push(char.unwrap_or(char::REPLACEMENT_CHARACTER));
        return Some(());
    }
    let (_, text) = NAMED.iter().find(|(known, _)| *known == name)?;
    out.push_str(text);
    Some(())
}
