//! Takes what a format says in members of its own.

use crate::json_value::Value;
use crate::problem::ErrorCode;
use crate::read::report_builder::ReportBuilder;
use crate::read::text::slice;
use crate::read::text_class::find_text;

/// Takes a text that is the detail, whatever else there is.
pub fn detail<'a>(builder: &mut ReportBuilder<'a>, value: Option<&Value<'a>>) {
    if let Some(text) = value.and_then(find_text) {
        builder.detail.offer(0, slice(text, text.trim()));
    }
}

pub fn title<'a>(builder: &mut ReportBuilder<'a>, value: Option<&Value<'a>>) {
    if let Some(text) = value.and_then(find_text) {
        builder.title.offer(0, text.clone());
    }
}

pub fn code<'a>(builder: &mut ReportBuilder<'a>, value: Option<&Value<'a>>) {
    match value {
        Some(Value::String(text)) if !text.is_empty() => {
            builder.code.offer(0, ErrorCode::Text(text.clone()))
        }
        Some(Value::Number(digits)) => builder.code.offer(0, ErrorCode::Number(digits.clone())),
        _ => {}
    }
}

pub fn first<'v, 'a>(value: &'v Value<'a>) -> Option<&'v Value<'a>> {
    match value {
        Value::Array(items) => items.first(),
        _ => None,
    }
}
