//! Holds the reader to any bytes: a report comes out, in a time that grows with their number alone;
//! and what the package writes is read as it was.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use httpexc::dialect::{
    DISCORD_DIALECT, Dialect, FALCON_DIALECT, PROBLEM_DIALECT, WEBOB_DIALECT, WERKZEUG_DIALECT,
};
use httpexc::negotiate::MediaType;
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, Problem};
use httpexc::read::{Report, UpstreamResponse, read};
use proptest::prelude::*;
use serde_json::Value;

/// Bodies of all kinds, each the start of others.
fn bodies() -> Vec<Vec<u8>> {
    let lines = [include_str!("read/listed.jsonl"), include_str!("read/further.jsonl")];
    let bodies = lines.iter().flat_map(|lines| lines.lines()).map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        match line["body"].as_str() {
            Some(text) => text.into(),
            None => serde_json::to_vec(&line["json"]).unwrap(),
        }
    });
    bodies.collect()
}

/// Reads bytes under a content type, and checks that the report is JSON.
fn check(body: &[u8], content_type: &str) -> usize {
    let headers = [("content-type", content_type), ("retry-after", "x"), ("date", "y")];
    let report = read(&UpstreamResponse {
        status: 400,
        headers: &headers,
        body,
        examine_ok: true,
        now: Some(0.0),
    });
    let mut out = Vec::new();
    report.write_json(&mut out);
    let value: Value = serde_json::from_slice(&out).expect("a report is JSON");
    value["errors"].as_array().unwrap().len()
}

#[test]
fn every_start_of_a_body_gives_a_report() {
    for body in bodies() {
        for end in 0..=body.len() {
            check(&body[..end], "");
        }
    }
}

#[test]
fn a_body_with_any_byte_changed_gives_a_report() {
    for mut body in bodies() {
        for at in 0..body.len() {
            let byte = body[at];
            for other in [b'"', b'<', b'{', b']', b'&', b':', 0, 0xff] {
                body[at] = other;
                check(&body, "application/json; charset=latin1");
            }
            body[at] = byte;
        }
    }
}

/// What repeats without an end, with what it begins with.
const ENDLESS: [(&str, &str); 34] = [
    ("", "["),
    ("", "{"),
    ("", "{\"a\":"),
    ("", "[{\"errors\":"),
    ("{\"errors\":{", "\"a\":{"),
    ("", "\""),
    ("\"", "\\u00e9"),
    ("[", "1,"),
    ("{\"errors\":[", "\"a b\","),
    ("{\"errors\":[", "{\"path\":\"a.b\",\"message\":\"m\"},"),
    ("{", "\"a\":[\"b c\"],"),
    ("{\"message\":\"", "a.b[c]/d"),
    ("{\"errors\":[{\"message\":\"m\",\"path\":\"", "a.b[c]"),
    ("{\"errors\":[{\"message\":\"m\",\"pointer\":\"", "/a~1%20"),
    ("", "<"),
    ("", "</"),
    ("", "<a>"),
    ("<a>", "<b/>"),
    ("<a>", "<b>c</b>"),
    ("<a ", "b=\"c\" "),
    ("<a ", "b='"),
    ("<a>", "&amp;"),
    ("<a>", "&"),
    ("<a>", "<![CDATA["),
    ("<a>", "<!--"),
    ("<html>", "<p>a b"),
    ("<html>", "<a b='"),
    ("<html>", "&lt;&"),
    ("<html>", "<br>"),
    ("<html>", "<script>"),
    ("<html>", "<!--"),
    ("404 Not Found\n\n", "- /a: b\n\n"),
    ("", "Ray ID: "),
    ("error=", "%41+&a="),
];

/// Gives how long this thread has computed. What others do on the machine at the same time does not
/// count, where the system tells (Linux); elsewhere it is the time that passes.
fn computed() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    // The system counts when it is asked for a turn, and otherwise some milliseconds later.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

#[test]
fn what_repeats_without_an_end_takes_no_more_time_than_it_has_bytes() {
    // Anything that grew with the square would take hours.
    let all = computed();
    for (start, unit) in ENDLESS {
        for size in [65_536, 1_000_000] {
            let body = [start, &unit.repeat(size / unit.len())].concat();
            let begun = computed();
            check(body.as_bytes(), "text/html");
            let spent = computed() - begun;
            assert!(spent < Duration::from_secs(10), "{start}{unit}: {spent:?}");
        }
    }
    let spent = computed() - all;
    assert!(spent < Duration::from_secs(60), "{spent:?}");
}

