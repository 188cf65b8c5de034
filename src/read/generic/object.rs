//! Reads an object that is the error, or has it at some depth.

use std::borrow::Cow;
use std::slice;

use super::annotated_object::{AnnotatedMember, AnnotatedObject};
use super::error_list::read_error_list;
use super::error_map::{read_error_map, read_field_map, read_list_of_maps};
use super::member::read_member;
use super::object_class::{
    find_failed_part, find_field_errors, has_error_object, has_summary, is_error_value,
    is_list_of_maps, is_list_of_texts, is_map_of_fields, is_notice, is_sentence, is_success_part,
    is_tree_node, is_wrapping_node,
};
use crate::json_value::Value;
use crate::read::member_roles::{MemberRole, find_role, is_secret_name};
use crate::read::ranks::{CodeRank, LabelRank, TextRank};
use crate::read::report_builder::{FirstEntry, ReportBuilder};
use crate::read::text_class::{
    find_text, is_bare_failure, is_like_sentence, is_program_name, is_trace, is_whole_sentence,
    parse_nested_json,
};
use crate::read::{path, text};

/// Objects that are nested deeper are read only if they are the value of a usual name.
const DEEPEST_SEARCHED_LEVEL: u8 = 8;

/// The unread members of objects deeper than this are not extensions.
const DEEPEST_EXTENDED_LEVEL: u8 = 1;

/// Reads a body.
pub fn read_value<'a>(builder: &mut ReportBuilder<'a>, value: &Value<'a>) {
    match value {
        Value::Object(members) => read_object(builder, &AnnotatedObject::new(members), 0),
        Value::Array(items) => read_list(builder, items),
        Value::String(text) => match parse_nested_json(text) {
            Some(nested) => read_value(builder, &nested),
            None => builder.offer_detail(TextRank::Message.rank(), text),
        },
        _ => {}
    }
}

/// Reads a list that is the whole body, or that says what the error is.
pub fn read_list<'a>(builder: &mut ReportBuilder<'a>, items: &[Value<'a>]) {
    // `["error", 10100, "The key is wrong."]`
    if let [Value::String(word), code @ Value::Number(_), Value::String(text)] = items
        && is_bare_failure(word)
    {
        builder.offer_code(CodeRank::Code.rank(), code);
        return builder.offer_detail(TextRank::Message.rank(), text);
    }
    if let [code @ Value::String(name), Value::String(text)] = items
        && is_program_name(0, name)
        && text::contains_byte(text, b' ')
        && !is_trace(text)
    {
        builder.offer_code(CodeRank::Code.rank(), code);
        return builder.offer_detail(TextRank::Message.rank(), text);
    }
    // A batch says of each part whether it succeeded.
    if items.iter().any(is_success_part)
        && let Some(failed) = items.iter().find(|item| !is_success_part(item))
    {
        return read_value(builder, failed);
    }
    if read_failed_parts(builder, items, true) {
        return;
    }
    // Each entry may be JSON in a text.
    let mut nested = Vec::new();
    for item in items {
        if let Value::String(text) = item {
            nested.extend(parse_nested_json(text));
        }
    }
    if !nested.is_empty() {
        return read_list(builder, &nested);
    }
    // Beside errors, information and warnings are none, and neither are parts that say nothing of one.
    let has_error = items.iter().any(|item| item.get("error").is_some());
    let is_other = |item: &Value<'_>| is_notice(item) || has_error && !is_error_value(item);
    if items.iter().any(is_other) && !items.iter().all(is_other) {
        let errors: Vec<_> = items.iter().filter(|item| !is_other(item)).cloned().collect();
        return read_list(builder, &errors);
    }
    let start = builder.errors.len();
    // `[{"error": {…}}]` is one error in a list, with all that an error has. A batch may have several,
    // and results beside them.
    let failed = || items.iter().filter(|item| has_error_object(item));
    if let Some(first) = failed().next() {
        if failed().count() == 1 {
            return read_value(builder, first);
        }
        builder.offer_retryable_of(&mut failed());
        failed().for_each(|item| {
            read_error_list(&mut builder.errors, slice::from_ref(item), &[], None);
        });
        return keep_first_entry(builder, Some(first), start);
    }
    builder.offer_retryable_of(&mut items.iter());
    if is_list_of_maps(items) {
        return read_list_of_maps(&mut builder.errors, items);
    }
    read_error_list(&mut builder.errors, items, &[], None);
    keep_first_entry(builder, items.first(), start);
}

