//! [`HttpError`]: the error that a function of a server returns.
//!
//! It owns what a response says about the error, the options of its headers, and what only the log may
//! show. It has the size of a pointer, so a `Result` with it stays small.
//!
//! This module must not know HTTP libraries or runtimes.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use crate::catalogue::{CacheRule, find_summary};
use crate::dialect::{BodyContext, Dialect, PROBLEM_DIALECT};
use crate::header::Headers;
use crate::negotiate::MediaType;
use crate::number::format_decimal;
use crate::problem::{FieldError, Problem};
use crate::response_parts::{ResponseOptions, ResponseParts, add_duty_headers};

mod builder;
mod conversions;
mod duty_value;
mod generated;
mod log_text;
mod notes;
mod private_texts;
mod status_ext;

pub use conversions::StdHttpError;
use duty_value::{DutyValue, add_to_options};
use log_text::push_text;
use notes::{NotedParts, UNKNOWN_TITLE, create_notes};
pub use status_ext::StatusExt;

/// An error with the response that a client gets for it.
///
/// It is created with a status ([`HttpError::new`]), by the constructor of a status, which takes what the
/// status requires, or by `?` from any other error:
///
/// ```
/// use httpexc::{HttpError, MediaType, StatusExt};
///
/// fn find_song(id: &str) -> Result<&'static str, HttpError> {
///     let id: usize = id.parse().status(400)?; // a 400; the ParseIntError is for the log
///     let songs = std::env::current_dir()?; // a 500; the io::Error is for the log
///     if songs.as_os_str().is_empty() {
///         return Err(HttpError::not_found().with_detail("There are no songs."));
///     }
///     ["So What", "Blue in Green"].get(id).copied().or_404()
/// }
///
/// let error = find_song("7").unwrap_err();
/// assert_eq!(error.status(), 404);
/// assert_eq!(error.to_parts(MediaType::Json).status, 404);
/// ```
///
/// Clients see the detail and the field errors of a 4xx. Those of a 5xx are for the log, unless the error
/// is [`exposed`](HttpError::exposed). The source is always for the log.
///
/// It does not implement [`Error`], so that `?` can convert every error into it. [`StdHttpError`] does.
pub struct HttpError {
    state: Box<ErrorState>,
}

/// What an error owns.
#[derive(Default)]
struct ErrorState {
    problem: Problem<'static>,
    duties: Vec<DutyValue>,
    headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    is_exposed: bool,
    source: Option<Box<dyn Error + Send + Sync>>,
    /// What could not be sent, and why.
    notes: Vec<String>,
}

impl HttpError {
    /// Creates an error with a status. If the status is not from 400 to 599, the error is a 500, and its
    /// [`notes`](HttpError::notes) say so.
    ///
    /// The constructor of a status, such as [`HttpError::method_not_allowed`], also takes what the status
    /// requires. If an error of this function lacks it, the notes say so.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// assert_eq!(HttpError::new(404).to_string(), "404 Not Found");
    /// let error = HttpError::new(200);
    /// assert_eq!(error.status(), 500);
    /// assert_eq!(error.notes(), ["Cannot build an error with the status 200: it is not from 400 to 599"]);
    /// ```
    #[must_use]
    pub fn new(status: u16) -> Self {
        // It is large, and built where it stays.
        let mut state = Box::<ErrorState>::default();
        if matches!(status, 400..=599) {
            state.problem.status = status;
        } else {
            state.problem.status = 500;
            let status = format_decimal(status.into());
            state.notes.push(
                ["Cannot build an error with the status ", &status, ": it is not from 400 to 599"]
                    .concat(),
            );
        }
        add_title(&mut state.problem);
        Self { state }
    }

    /// Returns the status, from 400 to 599.
    ///
    /// ```
    /// assert_eq!(httpexc::HttpError::gone().status(), 410);
    /// ```
    #[must_use]
    pub fn status(&self) -> u16 {
        self.state.problem.status
    }

    /// Whether clients may see the detail and the field errors: those of a 4xx, and of a 5xx if it is
    /// [`exposed`](HttpError::exposed).
    ///
    /// ```
    /// use httpexc::HttpError;
    /// assert!(HttpError::not_found().is_exposed() && !HttpError::bad_gateway().is_exposed());
    /// ```
    #[must_use]
    pub fn is_exposed(&self) -> bool {
        self.state.is_exposed || self.status() < 500
    }

