//! The methods that build an error.
//!
//! Generated from src/http_error/builder.rs by `make generate`. Do not edit.

use std::borrow::Cow;
use std::error::Error;

use httpexc::FieldError;
use httpexc::header::{Challenge, RetryAfter};
use httpexc::json_value::Value;
use httpexc::problem::ErrorCode;

use crate::http_error::HttpError;
use crate::http_types::IntoHeaderText;

impl HttpError {
    /// Sets the sentence about this occurrence (RFC 9457, 3.1.4). That of a 5xx is for the log, unless the
    /// error is [`exposed`](HttpError::exposed).
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::not_found().with_detail(format!("No song has the id {}.", 7));
    /// assert_eq!(error.to_string(), "404 Not Found: No song has the id 7.");
    /// let error = HttpError::bad_gateway().with_detail("db7 did not respond");
    /// assert_eq!(error.to_string(), "502 Bad Gateway");
    /// ```
    #[must_use]
    pub fn with_detail(self, detail: impl Into<Cow<'static, str>>) -> Self {
        Self(self.0.with_detail(detail))
    }

    /// Lets clients see the detail and the field errors of a 5xx.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::service_unavailable().with_detail("We are moving house.").exposed();
    /// assert_eq!(error.to_string(), "503 Service Unavailable: We are moving house.");
    /// ```
    #[must_use]
    pub fn exposed(self) -> Self {
        Self(self.0.exposed())
    }

    /// Sets the machine-readable code, a text or a number. Clients see it for a 5xx, too.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::not_found().with_code("no_such_song");
    /// assert_eq!(error.public_problem().code, Some("no_such_song".into()));
    /// ```
    #[must_use]
    pub fn with_code(self, code: impl Into<ErrorCode<'static>>) -> Self {
        Self(self.0.with_code(code))
    }

    /// Sets the URI of the problem type (RFC 9457, 3.1.1). A text that is no URI reference is left out.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::forbidden().with_type("https://songs.example/problems/no-credit");
    /// assert_eq!(
    ///     error.public_problem().type_uri.as_deref(),
    ///     Some("https://songs.example/problems/no-credit"),
    /// );
    /// let error = HttpError::forbidden().with_type("no credit");
    /// assert_eq!(error.notes(), ["Cannot use the type \"no credit\": it is no URI"]);
    /// ```
    #[must_use]
    pub fn with_type(self, type_uri: impl Into<Cow<'static, str>>) -> Self {
        Self(self.0.with_type(type_uri))
    }

    /// Sets the short label of the problem type (RFC 9457, 3.1.3). Clients see it for a 5xx, too.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// assert_eq!(HttpError::gone().with_title("Song Gone").to_string(), "410 Song Gone");
    /// ```
    #[must_use]
    pub fn with_title(self, title: impl Into<Cow<'static, str>>) -> Self {
        Self(self.0.with_title(title))
    }

    /// Sets the URI that identifies this occurrence (RFC 9457, 3.1.5). A text that is no URI reference is
    /// left out.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::conflict().with_instance("/songs/7/edits/12");
    /// assert_eq!(error.public_problem().instance.as_deref(), Some("/songs/7/edits/12"));
    /// ```
    #[must_use]
    pub fn with_instance(self, instance: impl Into<Cow<'static, str>>) -> Self {
        Self(self.0.with_instance(instance))
    }

    /// Sets whether another try of the same request may succeed. Clients see it for a 5xx, too.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::conflict().with_retryable(true);
    /// assert_eq!(error.public_problem().retryable, Some(true));
    /// ```
    #[must_use]
    pub fn with_retryable(self, retryable: bool) -> Self {
        Self(self.0.with_retryable(retryable))
    }

    /// Sets the link to documentation for a person.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::payment_required().with_help("https://songs.example/prices");
    /// let help = error.public_problem().help.clone().unwrap();
    /// assert_eq!(help.href, "https://songs.example/prices");
    /// ```
    #[must_use]
    pub fn with_help(self, href: impl Into<Cow<'static, str>>) -> Self {
        Self(self.0.with_help(href))
    }