/// Reads the parts of a batch that failed: the first as the error of the whole, and each of several as
/// one of its errors. Returns whether there are any.
#[inline(never)]
fn read_failed_parts<'a>(
    builder: &mut ReportBuilder<'a>,
    items: &[Value<'a>],
    are_responses: bool,
) -> bool {
    let mut failed = Vec::new();
    for item in items {
        if !are_responses || item.get("body").is_some() {
            failed.extend(find_failed_part(item));
        }
    }
    let Some((first, others)) = failed.split_first() else { return false };
    read_value(builder, first);
    // The first may have errors of its own.
    let listed = if builder.errors.is_empty() && !others.is_empty() { &failed } else { others };
    for part in listed {
        let part = part.get("error").unwrap_or(part);
        read_error_list(&mut builder.errors, slice::from_ref(part), &[], None);
    }
    true
}

/// Keeps what the first entry of a list says, whose error has the index `at`.
fn keep_first_entry<'a>(builder: &mut ReportBuilder<'a>, item: Option<&Value<'a>>, at: usize) {
    let Some(first) = builder.errors.get(at) else { return };
    let mut entry =
        FirstEntry { code: first.code.clone(), title: None, detail: first.message.clone() };
    let Some(Value::Object(members)) = item else {
        builder.first_entry.get_or_insert(entry);
        return;
    };
    // Beside a sentence that says more, the message is a summary.
    let object = AnnotatedObject::new(members);
    if has_summary(&object)
        && let Some(detail) = object.find_text("detail")
    {
        entry.title = entry.detail.replace(Cow::Owned(detail.to_owned()));
    }
    let inner = members.iter().find_map(|(name, value)| match value {
        Value::Object(inner) if name == "extensions" || name == "meta" => Some(inner.as_slice()),
        _ => None,
    });
    for (name, value) in members.iter().chain(inner.unwrap_or_default()) {
        match (find_role(name), value) {
            (Some(MemberRole::Title), Value::String(title))
                if entry.detail.as_ref() != Some(title) =>
            {
                entry.title = Some(title.clone());
            }
            (Some(MemberRole::RequestId(rank)), Value::String(id)) => {
                builder.request_id.offer(rank.rank().in_first_entry(), id.clone());
            }
            (Some(MemberRole::Help(rank)), value) => {
                builder.offer_help(rank.rank().in_first_entry(), value);
            }
            (Some(MemberRole::RetryAfter(unit)), value) => builder.offer_retry_after(unit, value),
            _ => {}
        }
    }
    builder.first_entry.get_or_insert(entry);
}

