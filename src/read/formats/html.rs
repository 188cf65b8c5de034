//! Reads the error pages of servers and proxies.

use std::ptr;

use super::labelled_id::find_labelled_id;
use crate::ascii;
use crate::number::{format_decimal, parse_whole};
use crate::read::content::ParsedResponse;
use crate::read::parse::html::{BlockClass, PageBlock};
use crate::read::ranks::{CodeRank, RequestIdRank, TextRank, TitleRank};
use crate::read::report_builder::ReportBuilder;
use crate::read::text;
use crate::read::text_class::{is_like_sentence, is_status_phrase, parse_code};

/// Titles that say no more than that there is an error.
const EMPTY_TITLES: &str =
    "|error|http error|server error|oops|oops!|runtime error|page|http status";

/// Whether a character stands between the words of a title and its number.
fn is_separator(char: char) -> bool {
    char.is_whitespace() || matches!(char, '-' | '–' | '—' | ':' | '|' | '.' | ',' | '·' | '!')
}

fn is_separator_or_bracket(char: char) -> bool {
    is_separator(char) || matches!(char, '(' | ')')
}

/// Whether a character is a letter. Those of punctuation and of symbols are in a few ranges, so that it
/// takes no table.
const fn is_letter(char: char) -> bool {
    matches!(char, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{1fff}' | '\u{3040}'..)
}

/// Whether a character at the end of a title is not part of it. A full stop is.
fn is_margin(char: char) -> bool {
    !matches!(char, '.' | '!') && is_separator(char)
}

/// Returns a text without some characters at its ends. All callers share this function, because each
/// other kind of pattern would add one to the wasm.
fn trim_title(text: &str, is_trimmed: fn(char) -> bool) -> &str {
    text.trim_matches(is_trimmed)
}

/// Returns a title without the status code and what belongs to it: `Error 404 - Not Found`.
fn strip_status(status: u16, text: &str) -> &str {
    let code = format_decimal(status.into());
    let text = text.trim();
    let Some((before, after)) = text::split_once(text, &code) else {
        return text.strip_prefix("ERROR:").unwrap_or(text).trim();
    };
    let is_part_of_word = after.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        || before.bytes().next_back().is_some_and(|byte| byte.is_ascii_alphanumeric());
    if is_part_of_word {
        return text;
    }
    if is_status_label(before) {
        let rest = after.trim_start_matches(is_separator);
        let rest = match rest.strip_prefix('(').and_then(|rest| ascii::split_once_at(rest, b")")) {
            Some((inner, _)) => inner,
            None => rest.strip_prefix(')').unwrap_or(rest),
        };
        let rest = trim_title(rest, is_margin);
        // `Server Error (500)` has its words before the number.
        return if rest.is_empty() { trim_title(before, is_separator_or_bracket) } else { rest };
    }
    if trim_title(after, is_separator_or_bracket).is_empty() {
        let rest = before.trim_end_matches(|char| is_separator(char) || char == '(');
        let words = ["error code", "http error", "error", "http", "status", "code"];
        let shortened = words.iter().find_map(|word| {
            let at = rest.len().checked_sub(word.len())?;
            let (head, tail) = rest.split_at_checked(at)?;
            tail.eq_ignore_ascii_case(word).then_some(head)
        });
        let trimmed = trim_title(shortened.unwrap_or(rest), is_margin);
        return if trimmed.is_empty() { rest } else { trimmed };
    }
    text
}

/// Whether a text only introduces the status code after it.
fn is_status_label(text: &str) -> bool {
    let mut words = text.split(is_separator_or_bracket).filter(|word| !word.is_empty());
    words.all(|word| text::is_word_of("http|error|status|code|server|err", word))
        || text.trim_end().ends_with('|')
}

fn is_telling(title: &str) -> bool {
    // Tomcat and Spring name themselves.
    !title.ends_with("Error report")
        && title != "Whitelabel Error Page"
        && !text::is_word_of(EMPTY_TITLES, strip_full_stop(title))
}

/// Returns a text without the character that ends its sentence.
#[inline(never)]
fn strip_full_stop(text: &str) -> &str {
    ascii::trim_end(text, b".!")
}

/// Returns the best title of a page, or an empty text.
fn find_page_title(status: u16, blocks: &[PageBlock]) -> &str {
    let mut titles = Vec::new();
    for class in [BlockClass::Title, BlockClass::Heading, BlockClass::Subheading] {
        for block in blocks.iter().filter(|block| block.class == class) {
            let title = strip_status(status, first_line(&block.text));
            // nginx names the cause in the title and the status in the heading.
            if class == BlockClass::Heading && is_status_phrase(status, title) {
                return title;
            }
            titles.push(title);
            if class == BlockClass::Subheading {
                break;
            }
        }
    }
    let found = titles.iter().find(|title| is_telling(title));
    found.or_else(|| titles.iter().find(|title| !title.is_empty())).copied().unwrap_or_default()
}

/// Returns the blocks of a page from the first one of a kind on.
fn blocks_from<'b>(blocks: &'b [PageBlock], is_it: &dyn Fn(&PageBlock) -> bool) -> &'b [PageBlock] {
    let at = blocks.iter().position(is_it).unwrap_or(blocks.len());
    blocks.get(at..).unwrap_or_default()
}

