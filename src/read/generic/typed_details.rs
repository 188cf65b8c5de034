//! Reads the details of google.rpc, each of which has a type.

use super::error_list::read_error_list;
use crate::json_value::Value;
use crate::read::ReportedFieldError;
use crate::read::member_roles::TimeUnit;
use crate::read::ranks::{HelpRank, RequestIdRank};
use crate::read::report_builder::ReportBuilder;
use crate::read::text_class::find_text;

/// Whether a list has entries with a type, as JSON has it for `google.protobuf.Any`.
pub fn has_types(items: &[Value<'_>]) -> bool {
    items.iter().any(|item| item.get("@type").is_some())
}

/// Reads details with a type. Connect has their content in `debug`.
pub fn read_typed_details<'a>(builder: &mut ReportBuilder<'a>, details: &[Value<'a>]) {
    for detail in details {
        let type_name = detail.get("@type").or_else(|| detail.get("type"));
        let type_name = type_name.and_then(Value::as_str).unwrap_or_default();
        let content = detail.get("debug").unwrap_or(detail);
        for name in ["fieldViolations", "field_violations", "violations"] {
            if let Some(Value::Array(items)) = content.get(name) {
                let start = builder.errors.len();
                read_error_list(&mut builder.errors, items, &[], None);
                // The subject of a broken quota or precondition is not a field.
                let is_subject = |error: &&mut ReportedFieldError<'_>| {
                    name == "violations" && error.path.len() == 1
                };
                let added = builder.errors.iter_mut().skip(start);
                added.filter(is_subject).for_each(|error| error.path.clear());
            }
        }
        if let Some(delay) = content.get("retryDelay") {
            builder.offer_retry_after(TimeUnit::Second, delay);
        }
        if let Some(links) = content.get("links") {
            builder.offer_help(HelpRank::Help.rank(), links);
        }
        let id = content.get("requestId").or_else(|| content.get("request_id"));
        if let Some(id) = id.and_then(find_text).filter(|_| type_name.ends_with("RequestInfo")) {
            builder.request_id.offer(RequestIdRank::RequestId.rank(), id.clone());
        }
    }
}
