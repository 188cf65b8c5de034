//! Collects candidates for the members of a report, and builds the report from the best of them.
//!
//! This module must not know formats.

use std::borrow::Cow;

use super::delay::parse_delay;
use super::member_roles::{MemberRole, TimeUnit, find_role};
use super::ranks::{CodeRank, Rank, TextRank, TitleRank};
use super::text_class::{
    is_bare_failure, is_opaque, is_status_phrase, is_success, is_upper_snake_case, is_uuid,
    parse_word, strip_aws_shape,
};
use super::{RateLimit, Report, ReportedFieldError, UpstreamResponse, path, text};
use crate::json_value::Value;
use crate::number::{parse_number, parse_whole};
use crate::problem::ErrorCode;
use crate::retry::resolve_delay;

/// The candidate with the lowest rank, and of several with that rank the first.
#[derive(Debug)]
pub struct BestCandidate<T> {
    best: Option<(Rank, T)>,
}

impl<T> Default for BestCandidate<T> {
    fn default() -> Self {
        Self { best: None }
    }
}

impl<T> BestCandidate<T> {
    /// Offers a candidate, which is kept if it is better than those before.
    pub fn offer(&mut self, rank: Rank, value: T) {
        if self.would_take(rank) {
            self.best = Some((rank, value));
        }
    }

    /// Whether a candidate of this rank would be kept.
    pub fn would_take(&self, rank: Rank) -> bool {
        self.best.as_ref().is_none_or(|(best, _)| rank < *best)
    }

    /// Whether there is a candidate that is better than this rank.
    pub fn has_better_than(&self, rank: Rank) -> bool {
        self.best.as_ref().is_some_and(|(best, _)| *best < rank)
    }

    /// Whether the best candidate has this rank.
    pub fn has_rank(&self, rank: Rank) -> bool {
        self.best.as_ref().is_some_and(|(best, _)| *best == rank)
    }

    /// Whether there is no candidate.
    pub const fn is_empty(&self) -> bool {
        self.best.is_none()
    }

    /// Returns the best candidate.
    pub fn get(&self) -> Option<&T> {
        self.best.as_ref().map(|(_, value)| value)
    }

    /// Returns the best candidate, to change it.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.best.as_mut().map(|(_, value)| value)
    }

    /// Returns the best candidate, without its rank.
    pub fn into_best(self) -> Option<T> {
        self.best.map(|(_, value)| value)
    }
}

/// In longer lists no error is compared with the others, as that takes time by the square.
const MOST_COMPARED_ERRORS: usize = 32;

/// What was found so far.
#[derive(Debug, Default)]
pub struct ReportBuilder<'a> {
    /// The status code of the response.
    pub status: u16,
    /// The time at which the response was made, in seconds since 1970.
    created_at: Option<f64>,
    /// Whether the body is XML, in which a list is an element that names its entries.
    pub is_xml: bool,
    /// How many texts the value is nested in that is read now, each of which is JSON.
    pub text_level: u8,
    /// The name for programs.
    pub code: BestCandidate<ErrorCode<'a>>,
    /// The URI of the problem type.
    pub type_uri: Option<Cow<'a, str>>,
    /// The title.
    pub title: BestCandidate<Cow<'a, str>>,
    /// The title if there is also a sentence.
    pub label: BestCandidate<Cow<'a, str>>,
    /// Whether a member of its own had a label.
    pub has_label_member: bool,
    /// The sentence.
    pub detail: BestCandidate<Cow<'a, str>>,
    /// Texts that look like codes. If there is no sentence, the first of them that is not the code
    /// becomes the sentence.
    pub code_like_texts: Vec<Cow<'a, str>>,
    /// The URI of the occurrence.
    pub instance: Option<Cow<'a, str>>,
    /// The field errors.
    pub errors: Vec<ReportedFieldError<'a>>,
    /// The delay before another try, in seconds.
    pub retry_after: Option<f64>,
    /// Whether another try is worth it.
    pub retryable: Option<bool>,
    /// The id of the request.
    pub request_id: BestCandidate<Cow<'a, str>>,
    /// Whether the rate limit is one for the whole API.
    pub is_global: Option<bool>,
    /// A URL where a person can read more.
    pub help: BestCandidate<Cow<'a, str>>,
    /// The members that no other member of the report has.
    pub extensions: Vec<(Cow<'a, str>, Value<'a>)>,
    /// The part of the request that the whole error is about.
    pub field: BestCandidate<Value<'a>>,
    /// What the first entry of a list says. It is about the whole error if nothing else is.
    pub first_entry: Option<FirstEntry<'a>>,
    /// Whether something other than the status code says that there is an error.
    pub is_error: bool,
}

