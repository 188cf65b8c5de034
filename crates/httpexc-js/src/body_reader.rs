//! Reads the start of a body and cancels the rest.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReadableStreamDefaultReader, Response};

use crate::read_limits::ReadLimits;

/// If a body has more empty chunks, reading ends: they take time and bring no bytes.
const MAX_EMPTY_CHUNKS: usize = 1000;

#[wasm_bindgen]
extern "C" {
    // Pages, workers and servers have the timers in different objects, which web-sys would tell apart.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(run: &Function, milliseconds: f64) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// The start of a body.
#[derive(Debug, Default)]
pub(crate) struct BodyStart {
    pub(crate) bytes: Vec<u8>,
    /// Whether more followed, or may have followed.
    pub(crate) is_cut: bool,
}

/// A timer that ends the reading.
struct Timer {
    handle: JsValue,
    /// Resolves with `undefined` when the time is over.
    over: Promise,
}

impl Timer {
    fn start(milliseconds: f64) -> Self {
        let mut handle = JsValue::UNDEFINED;
        let over = Promise::new(&mut |resolve, _| handle = set_timeout(&resolve, milliseconds));
        Self { handle, over }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.handle);
    }
}

/// Reads the start of a response's body. A body that cannot be read, because it was read before or is locked,
/// is empty. If reading fails, the bytes before that count.
pub(crate) async fn read_body(response: &Response, limits: &ReadLimits) -> BodyStart {
    let mut start = BodyStart::default();
    let Some(body) = response.body().filter(|body| !body.locked() && !response.body_used()) else {
        return start;
    };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    // The most that timers take is 31 bits of milliseconds.
    let milliseconds = (limits.timeout.as_secs_f64() * 1000.0).min(f64::from(i32::MAX));
    let timer = Timer::start(milliseconds);
    start.is_cut = true;
    let mut empty_chunks = 0;
    while start.bytes.len() < limits.max_bytes && empty_chunks < MAX_EMPTY_CHUNKS {
        let first = Promise::race(&Array::of2(&timer.over, &reader.read()));
        let Ok(chunk) = JsFuture::from(first).await else { break };
        if chunk.is_undefined() {
            break;
        }
        if Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy()) {
            start.is_cut = false;
            return start;
        }
        let value = Reflect::get(&chunk, &"value".into()).unwrap_or_default();
        let Ok(bytes) = value.dyn_into::<Uint8Array>() else { break };
        let room = limits.max_bytes.saturating_sub(start.bytes.len());
        let bytes = bytes.subarray(0, u32::try_from(room).unwrap_or(u32::MAX));
        if bytes.length() == 0 {
            empty_chunks = empty_chunks.saturating_add(1);
        }
        start.bytes.extend(bytes.to_vec());
    }
    let cancelled = JsFuture::from(reader.cancel());
    // A stream that cannot be cancelled must not become an unhandled rejection.
    spawn_local(async { drop(cancelled.await) });
    start
}
