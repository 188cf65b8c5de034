//! What the console gets.

use wasm_bindgen::JsValue;
use web_sys::console;

/// Logs a 5xx with its source, and what an error could not send.
pub(crate) fn log_error(error: &httpexc::HttpError) {
    if error.status() >= 500 {
        console::error_1(&JsValue::from_str(&error.to_log()));
    } else if !error.notes().is_empty() {
        console::warn_1(&JsValue::from_str(&error.to_log()));
    }
}
