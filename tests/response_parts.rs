//! Whole responses fulfil the duties of HTTP, for every status of the catalogue in every media type.

mod responses;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use httpexc::catalogue::ROWS;
use httpexc::dialect::{ERROR_PAGE_POLICY, PROBLEM_DIALECT};
use httpexc::header::{Challenge, Headers, RetryAfter, is_header_value, is_token};
use httpexc::response_parts::{add_duty_headers, create_body, create_headers};
use httpexc::{MediaType, Problem, ResponseOptions};
use proptest::prelude::*;
use responses::{all_options, create_response, find_values, has_no_content, sweep};
use sha2::{Digest as _, Sha256};

#[test]
fn statuses_without_content_have_no_headers_about_it() {
    sweep(|status, media| {
        for options in [ResponseOptions::default(), all_options()] {
            let response = create_response(status, &options, media);
            assert_eq!(response.body.is_empty(), has_no_content(status), "{status} {media:?}");
            for name in ["content-type", "vary", "x-content-type-options"] {
                let count = usize::from(!has_no_content(status));
                assert_eq!(
                    find_values(&response, name).len(),
                    count,
                    "{name} on {status} {media:?}"
                );
            }
        }
    });
}

#[test]
fn content_varies_by_accept_and_is_not_sniffed() {
    sweep(|status, media| {
        if !has_no_content(status) {
            let response = create_response(status, &ResponseOptions::default(), media);
            assert_eq!(find_values(&response, "vary"), ["Accept"], "{status} {media:?}");
            assert_eq!(
                find_values(&response, "x-content-type-options"),
                ["nosniff"],
                "{status} {media:?}"
            );
        }
    });
}

#[test]
fn only_pages_have_a_content_security_policy() {
    sweep(|status, media| {
        let response = create_response(status, &ResponseOptions::default(), media);
        let is_page = media == MediaType::Html && !has_no_content(status);
        let expected: &[&str] = if is_page { &[ERROR_PAGE_POLICY] } else { &[] };
        assert_eq!(
            find_values(&response, "content-security-policy"),
            expected,
            "{status} {media:?}"
        );
    });
}

#[test]
fn the_policy_allows_only_the_style_of_the_page() {
    let page =
        String::from_utf8(create_response(404, &ResponseOptions::default(), MediaType::Html).body)
            .unwrap();
    let (_, rest) = page.split_once("<style>").unwrap();
    let (style, rest) = rest.split_once("</style>").unwrap();
    assert!(!rest.contains("<style") && !page.contains("style="), "more style than one element");
    let hash = STANDARD.encode(Sha256::digest(style));
    let expected = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    assert_eq!(ERROR_PAGE_POLICY, expected);
}

#[test]
fn only_errors_have_the_content_types_of_problem_details() {
    sweep(|status, media| {
        if has_no_content(status) {
            return;
        }
        let is_error = status >= 400;
        let expected = match media {
            MediaType::ProblemJson if is_error => "application/problem+json",
            MediaType::ProblemJson | MediaType::Json => "application/json",
            MediaType::ProblemXml if is_error => "application/problem+xml",
            MediaType::ProblemXml | MediaType::Xml => "application/xml",
            MediaType::Html => "text/html; charset=utf-8",
            MediaType::TextXml => "text/xml; charset=utf-8",
            MediaType::Text => "text/plain; charset=utf-8",
            MediaType::Markdown => "text/markdown; charset=utf-8",
        };
        let response = create_response(status, &ResponseOptions::default(), media);
        assert_eq!(find_values(&response, "content-type"), [expected], "{status} {media:?}");
    });
}

#[test]
fn bodies_of_one_format_are_the_same_under_all_of_its_types() {
    for row in ROWS {
        let body = |media| create_response(row.status, &all_options(), media).body;
        assert_eq!(body(MediaType::ProblemJson), body(MediaType::Json));
        assert_eq!(body(MediaType::ProblemXml), body(MediaType::Xml));
        assert_eq!(body(MediaType::ProblemXml), body(MediaType::TextXml));
    }
}

