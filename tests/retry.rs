//! Which failures are retried, and when: every status under every policy, and any numbers.

use httpexc::retry::{
    Backoff, DEFAULT_POLICY, DISCORD_POLICY, FailedRequest, NO_RESPONSE, RETRY_POLICIES,
    RetryPolicy, StatedQuota, find_stated_delay, resolve_delay,
};
use proptest::prelude::*;

fn get(status: u16) -> FailedRequest<'static> {
    FailedRequest { status, method: "GET", ..FailedRequest::default() }
}

fn allowed_statuses(policy: RetryPolicy, failure: FailedRequest<'_>) -> Vec<u16> {
    (0..=999)
        .filter(|status| policy.allows(&FailedRequest { status: *status, ..failure }))
        .collect()
}

const TEMPORARY: [u16; 10] = [NO_RESPONSE, 408, 425, 429, 502, 503, 504, 522, 523, 524];

#[test]
fn the_default_policy_retries_nine_statuses() {
    assert_eq!(allowed_statuses(DEFAULT_POLICY, get(0)), TEMPORARY);
}

#[test]
fn the_default_policy_retries_a_403_as_well_if_its_quota_ends() {
    let mut expected = TEMPORARY.to_vec();
    expected.insert(1, 403);
    let failure = FailedRequest { stated_delay: Some(1.0), ..get(0) };
    assert_eq!(allowed_statuses(DEFAULT_POLICY, failure), expected);
}

#[test]
fn the_default_policy_retries_any_error_that_says_when_in_so_many_words() {
    let failure = FailedRequest { stated_delay: Some(1.0), is_delay_explicit: true, ..get(0) };
    let expected: Vec<u16> = [NO_RESPONSE].into_iter().chain(400..=999).collect();
    assert_eq!(allowed_statuses(DEFAULT_POLICY, failure), expected);
}

#[test]
fn the_discord_policy_retries_a_429_only_when_it_says_when() {
    assert_eq!(
        allowed_statuses(DISCORD_POLICY, get(0)),
        [NO_RESPONSE, 502, 504, 507, 522, 523, 524]
    );
    for is_delay_explicit in [false, true] {
        let failure = FailedRequest { stated_delay: Some(0.0), is_delay_explicit, ..get(0) };
        assert_eq!(
            allowed_statuses(DISCORD_POLICY, failure),
            [NO_RESPONSE, 429, 502, 504, 507, 522, 523, 524]
        );
    }
}

#[test]
fn what_the_server_says_of_an_error_comes_before_every_list() {
    for policy in RETRY_POLICIES {
        for is_delay_explicit in [false, true] {
            let failure = FailedRequest { stated_delay: Some(1.0), is_delay_explicit, ..get(0) };
            let no = FailedRequest { retryable: Some(false), ..failure };
            assert_eq!(allowed_statuses(policy, no), [NO_RESPONSE]);
            let yes = FailedRequest { retryable: Some(true), ..failure };
            let expected: Vec<u16> = [NO_RESPONSE].into_iter().chain(400..=999).collect();
            assert_eq!(allowed_statuses(policy, yes), expected);
            assert!(!FailedRequest { method: "POST", ..yes }.is_idempotent());
        }
    }
}

#[test]
fn policies_have_numbers_and_names() {
    assert_eq!(RETRY_POLICIES.map(|policy| policy.name), ["default", "discord"]);
    assert_eq!(RETRY_POLICIES.map(|policy| policy.counts_failures), [false, true]);
}

#[test]
fn idempotent_methods_are_those_of_the_rfc_in_their_own_case() {
    for (method, expected) in [
        ("GET", true),
        ("HEAD", true),
        ("PUT", true),
        ("DELETE", true),
        ("OPTIONS", true),
        ("TRACE", true),
        ("QUERY", true),
        ("PROPFIND", true),
        ("REPORT", true),
        ("SEARCH", true),
        ("query", false),
        ("LOCK", false),
        ("POST", false),
        ("PATCH", false),
        ("CONNECT", false),
        ("get", false),
        ("", false),
    ] {
        let failure = FailedRequest { method, ..get(503) };
        assert_eq!(failure.is_idempotent(), expected, "{method}");
    }
}

#[test]
fn only_a_202_that_says_when_is_unfinished() {
    for status in 0..=u16::MAX {
        let failure = |stated_delay| FailedRequest { stated_delay, ..get(status) };
        assert!(!failure(None).is_unfinished());
        assert_eq!(failure(Some(0.0)).is_unfinished(), status == 202);
    }
}

const NOW: f64 = 1_700_000_000.0;

