//! Gives whether a failed request is worth another try, and when.
//!
//! What is known of the failure comes in as facts, and so do the time and the chance that jitter
//! needs, so that the same facts always give the same advice.
//!
//! This module must not know how an answer was read.

/// Which failures are worth another try: a row of [`POLICIES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// What it is called.
    pub name: &'static str,
    /// The statuses that may pass by themselves.
    pub statuses: &'static [u16],
    /// The statuses that may pass, too, where the answer says when.
    pub stated: &'static [u16],
    /// Whether a retry says in `X-Failed-Requests` how many tries came before it.
    pub counts: bool,
}

/// For any API: what the registry and Cloudflare call temporary.
///
/// ```
/// use httpexc::retry::{Failure, DEFAULT};
/// assert!(DEFAULT.allows(&Failure { status: 503, method: "GET", stated: None }));
/// assert!(!DEFAULT.allows(&Failure { status: 500, method: "GET", stated: None }));
/// ```
pub const DEFAULT: Policy = Policy {
    name: "default",
    statuses: &[408, 425, 429, 502, 503, 504, 522, 523, 524],
    stated: &[],
    counts: false,
};

/// For Discord, which bans clients that ask again and again: a 429 only when it says for how long.
///
/// ```
/// use httpexc::retry::{DISCORD, Failure};
/// assert!(DISCORD.allows(&Failure { status: 429, method: "GET", stated: Some(1.5) }));
/// assert!(!DISCORD.allows(&Failure { status: 429, method: "GET", stated: None }));
/// ```
pub const DISCORD: Policy = Policy {
    name: "discord",
    statuses: &[502, 504, 507, 522, 523, 524],
    stated: &[429],
    counts: true,
};

/// The policies, by number.
pub const POLICIES: [Policy; 2] = [DEFAULT, DISCORD];

/// Stands for the status where no answer came at all. Every policy takes that for temporary.
pub const NO_ANSWER: u16 = 0;

/// What is known of a request that failed.
///
/// ```
/// use httpexc::retry::Failure;
/// assert!(Failure { status: 503, method: "PUT", stated: None }.is_idempotent());
/// assert!(!Failure { status: 503, method: "POST", stated: None }.is_idempotent());
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Failure<'a> {
    /// The status of the answer, or [`NO_ANSWER`].
    pub status: u16,
    /// The method of the request, as it was sent: methods are case-sensitive (RFC 9110, 9.1).
    pub method: &'a str,
    /// In how many seconds the answer says that it is worth another try: see [`stated`].
    pub stated: Option<f64>,
}

impl Failure<'_> {
    /// Gives whether the request may be sent twice and mean the same as once (RFC 9110, 9.2.2).
    ///
    /// ```
    /// use httpexc::retry::Failure;
    /// assert!(Failure { status: 503, method: "DELETE", stated: None }.is_idempotent());
    /// assert!(!Failure { status: 503, method: "PATCH", stated: None }.is_idempotent());
    /// ```
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"].contains(&self.method)
    }

    /// Gives whether the answer says that the request was taken in and is to be asked again for its
    /// result: a 202 (RFC 9110, 15.3.3) that says when.
    ///
    /// ```
    /// use httpexc::retry::Failure;
    /// assert!(Failure { status: 202, method: "GET", stated: Some(2.0) }.is_unfinished());
    /// assert!(!Failure { status: 202, method: "GET", stated: None }.is_unfinished());
    /// ```
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.status == 202 && self.stated.is_some()
    }
}

impl Policy {
    /// Gives whether a failure may pass by itself. Whether its request may be sent twice is another
    /// question: see [`Failure::is_idempotent`].
    ///
    /// ```
    /// use httpexc::retry::{DEFAULT, Failure, NO_ANSWER};
    /// assert!(DEFAULT.allows(&Failure { status: NO_ANSWER, method: "GET", stated: None }));
    /// assert!(!DEFAULT.allows(&Failure { status: 404, method: "GET", stated: Some(1.0) }));
    /// ```
    #[must_use]
    pub fn allows(&self, failure: &Failure<'_>) -> bool {
        let Failure { status, stated, .. } = failure;
        *status == NO_ANSWER
            || self.statuses.contains(status)
            || (stated.is_some() && self.stated.contains(status))
    }
}

