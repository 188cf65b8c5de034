//! How much of a response is read.

use std::time::Duration;

/// The limits of [`read_response`](crate::read_response). The defaults are those of the npm package: 64 KiB and 10 seconds.
///
/// ```
/// use httpexc_js::ReadLimits;
/// let limits = ReadLimits { max_bytes: 1024, ..ReadLimits::default() };
/// assert_eq!(limits.timeout.as_secs(), 10);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadLimits {
    /// The most bytes of the body that are read. The rest is cancelled.
    pub max_bytes: usize,
    /// The longest time that reading the body takes. What came before counts.
    pub timeout: Duration,
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self { max_bytes: 65_536, timeout: Duration::from_secs(10) }
    }
}
