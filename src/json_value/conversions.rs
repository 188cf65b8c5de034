//! Conversions between JSON values and the types of Rust.

use std::borrow::Cow;

use super::Value;

impl<'a> Value<'a> {
    /// Returns the value of a boolean, or `None` if the value is not a boolean.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// assert_eq!((Value::from(true).as_bool(), Value::Null.as_bool()), (Some(true), None));
    /// ```
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the value of a number that is written as a whole number from 0 on, or `None`.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// let number = |json| Value::parse(json).unwrap().as_u64();
    /// assert_eq!((number("30"), number("3e1"), number("-1")), (Some(30), None, None));
    /// ```
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.digits()?.parse().ok()
    }

    /// Returns the value of a number as the nearest double, or `None` if the value is not a number.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// assert_eq!(Value::parse("-1.5e3").unwrap().as_f64(), Some(-1500.0));
    /// assert_eq!(Value::from("7").as_f64(), None);
    /// ```
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.digits()?.parse().ok()
    }

    /// Returns the items of a list, or `None` if the value is not a list.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// assert_eq!(Value::parse("[1, 2]").unwrap().as_array().unwrap().len(), 2);
    /// ```
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the members of an object, or `None` if the value is not an object.
    ///
    /// ```
    /// use httpexc::json_value::Value;
    /// let value = Value::parse(r#"{"a": 1}"#).unwrap();
    /// assert_eq!(value.as_object().unwrap()[0].0, "a");
    /// ```
    #[must_use]
    pub fn as_object(&self) -> Option<&[(Cow<'a, str>, Self)]> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    fn digits(&self) -> Option<&str> {
        match self {
            Self::Number(digits) => Some(digits),
            _ => None,
        }
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number.to_string().into())
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number.to_string().into())
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        u64::from(number).into()
    }
}

impl From<i32> for Value<'_> {
    fn from(number: i32) -> Self {
        i64::from(number).into()
    }
}

/// Infinities and NaN become `null`, because JSON has no such numbers.
impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(number.to_string().into()) } else { Self::Null }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::String(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::String(text)
    }
}

impl<'a, T: Into<Value<'a>>> From<Vec<T>> for Value<'a> {
    fn from(items: Vec<T>) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