/// Reads an object that is the error, or has it at some depth.
pub fn read_object<'a>(
    builder: &mut ReportBuilder<'a>,
    object: &AnnotatedObject<'_, 'a>,
    level: u8,
) {
    let is_nested = object.members().all(|member| member.is_nested());
    if is_nested && (level == 0 || builder.is_empty()) && is_map_of_fields(object) {
        // Nothing shows that the names of the outermost object are those of parts of the request.
        return match level {
            0 => read_field_map(&mut builder.errors, object.plain_members()),
            _ => read_error_map(&mut builder.errors, object.plain_members()),
        };
    }
    if is_tree_node(object.plain_members()) || is_wrapping_node(object.plain_members()) {
        return read_field_map(&mut builder.errors, object.plain_members());
    }
    let mut unread = Vec::new();
    let extension_count = builder.extensions.len();
    let has_summary = has_summary(object);
    // Beside a list of errors, other lists are results.
    let has_errors = object.members().any(|member| {
        member.role == Some(MemberRole::Errors)
            && matches!(member.value, Value::Array(items) if !items.is_empty())
    });
    for member in object.members() {
        let is_read = match (member.role, member.value) {
            // Beside a sentence that says more, the message is a summary.
            (Some(MemberRole::Text(TextRank::Message | TextRank::Msg)), Value::String(text))
                if has_summary =>
            {
                builder.offer_label(LabelRank::Summary.rank(), text);
                true
            }
            (Some(MemberRole::Container), Value::Array(_)) if has_errors => false,
            // `params` repeats a part of `details`, or has what was put into the sentence.
            (Some(MemberRole::Details), value)
                if member.name == "params"
                    && (object.has_name("details")
                        || is_list_of_texts(value) && object.has_scalar(is_sentence)) =>
            {
                true
            }
            (Some(_), _) => read_member(builder, &member, level),
            // Contentful has the code as the id of an object that is an "Error".
            (None, _) => {
                // Redfish has the errors of a property beside its name.
                if let (Value::Array(items), Some(name)) =
                    (member.value, member.name.strip_suffix("@Message.ExtendedInfo"))
                {
                    let mut path = Vec::new();
                    path::append_path(&mut path, &text::borrow_part(member.name, name));
                    read_error_list(&mut builder.errors, items, &path, None);
                    continue;
                }
                if member.value.get("type").and_then(Value::as_str) == Some("Error")
                    && let Some(id) = member.value.get("id")
                {
                    builder.offer_code(CodeRank::FirstEntry.rank(), id);
                }
                false
            }
        };
        if !is_read && !matches!(member.value, Value::Null) {
            unread.push(member);
            if level <= DEEPEST_EXTENDED_LEVEL {
                builder.extensions.push((member.name.clone(), member.value.clone()));
            }
        }
    }
    if level > DEEPEST_SEARCHED_LEVEL {
        return;
    }
    if builder.is_empty() {
        search_unread_members(builder, &unread, level);
    } else if builder.errors.is_empty() {
        if builder.detail.is_empty() {
            search_sentence(builder, &unread, level);
        }
        if level == 0 && builder.errors.is_empty() {
            read_request_items(builder, &unread);
        }
    }
    if level == 0 && builder.detail.is_empty() && builder.errors.is_empty() {
        if builder.is_empty() {
            read_bare_texts(builder, object, extension_count);
        } else {
            read_fields_beside_code(builder, &unread);
        }
    }
}

/// Looks for the error in members whose names have no role.
fn search_unread_members<'a>(
    builder: &mut ReportBuilder<'a>,
    unread: &[AnnotatedMember<'_, 'a>],
    level: u8,
) {
    for member in unread {
        match member.value {
            // The text of a link is its label, and no sentence about the error.
            _ if matches!(member.role, Some(MemberRole::Help(_))) => {}
            Value::Array(_) if is_list_of_texts(member.value) => {
                read_field_map(&mut builder.errors, member.as_members());
            }
            Value::Array(items) => {
                let is_batch = read_failed_parts(builder, items, false);
                if !is_batch {
                    read_list(builder, items);
                }
            }
            // The error may come after notices of success.
            Value::Object(inner) if !is_notice(member.value) => {
                read_object(builder, &AnnotatedObject::new(inner), level.saturating_add(1));
            }
            _ => {}
        }
    }
}

