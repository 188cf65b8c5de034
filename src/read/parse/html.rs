//! The texts of an HTML page in blocks, as far as error pages need them.
//!
//! This is a scanner and no parser: tags cut the text into blocks. It takes one pass and does not
//! recurse. It must not know who wrote the page.

use super::entity::unescape_references;
use crate::ascii;
use crate::read::text;

/// The class of a block, by the tag that begins it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockClass {
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

/// The text between two tags that cut.
#[derive(Debug)]
pub struct PageBlock {
    /// The class.
    pub class: BlockClass,
    /// The text, without white space at its ends.
    pub text: String,
    /// Whether it comes after a horizontal rule, as the names of servers do.
    pub is_after_rule: bool,
}

/// How many blocks are read. Debug pages of frameworks have thousands.
const MOST_BLOCKS: usize = 200;

/// Elements whose content is not about the error.
const SKIPPED_ELEMENTS: &str =
    "script|style|ins|address|footer|nav|svg|noscript|template|button|select";

/// Elements within a sentence.
const INLINE_ELEMENTS: &str =
    "b|i|u|a|em|strong|span|code|small|tt|font|wbr|kbd|abbr|q|cite|mark|sub|sup|bdi|time";

/// Returns the blocks of a page. A form is skipped unless all of the page is in it.
pub fn parse_html(text: &str) -> Vec<PageBlock> {
    let blocks = parse_blocks(text, true);
    let has_text = blocks.iter().any(|block| block.class != BlockClass::Title);
    if has_text || !text::contains_word_of("<form|<FORM", text) {
        return blocks;
    }
    parse_blocks(text, false)
}

/// Returns the blocks of a page, except for what is hidden or not about the error.
fn parse_blocks(text: &str, are_forms_skipped: bool) -> Vec<PageBlock> {
    let mut page = PageScanner {
        blocks: Vec::new(),
        class: BlockClass::Other,
        text: String::new(),
        is_after_rule: false,
    };
    // The name of the element that is skipped, and how many of that name are open.
    let mut skipped = String::new();
    let mut depth = 0_usize;
    let mut in_pre = false;
    let mut rest = text;
    while page.blocks.len() < MOST_BLOCKS {
        let (plain, tail) =
            rest.split_at_checked(ascii::first_part(rest, b"<").len()).unwrap_or((rest, ""));
        if skipped.is_empty() {
            page.add_text(&unescape_references(plain, true), in_pre);
        }
        let Some(markup) = tail.strip_prefix('<') else { break };
        if let Some(comment) = markup.strip_prefix("!--") {
            rest = text::split_once(comment, "-->").unwrap_or_default().1;
            continue;
        }
        let (is_end, from_name) = match markup.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, markup),
        };
        let is_tag = from_name
            .starts_with(|char: char| char.is_ascii_alphabetic() || matches!(char, '!' | '?'));
        if !is_tag {
            if skipped.is_empty() {
                page.add_text("<", in_pre);
            }
            rest = markup;
            continue;
        }
        let (tag, after) = split_tag(from_name);
        rest = after;
        let end = tag.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default().to_ascii_lowercase();
        if name.is_empty() {
            // A declaration or an instruction.
        } else if !skipped.is_empty() {
            // A paragraph ends where the next one begins.
            if name == skipped && name == "p" {
                skipped.clear();
            } else if name == skipped {
                depth = if is_end { depth.saturating_sub(1) } else { depth.saturating_add(1) };
                if depth == 0 {
                    skipped.clear();
                }
            }
        } else if !is_end && (are_forms_skipped && name == "form" || is_skipped(tag, &name)) {
            page.begin_block(BlockClass::Other);
            skipped = name;
            depth = 1;
        } else if name == "br" {
            page.text.push('\n');
        } else if name == "hr" {
            page.begin_block(BlockClass::Other);
            page.is_after_rule = true;
        } else if text::is_word_of(INLINE_ELEMENTS, &name) {
            page.end_label(is_end && name == "b");
        } else {
            in_pre = !is_end && name == "pre";
            page.begin_block(if is_end { BlockClass::Other } else { find_class(&name) });
            // What comes before the main part is the same on each page.
            if name == "main" && !is_end {
                page.blocks.retain(|block| block.class == BlockClass::Title);
            }
        }
    }
    page.begin_block(BlockClass::Other);
    page.blocks
}

/// Whether the content of an element is hidden or not about the error.
fn is_skipped(tag: &str, name: &str) -> bool {
    // These have no end, or all of the page.
    let is_void = text::is_word_of("input|img|meta|link|br|hr|html|body", name);
    let has_attribute = || {
        text::split_once(tag, " hidden")
            .is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with([' ', '=', '/']))
    };
    text::is_word_of(SKIPPED_ELEMENTS, name)
        || !is_void
            && (text::contains_word_of("display:none|display: none", tag) || has_attribute())
}

fn find_class(element: &str) -> BlockClass {
    match element {
        "title" => BlockClass::Title,
        "h1" => BlockClass::Heading,
        "h2" | "h3" | "h4" | "h5" | "h6" => BlockClass::Subheading,
        "p" | "pre" | "blockquote" => BlockClass::Paragraph,
        "th" | "dt" => BlockClass::Label,
        _ => BlockClass::Other,
    }
}

/// Returns the text of a tag and the text after it. Quoted values may contain the character that ends a
/// tag.
fn split_tag(markup: &str) -> (&str, &str) {
    let mut quote = 0;
    let mut is_value = false;
    for (at, byte) in markup.bytes().enumerate() {
        match byte {
            b'>' if quote == 0 => {
                let after = markup.get(at.saturating_add(1)..).unwrap_or_default();
                return (markup.get(..at).unwrap_or_default(), after);
            }
            // Only at the beginning of a value a quote is one.
            b'"' | b'\'' if quote == 0 && is_value => quote = byte,
            _ if byte == quote => quote = 0,
            _ => {}
        }
        is_value = byte == b'=' || is_value && byte == b' ';
    }
    (markup, "")
}

/// A page of which a part is read.
struct PageScanner {
    blocks: Vec<PageBlock>,
    /// The class and the text of the block that has not ended.
    class: BlockClass,
    text: String,
    is_after_rule: bool,
}

impl PageScanner {
    /// Adds text to the block. Outside of `<pre>` each run of white space becomes one space.
    fn add_text(&mut self, text: &str, in_pre: bool) {
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

    /// Separates a bold word that a paragraph begins with from the text after it. It is a label.
    fn end_label(&mut self, is_end: bool) {
        let is_word = !text::contains_byte(&self.text, b' ') && self.text.len() > 3;
        if is_end && is_word && self.class == BlockClass::Paragraph {
            self.text.push(' ');
        }
    }

    /// Ends the block and begins one of another class.
    fn begin_block(&mut self, class: BlockClass) {
        let text = self.text.trim();
        if !text.is_empty() {
            let text = text.to_owned();
            let is_after_rule = self.is_after_rule;
            self.blocks.push(PageBlock { class: self.class, text, is_after_rule });
        }
        self.text.clear();
        self.class = class;
    }
}
