//! JSON values, for members that the core passes on without knowing them.
//!
//! Numbers keep their digits, so no precision is lost. Strings without escapes are borrowed.
//!
//! This module must not know what the members mean.

use std::borrow::Cow;

mod conversions;
#[cfg(feature = "serde_json")]
mod from_serde_json;
mod merge_members;
mod parser;

pub(crate) use merge_members::merge_members;
pub use parser::MAX_DEPTH;

/// A JSON value (RFC 8259).
///
/// ```
/// use httpexc::json_value::Value;
/// let value = Value::parse(r#"{"left": 3}"#).unwrap();
/// assert_eq!(value.get("left").and_then(Value::as_u64), Some(3));
/// assert_eq!(value.to_string(), r#"{"left":3}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as its text. It is written as it is, so it must be a JSON number. `Value::from(7)`
    /// creates one.
    Number(Cow<'a, str>),
    /// A string, unescaped.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Self>),
    /// Members in their order. If a name comes twice, both members are here.
    Object(Vec<(Cow<'a, str>, Self)>),
}

impl<'a> Value<'a> {
    /// Returns the member with this name, the last one if there are several.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// let value = Value::parse(r#"{"a": 1, "a": 2}"#).unwrap();
    /// assert_eq!(value.get("a"), Some(&Value::from(2)));
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().rev().find(|member| member.0 == name).map(|member| &member.1)
            }
            _ => None,
        }
    }

    /// Returns a copy of the value that borrows nothing from the text that it was read from.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// fn read(text: String) -> Option<Value<'static>> {
    ///     Value::parse(&text).map(Value::into_owned)
    /// }
    /// assert_eq!(read("\"a\"".into()), Some(Value::from("a")));
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(bool) => Value::Bool(bool),
            Self::Number(digits) => Value::Number(digits.into_owned().into()),
            Self::String(text) => Value::String(text.into_owned().into()),
            Self::Array(items) => Value::Array(items.into_iter().map(Self::into_owned).collect()),
            Self::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|(name, value)| (name.into_owned().into(), value.into_owned()))
                    .collect(),
            ),
        }
    }

    /// Returns the text of a string, or `None` if the value is not a string.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// assert_eq!((Value::from("a").as_str(), Value::from(7).as_str()), (Some("a"), None));
    /// ```
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}
