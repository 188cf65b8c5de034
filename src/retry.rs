//! Decides whether a failed request is worth a retry, and when.
//!
//! The facts about the failure are arguments, and so are the time and the random number for jitter.
//! So the same facts always give the same advice.
//!
//! This module must not know how a response was read.

use crate::catalogue::RETRYABLE_STATUSES;

/// Which failures are worth a retry: the statuses that the catalogue calls temporary
/// ([`RETRYABLE_STATUSES`]), with the differences of one API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    /// The name of the policy.
    pub name: &'static str,
    /// Statuses that the catalogue calls temporary and this API does not.
    pub permanent: &'static [u16],
    /// Further statuses that are temporary in this API.
    pub temporary: &'static [u16],
    /// Statuses that are temporary only if the response says when to retry.
    pub temporary_with_delay: &'static [u16],
    /// Whether any error is temporary that says when to retry in so many words: in `Retry-After` or
    /// its body (RFC 9110, 10.2.3). The reset of a quota does not count, as a quota may be used up
    /// whatever the error is.
    pub heeds_explicit_delay: bool,
    /// Whether a retry has the header `X-Failed-Requests` with the number of attempts that failed.
    pub counts_failures: bool,
}

/// The policy for any API: the statuses that the catalogue calls temporary, a 403 whose quota is used
/// up, as GitHub sends it, and any error that says when to retry, such as a 413 (RFC 9110, 15.5.14).
///
/// ```
/// use httpexc::retry::{DEFAULT_POLICY, FailedRequest};
/// let failure = |status| FailedRequest { status, method: "GET", ..FailedRequest::default() };
/// assert!(DEFAULT_POLICY.allows(&failure(503)) && !DEFAULT_POLICY.allows(&failure(500)));
/// let stated = FailedRequest { stated_delay: Some(7.0), is_delay_explicit: true, ..failure(500) };
/// assert!(DEFAULT_POLICY.allows(&stated));
/// ```
pub const DEFAULT_POLICY: RetryPolicy = RetryPolicy {
    name: "default",
    permanent: &[],
    temporary: &[],
    temporary_with_delay: &[403],
    heeds_explicit_delay: true,
    counts_failures: false,
};

/// The policy for Discord, which bans clients that retry too often: a 429 only if it says when to
/// retry.
///
/// ```
/// use httpexc::retry::{DISCORD_POLICY, FailedRequest};
/// let failure = |stated_delay| FailedRequest { status: 429, stated_delay, ..FailedRequest::default() };
/// assert!(DISCORD_POLICY.allows(&failure(Some(1.5))) && !DISCORD_POLICY.allows(&failure(None)));
/// ```
pub const DISCORD_POLICY: RetryPolicy = RetryPolicy {
    name: "discord",
    permanent: &[408, 425, 429, 503],
    temporary: &[507],
    temporary_with_delay: &[429],
    heeds_explicit_delay: false,
    counts_failures: true,
};

/// The policies, in the order of their numbers.
pub const RETRY_POLICIES: [RetryPolicy; 2] = [DEFAULT_POLICY, DISCORD_POLICY];

/// The status of a request that got no response. Every policy calls it temporary.
pub const NO_RESPONSE: u16 = 0;

/// The facts about a request that failed.
///
/// ```
/// use httpexc::retry::{DEFAULT_POLICY, FailedRequest};
/// let failure = FailedRequest { status: 409, method: "PUT", ..FailedRequest::default() };
/// assert!(!DEFAULT_POLICY.allows(&failure));
/// assert!(DEFAULT_POLICY.allows(&FailedRequest { retryable: Some(true), ..failure }));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct FailedRequest<'a> {
    /// The status of the response, or [`NO_RESPONSE`].
    pub status: u16,
    /// The method of the request, as it was sent: methods are case-sensitive (RFC 9110, 9.1).
    pub method: &'a str,
    /// The seconds after which the response allows a retry: see [`find_stated_delay`].
    pub stated_delay: Option<f64>,
    /// Whether the response states the delay in so many words, and not by the reset of a quota.
    pub is_delay_explicit: bool,
    /// Whether the server says that a retry is worth it, if it does:
    /// [`Report::retryable`](crate::read::Report::retryable).
    pub retryable: Option<bool>,
}

