//! Gives what the error pages of servers and proxies say, and answers in plain text.

use std::borrow::Cow;

use super::labelled_id::labelled;
use crate::read::content::{Content, Source};
use crate::read::parse::html::{Block, Kind};
use crate::read::report_builder::ReportBuilder;
use crate::read::text;
use crate::read::text_class::{is_phrase, numeral};

/// Words of titles that say no more than that there is an error.
const EMPTY: [&str; 9] = [
    "",
    "error",
    "http error",
    "server error",
    "oops",
    "oops!",
    "runtime error",
    "page",
    "http status",
];

/// Gives whether a character stands between the words of a title and its number.
fn is_edge(char: char) -> bool {
    char.is_whitespace() || matches!(char, '-' | '–' | '—' | ':' | '|' | '.' | ',' | '·' | '!')
}

fn is_edge_or_bracket(char: char) -> bool {
    is_edge(char) || matches!(char, '(' | ')')
}

/// Gives whether a character is no part of a title: a full stop is.
fn is_margin(char: char) -> bool {
    !matches!(char, '.' | '!') && is_edge(char)
}

/// Gives a text without some characters at its ends. There is one such function in the module, where
/// a pattern of each kind would be another.
fn trimmed(text: &str, is_out: fn(char) -> bool) -> &str {
    text.trim_matches(is_out)
}

/// Gives a title without the status number and what belongs to it.
pub fn plain_title(status: u16, text: &str) -> &str {
    let code = crate::number::format_decimal(status.into());
    let text = text.trim();
    let Some((before, after)) = text::cut(text, &code) else {
        return text.strip_prefix("ERROR:").unwrap_or(text).trim();
    };
    let is_lead = |before: &str| {
        let words = before.split(is_edge_or_bracket).filter(|word| !word.is_empty());
        let known = ["http", "error", "status", "code", "server", "err"];
        words.into_iter().all(|word| known.iter().any(|known| known.eq_ignore_ascii_case(word)))
            || before.trim_end().ends_with('|')
    };
    let is_number = after.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        || before.bytes().next_back().is_some_and(|byte| byte.is_ascii_alphanumeric());
    if is_number {
        return text;
    }
    if is_lead(before) {
        let rest = after.trim_start_matches(is_edge);
        let rest = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some((inner, _)) => inner,
            None => rest.strip_prefix(')').unwrap_or(rest),
        };
        let rest = trimmed(rest, is_margin);
        // `Server Error (500)` has its words before the number.
        return if rest.is_empty() { trimmed(before, is_edge_or_bracket) } else { rest };
    }
    if trimmed(after, is_edge_or_bracket).is_empty() {
        let rest = before.trim_end_matches(|char| is_edge(char) || char == '(');
        let cut = ["error code", "http error", "error", "http", "status", "code"].iter().find_map(
            |word| {
                let at = rest.len().checked_sub(word.len())?;
                let (head, tail) = rest.split_at_checked(at)?;
                tail.eq_ignore_ascii_case(word).then_some(head)
            },
        );
        let trimmed = trimmed(cut.unwrap_or(rest), is_margin);
        return if trimmed.is_empty() { rest } else { trimmed };
    }
    text
}

fn is_telling(title: &str) -> bool {
    !EMPTY.iter().any(|word| word.eq_ignore_ascii_case(bare(title)))
}

/// Gives a text without the sign that ends its sentence.
fn bare(text: &str) -> &str {
    text.trim_end_matches(['.', '!'])
}

/// Gives the best title of a page.
fn title(status: u16, blocks: &[Block]) -> &str {
    let of = |kind: Kind| {
        blocks
            .iter()
            .filter(move |block| block.kind == kind)
            .map(|block| plain_title(status, first_line(&block.text)))
    };
    // nginx names the cause in the title and the status in the heading.
    if let Some(phrase) = of(Kind::Heading).find(|text| is_phrase(status, text)) {
        return phrase;
    }
    let all = || of(Kind::Title).chain(of(Kind::Heading)).chain(of(Kind::Subheading).take(1));
    all()
        .find(|title| is_telling(title))
        .or_else(|| all().find(|title| !title.is_empty()))
        .unwrap_or_default()
}

fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
}

/// Gives whether a block is no sentence but the name of a server, or of what follows.
fn is_signature(block: &Block) -> bool {
    let text = &*block.text;
    block.is_after_rule
        && block.kind == Kind::Other
        && (!text::holds(text, b' ') || text.len() < 60 && !text.ends_with('.'))
        || labelled(text).is_some_and(|_| text.len() < 90)
        || text.starts_with("Powered by")
        || block.kind == Kind::Subheading && text.ends_with(':')
}

/// Reads any page: the title, and the first thing that it says beyond that.
pub fn any<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let status = builder.status;
    let blocks = source.page();
    let title = title(status, blocks);
    if !title.is_empty() {
        builder.title.offer(1, title.to_owned().into());
    }
    for block in blocks {
        if let Some(id) = labelled(&block.text) {
            builder.request_id.offer(0, id.to_owned().into());
        }
    }
    if let Some(detail) = sentence(status, blocks, title) {
        builder.detail.offer(1, detail);
    }
}

