//! Whether and when to send a request again. NaN stands for a number that is unknown.

use httpexc::binding::protocol::retry_permission::{ACCEPTED_STATUS, ANY_METHOD};
use httpexc::retry::{
    Backoff, DEFAULT_POLICY, FailedRequest, RETRY_POLICIES, RetryPolicy, StatedQuota,
    find_stated_delay,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::buffers::{decode_utf8, with_buffers};

fn known_number(number: f64) -> Option<f64> {
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
    let quota = StatedQuota { remaining: known_number(remaining), reset: known_number(reset) };
    let delay = find_stated_delay(status, known_number(retry_after), quota, known_number(now));
    delay.unwrap_or(f64::NAN)
}

/// Whether to send a request again. `method_bytes` is the length of its method in the text, and
/// `permissions` the sum of what the caller allows.
#[wasm_bindgen(js_name = "retryable")]
#[must_use]
pub fn is_retryable(
    policy: usize,
    status: u16,
    method_bytes: usize,
    stated_delay: f64,
    permissions: u8,
) -> bool {
    with_buffers(|buffers| {
        let method = decode_utf8(&buffers.text, method_bytes);
        let failure = FailedRequest { status, method, stated_delay: known_number(stated_delay) };
        (permissions & ANY_METHOD != 0 || failure.is_idempotent())
            && (find_policy(policy).allows(&failure)
                || (permissions & ACCEPTED_STATUS != 0 && failure.is_unfinished()))
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
