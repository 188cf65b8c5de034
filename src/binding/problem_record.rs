//! The record in which a problem and the options of its response cross from JavaScript into the core.
//!
//! A record is a text and a table. The text has the parts of the record one after another, and the
//! table has the tag and the length of each part. Lengths are in UTF-16 code units, which JavaScript
//! knows without encoding. So one call and one copy move the whole record.
//!
//! This module must not know how the bytes came here.

use std::borrow::Cow;

use crate::dialect::Representation;
use crate::header::{Challenge, RetryAfter};
use crate::problem::{ErrorCode, HelpLink, PageLayout, Problem};
use crate::response_parts::ResponseOptions;

/// The meaning of a part of a record. The number of a tag is its index in [`Tag::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Tag {
    /// `Problem::type_uri`
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
    /// `Problem::retryable`, `true` or `false`
    Retryable,
    /// `Problem::help`
    HelpHref,
    /// The text of the last `HelpHref`
    HelpText,
    /// `Problem::errors`, as JSON
    Errors,
    /// `Problem::extensions`, as JSON
    Extensions,
    /// `Problem::explanation`
    Explanation,
    /// Starts `ResponseOptions::allow`, with an empty text
    Allow,
    /// One method of `ResponseOptions::allow`
    Method,
    /// A complete challenge
    Challenge,
    /// The scheme of a challenge
    Scheme,
    /// The token68 of the last scheme
    Token68,
    /// The name of a parameter of the last scheme
    ParamName,
    /// The value of the last parameter
    ParamValue,
    /// One protocol of `ResponseOptions::upgrade`
    Upgrade,
    /// `ResponseOptions::location`
    Location,
    /// `ResponseOptions::retry_after` in seconds
    RetrySeconds,
    /// `ResponseOptions::retry_after` as seconds since 1970
    RetryAt,
    /// `ResponseOptions::length`
    Length,
    /// `ResponseOptions::unit`
    Unit,
    /// One media type of `ResponseOptions::accept`
    Accept,
    /// One coding of `ResponseOptions::accept_encoding`
    AcceptEncoding,
    /// One media type of `ResponseOptions::accept_patch`
    AcceptPatch,
    /// `ResponseOptions::blocked_by`
    BlockedBy,
    /// The name of a further header
    HeaderName,
    /// The value of the last header
    HeaderValue,
    /// `Problem::reason`
    Reason,
    /// `Problem::request_id`
    RequestId,
    /// `PageLayout::comment`
    Comment,
    /// `PageLayout::template`
    Template,
    /// `PageLayout::page`
    Page,
    /// The name of a value of `PageLayout::values`
    ValueName,
    /// The value of the last `ValueName`
    ValueText,
    /// `ResponseOptions::representation`, one of [`REPRESENTATIONS`]
    Representation,
    /// Sets `ResponseOptions::negotiated`, with an empty text
    Negotiated,
    /// Sets `Problem::has_class_title`, with an empty text
    ClassTitle,
    /// `PageLayout::language`
    Language,
    /// `PageLayout::retry_sentence`
    RetrySentence,
    /// `PageLayout::code_label`
    CodeLabel,
    /// `PageLayout::reference_label`
    ReferenceLabel,
}

impl Tag {
    /// All tags, in the order of their numbers.
    pub const ALL: [Self; 45] = [
        Self::Type,
        Self::Title,
        Self::Detail,
        Self::Instance,
        Self::Code,
        Self::CodeNumber,
        Self::Retryable,
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
        Self::ClassTitle,
        Self::Language,
        Self::RetrySentence,
        Self::CodeLabel,
        Self::ReferenceLabel,
    ];
}

/// The representations, by the texts of [`Tag::Representation`].
pub const REPRESENTATIONS: [(&str, Representation); 3] = [
    ("always", Representation::Always),
    ("detail", Representation::WithDetail),
    ("never", Representation::Never),
];

