//! The JSON of a declaration.

use httpexc::json_value::Value;

use crate::build_error::BuildError;
use crate::detail_template::{TemplatePart, parse_template};
use crate::member_type::{Member, read_members, read_text, read_worded_type};
use crate::rust_name::format_type_name;

/// A problem that an API declares.
pub(crate) struct Declaration {
    pub(crate) name: String,
    pub(crate) type_uri: String,
    pub(crate) code: String,
    pub(crate) status: u16,
    pub(crate) title: String,
    pub(crate) docs: Option<String>,
    pub(crate) detail: Option<Vec<TemplatePart>>,
    pub(crate) retryable: Option<bool>,
    pub(crate) members: Vec<Member>,
    /// The options that all errors have.
    pub(crate) always: Vec<(String, Value<'static>)>,
}

/// Returns the problems of a declaration.
pub(crate) fn parse_declarations(json: &str) -> Result<Vec<Declaration>, BuildError> {
    let fail = |reason: &str| BuildError::new(format!("Cannot read the declaration: {reason}"));
    let value = Value::parse(json).ok_or_else(|| fail("it is no JSON"))?.into_owned();
    let problems = value.get("problems").ok_or_else(|| fail("problems is missing"))?;
    let problems = problems.as_array().ok_or_else(|| fail("problems is no list"))?;
    problems.iter().map(read_declaration).collect()
}

fn read_declaration(value: &Value<'static>) -> Result<Declaration, BuildError> {
    let own_name = read_text(value, "name").unwrap_or_else(|| "a problem".to_owned());
    let require = |member: &str| {
        read_text(value, member)
            .ok_or_else(|| BuildError::new(format!("Cannot read {own_name}: {member} is missing")))
    };
    let name = require("name")?;
    if format_type_name(&name) != name {
        return Err(BuildError::new(format!("Cannot build {name:?}: it is no name of a type")));
    }
    let status = value.get("status").and_then(Value::as_u64);
    let status = status.and_then(|status| u16::try_from(status).ok());
    let status = status.filter(|status| (400..=599).contains(status));
    let status = status.ok_or_else(|| {
        BuildError::new(format!("Cannot read {name}: status is not from 400 to 599"))
    })?;
    let declaration = value.get("declaration").unwrap_or(&Value::Null);
    let members = match declaration.get("schema") {
        Some(schema) => read_members(&name, schema)?,
        // Without a schema, the documentation has what an example shows.
        None => read_documented_members(value),
    };
    Ok(Declaration {
        type_uri: require("type")?,
        code: require("code")?,
        status,
        title: require("title")?,
        docs: read_text(value, "docs"),
        detail: read_text(declaration, "detail").map(|detail| parse_template(&detail)),
        retryable: declaration.get("retryable").and_then(Value::as_bool),
        members,
        always: declaration
            .get("always")
            .and_then(Value::as_object)
            .map(|options| {
                options.iter().map(|(name, value)| (name.to_string(), value.clone())).collect()
            })
            .unwrap_or_default(),
        name,
    })
}

fn read_documented_members(value: &Value<'static>) -> Vec<Member> {
    let members = value.get("members").and_then(Value::as_array).unwrap_or_default();
    let read = |member: &Value<'static>| {
        Some(Member {
            name: read_text(member, "name")?,
            description: read_text(member, "description"),
            is_required: member.get("required").and_then(Value::as_bool).unwrap_or(false),
            member_type: read_worded_type(&read_text(member, "type")?),
        })
    };
    members.iter().filter_map(read).collect()
}
