//! Types of the `http` crate where an error takes a number or a text. The core knows none of them.

use std::borrow::Cow;

use http::{HeaderName, HeaderValue, StatusCode};

/// A status: a number, or a `StatusCode` of the `http` crate.
///
/// ```
/// use axum::http::StatusCode;
/// use httpexc_axum::HttpError;
/// assert_eq!(HttpError::new(StatusCode::GONE).status(), HttpError::new(410).status());
/// ```
pub trait IntoStatus: sealed::Sealed {
    /// Returns the status as a number.
    ///
    /// ```
    /// use httpexc_axum::IntoStatus;
    /// assert_eq!(axum::http::StatusCode::GONE.into_status(), 410);
    /// ```
    fn into_status(self) -> u16;
}

impl IntoStatus for u16 {
    fn into_status(self) -> u16 {
        self
    }
}

impl IntoStatus for StatusCode {
    fn into_status(self) -> u16 {
        self.as_u16()
    }
}

/// The name or the value of a header: a text, or a `HeaderName` or `HeaderValue` of the `http` crate.
///
/// ```
/// use axum::http::{HeaderValue, header};
/// use axum::response::IntoResponse;
/// use httpexc_axum::HttpError;
/// let error = HttpError::gone()
///     .with_header(header::SERVER, HeaderValue::from_static("songs"))
///     .with_header("x-song", "7");
/// assert_eq!(error.into_response().headers()["server"], "songs");
/// ```
pub trait IntoHeaderText: sealed::Sealed {
    /// Returns the text.
    ///
    /// ```
    /// use httpexc_axum::IntoHeaderText;
    /// assert_eq!(axum::http::header::SERVER.into_header_text(), "server");
    /// ```
    fn into_header_text(self) -> Cow<'static, str>;
}

impl IntoHeaderText for &'static str {
    fn into_header_text(self) -> Cow<'static, str> {
        self.into()
    }
}

impl IntoHeaderText for String {
    fn into_header_text(self) -> Cow<'static, str> {
        self.into()
    }
}

impl IntoHeaderText for Cow<'static, str> {
    fn into_header_text(self) -> Self {
        self
    }
}

impl IntoHeaderText for HeaderName {
    fn into_header_text(self) -> Cow<'static, str> {
        self.as_str().to_owned().into()
    }
}

/// The bytes of the value are those of Latin-1, as in the core.
impl IntoHeaderText for HeaderValue {
    fn into_header_text(self) -> Cow<'static, str> {
        self.as_bytes().iter().copied().map(char::from).collect()
    }
}

mod sealed {
    use super::{Cow, HeaderName, HeaderValue, StatusCode};

    /// Nobody else implements the traits, so that they can grow.
    pub trait Sealed {}

    impl Sealed for u16 {}
    impl Sealed for StatusCode {}
    impl Sealed for &'static str {}
    impl Sealed for String {}
    impl Sealed for Cow<'static, str> {}
    impl Sealed for HeaderName {}
    impl Sealed for HeaderValue {}
}
