//! Reads a member by the role of its name.

use std::borrow::Cow;
use std::{mem, slice};

use super::annotated_object::{AnnotatedMember, AnnotatedObject};
use super::error_list::read_error_list;
use super::error_map::{read_error_map, read_field_map};
use super::errors_member::read_errors_object;
use super::object::{read_list, read_object};
use super::object_class::{
    is_error_value, is_field_error_entry, is_field_map, is_list_of_texts, is_map_of_coded_errors,
    is_map_of_errors,
};
use super::typed_details::{has_types, read_typed_details};
use crate::ascii;
use crate::json_value::Value;
use crate::number::{parse_number, parse_whole};
use crate::read::member_roles::MemberRole;
use crate::read::ranks::{CodeRank, LabelRank, Rank, RequestIdRank, TextRank, TitleRank};
use crate::read::report_builder::ReportBuilder;
use crate::read::text;
use crate::read::text_class::{
    find_text, is_absent, is_bare_failure, is_like_sentence, is_program_name, is_status_phrase,
    is_whole_sentence, parse_nested_json,
};

/// Reads a member that has a role. Returns whether the member was read, so that it need not be an
/// extension.
pub fn read_member<'a>(
    builder: &mut ReportBuilder<'a>,
    member: &AnnotatedMember<'_, 'a>,
    level: u8,
) -> bool {
    let Some(role) = member.role else { return false };
    if read_nested_json(builder, member, level) {
        return true;
    }
    match (role, member.value) {
        (_, Value::Null) => true,
        // A blank text says the same as no member.
        (_, Value::String(text)) if is_absent(text) => true,
        (MemberRole::Text(rank), _) => read_sentence(builder, rank, member, level),
        (MemberRole::RetryAfter(unit), value) => {
            builder.offer_retry_after(unit, value);
            true
        }
        (MemberRole::Retryable, value) => builder.offer_retryable(value),
        (MemberRole::Help(rank), value) => {
            builder.offer_help(rank.rank(), value);
            false
        }
        (MemberRole::IsGlobal, Value::Bool(is_global)) => {
            builder.is_global = Some(*is_global);
            true
        }
        (_, Value::String(text)) => read_text_member(builder, role, member, text, level),
        (_, Value::Number(digits)) => read_number_member(builder, role, member, digits, level),
        (_, Value::Array(items)) => read_list_member(builder, role, items),
        (_, Value::Object(members)) => read_object_member(builder, role, member, members, level),
        (_, Value::Bool(_)) => false,
    }
}

/// JSON in texts is read this deep: JSON in a text, and JSON in a text of that.
const DEEPEST_TEXT_LEVEL: u8 = 2;

/// Reads a text that is an object or a list in JSON as if that stood there. Returns whether it was, and
/// said something.
pub fn read_nested_json<'a>(
    builder: &mut ReportBuilder<'a>,
    member: &AnnotatedMember<'_, 'a>,
    level: u8,
) -> bool {
    let may_be_nested = matches!(
        member.role,
        Some(
            MemberRole::Text(_)
                | MemberRole::Error
                | MemberRole::Errors
                | MemberRole::Details
                | MemberRole::Reason
                | MemberRole::Container
        )
    );
    let Value::String(text) = member.value else { return false };
    if !may_be_nested || builder.text_level >= DEEPEST_TEXT_LEVEL {
        return false;
    }
    let Some(value) = parse_nested_json(text) else { return false };
    let pair = (member.name.clone(), value);
    builder.text_level = builder.text_level.saturating_add(1);
    let is_read = read_member(builder, &AnnotatedMember::new(&pair, member.role), level);
    builder.text_level = builder.text_level.saturating_sub(1);
    is_read && !builder.is_empty()
}

