//! Holds whole answers to the duties of HTTP: every status of the catalogue in every media type,
//! and whatever a caller adds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use httpexc::catalogue::ROWS;
use httpexc::dialect::problem::{DIALECT, POLICY};
use httpexc::header::{Challenge, RetryAfter, is_token, is_value};
use httpexc::negotiate::Media;
use httpexc::problem::Problem;
use httpexc::response_parts::{self, Answer, Facts};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

/// Gives whether a status has no content (RFC 9110, 6.4.1).
fn is_bare(status: u16) -> bool {
    matches!(status, 100..=199 | 204 | 205 | 304)
}

/// Calls with every status of the catalogue, some that nobody uses, and every media type.
fn sweep(mut check: impl FnMut(u16, Media)) {
    let unknown = [0, 99, 105, 199, 299, 399, 420, 499, 599, 600, 999, u16::MAX];
    for status in ROWS.iter().map(|row| row.status).chain(unknown) {
        for media in Media::ALL {
            check(status, media);
        }
    }
}

fn answer(status: u16, facts: &Facts<'_>, media: Media) -> Answer {
    Answer::new(&Problem::new(status), facts, media)
}

/// Gives the values of the lines with this name.
fn values<'a>(answer: &'a Answer, name: &str) -> Vec<&'a str> {
    answer.fields.iter().filter(|line| line.0 == name).map(|line| line.1).collect()
}

fn with_headers<'a>(headers: &[(&'a str, &'a str)]) -> Facts<'a> {
    Facts { headers: headers.to_vec(), ..Facts::default() }
}

/// Gives facts of every kind at once.
fn all_facts() -> Facts<'static> {
    Facts {
        allow: Some(vec!["GET", "HEAD"]),
        challenges: vec![
            Challenge::Params("Bearer", vec![("realm", "a")]),
            Challenge::Token68("Negotiate", "YII="),
        ],
        upgrade: vec!["h2c", "websocket"],
        location: Some("/a b"),
        retry_after: Some(RetryAfter::Seconds(120)),
        length: Some(1234),
        unit: None,
        accept: vec!["text/html", "image/*;q=0.5"],
        accept_encoding: vec!["gzip"],
        accept_patch: vec!["application/json-patch+json"],
        blocked_by: Some("https://court.example/"),
        headers: vec![("X-Request-Id", "7"), ("Set-Cookie", "a=b"), ("Set-Cookie", "c=d")],
        ..Facts::default()
    }
}

#[test]
fn statuses_without_content_have_none_and_nothing_that_describes_it() {
    sweep(|status, media| {
        for facts in [Facts::default(), all_facts()] {
            let answer = answer(status, &facts, media);
            assert_eq!(answer.body.is_empty(), is_bare(status), "{status} {media:?}");
            for name in ["content-type", "vary", "x-content-type-options"] {
                let count = usize::from(!is_bare(status));
                assert_eq!(values(&answer, name).len(), count, "{name} on {status} {media:?}");
            }
        }
    });
}

#[test]
fn content_varies_by_accept_and_is_not_sniffed() {
    sweep(|status, media| {
        if !is_bare(status) {
            let answer = answer(status, &Facts::default(), media);
            assert_eq!(values(&answer, "vary"), ["Accept"], "{status} {media:?}");
            assert_eq!(
                values(&answer, "x-content-type-options"),
                ["nosniff"],
                "{status} {media:?}"
            );
        }
    });
}

#[test]
fn a_page_has_a_policy_and_nothing_else_has_one() {
    sweep(|status, media| {
        let answer = answer(status, &Facts::default(), media);
        let is_page = media == Media::Html && !is_bare(status);
        let expected: &[&str] = if is_page { &[POLICY] } else { &[] };
        assert_eq!(values(&answer, "content-security-policy"), expected, "{status} {media:?}");
    });
}

#[test]
fn the_policy_allows_nothing_but_the_style_of_the_page() {
    let page = String::from_utf8(answer(404, &Facts::default(), Media::Html).body).unwrap();
    let (_, rest) = page.split_once("<style>").unwrap();
    let (style, rest) = rest.split_once("</style>").unwrap();
    assert!(!rest.contains("<style") && !page.contains("style="), "more style than one element");
    let hash = STANDARD.encode(Sha256::digest(style));
    let expected = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    assert_eq!(POLICY, expected);
}

