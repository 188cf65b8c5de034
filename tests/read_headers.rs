//! What the reader reads from headers: rate limits in their many forms, challenges and delays.

use httpexc::header::{Challenge, is_header_value, is_token};
use httpexc::problem::ErrorCode;
use httpexc::read::{RateLimit, Report, UpstreamResponse, read};
use proptest::prelude::*;

/// 2024-01-01T00:00:00Z.
const NOW: f64 = 1_704_067_200.0;

fn read_report(status: u16, headers: &[(&str, &str)]) -> Report<'static> {
    read(&UpstreamResponse { status, headers, now: Some(NOW), ..UpstreamResponse::default() })
        .into_owned()
}

/// Returns the limit, the remaining requests, the reset and the name of a rate limit.
fn read_rate_limit(
    headers: &[(&str, &str)],
) -> (Option<f64>, Option<f64>, Option<f64>, Option<String>) {
    let RateLimit { limit, remaining, reset, bucket, .. } =
        read_report(429, headers).rate_limit.expect("a rate limit");
    (limit, remaining, reset, bucket.map(Into::into))
}

fn some_text(text: &str) -> Option<String> {
    Some(text.into())
}

#[test]
fn of_several_policies_the_one_with_least_left_counts() {
    let policies = ("ratelimit-policy", r#""day";q=5000;w=86400, "burst";q=10;w=10"#);
    let burst = (Some(10.0), Some(0.0), Some(5.0), some_text("burst"));
    for headers in [
        &[("ratelimit", r#""day";r=4000;t=500, "burst";r=0;t=5"#), policies][..],
        &[("ratelimit", r#""burst";r=0;t=5, "day";r=4000;t=500"#), policies],
        &[("ratelimit", r#""day";r=4000;t=500"#), ("ratelimit", r#""burst";r=0;t=5"#), policies],
        // The policy of the same name has the limit.
        &[("ratelimit", r#""burst";r=0;t=5"#), policies],
        &[policies, ("ratelimit", r#" "burst" ; t=5 ; r=0 "#)],
    ] {
        assert_eq!(read_rate_limit(headers), burst, "{headers:?}");
    }
    // If two are used up, the one counts that takes longer.
    let both = [("ratelimit", r#""burst";r=0;t=5, "day";r=0;t=500"#), policies];
    assert_eq!(read_rate_limit(&both), (Some(5000.0), Some(0.0), Some(500.0), some_text("day")));
    // Separators within quotes do not end a name.
    let odd = [("ratelimit", r#""a,b;r=7=\"";r=0;t=5, c;r=1;t=9"#)];
    assert_eq!((read_rate_limit(&odd).1, read_rate_limit(&odd).2), (Some(0.0), Some(5.0)));
}

#[test]
fn a_policy_alone_and_the_earlier_drafts_are_read() {
    let policies = ("ratelimit-policy", r#""day";q=5000;w=86400, "burst";q=10;w=10"#);
    assert_eq!(read_rate_limit(&[policies]), (Some(5000.0), None, None, None));
    let unknown = [("ratelimit", r#""hour";r=3;t=5"#), policies];
    assert_eq!(read_rate_limit(&unknown), (None, Some(3.0), Some(5.0), some_text("hour")));
    let token = [("ratelimit", "default;r=50;t=30"), ("ratelimit-policy", "default;q=100;w=60")];
    assert_eq!(
        read_rate_limit(&token),
        (Some(100.0), Some(50.0), Some(30.0), some_text("default"))
    );
    for earlier in [
        &[("ratelimit", "limit=100, remaining=50, reset=30"), ("ratelimit-policy", "100;w=60")][..],
        &[("ratelimit", "limit=100,remaining=50;reset=30")],
        &[
            ("ratelimit-limit", "100, 100;w=60"),
            ("ratelimit-remaining", "50"),
            ("ratelimit-reset", "30"),
        ],
    ] {
        assert_eq!(
            read_rate_limit(earlier),
            (Some(100.0), Some(50.0), Some(30.0), None),
            "{earlier:?}"
        );
    }
}

#[test]
fn a_reset_is_a_number_a_date_or_a_duration() {
    for (value, expected) in [
        ("7", Some(7.0)),
        ("0.25", Some(0.25)),
        ("1704067230", Some(30.0)),
        ("1704067230500", Some(30.5)),
        ("1704067100", Some(0.0)),
        ("1s", Some(1.0)),
        ("120ms", Some(0.12)),
        ("6m0s", Some(360.0)),
        ("1m2.5s", Some(62.5)),
        ("1h30m", Some(5400.0)),
        ("Mon, 01 Jan 2024 00:00:30 GMT", Some(30.0)),
        ("2024-01-01T00:00:30Z", Some(30.0)),
        ("2024-01-01t00:00:30.25z", Some(30.25)),
        ("2024-01-01 00:00:30", Some(30.0)),
        ("2024-01-01T02:00:30+02:00", Some(30.0)),
        ("2023-12-31T18:30:30.5-05:30", Some(30.5)),
        ("2024-03-01T00:00:00Z", Some(5_184_000.0)),
        ("2023-12-31T23:59:00Z", Some(0.0)),
        ("", None),
        ("soon", None),
        ("5 minutes", Some(300.0)),
        ("PT5M", Some(300.0)),
        ("5 months", None),
        ("s", None),
        ("1", Some(1.0)),
        ("1s2", None),
        ("1.2.3s", None),
        ("-1s", None),
        ("2024-01-01T00:00", None),
        ("2024-01-01T00:00:30+ab:cd", None),
        ("2024-é-01T00:00:30Z", None),
    ] {
        for name in ["x-ratelimit-reset", "x-ratelimit-reset-requests"] {
            let found = read_report(429, &[(name, value)]).rate_limit.and_then(|limit| limit.reset);
            assert_eq!(found, expected, "{value}");
        }
    }
}

#[test]
fn the_names_of_rate_limit_headers_may_begin_in_many_ways() {
    let limit = |prefix: &str, reset: &str| {
        let [limit, left, ends] = ["limit", "remaining", "reset"].map(|end| [prefix, end].concat());
        read_rate_limit(&[(&limit, "50"), (&left, "0"), (&ends, reset)])
    };
    for prefix in [
        "ratelimit-",
        "x-ratelimit-",
        "x-rate-limit-",
        "x-ratelimit-requests-",
        "anthropic-ratelimit-requests-",
    ] {
        let expected = (Some(50.0), Some(0.0), Some(30.0), None);
        assert_eq!(limit(prefix, "2024-01-01T00:00:30Z"), expected, "{prefix}");
    }
    // Limits of other things than requests are not read.
    let tokens = [("anthropic-ratelimit-tokens-limit", "9"), ("x-ratelimit-limit-tokens", "9")];
    assert_eq!(read_report(429, &tokens).rate_limit, None);
}

#[test]
fn the_quota_that_is_used_up_counts_and_of_several_the_one_that_ends_last() {
    let anthropic = |requests: &'static str, input: &'static str, output: &'static str| {
        [
            ("anthropic-ratelimit-requests-remaining", requests),
            ("anthropic-ratelimit-requests-reset", "2024-01-01T00:00:01Z"),
            ("anthropic-ratelimit-input-tokens-limit", "9000"),
            ("anthropic-ratelimit-input-tokens-remaining", input),
            ("anthropic-ratelimit-input-tokens-reset", "2024-01-01T00:01:00Z"),
            ("anthropic-priority-output-tokens-remaining", output),
            ("anthropic-priority-output-tokens-reset", "2024-01-01T00:00:20Z"),
        ]
    };
    let input = || some_text("input-tokens");
    let output = || some_text("anthropic-priority-output-tokens");
    for (headers, expected) in [
        (anthropic("4", "5", "6"), (None, Some(4.0), Some(1.0), None)),
        (anthropic("0", "5", "6"), (None, Some(0.0), Some(1.0), None)),
        (anthropic("4", "0", "6"), (Some(9000.0), Some(0.0), Some(60.0), input())),
        (anthropic("4", "5", "0"), (None, Some(0.0), Some(20.0), output())),
        (anthropic("0", "5", "0"), (None, Some(0.0), Some(20.0), output())),
        (anthropic("0", "0", "0"), (Some(9000.0), Some(0.0), Some(60.0), input())),
    ] {
        assert_eq!(read_rate_limit(&headers), expected, "{headers:?}");
        let reversed: Vec<_> = headers.into_iter().rev().collect();
        assert_eq!(read_rate_limit(&reversed), expected, "{reversed:?}");
    }
    // A quota beside those of the drafts, and two that share a reset.
    let drafts = [("ratelimit", r#""a";r=0;t=9"#), ("x-ratelimit-remaining-tokens", "0")];
    assert_eq!(read_rate_limit(&drafts), (None, Some(0.0), Some(9.0), some_text("a")));
    let later = [("x-ratelimit-reset-tokens", "6m0s")];
    let both: Vec<_> = drafts.into_iter().chain(later).collect();
    assert_eq!(read_rate_limit(&both), (None, Some(0.0), Some(360.0), some_text("tokens")));
    let kong = [("x-ratelimit-remaining-minute", "0"), ("ratelimit-reset", "42")];
    assert_eq!(read_rate_limit(&kong), (None, Some(0.0), Some(42.0), some_text("minute")));
    // What remains of something else has no reset.
    assert_eq!(read_report(429, &[("x-items-remaining", "0")]).rate_limit, None);
}

#[test]
fn a_header_or_a_member_says_whether_another_try_is_worth_it() {
    let read_word = |name: &str, value: &str| read_report(503, &[(name, value)]).retryable;
    for name in ["x-should-retry", "stripe-should-retry", "x-retryable"] {
        assert_eq!(read_word(name, "true"), Some(true), "{name}");
        assert_eq!(read_word(name, "False"), Some(false), "{name}");
        for yes in ["1", "yes", "YES", "on", "true, true"] {
            assert_eq!(read_word(name, yes), Some(true), "{name} {yes}");
        }
        // A list has a word of each line. One that says no is believed.
        for no in ["0", "no", "off", "true, false", "false,true", "perhaps, no"] {
            assert_eq!(read_word(name, no), Some(false), "{name} {no}");
        }
        for none in ["perhaps", "", "2", "n", ","] {
            assert_eq!(read_word(name, none), None, "{name} {none}");
        }
    }
    assert_eq!(read_word("should-retry-after", "true"), None);
    let both = [("x-should-retry", "true"), ("x-retryable", "false")];
    assert_eq!(read_report(503, &both).retryable, Some(false));
    let headers = [("content-type", "application/problem+json"), ("x-should-retry", "false")];
    let read_body = |headers: &[(&str, &str)], body: &str| {
        let body = body.as_bytes();
        let response =
            UpstreamResponse { status: 503, headers, body, ..UpstreamResponse::default() };
        let report = read(&response).into_owned();
        (report.retryable, report.extensions.len())
    };
    assert_eq!(read_body(&headers[..1], r#"{"retryable":true}"#), (Some(true), 0));
    assert_eq!(read_body(&headers[..1], r#"{"retryable":"often"}"#), (None, 1));
    assert_eq!(read_body(&headers, r#"{"retryable":true}"#), (Some(false), 0));
    for (value, expected) in
        [("\"no\"", false), ("\"False\"", false), ("0", false), ("\"0\"", false)]
            .into_iter()
            .chain([("\"yes\"", true), ("1", true), ("\"on\"", true)])
    {
        let body = format!(r#"{{"retryable":{value}}}"#);
        assert_eq!(read_body(&headers[..1], &body), (Some(expected), 0), "{body}");
        assert_eq!(read_body(&[], &body).0, Some(expected), "{body}");
    }
    for (items, expected) in [
        (r#"{"retryable":false}"#, Some(false)),
        (r#"{"message":"m","retryable":false},{"message":"n","retryable":"no"}"#, Some(false)),
        (r#"{"message":"m","retryable":true},{"message":"n","retryable":true}"#, Some(true)),
        (r#"{"message":"m","retryable":true},{"message":"n","retryable":false}"#, None),
        (r#"{"message":"m","retryable":false},{"message":"n"}"#, None),
        (r#"{"message":"m"}"#, None),
    ] {
        for body in
            [format!(r#"{{"errors":[{items}]}}"#), format!(r#"{{"title":"t","errors":[{items}]}}"#)]
        {
            assert_eq!(read_body(&[], &body).0, expected, "{body}");
            assert_eq!(read_body(&headers[..1], &body).0, expected, "{body}");
        }
    }
    assert_eq!(read_body(&[], r#"{"error":{"message":"m","shouldRetry":true}}"#).0, Some(true));
    assert_eq!(read_body(&[], r#"{"errors":[{"message":"m","retriable":false}]}"#).0, Some(false));
}

#[test]
fn parameters_of_a_challenge_are_found_outside_of_quotes() {
    let text = |text: &'static str| Some(ErrorCode::Text(text.into()));
    for (challenge, code, detail) in [
        (r#"Bearer realm="a, error=oops", error="invalid_token""#, text("invalid_token"), None),
        (r#"Basic realm="\"error=no\", error=no", Bearer error=expired"#, text("expired"), None),
        (r#"Bearer realm="x" error="a" error_description="b c""#, text("a"), Some("b c")),
        (r#"Bearer error = "a" , error_description = "say \"b\"""#, text("a"), Some("say \"b\"")),
        (
            r#"Bearer error_description="error=no, not this", error="a""#,
            text("a"),
            Some("error=no, not this"),
        ),
        (r#"Bearer realm="error=no"#, None, None),
        (r#"Basic dXNlcjplcnJvcg==, Bearer error="a""#, text("a"), None),
        (r#"Bearer x_error="a""#, None, None),
        (r#"Bearer error="""#, None, None),
        ("Bearer error=", None, None),
        ("Bearer error", None, None),
    ] {
        let report = read_report(401, &[("www-authenticate", challenge)]);
        assert_eq!((report.code, report.detail.as_deref()), (code, detail), "{challenge}");
    }
}

#[test]
fn every_challenge_is_read() {
    let lines = [
        ("www-authenticate", "Negotiate"),
        ("www-authenticate", r#"Bearer error="invalid_token", error_uri=https://a.example/?b=c"#),
        ("www-authenticate", r#"Other error="later""#),
    ];
    let report = read_report(401, &lines);
    assert_eq!(report.code, Some(ErrorCode::Text("invalid_token".into())));
    assert_eq!(report.help.as_deref(), Some("https://a.example/?b=c"));
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    for (value, date, expected) in [
        ("120", "", Some(120.0)),
        ("0.5", "", Some(0.5)),
        ("0", "", Some(0.0)),
        ("-1", "", None),
        ("soon", "", None),
        ("1e999", "", None),
        ("Sun, 06 Nov 1994 08:49:47 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", Some(10.0)),
        ("Sunday, 06-Nov-94 08:49:47 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", Some(10.0)),
        ("Sun Nov  6 08:49:47 1994", "Sun, 06 Nov 1994 08:49:37 GMT", Some(10.0)),
        ("Sun, 06 Nov 1994 08:49:27 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", Some(0.0)),
        ("Sun, 06 Nov 1994 08:49:47 GMT", "", Some(15.0)),
        ("Sun, 99 Nov 1994 08:49:47 GMT", "", None),
    ] {
        let headers = [("retry-after", value), ("date", date)];
        let now = Some(784_111_772.0);
        let report = read(&UpstreamResponse {
            status: 503,
            headers: &headers,
            now,
            ..UpstreamResponse::default()
        });
        assert_eq!(report.retry_after, expected, "{value}");
    }
}

#[test]
fn every_formatted_date_is_read_as_its_moment() {
    for moment in (0_i64..4_102_444_800).step_by(7_654_321) {
        let date = httpexc::http_date::format_http_date(moment);
        let headers = [("retry-after", &*date)];
        let report = read(&UpstreamResponse {
            status: 503,
            headers: &headers,
            now: Some(0.0),
            ..UpstreamResponse::default()
        });
        #[expect(clippy::cast_precision_loss, reason = "it is below 2^53")]
        let expected = moment as f64;
        assert_eq!(report.retry_after, Some(expected), "{date}");
    }
}

type ListedChallenge = (String, Vec<(String, String)>, Option<String>);

/// Returns the challenges of a response with one header: the scheme, the parameters and the token.
fn read_challenges(status: u16, name: &str, value: &str) -> Vec<ListedChallenge> {
    let challenges = read_report(status, &[(name, value)]).challenges.into_iter();
    let convert = |challenge: httpexc::read::ReportedChallenge<'_>| {
        let params =
            challenge.params.iter().map(|(name, value)| (name.to_string(), value.to_string()));
        (
            challenge.scheme.to_string(),
            params.collect(),
            challenge.token68.map(|token| token.to_string()),
        )
    };
    challenges.map(convert).collect()
}

#[test]
fn challenges_are_listed_with_their_parameters() {
    let challenge = |scheme: &str, params: &[(&str, &str)], token68: Option<&str>| {
        let params = params.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        (scheme.to_owned(), params.collect::<Vec<(String, String)>>(), token68.map(str::to_owned))
    };
    for (value, expected) in [
        ("Basic", vec![challenge("Basic", &[], None)]),
        ("Basic realm=\"a, b\"", vec![challenge("Basic", &[("realm", "a, b")], None)]),
        // The example of RFC 9110, 11.6.1.
        (
            "Basic realm=\"simple\", Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\"",
            vec![
                challenge("Basic", &[("realm", "simple")], None),
                challenge(
                    "Newauth",
                    &[("realm", "apps"), ("type", "1"), ("title", "Login to \"apps\"")],
                    None,
                ),
            ],
        ),
        (
            "Negotiate, NTLM TlRMTVNTUAACAAAA==",
            vec![
                challenge("Negotiate", &[], None),
                challenge("NTLM", &[], Some("TlRMTVNTUAACAAAA==")),
            ],
        ),
        // Names have no case, white space around an equals sign is bad but known, and the first of two
        // parameters counts.
        (
            " , Bearer Realm = x , error=\"invalid_token\", ERROR=other, , DPoP algs=\"ES256 PS256\"",
            vec![
                challenge("Bearer", &[("realm", "x"), ("error", "invalid_token")], None),
                challenge("DPoP", &[("algs", "ES256 PS256")], None),
            ],
        ),
        ("realm=\"no scheme\"", vec![]),
        ("Bearer error=\"open", vec![challenge("Bearer", &[("error", "open")], None)]),
        ("Digest nonce=", vec![challenge("Digest", &[], Some("nonce="))]),
        ("\"a\", =, ;", vec![]),
        // What a server could not send is left out, with what belongs to it.
        (
            "B\u{e9}(r realm=\"a\", b=c, Basic realm=\"d\", \u{e9}=f, g(=h",
            vec![challenge("Basic", &[("realm", "d")], None)],
        ),
        ("NTLM YQ==, realm=\"a\"", vec![challenge("NTLM", &[], Some("YQ=="))]),
        ("Bearer scope=a b c", vec![challenge("Bearer", &[("scope", "a")], None)]),
    ] {
        for status in [400, 401, 403, 404, 503] {
            assert_eq!(read_challenges(status, "www-authenticate", value), expected, "{value}");
        }
        assert_eq!(read_challenges(407, "proxy-authenticate", value), expected, "{value}");
    }
    assert_eq!(read_challenges(401, "proxy-authenticate", "Basic"), []);
    assert_eq!(read_challenges(407, "www-authenticate", "Basic"), []);
    let lines = [("www-authenticate", "Basic"), ("www-authenticate", "Bearer a=b")];
    assert_eq!(read_report(401, &lines).challenges.len(), 2);
}

/// Values of headers that are made of what challenges have, in any order.
fn any_challenge_list() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => prop::sample::select(vec!["Basic", "Bearer", "realm", "error", "algorithm", "YQ==", "a b"]),
        4 => prop::sample::select(vec![" ", ",", "=", "\"", "\\", ";", "\t", "==", ", "]),
        1 => prop::sample::select(vec!["\u{e9}", "(", "~", "/", "\\\""]),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_challenge_that_was_read_can_be_sent_and_read_again(list in any_challenge_list()) {
        let report = read_report(401, &[("www-authenticate", &list)]);
        for challenge in report.challenges {
            prop_assert!(is_token(&challenge.scheme));
            prop_assert!(challenge.params.is_empty() || challenge.token68.is_none());
            for (name, value) in &challenge.params {
                prop_assert!(is_token(name) && is_header_value(value));
            }
            let value = Challenge::from(&challenge).to_value();
            let again = read_report(401, &[("www-authenticate", &value)]);
            prop_assert_eq!(again.challenges, vec![challenge], "{}", value);
        }
    }
}
