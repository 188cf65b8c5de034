//! Reads a response by the usual names of members, whatever its format.

use crate::json_value::Value;
use crate::problem::ErrorCode;
use crate::read::content::{ParsedBody, ParsedResponse};
use crate::read::generic::annotated_object::AnnotatedObject;
use crate::read::generic::object::{read_object, read_value};
use crate::read::ranks::CodeRank;
use crate::read::report_builder::ReportBuilder;
use crate::read::text_class::parse_code;

/// Reads a response by the usual names of members.
pub fn read_usual_names<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    builder.is_xml = matches!(response.body, ParsedBody::Xml(..));
    match &response.body {
        ParsedBody::Json(value) | ParsedBody::Form(value) => read_value(builder, value),
        ParsedBody::Xml(root, value) => {
            read_root(builder, root, value);
            convert_number_codes(builder);
        }
        _ => {}
    }
    builder.remove_repeated_errors();
}

/// Reads the root of an XML document.
fn read_root<'a>(builder: &mut ReportBuilder<'a>, root: &'a str, value: &Value<'a>) {
    match value {
        Value::Object(members) if root != "errors" && root != "Errors" => {
            let mut offer_name = |name| {
                builder.code.offer(CodeRank::ElementName.rank(), ErrorCode::Text(name));
            };
            // Some WebDAV servers name a class.
            if let Some(Value::String(class)) = value.get("exception") {
                offer_name(class.clone());
            }
            // WebDAV has conditions as empty elements (RFC 4918, 16).
            if let [(name, Value::String(text))] = &**members
                && root == "error"
                && text.is_empty()
            {
                offer_name(name.clone());
            }
            // Route 53 names the root after its error.
            if root.starts_with("Invalid") || root.starts_with("NoSuch") {
                offer_name(root.into());
            }
            read_object(builder, &AnnotatedObject::new(members), 0);
        }
        Value::String(_) => read_value(builder, value),
        value => {
            let members = [(root.into(), value.clone())];
            read_object(builder, &AnnotatedObject::new(&members), 0);
        }
    }
}

/// Converts codes that are digits to numbers, as XML has only texts.
pub fn convert_number_codes(builder: &mut ReportBuilder<'_>) {
    for error in &mut builder.errors {
        convert_number_code(error.code.as_mut());
    }
    convert_number_code(builder.code.get_mut());
    convert_number_code(builder.first_entry.as_mut().and_then(|entry| entry.code.as_mut()));
}

#[inline(never)]
fn convert_number_code(code: Option<&mut ErrorCode<'_>>) {
    if let Some(code) = code
        && let ErrorCode::Text(text) = code
    {
        *code = parse_code(std::mem::take(text));
    }
}
