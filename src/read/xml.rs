//! Gives an XML document as the value that its elements stand for, so that what knows members of
//! JSON knows elements, too.
//!
//! One pass over the text. An entity beyond the five of XML stays as it was written, and a document
//! that declares some is refused, so nothing is ever expanded or fetched.
//!
//! This module must not know what the elements mean.

use std::borrow::Cow;

use super::markup::{self, decode};
use crate::value::Value;

/// How deep elements may lie in each other; what lies deeper is left out.
pub const DEPTH: usize = 32;

/// How many attributes of an element are read.
const ATTRIBUTES: usize = 64;

/// The name under which an element that has more than text keeps its text.
pub const TEXT: &str = "#text";

/// Reads a document: an object with the root element as its only member. An element is its text, or
/// an object with its attributes and elements, and its text under [`TEXT`]; elements of one name are
/// a list, and so is an element that holds nothing but `i` (RFC 9457, Appendix B). Prefixes go, and
/// so do declarations of namespaces. A text that ends early gives what was there; what is no XML, and
/// a document type with declarations of its own, give `None`.
///
/// ```
/// use httpexc::{read::xml, value::Value};
/// let value = xml::parse("<e:error no='7'><text>a &lt; b</text></e:error>").unwrap();
/// let error = value.get("error").unwrap();
/// assert_eq!(error.get("text").unwrap().as_str(), Some("a < b"));
/// assert_eq!(error.get("no").unwrap().as_str(), Some("7"));
/// assert!(xml::parse("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").is_none());
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<Value<'_>> {
    let mut scanner = Scanner { rest: text };
    // A document ends with its root; what stands before it is passed over.
    loop {
        let (_, tail) = markup::cut(scanner.rest, '<')?;
        scanner.rest = tail;
        match scanner.tag()? {
            Tag::Open { name, attributes, is_empty } => {
                let value = scanner.element(attributes, is_empty, DEPTH);
                return Some(Value::Object(vec![(local(name).into(), value)]));
            }
            Tag::Refused | Tag::Close => return None,
            Tag::Text(_) | Tag::Nothing => {}
        }
    }
}

/// Gives a name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

enum Tag<'a> {
    Open { name: &'a str, attributes: Vec<(&'a str, Cow<'a, str>)>, is_empty: bool },
    Close,
    /// The content of a CDATA section.
    Text(&'a str),
    /// A comment, an instruction or a harmless document type.
    Nothing,
    Refused,
}

struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    /// Takes what stands before an end, and moves past that. Without the end, takes all.
    fn until(&mut self, start: &str, end: &str) -> Option<&'a str> {
        let inner = self.rest.strip_prefix(start)?;
        let (inner, rest) = inner.split_once(end).unwrap_or((inner, ""));
        self.rest = rest;
        Some(inner)
    }

    /// Reads the tag that begins here.
    fn tag(&mut self) -> Option<Tag<'a>> {
        if self.until("<!--", "-->").is_some() || self.until("<?", "?>").is_some() {
            return Some(Tag::Nothing);
        }
        if let Some(text) = self.until("<![CDATA[", "]]>") {
            return Some(Tag::Text(text));
        }
        if let Some(declaration) = self.until("<!", ">") {
            return Some(if declaration.contains('[') { Tag::Refused } else { Tag::Nothing });
        }
        if self.until("</", ">").is_some() {
            return Some(Tag::Close);
        }
        let mut tag = markup::Tag::new(self.rest.strip_prefix('<')?)?;
        let mut attributes = Vec::new();
        while let Some((name, value)) = tag.attribute() {
            let is_namespace = name == "xmlns" || name.starts_with("xmlns:");
            if !is_namespace && attributes.len() < ATTRIBUTES {
                attributes.push((local(name), decode(value)));
            }
        }
        self.rest = tag.rest;
        Some(Tag::Open { name: tag.name, attributes, is_empty: tag.is_empty })
    }

    /// Reads the content of an element, and moves past its end.
    fn element(
        &mut self,
        attributes: Vec<(&'a str, Cow<'a, str>)>,
        is_empty: bool,
        depth: usize,
    ) -> Value<'a> {
        let mut members: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
        let mut text: Cow<'a, str> = "".into();
        // Past the depth that is read, elements are counted alone.
        let mut passed: usize = 0;
        while !is_empty && !self.rest.is_empty() {
            let (before, tail) = markup::cut(self.rest, '<').unwrap_or((self.rest, ""));
            self.rest = tail;
            if passed == 0 && !before.trim_ascii().is_empty() {
                join(&mut text, decode(before));
            }
            match self.tag() {
                Some(Tag::Close) if passed == 0 => break,
                Some(Tag::Close) => passed = passed.saturating_sub(1),
                Some(Tag::Text(more)) if passed == 0 => join(&mut text, more.into()),
                Some(Tag::Open { is_empty, .. }) if depth == 0 => {
                    passed = passed.saturating_add(usize::from(!is_empty));
                }
                Some(Tag::Open { name, attributes, is_empty }) => {
                    let depth = depth.saturating_sub(1);
                    let value = self.element(attributes, is_empty, depth);
                    members.push((local(name).into(), value));
                }
                Some(Tag::Text(_) | Tag::Nothing) => {}
                Some(Tag::Refused) => self.rest = "",
                // A sign that begins no tag is text.
                None => {
                    self.rest = self.rest.get(1..).unwrap_or_default();
                    if !self.rest.is_empty() && passed == 0 {
                        join(&mut text, "<".into());
                    }
                }
            }
        }
        let text = trimmed(text);
        if members.is_empty() && attributes.is_empty() {
            return if text.is_empty() { Value::Null } else { Value::String(text) };
        }
        if attributes.is_empty() && text.is_empty() && members.iter().all(|(name, _)| name == "i") {
            return Value::Array(members.into_iter().map(|(_, item)| item).collect());
        }
        let attributes = attributes.into_iter();
        let mut all: Vec<_> =
            attributes.map(|(name, value)| (name.into(), Value::String(value))).collect();
        if !text.is_empty() {
            all.push((TEXT.into(), Value::String(text)));
        }
        group(&mut all, members);
        Value::Object(all)
    }
}

/// Adds a text to one; a line of it stays apart.
fn join<'a>(text: &mut Cow<'a, str>, more: Cow<'a, str>) {
    if text.is_empty() {
        *text = more;
    } else {
        text.to_mut().push_str(&more);
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => text.trim_ascii().into(),
        Cow::Owned(text) if text.trim_ascii().len() == text.len() => text.into(),
        Cow::Owned(text) => text.trim_ascii().to_owned().into(),
    }
}

/// Adds elements, those of one name as one list in the place of the first.
fn group<'a>(all: &mut Vec<(Cow<'a, str>, Value<'a>)>, members: Vec<(Cow<'a, str>, Value<'a>)>) {
    // Elements of one name mostly follow each other; names that come back later are few.
    const LOOK_BACK: usize = 32;
    for (name, value) in members {
        let known = all.iter_mut().rev().take(LOOK_BACK).find(|(other, _)| *other == name);
        match known {
            None => all.push((name, value)),
            Some((_, Value::Array(items))) => items.push(value),
            Some((_, first)) => {
                let before = std::mem::replace(first, Value::Null);
                *first = Value::Array(vec![before, value]);
            }
        }
    }
}
