//! Gives what a reader sees of an HTML page, as far as error pages go: title, headings, blocks.
//!
//! A scanner and no parser: tags cut the text into blocks. One pass, no recursion.
//! This module must not know whose page it is.

use super::entity::unescape;
use crate::read::text;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `<title>`
    Title,
    /// `<h1>`
    Heading,
    /// `<h2>` to `<h6>`
    Subheading,
    /// `<p>`, `<pre>`, `<blockquote>`
    Paragraph,
    /// `<th>`, `<dt>`
    Label,
    /// Any other text.
    Other,
}

/// A run of text between tags that cut.
#[derive(Debug)]
pub struct Block {
    pub kind: Kind,
    pub text: String,
    /// It comes after a horizontal rule, as the names of servers do.
    pub is_after_rule: bool,
}

/// How many blocks are looked at: the pages of frameworks that debug have thousands.
const MOST: usize = 200;

/// Reads a page.
pub fn parse(text: &str) -> Vec<Block> {
    let mut page = Page { blocks: Vec::new(), kind: Kind::Other, text: String::new(), rule: false };
    let mut skipped = "";
    let mut in_pre = false;
    let mut rest = text;
    while page.blocks.len() < MOST {
        let (plain, tail) =
            rest.split_at_checked(rest.find('<').unwrap_or(rest.len())).unwrap_or((rest, ""));
        if skipped.is_empty() {
            page.add(&unescape(plain, true), in_pre);
        }
        let Some(markup) = tail.strip_prefix('<') else { break };
        if let Some(comment) = markup.strip_prefix("!--") {
            rest = text::cut(comment, "-->").unwrap_or_default().1;
            continue;
        }
        let (is_end, markup_name) = match markup.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, markup),
        };
        if !markup_name
            .starts_with(|char: char| char.is_ascii_alphabetic() || matches!(char, '!' | '?'))
        {
            if skipped.is_empty() {
                page.add("<", in_pre);
            }
            rest = markup;
            continue;
        }
        let (tag, after) = tag(markup_name);
        rest = after;
        let end = tag.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default().to_ascii_lowercase();
        if !skipped.is_empty() {
            if is_end && name == skipped {
                skipped = "";
            }
            continue;
        }
        match &*name {
            "script" | "style" | "ins" | "address" | "footer" | "nav" | "svg" | "noscript"
            | "template" | "button"
                if !is_end =>
            {
                page.cut(Kind::Other);
                skipped = match &*name {
                    "script" => "script",
                    "ins" => "ins",
                    "style" => "style",
                    "address" => "address",
                    "footer" => "footer",
                    "nav" => "nav",
                    "svg" => "svg",
                    "noscript" => "noscript",
                    "button" => "button",
                    _ => "template",
                };
            }
            "br" => page.text.push('\n'),
            "hr" => {
                page.cut(Kind::Other);
                page.rule = true;
            }
            "b" | "i" | "u" | "a" | "em" | "strong" | "span" | "code" | "small" | "tt" | "font"
            | "wbr" | "kbd" | "abbr" | "q" | "cite" | "mark" | "sub" | "sup" | "bdi" | "time" => {}
            _ => {
                in_pre = !is_end && name == "pre";
                page.cut(if is_end { Kind::Other } else { kind(&name) });
            }
        }
    }
    page.cut(Kind::Other);
    page.blocks
}

fn kind(name: &str) -> Kind {
    match name {
        "title" => Kind::Title,
        "h1" => Kind::Heading,
        "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Subheading,
        "p" | "pre" | "blockquote" => Kind::Paragraph,
        "th" | "dt" => Kind::Label,
        _ => Kind::Other,
    }
}

/// Cuts after a tag, whose quoted values may hold its end.
fn tag(markup: &str) -> (&str, &str) {
    let mut quote = 0;
    let mut is_value = false;
    for (at, byte) in markup.bytes().enumerate() {
        match byte {
            b'>' if quote == 0 => {
                let after = markup.get(at.saturating_add(1)..).unwrap_or_default();
                return (markup.get(..at).unwrap_or_default(), after);
            }
            // A quote is one only where a value begins.
            b'"' | b'\'' if quote == 0 && is_value => quote = byte,
            _ if byte == quote => quote = 0,
            _ => {}
        }
        is_value = byte == b'=' || is_value && byte == b' ';
    }
    (markup, "")
}

struct Page {
    blocks: Vec<Block>,
    kind: Kind,
    text: String,
    rule: bool,
}

impl Page {
    /// Adds text; outside of `<pre>` its runs of white space are one space.
    fn add(&mut self, text: &str, in_pre: bool) {
        if in_pre {
            self.text.push_str(text);
            return;
        }
        for char in text.chars() {
            if !char.is_whitespace() {
                self.text.push(char);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    /// Ends the block and begins one of another kind.
    fn cut(&mut self, kind: Kind) {
        let text = self.text.trim();
        if !text.is_empty() {
            let text = text.to_owned();
            self.blocks.push(Block { kind: self.kind, text, is_after_rule: self.rule });
        }
        self.text.clear();
        self.kind = kind;
    }
}
