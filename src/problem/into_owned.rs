//! Copies of problems that borrow nothing.

use std::borrow::Cow;

use super::{ErrorCode, FieldError, HelpLink, PageLayout, Problem};
use crate::json_value::Value;

impl Problem<'_> {
    /// Returns the problem with its own copy of all texts, so that a function can return it. The `values`
    /// of its [`PageLayout`] are left out, because they are always borrowed.
    ///
    /// An error must borrow nothing, so `?` and [`HttpError::from`](crate::HttpError) take only such a problem. With
    /// one that borrows, the compiler says that a borrowed value does not live long enough.
    ///
    /// ```
    /// use httpexc::{HttpError, Problem};
    /// fn refuse(id: &str) -> HttpError {
    ///     Problem::new(404).with_instance(id).into_owned().into()
    /// }
    /// assert_eq!(refuse("/songs/7").public_problem().instance.as_deref(), Some("/songs/7"));
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Problem<'static> {
        Problem {
            status: self.status,
            type_uri: self.type_uri.map(into_owned_text),
            title: self.title.map(into_owned_text),
            has_class_title: self.has_class_title,
            detail: self.detail.map(into_owned_text),
            instance: self.instance.map(into_owned_text),
            code: self.code.map(ErrorCode::into_owned),
            retryable: self.retryable,
            help: self.help.map(|help| HelpLink {
                href: into_owned_text(help.href),
                text: help.text.map(into_owned_text),
            }),
            errors: self.errors.into_iter().map(FieldError::into_owned).collect(),
            explanation: self.explanation.map(into_owned_text),
            extensions: into_owned_members(self.extensions),
            reason: self.reason.map(into_owned_text),
            request_id: self.request_id.map(into_owned_text),
            layout: self.layout.into_owned(),
        }
    }
}

impl PageLayout<'_> {
    fn into_owned(self) -> PageLayout<'static> {
        PageLayout {
            comment: self.comment.map(into_owned_text),
            template: self.template.map(into_owned_text),
            page: self.page.map(into_owned_text),
            values: Vec::new(),
            language: self.language.map(into_owned_text),
            retry_sentence: self.retry_sentence.map(into_owned_text),
            code_label: self.code_label.map(into_owned_text),
            reference_label: self.reference_label.map(into_owned_text),
        }
    }
}

impl ErrorCode<'_> {
    /// Returns the code with its own copy of the text.
    ///
    /// ```
    /// use httpexc::problem::ErrorCode;
    /// fn read(text: String) -> ErrorCode<'static> {
    ///     ErrorCode::from(&*text).into_owned()
    /// }
    /// assert_eq!(read("limited".into()).as_str(), "limited");
    /// ```
    #[must_use]
    pub fn into_owned(self) -> ErrorCode<'static> {
        match self {
            Self::Text(text) => ErrorCode::Text(into_owned_text(text)),
            Self::Number(digits) => ErrorCode::Number(into_owned_text(digits)),
        }
    }
}

impl FieldError<'_> {
    /// Returns the field error with its own copy of all texts.
    ///
    /// ```
    /// use httpexc::FieldError;
    /// fn refuse(field: String) -> FieldError<'static> {
    ///     FieldError::new([&*field], "Too long.").into_owned()
    /// }
    /// assert_eq!(refuse("name".into()).pointer(), "/name");
    /// ```
    #[must_use]
    pub fn into_owned(self) -> FieldError<'static> {
        FieldError {
            path: self.path.into_iter().map(|segment| segment.into_owned()).collect(),
            code: self.code.map(ErrorCode::into_owned),
            message: self.message.map(into_owned_text),
        }
    }
}

/// Returns a text that borrows nothing.
pub(crate) fn into_owned_text(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

/// Returns members that borrow nothing.
pub(crate) fn into_owned_members(
    members: Vec<(Cow<'_, str>, Value<'_>)>,
) -> Vec<(Cow<'static, str>, Value<'static>)> {
    members.into_iter().map(|(name, value)| (into_owned_text(name), value.into_owned())).collect()
}
