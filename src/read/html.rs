//! Gives the texts of an HTML page in their order: its title, and what a browser would show, block
//! by block.
//!
//! One pass over the text, which need not be well-formed. Scripts, styles and comments are left out.
//!
//! This module must not know what a page means.

use super::markup::{self, decode};

/// What a page says.
///
/// ```
/// use httpexc::read::html::{Kind, Page};
/// let page = Page::parse("<title>No</title><h1>Not <b>here</b></h1><script>x()</script>a<br>b");
/// assert_eq!(page.title, "No");
/// assert_eq!(page.blocks[0].kind, Kind::Heading);
/// assert_eq!(page.blocks[1].text, "a\nb");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The content of `title`.
    pub title: String,
    /// The texts of the body, empty ones left out.
    pub blocks: Vec<Block>,
}

/// A text that stands apart from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it stands in.
    pub kind: Kind,
    /// Its text: spaces joined, a line end for each `br`.
    pub text: String,
}

/// What a text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The title of the document.
    Title,
    /// `h1`
    Heading,
    /// `h2` to `h6`
    Subheading,
    /// `p` and `pre`
    Paragraph,
    /// Any other element.
    Other,
}

/// How many blocks are kept.
const BLOCKS: usize = 200;

/// Elements whose content nobody sees.
const UNSEEN: [&str; 6] = ["script", "style", "noscript", "template", "svg", "select"];

/// Elements that stand within a line.
const INLINE: [&str; 25] = [
    "a", "abbr", "b", "bdi", "big", "code", "em", "font", "i", "img", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
];

impl Page {
    /// Reads a page.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut page = Self::default();
        let mut open = Block { kind: Kind::Other, text: String::new() };
        let mut rest = text;
        while !rest.is_empty() {
            let (before, tail) = markup::cut(rest, '<').unwrap_or((rest, ""));
            add(&mut open.text, before);
            rest = tail;
            if let Some(inner) = rest.strip_prefix("<!--") {
                rest = inner.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let Some(inner) = rest.get(1..) else { break };
            if inner.starts_with(['!', '?']) {
                rest = inner.split_once('>').map_or("", |(_, after)| after);
                continue;
            }
            let (is_end, inner) = match inner.strip_prefix('/') {
                Some(inner) => (true, inner),
                None => (false, inner),
            };
            let Some(mut tag) = markup::Tag::new(inner) else {
                open.text.push('<');
                rest = inner;
                continue;
            };
            while tag.attribute().is_some() {}
            rest = tag.rest;
            let name = tag.name.to_ascii_lowercase();
            if name == "br" {
                let end = open.text.trim_end_matches(' ').len();
                open.text.truncate(end);
                open.text.push('\n');
            } else if UNSEEN.contains(&&*name) {
                if !is_end {
                    rest = after_end(rest, &name);
                }
            } else if name == "span" && open.kind == Kind::Heading || !INLINE.contains(&&*name) {
                let kind = if name == "span" { Kind::Heading } else { kind(&name, is_end) };
                page.close(std::mem::replace(&mut open, Block { kind, text: String::new() }));
            }
        }
        page.close(open);
        page
    }

    fn close(&mut self, mut block: Block) {
        block.text.truncate(block.text.trim_ascii_end().len());
        let text = block.text.trim_ascii_start();
        if text.is_empty() {
            return;
        }
        if block.kind == Kind::Title {
            if self.title.is_empty() {
                text.clone_into(&mut self.title);
            }
        } else if self.blocks.len() < BLOCKS {
            block.text = text.to_owned();
            self.blocks.push(block);
        }
    }
}

fn kind(name: &str, is_end: bool) -> Kind {
    match name {
        _ if is_end => Kind::Other,
        "title" => Kind::Title,
        "h1" => Kind::Heading,
        "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Subheading,
        "p" | "pre" => Kind::Paragraph,
        _ => Kind::Other,
    }
}

/// Gives what follows the end tag of an element whose content is not markup.
fn after_end<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some((_, tail)) = rest.split_once("</") {
        let is_end = tail.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
        if is_end {
            return tail.split_once('>').map_or("", |(_, after)| after);
        }
        rest = tail;
    }
    ""
}

/// Adds a text, its references resolved, each run of spaces as one space.
fn add(out: &mut String, text: &str) {
    for char in decode(text).chars() {
        if !char.is_ascii_whitespace() {
            out.push(char);
        } else if !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}