/// Reads a member that is a text.
fn read_text_member<'a>(
    builder: &mut ReportBuilder<'a>,
    role: MemberRole,
    member: &AnnotatedMember<'_, 'a>,
    text: &Cow<'a, str>,
    level: u8,
) -> bool {
    let (name, value) = (&**member.name, member.value);
    match role {
        // WebOb and others have the status line as a code.
        MemberRole::Code(rank) => builder.offer_code(rank.at(level), value),
        MemberRole::NameOrId => {
            let is_id_code = || {
                (!name.eq_ignore_ascii_case("id") || ascii::contains_any(text, b"_."))
                    && !text.bytes().any(|byte| byte.is_ascii_digit())
            };
            // `songs-api` is rather the name of a server.
            let is_server = || {
                text::contains_byte(text, b'-')
                    && !text.bytes().any(|byte| byte.is_ascii_uppercase())
            };
            let is_code = is_program_name(builder.status, text)
                && !text.starts_with(|char: char| char.is_ascii_digit())
                && !is_server()
                && (matches!(name, "name" | "Name" | "symbol") || is_id_code());
            if is_code {
                builder.offer_code(CodeRank::Name.at(level), value);
            }
            return is_code;
        }
        MemberRole::Title if level == 0 => {
            builder.title.offer(TitleRank::Title.rank(), text.clone());
        }
        MemberRole::Title => builder.offer_label(LabelRank::Title.at(level), text),
        MemberRole::Label => builder.offer_label(LabelRank::Label.at(level), text),
        MemberRole::Error | MemberRole::Container
            if text.bytes().all(|byte| byte.is_ascii_digit() || b"-._".contains(&byte)) =>
        {
            return read_number_member(builder, role, member, text, level);
        }
        MemberRole::Error if is_program_name(builder.status, text) => {
            builder.code_like_texts.push(text.clone());
            builder.offer_code(CodeRank::ReasonCode.at(level), value);
        }
        MemberRole::Error => {
            builder.offer_label(LabelRank::Title.at(level), text);
            if is_like_sentence(text) && !is_status_phrase(builder.status, text) {
                builder
                    .detail
                    .offer(Rank::ERROR_SENTENCE, text::borrow_part(text, text::trim(text)));
            }
        }
        MemberRole::Container if name == "exception" => {
            if is_program_name(builder.status, text) {
                builder.offer_code(CodeRank::ErrorClass.at(level), value);
            } else {
                builder.offer_detail(TextRank::Cause.at(level), text);
            }
            return false;
        }
        // A result or a response that is a text may say what is wrong.
        MemberRole::Container if is_whole_sentence(value) => {
            builder.offer_detail(TextRank::List.at(level), text);
            return false;
        }
        MemberRole::Type => read_type(builder, text, level),
        MemberRole::Reason => {
            if is_program_name(builder.status, text) {
                builder.offer_code(CodeRank::Tag.at(level), value);
                builder.code_like_texts.push(text.clone());
            } else if is_status_phrase(builder.status, text) {
                builder.offer_label(LabelRank::Label.at(level), text);
            } else {
                builder.offer_detail(TextRank::LongMessage.at(level), text);
            }
        }
        MemberRole::Status => read_status_text(builder, text, value, level),
        MemberRole::Errors | MemberRole::Details => {
            builder.offer_detail(TextRank::List.at(level), text);
        }
        // A trace may also be one of calls.
        MemberRole::RequestId(_) if is_bare_failure(text) || is_like_sentence(text) => {
            return false;
        }
        MemberRole::RequestId(rank) => builder.request_id.offer(rank.rank(), text.clone()),
        MemberRole::Instance if level == 0 => builder.instance = Some(text.clone()),
        MemberRole::Field(rank) if !text.is_empty() => {
            builder.field.offer(rank.rank(), value.clone());
            return false;
        }
        _ => return false,
    }
    true
}