/// The methods that are idempotent: those of RFC 9110, 9.2.2, `QUERY`, and the safe methods of WebDAV
/// (the registry of methods, RFC 9110, 16.1). A method that is not here is not known to be.
///
/// ```
/// use httpexc::retry::IDEMPOTENT_METHODS;
/// assert!(IDEMPOTENT_METHODS.contains(&"PUT") && !IDEMPOTENT_METHODS.contains(&"PATCH"));
/// ```
pub const IDEMPOTENT_METHODS: [&str; 10] =
    ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "REPORT", "SEARCH"];

impl FailedRequest<'_> {
    /// Whether the request is idempotent by its method: sent twice, it has the same effect as once
    /// (RFC 9110, 9.2.2).
    ///
    /// ```
    /// use httpexc::retry::FailedRequest;
    /// let failure = |method| FailedRequest { status: 503, method, ..FailedRequest::default() };
    /// assert!(failure("DELETE").is_idempotent() && failure("QUERY").is_idempotent());
    /// assert!(!failure("PATCH").is_idempotent());
    /// ```
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        IDEMPOTENT_METHODS.contains(&self.method)
    }

    /// Whether the server accepted the request and asks the client to send it again for the result:
    /// a 202 (RFC 9110, 15.3.3) that says when.
    ///
    /// ```
    /// use httpexc::retry::FailedRequest;
    /// let failure = |stated_delay| FailedRequest { status: 202, stated_delay, ..FailedRequest::default() };
    /// assert!(failure(Some(2.0)).is_unfinished() && !failure(None).is_unfinished());
    /// ```
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.status == 202 && self.stated_delay.is_some()
    }
}

impl RetryPolicy {
    /// Whether a failure may be temporary. What the server says of an error comes first. Whether the
    /// request may be sent twice is another question, which [`FailedRequest::is_idempotent`] decides.
    ///
    /// ```
    /// use httpexc::retry::{DEFAULT_POLICY, FailedRequest, NO_RESPONSE};
    /// let failure = |status| FailedRequest { status, method: "GET", ..FailedRequest::default() };
    /// assert!(DEFAULT_POLICY.allows(&failure(NO_RESPONSE)));
    /// assert!(!DEFAULT_POLICY.allows(&failure(404)));
    /// let refused = FailedRequest { retryable: Some(false), ..failure(503) };
    /// assert!(!DEFAULT_POLICY.allows(&refused));
    /// ```
    #[must_use]
    pub fn allows(&self, failure: &FailedRequest<'_>) -> bool {
        let FailedRequest { status, stated_delay, is_delay_explicit, retryable, .. } = failure;
        let is_error = *status >= 400;
        if let Some(retryable) = retryable.filter(|_| is_error) {
            return retryable;
        }
        *status == NO_RESPONSE
            || self.temporary.contains(status)
            || (RETRYABLE_STATUSES.contains(status) && !self.permanent.contains(status))
            || (stated_delay.is_some()
                && (self.temporary_with_delay.contains(status)
                    || (is_error && *is_delay_explicit && self.heeds_explicit_delay)))
    }
}

/// The rate limit that a response states.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct StatedQuota {
    /// The number of requests that are left.
    pub remaining: Option<f64>,
    /// When the quota is renewed: a number of seconds from now, or a moment in seconds or
    /// milliseconds since 1970. APIs use the same name for all of them, and the size of the number
    /// tells them apart.
    pub reset: Option<f64>,
}

/// From this number on, seconds are those since 1970. As a delay they would be 31 years.
const FIRST_MOMENT_IN_SECONDS: f64 = 1e9;
/// From this number on, a moment is in milliseconds since 1970.
const FIRST_MOMENT_IN_MILLISECONDS: f64 = 1e12;