#[test]
fn each_option_has_its_header() {
    let options = all_options();
    let given = |status| {
        let response = create_response(status, &options, MediaType::Json);
        let own: Vec<String> = response
            .headers
            .iter()
            .skip(3)
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        own
    };
    let common = [
        "location: /a%20b",
        "retry-after: 120",
        "content-range: bytes */1234",
        "allow: GET, HEAD",
        "upgrade: h2c, websocket",
        "accept: text/html, image/*;q=0.5",
        "accept-encoding: gzip",
        "accept-patch: application/json-patch+json",
        "link: <https://court.example/>; rel=\"blocked-by\"",
        "x-request-id: 7",
        "set-cookie: a=b",
        "set-cookie: c=d",
    ];
    for (status, first) in [
        (401, vec!["www-authenticate: Bearer realm=\"a\"", "www-authenticate: Negotiate YII="]),
        (407, vec!["proxy-authenticate: Bearer realm=\"a\"", "proxy-authenticate: Negotiate YII="]),
        (
            429,
            vec![
                "cache-control: no-store",
                "www-authenticate: Bearer realm=\"a\"",
                "www-authenticate: Negotiate YII=",
            ],
        ),
    ] {
        assert_eq!(given(status), [&first[..], &common].concat(), "{status}");
    }
}

#[test]
fn single_options_give_single_headers() {
    let none = ResponseOptions::default;
    let cases = [
        (ResponseOptions { allow: Some(vec![]), ..none() }, "allow: \n"),
        (ResponseOptions { allow: Some(vec!["GET"]), ..none() }, "allow: GET\n"),
        (
            ResponseOptions { allow: Some(vec!["GET", "", "a\nb", "PUT"]), ..none() },
            "allow: GET, PUT\n",
        ),
        (
            ResponseOptions { location: Some("https://a.example/?a=b#c"), ..none() },
            "location: https://a.example/?a=b#c\n",
        ),
        (ResponseOptions { location: Some("/\r\nx: y"), ..none() }, "location: /%0D%0Ax:%20y\n"),
        (ResponseOptions { location: Some(""), ..none() }, "location: \n"),
        (
            ResponseOptions { retry_after: Some(RetryAfter::Seconds(0)), ..none() },
            "retry-after: 0\n",
        ),
        (
            ResponseOptions { retry_after: Some(RetryAfter::At(0)), ..none() },
            "retry-after: Thu, 01 Jan 1970 00:00:00 GMT\n",
        ),
        (ResponseOptions { length: Some(0), ..none() }, "content-range: bytes */0\n"),
        (
            ResponseOptions { length: Some(9), unit: Some("rows"), ..none() },
            "content-range: rows */9\n",
        ),
        (ResponseOptions { unit: Some("rows"), ..none() }, ""),
        (ResponseOptions { unit: Some("a\n"), length: Some(9), ..none() }, ""),
        (ResponseOptions { challenges: vec![Challenge::Raw("Basic\n")], ..none() }, ""),
        (none(), ""),
    ];
    for (options, lines) in cases {
        let mut headers = Headers::new();
        add_duty_headers(&mut headers, 404, &options);
        assert_eq!(headers.as_str(), lines, "{options:?}");
    }
}

#[test]
fn a_header_for_some_caches_is_left_out_if_no_cache_may_store_the_response() {
    let names = ["cdn-cache-control", "Netlify-CDN-Cache-Control", "edge-control"];
    let headers = names.map(|name| (name, "max-age=5")).to_vec();
    let options = ResponseOptions { headers, ..ResponseOptions::default() };
    let own = |status| {
        let mut headers = Headers::new();
        add_duty_headers(&mut headers, status, &options);
        headers.as_str().to_owned()
    };
    assert_eq!(own(429), "cache-control: no-store\n");
    assert_eq!(own(404).lines().count(), names.len());
}

#[test]
fn a_page_links_to_the_target_of_a_redirect_only_if_it_is_relative_or_http() {
    let targets = [
        ("/new?a&b", Some("<a href=\"/new?a&amp;b\">/new?a&amp;b</a>")),
        ("https://a.example/", Some("<a href=\"https://a.example/\">https://a.example/</a>")),
        ("//a.example", Some("<a href=\"//a.example\">//a.example</a>")),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        (" java\tscript:alert(1)", None),
        ("\u{1}javascript:alert(1)", None),
        ("data:text/html,a", None),
        ("vbscript:a", None),
    ];
    for (target, link) in targets {
        let options = ResponseOptions { location: Some(target), ..ResponseOptions::default() };
        sweep(|status, _| {
            let page =
                String::from_utf8(create_response(status, &options, MediaType::Html).body).unwrap();
            let is_redirect = matches!(status, 300..=399) && !has_no_content(status);
            match link.filter(|_| is_redirect) {
                Some(link) => assert!(page.contains(link), "{status} lacks {link}"),
                None => assert!(!page.contains("<a"), "{status} links to {target:?}"),
            }
        });
    }
}