#[test]
fn content_types_are_those_of_problems_on_errors_alone() {
    sweep(|status, media| {
        if is_bare(status) {
            return;
        }
        let is_error = status >= 400;
        let expected = match media {
            Media::ProblemJson if is_error => "application/problem+json",
            Media::ProblemJson | Media::Json => "application/json",
            Media::ProblemXml if is_error => "application/problem+xml",
            Media::ProblemXml | Media::Xml => "application/xml",
            Media::Html => "text/html; charset=utf-8",
            Media::TextXml => "text/xml; charset=utf-8",
            Media::Text => "text/plain; charset=utf-8",
        };
        let answer = answer(status, &Facts::default(), media);
        assert_eq!(values(&answer, "content-type"), [expected], "{status} {media:?}");
    });
}

#[test]
fn bodies_of_one_format_are_the_same_under_all_of_its_types() {
    for row in ROWS {
        let body = |media| answer(row.status, &all_facts(), media).body;
        assert_eq!(body(Media::ProblemJson), body(Media::Json));
        assert_eq!(body(Media::ProblemXml), body(Media::Xml));
        assert_eq!(body(Media::ProblemXml), body(Media::TextXml));
    }
}

#[test]
fn what_rfc_6585_keeps_out_of_caches_stays_out_whatever_the_caller_says() {
    let asked = ["max-age=60", "public, s-maxage=60", "no-store, max-age=60", ""];
    sweep(|status, media| {
        let never = matches!(status, 428 | 429 | 431 | 511);
        let silent = answer(status, &Facts::default(), media);
        let expected: &[&str] = if never { &["no-store"] } else { &[] };
        assert_eq!(values(&silent, "cache-control"), expected, "{status} {media:?}");
        for asked in asked {
            for name in ["Cache-Control", "cache-control", "CACHE-CONTROL"] {
                let answer = answer(status, &with_headers(&[(name, asked)]), media);
                let expected = if never { "no-store" } else { asked };
                assert_eq!(values(&answer, "cache-control"), [expected], "{status} {media:?}");
            }
        }
    });
}

/// Gives each way in which a caller may write a name.
fn spellings(name: &str) -> [String; 3] {
    let capital = name.split('-').map(|word| word[..1].to_uppercase() + &word[1..]);
    [name.to_owned(), name.to_uppercase(), capital.collect::<Vec<_>>().join("-")]
}

#[test]
fn what_describes_content_or_the_connection_never_passes() {
    let names = [
        "content-type",
        "content-length",
        "content-encoding",
        "content-md5",
        "content-digest",
        "repr-digest",
        "digest",
        "transfer-encoding",
        "trailer",
        "connection",
        "keep-alive",
        "proxy-connection",
        "te",
        "upgrade",
        "x-content-type-options",
    ];
    for name in names {
        for spelling in spellings(name) {
            sweep(|status, media| {
                let answer = answer(status, &with_headers(&[(&spelling, "callers")]), media);
                assert!(!answer.fields.as_str().contains("callers"), "{spelling} on {status}");
            });
        }
    }
}

#[test]
fn what_belongs_to_a_success_passes_there_alone() {
    let on_success = |status| matches!(status, 200..=299 | 304);
    let passes =
        |name, status| if name == "content-range" { status == 206 } else { on_success(status) };
    let names =
        ["etag", "last-modified", "content-location", "content-disposition", "content-range"];
    for name in names {
        for spelling in spellings(name) {
            sweep(|status, media| {
                if status >= 200 {
                    let answer = answer(status, &with_headers(&[(&spelling, "callers")]), media);
                    let expected: &[&str] = if passes(name, status) { &["callers"] } else { &[] };
                    assert_eq!(values(&answer, name), expected, "{spelling} on {status}");
                }
            });
        }
    }
}

#[test]
fn other_fields_of_a_caller_pass_in_lower_case_and_in_order() {
    let facts = with_headers(&[
        ("X-Request-Id", "7"),
        ("Set-Cookie", "a=b"),
        ("Content-Type", "text/evil"),
        ("set-cookie", "c=d"),
        ("Access-Control-Allow-Origin", "*"),
        ("Content-Security-Policy", "sandbox"),
        ("Bad Name", "a"),
        ("X-Bad-Value", "a\r\nSet-Cookie: evil"),
    ]);
    let mut fields = httpexc::header::Fields::new();
    response_parts::duties(&mut fields, 404, &facts);
    assert_eq!(
        fields.iter().collect::<Vec<_>>(),
        [
            ("x-request-id", "7"),
            ("set-cookie", "a=b"),
            ("set-cookie", "c=d"),
            ("access-control-allow-origin", "*"),
            ("content-security-policy", "sandbox"),
        ]
    );
}

