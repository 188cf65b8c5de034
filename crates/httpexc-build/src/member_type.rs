//! The members of problems and of objects in them, and their types.

use std::borrow::Cow;

use httpexc::json_value::Value;

use crate::build_error::BuildError;
use crate::rust_name::format_type_name;

/// A further member of a problem, or of an object in it.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) is_required: bool,
    pub(crate) member_type: MemberType,
}

/// The type of a member in Rust.
pub(crate) enum MemberType {
    Integer,
    Number,
    Text,
    Flag,
    List(Box<MemberType>),
    /// A value that may be `null`.
    Nullable(Box<MemberType>),
    /// One of some texts, each with the name of its variant.
    Choice {
        name: String,
        variants: Vec<(String, String)>,
    },
    Object {
        name: String,
        members: Vec<Member>,
    },
    /// Any value of JSON.
    Any,
}

/// Returns the members of the objects of a JSON Schema.
pub(crate) fn read_members(
    owner: &str,
    schema: &Value<'static>,
) -> Result<Vec<Member>, BuildError> {
    let required = schema.get("required").and_then(Value::as_array).unwrap_or_default();
    let properties = schema.get("properties").and_then(Value::as_object).unwrap_or_default();
    let read = |(name, schema): &(Cow<'static, str>, Value<'static>)| {
        let name = name.to_string();
        Ok(Member {
            description: read_text(schema, "description"),
            is_required: required.iter().any(|other| other.as_str() == Some(&name)),
            member_type: read_member_type(&format!("{owner}{}", format_type_name(&name)), schema)?,
            name,
        })
    };
    properties.iter().map(read).collect()
}

/// Returns the type of the values of a JSON Schema. A type that Rust cannot express is any value.
pub(crate) fn read_member_type(
    name: &str,
    schema: &Value<'static>,
) -> Result<MemberType, BuildError> {
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return read_choice(name, values);
    }
    let types: Vec<&str> = match schema.get("type") {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(one)) => vec![&**one],
        _ => return Ok(MemberType::Any),
    };
    let (nulls, others): (Vec<&str>, Vec<&str>) = types.iter().partition(|one| **one == "null");
    let [one] = &*others else { return Ok(MemberType::Any) };
    let own = match *one {
        "integer" => MemberType::Integer,
        "number" => MemberType::Number,
        "string" => MemberType::Text,
        "boolean" => MemberType::Flag,
        "array" => match schema.get("items") {
            Some(items) => {
                MemberType::List(Box::new(read_member_type(&format!("{name}Item"), items)?))
            }
            None => MemberType::List(Box::new(MemberType::Any)),
        },
        "object" if schema.get("properties").is_some() => {
            MemberType::Object { name: name.to_owned(), members: read_members(name, schema)? }
        }
        _ => MemberType::Any,
    };
    Ok(if nulls.is_empty() { own } else { MemberType::Nullable(Box::new(own)) })
}

fn read_choice(name: &str, values: &[Value<'static>]) -> Result<MemberType, BuildError> {
    let mut variants: Vec<(String, String)> = Vec::new();
    for value in values {
        let Some(text) = value.as_str() else { return Ok(MemberType::Any) };
        let variant = format_type_name(text);
        if let Some((_, other)) = variants.iter().find(|(known, _)| *known == variant) {
            return Err(BuildError::new(format!(
                "Cannot build {name}: {other:?} and {text:?} are the same name in Rust"
            )));
        }
        variants.push((variant, text.to_owned()));
    }
    let is_empty = variants.is_empty();
    Ok(if is_empty {
        MemberType::Any
    } else {
        MemberType::Choice { name: name.to_owned(), variants }
    })
}

/// Returns the text of a member, if it is one.
pub(crate) fn read_text(value: &Value<'static>, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

/// Returns the type that the documentation names in words.
pub(crate) fn read_worded_type(words: &str) -> MemberType {
    match words.split(' ').next() {
        Some("integer") => MemberType::Integer,
        Some("number") => MemberType::Number,
        Some("string") => MemberType::Text,
        Some("boolean") => MemberType::Flag,
        _ => MemberType::Any,
    }
}

impl MemberType {
    /// Returns the type in Rust.
    pub(crate) fn to_rust(&self) -> String {
        match self {
            Self::Integer => "i64".to_owned(),
            Self::Number => "f64".to_owned(),
            Self::Text => "::std::string::String".to_owned(),
            Self::Flag => "bool".to_owned(),
            Self::List(item) => format!("::std::vec::Vec<{}>", item.to_rust()),
            Self::Nullable(own) => format!("::std::option::Option<{}>", own.to_rust()),
            Self::Choice { name, .. } | Self::Object { name, .. } => name.clone(),
            Self::Any => "::httpexc::json_value::Value<'static>".to_owned(),
        }
    }
}