/// Reads the type of a problem, which names it for programs, too.
fn read_type<'a>(builder: &mut ReportBuilder<'a>, text: &Cow<'a, str>, level: u8) {
    let is_uri = text::contains(text, "://")
        || ["urn:", "tag:", "/"].iter().any(|start| text.starts_with(start));
    if is_uri {
        builder.type_uri.get_or_insert(text.clone());
        builder.offer_code(CodeRank::TypeUri.at(level), &Value::String(text.clone()));
    } else if !is_bare_failure(text) && !text::contains_byte(text, b' ') {
        builder.offer_code(CodeRank::Type.at(level), &Value::String(text.clone()));
    }
}

/// Whether the number in the place of a status is a code: the status of the response says that all is
/// well, and the number says something else.
fn is_number_code(status: u16, digits: &str) -> bool {
    status < 300 && digits.len() > 2 && parse_whole(digits, 10).is_some_and(|number| number > 200)
}

/// Reads a status that is a text: a phrase or a code.
fn read_status_text<'a>(
    builder: &mut ReportBuilder<'a>,
    text: &Cow<'a, str>,
    value: &Value<'a>,
    level: u8,
) {
    if is_number_code(builder.status, text) {
        builder.offer_code(CodeRank::Status.at(level), value);
    }
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_bare_failure(text) || is_number || text.eq_ignore_ascii_case("ok") {
        return;
    }
    if is_status_phrase(builder.status, text) {
        builder.offer_label(LabelRank::Label.rank(), text);
    } else if is_program_name(builder.status, text) {
        builder.offer_code(CodeRank::Status.at(level), value);
    } else if is_whole_sentence(value) {
        builder.offer_detail(TextRank::List.at(level), text);
    }
}

/// Reads a member that is a number.
fn read_number_member<'a>(
    builder: &mut ReportBuilder<'a>,
    role: MemberRole,
    member: &AnnotatedMember<'_, 'a>,
    digits: &Cow<'a, str>,
    level: u8,
) -> bool {
    match role {
        MemberRole::Code(rank) => builder.offer_code(rank.at(level), member.value),
        MemberRole::NameOrId if member.name != "id" => {
            builder.offer_code(CodeRank::OtherCode.at(level), member.value);
        }
        // A failure that is a number is how many parts failed.
        MemberRole::Error if member.name != "failure" => {
            if parse_number(digits) != Some(builder.status.into()) {
                builder.offer_code(CodeRank::Tag.at(level), member.value);
            }
        }
        MemberRole::Status => {
            // A number that cannot be a status code is a code of the API.
            let is_status = digits.len() == 3 && digits.starts_with(['1', '2', '3', '4', '5']);
            if !is_status && member.name != "status" || is_number_code(builder.status, digits) {
                builder.offer_code(CodeRank::Status.at(level), member.value);
            }
        }
        MemberRole::Type => builder.offer_code(CodeRank::Type.at(level), member.value),
        // The id of an event that is a number is the same for each such event.
        MemberRole::RequestId(rank) if rank != RequestIdRank::EventId => {
            builder.request_id.offer(rank.rank(), digits.clone());
        }
        // A result that is a number is that of a request, unless it is 0.
        MemberRole::Container
            if text::is_word_of("result|response", member.name)
                && digits.bytes().any(|byte| byte != b'0') =>
        {
            builder.offer_code(CodeRank::Tag.at(level), member.value);
            return false;
        }
        _ => return false,
    }
    true
}

/// Reads a member that is a list.
fn read_list_member<'a>(
    builder: &mut ReportBuilder<'a>,
    role: MemberRole,
    items: &[Value<'a>],
) -> bool {
    let has_object = || items.iter().any(|item| matches!(item, Value::Object(_)));
    match role {
        MemberRole::Details if has_types(items) => {
            read_typed_details(builder, items);
            return false;
        }
        MemberRole::Errors | MemberRole::Details | MemberRole::Error => read_list(builder, items),
        MemberRole::Container if items.iter().any(is_field_error_entry) => {
            read_error_list(&mut builder.errors, items, &[], None);
        }
        MemberRole::Container
            if builder.detail.is_empty() && builder.errors.is_empty() && has_object() =>
        {
            read_list(builder, items);
        }
        // Each is a map of one field or of several.
        MemberRole::Field(_) if items.iter().all(is_field_map) => {
            for item in items {
                if let Value::Object(members) = item {
                    read_field_map(&mut builder.errors, members);
                }
            }
        }
        MemberRole::Fields if has_object() => {
            read_error_list(&mut builder.errors, items, &[], None);
        }
        _ => return false,
    }
    true
}

