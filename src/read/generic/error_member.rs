//! What a member of an error may say by its role: its code, its message or its path.

use crate::ascii;
use crate::json_value::Value;
use crate::read::member_roles::MemberRole;
use crate::read::ranks::{CodeRank, FieldRank, LabelRank, Rank, TextRank};
use crate::read::text_class::{
    find_text, is_absent, is_bare_failure, is_program_name, is_status_phrase, is_upper_snake_case,
    is_whole_sentence,
};
use crate::read::{RequestPart, text};

/// What a member of an error says.
#[derive(Clone, Copy)]
pub enum Saying {
    /// Its code.
    Code,
    /// Its message.
    Message,
    /// The part of the request that it is about.
    Path,
}

/// Returns what a member of an error may say, and how good a candidate it is.
pub fn rank_member(role: MemberRole, name: &str, value: &Value<'_>) -> Option<(Saying, Rank)> {
    let has_text = || find_text(value).is_some();
    let text = value.as_str();
    Some(match role {
        MemberRole::Code(rank) if is_nonempty_scalar(value) => (Saying::Code, rank.rank()),
        MemberRole::Error | MemberRole::Reason => {
            let is_error = role == MemberRole::Error;
            let text = text?;
            if is_program_name(0, text) || is_number(text) {
                let rank = if is_error { CodeRank::ReasonCode } else { CodeRank::Tag };
                (Saying::Code, rank.rank())
            } else {
                (Saying::Message, TextRank::Cause.rank())
            }
        }
        MemberRole::Type => {
            let is_code = |text: &str| {
                !is_bare_failure(text) && !text::contains_byte(text, b' ') && text != "field"
            };
            if !text.map_or(matches!(value, Value::Number(_)), is_code) {
                return None;
            }
            (Saying::Code, CodeRank::Type.rank())
        }
        MemberRole::Status if text.is_some_and(is_upper_snake_case) => {
            (Saying::Code, CodeRank::Status.rank())
        }
        MemberRole::NameOrId => match value {
            Value::Number(_) if name != "id" => (Saying::Code, CodeRank::ErrorCode.rank()),
            Value::String(text) if is_entry_code(name, text) && is_program_name(0, text) => {
                (Saying::Code, CodeRank::ElementName.rank())
            }
            Value::String(_) if name == "name" => (Saying::Path, FieldRank::Name.rank()),
            _ => return None,
        },
        MemberRole::Errors if text.is_some_and(|text| is_program_name(0, text)) => {
            (Saying::Code, CodeRank::ElementName.rank())
        }
        MemberRole::Errors if has_text() => (Saying::Message, TextRank::List.rank()),
        MemberRole::Text(rank) if has_text() => {
            let is_phrase = text.is_some_and(|text| is_status_phrase(0, text));
            let rank = rank.rank();
            (Saying::Message, if is_phrase { rank.as_phrase() } else { rank })
        }
        MemberRole::Details if has_text() => (Saying::Message, TextRank::LongMessage.rank()),
        MemberRole::Title if text.is_some() => {
            (Saying::Message, LabelRank::Title.rank().as_label())
        }
        MemberRole::Label if text.is_some() => {
            (Saying::Message, LabelRank::Label.rank().as_label())
        }
        MemberRole::Container if is_whole_sentence(value) => {
            (Saying::Message, LabelRank::Label.rank().as_label().next())
        }
        // The key of a message in a catalogue of errors is a code.
        MemberRole::Path(FieldRank::Context)
            if text.is_some_and(|text| is_entry_code("name", text)) =>
        {
            (Saying::Code, CodeRank::ElementName.rank())
        }
        MemberRole::Field(rank) if can_be_path(value) => (Saying::Path, rank.rank()),
        MemberRole::Path(rank) if can_be_path(value) && !is_other_than_path(rank, value) => {
            (Saying::Path, rank.rank())
        }
        MemberRole::Fields if can_be_path(value) => (Saying::Path, FieldRank::Location.rank()),
        _ => return None,
    })
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_nonempty_scalar(value: &Value<'_>) -> bool {
    match value {
        Value::Number(_) => true,
        Value::String(text) => !is_absent(text),
        _ => false,
    }
}

/// An id of an error that is as long as this is not a code.
const LONGEST_CODE_ID: usize = 30;

/// Whether the name or the id of a list's entry is a code.
fn is_entry_code(name: &str, text: &str) -> bool {
    match name {
        "id" => ascii::contains_any(text, b"_.") && !text.bytes().any(|byte| byte.is_ascii_digit()),
        // The id of an error may also be that of one occurrence.
        _ if !matches!(name, "label" | "name") => text.len() < LONGEST_CODE_ID,
        _ => is_upper_snake_case(text) || text.ends_with("Error") || text.ends_with("Exception"),
    }
}

/// Whether a value can name a part of a request.
fn can_be_path(value: &Value<'_>) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(_) => {
            SOURCE_MEMBERS.iter().any(|(name, _)| value.get(name).is_some())
                || value.get("name").is_some()
        }
        Value::Number(_) | Value::Bool(_) | Value::Null => false,
    }
}

/// Whether a text with this rank is not a path: a context may be a sentence, and a location may be the
/// part of the request that the path in another member is in.
fn is_other_than_path(rank: FieldRank, value: &Value<'_>) -> bool {
    value.as_str().is_some_and(|text| match rank {
        FieldRank::Context => text::contains_byte(text, b' '),
        FieldRank::Location => RequestPart::from_name(text).is_some(),
        _ => false,
    })
}

/// The members of a `source` (JSON:API, "Error Objects"), each for a part of the request.
pub const SOURCE_MEMBERS: [(&str, RequestPart); 4] = [
    ("pointer", RequestPart::Body),
    ("parameter", RequestPart::Query),
    ("header", RequestPart::Header),
    ("cookie", RequestPart::Cookie),
];
