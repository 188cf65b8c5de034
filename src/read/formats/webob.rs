//! Reads what WebOb writes.

use super::html::any;
use super::own_members::title;
use crate::json_value::Value;
use crate::read::content::Source;
use crate::read::parse::entity;
use crate::read::parse::html::Kind;
use crate::read::report_builder::ReportBuilder;
use crate::read::text;
use crate::read::text_class::find_text;

/// WebOb: its code is the status line, and its message a page without markup.
pub fn webob<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    title(builder, source.at(&["title"]));
    if let Some(Value::String(message)) = source.at(&["message"]) {
        webob_message(builder, message);
    }
    if let Some(id) = source.at(&["request_id"]).and_then(find_text) {
        builder.request_id.offer(0, id.clone());
    }
}

/// Takes WebOb's explanation and detail, of which the detail says more.
fn webob_message<'a>(builder: &mut ReportBuilder<'a>, message: &str) {
    let breaks = ["<br /><br />", "<br/><br/>", "\n\n"];
    let halves = breaks.iter().find_map(|mark| text::cut(message, mark));
    let (explanation, detail) = halves.unwrap_or((message, ""));
    let said = if detail.trim().is_empty() { explanation } else { detail };
    let said = entity::unescape(said.trim(), true).into_owned();
    if !said.is_empty() {
        builder.detail.offer(0, said.into());
    }
}

/// Reads a page of WebOb: of its explanation and its detail, the latter.
pub fn webob_page<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let body = source.page().iter().find(|block| block.kind == Kind::Other);
    if let Some(block) = body {
        webob_message(builder, &block.text);
    }
    any(source, builder);
}