/// Returns the problem and the response options of a record. `table` has two numbers for each part:
/// its tag and its length. A part with an unknown tag is skipped, and a text that ends early ends the
/// record.
///
/// ```
/// use httpexc::binding::problem_record::{Tag, parse_problem_record};
/// let (problem, options) = parse_problem_record(404, "No song.GET", &[
///     Tag::Detail as u32, 8,
///     Tag::Allow as u32, 0,
///     Tag::Method as u32, 3,
/// ]);
/// assert_eq!(problem.detail.as_deref(), Some("No song."));
/// assert_eq!(options.allow, Some(vec!["GET"]));
/// ```
#[must_use]
pub fn parse_problem_record<'a>(
    status: u16,
    text: &'a str,
    table: &[u32],
) -> (Problem<'a>, ResponseOptions<'a>) {
    // Parts that come once are collected here by their tags. Other parts are added to `options`.
    let mut parts = [None; Tag::ALL.len()];
    let mut options = ResponseOptions::default();
    let mut values: Vec<(&str, &str)> = Vec::new();
    let mut rest = text;
    for entry in table.chunks_exact(2) {
        let &[tag, units] = entry else { break };
        let (part, tail) = split_at_units(rest, units);
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
                _ => add_part(&mut options, *tag, part),
            }
        }
    }
    let part = |tag: Tag| parts.get(tag as usize).copied().flatten();
    let text = |tag: Tag| part(tag).map(Cow::Borrowed);

    options.location = part(Tag::Location);
    options.unit = part(Tag::Unit);
    options.blocked_by = part(Tag::BlockedBy);
    options.length = part(Tag::Length).and_then(|digits| digits.parse().ok());
    let seconds = part(Tag::RetrySeconds).and_then(|digits| digits.parse().ok());
    let moment = part(Tag::RetryAt).and_then(|digits| digits.parse().ok());
    options.retry_after = seconds.map(RetryAfter::Seconds).or(moment.map(RetryAfter::At));

    let mut problem = Problem {
        status,
        type_uri: text(Tag::Type),
        title: text(Tag::Title),
        has_class_title: part(Tag::ClassTitle).is_some(),
        detail: text(Tag::Detail),
        instance: text(Tag::Instance),
        code: text(Tag::Code).map(ErrorCode::Text).or(text(Tag::CodeNumber).map(ErrorCode::Number)),
        retryable: part(Tag::Retryable).and_then(|word| word.parse().ok()),
        help: text(Tag::HelpHref).map(|href| HelpLink { href, text: text(Tag::HelpText) }),
        explanation: text(Tag::Explanation),
        reason: text(Tag::Reason),
        request_id: text(Tag::RequestId),
        layout: PageLayout {
            comment: text(Tag::Comment),
            template: text(Tag::Template),
            page: text(Tag::Page),
            values,
            language: text(Tag::Language),
            retry_sentence: text(Tag::RetrySentence),
            code_label: text(Tag::CodeLabel),
            reference_label: text(Tag::ReferenceLabel),
        },
        ..Problem::default()
    };
    if let Some(json) = part(Tag::Errors) {
        problem.add_errors_from_json(json);
    }
    if let Some(json) = part(Tag::Extensions) {
        problem.add_extensions_from_json(json);
    }
    (problem, options)
}

/// Splits a text after a number of UTF-16 code units.
fn split_at_units(text: &str, units: u32) -> (&str, &str) {
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
fn add_part<'a>(options: &mut ResponseOptions<'a>, tag: Tag, part: &'a str) {
    match tag {
        Tag::Allow => _ = options.allow.get_or_insert_default(),
        Tag::Method => options.allow.get_or_insert_default().push(part),
        Tag::Upgrade => options.upgrade.push(part),
        Tag::Accept => options.accept.push(part),
        Tag::AcceptEncoding => options.accept_encoding.push(part),
        Tag::AcceptPatch => options.accept_patch.push(part),
        Tag::Challenge => options.challenges.push(Challenge::Raw(part)),
        Tag::Scheme => options.challenges.push(Challenge::Params(part, Vec::new())),
        Tag::Token68 => {
            if let Some(Challenge::Params(scheme, _)) = options.challenges.pop() {
                options.challenges.push(Challenge::Token68(scheme, part));
            }
        }
        Tag::ParamName => {
            if let Some(Challenge::Params(_, params)) = options.challenges.last_mut() {
                params.push((part, ""));
            }
        }
        Tag::ParamValue => {
            if let Some(Challenge::Params(_, params)) = options.challenges.last_mut()
                && let Some(param) = params.last_mut()
            {
                param.1 = part;
            }
        }
        Tag::HeaderName => options.headers.push((part, "")),
        Tag::HeaderValue => {
            if let Some(header) = options.headers.last_mut() {
                header.1 = part;
            }
        }
        Tag::Negotiated => options.negotiated = true,
        Tag::Representation => {
            let found = REPRESENTATIONS.iter().find(|(name, _)| *name == part);
            options.representation = found.map(|(_, representation)| *representation);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_tag_is_its_index() {
        for (place, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, place, "{tag:?}");
        }
    }

    #[test]
    fn lengths_count_utf16_code_units() {
        assert_eq!(split_at_units("aé😀b", 4), ("aé😀", "b"));
        assert_eq!(split_at_units("😀", 1), ("", "😀"));
        assert_eq!(split_at_units("ab", 9), ("ab", ""));
    }
}
