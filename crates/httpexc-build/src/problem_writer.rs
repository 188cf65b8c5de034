//! The Rust source of a problem.

use crate::build_error::BuildError;
use crate::constant_options::format_option;
use crate::declaration::Declaration;
use crate::detail_template::TemplatePart;
use crate::doc_text::format_doc;
use crate::member_type::{Member, MemberType};
use crate::rust_name::format_field_name;

/// The argument for what a status requires: the option, the method, its generics and its type.
struct Duty {
    option: &'static str,
    method: &'static str,
    argument: &'static str,
    generics: &'static str,
    argument_type: &'static str,
}

const LIST_TYPE: &str = "impl ::std::iter::IntoIterator<Item = impl ::std::convert::AsRef<str>>";

/// Returns what a status requires (RFC 9110, 15.5.2, 15.5.6, 15.5.8 and 15.5.22).
const fn find_duty(status: u16) -> Option<Duty> {
    let (option, method, argument, generics, argument_type) = match status {
        401 | 407 => (
            "challenges",
            "with_challenge",
            "challenge",
            "<'c>",
            "impl ::std::convert::Into<::httpexc::header::Challenge<'c>>",
        ),
        405 => ("allow", "with_allow", "allow", "", LIST_TYPE),
        426 => ("upgrade", "with_upgrade", "upgrade", "", LIST_TYPE),
        _ => return None,
    };
    Some(Duty { option, method, argument, generics, argument_type })
}

/// Adds the types of a problem.
pub(crate) fn write_problem(source: &mut String, problem: &Declaration) -> Result<(), BuildError> {
    let Declaration { name, status, title, .. } = problem;
    let docs = problem.docs.as_deref().map_or(String::new(), |docs| format!("\n\n{docs}"));
    let comment =
        format!("{title}: the problem `{}`, with the status {status}.{docs}", problem.code);
    write_object(source, name, &comment, &problem.members)?;
    let constants = [
        ("The URI of the problem type (RFC 9457, 3.1.1).", "TYPE", &problem.type_uri),
        ("The machine-readable code.", "CODE", &problem.code),
        ("The short label (RFC 9457, 3.1.3).", "TITLE", title),
    ];
    source.push_str(&format!("impl {name} {{\n"));
    for (comment, constant, text) in constants {
        source
            .push_str(&format!("/// {comment}\npub const {constant}: &'static str = {text:?};\n"));
    }
    source.push_str(&format!("/// The status.\npub const STATUS: u16 = {status};\n"));
    let body = format_error(problem)?;
    let duty = find_duty(*status)
        .filter(|duty| !problem.always.iter().any(|(option, _)| option == duty.option));
    match duty {
        Some(duty) => source.push_str(&format!(
            "/// Returns the error, with what its status requires.\n\
             #[must_use]\n\
             pub fn into_http_error{}(self, {}: {}) -> ::httpexc::HttpError {{\n\
             {body}.{}({})\n}}\n}}\n",
            duty.generics, duty.argument, duty.argument_type, duty.method, duty.argument,
        )),
        None => source.push_str(&format!(
            "}}\nimpl ::std::convert::From<{name}> for ::httpexc::HttpError {{\n\
             fn from(problem: {name}) -> Self {{\nproblem.into_http_error()\n}}\n}}\n\
             impl {name} {{\n\
             /// Returns the error, to which a detail or headers can be added.\n\
             #[must_use]\n\
             pub fn into_http_error(self) -> ::httpexc::HttpError {{\n{body}\n}}\n}}\n"
        )),
    }
    Ok(())
}

/// Returns the expression of the error.
fn format_error(problem: &Declaration) -> Result<String, BuildError> {
    let mut body = format!(
        "let mut error = ::httpexc::HttpError::new(Self::STATUS)\
         .with_type(Self::TYPE).with_title(Self::TITLE).with_code(Self::CODE){};\n",
        problem.retryable.map_or(String::new(), |flag| format!(".with_retryable({flag})"))
    );
    body.push_str(
        "let members: ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> = \
         self.into_members();\n",
    );
    if let Some(parts) = &problem.detail {
        body.push_str(&format_detail(parts));
    }
    body.push_str(
        "for (name, value) in members {\nerror = error.with_extension(name, value);\n}\nerror",
    );
    for (option, value) in &problem.always {
        body.push_str(&format_option(&problem.name, option, value)?);
    }
    Ok(body)
}

