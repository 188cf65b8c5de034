//! Errors as responses. [`httpexc::binding::problem_record`] is the form of an error that comes in.

use httpexc::binding::problem_record::parse_problem_record;
use httpexc::binding::protocol::response_part::{BODY, DUTY_HEADERS, HEADERS};
use httpexc::dialect::{Dialect, PROBLEM_WITHOUT_TEMPLATES};
use httpexc::header::Headers;
use httpexc::negotiate::{MediaEssence, MediaType, choose_media_type, negotiate};
use httpexc::response_parts::{add_duty_headers, create_body, create_headers};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::buffers::{Buffers, with_buffers};

/// The dialects of this module, by their numbers.
const MODULE_DIALECTS: &[&Dialect] = {
    #[cfg(feature = "dialects")]
    let dialects = &httpexc::dialect::DIALECTS;
    #[cfg(not(feature = "dialects"))]
    let dialects = &[&PROBLEM_WITHOUT_TEMPLATES];
    dialects
};

fn find_dialect(number: usize) -> &'static Dialect {
    MODULE_DIALECTS.get(number).copied().unwrap_or(&PROBLEM_WITHOUT_TEMPLATES)
}

/// Returns the number of the media type that a dialect chooses for an `Accept` value. The value is
/// the first `bytes` bytes of the text. The rest, up to `total`, are further media types, each ended
/// by a comma. They follow those of the dialect, and the first of them has the number after the last
/// [`MediaType`].
#[wasm_bindgen(js_name = "negotiate")]
#[must_use]
pub fn negotiate_media_type(number: usize, bytes: usize, total: usize) -> usize {
    with_buffers(|buffers| {
        let text = decode_utf8(&buffers.text, total);
        let (accept, further) = text.split_at_checked(bytes).unwrap_or((text, ""));
        let dialect = find_dialect(number);
        if cfg!(not(feature = "dialects")) || number == 0 && further.is_empty() {
            return negotiate(accept) as usize;
        }
        let further: Vec<MediaEssence<'_>> = further
            .split_terminator(',')
            .map(|essence| essence.split_once('/').unwrap_or_default())
            .collect();
        match choose_media_type(accept, dialect.offers, &further, dialect.ties) {
            None => dialect.fallback as usize,
            Some(at) => match dialect.offers.get(at) {
                Some(media) => *media as usize,
                None => {
                    at.saturating_sub(dialect.offers.len()).saturating_add(MediaType::ALL.len())
                }
            },
        }
    })
}

/// Creates the parts of a response that `parts` asks for, and writes into the table where the header
/// lines and the body are.
#[wasm_bindgen(js_name = "render")]
pub fn write_response(
    number: usize,
    status: u16,
    media: usize,
    parts: u8,
    words: usize,
    bytes: usize,
) {
    with_buffers(|buffers| {
        let Buffers { table, text, headers, body, .. } = buffers;
        let dialect = find_dialect(number);
        let media = MediaType::ALL.get(media).copied().unwrap_or(dialect.fallback);
        let record = table.get(..words).unwrap_or_default();
        let (problem, options) = parse_problem_record(status, decode_utf8(text, bytes), record);
        *headers = Headers::new();
        if parts & HEADERS != 0 {
            *headers = create_headers(dialect, &problem, &options, media);
        } else if parts & DUTY_HEADERS != 0 {
            add_duty_headers(headers, status, &options);
        }
        *body = Vec::new();
        if parts & BODY != 0 {
            *body = create_body(dialect, &problem, &options, media);
        }
        let lines = headers.as_str();
        let results = [lines.as_ptr().addr(), lines.len(), body.as_ptr().addr(), body.len()];
        buffers.write_results(results);
    });
}

/// Returns the first `bytes` bytes of the text that a caller wrote, or an empty text if they are not
/// UTF-8. JavaScript's encoders always write UTF-8.
fn decode_utf8(text: &[u8], bytes: usize) -> &str {
    text.get(..bytes).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
}
