//! The record of an error from which every response is made (RFC 9457).
//!
//! This module must not know formats: no escaping, no media types.

use std::borrow::Cow;

use crate::catalogue;
use crate::json_value::Value;
use crate::number::format_decimal;
use crate::pointer::{PathSegment, format_pointer};

mod builder;
mod from_value;
mod into_owned;

pub(crate) use into_owned::{into_owned_members, into_owned_text};

/// What a response says about an error.
///
/// ```
/// use httpexc::problem::Problem;
/// let problem = Problem::new(422).with_detail("The form has an error.").with_code("form_invalid");
/// assert_eq!(problem.title(), "Unprocessable Content");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problem<'a> {
    /// The status of the response.
    pub status: u16,
    /// The URI of the problem type; `None` means `about:blank` (RFC 9457, 3.1.1).
    pub type_uri: Option<Cow<'a, str>>,
    /// A short label for the problem type; `None` means the phrase of the status (3.1.3).
    pub title: Option<Cow<'a, str>>,
    /// Whether the title is that of a specialised class, for which libraries have titles of their own.
    pub has_class_title: bool,
    /// A sentence about this occurrence (3.1.4).
    pub detail: Option<Cow<'a, str>>,
    /// A URI that identifies this occurrence (3.1.5).
    pub instance: Option<Cow<'a, str>>,
    /// A machine-readable code, in the words of the API.
    pub code: Option<ErrorCode<'a>>,
    /// Whether another try of the same request may succeed.
    pub retryable: Option<bool>,
    /// A link to documentation for a person.
    pub help: Option<HelpLink<'a>>,
    /// The errors of single fields of the request.
    pub errors: Vec<FieldError<'a>>,
    /// What pages say if there is no detail; `None` means the explanation of the catalogue.
    pub explanation: Option<Cow<'a, str>>,
    /// Further members (3.2).
    pub extensions: Vec<(Cow<'a, str>, Value<'a>)>,
    /// The reason phrase of the response, if it is not the phrase of the status.
    pub reason: Option<Cow<'a, str>>,
    /// The id of the request in the log of the server.
    pub request_id: Option<Cow<'a, str>>,
    /// The templates and values of pages.
    pub layout: PageLayout<'a>,
}

/// Templates and values for pages. Machine-readable formats do not show them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageLayout<'a> {
    /// A comment that templates can show.
    pub comment: Option<Cow<'a, str>>,
    /// A template that replaces the sentence ([`crate::page_template`]).
    pub template: Option<Cow<'a, str>>,
    /// A template of the whole HTML page.
    pub page: Option<Cow<'a, str>>,
    /// Values of the request that templates may show, with their names.
    pub values: Vec<(&'a str, &'a str)>,
    /// The language of the title, the detail and the texts below, as a tag (RFC 5646); `None` means
    /// English. A text that is missing is the English one, which is marked as such.
    pub language: Option<Cow<'a, str>>,
    /// The sentence that says when to try again, if the response has `Retry-After`. `None` means an
    /// English sentence with the delay if the language is English, and no sentence otherwise.
    pub retry_sentence: Option<Cow<'a, str>>,
    /// The label of the code; `None` means "Code".
    pub code_label: Option<Cow<'a, str>>,
    /// The label of the reference; `None` means "Reference".
    pub reference_label: Option<Cow<'a, str>>,
}

/// A machine-readable code, a text or a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorCode<'a> {
    /// A text, such as `rate_limited`.
    Text(Cow<'a, str>),
    /// A number, such as 50035, as the digits of its JSON.
    Number(Cow<'a, str>),
}

/// A link to documentation for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLink<'a> {
    /// The reference of the link.
    pub href: Cow<'a, str>,
    /// The text of the link.
    pub text: Option<Cow<'a, str>>,
}

/// The error of one field of the request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldError<'a> {
    /// The path to the field from the root of the request; empty for the whole request.
    pub path: Vec<PathSegment<'a>>,
    /// A machine-readable code.
    pub code: Option<ErrorCode<'a>>,
    /// A sentence for a person.
    pub message: Option<Cow<'a, str>>,
}

/// The names of the members that RFC 9457 and this crate define. Extensions cannot have them.
pub const RESERVED_MEMBERS: [&str; 9] =
    ["type", "title", "status", "detail", "instance", "code", "retryable", "help", "errors"];

/// The names of the member with the id of the request, as the dialects write it. The reader takes both for
/// it, so an extension of such a name does not arrive.
pub const REQUEST_ID_MEMBERS: [&str; 2] = ["requestId", "request_id"];

