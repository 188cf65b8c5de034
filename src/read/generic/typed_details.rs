//! Reads google.rpc's details.

use super::error_list;
use crate::json_value::Value;
use crate::read::ReportedFieldError;
use crate::read::report_builder::ReportBuilder;
use crate::read::report_builder::advice::{offer_help, offer_wait};
use crate::read::text_class::find_text;

/// Takes google.rpc's details, of which each says its type; Connect has what is in it for `debug`.
pub fn typed<'a>(builder: &mut ReportBuilder<'a>, details: &[Value<'a>]) {
    for part in details {
        let kind = part.get("@type").or_else(|| part.get("type")).and_then(Value::as_str);
        let kind = kind.unwrap_or_default();
        let part = part.get("debug").unwrap_or(part);
        for name in ["fieldViolations", "field_violations", "violations"] {
            if let Some(Value::Array(items)) = part.get(name) {
                let start = builder.errors.len();
                error_list::list(&mut builder.errors, items, &[], None);
                let is_new = |field_error: &&mut ReportedFieldError<'_>| {
                    name == "violations" && field_error.path.len() == 1
                };
                builder
                    .errors
                    .iter_mut()
                    .skip(start)
                    .filter(is_new)
                    .for_each(|field_error| field_error.path.clear());
            }
        }
        if let Some(wait) = part.get("retryDelay") {
            offer_wait(builder, 1000, wait);
        }
        if let Some(links) = part.get("links") {
            offer_help(builder, 0, links);
        }
        let id = part.get("requestId").or_else(|| part.get("request_id"));
        if let Some(id) = id.and_then(find_text).filter(|_| kind.ends_with("RequestInfo")) {
            builder.request_id.offer(0, id.clone());
        }
    }
}