#[test]
fn a_field_that_the_facts_give_is_the_whole_field() {
    let names = [
        "www-authenticate",
        "location",
        "retry-after",
        "allow",
        "accept",
        "accept-encoding",
        "accept-patch",
    ];
    for name in names {
        for spelling in spellings(name) {
            let mut facts = all_facts();
            facts.headers = vec![(&spelling, "callers")];
            let given = answer(400, &facts, Media::Json);
            assert!(!given.fields.as_str().contains("callers"), "{spelling}");
            let alone = answer(400, &with_headers(&facts.headers), Media::Json);
            assert_eq!(values(&alone, name), ["callers"]);
        }
    }
}

#[test]
fn links_of_a_caller_stand_beside_ours() {
    let mut facts = all_facts();
    facts.headers = vec![("Link", "</style.css>; rel=preload"), ("link", "</a>; rel=help")];
    assert_eq!(
        values(&answer(451, &facts, Media::Json), "link"),
        [
            r#"<https://court.example/>; rel="blocked-by""#,
            "</style.css>; rel=preload",
            "</a>; rel=help"
        ]
    );
}

#[test]
fn accept_is_in_vary_once_beside_what_the_caller_says() {
    let cases: [(&[_], &[_]); 12] = [
        (&[], &["Accept"]),
        (&[("Vary", "Origin")], &["Accept", "Origin"]),
        (&[("VARY", "Accept-Encoding, Origin")], &["Accept", "Accept-Encoding, Origin"]),
        (&[("vary", "Accept-Language")], &["Accept", "Accept-Language"]),
        (&[("Vary", "Accept")], &["Accept"]),
        (&[("Vary", "Origin , ACCEPT\t,b")], &["Origin , ACCEPT\t,b"]),
        (&[("Vary", "*")], &["*"]),
        (&[("Vary", "Origin"), ("Vary", "accept")], &["Origin", "accept"]),
        (&[("Vary", "")], &["Accept", ""]),
        // Its own line cannot be sent, so it covers nothing.
        (&[("Vary", "Accept,\u{2603}")], &["Accept"]),
        (&[("Vary", "Accept,\r\nX: y")], &["Accept"]),
        (&[("X-Vary", "Accept")], &["Accept"]),
    ];
    for (headers, expected) in cases {
        sweep(|status, media| {
            let answer = answer(status, &with_headers(headers), media);
            if is_bare(status) {
                // What the caller says of its own negotiation stays; nothing of ours is added.
                assert!(values(&answer, "vary").len() <= headers.len(), "{headers:?} on {status}");
            } else {
                assert_eq!(values(&answer, "vary"), expected, "{headers:?} on {status}");
            }
        });
    }
}