/// What an answer says of a quota.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Quota {
    /// How many requests are left.
    pub remaining: Option<f64>,
    /// When there are more: in how many seconds, or at which second or millisecond since 1970. APIs
    /// mean one or the other under the same name, and the size of the number tells which.
    pub reset: Option<f64>,
}

/// From here on a number stands for a moment in seconds since 1970, and is no span of 31 years.
const MOMENT: f64 = 1e9;
/// From here on it stands for a moment in milliseconds.
const MOMENT_IN_MILLISECONDS: f64 = 1e11;

/// Gives in how many seconds an answer says that it is worth another try, or `None` where it does
/// not say. A delay that it names outright comes before the end of a quota, which counts only where
/// the quota is used up. What lies in the past is 0.
///
/// ```
/// use httpexc::retry::{Quota, stated};
/// let used_up = Quota { remaining: Some(0.0), reset: Some(1_700_000_060.0) };
/// assert_eq!(stated(429, Some(2.5), used_up, None), Some(2.5));
/// assert_eq!(stated(429, None, used_up, Some(1_700_000_000.0)), Some(60.0));
/// assert_eq!(stated(429, None, used_up, None), None);
/// ```
///
/// `now` is the moment of the answer in seconds since 1970.
#[must_use]
pub fn stated(
    status: u16,
    retry_after: Option<f64>,
    quota: Quota,
    now: Option<f64>,
) -> Option<f64> {
    let is_used_up = match quota.remaining {
        Some(remaining) => remaining <= 0.0,
        None => status == 429,
    };
    let reset = || {
        let reset = quota.reset.filter(|reset| reset.is_finite() && is_used_up)?;
        Some(if reset < MOMENT {
            reset
        } else if reset < MOMENT_IN_MILLISECONDS {
            reset - now?
        } else {
            reset / 1000.0 - now?
        })
    };
    let named = retry_after.filter(|seconds| seconds.is_finite());
    named.or_else(reset).map(|seconds| seconds.max(0.0))
}

/// Exponential backoff with full jitter, for failures that do not say when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Backoff {
    /// The most that the first retry waits, in seconds.
    pub base: f64,
    /// The most that any retry waits, in seconds.
    pub cap: f64,
}

/// After so many doublings every span is longer than any cap that makes sense.
const DOUBLINGS: i32 = 1000;

impl Backoff {
    /// Gives how many seconds to wait: `share`, from 0 to 1, of a span that doubles with each retry
    /// that came before, up to the cap. A share that is drawn by lot keeps clients that failed
    /// together from coming back together.
    ///
    /// ```
    /// use httpexc::retry::Backoff;
    /// let backoff = Backoff { base: 0.5, cap: 30.0 };
    /// assert_eq!(backoff.seconds(0, 1.0), 0.5);
    /// assert_eq!(backoff.seconds(3, 0.5), 2.0);
    /// assert_eq!(backoff.seconds(1000, 1.0), 30.0);
    /// ```
    ///
    /// What is no number from 0 on counts as 0, and a share that is none as 1.
    #[must_use]
    pub fn seconds(&self, retries: u32, share: f64) -> f64 {
        // More doublings would make an infinity, and 0 times that is no number.
        let doublings = i32::try_from(retries).unwrap_or(DOUBLINGS).min(DOUBLINGS);
        let span = (self.base.max(0.0) * 2_f64.powi(doublings)).min(f64::MAX);
        let share = if share.is_nan() { 1.0 } else { share.clamp(0.0, 1.0) };
        span.min(self.cap.max(0.0)) * share
    }
}