fn first_line(text: &str) -> &str {
    ascii::split(text, b"\n").map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
}

/// Reads any page: its title, and the first sentence that says more.
pub fn read_page<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let status = builder.status;
    let blocks = response.page();
    let title = find_page_title(status, blocks);
    if !title.is_empty() {
        builder.title.offer(TitleRank::Page.rank(), title.to_owned().into());
    }
    for block in blocks {
        if let Some(id) = find_labelled_id(&block.text) {
            builder.request_id.offer(RequestIdRank::RequestId.rank(), id.to_owned().into());
        }
    }
    let sentence = find_labelled_sentence(status, blocks, title)
        .or_else(|| find_spring_sentence(blocks))
        .map(str::to_owned)
        .or_else(|| find_sentence(status, blocks, title));
    if let Some(sentence) = sentence {
        builder.detail.offer(TextRank::Page.rank(), sentence.into());
    }
}

/// Returns the message of Spring's page, or else the sentence before it.
fn find_spring_sentence(blocks: &[PageBlock]) -> Option<&str> {
    let is_start = |block: &PageBlock| block.text.starts_with("There was an unexpected error (");
    let (first, rest) = blocks_from(blocks, &is_start).split_first()?;
    let sentence = &*first.text;
    let message = rest.first().map(|block| &*block.text);
    message.filter(|text| !matches!(*text, "No message available" | "")).or(Some(sentence))
}

/// Returns the sentence after a label in a table or a list, as Jetty and Tomcat have it.
fn find_labelled_sentence<'b>(
    status: u16,
    blocks: &'b [PageBlock],
    title: &str,
) -> Option<&'b str> {
    // A title that says more than the status may well be repeated.
    let is_repeated =
        |text: &str| strip_status(status, text) == title && is_status_phrase(status, title);
    for label in ["message", "description"] {
        let is_label = |text: &str| ascii::trim_end(text, b":").eq_ignore_ascii_case(label);
        for pair in blocks.windows(2) {
            if let [block, next] = pair
                && block.class == BlockClass::Label
                && next.class != BlockClass::Label
                && is_label(&block.text)
                && !is_repeated(&next.text)
                && !is_path(&next.text)
            {
                return Some(&next.text);
            }
        }
        let has_type_line = || {
            let starts = ["Type ", "type "];
            blocks.iter().any(|block| starts.iter().any(|start| block.text.starts_with(start)))
        };
        let mut paragraphs = blocks.iter().filter(|block| block.class == BlockClass::Paragraph);
        let sentence = paragraphs.find_map(|block| {
            let (head, tail) = ascii::split_once_at(&block.text, b" ")?;
            let is_labelled = head.eq_ignore_ascii_case(label) && !tail.is_empty();
            (is_labelled && !is_path(tail) && !is_repeated(tail) && has_type_line()).then_some(tail)
        });
        if sentence.is_some() {
            return sentence;
        }
    }
    None
}

/// Whether a text is only the path of the request.
fn is_path(text: &str) -> bool {
    text.starts_with('/') && !text::contains_byte(text, b' ')
}

/// Returns the first sentence of a page that says more than its title.
fn find_sentence(status: u16, blocks: &[PageBlock], title: &str) -> Option<String> {
    let is_title = |text: &str| {
        let plain = strip_status(status, text);
        strip_full_stop(plain).eq_ignore_ascii_case(strip_full_stop(title)) || !is_telling(plain)
    };
    let footer = find_footer(blocks);
    let is_sentence = |block: &&PageBlock| {
        !matches!(block.class, BlockClass::Title | BlockClass::Heading | BlockClass::Label)
            && !is_title(&block.text)
            && !is_signature(block)
            && footer.is_none_or(|footer| !ptr::eq(*block, footer))
            && block.text.chars().any(is_letter)
    };
    // One that says that it is the error comes before notices, and one that introduces it is none.
    let mut paragraph = None;
    for block in blocks.iter().filter(is_sentence) {
        if block.class != BlockClass::Paragraph {
            continue;
        }
        if block.text.starts_with("Error:") {
            paragraph = Some(block);
            break;
        }
        if paragraph.is_none() && !text::contains(&block.text, "following error was") {
            paragraph = Some(block);
        }
    }
    let with_space =
        blocks.iter().filter(is_sentence).find(|block| text::contains_byte(&block.text, b' '));
    // A text outside of paragraphs counts only between the first heading and the first paragraph. Before
    // the heading it is a banner.
    let early = with_space.filter(|block| {
        paragraph.is_none_or(|paragraph| {
            block.class == BlockClass::Other
                && !block.is_after_rule
                && is_block_before(blocks, block, paragraph)
                && has_heading_before(blocks, block)
                && (block.text.ends_with('.') || !is_like_sentence(&paragraph.text))
        })
    });
    let find_heading = || {
        blocks.iter().find(|block| {
            block.class == BlockClass::Heading
                && !is_title(&block.text)
                && text::contains_byte(&block.text, b' ')
        })
    };
    let found = early.or(paragraph).or_else(find_heading)?;
    // Text that is in no paragraph continues with another sentence after a line break.
    let sentence = match found.class {
        BlockClass::Other => first_line(&found.text),
        _ => &found.text,
    };
    let sentence = sentence.strip_prefix("Description:").unwrap_or(sentence).trim();
    // A colon introduces the next block.
    let next = blocks_from(blocks, &|block| ptr::eq(block, found)).get(1);
    Some(match next {
        Some(next) if sentence.ends_with(':') && is_introduced(next) => {
            [sentence, " ", &next.text].concat()
        }
        _ => sentence.to_owned(),
    })
}

