//! Reads another server's error response.

use httpexc::Report;
use httpexc::read::{UpstreamResponse, read};
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Response, TextDecoder};

use crate::body_reader::{BodyStart, read_body};
use crate::read_limits::ReadLimits;

/// Reads another server's response, in any format of errors, with at most `limits` of its body. By `?` the
/// report becomes a 502 or 504.
///
/// Some servers send errors with an ok status: [`Report::is_error`] says whether the response is an error.
/// The body is used up then, so read only a response that is not `ok`, or a clone.
///
/// ```no_run
/// use httpexc_js::{HttpError, ReadLimits, read_response};
/// # async fn load(response: web_sys::Response) -> Result<(), HttpError> {
/// if !response.ok() {
///     let report = read_response(&response, &ReadLimits::default()).await;
///     if report.code == Some("no_such_song".into()) {
///         return Err(HttpError::not_found());
///     }
///     return Err(report.into()); // a 502 with the report as its source
/// }
/// # Ok(())
/// # }
/// ```
pub async fn read_response(response: &Response, limits: &ReadLimits) -> Report<'static> {
    let lines = list_headers(response);
    let BodyStart { bytes, is_cut } = read_body(response, limits).await;
    let headers: Vec<_> = lines.iter().map(|(name, value)| (&**name, &**value)).collect();
    let decoded = decode_charset(&headers, &bytes);
    let upstream = UpstreamResponse {
        status: response.status(),
        headers: &headers,
        body: decoded.as_deref().map_or(&bytes, str::as_bytes),
        is_cut,
        examine_ok: true,
        now: Some(Date::now() / 1000.0),
    };
    read(&upstream).into_owned()
}

/// Returns the headers of a response. Fetch has their names in lower case.
fn list_headers(response: &Response) -> Vec<(String, String)> {
    let entries = response.headers().entries();
    let read_pair = |entry: wasm_bindgen::JsValue| {
        let pair: Array = entry.dyn_into().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    let items = js_sys::try_iter(&entries).ok().flatten();
    items.into_iter().flatten().filter_map(|entry| read_pair(entry.ok()?)).collect()
}

/// Returns the text of a body in a character set that the core does not know, by the decoder of the
/// runtime; `None` if the core knows it, or if the runtime does not know it either.
fn decode_charset(headers: &[(&str, &str)], bytes: &[u8]) -> Option<String> {
    let (_, content_type) = headers.iter().find(|(name, _)| *name == "content-type")?;
    let content_type = content_type.to_ascii_lowercase();
    let (_, label) = content_type.split_once("charset=")?;
    let label = label.split(';').next()?.trim_matches(|char: char| char == '"' || char == ' ');
    if matches!(label, "utf-8" | "utf8" | "iso-8859-1" | "latin1" | "windows-1252" | "us-ascii") {
        return None;
    }
    let decoder = TextDecoder::new_with_label(label).ok()?;
    decoder.decode_with_buffer_source(&Uint8Array::from(bytes)).ok()
}