/// Gives the sentence of a page.
fn sentence<'a>(status: u16, blocks: &[Block], title: &str) -> Option<Cow<'a, str>> {
    // Tables and lists that label what they say: Jetty's, Tomcat's.
    for label in ["message", "description"] {
        let is_label = |text: &str| text.trim_end_matches(':').eq_ignore_ascii_case(label);
        for (block, next) in blocks.iter().zip(blocks.iter().skip(1)) {
            let in_table = block.kind == Kind::Label
                && is_label(&block.text)
                && plain_title(status, &next.text) != title;
            if in_table && next.kind != Kind::Label {
                return Some(next.text.clone().into());
            }
        }
        let in_line =
            blocks.iter().filter(|block| block.kind == Kind::Paragraph).find_map(|block| {
                let (head, tail) = block.text.split_once(' ')?;
                (head.eq_ignore_ascii_case(label)
                    && !tail.is_empty()
                    && blocks.iter().any(|block| block.text.starts_with("Type ")))
                .then_some(tail)
            });
        if let Some(text) = in_line {
            return Some(text.to_owned().into());
        }
    }
    let same = |text: &str| {
        let plain = plain_title(status, text);
        bare(plain).eq_ignore_ascii_case(bare(title)) || !is_telling(plain)
    };
    // A short paragraph after the last rule is the name of a server, too, where one stands before it.
    let footer = blocks.last().filter(|last| {
        last.is_after_rule
            && last.text.len() < 60
            && !last.text.ends_with('.')
            && blocks.iter().any(|block| block.kind == Kind::Paragraph && !block.is_after_rule)
    });
    let says = |block: &&Block| {
        !matches!(block.kind, Kind::Title | Kind::Heading | Kind::Label)
            && !same(&block.text)
            && !is_signature(block)
            && footer.is_none_or(|footer| !std::ptr::eq(*block, footer))
            && block.text.chars().any(char::is_alphabetic)
    };
    let paragraph = blocks.iter().filter(|block| block.kind == Kind::Paragraph).find(says);
    let other = blocks.iter().filter(says).find(|block| {
        // What stands before the first heading is a banner.
        text::holds(&block.text, b' ')
    });
    let early = other.filter(|other| {
        paragraph.is_none_or(|paragraph| {
            other.kind == Kind::Other
                && !other.is_after_rule
                && is_before(blocks, other, paragraph)
                && blocks
                    .iter()
                    .take_while(|block| !std::ptr::eq(*block, *other))
                    .any(|block| block.kind == Kind::Heading)
                && other.text.ends_with('.')
        })
    });
    let heading = || {
        blocks.iter().find(|block| {
            block.kind == Kind::Heading && !same(&block.text) && text::holds(&block.text, b' ')
        })
    };
    let found = early.or(paragraph).or_else(heading)?;
    // What stands in no paragraph goes on with the next sentence after a break.
    let text = match found.kind {
        Kind::Other => first_line(&found.text),
        _ => &*found.text,
    };
    Some(text.to_owned().into())
}

fn is_before(blocks: &[Block], first: &Block, second: &Block) -> bool {
    blocks
        .iter()
        .find(|block| std::ptr::eq(*block, first) || std::ptr::eq(*block, second))
        .is_some_and(|block| std::ptr::eq(block, first))
}

/// Reads a page of Cloudflare, whose headings hold an error code.
pub fn cloudflare<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    for block in source.page() {
        let labelled = text::cut(&block.text, "rror code");
        if let Some((_, after)) = labelled.or_else(|| text::cut(&block.text, "Error ")) {
            let digits: String = after
                .trim_start_matches([' ', ':'])
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            if digits.len() > 2
                && (labelled.is_some() || digits.parse() != Ok(builder.status))
                && block.kind != Kind::Paragraph
            {
                builder.code.offer(0, numeral(digits.into()));
            }
        }
        if block.kind == Kind::Title
            && let Some((name, site)) = text::cut(&block.text, " | ")
            && plain_title(builder.status, site) == site
        {
            builder.title.offer(0, name.to_owned().into());
        }
    }
    let asked = source
        .page()
        .iter()
        .skip_while(|block| block.text != "What happened?")
        .find(|block| block.kind == Kind::Paragraph);
    if let Some(block) = asked {
        builder.detail.offer(0, block.text.clone().into());
    }
    any(source, builder);
}

/// Reads the page that Express answers with: the text, or the first line of a stack.
pub fn finalhandler<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let pre = source.page().iter().find(|block| block.kind == Kind::Paragraph);
    if let Some(block) = pre {
        let text = if text::holds(&block.text, b'\n') && text::has(&block.text, " at ") {
            first_line(&block.text)
        } else {
            &block.text
        };
        builder.detail.offer(0, text.to_owned().into());
    }
    any(source, builder);
}

/// Gives whether a page begins as Werkzeug writes it.
pub fn is_werkzeug(source: &Source<'_, '_>) -> bool {
    is_page_of(source, "<!doctype html>\n<html lang=en>\n<title>")
}

/// Gives whether a page begins as WebOb writes it.
pub fn is_webob(source: &Source<'_, '_>) -> bool {
    is_page_of(source, "<html>\n <head>\n  <title>")
}

/// Gives whether a page is of Express.
pub fn is_finalhandler(source: &Source<'_, '_>) -> bool {
    let is_title = |block: &Block| block.kind == Kind::Title && block.text == "Error";
    source.page().iter().any(is_title)
        && str::from_utf8(source.response.body).is_ok_and(|text| text::has(text, "<pre>"))
}

fn is_page_of(source: &Source<'_, '_>, start: &str) -> bool {
    matches!(source.content, Content::Html(_))
        && source.response.body.trim_ascii_start().starts_with(start.as_bytes())
}