#[test]
fn each_duty_has_its_field() {
    let facts = all_facts();
    let given = |status| {
        let answer = answer(status, &facts, Media::Json);
        let own: Vec<String> =
            answer.fields.iter().skip(3).map(|(name, value)| format!("{name}: {value}")).collect();
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
fn single_facts_give_single_lines() {
    let none = Facts::default;
    let cases = [
        (Facts { allow: Some(vec![]), ..none() }, "allow: \n"),
        (Facts { allow: Some(vec!["GET"]), ..none() }, "allow: GET\n"),
        (Facts { allow: Some(vec!["GET", "", "a\nb", "PUT"]), ..none() }, "allow: GET, PUT\n"),
        (
            Facts { location: Some("https://a.example/?a=b#c"), ..none() },
            "location: https://a.example/?a=b#c\n",
        ),
        (Facts { location: Some("/\r\nx: y"), ..none() }, "location: /%0D%0Ax:%20y\n"),
        (Facts { location: Some(""), ..none() }, "location: \n"),
        (Facts { retry_after: Some(RetryAfter::Seconds(0)), ..none() }, "retry-after: 0\n"),
        (
            Facts { retry_after: Some(RetryAfter::At(0)), ..none() },
            "retry-after: Thu, 01 Jan 1970 00:00:00 GMT\n",
        ),
        (Facts { length: Some(0), ..none() }, "content-range: bytes */0\n"),
        (Facts { length: Some(9), unit: Some("rows"), ..none() }, "content-range: rows */9\n"),
        (Facts { unit: Some("rows"), ..none() }, ""),
        (Facts { unit: Some("a\n"), length: Some(9), ..none() }, ""),
        (Facts { challenges: vec![Challenge::Raw("Basic\n")], ..none() }, ""),
        (none(), ""),
    ];
    for (facts, lines) in cases {
        let mut fields = httpexc::header::Fields::new();
        response_parts::duties(&mut fields, 404, &facts);
        assert_eq!(fields.as_str(), lines, "{facts:?}");
    }
}

#[test]
fn a_redirect_offers_its_target_as_a_link_only_where_it_leads_to_the_web() {
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
        let facts = Facts { location: Some(target), ..Facts::default() };
        sweep(|status, _| {
            let page = String::from_utf8(answer(status, &facts, Media::Html).body).unwrap();
            let is_redirect = matches!(status, 300..=399) && !is_bare(status);
            match link.filter(|_| is_redirect) {
                Some(link) => assert!(page.contains(link), "{status} lacks {link}"),
                None => assert!(!page.contains("<a"), "{status} links to {target:?}"),
            }
        });
    }
}

#[test]
fn a_page_and_a_text_say_what_the_catalogue_says() {
    for row in ROWS.iter().filter(|row| !is_bare(row.status)) {
        let text =
            String::from_utf8(answer(row.status, &Facts::default(), Media::Text).body).unwrap();
        assert_eq!(text, format!("{} {}\n\n{}\n", row.status, row.phrase, row.explanation));
        let page =
            String::from_utf8(answer(row.status, &Facts::default(), Media::Html).body).unwrap();
        let phrase = row.phrase.replace('\'', "&#39;");
        assert!(page.contains(&format!("<title>{} {phrase}</title>", row.status)), "{page}");
        assert!(
            page.contains(&format!("<p>{}</p>", row.explanation.replace('\'', "&#39;"))),
            "{page}"
        );
    }
}

/// Gives texts that can be sent, and texts that cannot.
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
    fn whatever_comes_in_the_lines_that_go_out_can_be_sent(
        status: u16,
        media in prop::sample::select(&Media::ALL[..]),
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
        let facts = Facts {
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
            ..Facts::default()
        };
        let answer = answer(status, &facts, media);
        for (name, value) in answer.fields.iter() {
            prop_assert!(is_token(name) && name == name.to_ascii_lowercase(), "{:?}", name);
            prop_assert!(is_value(value) && value.trim_matches([' ', '\t']) == value, "{:?}", value);
        }
        prop_assert_eq!(answer.fields.as_str().matches('\n').count(), answer.fields.iter().count());
        let content_types = values(&answer, "content-type");
        prop_assert_eq!(content_types.len(), usize::from(!is_bare(status)));
        prop_assert_eq!(values(&answer, "allow").len(), 1);
        prop_assert_eq!(values(&answer, "transfer-encoding").len(), 0);
        if !is_bare(status) {
            let covers = |value: &&str| {
                value.split(',').any(|member| ["accept", "*"].contains(&&*member.trim().to_ascii_lowercase()))
            };
            prop_assert!(values(&answer, "vary").iter().any(covers));
        }
        prop_assert_eq!(&answer.fields, &response_parts::fields(&DIALECT, &Problem::new(status), &facts, media));
        prop_assert_eq!(&answer.body, &response_parts::body(&DIALECT, &Problem::new(status), &facts, media));
    }
}

#[test]
fn no_cache_is_addressed_past_no_store() {
    for name in ["CDN-Cache-Control", "Cloudflare-CDN-Cache-Control", "Surrogate-Control"] {
        for (status, passes) in
            [(404, true), (428, false), (429, false), (431, false), (511, false)]
        {
            let facts = Facts { headers: vec![(name, "max-age=60")], ..Facts::default() };
            let answer = Answer::new(&Problem::new(status), &facts, Media::Json);
            let sent = answer.fields.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
            assert_eq!(sent, passes, "{name} on a {status}");
        }
    }
}
