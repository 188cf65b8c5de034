//! Why types cannot be written.

use std::error::Error;
use std::fmt;

/// Why the types of a declaration cannot be written. Its text says what was tried and why it failed.
///
/// ```
/// let error = httpexc_build::create_types("[").unwrap_err();
/// assert_eq!(error.to_string(), "Cannot read the declaration: it is no JSON");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError {
    message: String,
}

impl BuildError {
    pub(crate) const fn new(message: String) -> Self {
        Self { message }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

/// Cargo shows this for an error that `main` of a build script returns.
impl fmt::Debug for BuildError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl Error for BuildError {}
