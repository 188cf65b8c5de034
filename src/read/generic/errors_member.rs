//! Reads an object under a name such as `errors` or `details`: errors by field, a list of errors, or
//! more about the one error.

use std::slice;

use super::annotated_object::{AnnotatedMember, AnnotatedObject};
use super::error_list::{read_error, read_error_list};
use super::error_map::{read_error_map, read_field_map};
use super::member::read_member;
use super::object::{read_list, read_object};
use super::object_class::{
    is_error_value, is_likely_code, is_list_of_texts, is_lone_sentence, is_map_of_errors,
    is_map_of_fields, is_map_of_request_parts, is_tree_node, is_wrapping_node,
};
use crate::json_value::Value;
use crate::read::member_roles::{MemberRole, find_role};
use crate::read::ranks::TextRank;
use crate::read::report_builder::ReportBuilder;
use crate::read::text;

/// Reads an object whose name has a role for several errors or for details. Returns whether the object
/// was read, so that it need not be an extension.
pub fn read_errors_object<'a>(
    builder: &mut ReportBuilder<'a>,
    role: MemberRole,
    object: &AnnotatedObject<'_, 'a>,
    level: u8,
) -> bool {
    let is_errors = role == MemberRole::Errors;
    let has_list = has_error_list(object, is_errors);
    // In Discord's tree, the errors of the whole stand beside those of the fields.
    if is_tree_node(object.plain_members()) || is_wrapping_node(object.plain_members()) {
        read_field_map(&mut builder.errors, object.plain_members());
    } else if has_list
        && (object.has_scalar(is_field_role) || builder.is_xml && object.has_scalar(is_likely_code))
    {
        // Its messages are about the field that stands beside them. In XML a list of one is its entry.
        read_error(&mut builder.errors, object, &[], None);
    } else if object.has_any_scalar() && (is_one_error(object) || is_lone_sentence(object)) {
        read_object(builder, object, level);
    } else if is_errors && !has_list {
        match find_wrapped_list(builder.is_xml, object) {
            Some(items) => read_list(builder, items),
            None => read_error_map(&mut builder.errors, object.plain_members()),
        }
    } else if !has_list && (is_map_of_fields(object) || is_map_of_errors(object)) {
        read_error_map(&mut builder.errors, object.plain_members());
    } else {
        return read_beside_list(builder, is_errors, object, level);
    }
    true
}

const fn is_field_role(role: MemberRole) -> bool {
    matches!(role, MemberRole::Field(_) | MemberRole::Path(_))
}

/// Whether an object says what one error is.
fn is_one_error(object: &AnnotatedObject<'_, '_>) -> bool {
    let is_said_with = |name| object.has_scalar_named(name);
    is_said_with("message")
        && (object.only_member().is_some()
            || is_said_with("code")
            || is_said_with("type")
            || is_said_with("status"))
        || is_said_with("errorcode")
        || object.has_scalar(is_likely_code)
            && object.has_scalar(|role| matches!(role, MemberRole::Text(_)))
}

/// Whether an object has a list or a map of errors in a member.
fn has_error_list(object: &AnnotatedObject<'_, '_>, is_errors: bool) -> bool {
    let is_error_list = |member: AnnotatedMember<'_, '_>| {
        // Sentences under `details` or `keys` may well be about a field of that name.
        let is_field = is_errors && is_list_of_texts(member.value) && !has_plural_name(&member);
        let role = member.role;
        member.is_nested()
            && matches!(role, Some(MemberRole::Errors | MemberRole::Details | MemberRole::Fields))
            && !is_field
    };
    object.members().any(is_error_list) && !is_map_of_request_parts(object.plain_members())
}

/// Whether a name says that its list has errors or messages.
fn has_plural_name(member: &AnnotatedMember<'_, '_>) -> bool {
    text::ends_with_word_of("errors|Errors|messages|Messages", member.name)
}

/// Returns the list that an object is only the wrapper of, as in `{"error": [{…}, {…}]}`. The one member
/// names the entries. In XML the wrapper may have attributes, too.
fn find_wrapped_list<'m, 'a>(
    is_xml: bool,
    object: &AnnotatedObject<'m, 'a>,
) -> Option<&'m [Value<'a>]> {
    let is_list = |member: &AnnotatedMember<'_, '_>| match member.value {
        _ if is_xml && member.role == Some(MemberRole::Error) => member.is_nested(),
        // Authorize.Net has a result beside `message`, and XML has a list of one as its entry.
        _ if !matches!(member.role, Some(MemberRole::Text(_))) => false,
        Value::Array(items) => items.iter().all(is_error_value),
        value => is_error_value(value),
    };
    let wrapped = object.only_member().or_else(|| object.members().find(is_list))?;
    // A message is never a field.
    let is_entry_name = matches!(
        wrapped.role,
        Some(MemberRole::Error | MemberRole::Text(TextRank::Message | TextRank::Msg))
    ) || object.only_member().is_none()
        || is_xml && wrapped.name.ends_with("Error");
    match wrapped.value {
        value @ Value::String(_) if is_entry_name || wrapped.role == Some(MemberRole::Errors) => {
            Some(slice::from_ref(value))
        }
        value @ Value::Array(items) => {
            let has_objects = items.iter().any(|item| matches!(item, Value::Object(_)));
            let is_list = (is_entry_name || wrapped.role == Some(MemberRole::Errors))
                && is_list_of_texts(value)
                || has_objects && (is_entry_name || is_xml && wrapped.role.is_some());
            is_list.then_some(items)
        }
        value @ Value::Object(inner) => {
            let has_role = || inner.iter().any(|(name, _)| find_role(name).is_some());
            (is_entry_name && has_role()).then(|| slice::from_ref(value))
        }
        _ => None,
    }
}

/// Reads an object that holds a list of errors, or says more about the one error. Returns whether a list
/// was read.
fn read_beside_list<'a>(
    builder: &mut ReportBuilder<'a>,
    is_errors: bool,
    object: &AnnotatedObject<'_, 'a>,
    level: u8,
) -> bool {
    let extension_count = builder.extensions.len();
    let mut is_read = false;
    for member in object.members() {
        match (member.role, member.value) {
            (Some(MemberRole::Fields), Value::Array(items)) => {
                read_error_list(&mut builder.errors, items, &[], None);
                is_read = true;
            }
            (Some(MemberRole::Fields), Value::Object(inner)) => {
                read_error_map(&mut builder.errors, inner);
                is_read = true;
            }
            (Some(MemberRole::Errors | MemberRole::Details), _) => {
                is_read |= member.is_nested();
                read_member(builder, &member, level);
            }
            (None, value) if is_errors && is_list_of_texts(value) => {
                read_field_map(&mut builder.errors, member.as_members());
            }
            (Some(MemberRole::RetryAfter(unit)), value) => builder.offer_retry_after(unit, value),
            (Some(MemberRole::RequestId(rank)), Value::String(id)) => {
                builder.request_id.offer(rank.rank(), id.clone());
            }
            (Some(MemberRole::Text(rank)), Value::String(text)) => {
                builder.offer_detail(rank.beside_list(), text);
            }
            _ => {}
        }
    }
    // The extensions have the object as a whole.
    builder.extensions.truncate(extension_count);
    is_read
}
