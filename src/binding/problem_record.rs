//! Gives a problem and its facts from the packed record in which they cross into the core.
//!
//! A record is one text and a table: the table names the parts that stand in the text one after
//! another, each with its length in UTF-16 code units. That is what a JavaScript caller knows
//! without encoding anything, so one call and one copy bring everything over.
//!
//! This module must not know how the bytes came here.

use std::borrow::Cow;

use crate::dialect::Representation;
use crate::header::{Challenge, RetryAfter};
use crate::problem::{ErrorCode, Help, Layout, Problem};
use crate::response_parts::Facts;

/// What a part of a record is. Its number is its place in [`Tag::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Tag {
    /// `Problem::kind`
    Type,
    /// `Problem::title`
    Title,
    /// `Problem::detail`
    Detail,
    /// `Problem::instance`
    Instance,
    /// `Problem::code`, a text
    Code,
    /// `Problem::code`, a number in digits
    CodeNumber,
    /// `Problem::help`
    HelpHref,
    /// The text of the help whose `HelpHref` came before
    HelpText,
    /// `Problem::errors`, as JSON
    Errors,
    /// `Problem::extensions`, as JSON
    Extensions,
    /// `Problem::explanation`
    Explanation,
    /// Begins `Facts::allow`; the text is empty
    Allow,
    /// One method of it
    Method,
    /// A challenge as it is sent
    Challenge,
    /// The scheme of a challenge
    Scheme,
    /// The token68 of the scheme before
    Token68,
    /// A parameter's name, for the scheme before
    ParamName,
    /// The value of the parameter before
    ParamValue,
    /// One protocol of `Facts::upgrade`
    Upgrade,
    /// `Facts::location`
    Location,
    /// `Facts::retry_after` in seconds
    RetrySeconds,
    /// `Facts::retry_after` as seconds since 1970
    RetryAt,
    /// `Facts::length`
    Length,
    /// `Facts::unit`
    Unit,
    /// One media type of `Facts::accept`
    Accept,
    /// One coding of `Facts::accept_encoding`
    AcceptEncoding,
    /// One media type of `Facts::accept_patch`
    AcceptPatch,
    /// `Facts::blocked_by`
    BlockedBy,
    /// The name of a further header field
    HeaderName,
    /// The value of the header field before
    HeaderValue,
    /// `Problem::reason`
    Reason,
    /// `Problem::request_id`
    RequestId,
    /// `Layout::comment`
    Comment,
    /// `Layout::template`
    Template,
    /// `Layout::page`
    Page,
    /// The name of a value of `Layout::values`
    ValueName,
    /// The value whose name came before
    ValueText,
    /// `Facts::representation`: always, detail or never
    Representation,
    /// Sets `Facts::negotiated`; the text is empty
    Negotiated,
}

impl Tag {
    /// All tags, in the order of their numbers.
    pub const ALL: [Self; 39] = [
        Self::Type,
        Self::Title,
        Self::Detail,
        Self::Instance,
        Self::Code,
        Self::CodeNumber,
        Self::HelpHref,
        Self::HelpText,
        Self::Errors,
        Self::Extensions,
        Self::Explanation,
        Self::Allow,
        Self::Method,
        Self::Challenge,
        Self::Scheme,
        Self::Token68,
        Self::ParamName,
        Self::ParamValue,
        Self::Upgrade,
        Self::Location,
        Self::RetrySeconds,
        Self::RetryAt,
        Self::Length,
        Self::Unit,
        Self::Accept,
        Self::AcceptEncoding,
        Self::AcceptPatch,
        Self::BlockedBy,
        Self::HeaderName,
        Self::HeaderValue,
        Self::Reason,
        Self::RequestId,
        Self::Comment,
        Self::Template,
        Self::Page,
        Self::ValueName,
        Self::ValueText,
        Self::Representation,
        Self::Negotiated,
    ];
}

