//! Panics of the application, which the layer catches wherever it calls code that is not its own.

use std::any::Any;
use std::fmt;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::log_text::escape_text;

/// The text that a panic was called with.
#[derive(Debug)]
pub(crate) struct PanicText(String);

/// Runs code of the application, and returns its panic as an error. After one, the caller must not use what
/// the code used, other than to drop it.
pub(crate) fn catch_panic<T>(run: impl FnOnce() -> T) -> Result<T, PanicText> {
    catch_unwind(AssertUnwindSafe(run)).map_err(PanicText::new)
}

impl PanicText {
    fn new(payload: Box<dyn Any + Send>) -> Self {
        let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
        // The payload may be a value whose destructor panics, and so may the payload of that panic. The
        // second one is not dropped.
        if let Err(second) = catch_unwind(AssertUnwindSafe(move || drop(payload))) {
            mem::forget(second);
        }
        Self(text.unwrap_or_else(|| "without a text".to_owned()))
    }
}

/// Formats the text in one line, for the log.
impl fmt::Display for PanicText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&escape_text(&self.0))
    }
}
