//! The members of objects.

use std::borrow::Cow;

use crate::json_value::Value;

/// The members of an object.
pub(super) type Members = Vec<(Cow<'static, str>, Value<'static>)>;

/// Returns the text of a value, if it is one.
pub(super) fn take_text(value: Value<'static>) -> Option<Cow<'static, str>> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}