#[test]
fn eight_times_the_bytes_take_about_eight_times_the_time() {
    let time = |body: &str| {
        let begun = computed();
        check(body.as_bytes(), "");
        (computed() - begun).as_secs_f64()
    };
    for (start, unit) in ENDLESS {
        let body = |size: usize| [start, &unit.repeat(size / unit.len())].concat();
        let (short, long) = (body(32_768), body(262_144));
        // A busy machine makes some measurements longer, and none shorter.
        let mut best = (f64::INFINITY, f64::INFINITY);
        let is_linear = (0..40).any(|_| {
            best = (best.0.min(time(&short)), best.1.min(time(&long)));
            // It would be 64 times as long if it were quadratic.
            best.1 <= 24.0 * best.0
        });
        assert!(is_linear, "{start}{unit}: {best:?}");
    }
}

#[test]
fn many_names_take_no_more_time_than_they_have_bytes() {
    let many = |count: usize, write: fn(usize) -> String| (0..count).map(write).collect::<String>();
    let attributes = ["<a ", &many(100_000, |at| format!("b{at}='c' ")), "/>"].concat();
    let elements = ["<a>", &many(100_000, |at| format!("<b{at}>c</b{at}>")), "</a>"].concat();
    let members = many(100_000, |at| format!("\"b{at}\":[\"c d\"],"));
    let fields = ["{\"errors\":{", &members, "\"z\":[\"z\"]}}"].concat();
    let top = ["{", &members, "\"z\":[\"z\"]}"].concat();
    let twice = ["{", &"\"message\":\"m\",".repeat(100_000), "\"message\":\"last\"}"].concat();
    for body in [attributes, elements, fields, top, twice] {
        let begun = computed();
        check(body.as_bytes(), "");
        let spent = computed() - begun;
        assert!(spent < Duration::from_secs(10), "{spent:?}");
    }
}

#[test]
fn no_entity_expands() {
    let bombs = [
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><error><message>&c;</message></error>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><error><message>&x;</message></error>",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><error><code>&x;</code></error>",
    ];
    for bomb in bombs {
        let report = read(&UpstreamResponse {
            status: 400,
            body: bomb.as_bytes(),
            ..UpstreamResponse::default()
        });
        let said = format!("{report:?}");
        assert!(!said.contains("bbbbbbbb") && !said.contains("root:"), "{said}");
    }
    let body = b"<error><message>a &lt;&#98;&#x63;&gt; &amp;lt; &no;</message></error>";
    let report = read(&UpstreamResponse { status: 400, body, ..UpstreamResponse::default() });
    assert_eq!(report.detail.as_deref(), Some("a <bc> &lt; &no;"));
}

#[test]
fn a_name_that_scripts_treat_as_special_is_data() {
    for name in ["__proto__", "constructor", "toString", "hasOwnProperty"] {
        let body = format!(
            "{{\"message\":\"m\",\"errors\":{{\"{name}\":{{\"{name}\":[\"e\"]}}}},\"{name}\":{{\"message\":\"x\"}}}}"
        );
        let report = read(&UpstreamResponse {
            status: 400,
            body: body.as_bytes(),
            ..UpstreamResponse::default()
        });
        assert_eq!(report.detail.as_deref(), Some("m"));
        assert_eq!(report.errors[0].path.len(), 2, "{name}");
        assert_eq!(report.errors[0].path[1], PathSegment::Name(name.into()));
    }
}

#[test]
fn the_character_set_is_found() {
    let text = "{\"message\":\"Kein Ärger ☂\"}";
    let utf16 = |join: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(join).collect::<Vec<u8>>();
    let little = [vec![0xff, 0xfe], utf16(u16::to_le_bytes)].concat();
    let big = [vec![0xfe, 0xff], utf16(u16::to_be_bytes)].concat();
    let marked = ["\u{feff}", text].concat().into_bytes();
    for body in [text.as_bytes(), &little, &big, &marked] {
        let report = read(&UpstreamResponse { status: 400, body, ..UpstreamResponse::default() });
        assert_eq!(report.detail.as_deref(), Some("Kein Ärger ☂"));
    }
    let latin = b"{\"message\":\"\xc4rger\"}";
    for (kind, expected) in [
        ("application/json; charset=ISO-8859-1", "Ärger"),
        ("application/json; charset=\"latin1\"; v=2", "Ärger"),
        ("application/json", "\u{fffd}rger"),
        // Another one, of which the name of the first is a part.
        ("application/json; charset=iso-8859-15", "\u{fffd}rger"),
        ("application/vnd.latin1+json", "\u{fffd}rger"),
    ] {
        let headers = [("content-type", kind)];
        let report = read(&UpstreamResponse {
            status: 400,
            headers: &headers,
            body: latin,
            ..UpstreamResponse::default()
        });
        assert_eq!(report.detail.as_deref(), Some(expected));
    }
}

