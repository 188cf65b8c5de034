//! Responses of the `http` crate for errors of the core.

use std::cell::Cell;

use axum_core::body::Body;
use axum_core::response::Response;
use bytes::Bytes;
use http::StatusCode;
use http::header::{
    CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, VARY, X_CONTENT_TYPE_OPTIONS,
};
use httpexc::MediaType;

use crate::error_log::log_error;
use crate::request_facts::{find_current_version, negotiate_current};
use crate::response_rule::KeepResponse;
use crate::upgrade_headers::fit_upgrade;

/// The headers that a response has place for at once: axum adds the length.
const MOST_HEADERS: usize = 6;

/// Returns the response for an error, and logs the error. `None` is problem details in JSON for a request that
/// nobody knows: they are the same for every `Accept`, so nothing varies by it (RFC 9110, 12.5.5).
pub(crate) fn create_response(
    error: &httpexc::HttpError,
    negotiated: Option<MediaType>,
) -> Response {
    log_error(error);
    let media = negotiated.unwrap_or(MediaType::ProblemJson);
    let mut response = if media == MediaType::ProblemJson {
        let mut response = Response::new(Body::from(create_json_body(error)));
        *response.headers_mut() = create_json_headers(error, negotiated.is_some());
        response
    } else {
        let parts = error.to_parts(media);
        let mut response = Response::new(Body::from(parts.body));
        *response.headers_mut() = convert_error_headers(&parts.headers);
        response
    };

    *response.status_mut() =
        StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // A layer would take it for a text of a handler.
    if media == MediaType::Text {
        response.extensions_mut().insert(KeepResponse);
    }
    response
}

thread_local! {
    /// The memory in which bodies are written. It is empty between them.
    static BODY_BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// The largest buffer that a thread keeps.
const MAX_BUFFER_SIZE: usize = 4096;

/// Returns problem details in JSON. As a copy, they have exactly the memory that they need: `Bytes` would allocate a
/// part of its own for a `Vec` that has more.
fn create_json_body(error: &httpexc::HttpError) -> Bytes {
    let mut buffer = BODY_BUFFER.try_with(Cell::take).unwrap_or_default();
    error.write_body(&mut buffer, MediaType::ProblemJson);
    let body = Bytes::copy_from_slice(&buffer);
    buffer.clear();
    if buffer.capacity() <= MAX_BUFFER_SIZE {
        // A thread that ends has no buffer any more.
        let _ = BODY_BUFFER.try_with(|own| own.set(buffer));
    }
    body
}

/// Returns the headers of problem details in JSON. They are those of the core: a test compares them. Most
/// responses have them, and the values need no copy here.
fn create_json_headers(error: &httpexc::HttpError, is_negotiated: bool) -> HeaderMap {
    let duties = error.to_duty_headers();
    // Most errors have none.
    let mut headers = if duties.as_str().is_empty() {
        HeaderMap::with_capacity(MOST_HEADERS)
    } else {
        convert_error_headers(&duties)
    };
    if is_negotiated && (headers.is_empty() || !varies_by_accept(&headers)) {
        headers.append(VARY, HeaderValue::from_static("Accept"));
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
}

/// Whether a `Vary` covers `Accept` already (RFC 9110, 12.5.5).
pub(crate) fn varies_by_accept(headers: &HeaderMap) -> bool {
    let values = headers.get_all(VARY).iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .map(str::trim_ascii)
        .any(|member| member == "*" || member.eq_ignore_ascii_case("accept"))
}

/// Returns the response for an error in the media type that the request asks for which is being handled, and
/// logs a 5xx.
pub(crate) fn create_current_response(error: &httpexc::HttpError) -> Response {
    create_response(error, negotiate_current())
}

/// Returns the headers of an error for the connection of its request.
fn convert_error_headers(headers: &httpexc::header::Headers) -> HeaderMap {
    let mut map = convert_headers(headers);
    fit_upgrade(&mut map, find_current_version());
    map
}

/// Returns headers of the core as those of the `http` crate.
pub(crate) fn convert_headers(headers: &httpexc::header::Headers) -> HeaderMap {
    let mut map = HeaderMap::with_capacity(MOST_HEADERS);
    for (name, value) in headers {
        if let Some((name, value)) = convert_header(name, value) {
            map.append(name, value);
        }
    }
    map
}

fn convert_header(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    // The core has only characters of Latin-1 in values, which `http` takes as bytes.
    let bytes: Option<Vec<u8>> = value.chars().map(|char| u8::try_from(char).ok()).collect();
    Some((name, HeaderValue::from_bytes(&bytes?).ok()?))
}