impl<'a> Problem<'a> {
    /// Creates a problem with a status and no other member.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// assert_eq!(Problem::new(404).to_string(), "404 Not Found");
    /// ```
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// Returns the title, or the phrase of the status if there is no title. The phrase of an unknown
    /// status is empty.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// assert_eq!(Problem::new(404).title(), "Not Found");
    /// assert_eq!(Problem::new(404).with_title("No Song").title(), "No Song");
    /// ```
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.title {
            Some(title) => title,
            None => catalogue::find_summary(self.status).phrase,
        }
    }

    /// Returns the phrase that a library uses for the status.
    ///
    /// ```
    /// use httpexc::{catalogue::System, problem::Problem};
    /// assert_eq!(Problem::new(413).phrase_for(System::Werkzeug), "Request Entity Too Large");
    /// assert_eq!(Problem::new(404).phrase_for(System::Werkzeug), "Not Found");
    /// ```
    #[must_use]
    pub fn phrase_for(&self, system: catalogue::System) -> &str {
        let own = catalogue::find_title(system, self.status);
        own.unwrap_or_else(|| catalogue::find_summary(self.status).phrase)
    }

    /// Returns the title, or the phrase that a library uses for the status if there is no title. If the
    /// title is that of a specialised class, returns the title of the library for that class.
    ///
    /// ```
    /// use httpexc::{catalogue::System, problem::Problem};
    /// assert_eq!(Problem::new(413).title_for(System::Falcon1), "Payload Too Large");
    /// assert_eq!(Problem::new(413).with_title("Too Loud").title_for(System::Falcon1), "Too Loud");
    /// let mut missing = Problem::new(400).with_title("Missing Header");
    /// assert_eq!(missing.title_for(System::Falcon), "Missing Header");
    /// missing.has_class_title = true;
    /// assert_eq!(missing.title_for(System::Falcon), "Missing header value");
    /// ```
    #[must_use]
    pub fn title_for(&self, system: catalogue::System) -> &str {
        match self.title.as_deref() {
            None => self.phrase_for(system),
            Some(title) if self.has_class_title => {
                catalogue::find_specialised_title(system, title).unwrap_or(title)
            }
            Some(title) => title,
        }
    }

    /// Returns a status line: the status, and the reason phrase of the problem or else `phrase`.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// assert_eq!(Problem::new(404).status_line("Not Found"), "404 Not Found");
    /// assert_eq!(Problem::new(599).status_line(""), "599");
    /// ```
    #[must_use]
    pub fn status_line(&self, phrase: &str) -> String {
        let status = format_decimal(self.status.into());
        match self.reason.as_deref().unwrap_or(phrase) {
            "" => status,
            phrase => [&status, " ", phrase].concat(),
        }
    }

    /// Returns the explanation of the problem, or the explanation of the catalogue if there is none.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// let gone = Problem { explanation: Some("It was taken back.".into()), ..Problem::new(410) };
    /// assert_eq!(gone.explanation(), "It was taken back.");
    /// assert_eq!(Problem::new(299).explanation(), "");
    /// ```
    #[must_use]
    pub fn explanation(&self) -> &str {
        match &self.explanation {
            Some(text) => text,
            None => catalogue::find_summary(self.status).explanation,
        }
    }

    /// Returns the sentence for a page: the detail, or the explanation if there is no detail.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// assert_eq!(Problem::new(404).with_detail("No song.").sentence(), "No song.");
    /// assert!(!Problem::new(404).sentence().is_empty());
    /// ```
    #[must_use]
    pub fn sentence(&self) -> &str {
        self.detail.as_deref().unwrap_or_else(|| self.explanation())
    }

    /// Adds the members of a JSON object as extensions. Members with a reserved name are left out.
    /// Returns whether the text was a JSON object.
    ///
    /// ```
    /// let mut problem = httpexc::problem::Problem::new(403);
    /// assert!(problem.add_extensions_from_json(r#"{"balance": 30, "status": 200}"#));
    /// assert_eq!(problem.extensions.len(), 1);
    /// ```
    pub fn add_extensions_from_json(&mut self, json: &'a str) -> bool {
        let Some(Value::Object(members)) = Value::parse(json) else { return false };
        let members = members.into_iter().filter(|(name, _)| !RESERVED_MEMBERS.contains(&&**name));
        self.extensions.extend(members);
        true
    }

    /// Adds the field errors of a JSON list of `{path, code, message}`. A path is a list of names and
    /// numbers. Returns whether the text was a JSON list.
    ///
    /// ```
    /// let mut problem = httpexc::problem::Problem::new(422);
    /// assert!(problem.add_errors_from_json(r#"[{"path": ["tags", 0], "message": "Too long."}]"#));
    /// assert_eq!(problem.errors[0].pointer(), "/tags/0");
    /// ```
    pub fn add_errors_from_json(&mut self, json: &'a str) -> bool {
        let Some(Value::Array(items)) = Value::parse(json) else { return false };
        self.errors.extend(items.into_iter().map(FieldError::from_value));
        true
    }
}

impl<'a> FieldError<'a> {
    fn from_value(value: Value<'a>) -> Self {
        let mut error = Self::default();
        let Value::Object(members) = value else { return error };
        for (name, value) in members {
            match (&*name, value) {
                ("message", Value::String(text)) => error.message = Some(text),
                ("code", Value::String(text)) => error.code = Some(ErrorCode::Text(text)),
                ("code", Value::Number(text)) => error.code = Some(ErrorCode::Number(text)),
                ("path", Value::Array(items)) => {
                    error.path = items.into_iter().filter_map(PathSegment::from_value).collect();
                }
                _ => {}
            }
        }
        error
    }

    /// Returns the path as a JSON pointer (RFC 6901, 5).
    ///
    /// ```
    /// use httpexc::problem::FieldError;
    /// use httpexc::pointer::PathSegment;
    /// let path = vec![PathSegment::Name("a/b".into()), PathSegment::Index(0)];
    /// assert_eq!(FieldError { path, ..FieldError::default() }.pointer(), "/a~1b/0");
    /// ```
    #[must_use]
    pub fn pointer(&self) -> String {
        format_pointer(&self.path)
    }
}

impl<'a> PathSegment<'a> {
    fn from_value(value: Value<'a>) -> Option<Self> {
        match value {
            Value::String(name) => Some(Self::Name(name)),
            Value::Number(digits) => Some(match digits.parse() {
                Ok(index) => Self::Index(index),
                Err(_) => Self::Name(digits),
            }),
            _ => None,
        }
    }
}