/// Looks for the sentence beside a code: in objects whose names have no role, but that have a sentence
/// or errors.
fn search_sentence<'a>(
    builder: &mut ReportBuilder<'a>,
    unread: &[AnnotatedMember<'_, 'a>],
    level: u8,
) {
    for member in unread {
        // Of the parts of a result, some have an error.
        if let (None, Value::Array(items)) = (member.role, member.value)
            && items.iter().any(|item| item.get("error").and_then(Value::as_str).is_some())
        {
            read_list(builder, items);
        }
        if let (None, Value::Object(inner)) = (member.role, member.value) {
            let object = AnnotatedObject::new(inner);
            let is_said = |member: AnnotatedMember<'_, '_>| match member.role {
                Some(MemberRole::Text(_)) => find_text(member.value).is_some(),
                Some(MemberRole::Errors) => matches!(member.value, Value::Array(_)),
                _ => false,
            };
            if object.members().any(is_said) {
                read_object(builder, &object, level.saturating_add(1));
                // The code outside is rather that of the whole than one in a list is.
                if let Some(entry) = builder.first_entry.as_mut() {
                    entry.code = None;
                }
            }
        }
    }
}

/// Reads the errors of a request that was a list: its items come back, each with its errors.
fn read_request_items<'a>(builder: &mut ReportBuilder<'a>, unread: &[AnnotatedMember<'_, 'a>]) {
    for member in unread {
        let Value::Array(items) = member.value else { continue };
        for item in items {
            let Value::Object(members) = item else { continue };
            for (name, value) in members {
                if let Value::Array(errors) = value
                    && (name.ends_with("errors") || name.ends_with("Errors"))
                {
                    read_error_list(&mut builder.errors, errors, &[], None);
                }
            }
        }
    }
    // A list under any name has field errors if each entry has a field and a sentence.
    if builder.errors.is_empty()
        && let Some(items) = unread.iter().find_map(|member| find_field_errors(member.value))
    {
        read_error_list(&mut builder.errors, items, &[], None);
    }
}

/// Reads the errors by field that stand beside a code alone.
fn read_fields_beside_code<'a>(
    builder: &mut ReportBuilder<'a>,
    unread: &[AnnotatedMember<'_, 'a>],
) {
    let is_sentence = |member: &AnnotatedMember<'_, '_>| match member.value {
        Value::String(text) => text::contains_byte(text, b' ') && !is_secret_name(member.name),
        value => is_list_of_texts(value),
    };
    // One sentence alone is rather about the whole.
    if let [member] = unread
        && let Value::String(text) = member.value
        && is_whole_sentence(member.value)
        && is_sentence(member)
    {
        return builder.offer_detail(TextRank::List.rank(), text);
    }
    if matches!(builder.status, 400 | 409 | 422) && unread.iter().all(is_sentence) {
        for member in unread {
            // A member with a code is none of a field.
            if let Some(MemberRole::Code(_)) = member.role {
                continue;
            }
            read_field_map(&mut builder.errors, member.as_members());
        }
        builder.extensions.clear();
    }
}

/// Reads a body without usual names: its only text is the sentence, and of several sentences each is
/// about a field.
fn read_bare_texts<'a>(
    builder: &mut ReportBuilder<'a>,
    object: &AnnotatedObject<'_, 'a>,
    extension_count: usize,
) {
    // A secret, an id or a URL is never a sentence.
    let can_be_sentence = |member: &AnnotatedMember<'_, '_>| {
        !is_secret_name(member.name) && member.value.as_str().is_none_or(is_like_sentence)
    };
    let is_lone = object.only_member().is_none_or(|member| can_be_sentence(&member));
    let mut texts = object.members().filter_map(|member| find_text(member.value));
    let is_sentence = |member: AnnotatedMember<'_, '_>| {
        member.value.as_str().is_some_and(|text| text::contains_byte(text, b' '))
    };
    if let (Some(text), None) = (texts.next(), texts.next()) {
        if !is_lone || !is_like_sentence(text) {
            return;
        }
        builder.offer_detail(TextRank::Message.rank(), text);
    } else if matches!(builder.status, 400 | 409 | 422) && object.members().all(is_sentence) {
        read_error_map(&mut builder.errors, object.plain_members());
        builder.extensions.truncate(extension_count);
    }
}