#[test]
fn what_is_no_text_says_nothing() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0";
    let gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\x48\xcd\xc9\xc9\x07\0";
    let noise: Vec<u8> = (0_u8..40).map(|at| at.wrapping_mul(151) | 0x81).collect();
    for (body, kind) in [
        (&png[..], "image/png"),
        (&png[..12], "image/png"),
        (png, ""),
        (gzip, "text/plain"),
        (&noise, "text/html"),
    ] {
        let headers = [("content-type", kind), ("retry-after", "7")];
        let report = read(&UpstreamResponse {
            status: 503,
            headers: &headers,
            body,
            ..UpstreamResponse::default()
        });
        assert_eq!((report.detail.as_deref(), report.dialect), (None, "empty"), "{kind}");
        assert_eq!(report.retry_after, Some(7.0));
        assert!(!report.is_json);
    }
    // A text may have lost a sign, and be called what it is not.
    for text in ["No \u{fffd}song.\u{1}", "a\tb\r\n\u{b}c d", "e\0\0"] {
        let headers = [("content-type", "image/png")];
        let body = text.as_bytes();
        let report = read(&UpstreamResponse {
            status: 503,
            headers: &headers,
            body,
            ..UpstreamResponse::default()
        });
        assert_eq!(report.detail.as_deref(), Some(text.trim_end_matches('\0')));
    }
}

#[test]
fn a_code_that_is_no_number_is_a_text() {
    for status in ["007", "five", "+5", "5 ", "\"", "1e"] {
        let headers = [("grpc-status", status)];
        let report = read(&UpstreamResponse {
            status: 500,
            headers: &headers,
            ..UpstreamResponse::default()
        });
        let mut out = Vec::new();
        report.write_json(&mut out);
        serde_json::from_slice::<Value>(&out).expect("a report is JSON");
    }
    check(b"error code: 0123", "");
    check(b"<error><code>0123</code><message>a b</message></error>", "");
}

#[test]
fn retry_after_is_seconds_a_date_or_nothing() {
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
fn a_date_is_the_moment_that_is_written_for_it() {
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

/// A sentence: words, none of which a format or the reader could take for anything else.
fn sentence() -> impl Strategy<Value = String> {
    "[A-Z][a-zäß☂&<>\"']{2,6}( [a-z&<>;é]{3,7}){1,5}\\."
        .prop_filter("no entity", |text| !text.contains(';'))
}

fn segment() -> impl Strategy<Value = PathSegment<'static>> {
    prop_oneof![
        "[a-z][a-zA-Z_/~%]{0,8}"
            .prop_filter("a field", |name| name != "_errors")
            .prop_map(|name| PathSegment::Name(name.into())),
        (0_u64..1000).prop_map(PathSegment::Index),
    ]
}

prop_compose! {
    fn any_problem()(
        status in prop_oneof![Just(400_u16), Just(403), Just(404), Just(409), Just(422), Just(500), Just(503)],
        title in sentence(),
        detail in sentence(),
        code in prop_oneof![
            (1000_u32..99_999).prop_map(|code| ErrorCode::Number(code.to_string().into())),
            "[a-z]{3,6}_[a-z]{3,6}".prop_map(|code| ErrorCode::Text(code.into())),
        ],
        type_uri in proptest::option::of("https://[a-z]{3,8}\\.example/[a-z]{1,8}"),
        errors in proptest::collection::vec((proptest::collection::vec(segment(), 1..4), "[A-Z]{3,5}_[A-Z]{3,5}", sentence()), 0..4),
    ) -> Problem<'static> {
        let errors = errors.into_iter().map(|(path, code, message)| {
            FieldError { path, code: Some(ErrorCode::Text(code.into())), message: Some(message.into()) }
        });
        Problem {
            status,
            type_uri: type_uri.map(Into::into),
            title: Some(title.into()),
            detail: Some(detail.into()),
            code: Some(code),
            errors: errors.collect(),
            request_id: Some("req-7f".into()),
            ..Problem::default()
        }
    }
}

