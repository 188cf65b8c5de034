//! The headers that a caller adds to a response: which are sent, which are not, and which replace none.

mod responses;

use httpexc::header::Headers;
use httpexc::response_parts::add_duty_headers;
use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts};
use responses::{all_options, create_response, find_values, has_no_content, sweep, with_headers};

#[test]
fn a_status_of_rfc_6585_is_never_cached_with_any_header_of_the_caller() {
    let asked = ["max-age=60", "public, s-maxage=60", "no-store, max-age=60", ""];
    sweep(|status, media| {
        let never = matches!(status, 428 | 429 | 431 | 511);
        let silent = create_response(status, &ResponseOptions::default(), media);
        let expected: &[&str] = if never { &["no-store"] } else { &[] };
        assert_eq!(find_values(&silent, "cache-control"), expected, "{status} {media:?}");
        for asked in asked {
            for name in ["Cache-Control", "cache-control", "CACHE-CONTROL"] {
                let response = create_response(status, &with_headers(&[(name, asked)]), media);
                let expected = if never { "no-store" } else { asked };
                assert_eq!(
                    find_values(&response, "cache-control"),
                    [expected],
                    "{status} {media:?}"
                );
            }
        }
    });
}

/// Returns a name in lower case, in upper case and with capitals.
fn spellings(name: &str) -> [String; 3] {
    let capital = name.split('-').map(|word| word[..1].to_uppercase() + &word[1..]);
    [name.to_owned(), name.to_uppercase(), capital.collect::<Vec<_>>().join("-")]
}

#[test]
fn headers_of_the_content_or_the_connection_are_never_sent() {
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
                let response =
                    create_response(status, &with_headers(&[(&spelling, "callers")]), media);
                assert!(!response.headers.as_str().contains("callers"), "{spelling} on {status}");
            });
        }
    }
}

#[test]
fn headers_of_a_successful_response_are_sent_only_there() {
    let on_success = |status| matches!(status, 200..=299 | 304);
    let passes =
        |name, status| if name == "content-range" { status == 206 } else { on_success(status) };
    let names =
        ["etag", "last-modified", "content-location", "content-disposition", "content-range"];
    for name in names {
        for spelling in spellings(name) {
            sweep(|status, media| {
                if status >= 200 {
                    let response =
                        create_response(status, &with_headers(&[(&spelling, "callers")]), media);
                    let expected: &[&str] = if passes(name, status) { &["callers"] } else { &[] };
                    assert_eq!(find_values(&response, name), expected, "{spelling} on {status}");
                }
            });
        }
    }
}

#[test]
fn other_headers_are_sent_in_lower_case_and_in_order() {
    let options = with_headers(&[
        ("X-Request-Id", "7"),
        ("Set-Cookie", "a=b"),
        ("Content-Type", "text/evil"),
        ("set-cookie", "c=d"),
        ("Access-Control-Allow-Origin", "*"),
        ("Content-Security-Policy", "sandbox"),
        ("Bad Name", "a"),
        ("X-Bad-Value", "a\r\nSet-Cookie: evil"),
    ]);
    let mut headers = Headers::new();
    add_duty_headers(&mut headers, 404, &options);
    assert_eq!(
        headers.iter().collect::<Vec<_>>(),
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
fn a_header_of_the_options_replaces_the_one_of_the_caller() {
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
            let mut options = all_options();
            options.headers = vec![(&spelling, "callers")];
            let given = create_response(400, &options, MediaType::Json);
            assert!(!given.headers.as_str().contains("callers"), "{spelling}");
            let alone = create_response(400, &with_headers(&options.headers), MediaType::Json);
            assert_eq!(find_values(&alone, name), ["callers"]);
        }
    }
}

#[test]
fn links_of_the_caller_are_sent_beside_the_link_of_the_options() {
    let mut options = all_options();
    options.headers = vec![("Link", "</style.css>; rel=preload"), ("link", "</a>; rel=help")];
    assert_eq!(
        find_values(&create_response(451, &options, MediaType::Json), "link"),
        [
            r#"<https://court.example/>; rel="blocked-by""#,
            "</style.css>; rel=preload",
            "</a>; rel=help"
        ]
    );
}

#[test]
fn accept_is_in_vary_once_for_any_vary_of_the_caller() {
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
        // The header cannot be sent, so it covers nothing.
        (&[("Vary", "Accept,\u{2603}")], &["Accept"]),
        (&[("Vary", "Accept,\r\nX: y")], &["Accept"]),
        (&[("X-Vary", "Accept")], &["Accept"]),
    ];
    for (headers, expected) in cases {
        sweep(|status, media| {
            let response = create_response(status, &with_headers(headers), media);
            if has_no_content(status) {
                // Only headers of the caller are sent.
                assert!(
                    find_values(&response, "vary").len() <= headers.len(),
                    "{headers:?} on {status}"
                );
            } else {
                assert_eq!(find_values(&response, "vary"), expected, "{headers:?} on {status}");
            }
        });
    }
}

#[test]
fn no_header_for_other_caches_overrides_no_store() {
    for name in ["CDN-Cache-Control", "Cloudflare-CDN-Cache-Control", "Surrogate-Control"] {
        for (status, passes) in
            [(404, true), (428, false), (429, false), (431, false), (511, false)]
        {
            let options = ResponseOptions {
                headers: vec![(name, "max-age=60")],
                ..ResponseOptions::default()
            };
            let response = ResponseParts::new(&Problem::new(status), &options, MediaType::Json);
            let sent = response.headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
            assert_eq!(sent, passes, "{name} on a {status}");
        }
    }
}
