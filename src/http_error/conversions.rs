//! Conversions of other errors into an [`HttpError`], and of an `HttpError` into a boxed error.

use std::any::Any;
use std::error::Error;
use std::fmt;

use super::{HttpError, add_title};
use crate::problem::Problem;
use crate::read::Report;

/// Any error becomes a 500 whose response reveals nothing. The error is its source, for the log.
///
/// A [`Problem`] keeps its status and its members, and a [`Report`] becomes a 502, or a 504 if the other
/// server's status is 408 or 504: a report is about a request of this server, and nothing of it is meant
/// for clients.
///
/// ```
/// use httpexc::{HttpError, Problem, read};
/// let error = HttpError::from(std::io::Error::other("disk 7 is full"));
/// assert_eq!((error.status(), error.to_string()), (500, "500 Internal Server Error".into()));
///
/// let error = HttpError::from(Problem::new(404).with_detail("There is no such song."));
/// assert_eq!(error.to_string(), "404 Not Found: There is no such song.");
///
/// let response = read::UpstreamResponse { status: 401, ..Default::default() };
/// let error = HttpError::from(read(&response).into_owned());
/// assert_eq!(error.to_string(), "502 Bad Gateway");
/// assert_eq!(error.source().unwrap().to_string(), "401 Unauthorized");
/// ```
impl<E: Error + Send + Sync + 'static> From<E> for HttpError {
    fn from(error: E) -> Self {
        let mut slot = Some(error);
        // Taken out of an `Option`, an error of a known type moves without a box.
        if let Some(problem) = take::<Problem<'static>>(&mut slot) {
            return convert_problem(problem);
        }
        if let Some(problem) = take::<Box<Problem<'static>>>(&mut slot) {
            return convert_problem(*problem);
        }
        if let Some(report) = take::<Report<'static>>(&mut slot) {
            return convert_report(Box::new(report));
        }
        if let Some(report) = take::<Box<Report<'static>>>(&mut slot) {
            return convert_report(report);
        }
        if let Some(StdHttpError(error)) = take(&mut slot) {
            return error;
        }
        let unknown = Self::new(500);
        match slot {
            Some(error) => unknown.with_source(error),
            None => unknown,
        }
    }
}

/// Takes an error out of a slot if it has a type.
fn take<T: 'static>(slot: &mut dyn Any) -> Option<T> {
    slot.downcast_mut::<Option<T>>()?.take()
}

fn convert_problem(problem: Problem<'static>) -> HttpError {
    let mut error = HttpError::new(problem.status);
    if error.status() == problem.status {
        error.state.problem = problem;
        add_title(&mut error.state.problem);
        return error;
    }
    error.with_source(problem)
}

fn convert_report(report: Box<Report<'static>>) -> HttpError {
    let status = if matches!(report.status, 408 | 504) { 504 } else { 502 };
    HttpError::new(status).with_source(report)
}

impl HttpError {
    /// Returns the error that a boxed one becomes: as by `?`, if it is a [`Problem`], a [`Report`] or a
    /// [`StdHttpError`], and otherwise a 500 with the boxed error as its source.
    ///
    /// ```
    /// use httpexc::{HttpError, Problem};
    /// let error = HttpError::from_boxed(Box::new(Problem::new(404)));
    /// assert_eq!(error.status(), 404);
    /// assert_eq!(HttpError::from_boxed("disk 7 is full".into()).status(), 500);
    /// ```
    #[must_use]
    pub fn from_boxed(error: Box<dyn Error + Send + Sync>) -> Self {
        let error = match error.downcast::<Problem<'static>>() {
            Ok(problem) => return convert_problem(*problem),
            Err(error) => error,
        };
        let error = match error.downcast::<Report<'static>>() {
            Ok(report) => return convert_report(report),
            Err(error) => error,
        };
        match error.downcast::<StdHttpError>() {
            Ok(boxed) => boxed.0,
            Err(error) => Self::new(500).with_source(error),
        }
    }

    /// Returns the error as an [`Error`], for code that takes any error, such as anyhow.
    /// [`HttpError::from_boxed`] and `?` return the `HttpError` again. Into a boxed error, `?` also converts the
    /// `HttpError` itself.
    ///
    /// ```
    /// use std::error::Error;
    /// use httpexc::HttpError;
    /// fn find() -> Result<(), Box<dyn Error + Send + Sync>> {
    ///     Err(HttpError::not_found().into_std_error())?
    /// }
    /// assert_eq!(HttpError::from_boxed(find().unwrap_err()).status(), 404);
    /// ```
    #[must_use]
    pub fn into_std_error(self) -> StdHttpError {
        StdHttpError(self)
    }
}

/// An [`HttpError`] that implements [`Error`].
///
/// As its text, it has what clients may see. What only the log may show is the text of its
/// [`source`](Error::source), so a log that follows the sources has everything.
///
/// ```
/// use std::error::Error;
/// use httpexc::HttpError;
/// let error = HttpError::bad_gateway().with_detail("db7 did not respond").into_std_error();
/// assert_eq!(error.to_string(), "502 Bad Gateway");
/// assert_eq!(error.source().unwrap().to_string(), "db7 did not respond");
/// ```
#[derive(Debug)]
pub struct StdHttpError(HttpError);

impl fmt::Display for StdHttpError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl Error for StdHttpError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.private_source()
    }
}

/// Boxes the error as [`HttpError::into_std_error`] returns it. So an error can be the source of another one,
/// and `?` takes it where any error is returned.
///
/// ```
/// use httpexc::HttpError;
/// let cause = HttpError::bad_gateway().with_detail("db7 did not respond");
/// let error = HttpError::service_unavailable().with_source(cause);
/// assert_eq!(
///     error.to_log(),
///     "503 Service Unavailable\nCaused by: 502 Bad Gateway\nCaused by: db7 did not respond",
/// );
/// ```
impl From<HttpError> for Box<dyn Error + Send + Sync> {
    fn from(error: HttpError) -> Self {
        Box::new(error.into_std_error())
    }
}

/// Boxes the error as [`HttpError::into_std_error`] returns it.
///
/// ```
/// use httpexc::HttpError;
/// fn find() -> Result<(), Box<dyn std::error::Error>> {
///     Err(HttpError::not_found())?
/// }
/// assert_eq!(find().unwrap_err().to_string(), "404 Not Found");
/// ```
impl From<HttpError> for Box<dyn Error> {
    fn from(error: HttpError) -> Self {
        Box::new(error.into_std_error())
    }
}
