//! What `tracing` gets.

use std::error::Error;

use crate::log_text::{EscapedError, escape_text};
use crate::panic_text::PanicText;

/// Logs a 5xx with its source, what an error could not send, and the source of any other error.
pub(crate) fn log_error(error: &httpexc::HttpError) {
    let status = error.status();
    if status >= 500 {
        let escaped = error.source().and_then(EscapedError::escape_chain);
        let source = choose_source(error, escaped.as_ref());
        tracing::error!(target: "httpexc", status, source, "{}", error.to_log());
        return;
    }
    if tracing::enabled!(target: "httpexc", tracing::Level::WARN) && !error.notes().is_empty() {
        tracing::warn!(target: "httpexc", status, "{}", error.to_log());
        return;
    }
    if error.source().is_some() && tracing::enabled!(target: "httpexc", tracing::Level::DEBUG) {
        let escaped = error.source().and_then(EscapedError::escape_chain);
        let source = choose_source(error, escaped.as_ref());
        tracing::debug!(target: "httpexc", status, source, "{}", error.to_log());
    }
}

/// Returns the source for a field: the error itself, unless its text needs escapes.
fn choose_source<'e>(
    error: &'e httpexc::HttpError,
    escaped: Option<&'e EscapedError>,
) -> Option<&'e (dyn Error + 'static)> {
    escaped.map(|escaped| escaped as _).or_else(|| error.source())
}

/// Logs a 5xx that axum or a handler made without an error, with its text.
pub(crate) fn log_response(status: u16, text: Option<&str>) {
    if status >= 500 {
        let text = escape_text(text.unwrap_or("a response without a text"));
        tracing::error!(target: "httpexc", status, "{text}");
    }
}

/// Logs a panic of the application, with what panicked.
pub(crate) fn log_panic(what: &str, text: &PanicText) {
    tracing::error!(target: "httpexc", status = 500, "{what}: {text}");
}