    /// Returns the problem with everything that the error has, also what only the log may show.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::bad_gateway().with_detail("db7 did not respond");
    /// assert_eq!(error.private_problem().detail.as_deref(), Some("db7 did not respond"));
    /// ```
    #[must_use]
    pub fn private_problem(&self) -> &Problem<'static> {
        &self.state.problem
    }

    /// Returns the problem that clients see.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::bad_gateway().with_detail("db7 did not respond").with_code("no_songs");
    /// assert_eq!(error.public_problem().to_string(), "502 Bad Gateway");
    /// assert_eq!(error.public_problem().code, Some("no_songs".into()));
    /// ```
    #[must_use]
    pub fn public_problem(&self) -> Cow<'_, Problem<'_>> {
        let problem = &self.state.problem;
        let has_private = problem.detail.is_some() || !problem.errors.is_empty();
        if self.is_exposed() || !has_private {
            return Cow::Borrowed(problem);
        }
        Cow::Owned(Problem { detail: None, errors: Vec::new(), ..problem.clone() })
    }

    /// Returns the error that caused this one. It is for the log.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::from("7x".parse::<u32>().unwrap_err());
    /// assert_eq!(error.source().unwrap().to_string(), "invalid digit found in string");
    /// ```
    #[must_use]
    pub fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.state.source.as_deref().map(|source| source as _)
    }

    /// Returns what could not be sent, each as a sentence with the reason: values that headers cannot have,
    /// headers that others replace, and what the status requires and lacks. They are for the log.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::new(405).with_header("x-song", "7\r\nset-cookie: a=b");
    /// assert_eq!(error.notes(), [
    ///     "Cannot send the header x-song: its value has a character that headers cannot have",
    ///     "Cannot build a complete 405: allow is missing",
    /// ]);
    /// assert!(HttpError::method_not_allowed(["GET"]).notes().is_empty());
    /// ```
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.state.list_notes()
    }

    /// Returns the parts of the response as problem details in a media type, which
    /// [`negotiate`](fn@crate::negotiate) returns for the `Accept` of a request.
    ///
    /// ```
    /// use httpexc::{HttpError, negotiate};
    /// let parts = HttpError::method_not_allowed(["GET", "HEAD"]).to_parts(negotiate("text/plain"));
    /// assert_eq!((parts.status, parts.headers.get("allow")), (405, Some("GET, HEAD")));
    /// assert!(parts.body.starts_with(b"405 Method Not Allowed\n"));
    /// ```
    #[must_use]
    pub fn to_parts(&self, media: MediaType) -> ResponseParts {
        self.to_parts_in(&PROBLEM_DIALECT, media)
    }

    /// Returns the parts of the response in a [`dialect`](crate::dialect) and a media type of it.
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType, dialect::DISCORD_DIALECT};
    /// let error = HttpError::not_found().with_detail("Unknown song").with_code(10_003);
    /// let parts = error.to_parts_in(&DISCORD_DIALECT, MediaType::Json);
    /// assert_eq!(parts.body, br#"{"message":"Unknown song","code":10003}"#);
    /// ```
    #[must_use]
    pub fn to_parts_in(&self, dialect: &Dialect, media: MediaType) -> ResponseParts {
        ResponseParts::in_dialect(dialect, &self.public_problem(), &self.options(), media)
    }

    /// Returns the body of the response alone, as problem details in a media type.
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let body = HttpError::gone().to_body(MediaType::Json);
    /// assert_eq!(body, br#"{"type":"about:blank","title":"Gone","status":410}"#);
    /// ```
    #[must_use]
    pub fn to_body(&self, media: MediaType) -> Vec<u8> {
        let mut body = Vec::with_capacity(BODY_CAPACITY);
        self.write_body(&mut body, media);
        body
    }

    /// Writes what [`HttpError::to_body`] returns at the end of a buffer.
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let mut buffer = Vec::new();
    /// HttpError::gone().write_body(&mut buffer, MediaType::Json);
    /// assert_eq!(buffer, HttpError::gone().to_body(MediaType::Json));
    /// ```
    pub fn write_body(&self, out: &mut Vec<u8>, media: MediaType) {
        let is_retry = |value: &DutyValue| match value {
            DutyValue::RetryAfter(retry_after) => Some(*retry_after),
            _ => None,
        };
        let retry_after = self.state.duties.iter().find_map(is_retry);
        let context = BodyContext { retry_after, ..BodyContext::default() };
        (PROBLEM_DIALECT.write_body)(out, &self.public_problem(), media, context);
    }

    /// Returns the headers that do not describe the body: those of the status, and those that were added.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::method_not_allowed(["GET"]).with_header("x-song", "7");
    /// assert_eq!(error.to_duty_headers().as_str(), "allow: GET\nx-song: 7\n");
    /// ```
    #[must_use]
    pub fn to_duty_headers(&self) -> Headers {
        let mut headers = Headers::new();
        let has_options = !self.state.duties.is_empty() || !self.state.headers.is_empty();
        // Most errors have neither, and from the status alone only what caches may do follows.
        if has_options || find_summary(self.status()).cache == CacheRule::Never {
            add_duty_headers(&mut headers, self.status(), &self.options());
        }
        headers
    }

    /// Returns the options of the response's headers.
    fn options(&self) -> ResponseOptions<'_> {
        let headers = self.state.headers.iter().map(|(name, value)| (&**name, &**value));
        let mut options =
            ResponseOptions { headers: headers.collect(), ..ResponseOptions::default() };
        for value in &self.state.duties {
            add_to_options(value, &mut options);
        }
        options
    }

    /// Returns a text for the log, which has everything: the problem as a line, then the notes and the
    /// chain of sources. Each of them is one line: control characters in a text are escaped, so that a text
    /// of a client cannot look like another entry of the log.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let cause = std::io::Error::other("connection refused");
    /// let error = HttpError::bad_gateway().with_detail("db7 did not respond").with_source(cause);
    /// assert_eq!(
    ///     error.to_log(),
    ///     "502 Bad Gateway: db7 did not respond\nCaused by: connection refused",
    /// );
    /// ```
    #[must_use]
    pub fn to_log(&self) -> String {
        let mut text = String::new();
        push_text(&mut text, &self.state.problem.to_string());
        for line in self.state.list_log_texts() {
            text.push('\n');
            push_text(&mut text, &line);
        }
        let mut next = self.source();
        // A chain that refers to itself must not fill the log.
        for _ in 0..MAX_SOURCES {
            let Some(source) = next else { break };
            text.push_str("\nCaused by: ");
            push_text(&mut text, &source.to_string());
            next = source.source();
        }
        text
    }
}

