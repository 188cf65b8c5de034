//! JSON values.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use crate::json_value::{MAX_DEPTH, Value};

/// Serializes the value. A number that fits no integer of 64 bits becomes the nearest double.
///
/// ```
/// use httpexc::json_value::Value;
/// let value = Value::parse(r#"{"a": [1, -2.5, null, true, "é"]}"#).unwrap();
/// assert_eq!(serde_json::to_string(&value).unwrap(), r#"{"a":[1,-2.5,null,true,"é"]}"#);
/// ```
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(items) => serializer.collect_seq(items),
            Value::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
            Value::Number(digits) => {
                if let Ok(number) = digits.parse() {
                    serializer.serialize_u64(number)
                } else if let Ok(number) = digits.parse() {
                    serializer.serialize_i64(number)
                } else {
                    match digits.parse::<f64>() {
                        Ok(number) if number.is_finite() => serializer.serialize_f64(number),
                        _ => Err(S::Error::custom(
                            ["Cannot write the number ", digits, ": no double has its size"]
                                .concat(),
                        )),
                    }
                }
            }
        }
    }
}

/// Deserializes any value that JSON has. One that is nested more deeply than [`MAX_DEPTH`] is refused: not
/// every format has a limit of its own, and objects of JavaScript may contain themselves.
///
/// ```
/// use httpexc::json_value::Value;
/// let value: Value = serde_json::from_str(r#"{"left": 3}"#).unwrap();
/// assert_eq!(value.get("left").and_then(Value::as_u64), Some(3));
/// ```
impl<'de> Deserialize<'de> for Value<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ValueVisitor { depth: MAX_DEPTH }.deserialize(deserializer)
    }
}

/// Makes a value of what a format has.
#[derive(Clone, Copy)]
struct ValueVisitor {
    /// How many lists and objects may be within each other.
    depth: usize,
}

impl ValueVisitor {
    /// Returns the visitor of the values in a list or an object.
    fn descend<E: serde::de::Error>(self) -> Result<Self, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Self { depth }),
            None => Err(E::custom("Cannot read a value: it is nested too deeply")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for ValueVisitor {
    type Value = Value<'static>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'static>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value of JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(text.into())
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let (mut list, inner) = (Vec::new(), self.descend()?);
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let (mut object, inner) = (Vec::new(), self.descend()?);
        while let Some(name) = members.next_key::<String>()? {
            object.push((name.into(), members.next_value_seed(inner)?));
        }
        Ok(Value::Object(object))
    }
}
