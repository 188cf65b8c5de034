//! Answers of others, as reports of what they say.

use httpexc::read::{UpstreamResponse, read as read_answer};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::buffers::{Buffers, with_buffers};

/// Header fields beyond so many are not read.
const FIELDS: usize = 256;

/// Reads an answer of so many bytes: header lines (`name: value`, names in lower case), an empty
/// line, and the content; a line feed ends each line. Leaves in the table where its report is, as
/// [`httpexc::binding::report_record`] has it: the numbers, then the text. `now` is the moment in seconds since 1970,
/// and no number where it is not known.
#[wasm_bindgen]
pub fn read(status: u16, bytes: usize, examine_ok: bool, now: f64) {
    with_buffers(|buffers| {
        let Buffers { text, packed, .. } = buffers;
        let mut rest = text.get(..bytes).unwrap_or_default();
        let mut headers = Vec::with_capacity(16);
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let (line, after) = rest.split_at_checked(end).unwrap_or_default();
            rest = after.get(1..).unwrap_or_default();
            if line.is_empty() {
                break;
            }
            let line = str::from_utf8(line).unwrap_or_default();
            if let Some((name, value)) = line.split_once(':').filter(|_| headers.len() < FIELDS) {
                headers.push((name, value.trim_ascii_start()));
            }
        }
        let now = now.is_finite().then_some(now);
        let answer = UpstreamResponse { status, headers: &headers, body: rest, examine_ok, now };
        packed.report(&read_answer(&answer));
        let numbers = packed.numbers.as_slice();
        let results = [
            numbers.as_ptr().addr(),
            numbers.len(),
            packed.text.as_ptr().addr(),
            packed.text.len(),
        ];
        buffers.tell(results);
    });
}
