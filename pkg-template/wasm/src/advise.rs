//! Whether and when to ask again. A number that is none stands for what is not known.

use httpexc::retry::{self, Backoff, DEFAULT, Failure, POLICIES, Quota};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::buffers::{valid, with_buffers};

fn known(number: f64) -> Option<f64> {
    (!number.is_nan()).then_some(number)
}

/// Gives in how many seconds an answer says that it is worth another try; no number if it does not.
#[wasm_bindgen]
#[must_use]
pub fn stated(status: u16, retry_after: f64, remaining: f64, reset: f64, now: f64) -> f64 {
    let quota = Quota { remaining: known(remaining), reset: known(reset) };
    retry::stated(status, known(retry_after), quota, known(now)).unwrap_or(f64::NAN)
}

/// Gives whether to send a request again. Its method has so many bytes of the text, and `may` adds
/// up what the caller allows: 1 for methods that are not idempotent, 2 for a 202 that says when.
#[wasm_bindgen]
#[must_use]
pub fn retryable(policy: usize, status: u16, method: usize, stated: f64, may: u8) -> bool {
    with_buffers(|buffers| {
        let method = valid(&buffers.text, method);
        let failure = Failure { status, method, stated: known(stated) };
        (may & 1 != 0 || failure.is_idempotent())
            && (POLICIES.get(policy).unwrap_or(&DEFAULT).allows(&failure)
                || (may & 2 != 0 && failure.is_unfinished()))
    })
}

/// Gives the seconds of an exponential backoff: see [`Backoff::seconds`].
#[wasm_bindgen]
#[must_use]
pub fn backoff(base: f64, cap: f64, retries: u32, share: f64) -> f64 {
    Backoff { base, cap }.seconds(retries, share)
}

/// Gives whether a policy wants to be told how many tries failed.
#[wasm_bindgen]
#[must_use]
pub fn counts(policy: usize) -> bool {
    POLICIES.get(policy).unwrap_or(&DEFAULT).counts
}