/// Returns the statements that set the detail, unless a member in it has no value: a sentence with a gap
/// says less than the title.
fn format_detail(parts: &[TemplatePart]) -> String {
    let mut text = String::from(
        "let show = |name: &str| match members.iter().find(|member| member.0 == name)?.1 {\n\
         ::httpexc::json_value::Value::Null => ::std::option::Option::None,\n\
         ::httpexc::json_value::Value::String(ref text) => ::std::option::Option::Some(text.to_string()),\n\
         ref value => ::std::option::Option::Some(value.to_string()),\n};\n\
         let parts: [::std::option::Option<::std::string::String>; ",
    );
    text.push_str(&format!("{}] = [", parts.len()));
    for part in parts {
        text.push_str(&match part {
            TemplatePart::Text(text) => {
                format!("::std::option::Option::Some({text:?}.to_owned()), ")
            }
            TemplatePart::Member(name) => format!("show({name:?}), "),
        });
    }
    text.push_str(
        "];\nlet detail: ::std::option::Option<::std::string::String> = \
         parts.into_iter().collect();\n\
         if let ::std::option::Option::Some(detail) = detail {\n\
         error = error.with_detail(detail);\n}\n",
    );
    text
}

/// Adds a struct, with a method that returns its members, and the types of its members.
fn write_object(
    source: &mut String,
    name: &str,
    comment: &str,
    members: &[Member],
) -> Result<(), BuildError> {
    let mut fields: Vec<String> = Vec::new();
    for member in members {
        let field = format_field_name(&member.name);
        if fields.contains(&field) {
            return Err(BuildError::new(format!(
                "Cannot build {name}: two of its members are {field} in Rust"
            )));
        }
        fields.push(field);
    }
    source.push_str(&format!(
        "{}\n#[derive(Debug, Clone, PartialEq)]\npub struct {name} {{\n",
        format_doc(comment)
    ));
    for (member, field) in members.iter().zip(&fields) {
        let own = member.member_type.to_rust();
        // A value that may be left out needs one `None`, also if it may be `null`.
        let is_optional = !member.is_required && !own.starts_with("::std::option::Option");
        let own = if is_optional { format!("::std::option::Option<{own}>") } else { own };
        let comment = member.description.clone().unwrap_or_else(|| format!("`{}`", member.name));
        source.push_str(&format!("{}\npub {field}: {own},\n", format_doc(&comment)));
    }
    source.push_str("}\n");
    source.push_str(&format!(
        "impl {name} {{\n#[allow(clippy::let_and_return, clippy::useless_conversion, clippy::vec_init_then_push, unused_mut)]\n\
         fn into_members(self) -> ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> {{\n\
         let mut members = ::std::vec::Vec::new();\n"
    ));
    for (member, field) in members.iter().zip(&fields) {
        let wire = &member.name;
        source.push_str(&if member.is_required {
            format!("members.push(({wire:?}, ::httpexc::json_value::Value::from(self.{field})));\n")
        } else {
            format!(
                "if let ::std::option::Option::Some(value) = self.{field} {{\n\
                 members.push(({wire:?}, ::httpexc::json_value::Value::from(value)));\n}}\n"
            )
        });
    }
    source.push_str("members\n}\n}\n");
    members.iter().try_for_each(|member| write_own_type(source, &member.name, &member.member_type))
}

/// Adds the type of a member, if it is one of its own.
fn write_own_type(source: &mut String, wire: &str, own: &MemberType) -> Result<(), BuildError> {
    match own {
        MemberType::List(item) | MemberType::Nullable(item) => write_own_type(source, wire, item),
        MemberType::Object { name, members } => {
            write_object(source, name, &format!("The value of `{wire}`."), members)?;
            source.push_str(&format!(
                "impl ::std::convert::From<{name}> for ::httpexc::json_value::Value<'static> {{\n\
                 fn from(object: {name}) -> Self {{\n\
                 let members = object.into_members().into_iter();\n\
                 Self::Object(members.map(|(name, value)| (name.into(), value)).collect())\n}}\n}}\n"
            ));
            Ok(())
        }
        MemberType::Choice { name, variants } => {
            write_choice(source, wire, name, variants);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn write_choice(source: &mut String, wire: &str, name: &str, variants: &[(String, String)]) {
    source.push_str(&format!(
        "{}\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum {name} {{\n",
        format_doc(&format!("The value of `{wire}`."))
    ));
    for (variant, text) in variants {
        source.push_str(&format!("{}\n{variant},\n", format_doc(&format!("`{text}`"))));
    }
    source.push_str(&format!(
        "}}\nimpl ::std::convert::From<{name}> for ::httpexc::json_value::Value<'static> {{\n\
         fn from(choice: {name}) -> Self {{\nSelf::from(match choice {{\n"
    ));
    for (variant, text) in variants {
        source.push_str(&format!("{name}::{variant} => {text:?},\n"));
    }
    source.push_str("})\n}\n}\n");
}
