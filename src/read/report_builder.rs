//! Gives a report from what was found of it: of several candidates for a field, the best.
//!
//! This module must not know formats.

use std::borrow::Cow;

pub mod advice;

use super::text_class::{is_phrase, is_verdict, without_shape};
use super::{RateLimit, Report, ReportedFieldError, UpstreamResponse, path, text};
use crate::json_value::Value;
use crate::problem::ErrorCode;

/// The candidate with the lowest rank; of several with one rank the first.
#[derive(Debug)]
pub struct BestCandidate<T> {
    best: Option<(u8, T)>,
}

impl<T> Default for BestCandidate<T> {
    fn default() -> Self {
        Self { best: None }
    }
}

impl<T> BestCandidate<T> {
    pub fn offer(&mut self, rank: u8, value: T) {
        if self.is_open(rank) {
            self.best = Some((rank, value));
        }
    }

    /// Gives whether a candidate of this rank would be taken.
    pub fn is_open(&self, rank: u8) -> bool {
        self.best.as_ref().is_none_or(|(best, _)| rank < *best)
    }

    /// Gives the candidate to change it.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        self.best.as_mut().map(|(_, value)| value)
    }

    pub fn take(self) -> Option<T> {
        self.best.map(|(_, value)| value)
    }
}

/// What was found so far.
#[derive(Debug, Default)]
pub struct ReportBuilder<'a> {
    pub status: u16,
    /// The body is XML, where a list is in an element that names its entries.
    pub is_xml: bool,
    pub code: BestCandidate<ErrorCode<'a>>,
    pub type_uri: Option<Cow<'a, str>>,
    pub title: BestCandidate<Cow<'a, str>>,
    /// What is a title beside a sentence, and the sentence where there is no other.
    pub label: BestCandidate<Cow<'a, str>>,
    pub detail: BestCandidate<Cow<'a, str>>,
    /// The label has a member of its own.
    pub has_label: bool,
    /// What is the sentence if it is not the code.
    pub code_like_texts: Vec<Cow<'a, str>>,
    pub instance: Option<Cow<'a, str>>,
    pub errors: Vec<ReportedFieldError<'a>>,
    pub retry_after: Option<f64>,
    pub request_id: BestCandidate<Cow<'a, str>>,
    pub global: Option<bool>,
    pub scope: Option<Cow<'a, str>>,
    pub help: BestCandidate<Cow<'a, str>>,
    pub extensions: Vec<(Cow<'a, str>, Value<'a>)>,
    /// The part of the request that the whole error is about.
    pub param: BestCandidate<Value<'a>>,
    /// What a list says of the whole, where nothing else does.
    pub first_entry: Option<FirstEntry<'a>>,
    /// In an ok response, the body says that there was an error.
    pub is_error: bool,
}

/// What the first entry of a list says.
#[derive(Debug, Default)]
pub struct FirstEntry<'a> {
    pub code: Option<ErrorCode<'a>>,
    pub title: Option<Cow<'a, str>>,
    pub detail: Option<Cow<'a, str>>,
}

/// Codes of this rank or above are codes for want of a better one.
pub const WEAK: u8 = 60;
/// Sentences of this rank give way to what a list says.
const LABEL: u8 = 40;

