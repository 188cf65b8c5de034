//! Methods that build a problem and its parts from Rust values, and their text for a log.
//!
//! JavaScript passes records instead, so the wasm modules contain none of this.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use super::{ErrorCode, FieldError, HelpLink, Problem, RESERVED_MEMBERS};
use crate::json_value::Value;
use crate::number::format_decimal;
use crate::pointer::PathSegment;

impl<'a> Problem<'a> {
    /// Sets the URI of the problem type (RFC 9457, 3.1.1).
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// let problem = Problem::new(403).with_type_uri("https://songs.example/problems/no-credit");
    /// assert_eq!(problem.type_uri.as_deref(), Some("https://songs.example/problems/no-credit"));
    /// ```
    #[must_use]
    pub fn with_type_uri(mut self, type_uri: impl Into<Cow<'a, str>>) -> Self {
        self.type_uri = Some(type_uri.into());
        self
    }

    /// Sets the short label (RFC 9457, 3.1.3).
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// assert_eq!(Problem::new(410).with_title("Song Gone").title(), "Song Gone");
    /// ```
    #[must_use]
    pub fn with_title(mut self, title: impl Into<Cow<'a, str>>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the sentence about this occurrence (RFC 9457, 3.1.4). Every client that gets the response
    /// can read it, for any status.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// let problem = Problem::new(404).with_detail(format!("No song has the id {}.", 7));
    /// assert_eq!(problem.detail.as_deref(), Some("No song has the id 7."));
    /// ```
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<Cow<'a, str>>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Sets the URI that identifies this occurrence (RFC 9457, 3.1.5).
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// let problem = Problem::new(409).with_instance("/songs/7/edits/12");
    /// assert_eq!(problem.instance.as_deref(), Some("/songs/7/edits/12"));
    /// ```
    #[must_use]
    pub fn with_instance(mut self, instance: impl Into<Cow<'a, str>>) -> Self {
        self.instance = Some(instance.into());
        self
    }

    /// Sets the machine-readable code, a text or a number.
    ///
    /// ```
    /// use httpexc::problem::{ErrorCode, Problem};
    /// assert_eq!(Problem::new(404).with_code(10_003).code, Some(ErrorCode::Number("10003".into())));
    /// assert_eq!(Problem::new(404).with_code("no_song").code, Some(ErrorCode::Text("no_song".into())));
    /// ```
    #[must_use]
    pub fn with_code(mut self, code: impl Into<ErrorCode<'a>>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// Sets whether another try of the same request may succeed.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// assert_eq!(Problem::new(409).with_retryable(true).retryable, Some(true));
    /// ```
    #[must_use]
    pub fn with_retryable(mut self, retryable: bool) -> Self {
        self.retryable = Some(retryable);
        self
    }

    /// Sets the link to documentation for a person.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// let problem = Problem::new(402).with_help("https://songs.example/prices");
    /// assert_eq!(problem.help.unwrap().href, "https://songs.example/prices");
    /// ```
    #[must_use]
    pub fn with_help(mut self, href: impl Into<Cow<'a, str>>) -> Self {
        self.help = Some(HelpLink { href: href.into(), text: None });
        self
    }

    /// Adds the error of a field of the request.
    ///
    /// ```
    /// use httpexc::problem::{FieldError, Problem};
    /// let error = FieldError::new(["user", "email"], "This is no address.");
    /// assert_eq!(Problem::new(422).with_error(error).errors[0].pointer(), "/user/email");
    /// ```
    #[must_use]
    pub fn with_error(mut self, error: FieldError<'a>) -> Self {
        self.errors.push(error);
        self
    }

    /// Adds a further member (RFC 9457, 3.2). A member with a reserved name is left out.
    ///
    /// ```
    /// use httpexc::problem::Problem;
    /// let problem = Problem::new(403).with_extension("balance", 30).with_extension("status", 200);
    /// assert_eq!(problem.extensions, [("balance".into(), 30.into())]);
    /// ```
    #[must_use]
    pub fn with_extension(
        mut self,
        name: impl Into<Cow<'a, str>>,
        value: impl Into<Value<'a>>,
    ) -> Self {
        let name = name.into();
        if !RESERVED_MEMBERS.contains(&&*name) {
            self.extensions.push((name, value.into()));
        }
        self
    }
}

/// Formats the status, the title and the detail as a line for a log.
///
/// ```
/// use httpexc::problem::Problem;
/// let problem = Problem::new(404).with_detail("No song has the id 7.");
/// assert_eq!(problem.to_string(), "404 Not Found: No song has the id 7.");
/// ```
impl fmt::Display for Problem<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.status)?;
        match self.title() {
            "" => {}
            title => write!(out, " {title}")?,
        }
        match &self.detail {
            Some(detail) => write!(out, ": {detail}"),
            None => Ok(()),
        }
    }
}

/// A handler can return a problem with `?`. It is large, so a `Result` should have it in a box.
///
/// ```
/// use httpexc::problem::Problem;
/// fn song(id: &str) -> Result<u64, Box<Problem<'static>>> {
///     Ok(id.parse().map_err(|_| Problem::new(404).with_detail("A song has a number."))?)
/// }
/// fn length(id: &str) -> Result<u64, Box<dyn std::error::Error>> {
///     Ok(song(id)? * 60)
/// }
/// assert_eq!(length("blue").unwrap_err().to_string(), "404 Not Found: A song has a number.");
/// ```
impl Error for Problem<'_> {}

impl ErrorCode<'_> {
    /// Returns the code as text, whether it is a text or a number.
    ///
    /// ```
    /// use httpexc::problem::ErrorCode;
    /// assert_eq!((ErrorCode::from("limited").as_str(), ErrorCode::from(7).as_str()), ("limited", "7"));
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
        }
    }
}

impl fmt::Display for ErrorCode<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl<'a> From<&'a str> for ErrorCode<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for ErrorCode<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for ErrorCode<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for ErrorCode<'_> {
    fn from(number: u64) -> Self {
        Self::Number(format_decimal(number).into())
    }
}

impl<'a> FieldError<'a> {
    /// Creates the error of the field at a path from the root of the request.
    ///
    /// ```
    /// use httpexc::problem::FieldError;
    /// use httpexc::pointer::PathSegment;
    /// assert_eq!(FieldError::new(["name"], "Give it a name.").pointer(), "/name");
    /// let path = [PathSegment::from("tags"), PathSegment::from(0)];
    /// assert_eq!(FieldError::new(path, "Too long.").pointer(), "/tags/0");
    /// ```
    #[must_use]
    pub fn new(
        path: impl IntoIterator<Item = impl Into<PathSegment<'a>>>,
        message: impl Into<Cow<'a, str>>,
    ) -> Self {
        Self {
            path: path.into_iter().map(Into::into).collect(),
            code: None,
            message: Some(message.into()),
        }
    }

    /// Sets the machine-readable code, a text or a number.
    ///
    /// ```
    /// use httpexc::problem::FieldError;
    /// let error = FieldError::new(["name"], "Give it a name.").with_code("required");
    /// assert_eq!(error.code.unwrap().as_str(), "required");
    /// ```
    #[must_use]
    pub fn with_code(mut self, code: impl Into<ErrorCode<'a>>) -> Self {
        self.code = Some(code.into());
        self
    }
}