    /// Sets the id that the request has in the log.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::internal_server_error().with_request_id("8f2a");
    /// assert_eq!(error.public_problem().request_id.as_deref(), Some("8f2a"));
    /// ```
    #[must_use]
    pub fn with_request_id(self, id: impl Into<Cow<'static, str>>) -> Self {
        Self(self.0.with_request_id(id))
    }

    /// Adds a further member (RFC 9457, 3.2), in place of one of the same name. Clients see it for a 5xx,
    /// too. A member whose name has a meaning of its own is left out. With the feature `serde_json`, the value
    /// may be one of serde_json.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::forbidden().with_extension("balance", 30).with_extension("status", 200);
    /// assert_eq!(error.public_problem().extensions, [("balance".into(), 30.into())]);
    /// assert_eq!(error.notes(), ["Cannot add the member status: problem details define it"]);
    /// ```
    #[must_use]
    pub fn with_extension(
        self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Value<'static>>,
    ) -> Self {
        Self(self.0.with_extension(name, value))
    }

    /// Adds what is wrong with a field of the request. The field errors of a 5xx are for the log.
    ///
    /// ```
    /// use httpexc::FieldError;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::unprocessable_content()
    ///     .with_field_error(FieldError::new(["user", "email"], "This is no address."));
    /// assert_eq!(error.public_problem().errors[0].pointer(), "/user/email");
    /// ```
    #[must_use]
    pub fn with_field_error(self, error: FieldError<'static>) -> Self {
        Self(self.0.with_field_error(error))
    }

