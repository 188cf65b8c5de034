//! [`HttpError`]: the core's error as a Fetch `Response` and as a value of JavaScript.

use wasm_bindgen::JsValue;
use web_sys::{Request, Response};

use crate::error_log::log_error;
use crate::fetch_response::create_response;
use crate::portable_error::{PortableError, is_exception};
use crate::portable_text::CARRIER_NAME;
use crate::thrown_value::ThrownValue;

mod generated;

/// An error that a handler returns.
///
/// It is [`httpexc::HttpError`] with what a JavaScript runtime needs, and has the same constructors and
/// methods. `?` converts what that one takes by `?`: any error, which becomes a 500 that reveals nothing, a
/// [`Problem`](httpexc::Problem), a [`Report`](httpexc::Report) of another server's response, and
/// `httpexc::HttpError` itself. A value that JavaScript threw is no error of Rust:
/// [`HttpError::from_thrown`] converts it.
///
/// ```no_run
/// use httpexc_js::{HttpError, StatusExt};
/// use wasm_bindgen::prelude::*;
/// use web_sys::{Request, Response};
///
/// #[wasm_bindgen]
/// pub fn fetch(request: Request) -> Response {
///     find_song(&request).unwrap_or_else(|error| error.to_response(&request))
/// }
///
/// fn find_song(request: &Request) -> Result<Response, HttpError> {
///     let url = request.url();
///     let id: usize = url.rsplit('/').next().unwrap_or_default().parse().status(400)?;
///     let title = ["So What", "Blue in Green"].get(id).or_404()?;
///     Response::new_with_opt_str(Some(title)).map_err(HttpError::from_thrown)
/// }
/// ```
pub struct HttpError(httpexc::HttpError);

impl HttpError {
    /// Creates an error with a status. If the status is not from 400 to 599, the error is a 500, and the
    /// log says so.
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// assert_eq!(HttpError::new(404).to_string(), "404 Not Found");
    /// assert_eq!(HttpError::new(200).status(), 500);
    /// ```
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self(httpexc::HttpError::new(status))
    }

    /// Returns the `Response` in the format that the request's `Accept` prefers. The response to a `HEAD`
    /// has no content, but its length (RFC 9110, 9.3.2). A 5xx is logged by `console.error`.
    ///
    /// ```no_run
    /// use httpexc_js::HttpError;
    /// # fn handle(request: &web_sys::Request) {
    /// let response = HttpError::not_found().to_response(request);
    /// assert_eq!(response.status(), 404);
    /// # }
    /// ```
    #[must_use]
    pub fn to_response(&self, request: &Request) -> Response {
        log_error(&self.0);
        create_response(&self.0, request)
    }

    /// Returns the error as plain data of JavaScript, as `toPortable` of the npm package does. `revive` makes
    /// a typed error of it again. It survives structured clone, so it can be returned to another Worker or
    /// posted to another thread. A 5xx is logged by `console.error`, as its detail does not cross.
    ///
    /// ```no_run
    /// use httpexc_js::HttpError;
    /// let data = HttpError::not_found().with_detail("No song has the id 7.").to_portable();
    /// assert!(data.is_object());
    /// ```
    #[must_use]
    pub fn to_portable(&self) -> JsValue {
        log_error(&self.0);
        JsValue::from(&PortableError::new(&self.0))
    }

    /// Returns the error that a value of JavaScript describes, as `revive` of the npm package does, or `None`
    /// for any other value: plain data of `toPortable`, an error that a method of another Worker threw, or an
    /// error of the npm package itself, which code in the same isolate threw.
    ///
    /// The error is one of your own service: its response has its status. Any value may be given. One that
    /// somebody forged cannot set a cookie, or another header that browsers obey for the whole origin. A
    /// redirect is no `HttpError`, so a portable one is `None`, and so is an error with something that cannot be
    /// sent, or without what its status requires.
    ///
    /// ```no_run
    /// use httpexc_js::HttpError;
    /// let data = HttpError::gone().to_portable();
    /// assert_eq!(HttpError::revive(&data).map(|error| error.status()), Some(410));
    /// ```
    #[must_use]
    pub fn revive(value: &JsValue) -> Option<Self> {
        let error = PortableError::from_js(value).map(PortableError::into_error);
        error.filter(|error| error.notes().is_empty()).map(Self)
    }

    /// Returns the error for a value that JavaScript threw, or for an error that wraps one, such as that of
    /// serde-wasm-bindgen: the one that it describes ([`revive`](HttpError::revive)), and otherwise a 500 that
    /// reveals nothing.
    ///
    /// The text of the value, with its stack, is the source for the log. So of an error of the npm package the
    /// log has everything, and the new error has its status, what clients may see of its problem, and the headers
    /// that a portable error has: not its class, its cause, the detail of a 5xx, `Set-Cookie`, and headers of your
    /// own.
    ///
    /// ```no_run
    /// use httpexc_js::HttpError;
    /// # async fn read(request: web_sys::Request) -> Result<(), HttpError> {
    /// let text = request.text().map_err(HttpError::from_thrown)?;
    /// # let _ = text;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn from_thrown(thrown: impl Into<JsValue>) -> Self {
        let thrown = thrown.into();
        match Self::revive(&thrown) {
            Some(error) if is_exception(&thrown) => error.with_source(ThrownValue::from(thrown)),
            Some(error) => error,
            None => Self::from(ThrownValue::from(thrown)),
        }
    }
}

/// Returns an `Error` of JavaScript, which carries the portable form in its message. So an exported function
/// that returns `Result<_, HttpError>` throws it, and `revive` of the npm package knows it, also in another
/// Worker that called the function by RPC: the message is all that is sure to cross. A 5xx is logged by
/// `console.error`.
///
/// ```no_run
/// use httpexc_js::{HttpError, StatusExt};
/// use wasm_bindgen::prelude::*;
///
/// #[wasm_bindgen(js_name = findSong)]
/// pub fn find_song(id: usize) -> Result<String, HttpError> {
///     Ok(["So What", "Blue in Green"].get(id).or_404()?.to_string())
/// }
/// ```
impl From<HttpError> for JsValue {
    fn from(error: HttpError) -> Self {
        log_error(&error.0);
        let message = PortableError::new(&error.0).to_message();
        let thrown = js_sys::Error::new(&message);
        thrown.set_name(CARRIER_NAME);
        thrown.into()
    }
}
