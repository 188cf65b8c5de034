//! What `tracing` gets.

/// Logs a 5xx with its source, and what an error could not send.
pub(crate) fn log_error(error: &httpexc::HttpError) {
    let status = error.status();
    if status >= 500 {
        let source = error.source();
        tracing::error!(target: "httpexc", status, source, "{}", error.to_log());
    } else if tracing::enabled!(target: "httpexc", tracing::Level::WARN) {
        let notes = error.notes();
        if !notes.is_empty() {
            tracing::warn!(target: "httpexc", status, "{}", error.to_log());
        }
    }
}

/// Logs a 5xx that axum or a handler made without an error, with its text.
pub(crate) fn log_response(status: u16, text: Option<&str>) {
    if status >= 500 {
        tracing::error!(target: "httpexc", status, "{}", text.unwrap_or("a response without a text"));
    }
}

/// Logs a panic of a handler.
pub(crate) fn log_panic(message: &str) {
    tracing::error!(target: "httpexc", status = 500, "a handler panicked: {message}");
}