    /// Sets when the client may retry, for `Retry-After` (RFC 9110, 10.2.3).
    ///
    /// ```
    /// use std::time::Duration;
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::service_unavailable().with_retry_after(Duration::from_secs(30));
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("retry-after"), Some("30"));
    /// ```
    #[must_use]
    pub fn with_retry_after(self, retry_after: impl Into<RetryAfter>) -> Self {
        Self(self.0.with_retry_after(retry_after))
    }

    /// Sets the methods of the resource, for `Allow` (RFC 9110, 10.2.1). An empty list says that there are
    /// none. What is no method is left out.
    ///
    /// ```
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::new(405).with_allow(["GET", "HEAD"]);
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("allow"), Some("GET, HEAD"));
    /// ```
    #[must_use]
    pub fn with_allow(self, allow: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(self.0.with_allow(allow))
    }

    /// Adds a challenge for `WWW-Authenticate`, or for `Proxy-Authenticate` on a 407 (RFC 9110, 11.6.1 and
    /// 11.7.1). One that headers cannot have is left out.
    ///
    /// ```
    /// use httpexc::{MediaType, header::Challenge};
    /// use httpexc_axum::HttpError;
    /// let basic = Challenge::Params("Basic", vec![("realm", "songs")]);
    /// let parts = HttpError::unauthorized(basic).with_challenge("Bearer").to_parts(MediaType::Json);
    /// let values = parts.headers.iter().filter(|header| header.0 == "www-authenticate");
    /// assert_eq!(
    ///     values.map(|header| header.1).collect::<Vec<_>>(),
    ///     [r#"Basic realm="songs""#, "Bearer"],
    /// );
    /// ```
    #[must_use]
    pub fn with_challenge<'c>(self, challenge: impl Into<Challenge<'c>>) -> Self {
        Self(self.0.with_challenge(challenge))
    }

    /// Sets the protocols that the client has to change to, for `Upgrade` (RFC 9110, 7.8). Over HTTP/1.1 the
    /// response also needs `Connection: upgrade`, and over HTTP/2 it may have neither. Only code that knows the
    /// connection can decide that: httpexc-axum does.
    ///
    /// ```
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::upgrade_required(["websocket"]);
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("upgrade"), Some("websocket"));
    /// ```
    #[must_use]
    pub fn with_upgrade(self, upgrade: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(self.0.with_upgrade(upgrade))
    }

    /// Sets the length of the content of which a range was requested, in bytes, for `Content-Range` on a
    /// 416 (RFC 9110, 14.4).
    ///
    /// ```
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::range_not_satisfiable().with_range_length(1234);
    /// let parts = error.to_parts(MediaType::Json);
    /// assert_eq!(parts.headers.get("content-range"), Some("bytes */1234"));
    /// ```
    #[must_use]
    pub fn with_range_length(self, length: u64) -> Self {
        Self(self.0.with_range_length(length))
    }

    /// Sets the unit of the length of [`with_range_length`](HttpError::with_range_length), which is bytes
    /// otherwise (RFC 9110, 14.1). What is no unit is left out.
    ///
    /// ```
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::range_not_satisfiable().with_range_length(7).with_range_unit("songs");
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("content-range"), Some("songs */7"));
    /// ```
    #[must_use]
    pub fn with_range_unit(self, unit: impl Into<Cow<'static, str>>) -> Self {
        Self(self.0.with_range_unit(unit))
    }

    /// Sets the media types that the resource accepts, for `Accept` (RFC 9110, 12.5.1).
    ///
    /// ```
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::unsupported_media_type().with_accept(["application/json"]);
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("accept"), Some("application/json"));
    /// ```
    #[must_use]
    pub fn with_accept(self, accept: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(self.0.with_accept(accept))
    }

    /// Sets the content codings that the resource accepts, for `Accept-Encoding` (RFC 9110, 12.5.3).
    ///
    /// ```
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::unsupported_media_type().with_accept_encoding(["gzip"]);
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("accept-encoding"), Some("gzip"));
    /// ```
    #[must_use]
    pub fn with_accept_encoding(self, codings: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(self.0.with_accept_encoding(codings))
    }

    /// Sets the patch types that the resource accepts, for `Accept-Patch` (RFC 5789, 3.1).
    ///
    /// ```
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::unsupported_media_type().with_accept_patch(["application/json-patch+json"]);
    /// assert_eq!(
    ///     error.to_parts(MediaType::Json).headers.get("accept-patch"),
    ///     Some("application/json-patch+json"),
    /// );
    /// ```
    #[must_use]
    pub fn with_accept_patch(self, types: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(self.0.with_accept_patch(types))
    }

    /// Sets the URI of who demanded a block, for `Link` on a 451 (RFC 7725, 4).
    ///
    /// ```
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::unavailable_for_legal_reasons().with_blocked_by("https://court.example");
    /// assert_eq!(
    ///     error.to_parts(MediaType::Json).headers.get("link"),
    ///     Some("<https://court.example>; rel=\"blocked-by\""),
    /// );
    /// ```
    #[must_use]
    pub fn with_blocked_by(self, uri: impl Into<Cow<'static, str>>) -> Self {
        Self(self.0.with_blocked_by(uri))
    }

    /// Adds a header. One that cannot be sent, or that the writer of the body sets itself, is left out.
    ///
    /// ```
    /// use httpexc::MediaType;
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::not_found().with_header("x-song", "7").with_header("content-type", "a/b");
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("x-song"), Some("7"));
    /// assert_eq!(error.notes(), ["Cannot send the header content-type: the response sets it itself"]);
    /// ```
    #[must_use]
    pub fn with_header(self, name: impl IntoHeaderText, value: impl IntoHeaderText) -> Self {
        Self(self.0.with_header(name.into_header_text(), value.into_header_text()))
    }

    /// Sets the error that caused this one. It is for the log. Errors of anyhow are taken, too.
    ///
    /// ```
    /// use httpexc_axum::HttpError;
    /// let error = HttpError::bad_gateway().with_source("connection refused");
    /// assert_eq!(error.source().unwrap().to_string(), "connection refused");
    /// ```
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(self.0.with_source(source))
    }
}
