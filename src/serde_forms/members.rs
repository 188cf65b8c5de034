//! The members of objects.

use std::borrow::Cow;

use crate::json_value::Value;
use crate::problem::ErrorCode;

/// The members of an object.
pub(super) type Members = Vec<(Cow<'static, str>, Value<'static>)>;

/// Returns the text of a value, if it is one.
pub(super) fn take_text(value: Value<'static>) -> Option<Cow<'static, str>> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// Returns a code, a text or a number.
pub(super) fn take_code(value: Value<'static>) -> Option<ErrorCode<'static>> {
    match value {
        Value::String(text) => Some(ErrorCode::Text(text)),
        Value::Number(digits) => Some(ErrorCode::Number(digits)),
        _ => None,
    }
}
