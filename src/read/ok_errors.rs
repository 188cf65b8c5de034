//! Whether a response with an ok status is about an error.

use super::content::ParsedBody;
use super::generic::object_class::has_error_object;
use super::text_class::is_bare_failure;
use crate::json_value::Value;

/// The names of XML roots that have an error.
const ERROR_ROOTS: [&str; 7] = [
    "Error",
    "error",
    "ErrorResponse",
    "Fault",
    "ServiceExceptionReport",
    "ExceptionReport",
    "problem",
];

/// The members that say that there is an error, unless they are empty.
const ERROR_MEMBERS: [&str; 9] = [
    "error",
    "errors",
    "Error",
    "errcode",
    "fault",
    "faultstring",
    "errorMessage",
    "error_code",
    "error_message",
];

/// Whether a body says that it is about an error, whatever the status is.
pub fn is_error_body(body: &ParsedBody<'_>) -> bool {
    match body {
        ParsedBody::Json(Value::Array(items)) => {
            let failed = items.iter().find(|item| has_error_object(item));
            failed.or(items.first()).is_some_and(has_error_members)
        }
        ParsedBody::Json(value) | ParsedBody::Form(value) => has_error_members(value),
        ParsedBody::Xml(root, value) => {
            ERROR_ROOTS.contains(root)
                || value.get("Body").is_some_and(|body| body.get("Fault").is_some())
                || ["error", "fault", "Error"].iter().any(|name| value.get(name).is_some())
        }
        ParsedBody::Empty | ParsedBody::Html(_) | ParsedBody::Text(_) => false,
    }
}

fn has_error_members(value: &Value<'_>) -> bool {
    let has = |value: &Value<'_>, name| value.get(name).is_some_and(is_set);
    ERROR_MEMBERS.iter().any(|name| has(value, name))
        || ["ok", "success"].iter().any(|name| value.get(name) == Some(&Value::Bool(false)))
        || ["Response", "response", "result"].iter().any(|name| {
            value.get(name).is_some_and(|inner| inner.get("Error").is_some() || has(inner, "error"))
        })
        || value.get("status").and_then(Value::as_str).is_some_and(is_bare_failure)
}

/// Whether a value is neither false nor zero nor empty.
fn is_set(value: &Value<'_>) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => true,
        Value::Number(digits) => &**digits != "0",
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}
