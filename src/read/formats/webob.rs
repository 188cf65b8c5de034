//! Reads what WebOb writes in JSON and HTML.

use super::html::read_page;
use super::own_members::offer_own_title;
use crate::json_value::Value;
use crate::read::content::ParsedResponse;
use crate::read::parse::entity::unescape_references;
use crate::read::parse::html::BlockClass;
use crate::read::ranks::{RequestIdRank, TextRank};
use crate::read::report_builder::ReportBuilder;
use crate::read::text;
use crate::read::text_class::find_text;

/// Reads JSON of WebOb: its code is the status line, and its message a page without markup.
pub fn read_webob_json<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    offer_own_title(builder, response.get(&["title"]));
    if let Some(Value::String(message)) = response.get(&["message"]) {
        read_webob_message(builder, message);
    }
    if let Some(id) = response.get(&["request_id"]).and_then(find_text) {
        builder.request_id.offer(RequestIdRank::RequestId.rank(), id.clone());
    }
}

/// Reads a page of WebOb.
pub fn read_webob_page<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let body = response.page().iter().find(|block| block.class == BlockClass::Other);
    if let Some(block) = body {
        read_webob_message(builder, &block.text);
    }
    read_page(response, builder);
}

/// Reads an explanation and a detail. The detail says more.
fn read_webob_message(builder: &mut ReportBuilder<'_>, message: &str) {
    let breaks = ["<br /><br />", "<br/><br/>", "\n\n"];
    let halves = breaks.iter().find_map(|mark| text::split_once(message, mark));
    let (explanation, detail) = halves.unwrap_or((message, ""));
    let sentence = if detail.trim().is_empty() { explanation } else { detail };
    let sentence = unescape_references(sentence.trim(), true).into_owned();
    if !sentence.is_empty() {
        builder.detail.offer(TextRank::Message.rank(), sentence.into());
    }
}
