//! Reads any body by the usual names of members.

use crate::json_value::Value;
use crate::problem::ErrorCode;
use crate::read::content::{Content, Source};
use crate::read::generic::object;
use crate::read::report_builder::ReportBuilder;
use crate::read::text_class::numeral;

/// Reads a body by the usual names of members.
pub fn usual<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    builder.is_xml = matches!(source.content, Content::Xml(..));
    match &source.content {
        Content::Json(value) | Content::Form(value) => object::read(builder, value),
        Content::Xml(root, value) => match value {
            Value::Object(members) if *root != "errors" && *root != "Errors" => {
                // WebDAV servers name a class.
                if let Some(Value::String(class)) = value.get("exception") {
                    builder.code.offer(20, ErrorCode::Text(class.clone()));
                }
                // Or an element that has no content, as WebDAV's conditions do (RFC 4918, 16).
                if let [(name, Value::String(text))] = &**members
                    && *root == "error"
                    && text.is_empty()
                {
                    builder.code.offer(20, ErrorCode::Text(name.clone()));
                }
                // Route 53 names the root for its error.
                if root.starts_with("Invalid") || root.starts_with("NoSuch") {
                    builder.code.offer(20, ErrorCode::Text((*root).into()));
                }
                object::object(builder, members, 0);
            }
            Value::String(text) => builder.offer_detail(0, text),
            value => object::object(builder, &[((*root).into(), value.clone())], 0),
        },
        _ => {}
    }
    if builder.is_xml {
        number_code(builder);
    }
}

/// In XML nothing has a type; digits are a number.
pub fn number_code(builder: &mut ReportBuilder<'_>) {
    let codes = builder.errors.iter_mut().filter_map(|field_error| field_error.code.as_mut());
    for code in codes.chain(builder.code.value_mut()) {
        if let ErrorCode::Text(text) = code {
            *code = numeral(std::mem::take(text));
        }
    }
}