/// What the first entry of a list says.
#[derive(Debug, Default)]
pub struct FirstEntry<'a> {
    /// Its name for programs.
    pub code: Option<ErrorCode<'a>>,
    /// Its title.
    pub title: Option<Cow<'a, str>>,
    /// Its sentence.
    pub detail: Option<Cow<'a, str>>,
}

impl<'a> ReportBuilder<'a> {
    /// Creates a builder that has nothing of the body yet.
    pub fn new(response: &UpstreamResponse<'a>) -> Self {
        let UpstreamResponse { status, .. } = *response;
        Self { status, created_at: response.created_at(), ..Self::default() }
    }

    /// Offers a code. One that repeats the status code comes after all others.
    #[inline(never)]
    pub fn offer_code(&mut self, rank: Rank, value: &Value<'a>) {
        let code = match value {
            Value::String(text)
                if !text::trim(text).is_empty()
                    && !is_success(text::trim(text))
                    && !is_uuid(text) =>
            {
                ErrorCode::Text(text::borrow_part(text, strip_aws_shape(text::trim(text))))
            }
            Value::Number(digits) => ErrorCode::Number(digits.clone()),
            _ => return,
        };
        // 0 is the code of success in many APIs, and "unknown" in others.
        let is_zero = code.as_str().bytes().all(|byte| byte == b'0');
        if is_zero && self.status < 300 {
            return;
        }
        let is_status = is_zero || parse_whole(code.as_str(), 10) == Some(self.status.into());
        self.code.offer(if is_status { rank.as_repeated_status() } else { rank }, code);
    }

    /// Offers a sentence. One that is only the phrase of a status is rather a label.
    #[inline(never)]
    pub fn offer_detail(&mut self, rank: Rank, text: &Cow<'a, str>) {
        let trimmed = text::trim(text);
        if trimmed.is_empty() || is_success(trimmed) {
            return;
        }
        if is_bare_failure(trimmed) || is_upper_snake_case(trimmed) {
            self.detail.offer(rank.as_phrase(), text::borrow_part(text, trimmed));
        } else if is_status_phrase(self.status, trimmed) {
            self.label.offer(rank, text::borrow_part(text, trimmed));
            self.detail.offer(rank.as_phrase(), text::borrow_part(text, trimmed));
        } else if self.detail.would_take(rank) {
            self.detail.offer(rank, text::borrow_part(text, trimmed));
        }
    }

    /// Offers a label, which is the sentence if there is no other.
    #[inline(never)]
    pub fn offer_label(&mut self, rank: Rank, text: &Cow<'a, str>) {
        let trimmed = text::trim(text);
        // `"error": "true"` is a flag.
        if !trimmed.is_empty() && !is_success(trimmed) {
            self.has_label_member = true;
            self.label.offer(rank, text::borrow_part(text, trimmed));
            self.detail.offer(rank.as_label(), text::borrow_part(text, trimmed));
        }
    }

    /// Offers a delay before another try: a number, or a text in one of the forms of `Retry-After`.
    pub fn offer_retry_after(&mut self, unit: TimeUnit, value: &Value<'a>) {
        let now = self.created_at;
        let delay = match value {
            Value::Number(digits) => {
                parse_number(digits).and_then(|number| resolve_delay(number * unit.seconds(), now))
            }
            Value::String(text) => parse_delay(text, unit.seconds(), now),
            _ => None,
        };
        if let Some(delay) = delay {
            self.retry_after.get_or_insert(delay);
        }
    }