impl<'a> ReportBuilder<'a> {
    pub fn new(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// Offers a code. A number that is the status again is one for want of a better one.
    pub fn offer_code(&mut self, rank: u8, value: &Value<'a>) {
        let code = match value {
            Value::String(text) if !text::trimmed(text).is_empty() => {
                ErrorCode::Text(text::slice(text, without_shape(text::trimmed(text))))
            }
            Value::Number(digits) => ErrorCode::Number(digits.clone()),
            _ => return,
        };
        let is_status = code.as_str().parse() == Ok(self.status);
        self.code.offer(if is_status { rank.saturating_add(WEAK) } else { rank }, code);
    }

    /// Offers a sentence. One that only names a status is rather a label.
    pub fn offer_detail(&mut self, rank: u8, text: &Cow<'a, str>) {
        let trimmed = text::trimmed(text);
        if trimmed.is_empty() {
            return;
        }
        if is_phrase(self.status, trimmed) {
            self.label.offer(rank, text::slice(text, trimmed));
            self.detail.offer(rank.saturating_add(20), text::slice(text, trimmed));
        } else if self.detail.is_open(rank) {
            self.detail.offer(rank, text::slice(text, trimmed));
        }
    }

    /// Offers a label, which is the sentence where there is no other.
    pub fn offer_label(&mut self, rank: u8, text: &Cow<'a, str>) {
        let trimmed = text::trimmed(text);
        if !trimmed.is_empty() {
            self.has_label = true;
            self.label.offer(rank, text::slice(text, trimmed));
            self.detail.offer(rank.saturating_add(LABEL), text::slice(text, trimmed));
        }
    }

    /// Gives whether anything was found that makes an error.
    pub const fn is_empty(&self) -> bool {
        self.code.best.is_none()
            && self.detail.best.is_none()
            && self.label.best.is_none()
            && self.title.best.is_none()
            && self.errors.is_empty()
            && self.first_entry.is_none()
    }

    /// Gives the report.
    pub fn build(mut self, response: &UpstreamResponse<'a>) -> Report<'a> {
        // What says more than a phrase is about the whole, which an error of a field is not.
        let is_said = !self.title.is_open(0)
            || self
                .label
                .best
                .as_ref()
                .is_some_and(|(_, text)| !is_phrase(self.status, text) && !is_verdict(text));
        if self.detail.is_open(LABEL)
            && let Some(first_entry) = self.first_entry.take()
            && (first_entry.detail.is_some() || self.detail.best.is_none())
            && (!is_said || self.errors.iter().all(|field_error| field_error.path.is_empty()))
        {
            if let Some(code) = first_entry.code {
                self.code.offer(30, code);
            }
            if let Some(title) = first_entry.title {
                self.title.offer(2, title);
            }
            if let Some(detail) = first_entry.detail {
                self.detail.offer(0, detail);
            }
        }
        let code = self.code.take();
        let is_code =
            |text: &Cow<'_, str>| code.as_ref().is_some_and(|code| code.as_str() == *text);
        // One text that stands in two members is both.
        let is_twice = self.has_label && !self.detail.is_open(LABEL.saturating_sub(1));
        // A label that names the status says nothing beside errors of fields.
        let is_label = self.detail.is_open(LABEL.saturating_sub(1)) && !self.errors.is_empty();
        let mut detail = self
            .detail
            .take()
            .or_else(|| self.code_like_texts.into_iter().find(|text| !is_code(text)));
        if is_label && detail.as_ref().is_some_and(|detail| is_phrase(self.status, detail)) {
            self.title.offer(200, detail.take().unwrap_or_default());
        }
        if let Some((_, label)) = self.label.best
            && detail.as_ref().is_some_and(|detail| *detail != label || is_twice)
        {
            self.title.offer(200, label);
        }
        if let Some(param) = self.param.take()
            && self.errors.is_empty()
        {
            let mut field_error = ReportedFieldError {
                code: code.clone(),
                message: detail.clone(),
                ..ReportedFieldError::default()
            };
            field_error.part = path::read(&mut field_error.path, &param, false);
            self.errors.extend((!field_error.path.is_empty()).then_some(field_error));
        }
        let rate_limit = (self.global.is_some() || self.scope.is_some()).then(|| RateLimit {
            global: self.global,
            scope: self.scope,
            ..RateLimit::default()
        });
        Report {
            status: response.status,
            code,
            type_uri: self.type_uri,
            title: self.title.take(),
            detail,
            instance: self.instance,
            errors: self.errors,
            retry_after: self.retry_after,
            request_id: self.request_id.take(),
            rate_limit,
            help: self.help.take(),
            extensions: self.extensions,
            dialect: "",
            is_json: false,
            is_error: !matches!(response.status, 200..=299) || response.examine_ok && self.is_error,
        }
    }
}
