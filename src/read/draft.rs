//! Gives a report from what was found of it: of several candidates for a field, the best.
//!
//! This module must not know formats.

use std::borrow::Cow;

use super::general::is_verdict;
use super::source::whole;
use super::words;
use super::{Answer, Flaw, RateLimit, Report, path};
use crate::catalogue;
use crate::json_value::Value;
use crate::problem::ErrorCode;

/// The candidate with the lowest rank; of several with one rank the first.
#[derive(Debug)]
pub struct Pick<T> {
    best: Option<(u8, T)>,
}

impl<T> Default for Pick<T> {
    fn default() -> Self {
        Self { best: None }
    }
}

impl<T> Pick<T> {
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
pub struct Draft<'a> {
    pub status: u16,
    /// The body is XML, where a list is in an element that names its entries.
    pub is_xml: bool,
    pub code: Pick<ErrorCode<'a>>,
    pub kind: Option<Cow<'a, str>>,
    pub title: Pick<Cow<'a, str>>,
    /// What is a title beside a sentence, and the sentence where there is no other.
    pub label: Pick<Cow<'a, str>>,
    pub detail: Pick<Cow<'a, str>>,
    /// The label has a member of its own.
    pub has_label: bool,
    /// What is the sentence if it is not the code.
    pub spare: Vec<Cow<'a, str>>,
    pub instance: Option<Cow<'a, str>>,
    pub errors: Vec<Flaw<'a>>,
    pub retry_after: Option<f64>,
    pub request_id: Pick<Cow<'a, str>>,
    pub global: Option<bool>,
    pub scope: Option<Cow<'a, str>>,
    pub help: Pick<Cow<'a, str>>,
    pub extensions: Vec<(Cow<'a, str>, Value<'a>)>,
    /// The part of the request that the whole error is about.
    pub param: Pick<Value<'a>>,
    /// What a list says of the whole, where nothing else does.
    pub lifted: Option<Lifted<'a>>,
    /// In an ok answer, the body says that there was an error.
    pub is_error: bool,
}

/// What the first entry of a list says.
#[derive(Debug, Default)]
pub struct Lifted<'a> {
    pub code: Option<ErrorCode<'a>>,
    pub title: Option<Cow<'a, str>>,
    pub detail: Option<Cow<'a, str>>,
}

/// Codes of this rank or above are codes for want of a better one.
pub const WEAK: u8 = 60;
/// Sentences of this rank give way to what a list says.
const LABEL: u8 = 40;

