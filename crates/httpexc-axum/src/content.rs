//! The content of a response.

use axum_core::body::Body;
use axum_core::response::Response;
use http::header::{CONTENT_LENGTH, HeaderValue};

use crate::request_facts::RequestFacts;

/// Sets the content of a response. The response to a HEAD has its length alone (RFC 9110, 9.3.2).
pub(crate) fn set_content(response: &mut Response, body: Vec<u8>, facts: &RequestFacts) {
    response.headers_mut().remove(CONTENT_LENGTH);
    if facts.is_head() {
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        *response.body_mut() = Body::empty();
    } else {
        *response.body_mut() = Body::from(body);
    }
}
