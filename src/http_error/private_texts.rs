//! What an error does not show, as a link in a chain of sources.
//!
//! `Display` of an error is what clients may see, so code that formats a chain of errors would lose the
//! rest. anyhow, `tracing` and [`HttpError::to_log`] of another error all follow `source()`.

use std::error::Error;
use std::fmt;

use super::{ErrorState, HttpError};

impl HttpError {
    /// Returns the source for the chain of another error: the texts that only the log may show, if there are
    /// any, and the source of this error is their source.
    pub(super) fn private_source(&self) -> Option<&(dyn Error + 'static)> {
        if self.state.list_private_texts().is_empty() {
            return self.source();
        }
        Some(&*self.state)
    }
}

impl ErrorState {
    /// Returns what `Display` of the error leaves out: a detail that clients may not see, the field errors
    /// and the notes.
    fn list_private_texts(&self) -> Vec<String> {
        let is_shown = self.is_exposed || self.problem.status < 500;
        let detail = self.problem.detail.as_deref().filter(|_| !is_shown);
        let mut texts: Vec<String> = detail.into_iter().map(str::to_owned).collect();
        texts.extend(self.list_log_texts());
        texts
    }
}

/// Formats the texts that only the log may show, in one line.
impl fmt::Display for ErrorState {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.list_private_texts().join("; "))
    }
}

impl fmt::Debug for ErrorState {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Error for ErrorState {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
