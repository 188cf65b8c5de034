//! Gives the one record of an error that every writer takes (RFC 9457).
//!
//! This module must not know formats: no escaping, no media types.

use std::borrow::Cow;

use crate::catalogue;
use crate::json_value::Value;
use crate::number::format_decimal;
use crate::pointer::{PathSegment, format_pointer};

mod convert;

/// What is said of an error to the one who caused or met it.
///
/// ```
/// use httpexc::problem::Problem;
/// let problem = Problem::new(422).with_detail("The form has an error.").with_code("form_invalid");
/// assert_eq!(problem.title(), "Unprocessable Content");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problem<'a> {
    /// The status of the answer.
    pub status: u16,
    /// A URI that names the kind of problem; none stands for `about:blank` (RFC 9457, 3.1.1).
    pub kind: Option<Cow<'a, str>>,
    /// A short label for the kind; none stands for the phrase of the status (3.1.3).
    pub title: Option<Cow<'a, str>>,
    /// A sentence about this occurrence (3.1.4).
    pub detail: Option<Cow<'a, str>>,
    /// A URI that names this occurrence (3.1.5).
    pub instance: Option<Cow<'a, str>>,
    /// A name for programs, in the words of the API.
    pub code: Option<ErrorCode<'a>>,
    /// Where a person can read more.
    pub help: Option<Help<'a>>,
    /// What is wrong with single fields of the request.
    pub errors: Vec<FieldError<'a>>,
    /// What pages say where there is no detail; none stands for the sentence of the catalogue.
    pub explanation: Option<Cow<'a, str>>,
    /// Further members (3.2).
    pub extensions: Vec<(Cow<'a, str>, Value<'a>)>,
    /// The reason phrase of the answer, where it is not that of the status.
    pub reason: Option<Cow<'a, str>>,
    /// The id under which the server logs the request.
    pub request_id: Option<Cow<'a, str>>,
    /// What pages are made from; see [`Layout`].
    pub layout: Layout<'a>,
}

/// What pages say beyond the problem, and how. Formats for programs do not show it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout<'a> {
    /// A note that templates can show.
    pub comment: Option<Cow<'a, str>>,
    /// What stands in place of the sentence, with `${name}` for values ([`crate::page_template`]).
    pub template: Option<Cow<'a, str>>,
    /// The whole HTML page, with `${name}` for values.
    pub page: Option<Cow<'a, str>>,
    /// Values of the request that templates may show, by their names.
    pub values: Vec<(&'a str, &'a str)>,
}

/// A machine-readable code, which keeps its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorCode<'a> {
    /// Such as `rate_limited`.
    Text(Cow<'a, str>),
    /// Such as 50035, in its JSON digits.
    Number(Cow<'a, str>),
}

/// A link for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help<'a> {
    /// Where it leads.
    pub href: Cow<'a, str>,
    /// What it is called.
    pub text: Option<Cow<'a, str>>,
}

/// What is wrong with one field of the request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldError<'a> {
    /// Where the field is, from the outside in; empty for the request as a whole.
    pub path: Vec<PathSegment<'a>>,
    /// A name for programs.
    pub code: Option<ErrorCode<'a>>,
    /// A sentence for a person.
    pub message: Option<Cow<'a, str>>,
}

/// The members that RFC 9457 and this crate define; an extension cannot take their place.
pub const RESERVED: [&str; 8] =
    ["type", "title", "status", "detail", "instance", "code", "help", "errors"];

impl<'a> Problem<'a> {
    /// Gives a problem that says nothing but its status.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// assert_eq!(Problem::new(404).to_string(), "404 Not Found");
    /// ```
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// Gives the title, or the phrase of the status where there is none; empty for an unknown one.
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
            None => catalogue::brief(self.status).phrase,
        }
    }

    /// Gives the phrase of the status as a system words it.
    ///
    /// ```
    /// use httpexc::{catalogue::System, problem::Problem};
    /// assert_eq!(Problem::new(413).phrase_in(System::Werkzeug), "Request Entity Too Large");
    /// assert_eq!(Problem::new(404).phrase_in(System::Werkzeug), "Not Found");
    /// ```
    #[must_use]
    pub fn phrase_in(&self, system: catalogue::System) -> &str {
        let own = catalogue::title_in(system, self.status);
        own.unwrap_or_else(|| catalogue::brief(self.status).phrase)
    }

    /// Gives the title, or the phrase as a system words it where there is none.
    ///
    /// ```
    /// use httpexc::{catalogue::System, problem::Problem};
    /// assert_eq!(Problem::new(413).title_in(System::Falcon), "Payload Too Large");
    /// assert_eq!(Problem::new(413).with_title("Too Loud").title_in(System::Falcon), "Too Loud");
    /// ```
    #[must_use]
    pub fn title_in(&self, system: catalogue::System) -> &str {
        self.title.as_deref().unwrap_or_else(|| self.phrase_in(system))
    }

    /// Gives a status line: the status, and the problem's own reason phrase or the given one.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// assert_eq!(Problem::new(404).line("Not Found"), "404 Not Found");
    /// assert_eq!(Problem::new(599).line(""), "599");
    /// ```
    #[must_use]
    pub fn line(&self, phrase: &str) -> String {
        let status = format_decimal(self.status.into());
        match self.reason.as_deref().unwrap_or(phrase) {
            "" => status,
            phrase => [&status, " ", phrase].concat(),
        }
    }

    /// Gives what explains the status: the explanation of the problem, else the catalogue's sentence.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// let gone = Problem { explanation: Some("It was taken back.".into()), ..Problem::new(410) };
    /// assert_eq!(gone.explained(), "It was taken back.");
    /// assert_eq!(Problem::new(299).explained(), "");
    /// ```
    #[must_use]
    pub fn explained(&self) -> &str {
        match &self.explanation {
            Some(text) => text,
            None => catalogue::brief(self.status).explanation,
        }
    }

    /// Gives the sentence for a page: the detail, else the explanation.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// assert_eq!(Problem::new(404).with_detail("No song.").sentence(), "No song.");
    /// assert!(!Problem::new(404).sentence().is_empty());
    /// ```
    #[must_use]
    pub fn sentence(&self) -> &str {
        self.detail.as_deref().unwrap_or_else(|| self.explained())
    }

    /// Adds the members of a JSON object as extensions, and gives whether the text was one.
    /// Members with a reserved name are left out.
    ///
    /// ```
    /// let mut problem = httpexc::problem::Problem::new(403);
    /// assert!(problem.extend(r#"{"balance": 30, "status": 200}"#));
    /// assert_eq!(problem.extensions.len(), 1);
    /// ```
    pub fn extend(&mut self, json: &'a str) -> bool {
        let Some(Value::Object(members)) = Value::parse(json) else { return false };
        let members = members.into_iter().filter(|(name, _)| !RESERVED.contains(&&**name));
        self.extensions.extend(members);
        true
    }

    /// Adds the field errors of a JSON list of `{path, code, message}`, and gives whether the text
    /// was a list. A path is a list of names and numbers.
    ///
    /// ```
    /// let mut problem = httpexc::problem::Problem::new(422);
    /// assert!(problem.extend_errors(r#"[{"path": ["tags", 0], "message": "Too long."}]"#));
    /// assert_eq!(problem.errors[0].pointer(), "/tags/0");
    /// ```
    pub fn extend_errors(&mut self, json: &'a str) -> bool {
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

    /// Gives the path as a JSON pointer (RFC 6901, 5).
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
