//! Upstream responses as reports.

use httpexc::binding::protocol::MAX_READ_HEADERS;
use httpexc::binding::protocol::read_flag::{ASCII_SOURCE, CUT, EXAMINE_OK};
use httpexc::read::{UpstreamResponse, read_with};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::buffers::{Buffers, with_buffers};

/// Reads a response of `bytes` bytes: header lines (`name: value`, names in lower case), an empty
/// line, and the body. A line feed ends each line. Writes into the table where the report is, as a
/// [`httpexc::binding::report_record`]: the numbers, then the text. `flags` is a sum that says how to
/// read, and `now` the current time in seconds since 1970, or NaN if it is unknown.
#[wasm_bindgen(js_name = "read")]
pub fn read_response(status: u16, bytes: usize, flags: u8, now: f64) {
    with_buffers(|buffers| {
        let Buffers { text, report, .. } = buffers;
        let mut rest = text.get(..bytes).unwrap_or_default();
        let source = if flags & ASCII_SOURCE == 0 { &[] } else { rest };
        let mut headers = Vec::with_capacity(16);
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let (line, after) = rest.split_at_checked(end).unwrap_or_default();
            rest = after.get(1..).unwrap_or_default();
            if line.is_empty() {
                break;
            }
            let line = str::from_utf8(line).unwrap_or_default();
            let colon = line.bytes().position(|byte| byte == b':');
            let header = colon.and_then(|colon| line.split_at_checked(colon));
            if let Some((name, value)) = header.filter(|_| headers.len() < MAX_READ_HEADERS) {
                headers.push((name, value.get(1..).unwrap_or_default().trim_ascii_start()));
            }
        }
        let now = now.is_finite().then_some(now);
        let response = UpstreamResponse {
            status,
            headers: &headers,
            body: rest,
            examine_ok: flags & EXAMINE_OK != 0,
            is_cut: flags & CUT != 0,
            now,
        };
        read_with(&response, |read| report.write(read, source));
        let numbers = report.numbers.as_slice();
        let results = [
            numbers.as_ptr().addr(),
            numbers.len(),
            report.text.as_ptr().addr(),
            report.text.len(),
        ];
        buffers.write_results(results);
    });
}
