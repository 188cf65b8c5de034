//! Reads responses in plain text.

use super::labelled_id::labelled;
use crate::problem::ErrorCode;
use crate::read::content::{Content, Source};
use crate::read::report_builder::ReportBuilder;
use crate::read::text as search;
use crate::read::text_class::numeral;
use crate::read::{ReportedFieldError, path};

/// Reads plain text: a status line and what follows it, or just a sentence.
pub fn text<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let Content::Text(text) = source.content else { return };
    if let Some(id) = labelled(text) {
        builder.request_id.offer(0, id.into());
    }
    if let Some(code) = text.strip_prefix("error code:") {
        let code = code.trim();
        if code.parse::<u32>().is_ok() {
            builder.code.offer(0, numeral(code.into()));
        }
    }
    let Some((title, rest)) = status_line(builder.status, text) else {
        return builder.detail.offer(0, text.into());
    };
    builder.title.offer(0, title.into());
    if let Some((explanation, detail)) = search::cut(rest, "\n\n ") {
        let said = [detail, explanation].into_iter().map(str::trim).find(|said| !said.is_empty());
        return said.into_iter().for_each(|said| builder.detail.offer(0, said.into()));
    }
    let mut rest = rest;
    while !rest.is_empty() {
        let (part, after) = search::cut(rest, "\n\n").unwrap_or((rest, ""));
        rest = after;
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        if part.starts_with("- ") {
            part.lines().for_each(|line| builder.errors.extend(listed(line)));
        } else if let Some(code) = part.strip_prefix("Code: ") {
            builder.code.offer(0, ErrorCode::Text(code.into()));
        } else {
            builder.detail.offer(0, part.into());
        }
    }
}

/// Gives the error of a line such as `- /tags/0: Too long.`
fn listed(line: &str) -> Option<ReportedFieldError<'_>> {
    let mut field_error = ReportedFieldError::default();
    let mut message = line.strip_prefix("- ")?;
    if message.starts_with('/')
        && let Some((pointer, rest)) = search::cut(message, ": ")
    {
        path::parse(&mut field_error.path, &pointer.into());
        message = rest;
    }
    field_error.message = Some(message.into());
    Some(field_error)
}

/// Gives the title and the rest of a text that begins with a line for its status.
pub fn status_line(status: u16, text: &str) -> Option<(&str, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let title = line.strip_prefix(&*crate::number::format_decimal(status.into()))?.trim();
    (!title.is_empty() && rest.starts_with(['\n', '\r'])).then_some((title, rest.trim()))
}
