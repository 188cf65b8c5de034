//! The constructors of the statuses from 500 to 599.
//!
//! Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

use crate::http_error::HttpError;

impl HttpError {
    /// Creates a 500, Internal Server Error (RFC 9110, 15.6.1).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::internal_server_error();
    /// assert_eq!(error.to_string(), "500 Internal Server Error");
    /// ```
    #[must_use]
    pub fn internal_server_error() -> Self {
        Self(httpexc::HttpError::internal_server_error())
    }

    /// Creates a 501, Not Implemented (RFC 9110, 15.6.2).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::not_implemented();
    /// assert_eq!(error.to_string(), "501 Not Implemented");
    /// ```
    #[must_use]
    pub fn not_implemented() -> Self {
        Self(httpexc::HttpError::not_implemented())
    }

    /// Creates a 502, Bad Gateway (RFC 9110, 15.6.3).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::bad_gateway();
    /// assert_eq!(error.to_string(), "502 Bad Gateway");
    /// ```
    #[must_use]
    pub fn bad_gateway() -> Self {
        Self(httpexc::HttpError::bad_gateway())
    }

    /// Creates a 503, Service Unavailable (RFC 9110, 15.6.4).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::service_unavailable();
    /// assert_eq!(error.to_string(), "503 Service Unavailable");
    /// ```
    #[must_use]
    pub fn service_unavailable() -> Self {
        Self(httpexc::HttpError::service_unavailable())
    }

    /// Creates a 504, Gateway Timeout (RFC 9110, 15.6.5).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::gateway_timeout();
    /// assert_eq!(error.to_string(), "504 Gateway Timeout");
    /// ```
    #[must_use]
    pub fn gateway_timeout() -> Self {
        Self(httpexc::HttpError::gateway_timeout())
    }

    /// Creates a 505, HTTP Version Not Supported (RFC 9110, 15.6.6).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::version_not_supported();
    /// assert_eq!(error.to_string(), "505 HTTP Version Not Supported");
    /// ```
    #[must_use]
    pub fn version_not_supported() -> Self {
        Self(httpexc::HttpError::version_not_supported())
    }

    /// Creates a 506, Variant Also Negotiates (RFC 2295, 8.1).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::variant_also_negotiates();
    /// assert_eq!(error.to_string(), "506 Variant Also Negotiates");
    /// ```
    #[must_use]
    pub fn variant_also_negotiates() -> Self {
        Self(httpexc::HttpError::variant_also_negotiates())
    }

    /// Creates a 507, Insufficient Storage (RFC 4918, 11.5).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::insufficient_storage();
    /// assert_eq!(error.to_string(), "507 Insufficient Storage");
    /// ```
    #[must_use]
    pub fn insufficient_storage() -> Self {
        Self(httpexc::HttpError::insufficient_storage())
    }

    /// Creates a 508, Loop Detected (RFC 5842, 7.2).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::loop_detected();
    /// assert_eq!(error.to_string(), "508 Loop Detected");
    /// ```
    #[must_use]
    pub fn loop_detected() -> Self {
        Self(httpexc::HttpError::loop_detected())
    }

    /// Creates a 510, Not Extended (RFC 2774, 7).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::not_extended();
    /// assert_eq!(error.to_string(), "510 Not Extended");
    /// ```
    #[must_use]
    pub fn not_extended() -> Self {
        Self(httpexc::HttpError::not_extended())
    }

    /// Creates a 511, Network Authentication Required (RFC 6585, 6).
    ///
    /// ```
    /// use httpexc_js::HttpError;
    /// let error = HttpError::network_authentication_required();
    /// assert_eq!(error.to_string(), "511 Network Authentication Required");
    /// ```
    #[must_use]
    pub fn network_authentication_required() -> Self {
        Self(httpexc::HttpError::network_authentication_required())
    }
}
