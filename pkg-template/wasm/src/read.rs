//! Answers of others, as reports of what they say.

use httpexc::read::{Answer, read as read_answer};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::buffers::{valid, with_buffers};

/// Header fields beyond so many are not read.
const FIELDS: usize = 256;

/// Reads an answer whose header lines (`name: value`, names in lower case, a line feed after each)
/// have so many bytes, followed by the content up to `total`. Leaves in the table where its report
/// is, as JSON, and gives whether it is an error. `now` is the moment in seconds since 1970, and no
/// number where it is not known.
#[wasm_bindgen]
#[must_use]
pub fn read(status: u16, head: usize, total: usize, in_ok: bool, now: f64) -> bool {
    with_buffers(|buffers| {
        buffers.body = Vec::new();
        let content = buffers.text.get(head..total).unwrap_or_default();
        let lines = valid(&buffers.text, head).split_terminator('\n');
        let fields: Vec<(&str, &str)> =
            lines.take(FIELDS).filter_map(|line| line.split_once(": ")).collect();
        let now = now.is_finite().then_some(now);
        let report = read_answer(&Answer { status, fields: &fields, body: content, in_ok, now });
        let is_error = report.is_error;
        let mut out = Vec::with_capacity(total.saturating_add(512));
        report.write_json(&mut out);
        buffers.body = out;
        buffers.tell();
        is_error
    })
}
