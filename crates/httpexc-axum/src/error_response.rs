//! Responses of the `http` crate for errors of the core.

use std::sync::Arc;

use axum_core::body::Body;
use axum_core::response::Response;
use http::StatusCode;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use httpexc::{MediaType, ResponseParts};

use crate::content::set_content;
use crate::error_log::log_error;
use crate::request_facts::RequestFacts;

/// The error that a response was made from, for the layer.
#[derive(Clone)]
pub(crate) struct SentError {
    error: Arc<httpexc::HttpError>,
}

/// Returns the response for an error, and logs a 5xx.
pub(crate) fn create_response(error: &httpexc::HttpError, media: MediaType) -> Response {
    log_error(error);
    convert_parts(error.to_parts(media))
}

/// Returns the response for an error with the error as an extension, and logs a 5xx.
pub(crate) fn create_tagged_response(error: httpexc::HttpError, media: MediaType) -> Response {
    let mut response = create_response(&error, media);
    response.extensions_mut().insert(SentError { error: Arc::new(error) });
    response
}

/// Makes a response in the media type that a request asks for, if it was made from an error. Returns
/// whether it was.
pub(crate) fn renegotiate(response: &mut Response, facts: &RequestFacts) -> bool {
    let Some(SentError { error }) = response.extensions_mut().remove() else { return false };
    let media = facts.negotiate();
    if media == MediaType::ProblemJson {
        return true;
    }
    let parts = error.to_parts(media);
    // The other headers are the same in each media type, and middleware may have changed them.
    for (name, value) in &parts.headers {
        if matches!(name, "content-type" | "content-security-policy")
            && let Some((name, value)) = convert_header(name, value)
        {
            response.headers_mut().insert(name, value);
        }
    }
    set_content(response, parts.body, facts);
    true
}

fn convert_parts(parts: ResponseParts) -> Response {
    let mut response = Response::new(Body::from(parts.body));
    *response.status_mut() =
        StatusCode::from_u16(parts.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = convert_headers(&parts.headers);
    response
}

/// Returns headers of the core as those of the `http` crate.
pub(crate) fn convert_headers(headers: &httpexc::header::Headers) -> HeaderMap {
    let mut map = HeaderMap::with_capacity(8);
    for (name, value) in headers {
        if let Some((name, value)) = convert_header(name, value) {
            map.append(name, value);
        }
    }
    map
}

/// The values that most responses have, which need no copy.
const FREQUENT_VALUES: [&str; 4] = ["application/problem+json", "Accept", "nosniff", "no-store"];

fn convert_header(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    if let Some(frequent) = FREQUENT_VALUES.into_iter().find(|frequent| *frequent == value) {
        return Some((name, HeaderValue::from_static(frequent)));
    }
    // The core has only characters of Latin-1 in values, which `http` takes as bytes.
    let bytes: Option<Vec<u8>> = value.chars().map(|char| u8::try_from(char).ok()).collect();
    Some((name, HeaderValue::from_bytes(&bytes?).ok()?))
}