/// Returns the seconds of a delay that a server gave as a number, from 0 on: a number of seconds, or
/// the moment of its end in seconds or milliseconds since 1970. APIs use the same names for all three,
/// and the size of the number tells them apart. Returns `None` for a negative number, and for a moment
/// if the current time is not known. `now` is in seconds since 1970.
///
/// ```
/// use httpexc::retry::resolve_delay;
/// assert_eq!(resolve_delay(30.0, None), Some(30.0));
/// assert_eq!(resolve_delay(1_792_567_680.0, Some(1_792_567_620.0)), Some(60.0));
/// assert_eq!(resolve_delay(1_792_567_680_000.0, Some(1_792_567_620.0)), Some(60.0));
/// assert_eq!(resolve_delay(-1.0, Some(0.0)), None);
/// ```
#[must_use]
pub fn resolve_delay(number: f64, now: Option<f64>) -> Option<f64> {
    if !number.is_finite() || number < 0.0 {
        return None;
    }
    Some(if number < FIRST_MOMENT_IN_SECONDS {
        number
    } else if number < FIRST_MOMENT_IN_MILLISECONDS {
        (number - now?).max(0.0)
    } else {
        (number / 1000.0 - now?).max(0.0)
    })
}

/// Returns the seconds after which a response allows a retry, or `None` if it does not say. An
/// explicit delay takes precedence over the reset of a quota, which counts only if the quota is used
/// up. A moment in the past gives 0. `now` is the moment of the response in seconds since 1970.
///
/// ```
/// use httpexc::retry::{StatedQuota, find_stated_delay};
/// let used_up = StatedQuota { remaining: Some(0.0), reset: Some(1_700_000_060.0) };
/// assert_eq!(find_stated_delay(429, Some(2.5), used_up, None), Some(2.5));
/// assert_eq!(find_stated_delay(429, None, used_up, Some(1_700_000_000.0)), Some(60.0));
/// assert_eq!(find_stated_delay(429, None, used_up, None), None);
/// ```
#[must_use]
pub fn find_stated_delay(
    status: u16,
    retry_after: Option<f64>,
    quota: StatedQuota,
    now: Option<f64>,
) -> Option<f64> {
    let is_used_up = match quota.remaining {
        Some(remaining) => remaining <= 0.0,
        None => status == 429,
    };
    let explicit_delay = retry_after.filter(|seconds| seconds.is_finite());
    let delay_to_reset = || {
        let reset = quota.reset.filter(|reset| is_used_up && reset.is_finite())?;
        resolve_delay(reset.max(0.0), now)
    };
    explicit_delay.map(|seconds| seconds.max(0.0)).or_else(delay_to_reset)
}

/// Exponential backoff with full jitter, for failures that do not say when to retry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Backoff {
    /// The longest delay of the first retry, in seconds.
    pub base: f64,
    /// The longest delay of any retry, in seconds.
    pub cap: f64,
}

/// After this number of doublings, a delay is longer than any reasonable cap.
const MAX_DOUBLINGS: i32 = 1000;

impl Backoff {
    /// Returns the delay of a retry in seconds: `share`, from 0 to 1, of a span that doubles with
    /// each earlier retry, up to the cap. A random share keeps clients that failed together from
    /// retrying together.
    ///
    /// ```
    /// use httpexc::retry::Backoff;
    /// let backoff = Backoff { base: 0.5, cap: 30.0 };
    /// assert_eq!(backoff.seconds(0, 1.0), 0.5);
    /// assert_eq!(backoff.seconds(3, 0.5), 2.0);
    /// assert_eq!(backoff.seconds(1000, 1.0), 30.0);
    /// ```
    ///
    /// A base or cap that is negative or NaN counts as 0, and a share that is NaN as 1.
    #[must_use]
    pub fn seconds(&self, retries: u32, share: f64) -> f64 {
        // More doublings would give an infinity, and 0 times an infinity is NaN.
        let doublings = i32::try_from(retries).unwrap_or(MAX_DOUBLINGS).min(MAX_DOUBLINGS);
        let span = (self.base.max(0.0) * 2_f64.powi(doublings)).min(f64::MAX);
        let share = if share.is_nan() { 1.0 } else { share.clamp(0.0, 1.0) };
        span.min(self.cap.max(0.0)) * share
    }
}
