//! The responses that the layer makes.

use axum_core::body::Body;
use axum_core::response::Response;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::response::Parts;
use httpexc::dialect::PROBLEM_DIALECT;
use httpexc::response_parts::{create_body, create_headers};
use httpexc::{Problem, ResponseOptions};

use crate::error_log::{log_panic, log_response};
use crate::error_response::{convert_headers, varies_by_accept};
use crate::panic_text::PanicText;
use crate::request_facts::RequestFacts;
use crate::response_rule::{KeepResponse, read_length};
use crate::upgrade_headers::fit_upgrade;

/// The headers that describe content, which is another one then.
const CONTENT_HEADERS: [HeaderName; 11] = [
    header::CONTENT_DISPOSITION,
    header::CONTENT_LANGUAGE,
    header::CONTENT_LENGTH,
    header::CONTENT_LOCATION,
    header::CONTENT_TYPE,
    header::ETAG,
    header::LAST_MODIFIED,
    HeaderName::from_static("content-digest"),
    HeaderName::from_static("content-md5"),
    HeaderName::from_static("digest"),
    HeaderName::from_static("repr-digest"),
];

/// Returns problem details in place of a response, with its text as the detail, and logs a 5xx.
pub(crate) fn replace_response(
    parts: Parts,
    text: Option<String>,
    facts: &RequestFacts,
) -> Response {
    log_response(parts.status.as_u16(), text.as_deref());
    create_problem(parts, text, facts)
}

/// Returns problem details with the status and the headers of a response.
fn create_problem(mut parts: Parts, text: Option<String>, facts: &RequestFacts) -> Response {
    let status = parts.status.as_u16();
    // An error of the core has a title also if its status has no phrase.
    let mut problem: Problem<'static> = httpexc::HttpError::new(status).private_problem().clone();
    // The text of a 5xx is for the log.
    problem.detail = text.filter(|_| status < 500).map(Into::into);
    let (options, media) = (ResponseOptions::default(), facts.negotiate());
    // A router inside the layer removed the text that a GET has as its detail.
    let is_text_removed = facts.is_head()
        && problem.detail.is_none()
        && status < 500
        && read_length(&parts.headers).is_some_and(|length| length > 0);
    for name in CONTENT_HEADERS {
        parts.headers.remove(name);
    }
    let headers = create_headers(&PROBLEM_DIALECT, &problem, &options, media);
    merge_headers(&mut parts.headers, convert_headers(&headers));
    fit_upgrade(&mut parts.headers, Some(facts.version()));
    parts.extensions.insert(KeepResponse);
    let mut response = Response::from_parts(parts, Body::empty());
    set_content(&mut response, create_body(&PROBLEM_DIALECT, &problem, &options, media), facts);
    if is_text_removed {
        // The length would not be that of a GET, and may be left out (RFC 9110, 8.6).
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    response
}

/// Adds the headers of a problem. What a handler set, other than about content, stays.
fn merge_headers(headers: &mut HeaderMap, added: HeaderMap) {
    for (name, value) in added {
        let Some(name) = name else { continue };
        if name != header::VARY {
            headers.entry(name).or_insert(value);
        } else if !varies_by_accept(headers) {
            headers.append(name, value);
        }
    }
}

/// Sets the content of a response. The response to a HEAD has its length alone (RFC 9110, 9.3.2).
fn set_content(response: &mut Response, body: Vec<u8>, facts: &RequestFacts) {
    response.headers_mut().remove(header::CONTENT_LENGTH);
    if facts.is_head() {
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        *response.body_mut() = Body::empty();
    } else {
        *response.body_mut() = Body::from(body);
    }
}

/// Returns the 500 for a panic, and logs it.
pub(crate) fn respond_to_panic(text: &PanicText, facts: &RequestFacts) -> Response {
    log_panic("a handler panicked", text);
    let mut response = Response::new(Body::empty());
    *response.status_mut() = http::StatusCode::INTERNAL_SERVER_ERROR;
    create_problem(response.into_parts().0, None, facts)
}
