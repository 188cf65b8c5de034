//! [`HttpError`]: the core's error as a response of axum.

use axum_core::response::{IntoResponse, Response};

use crate::error_response::{create_current_response, create_response};
use crate::http_types::IntoStatus;
use crate::response_rule::{Treatment, choose_treatment};
use crate::short_text::ShortText;

mod conversions;
mod generated;

/// An error that a handler returns.
///
/// It is [`httpexc::HttpError`] with [`IntoResponse`], and has the same constructors and methods. `?`
/// converts what that one takes by `?`: any error, which becomes a 500 that reveals nothing, a
/// [`Problem`](httpexc::Problem), a [`Report`](httpexc::Report) of another server's response, and
/// `httpexc::HttpError` itself.
///
/// ```
/// use axum::extract::Path;
/// use httpexc_axum::{HttpError, StatusExt};
///
/// async fn show_song(Path(id): Path<String>) -> Result<&'static str, HttpError> {
///     let id: usize = id.parse().status(400)?;
///     let limit = std::fs::read_to_string("limit.txt")?; // a 500; the io::Error is in the log
///     if limit.len() < id {
///         return Err(HttpError::gone().with_detail("The artist took it back."));
///     }
///     Ok(["So What", "Blue in Green"].get(id).copied().or_404()?)
/// }
/// # let _: axum::Router = axum::Router::new().route("/songs/{id}", axum::routing::get(show_song));
/// ```
///
/// Its response is problem details in JSON, and with [`layer`](crate::layer) what the `Accept` of the
/// request asks for. A 5xx is logged by `tracing` when its response is made.
pub struct HttpError(httpexc::HttpError);

impl HttpError {
    /// Creates an error with a status. If the status is not from 400 to 599, the error is a 500, and the
    /// log says so.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// assert_eq!(HttpError::new(404).to_string(), "404 Not Found");
    /// assert_eq!(HttpError::new(axum::http::StatusCode::GONE).status(), 410);
    /// assert_eq!(HttpError::new(200).status(), 500);
    /// ```
    #[must_use]
    pub fn new(status: impl IntoStatus) -> Self {
        Self(httpexc::HttpError::new(status.into_status()))
    }

    /// Creates an error from what an extractor of axum rejected a request with. By `?`, a rejection would
    /// be a 500, as any other error. The text of a 4xx becomes the detail, and that of a 5xx is for the
    /// log.
    ///
    /// ```
    /// use axum::Json;
    /// use axum::extract::rejection::JsonRejection;
    /// use httpexc_axum::HttpError;
    ///
    /// async fn add_song(song: Result<Json<String>, JsonRejection>) -> Result<String, HttpError> {
    ///     let Json(title) = song.map_err(HttpError::from_rejection)?;
    ///     Ok(title)
    /// }
    /// # let _: axum::Router = axum::Router::new().route("/songs", axum::routing::post(add_song));
    /// ```
    #[must_use]
    pub fn from_rejection(rejection: impl IntoResponse) -> Self {
        let response = rejection.into_response();
        let status = response.status();
        let text = match choose_treatment(&response, false) {
            Treatment::Replace => ShortText::new(response.into_body()).read_now(),
            Treatment::Keep => None,
        };
        match text {
            Some(text) => Self::new(status).with_detail(text),
            None => Self::new(status),
        }
    }

    /// Returns the response in the format that an `Accept` asks for, and logs a 5xx.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let response = HttpError::not_found().to_response("text/html");
    /// assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
    /// ```
    #[must_use]
    pub fn to_response(&self, accept: &str) -> Response {
        create_response(&self.0, Some(httpexc::negotiate(accept)))
    }
}

/// Returns problem details in the format that the request asks for, if there is a [`layer`](crate::layer)
/// around the handler, and otherwise in JSON without `Vary`, as nothing was negotiated. So they are in a response
/// that is made in another task.
///
/// ```
/// use axum::response::IntoResponse;
/// use httpexc_axum::HttpError;
/// let response = HttpError::method_not_allowed(["GET"]).into_response();
/// assert_eq!(response.status(), 405);
/// assert_eq!(response.headers()["allow"], "GET");
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// ```
impl IntoResponse for HttpError {
    fn into_response(self) -> Response {
        create_current_response(&self.0)
    }
}

/// Converts as [`IntoResponse`] does.
///
/// ```
/// use httpexc_axum::HttpError;
/// let response = http::Response::from(HttpError::gone());
/// assert_eq!(response.status(), 410);
/// ```
impl From<HttpError> for Response {
    fn from(error: HttpError) -> Self {
        error.into_response()
    }
}
