//! Whether and when to send a request again. NaN stands for a number that is unknown.

use httpexc::binding::protocol::retry_flag::{
    ACCEPTED_STATUS, ANY_METHOD, EXPLICIT_DELAY, SAID_PERMANENT, SAID_RETRYABLE, STATUS_ADDED,
};
use httpexc::retry::{
    Backoff, DEFAULT_POLICY, FailedRequest, RETRY_POLICIES, RetryPolicy, StatedQuota,
    find_stated_delay,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::buffers::{decode_utf8, with_buffers};

fn filter_nan(number: f64) -> Option<f64> {
    (!number.is_nan()).then_some(number)
}

fn find_policy(number: usize) -> &'static RetryPolicy {
    RETRY_POLICIES.get(number).unwrap_or(&DEFAULT_POLICY)
}

/// Returns the seconds after which a response allows a retry, or NaN if it does not say.
#[wasm_bindgen(js_name = "stated")]
#[must_use]
pub fn compute_stated_delay(
    status: u16,
    retry_after: f64,
    remaining: f64,
    reset: f64,
    now: f64,
) -> f64 {
    let quota = StatedQuota { remaining: filter_nan(remaining), reset: filter_nan(reset) };
    let delay = find_stated_delay(status, filter_nan(retry_after), quota, filter_nan(now));
    delay.unwrap_or(f64::NAN)
}

/// Whether to send a request again. `method_bytes` is the length of its method in the text, and
/// `flags` the sum of what the caller allows and knows.
#[wasm_bindgen(js_name = "retryable")]
#[must_use]
pub fn is_retryable(
    policy: usize,
    status: u16,
    method_bytes: usize,
    stated_delay: f64,
    flags: u8,
) -> bool {
    let has = |flag: u8| flags & flag != 0;
    let retryable = match (has(SAID_PERMANENT), has(SAID_RETRYABLE)) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    };
    with_buffers(|buffers| {
        let failure = FailedRequest {
            status,
            method: decode_utf8(&buffers.text, method_bytes),
            stated_delay: filter_nan(stated_delay),
            is_delay_explicit: has(EXPLICIT_DELAY),
            retryable,
        };
        let is_temporary = find_policy(policy).allows(&failure)
            || (has(STATUS_ADDED) && !has(SAID_PERMANENT))
            || (has(ACCEPTED_STATUS) && failure.is_unfinished());
        (has(ANY_METHOD) || failure.is_idempotent()) && is_temporary
    })
}

/// Returns the delay of an exponential backoff in seconds: see [`Backoff::seconds`].
#[wasm_bindgen(js_name = "backoff")]
#[must_use]
pub fn compute_backoff(base: f64, cap: f64, retries: u32, share: f64) -> f64 {
    Backoff { base, cap }.seconds(retries, share)
}

/// Whether a retry under this policy has the header `X-Failed-Requests`.
#[wasm_bindgen(js_name = "counts")]
#[must_use]
pub fn counts_failures(policy: usize) -> bool {
    find_policy(policy).counts_failures
}