#[test]
fn the_stated_delay_is_found_in_this_order() {
    let quota = |remaining, reset| StatedQuota { remaining, reset };
    let rows = [
        // An explicit delay, for any quota.
        (429, Some(2.5), quota(Some(9.0), Some(7.0)), Some(2.5)),
        (503, Some(0.0), quota(None, None), Some(0.0)),
        (503, Some(-3.0), quota(None, None), Some(0.0)),
        (429, Some(f64::NAN), quota(None, Some(7.0)), Some(7.0)),
        (429, Some(f64::INFINITY), quota(None, None), None),
        // The reset of the quota: a delay, a moment in seconds, a moment in milliseconds.
        (429, None, quota(Some(0.0), Some(7.0)), Some(7.0)),
        (429, None, quota(Some(0.0), Some(NOW + 60.5)), Some(60.5)),
        (429, None, quota(Some(0.0), Some((NOW + 60.0) * 1000.0)), Some(60.0)),
        (429, None, quota(Some(0.0), Some(NOW - 60.0)), Some(0.0)),
        (429, None, quota(Some(0.0), Some(-7.0)), Some(0.0)),
        (429, None, quota(Some(0.0), Some(f64::NAN)), None),
        // A 429 means that the quota is used up. Another status has to state it.
        (429, None, quota(None, Some(7.0)), Some(7.0)),
        (503, None, quota(None, Some(7.0)), None),
        (503, None, quota(Some(0.0), Some(7.0)), Some(7.0)),
        // Requests are left, so another quota was exceeded.
        (429, None, quota(Some(3.0), Some(7.0)), None),
        (429, None, quota(None, None), None),
    ];
    for (status, retry_after, quota, expected) in rows {
        let delay = find_stated_delay(status, retry_after, quota, Some(NOW));
        assert_eq!(delay, expected, "{status} {retry_after:?} {quota:?}");
    }
}

#[test]
fn a_moment_needs_the_current_time_and_a_delay_does_not() {
    let quota = |reset| StatedQuota { remaining: Some(0.0), reset: Some(reset) };
    assert_eq!(find_stated_delay(429, None, quota(NOW), None), None);
    assert_eq!(find_stated_delay(429, None, quota(NOW * 1000.0), None), None);
    assert_eq!(find_stated_delay(429, None, quota(7.0), None), Some(7.0));
}

#[test]
fn the_size_of_a_number_tells_seconds_from_moments() {
    let rows = [
        (0.0, Some(0.0)),
        (999_999_999.0, Some(999_999_999.0)),
        (NOW + 30.0, Some(30.0)),
        (NOW - 30.0, Some(0.0)),
        (1e9, Some(0.0)),
        (999_999_999_999.0, Some(999_999_999_999.0 - NOW)),
        (1e12, Some(0.0)),
        ((NOW + 30.0) * 1000.0, Some(30.0)),
        (-1.0, None),
        (f64::NAN, None),
        (f64::INFINITY, None),
        (f64::NEG_INFINITY, None),
    ];
    for (number, expected) in rows {
        assert_eq!(resolve_delay(number, Some(NOW)), expected, "{number}");
    }
    assert_eq!((resolve_delay(1e9, None), resolve_delay(1e12, None)), (None, None));
}

#[test]
fn backoff_doubles_up_to_the_cap() {
    let backoff = Backoff { base: 0.5, cap: 30.0 };
    let spans: Vec<f64> = (0..9).map(|retries| backoff.seconds(retries, 1.0)).collect();
    assert_eq!(spans, [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]);
    assert_eq!(backoff.seconds(2, 0.0), 0.0);
    assert_eq!(backoff.seconds(2, 0.25), 0.5);
    assert_eq!(backoff.seconds(u32::MAX, 1.0), 30.0);
}

#[test]
fn a_negative_or_nan_base_or_cap_counts_as_0_and_a_nan_share_as_1() {
    let seconds = |base, cap, share| Backoff { base, cap }.seconds(u32::MAX, share);
    assert_eq!(seconds(0.0, 30.0, 1.0), 0.0);
    assert_eq!(seconds(f64::NAN, 30.0, 1.0), 0.0);
    assert_eq!(seconds(-1.0, 30.0, 1.0), 0.0);
    assert_eq!(seconds(1.0, f64::NAN, 1.0), 0.0);
    assert_eq!(seconds(1.0, 30.0, f64::NAN), 30.0);
    assert_eq!(seconds(1.0, 30.0, 7.0), 30.0);
    assert_eq!(seconds(1.0, 30.0, -7.0), 0.0);
}

proptest! {
    #[test]
    fn delays_are_between_0_and_the_cap(
        base in any::<f64>(),
        cap in any::<f64>(),
        retries in any::<u32>(),
        share in any::<f64>(),
    ) {
        let seconds = Backoff { base, cap }.seconds(retries, share);
        prop_assert!(seconds >= 0.0 && seconds.is_finite(), "{seconds}");
        prop_assert!(seconds <= cap.max(0.0));
    }

    #[test]
    fn stated_delays_are_finite_and_never_negative(
        status in any::<u16>(),
        retry_after in any::<Option<f64>>(),
        remaining in any::<Option<f64>>(),
        reset in any::<Option<f64>>(),
        now in proptest::option::of(0.0..1e12_f64),
    ) {
        if let Some(seconds) = find_stated_delay(status, retry_after, StatedQuota { remaining, reset }, now) {
            prop_assert!(seconds >= 0.0 && seconds.is_finite(), "{seconds}");
        }
    }
}