    /// Offers whether another try is worth it. Returns whether the value says so.
    pub fn offer_retryable(&mut self, value: &Value<'a>) -> bool {
        let word = read_retryable(value);
        self.note_retryable(word);
        word.is_some()
    }

    /// Offers what the entries of a list of errors say of another try, if all of them say the same.
    pub fn offer_retryable_of(&mut self, items: &mut dyn Iterator<Item = &Value<'a>>) {
        let mut words = items.map(find_retryable);
        let first = words.next().flatten();
        if first.is_some() && words.all(|word| word == first) {
            self.note_retryable(first);
        }
    }

    /// Of several words, a no counts.
    fn note_retryable(&mut self, word: Option<bool>) {
        self.retryable =
            if self.retryable == Some(false) { self.retryable } else { word.or(self.retryable) };
    }

    /// Offers a URL for a person: a text, an object that has one, or a list of those.
    pub fn offer_help(&mut self, rank: Rank, value: &Value<'a>) {
        match value {
            Value::String(text) if text.starts_with("http://") || text.starts_with("https://") => {
                self.help.offer(rank, text.clone());
            }
            Value::Object(members) => {
                for (name, value) in members {
                    const PAGES: &str = "help|about|documentation|information_link";
                    let rank = match &**name {
                        "href" | "url" => rank,
                        other if text::is_exact_word_of(PAGES, other) => rank.next(),
                        _ => continue,
                    };
                    self.offer_help(rank, value);
                }
            }
            Value::Array(items) => {
                for item in items {
                    let relation = item.get("rel").and_then(Value::as_str).unwrap_or_default();
                    if !text::is_exact_word_of("self|describes|up", relation) {
                        self.offer_help(rank, item);
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether nothing was found yet that describes an error.
    pub const fn is_empty(&self) -> bool {
        self.code.is_empty()
            && self.detail.is_empty()
            && self.label.is_empty()
            && self.title.is_empty()
            && self.errors.is_empty()
            && self.first_entry.is_none()
    }

    /// Whether there is a sentence that is no label.
    fn has_sentence(&self) -> bool {
        self.detail.has_better_than(Rank::BEST_LABEL) && !self.detail.has_rank(Rank::ERROR_SENTENCE)
    }

    /// Removes the errors that say the same as one before. Two members may list the same errors.
    pub fn remove_repeated_errors(&mut self) {
        if self.errors.len() > MOST_COMPARED_ERRORS {
            return;
        }
        let mut at = self.errors.len();
        while let Some(index) = at.checked_sub(1) {
            at = index;
            let is_same = |error: &ReportedFieldError<'_>, other: &ReportedFieldError<'_>| {
                error.code.is_none()
                    && other.code.is_none()
                    && error.message == other.message
                    && error.path == other.path
            };
            let (before, rest) = self.errors.split_at_checked(at).unwrap_or_default();
            if rest.first().is_some_and(|last| before.iter().any(|error| is_same(error, last))) {
                self.errors.remove(at);
            }
        }
    }

    /// Returns the report.
    pub fn build(mut self, response: &UpstreamResponse<'a>) -> Report<'a> {
        self.offer_first_entry();
        self.offer_only_whole_error();
        let has_sentence = self.has_sentence();
        let code = self.code.into_best();
        let is_code =
            |text: &Cow<'_, str>| code.as_ref().is_some_and(|code| code.as_str() == *text);
        let mut detail = self
            .detail
            .into_best()
            .or_else(|| self.code_like_texts.into_iter().find(|text| !is_code(text)))
            .filter(|text| !is_opaque(text));
        // Beside field errors, a label that is only the phrase of a status is the title.
        if !has_sentence
            && !self.errors.is_empty()
            && detail.as_ref().is_some_and(|detail| is_status_phrase(self.status, detail))
        {
            self.title.offer(TitleRank::Label.rank(), detail.take().unwrap_or_default());
        }
        // A text that two members have is both the title and the sentence.
        let is_both = self.has_label_member && has_sentence;
        if let Some(label) = self.label.into_best()
            && detail.as_ref().is_some_and(|detail| *detail != label || is_both)
        {
            self.title.offer(TitleRank::Label.rank(), label);
        }
        if let Some(field) = self.field.into_best()
            && self.errors.is_empty()
        {
            let mut field_error = ReportedFieldError {
                code: code.clone(),
                message: detail.clone(),
                ..ReportedFieldError::default()
            };
            field_error.part = path::append_path_value(&mut field_error.path, &field, false);
            self.errors.extend((!field_error.path.is_empty()).then_some(field_error));
        }
        let rate_limit = self
            .is_global
            .map(|is_global| RateLimit { global: Some(is_global), ..RateLimit::default() });
        Report {
            status: response.status,
            code,
            type_uri: self.type_uri,
            title: self.title.into_best().filter(|text| !is_opaque(text)),
            detail,
            instance: self.instance,
            errors: self.errors,
            retry_after: self.retry_after,
            retryable: self.retryable,
            request_id: self.request_id.into_best(),
            rate_limit,
            challenges: Vec::new(),
            help: self.help.into_best(),
            extensions: self.extensions,
            dialect: "",
            is_json: false,
            is_error: !matches!(response.status, 200..=299) || response.examine_ok && self.is_error,
        }
    }

    /// Offers the message of the only error if it is about no field and there is no sentence.
    fn offer_only_whole_error(&mut self) {
        // A label that is only the phrase of a status does not say it.
        let is_said = self.detail.get().is_some_and(|text| !is_status_phrase(self.status, text));
        // An entry that says the same as the whole has its code, too.
        if let [error] = &*self.errors
            && error.message.is_some()
            && error.message.as_ref() == self.detail.get()
            && let Some(code) = error.code.clone()
        {
            self.code.offer(CodeRank::TypeUri.rank().next(), code);
        }
        if !is_said
            && self.title.is_empty()
            && let [error] = &*self.errors
            && error.path.is_empty()
        {
            if let Some(message) = error.message.clone() {
                self.detail.offer(TextRank::List.rank(), message);
            }
            if let Some(code) = error.code.clone() {
                self.code.offer(CodeRank::FirstEntry.rank(), code);
            }
        }
    }

    /// Offers what the first entry of a list says, unless a sentence or a telling label is about the
    /// whole error. A field error is not about the whole.
    fn offer_first_entry(&mut self) {
        let is_whole_named = !self.title.would_take(TitleRank::Title.rank())
            || self
                .label
                .get()
                .is_some_and(|text| !is_status_phrase(self.status, text) && !is_bare_failure(text));
        // A sentence about the whole counts more than the first of several errors.
        let is_said = self.detail.has_rank(Rank::ERROR_SENTENCE) && self.errors.len() > 1;
        if !self.has_sentence()
            && !is_said
            && let Some(entry) = self.first_entry.take()
            && (entry.detail.is_some() || self.detail.is_empty())
            && (!is_whole_named || self.errors.iter().all(|error| error.path.is_empty()))
        {
            if let Some(code) = entry.code {
                self.code.offer(CodeRank::FirstEntry.rank(), code);
            }
            if let Some(title) = entry.title {
                self.title.offer(TitleRank::FirstEntry.rank(), title);
            }
            if let Some(detail) = entry.detail {
                self.detail.offer(TextRank::Message.rank(), detail);
            }
        }
    }
}

/// Returns what an entry of a list of errors says of another try.
fn find_retryable(item: &Value<'_>) -> Option<bool> {
    let Value::Object(members) = item else { return None };
    members.iter().find_map(|(name, value)| match value {
        Value::Object(_) if text::is_exact_word_of("error|extensions|meta", name) => {
            find_retryable(value)
        }
        _ if find_role(name) == Some(MemberRole::Retryable) => read_retryable(value),
        _ => None,
    })
}

/// Returns what a member says of another try.
pub fn read_retryable(value: &Value<'_>) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        // XML and forms have only texts.
        Value::String(text) => parse_word(text.trim()),
        Value::Number(digits) => parse_word(digits),
        _ => None,
    }
}