fn written(
    dialect: &Dialect,
    problem: &Problem<'_>,
    media: MediaType,
) -> (Vec<u8>, Report<'static>) {
    let mut body = Vec::new();
    (dialect.write_body)(&mut body, problem, media, None);
    let headers = [("content-type", (dialect.content_type)(problem.status, media))];
    let report = read(&UpstreamResponse {
        status: problem.status,
        headers: &headers,
        body: &body,
        ..UpstreamResponse::default()
    });
    let report = report.into_owned();
    (body, report)
}

/// The errors of a report, in an order that does not depend on that of a tree.
fn sorted(
    errors: impl Iterator<Item = (String, Option<ErrorCode<'static>>, Option<String>)>,
) -> Vec<String> {
    let mut lines: Vec<String> = errors.map(|error| format!("{error:?}")).collect();
    lines.sort();
    lines
}

fn of_problem(problem: &Problem<'static>) -> Vec<String> {
    sorted(problem.errors.iter().map(|error| {
        (error.pointer(), error.code.clone(), error.message.as_deref().map(Into::into))
    }))
}

fn of_report(report: &Report<'static>) -> Vec<String> {
    sorted(report.errors.iter().map(|field_error| {
        let error = FieldError { path: field_error.path.clone(), ..FieldError::default() };
        (error.pointer(), field_error.code.clone(), field_error.message.as_deref().map(Into::into))
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_written_is_read_as_it_was(problem in any_problem()) {
        let (title, detail) = (problem.title.as_deref(), problem.detail.as_deref());
        for media in [MediaType::ProblemJson, MediaType::ProblemXml] {
            let (body, report) = written(&PROBLEM_DIALECT, &problem, media);
            let body = String::from_utf8_lossy(&body);
            prop_assert_eq!(report.title.as_deref(), title, "{}", body);
            prop_assert_eq!(report.detail.as_deref(), detail, "{}", body);
            prop_assert_eq!(report.code.as_ref(), problem.code.as_ref(), "{}", body);
            prop_assert_eq!(report.type_uri.as_deref(), problem.type_uri.as_deref().or(Some("about:blank")));
            prop_assert_eq!(report.request_id.as_deref(), problem.request_id.as_deref());
            prop_assert_eq!(of_report(&report), of_problem(&problem), "{}", body);
        }
        for media in [MediaType::Json, MediaType::Xml] {
            let (body, report) = written(&FALCON_DIALECT, &problem, media);
            let body = String::from_utf8_lossy(&body);
            prop_assert_eq!(report.title.as_deref(), title, "{}", body);
            prop_assert_eq!(report.detail.as_deref(), detail, "{}", body);
            prop_assert_eq!(report.code.as_ref(), problem.code.as_ref(), "{}", body);
            prop_assert_eq!(report.request_id.as_deref(), problem.request_id.as_deref());
        }
        let (body, report) = written(&DISCORD_DIALECT, &problem, MediaType::Json);
        let body = String::from_utf8_lossy(&body);
        prop_assert_eq!(report.detail.as_deref(), detail, "{}", body);
        prop_assert_eq!(report.code.as_ref(), problem.code.as_ref(), "{}", body);
        prop_assert_eq!(of_report(&report), of_problem(&problem), "{}", body);

        for (dialect, media) in [
            (&WERKZEUG_DIALECT, MediaType::Html),
            (&WEBOB_DIALECT, MediaType::Html),
            (&WEBOB_DIALECT, MediaType::Json),
            (&PROBLEM_DIALECT, MediaType::Html),
        ] {
            let (body, report) = written(dialect, &problem, media);
            let body = String::from_utf8_lossy(&body);
            prop_assert_eq!(report.title.as_deref(), title, "{}", body);
            prop_assert_eq!(report.detail.as_deref(), detail, "{}", body);
        }
    }

    #[test]
    fn any_bytes_give_a_report(body in proptest::collection::vec(any::<u8>(), 0..400)) {
        for kind in ["", "application/json", "text/html", "application/xml", "application/x-www-form-urlencoded"] {
            check(&body, kind);
        }
    }

    #[test]
    fn any_signs_of_the_formats_give_a_report(body in "[\\[\\]{}\"<>&;:,=/! a-c0-9.#-]{0,200}") {
        check(body.as_bytes(), "");
    }
}
