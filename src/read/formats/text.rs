//! Reads bodies that are plain text.

use super::labelled_id::find_labelled_id;
use crate::ascii;
use crate::number::{format_decimal, parse_whole};
use crate::problem::ErrorCode;
use crate::read::content::{ParsedBody, ParsedResponse};
use crate::read::ranks::{CodeRank, RequestIdRank, TextRank, TitleRank};
use crate::read::report_builder::ReportBuilder;
use crate::read::text::split_once;
use crate::read::text_class::parse_code;
use crate::read::{ReportedFieldError, path};

/// Reads plain text: a status line and what follows it, or just a sentence.
pub fn read_text_body<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let ParsedBody::Text(text) = response.body else { return };
    if let Some(id) = find_labelled_id(text) {
        builder.request_id.offer(RequestIdRank::RequestId.rank(), id.into());
    }
    if let Some(code) = text.strip_prefix("error code:") {
        let code = code.trim();
        if parse_whole(code, 10).is_some() {
            builder.code.offer(CodeRank::Code.rank(), parse_code(code.into()));
        }
    }
    let Some((title, rest)) = split_status_line(builder.status, text) else {
        let text = strip_calls(text);
        return builder.detail.offer(TextRank::Message.rank(), text.into());
    };
    builder.title.offer(TitleRank::Title.rank(), title.into());
    // WebOb has an explanation and a detail, and the detail says more.
    if let Some((explanation, detail)) = split_once(rest, "\n\n ") {
        let texts = [detail, explanation].map(str::trim);
        if let Some(text) = texts.into_iter().find(|text| !text.is_empty()) {
            builder.detail.offer(TextRank::Message.rank(), text.into());
        }
        return;
    }
    let mut rest = rest;
    while !rest.is_empty() {
        let (paragraph, after) = split_once(rest, "\n\n").unwrap_or((rest, ""));
        rest = after;
        read_paragraph(builder, paragraph.trim());
    }
}

/// Returns a text without a trace of calls: the lines before those of Java and JavaScript, and the last
/// line of Python's.
fn strip_calls(text: &str) -> &str {
    if text.starts_with("Traceback (most recent call last)") {
        return ascii::rsplit_once(text, b"\n").map_or(text, |(_, line)| line);
    }
    let at = split_once(text, "\n\tat ").or_else(|| split_once(text, "\n    at "));
    at.map_or(text, |(before, _)| before.trim())
}

/// Reads a paragraph of the texts that this package writes: field errors, a code, or the detail.
fn read_paragraph<'a>(builder: &mut ReportBuilder<'a>, paragraph: &'a str) {
    if paragraph.starts_with("- ") {
        for line in ascii::split(paragraph, b"\n") {
            builder.errors.extend(parse_field_error_line(line));
        }
    } else if let Some(code) = paragraph.strip_prefix("Code: ") {
        builder.code.offer(CodeRank::Code.rank(), ErrorCode::Text(code.into()));
    } else if !paragraph.is_empty() {
        builder.detail.offer(TextRank::Message.rank(), paragraph.into());
    }
}

/// Returns the field error of a line such as `- /tags/0: Too long.`
fn parse_field_error_line(line: &str) -> Option<ReportedFieldError<'_>> {
    let mut error = ReportedFieldError::default();
    let mut message = line.strip_prefix("- ")?;
    if message.starts_with('/')
        && let Some((pointer, rest)) = split_once(message, ": ")
    {
        path::append_request_path(&mut error.path, &pointer.into());
        message = rest;
    }
    error.message = Some(message.into());
    Some(error)
}

/// Returns the title and the rest of a text that begins with a status line.
pub fn split_status_line(status: u16, text: &str) -> Option<(&str, &str)> {
    let (line, rest) = ascii::split_once_at(text, b"\n")?;
    let title = line.strip_prefix(&*format_decimal(status.into()))?.trim();
    (!title.is_empty() && rest.starts_with(['\n', '\r'])).then_some((title, rest.trim()))
}