/// Reads a member that is an object.
fn read_object_member<'a>(
    builder: &mut ReportBuilder<'a>,
    role: MemberRole,
    member: &AnnotatedMember<'_, 'a>,
    members: &[(Cow<'a, str>, Value<'a>)],
    level: u8,
) -> bool {
    let object = &AnnotatedObject::new(members);
    let inner_level = level.saturating_add(1);
    match role {
        MemberRole::Errors if object.has_name("#text") => {
            read_list(builder, slice::from_ref(member.value));
        }
        MemberRole::Errors | MemberRole::Details => {
            return read_errors_object(builder, role, object, inner_level);
        }
        MemberRole::Error | MemberRole::Status | MemberRole::Reason => {
            read_object(builder, object, inner_level);
        }
        MemberRole::Container if is_map_of_coded_errors(object) => {
            read_field_map(&mut builder.errors, object.plain_members());
        }
        MemberRole::Container if member.name != "extra" => {
            // A name in an envelope or in further data is not a part of the request.
            let field = mem::take(&mut builder.field);
            read_object(builder, object, inner_level);
            builder.field = field;
        }
        MemberRole::Fields => read_error_map(&mut builder.errors, object.plain_members()),
        _ => return false,
    }
    true
}

/// Reads a sentence, or a list or a map in the place of one.
fn read_sentence<'a>(
    builder: &mut ReportBuilder<'a>,
    rank: TextRank,
    member: &AnnotatedMember<'_, 'a>,
    level: u8,
) -> bool {
    match member.value {
        // A cause that is one word is a code.
        Value::String(text)
            if rank == TextRank::Cause
                && member.name == "cause"
                && is_program_name(builder.status, text) =>
        {
            builder.offer_code(CodeRank::Tag.at(level), member.value);
        }
        Value::String(text) => builder.offer_detail(rank.at(level), text),
        Value::Array(items) if is_list_of_texts(member.value) => read_list(builder, items),
        // In FastAPI's list each entry is about a field, and none about the whole.
        Value::Array(items)
            if items.iter().any(|item| match item {
                Value::Object(_) => rank <= TextRank::Msg || is_error_value(item),
                _ => false,
            }) =>
        {
            read_error_list(&mut builder.errors, items, &[], None);
        }
        Value::Object(members) => {
            let line = || members.first().filter(|_| builder.is_xml && members.len() == 1);
            let text = find_text(member.value).or_else(|| find_text(&line()?.1));
            if let Some(text) = text {
                builder.offer_detail(rank.at(level), text);
                // In XML the code may be an attribute of the text.
                if let Some(code) = member.value.get("code") {
                    builder.offer_code(CodeRank::ErrorCode.at(level), code);
                }
                return true;
            }
            let object = AnnotatedObject::new(members);
            if is_map_of_errors(&object) && !has_sentence_or_error(&object) {
                read_error_map(&mut builder.errors, members);
            } else {
                read_object(builder, &object, level.saturating_add(1));
            }
        }
        _ => return false,
    }
    true
}

/// Whether a member has a role for sentences, or holds the error.
fn has_sentence_or_error(object: &AnnotatedObject<'_, '_>) -> bool {
    object.members().any(|member| {
        matches!(
            member.role,
            Some(MemberRole::Text(_) | MemberRole::Reason | MemberRole::Error | MemberRole::Errors)
        )
    })
}