/// Whether a block can be what the text before it introduces.
const fn is_introduced(block: &PageBlock) -> bool {
    matches!(block.class, BlockClass::Paragraph | BlockClass::Other) && !block.is_after_rule
}

/// Returns the last block if it is the name of a server: a short text after a rule, with a paragraph
/// before the rule.
fn find_footer(blocks: &[PageBlock]) -> Option<&PageBlock> {
    blocks.last().filter(|last| {
        last.is_after_rule
            && last.text.len() < 60
            && !last.text.ends_with('.')
            && blocks
                .iter()
                .any(|block| block.class == BlockClass::Paragraph && !block.is_after_rule)
    })
}

/// Whether a block is the name of a server or of what follows, and not a sentence.
fn is_signature(block: &PageBlock) -> bool {
    let text = &*block.text;
    block.is_after_rule
        && block.class == BlockClass::Other
        && (!text::contains_byte(text, b' ') || text.len() < 60 && !text.ends_with('.'))
        || find_labelled_id(text).is_some() && text.len() < 90
        || text.starts_with("Powered by")
        || block.class == BlockClass::Subheading && text.ends_with(':')
}

fn is_block_before(blocks: &[PageBlock], first: &PageBlock, second: &PageBlock) -> bool {
    let either = blocks_from(blocks, &|block| ptr::eq(block, first) || ptr::eq(block, second));
    either.first().is_some_and(|block| ptr::eq(block, first))
}

fn has_heading_before(blocks: &[PageBlock], block: &PageBlock) -> bool {
    blocks
        .iter()
        .take_while(|other| !ptr::eq(*other, block))
        .any(|other| other.class == BlockClass::Heading)
}

/// Reads a page of Cloudflare, which has an error code in a heading.
pub fn read_cloudflare_page<'a>(
    response: &ParsedResponse<'_, 'a>,
    builder: &mut ReportBuilder<'a>,
) {
    for block in response.page() {
        if let Some(digits) = find_cloudflare_code(builder.status, block) {
            builder.code.offer(CodeRank::Code.rank(), parse_code(digits.to_owned().into()));
        }
        if block.class == BlockClass::Title
            && let Some((name, site)) = text::split_once(&block.text, " | ")
            && strip_status(builder.status, site) == site
        {
            builder.title.offer(TitleRank::Title.rank(), name.to_owned().into());
        }
    }
    let sentence = blocks_from(response.page(), &|block| block.text == "What happened?")
        .iter()
        .find(|block| block.class == BlockClass::Paragraph);
    if let Some(block) = sentence {
        builder.detail.offer(TextRank::Message.rank(), block.text.clone().into());
    }
    read_page(response, builder);
}

/// Returns the digits of an error code. Without the word "code" they may be the status code.
fn find_cloudflare_code(status: u16, block: &PageBlock) -> Option<&str> {
    let labels = ["Error code", "error code"];
    let labelled = labels.iter().filter_map(|label| text::split_once(&block.text, label));
    let labelled = labelled.min_by_key(|(before, _)| before.len());
    let (_, after) = labelled.or_else(|| text::split_once(&block.text, "Error "))?;
    let after = ascii::trim_start(after, b" :");
    let end = after.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(after.len());
    let digits = after.get(..end)?;
    let is_code = digits.len() > 2
        && (labelled.is_some() || parse_whole(digits, 10) != Some(status.into()))
        && block.class != BlockClass::Paragraph;
    is_code.then_some(digits)
}

/// Reads the page of Express's finalhandler: the text, or the first line of a stack.
pub fn read_express_page<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let text = response.page().iter().find(|block| block.class == BlockClass::Paragraph);
    if let Some(PageBlock { text, .. }) = text {
        let is_stack = text::contains_byte(text, b'\n') && text::contains(text, " at ");
        let text = if is_stack { first_line(text) } else { text };
        builder.detail.offer(TextRank::Message.rank(), text.to_owned().into());
    }
    read_page(response, builder);
}
