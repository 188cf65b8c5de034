//! Conversions between this error, the core's and boxed ones. The core's cannot have `From` for this one: this one
//! takes whatever the core's takes, and would take itself in two ways.

use std::error::Error;
use std::fmt;
use std::ops::Deref;

use httpexc::StdHttpError;

use crate::http_error::HttpError;

impl HttpError {
    /// Returns the error of the core.
    ///
    /// ```
    /// let error: httpexc::HttpError = httpexc_axum::HttpError::not_found().into_inner();
    /// assert_eq!(error.status(), 404);
    /// ```
    #[must_use]
    pub fn into_inner(self) -> httpexc::HttpError {
        self.0
    }

    /// Returns the error that a boxed one becomes: as by `?`, if it is a
    /// [`Problem`](httpexc::Problem), a [`Report`](httpexc::Report) or a
    /// [`StdHttpError`](httpexc::StdHttpError), and otherwise a 500 with the boxed error as its source.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// fn play() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    ///     Err("disk 7 is full")?
    /// }
    /// let error = play().map_err(HttpError::from_boxed).unwrap_err();
    /// assert_eq!(error.to_string(), "500 Internal Server Error");
    /// ```
    #[must_use]
    pub fn from_boxed(error: Box<dyn Error + Send + Sync>) -> Self {
        Self(httpexc::HttpError::from_boxed(error))
    }

    /// Returns the error as an [`Error`], for code that takes any error, such as anyhow. By `?` and by
    /// [`HttpError::from_boxed`] it is an `HttpError` again.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::not_found().into_std_error();
    /// assert_eq!(HttpError::from(error).status(), 404);
    /// ```
    #[must_use]
    pub fn into_std_error(self) -> StdHttpError {
        self.0.into_std_error()
    }
}

/// Converts what the core's error takes by `?`.
impl<E: Into<httpexc::HttpError>> From<E> for HttpError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// An error has the methods of the core's error that return what it has.
impl Deref for HttpError {
    type Target = httpexc::HttpError;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Lends the error of the core, for functions that take the errors of several crates.
///
/// ```
/// fn count_notes(error: &impl AsRef<httpexc::HttpError>) -> usize {
///     error.as_ref().notes().len()
/// }
/// assert_eq!(count_notes(&httpexc_axum::HttpError::new(405)), 1);
/// ```
impl AsRef<httpexc::HttpError> for HttpError {
    fn as_ref(&self) -> &httpexc::HttpError {
        &self.0
    }
}

/// Boxes the error as [`HttpError::into_std_error`] returns it. So an error can be the source of another one,
/// and `?` takes it where any error is returned.
///
/// ```
/// use httpexc_axum::HttpError;
/// let cause = HttpError::bad_gateway().with_detail("db7 did not respond");
/// let error = HttpError::service_unavailable().with_source(cause);
/// assert!(error.to_log().ends_with("Caused by: db7 did not respond"));
/// ```
impl From<HttpError> for Box<dyn Error + Send + Sync> {
    fn from(error: HttpError) -> Self {
        error.0.into()
    }
}

/// Boxes the error as [`HttpError::into_std_error`] returns it.
///
/// ```
/// use httpexc_axum::HttpError;
/// fn find() -> Result<(), Box<dyn std::error::Error>> {
///     Err(HttpError::not_found())?
/// }
/// assert_eq!(find().unwrap_err().to_string(), "404 Not Found");
/// ```
impl From<HttpError> for Box<dyn Error> {
    fn from(error: HttpError) -> Self {
        error.0.into()
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl fmt::Debug for HttpError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}
