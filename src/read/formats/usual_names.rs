//! Reads any body by the usual names of members.

use crate::json_value::Value;
use crate::problem::ErrorCode;
use crate::read::content::{Content, Source};
use crate::read::generic::object;
use crate::read::report_builder::Draft;
use crate::read::text_class::numeral;

/// Reads a body by the usual names of members.
pub fn usual<'a>(source: &Source<'_, 'a>, draft: &mut Draft<'a>) {
    draft.is_xml = matches!(source.content, Content::Xml(..));
    match &source.content {
        Content::Json(value) | Content::Form(value) => object::read(draft, value),
        Content::Xml(root, value) => match value {
            Value::Object(members) if *root != "errors" && *root != "Errors" => {
                // WebDAV servers name a class.
                if let Some(Value::String(class)) = value.get("exception") {
                    draft.code.offer(20, ErrorCode::Text(class.clone()));
                }
                // Or an element that has no content, as WebDAV's conditions do (RFC 4918, 16).
                if let [(name, Value::String(text))] = &**members
                    && *root == "error"
                    && text.is_empty()
                {
                    draft.code.offer(20, ErrorCode::Text(name.clone()));
                }
                // Route 53 names the root for its error.
                if root.starts_with("Invalid") || root.starts_with("NoSuch") {
                    draft.code.offer(20, ErrorCode::Text((*root).into()));
                }
                object::object(draft, members, 0);
            }
            Value::String(text) => draft.offer_detail(0, text),
            value => object::object(draft, &[((*root).into(), value.clone())], 0),
        },
        _ => {}
    }
    if draft.is_xml {
        number_code(draft);
    }
}

/// In XML nothing has a type; digits are a number.
pub fn number_code(draft: &mut Draft<'_>) {
    let codes = draft.errors.iter_mut().filter_map(|flaw| flaw.code.as_mut());
    for code in codes.chain(draft.code.value_mut()) {
        if let ErrorCode::Text(text) = code {
            *code = numeral(std::mem::take(text));
        }
    }
}