#[test]
fn a_page_and_a_text_have_the_phrase_and_the_explanation() {
    for row in ROWS.iter().filter(|row| !has_no_content(row.status)) {
        let text = String::from_utf8(
            create_response(row.status, &ResponseOptions::default(), MediaType::Text).body,
        )
        .unwrap();
        assert_eq!(text, format!("{} {}\n\n{}\n", row.status, row.phrase, row.explanation));
        let page = String::from_utf8(
            create_response(row.status, &ResponseOptions::default(), MediaType::Html).body,
        )
        .unwrap();
        let phrase = row.phrase.replace('\'', "&#39;");
        assert!(page.contains(&format!("<title>{} {phrase}</title>", row.status)), "{page}");
        assert!(
            page.contains(&format!("<p>{}</p>", row.explanation.replace('\'', "&#39;"))),
            "{page}"
        );
    }
}

/// Generates texts that can be sent, and texts that cannot.
fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "[\\x00-\\xff]{0,8}",
        prop::collection::vec(any::<char>(), 0..8).prop_map(String::from_iter),
    ]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(a_text(), 0..3)
}

fn a_header_name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "Vary",
            "Content-Type",
            "content-length",
            "Cache-Control",
            "ETag",
            "Location",
            "Link",
            "Content-Range",
            "Transfer-Encoding",
            "Set-Cookie",
            "X-Content-Type-Options",
        ])
        .prop_map(str::to_owned),
        "[A-Za-z-]{1,8}",
        a_text(),
    ]
}

proptest! {
    #[test]
    fn all_headers_can_be_sent_for_any_options(
        status: u16,
        media in prop::sample::select(&MediaType::ALL[..]),
        lists in prop::collection::vec(texts(), 5),
        (location, blocked_by, unit) in
            (prop::option::of(a_text()), prop::option::of(a_text()), prop::option::of(a_text())),
        params in prop::collection::vec((a_text(), a_text()), 0..3),
        headers in prop::collection::vec((a_header_name(), a_text()), 0..4),
        retry_after in prop::option::of(prop_oneof![
            any::<u64>().prop_map(RetryAfter::Seconds),
            any::<i64>().prop_map(RetryAfter::At),
        ]),
        length: Option<u64>,
    ) {
        let list = |at: usize| lists[at].iter().map(|text| &**text).collect::<Vec<_>>();
        let scheme = lists[0].first().map_or("Basic", |text| &**text);
        let options = ResponseOptions {
            allow: Some(list(0)),
            challenges: vec![
                Challenge::Raw(scheme),
                Challenge::Token68(scheme, scheme),
                Challenge::Params(scheme, params.iter().map(|(a, b)| (&**a, &**b)).collect()),
            ],
            upgrade: list(1),
            location: location.as_deref(),
            retry_after,
            length,
            unit: unit.as_deref(),
            accept: list(2),
            accept_encoding: list(3),
            accept_patch: list(4),
            blocked_by: blocked_by.as_deref(),
            headers: headers.iter().map(|(a, b)| (&**a, &**b)).collect(),
            ..ResponseOptions::default()
        };
        let response = create_response(status, &options, media);
        for (name, value) in response.headers.iter() {
            prop_assert!(is_token(name) && name == name.to_ascii_lowercase(), "{:?}", name);
            prop_assert!(is_header_value(value) && value.trim_matches([' ', '\t']) == value, "{:?}", value);
        }
        prop_assert_eq!(response.headers.as_str().matches('\n').count(), response.headers.iter().count());
        let content_types = find_values(&response, "content-type");
        prop_assert_eq!(content_types.len(), usize::from(!has_no_content(status)));
        prop_assert_eq!(find_values(&response, "allow").len(), 1);
        prop_assert_eq!(find_values(&response, "transfer-encoding").len(), 0);
        if !has_no_content(status) {
            let covers = |value: &&str| {
                value.split(',').any(|member| ["accept", "*"].contains(&&*member.trim().to_ascii_lowercase()))
            };
            prop_assert!(find_values(&response, "vary").iter().any(covers));
        }
        prop_assert_eq!(&response.headers, &create_headers(&PROBLEM_DIALECT, &Problem::new(status), &options, media));
        prop_assert_eq!(&response.body, &create_body(&PROBLEM_DIALECT, &Problem::new(status), &options, media));
    }
}