impl ErrorState {
    fn list_notes(&self) -> Vec<String> {
        let Self { problem, duties, headers, notes, .. } = self;
        let mut notes = notes.clone();
        notes.extend(create_notes(&NotedParts { problem, duties, headers }));
        notes
    }

    /// Returns the field errors and the notes, each as a text for the log.
    fn list_log_texts(&self) -> Vec<String> {
        let format_error = |error: &FieldError<'_>| {
            let message = error.message.as_deref().unwrap_or_default();
            ["Field error: ", &error.pointer(), " ", message].concat()
        };
        let mut texts: Vec<String> = self.problem.errors.iter().map(format_error).collect();
        texts.extend(self.list_notes());
        texts
    }
}

/// Adds a title to a problem whose status has no phrase: without both, it would say nothing.
fn add_title(problem: &mut Problem<'static>) {
    if problem.title.is_none() && problem.title().is_empty() {
        problem.title = Some(Cow::Borrowed(UNKNOWN_TITLE));
    }
}

/// Most bodies are shorter, so the buffer does not grow.
const BODY_CAPACITY: usize = 512;

/// The number of sources that [`HttpError::to_log`] shows.
const MAX_SOURCES: usize = 16;

/// Formats what clients may see: the status, the title and the detail.
impl fmt::Display for HttpError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.public_problem().fmt(out)
    }
}

/// Formats what [`HttpError::to_log`] returns, so that `unwrap` shows everything.
impl fmt::Debug for HttpError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_log())
    }
}
