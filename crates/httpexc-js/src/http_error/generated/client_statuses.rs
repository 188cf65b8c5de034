//! The constructors of the statuses from 400 to 499.
//!
//! Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

use crate::http_error::HttpError;
use httpexc::header::Challenge;

impl HttpError {
    /// Creates a 400, Bad Request (RFC 9110, 15.5.1).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::bad_request();
    /// assert_eq!(error.to_string(), "400 Bad Request");
    /// ```
    #[must_use]
    pub fn bad_request() -> Self {
        Self(httpexc::HttpError::bad_request())
    }

    /// Creates a 401, Unauthorized (RFC 9110, 15.5.2), with a challenge for `WWW-Authenticate`.
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::unauthorized("Bearer");
    /// assert_eq!(error.to_string(), "401 Unauthorized");
    /// ```
    #[must_use]
    pub fn unauthorized<'c>(challenge: impl Into<Challenge<'c>>) -> Self {
        Self(httpexc::HttpError::unauthorized(challenge))
    }

    /// Creates a 402, Payment Required (RFC 9110, 15.5.3).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::payment_required();
    /// assert_eq!(error.to_string(), "402 Payment Required");
    /// ```
    #[must_use]
    pub fn payment_required() -> Self {
        Self(httpexc::HttpError::payment_required())
    }

    /// Creates a 403, Forbidden (RFC 9110, 15.5.4).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::forbidden();
    /// assert_eq!(error.to_string(), "403 Forbidden");
    /// ```
    #[must_use]
    pub fn forbidden() -> Self {
        Self(httpexc::HttpError::forbidden())
    }

    /// Creates a 404, Not Found (RFC 9110, 15.5.5).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::not_found();
    /// assert_eq!(error.to_string(), "404 Not Found");
    /// ```
    #[must_use]
    pub fn not_found() -> Self {
        Self(httpexc::HttpError::not_found())
    }

    /// Creates a 405, Method Not Allowed (RFC 9110, 15.5.6), with the methods of the resource for `Allow`. What is no method is left
    /// out.
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::method_not_allowed(["GET"]);
    /// assert_eq!(error.to_string(), "405 Method Not Allowed");
    /// ```
    #[must_use]
    pub fn method_not_allowed(allow: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(httpexc::HttpError::method_not_allowed(allow))
    }

    /// Creates a 406, Not Acceptable (RFC 9110, 15.5.7).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::not_acceptable();
    /// assert_eq!(error.to_string(), "406 Not Acceptable");
    /// ```
    #[must_use]
    pub fn not_acceptable() -> Self {
        Self(httpexc::HttpError::not_acceptable())
    }

    /// Creates a 407, Proxy Authentication Required (RFC 9110, 15.5.8), with a challenge for
    /// `Proxy-Authenticate`.
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::proxy_authentication_required("Basic realm=proxy");
    /// assert_eq!(error.to_string(), "407 Proxy Authentication Required");
    /// ```
    #[must_use]
    pub fn proxy_authentication_required<'c>(challenge: impl Into<Challenge<'c>>) -> Self {
        Self(httpexc::HttpError::proxy_authentication_required(challenge))
    }

    /// Creates a 408, Request Timeout (RFC 9110, 15.5.9).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::request_timeout();
    /// assert_eq!(error.to_string(), "408 Request Timeout");
    /// ```
    #[must_use]
    pub fn request_timeout() -> Self {
        Self(httpexc::HttpError::request_timeout())
    }

    /// Creates a 409, Conflict (RFC 9110, 15.5.10).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::conflict();
    /// assert_eq!(error.to_string(), "409 Conflict");
    /// ```
    #[must_use]
    pub fn conflict() -> Self {
        Self(httpexc::HttpError::conflict())
    }

    /// Creates a 410, Gone (RFC 9110, 15.5.11).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::gone();
    /// assert_eq!(error.to_string(), "410 Gone");
    /// ```
    #[must_use]
    pub fn gone() -> Self {
        Self(httpexc::HttpError::gone())
    }

    /// Creates a 411, Length Required (RFC 9110, 15.5.12).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::length_required();
    /// assert_eq!(error.to_string(), "411 Length Required");
    /// ```
    #[must_use]
    pub fn length_required() -> Self {
        Self(httpexc::HttpError::length_required())
    }

    /// Creates a 412, Precondition Failed (RFC 9110, 15.5.13).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::precondition_failed();
    /// assert_eq!(error.to_string(), "412 Precondition Failed");
    /// ```
    #[must_use]
    pub fn precondition_failed() -> Self {
        Self(httpexc::HttpError::precondition_failed())
    }

    /// Creates a 413, Content Too Large (RFC 9110, 15.5.14).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::content_too_large();
    /// assert_eq!(error.to_string(), "413 Content Too Large");
    /// ```
    #[must_use]
    pub fn content_too_large() -> Self {
        Self(httpexc::HttpError::content_too_large())
    }

    /// Creates a 414, URI Too Long (RFC 9110, 15.5.15).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::uri_too_long();
    /// assert_eq!(error.to_string(), "414 URI Too Long");
    /// ```
    #[must_use]
    pub fn uri_too_long() -> Self {
        Self(httpexc::HttpError::uri_too_long())
    }

    /// Creates a 415, Unsupported Media Type (RFC 9110, 15.5.16).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::unsupported_media_type();
    /// assert_eq!(error.to_string(), "415 Unsupported Media Type");
    /// ```
    #[must_use]
    pub fn unsupported_media_type() -> Self {
        Self(httpexc::HttpError::unsupported_media_type())
    }

    /// Creates a 416, Range Not Satisfiable (RFC 9110, 15.5.17).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::range_not_satisfiable();
    /// assert_eq!(error.to_string(), "416 Range Not Satisfiable");
    /// ```
    #[must_use]
    pub fn range_not_satisfiable() -> Self {
        Self(httpexc::HttpError::range_not_satisfiable())
    }

    /// Creates a 417, Expectation Failed (RFC 9110, 15.5.18).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::expectation_failed();
    /// assert_eq!(error.to_string(), "417 Expectation Failed");
    /// ```
    #[must_use]
    pub fn expectation_failed() -> Self {
        Self(httpexc::HttpError::expectation_failed())
    }

    /// Creates a 418, I'm a Teapot (RFC 9110, 15.5.19).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::im_a_teapot();
    /// assert_eq!(error.to_string(), "418 I'm a Teapot");
    /// ```
    #[must_use]
    pub fn im_a_teapot() -> Self {
        Self(httpexc::HttpError::im_a_teapot())
    }

    /// Creates a 421, Misdirected Request (RFC 9110, 15.5.20).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::misdirected_request();
    /// assert_eq!(error.to_string(), "421 Misdirected Request");
    /// ```
    #[must_use]
    pub fn misdirected_request() -> Self {
        Self(httpexc::HttpError::misdirected_request())
    }

    /// Creates a 422, Unprocessable Content (RFC 9110, 15.5.21).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::unprocessable_content();
    /// assert_eq!(error.to_string(), "422 Unprocessable Content");
    /// ```
    #[must_use]
    pub fn unprocessable_content() -> Self {
        Self(httpexc::HttpError::unprocessable_content())
    }

    /// Creates a 423, Locked (RFC 4918, 11.3).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::locked();
    /// assert_eq!(error.to_string(), "423 Locked");
    /// ```
    #[must_use]
    pub fn locked() -> Self {
        Self(httpexc::HttpError::locked())
    }

    /// Creates a 424, Failed Dependency (RFC 4918, 11.4).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::failed_dependency();
    /// assert_eq!(error.to_string(), "424 Failed Dependency");
    /// ```
    #[must_use]
    pub fn failed_dependency() -> Self {
        Self(httpexc::HttpError::failed_dependency())
    }

    /// Creates a 425, Too Early (RFC 8470, 5.2).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::too_early();
    /// assert_eq!(error.to_string(), "425 Too Early");
    /// ```
    #[must_use]
    pub fn too_early() -> Self {
        Self(httpexc::HttpError::too_early())
    }

    /// Creates a 426, Upgrade Required (RFC 9110, 15.5.22), with the protocols for `Upgrade`.
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::upgrade_required(["websocket"]);
    /// assert_eq!(error.to_string(), "426 Upgrade Required");
    /// ```
    #[must_use]
    pub fn upgrade_required(upgrade: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(httpexc::HttpError::upgrade_required(upgrade))
    }

    /// Creates a 428, Precondition Required (RFC 6585, 3).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::precondition_required();
    /// assert_eq!(error.to_string(), "428 Precondition Required");
    /// ```
    #[must_use]
    pub fn precondition_required() -> Self {
        Self(httpexc::HttpError::precondition_required())
    }

    /// Creates a 429, Too Many Requests (RFC 6585, 4).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::too_many_requests();
    /// assert_eq!(error.to_string(), "429 Too Many Requests");
    /// ```
    #[must_use]
    pub fn too_many_requests() -> Self {
        Self(httpexc::HttpError::too_many_requests())
    }

    /// Creates a 431, Request Header Fields Too Large (RFC 6585, 5).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::request_header_fields_too_large();
    /// assert_eq!(error.to_string(), "431 Request Header Fields Too Large");
    /// ```
    #[must_use]
    pub fn request_header_fields_too_large() -> Self {
        Self(httpexc::HttpError::request_header_fields_too_large())
    }

    /// Creates a 451, Unavailable For Legal Reasons (RFC 7725, 3).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::unavailable_for_legal_reasons();
    /// assert_eq!(error.to_string(), "451 Unavailable For Legal Reasons");
    /// ```
    #[must_use]
    pub fn unavailable_for_legal_reasons() -> Self {
        Self(httpexc::HttpError::unavailable_for_legal_reasons())
    }
}
