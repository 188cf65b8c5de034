//! The rule which responses the layer replaces.

use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use http::{Response, StatusCode};
use http_body::Body;

/// An extension of a response that the layer must not change.
///
/// ```
/// use axum::Extension;
/// use axum::http::StatusCode;
/// use axum::response::IntoResponse;
/// use httpexc_axum::KeepResponse;
///
/// async fn show_robots() -> impl IntoResponse {
///     (StatusCode::NOT_FOUND, Extension(KeepResponse), "no robots")
/// }
/// # let _: axum::Router = axum::Router::new().route("/robots.txt", axum::routing::get(show_robots));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeepResponse;

/// The longest text that becomes the detail of a problem, in bytes. A longer one is content.
pub(crate) const MAX_TEXT_LENGTH: u64 = 4096;

/// What the layer does with a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Treatment {
    /// It is sent as it is.
    Keep,
    /// It has no content or a short text, and becomes a problem.
    Replace,
}

/// Returns what the layer does with a response: see "What the layer replaces" in the documentation of the
/// crate. A router inside the layer has removed the content from the response to a HEAD, and its length is
/// in the headers.
pub(crate) fn choose_treatment<B: Body>(response: &Response<B>, is_head: bool) -> Treatment {
    if !is_error(response.status()) || response.extensions().get::<KeepResponse>().is_some() {
        return Treatment::Keep;
    }
    let headers = response.headers();
    if headers.contains_key(CONTENT_ENCODING) {
        return Treatment::Keep;
    }
    // The length is unknown for a body that is streamed.
    let length = response.body().size_hint().exact();
    let removed = if is_head && length == Some(0) { read_length(headers) } else { None };
    match (length, is_plain_text(headers)) {
        _ if removed.is_some_and(|length| length > MAX_TEXT_LENGTH) => Treatment::Keep,
        (Some(0), None) if removed.is_some_and(|length| length > 0) => Treatment::Keep,
        (Some(0), None) => Treatment::Replace,
        (Some(length), Some(true)) if length <= MAX_TEXT_LENGTH => Treatment::Replace,
        _ => Treatment::Keep,
    }
}

/// Returns the length that headers say.
pub(crate) fn read_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

/// Whether the content type is `text/plain`, or `None` if there is no content type.
fn is_plain_text(headers: &HeaderMap) -> Option<bool> {
    let value = headers.get(CONTENT_TYPE)?.to_str().unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim_ascii();
    Some(essence.eq_ignore_ascii_case("text/plain"))
}