impl<'a> Draft<'a> {
    pub fn new(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// Offers a code. A number that is the status again is one for want of a better one.
    pub fn offer_code(&mut self, rank: u8, value: &Value<'a>) {
        let code = match value {
            Value::String(text) if !words::trimmed(text).is_empty() => {
                ErrorCode::Text(path::slice(text, without_shape(words::trimmed(text))))
            }
            Value::Number(digits) => ErrorCode::Number(digits.clone()),
            _ => return,
        };
        let is_status = code.as_str().parse() == Ok(self.status);
        self.code.offer(if is_status { rank.saturating_add(WEAK) } else { rank }, code);
    }

    /// Offers a sentence. One that only names a status is rather a label.
    pub fn offer_detail(&mut self, rank: u8, text: &Cow<'a, str>) {
        let trimmed = words::trimmed(text);
        if trimmed.is_empty() {
            return;
        }
        if is_phrase(self.status, trimmed) {
            self.label.offer(rank, path::slice(text, trimmed));
            self.detail.offer(rank.saturating_add(20), path::slice(text, trimmed));
        } else if self.detail.is_open(rank) {
            self.detail.offer(rank, path::slice(text, trimmed));
        }
    }

    /// Offers a label, which is the sentence where there is no other.
    pub fn offer_label(&mut self, rank: u8, text: &Cow<'a, str>) {
        let trimmed = words::trimmed(text);
        if !trimmed.is_empty() {
            self.has_label = true;
            self.label.offer(rank, path::slice(text, trimmed));
            self.detail.offer(rank.saturating_add(LABEL), path::slice(text, trimmed));
        }
    }

    /// Gives whether anything was found that makes an error.
    pub const fn is_empty(&self) -> bool {
        self.code.best.is_none()
            && self.detail.best.is_none()
            && self.label.best.is_none()
            && self.title.best.is_none()
            && self.errors.is_empty()
            && self.lifted.is_none()
    }

    /// Gives the report.
    pub fn settle(mut self, answer: &Answer<'a>) -> Report<'a> {
        // What says more than a phrase is about the whole, which an error of a field is not.
        let is_said = !self.title.is_open(0)
            || self
                .label
                .best
                .as_ref()
                .is_some_and(|(_, text)| !is_phrase(self.status, text) && !is_verdict(text));
        if self.detail.is_open(LABEL)
            && let Some(lifted) = self.lifted.take()
            && (lifted.detail.is_some() || self.detail.best.is_none())
            && (!is_said || self.errors.iter().all(|flaw| flaw.path.is_empty()))
        {
            if let Some(code) = lifted.code {
                self.code.offer(30, code);
            }
            if let Some(title) = lifted.title {
                self.title.offer(2, title);
            }
            if let Some(detail) = lifted.detail {
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
        let mut detail =
            self.detail.take().or_else(|| self.spare.into_iter().find(|text| !is_code(text)));
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
            let mut flaw = Flaw { code: code.clone(), message: detail.clone(), ..Flaw::default() };
            flaw.place = path::read(&mut flaw.path, &param, false);
            self.errors.extend((!flaw.path.is_empty()).then_some(flaw));
        }
        let rate_limit = (self.global.is_some() || self.scope.is_some()).then(|| RateLimit {
            global: self.global,
            scope: self.scope,
            ..RateLimit::default()
        });
        Report {
            status: answer.status,
            code,
            kind: self.kind,
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
            is_error: !matches!(answer.status, 200..=299) || answer.in_ok && self.is_error,
        }
    }
}

/// Gives a text as a code: a number where it is one as JSON writes it.
pub fn numeral(text: Cow<'_, str>) -> ErrorCode<'_> {
    match whole(&text) {
        Some(Value::Number(_)) if words::trimmed(&text).len() == text.len() => {
            ErrorCode::Number(text)
        }
        _ => ErrorCode::Text(text),
    }
}

/// Gives a code without the name space and the URL that AWS puts around it.
fn without_shape(code: &str) -> &str {
    if !code.bytes().any(|byte| matches!(byte, b'#' | b':')) {
        return code;
    }
    let is_space = |space: &str| words::holds(space, b'.') && !space.contains([':', '/', ' ']);
    match code.split_once('#') {
        Some((space, name)) if is_space(space) => name.split(':').next().unwrap_or(name),
        _ => match words::cut(code, ":http") {
            Some((name, _)) if !name.is_empty() && !name.contains([':', '/', ' ']) => name,
            _ => code,
        },
    }
}

/// Gives whether a text is the phrase of a status, in the present or an older wording.
pub fn is_phrase(status: u16, text: &str) -> bool {
    catalogue::find_phrase(status) == text || catalogue::is_error_title(text)
}

/// Gives whether a text is a name for programs and not for people: one word that is not simply
/// capitalized.
pub fn is_token(status: u16, text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:/#".contains(&byte);
    let lower = |byte: &u8| byte.is_ascii_lowercase();
    let upper = |byte: &u8| byte.is_ascii_uppercase();
    let bytes = text.as_bytes();
    let humps = bytes.windows(2).any(|pair| matches!(pair, [a, b] if lower(a) && upper(b)));
    let is_simple = bytes.first().is_some_and(upper) && bytes.iter().skip(1).all(lower);
    bytes.iter().copied().all(is_word)
        && bytes.iter().any(u8::is_ascii_alphabetic)
        && !text.ends_with(['.', ':'])
        && !is_simple
        && (humps || !is_phrase(status, text))
}
