//! Statuses for the errors of other functions.

use std::error::Error;

use super::HttpError;

/// Methods of `Result` and `Option` that choose the status of an error.
///
/// ```
/// use httpexc::{HttpError, StatusExt};
/// fn parse(id: &str) -> Result<u32, HttpError> {
///     Ok(id.parse().status(400)?)
/// }
/// let error = parse("7x").unwrap_err();
/// assert_eq!(error.to_string(), "400 Bad Request");
/// assert_eq!(error.to_log(), "400 Bad Request\nCaused by: invalid digit found in string");
/// ```
pub trait StatusExt<T>: Sized {
    /// Returns the value, or else an error with a status. The error of a `Result` is its source, which
    /// clients do not see.
    ///
    /// ```
    /// use httpexc::StatusExt;
    /// let songs = ["So What"];
    /// assert_eq!(songs.get(7).status(410).unwrap_err().status(), 410);
    /// ```
    ///
    /// # Errors
    ///
    /// If there is no value.
    fn status(self, status: u16) -> Result<T, HttpError>;

    /// Returns the value, or else a 404, as [`StatusExt::status`] does.
    ///
    /// ```
    /// use httpexc::StatusExt;
    /// assert_eq!(["So What"].get(7).or_404().unwrap_err().status(), 404);
    /// ```
    ///
    /// # Errors
    ///
    /// If there is no value.
    fn or_404(self) -> Result<T, HttpError> {
        self.status(404)
    }
}

impl<T, E: Into<Box<dyn Error + Send + Sync>>> StatusExt<T> for Result<T, E> {
    fn status(self, status: u16) -> Result<T, HttpError> {
        self.map_err(|error| HttpError::new(status).with_source(error))
    }
}

impl<T> StatusExt<T> for Option<T> {
    fn status(self, status: u16) -> Result<T, HttpError> {
        self.ok_or_else(|| HttpError::new(status))
    }
}