/// Gives what a record holds. `table` has two numbers for each part: its tag and its length. A
/// part with an unknown tag is passed over, and a text that ends early ends the record.
///
/// ```
/// use httpexc::binding::problem_record::{read, Tag};
/// let (problem, facts) = read(404, "No song.GET", &[
///     Tag::Detail as u32, 8,
///     Tag::Allow as u32, 0,
///     Tag::Method as u32, 3,
/// ]);
/// assert_eq!(problem.detail.as_deref(), Some("No song."));
/// assert_eq!(facts.allow, Some(vec!["GET"]));
/// ```
#[must_use]
pub fn read<'a>(status: u16, text: &'a str, table: &[u32]) -> (Problem<'a>, Facts<'a>) {
    // A part that can come once stands here under its tag; the others go to `facts` as they come.
    let mut parts = [None; Tag::ALL.len()];
    let mut facts = Facts::default();
    let mut values: Vec<(&str, &str)> = Vec::new();
    let mut rest = text;
    for entry in table.chunks_exact(2) {
        let &[tag, units] = entry else { break };
        let (part, tail) = cut(rest, units);
        rest = tail;
        let tag = usize::try_from(tag).unwrap_or(usize::MAX);
        if let (Some(place), Some(tag)) = (parts.get_mut(tag), Tag::ALL.get(tag)) {
            *place = Some(part);
            match tag {
                Tag::ValueName => values.push((part, "")),
                Tag::ValueText => {
                    if let Some(value) = values.last_mut() {
                        value.1 = part;
                    }
                }
                _ => collect(&mut facts, *tag, part),
            }
        }
    }
    let part = |tag: Tag| parts.get(tag as usize).copied().flatten();
    let text = |tag: Tag| part(tag).map(Cow::Borrowed);

    facts.location = part(Tag::Location);
    facts.unit = part(Tag::Unit);
    facts.blocked_by = part(Tag::BlockedBy);
    facts.length = part(Tag::Length).and_then(|digits| digits.parse().ok());
    let seconds = part(Tag::RetrySeconds).and_then(|digits| digits.parse().ok());
    let moment = part(Tag::RetryAt).and_then(|digits| digits.parse().ok());
    facts.retry_after = seconds.map(RetryAfter::Seconds).or(moment.map(RetryAfter::At));

    let mut problem = Problem {
        status,
        kind: text(Tag::Type),
        title: text(Tag::Title),
        detail: text(Tag::Detail),
        instance: text(Tag::Instance),
        code: text(Tag::Code).map(ErrorCode::Text).or(text(Tag::CodeNumber).map(ErrorCode::Number)),
        help: text(Tag::HelpHref).map(|href| Help { href, text: text(Tag::HelpText) }),
        explanation: text(Tag::Explanation),
        reason: text(Tag::Reason),
        request_id: text(Tag::RequestId),
        layout: Layout {
            comment: text(Tag::Comment),
            template: text(Tag::Template),
            page: text(Tag::Page),
            values,
        },
        ..Problem::default()
    };
    if let Some(json) = part(Tag::Errors) {
        problem.extend_errors(json);
    }
    if let Some(json) = part(Tag::Extensions) {
        problem.extend(json);
    }
    (problem, facts)
}

/// Cuts a text after so many UTF-16 code units.
fn cut(text: &str, units: u32) -> (&str, &str) {
    let units = usize::try_from(units).unwrap_or(usize::MAX);
    let ascii = text.as_bytes().get(..units).is_some_and(<[u8]>::is_ascii);
    let end = if ascii {
        units
    } else {
        let mut left = units;
        let beyond = text.char_indices().find(|(_, char)| {
            let fits = left >= char.len_utf16();
            left = left.saturating_sub(char.len_utf16());
            !fits
        });
        beyond.map_or(text.len(), |(at, _)| at)
    };
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Adds a part that can come more than once.
fn collect<'a>(facts: &mut Facts<'a>, tag: Tag, part: &'a str) {
    match tag {
        Tag::Allow => _ = facts.allow.get_or_insert_default(),
        Tag::Method => facts.allow.get_or_insert_default().push(part),
        Tag::Upgrade => facts.upgrade.push(part),
        Tag::Accept => facts.accept.push(part),
        Tag::AcceptEncoding => facts.accept_encoding.push(part),
        Tag::AcceptPatch => facts.accept_patch.push(part),
        Tag::Challenge => facts.challenges.push(Challenge::Raw(part)),
        Tag::Scheme => facts.challenges.push(Challenge::Params(part, Vec::new())),
        Tag::Token68 => {
            if let Some(Challenge::Params(scheme, _)) = facts.challenges.pop() {
                facts.challenges.push(Challenge::Token68(scheme, part));
            }
        }
        Tag::ParamName => {
            if let Some(Challenge::Params(_, params)) = facts.challenges.last_mut() {
                params.push((part, ""));
            }
        }
        Tag::ParamValue => {
            if let Some(Challenge::Params(_, params)) = facts.challenges.last_mut()
                && let Some(param) = params.last_mut()
            {
                param.1 = part;
            }
        }
        Tag::HeaderName => facts.headers.push((part, "")),
        Tag::HeaderValue => {
            if let Some(header) = facts.headers.last_mut() {
                header.1 = part;
            }
        }
        Tag::Negotiated => facts.negotiated = true,
        Tag::Representation => {
            facts.representation = match part {
                "always" => Some(Representation::Always),
                "detail" => Some(Representation::WithDetail),
                "never" => Some(Representation::Never),
                _ => None,
            };
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_tag_is_its_place() {
        for (place, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, place, "{tag:?}");
        }
    }

    #[test]
    fn lengths_count_utf16_code_units() {
        assert_eq!(cut("aé😀b", 4), ("aé😀", "b"));
        assert_eq!(cut("😀", 1), ("", "😀"));
        assert_eq!(cut("ab", 9), ("ab", ""));
    }
}
