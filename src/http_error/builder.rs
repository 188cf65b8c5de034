//! Methods that build an error. None of them fails: what cannot be sent is left out, and a note for the
//! log says why.

use std::borrow::Cow;
use std::error::Error;

use super::HttpError;
use super::duty_value::DutyValue;
use crate::header::{Challenge, RetryAfter, is_header_value, is_token};
use crate::json_value::Value;
use crate::problem::{ErrorCode, FieldError, HelpLink, RESERVED_MEMBERS};
use crate::response_parts::may_send_header;

impl HttpError {
    /// Sets the sentence about this occurrence (RFC 9457, 3.1.4). That of a 5xx is for the log, unless the
    /// error is [`exposed`](HttpError::exposed).
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::not_found().with_detail(format!("No song has the id {}.", 7));
    /// assert_eq!(error.to_string(), "404 Not Found: No song has the id 7.");
    /// let error = HttpError::bad_gateway().with_detail("db7 did not respond");
    /// assert_eq!(error.to_string(), "502 Bad Gateway");
    /// ```
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.state.problem.detail = Some(detail.into());
        self
    }

    /// Lets clients see the detail and the field errors of a 5xx.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::service_unavailable().with_detail("We are moving house.").exposed();
    /// assert_eq!(error.to_string(), "503 Service Unavailable: We are moving house.");
    /// ```
    #[must_use]
    pub fn exposed(mut self) -> Self {
        self.state.is_exposed = true;
        self
    }

    /// Sets the machine-readable code, a text or a number. Clients see it for a 5xx, too.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::not_found().with_code("no_such_song");
    /// assert_eq!(error.public_problem().code, Some("no_such_song".into()));
    /// ```
    #[must_use]
    pub fn with_code(mut self, code: impl Into<ErrorCode<'static>>) -> Self {
        self.state.problem.code = Some(code.into());
        self
    }

    /// Sets the URI of the problem type (RFC 9457, 3.1.1). A text that is no URI reference is left out.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::forbidden().with_type("https://songs.example/problems/no-credit");
    /// assert_eq!(
    ///     error.public_problem().type_uri.as_deref(),
    ///     Some("https://songs.example/problems/no-credit"),
    /// );
    /// let error = HttpError::forbidden().with_type("no credit");
    /// assert_eq!(error.notes(), ["Cannot use the type \"no credit\": it is no URI"]);
    /// ```
    #[must_use]
    pub fn with_type(mut self, type_uri: impl Into<Cow<'static, str>>) -> Self {
        let type_uri = type_uri.into();
        if is_uri_reference(&type_uri) {
            self.state.problem.type_uri = Some(type_uri);
        } else {
            self.add_note(format!("Cannot use the type {type_uri:?}: it is no URI"));
        }
        self
    }

    /// Sets the short label of the problem type (RFC 9457, 3.1.3). Clients see it for a 5xx, too.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// assert_eq!(HttpError::gone().with_title("Song Gone").to_string(), "410 Song Gone");
    /// ```
    #[must_use]
    pub fn with_title(mut self, title: impl Into<Cow<'static, str>>) -> Self {
        self.state.problem.title = Some(title.into());
        self
    }

    /// Sets the URI that identifies this occurrence (RFC 9457, 3.1.5). A text that is no URI reference is
    /// left out.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::conflict().with_instance("/songs/7/edits/12");
    /// assert_eq!(error.public_problem().instance.as_deref(), Some("/songs/7/edits/12"));
    /// ```
    #[must_use]
    pub fn with_instance(mut self, instance: impl Into<Cow<'static, str>>) -> Self {
        let instance = instance.into();
        if is_uri_reference(&instance) {
            self.state.problem.instance = Some(instance);
        } else {
            self.add_note(format!("Cannot use the instance {instance:?}: it is no URI"));
        }
        self
    }

    /// Sets whether another try of the same request may succeed. Clients see it for a 5xx, too.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::conflict().with_retryable(true);
    /// assert_eq!(error.public_problem().retryable, Some(true));
    /// ```
    #[must_use]
    pub fn with_retryable(mut self, retryable: bool) -> Self {
        self.state.problem.retryable = Some(retryable);
        self
    }

    /// Sets the link to documentation for a person.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::payment_required().with_help("https://songs.example/prices");
    /// let help = error.public_problem().help.clone().unwrap();
    /// assert_eq!(help.href, "https://songs.example/prices");
    /// ```
    #[must_use]
    pub fn with_help(mut self, href: impl Into<Cow<'static, str>>) -> Self {
        self.state.problem.help = Some(HelpLink { href: href.into(), text: None });
        self
    }

    /// Sets the id that the request has in the log.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::internal_server_error().with_request_id("8f2a");
    /// assert_eq!(error.public_problem().request_id.as_deref(), Some("8f2a"));
    /// ```
    #[must_use]
    pub fn with_request_id(mut self, id: impl Into<Cow<'static, str>>) -> Self {
        self.state.problem.request_id = Some(id.into());
        self
    }

    /// Adds a further member (RFC 9457, 3.2), in place of one of the same name. Clients see it for a 5xx,
    /// too. A member whose name has a meaning of its own is left out. With the feature `serde_json`, the value
    /// may be one of serde_json.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::forbidden().with_extension("balance", 30).with_extension("status", 200);
    /// assert_eq!(error.public_problem().extensions, [("balance".into(), 30.into())]);
    /// assert_eq!(error.notes(), ["Cannot add the member status: problem details define it"]);
    /// ```
    #[must_use]
    pub fn with_extension(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Value<'static>>,
    ) -> Self {
        let name = name.into();
        if RESERVED_MEMBERS.contains(&&*name) {
            self.add_note(format!("Cannot add the member {name}: problem details define it"));
        } else {
            // A body with two members of a name has no meaning (RFC 8259, 4).
            let extensions = &mut self.state.problem.extensions;
            match extensions.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = value.into(),
                None => extensions.push((name, value.into())),
            }
        }
        self
    }

    /// Adds what is wrong with a field of the request. The field errors of a 5xx are for the log.
    ///
    /// ```
    /// use httpexc::{FieldError, HttpError};
    /// let error = HttpError::unprocessable_content()
    ///     .with_field_error(FieldError::new(["user", "email"], "This is no address."));
    /// assert_eq!(error.public_problem().errors[0].pointer(), "/user/email");
    /// ```
    #[must_use]
    pub fn with_field_error(mut self, error: FieldError<'static>) -> Self {
        self.state.problem.errors.push(error);
        self
    }

    /// Sets when the client may retry, for `Retry-After` (RFC 9110, 10.2.3).
    ///
    /// ```
    /// use std::time::Duration;
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::service_unavailable().with_retry_after(Duration::from_secs(30));
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("retry-after"), Some("30"));
    /// ```
    #[must_use]
    pub fn with_retry_after(self, retry_after: impl Into<RetryAfter>) -> Self {
        self.with_duty(DutyValue::RetryAfter(retry_after.into()))
    }

    /// Sets the methods of the resource, for `Allow` (RFC 9110, 10.2.1). An empty list says that there are
    /// none. What is no method is left out.
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::new(405).with_allow(["GET", "HEAD"]);
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("allow"), Some("GET, HEAD"));
    /// ```
    #[must_use]
    pub fn with_allow(mut self, allow: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let methods = self.join_items("method", allow, is_token);
        self.with_duty(DutyValue::Allow(methods))
    }

    /// Adds a challenge for `WWW-Authenticate`, or for `Proxy-Authenticate` on a 407 (RFC 9110, 11.6.1 and
    /// 11.7.1). One that headers cannot have is left out.
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType, header::Challenge};
    /// let basic = Challenge::Params("Basic", vec![("realm", "songs")]);
    /// let parts = HttpError::unauthorized(basic).with_challenge("Bearer").to_parts(MediaType::Json);
    /// let values = parts.headers.iter().filter(|header| header.0 == "www-authenticate");
    /// assert_eq!(
    ///     values.map(|header| header.1).collect::<Vec<_>>(),
    ///     [r#"Basic realm="songs""#, "Bearer"],
    /// );
    /// ```
    #[must_use]
    pub fn with_challenge<'c>(mut self, challenge: impl Into<Challenge<'c>>) -> Self {
        let value = challenge.into().to_value();
        if value.trim_ascii().is_empty() || !is_header_value(&value) {
            self.add_note(format!("Cannot send the challenge {value:?}: no header can have it"));
        } else {
            self.state.duties.push(DutyValue::Challenge(value));
        }
        self
    }

    /// Sets the protocols that the client has to change to, for `Upgrade` (RFC 9110, 7.8). Over HTTP/1.1 the
    /// response also needs `Connection: upgrade`, and over HTTP/2 it may have neither. Only code that knows the
    /// connection can decide that: httpexc-axum does.
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::upgrade_required(["websocket"]);
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("upgrade"), Some("websocket"));
    /// ```
    #[must_use]
    pub fn with_upgrade(mut self, upgrade: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let protocols = self.join_items("protocol", upgrade, is_header_item);
        if protocols.is_empty() { self } else { self.with_duty(DutyValue::Upgrade(protocols)) }
    }

    /// Sets the length of the content of which a range was requested, in bytes, for `Content-Range` on a
    /// 416 (RFC 9110, 14.4).
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::range_not_satisfiable().with_range_length(1234);
    /// let parts = error.to_parts(MediaType::Json);
    /// assert_eq!(parts.headers.get("content-range"), Some("bytes */1234"));
    /// ```
    #[must_use]
    pub fn with_range_length(self, length: u64) -> Self {
        self.with_duty(DutyValue::RangeLength(length))
    }

    /// Sets the unit of the length of [`with_range_length`](HttpError::with_range_length), which is bytes
    /// otherwise (RFC 9110, 14.1). What is no unit is left out.
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::range_not_satisfiable().with_range_length(7).with_range_unit("songs");
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("content-range"), Some("songs */7"));
    /// ```
    #[must_use]
    pub fn with_range_unit(mut self, unit: impl Into<Cow<'static, str>>) -> Self {
        let unit = unit.into();
        if is_token(&unit) {
            return self.with_duty(DutyValue::RangeUnit(unit));
        }
        self.add_note(format!("Cannot send the unit {unit:?}: it is no name of a unit"));
        self
    }

    /// Sets the media types that the resource accepts, for `Accept` (RFC 9110, 12.5.1).
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::unsupported_media_type().with_accept(["application/json"]);
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("accept"), Some("application/json"));
    /// ```
    #[must_use]
    pub fn with_accept(mut self, accept: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let types = self.join_items("media type", accept, is_header_item);
        self.with_duty(DutyValue::Accept(types))
    }

    /// Sets the content codings that the resource accepts, for `Accept-Encoding` (RFC 9110, 12.5.3).
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::unsupported_media_type().with_accept_encoding(["gzip"]);
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("accept-encoding"), Some("gzip"));
    /// ```
    #[must_use]
    pub fn with_accept_encoding(
        mut self,
        codings: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Self {
        let codings = self.join_items("content coding", codings, is_header_item);
        self.with_duty(DutyValue::AcceptEncoding(codings))
    }

    /// Sets the patch types that the resource accepts, for `Accept-Patch` (RFC 5789, 3.1).
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::unsupported_media_type().with_accept_patch(["application/json-patch+json"]);
    /// assert_eq!(
    ///     error.to_parts(MediaType::Json).headers.get("accept-patch"),
    ///     Some("application/json-patch+json"),
    /// );
    /// ```
    #[must_use]
    pub fn with_accept_patch(mut self, types: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let types = self.join_items("patch type", types, is_header_item);
        self.with_duty(DutyValue::AcceptPatch(types))
    }

    /// Sets the URI of who demanded a block, for `Link` on a 451 (RFC 7725, 4).
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::unavailable_for_legal_reasons().with_blocked_by("https://court.example");
    /// assert_eq!(
    ///     error.to_parts(MediaType::Json).headers.get("link"),
    ///     Some("<https://court.example>; rel=\"blocked-by\""),
    /// );
    /// ```
    #[must_use]
    pub fn with_blocked_by(self, uri: impl Into<Cow<'static, str>>) -> Self {
        self.with_duty(DutyValue::BlockedBy(uri.into()))
    }

    /// Adds a header. One that cannot be sent, or that the writer of the body sets itself, is left out.
    ///
    /// ```
    /// use httpexc::{HttpError, MediaType};
    /// let error = HttpError::not_found().with_header("x-song", "7").with_header("content-type", "a/b");
    /// assert_eq!(error.to_parts(MediaType::Json).headers.get("x-song"), Some("7"));
    /// assert_eq!(error.notes(), ["Cannot send the header content-type: the response sets it itself"]);
    /// ```
    #[must_use]
    pub fn with_header(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        let (name, value) = (name.into(), value.into());
        if !is_token(&name) {
            self.add_note(format!("Cannot send the header {name:?}: it is no name of a header"));
        } else if !is_header_value(&value) {
            let reason = "its value has a character that headers cannot have";
            self.add_note(format!("Cannot send the header {name}: {reason}"));
        } else if !may_send_header(self.status(), &name.to_ascii_lowercase()) {
            self.add_note(format!("Cannot send the header {name}: the response sets it itself"));
        } else {
            self.state.headers.push((name, value));
        }
        self
    }

    /// Sets the error that caused this one. It is for the log. Errors of anyhow are taken, too.
    ///
    /// ```
    /// use httpexc::HttpError;
    /// let error = HttpError::bad_gateway().with_source("connection refused");
    /// assert_eq!(error.source().unwrap().to_string(), "connection refused");
    /// ```
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.state.source = Some(source.into());
        self
    }

    pub(super) fn add_note(&mut self, note: String) {
        self.state.notes.push(note);
    }

    /// Sets the value of a header that has one value.
    fn with_duty(mut self, value: DutyValue) -> Self {
        let is_other =
            |other: &DutyValue| std::mem::discriminant(other) != std::mem::discriminant(&value);
        self.state.duties.retain(is_other);
        self.state.duties.push(value);
        self
    }

    /// Returns the valid items of a list as one value, and notes the others.
    fn join_items(
        &mut self,
        what: &str,
        items: impl IntoIterator<Item = impl AsRef<str>>,
        is_valid: fn(&str) -> bool,
    ) -> String {
        let mut joined = String::new();
        for item in items {
            let item = item.as_ref();
            if !is_valid(item) {
                self.add_note(format!("Cannot send the {what} {item:?}: it is invalid"));
                continue;
            }
            if !joined.is_empty() {
                joined.push_str(", ");
            }
            joined.push_str(item);
        }
        joined
    }
}

/// Whether a text can be an item of a list in a header.
fn is_header_item(item: &str) -> bool {
    !item.trim_ascii().is_empty() && is_header_value(item)
}

/// Whether a text has only characters that a URI reference can have (RFC 3986, 2), and at least one.
fn is_uri_reference(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    !text.is_empty() && text.bytes().all(is_allowed)
}
