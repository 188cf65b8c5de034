//! A Fetch `Response` for an error.

use httpexc::catalogue::find_phrase;
use httpexc::{ResponseParts, negotiate};
use js_sys::Uint8Array;
use web_sys::{Headers, Request, Response, ResponseInit};

/// The longest title that is a reason phrase, in bytes.
const MAX_PHRASE_LENGTH: usize = 99;

/// Returns the response for an error in the format that a request asks for.
pub(crate) fn create_response(error: &httpexc::HttpError, request: &Request) -> Response {
    let accept = request.headers().get("accept").ok().flatten();
    let mut parts = error.to_parts(negotiate(&accept.unwrap_or_default()));
    let init = ResponseInit::new();
    init.set_status(parts.status);
    init.set_status_text(&find_reason_phrase(error));
    if request.method() == "HEAD" {
        let length = parts.body.len().to_string();
        parts.headers.push("content-length", &length);
        parts.body.clear();
    }
    convert(parts, &init)
}

fn convert(parts: ResponseParts, init: &ResponseInit) -> Response {
    if let Ok(headers) = Headers::new() {
        for (name, value) in &parts.headers {
            // The core has checked both. A runtime that refuses one still gets the others.
            let _ = headers.append(name, value);
        }
        init.set_headers(&headers);
    }
    // A copy: a runtime may send the bytes later, when the memory of the module holds something else.
    let content = (!parts.body.is_empty()).then(|| Uint8Array::from(&*parts.body));
    // No runtime refuses a status from 400 to 599, so this is never an error.
    Response::new_with_opt_js_u8_array_and_init(content.as_ref(), init)
        .unwrap_or_else(|_| Response::error())
}

/// Returns the reason phrase: the catalogue's, or the title if it is fit for one.
pub(crate) fn find_reason_phrase(error: &httpexc::HttpError) -> String {
    let is_fit = |title: &str| {
        title.len() <= MAX_PHRASE_LENGTH && title.bytes().all(|byte| matches!(byte, b' '..=b'~'))
    };
    match find_phrase(error.status()) {
        "" => error.private_problem().title.as_deref().filter(|title| is_fit(title)),
        phrase => Some(phrase),
    }
    .unwrap_or_default()
    .to_owned()
}
