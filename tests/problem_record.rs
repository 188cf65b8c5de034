//! Holds the record to its purpose: what a caller packs, by lengths in UTF-16 code units, is what
//! the core reads, and no record makes it fail.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use httpexc::binding::problem_record::{Tag, read};
use httpexc::header::{Challenge, RetryAfter};
use httpexc::json_value::Value;
use httpexc::negotiate::Media;
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, Help, Layout, Problem, RESERVED};
use httpexc::response_parts::{Answer, Facts};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Parts that are packed as the JavaScript side packs them.
#[derive(Default)]
struct Packed {
    text: String,
    table: Vec<u32>,
}

impl Packed {
    fn new(parts: &[(Tag, &str)]) -> Self {
        let mut packed = Self::default();
        for (tag, part) in parts {
            packed.add(*tag, part);
        }
        packed
    }

    fn add(&mut self, tag: Tag, part: &str) {
        let number = Tag::ALL.iter().position(|other| *other == tag).unwrap();
        let length = part.encode_utf16().count();
        self.table.extend([number, length].map(|number| u32::try_from(number).unwrap()));
        self.text += part;
    }

    fn add_all(&mut self, tag: Tag, parts: &[String]) {
        for part in parts {
            self.add(tag, part);
        }
    }

    fn read(&self, status: u16) -> (Problem<'_>, Facts<'_>) {
        read(status, &self.text, &self.table)
    }
}

#[test]
fn nothing_packed_is_nothing_said() {
    assert_eq!(read(404, "", &[]), (Problem::new(404), Facts::default()));
    assert_eq!(read(404, "left over", &[]), (Problem::new(404), Facts::default()));
}

#[test]
fn characters_of_every_length_are_counted_as_javascript_counts_them() {
    let texts = [
        "",
        "a",
        "\u{7f}",
        "\u{80}",
        "\u{7ff}",
        "\u{800}",
        "\u{fffd}",
        "\u{ffff}",
        "\u{10000}",
        "a\u{1f600}b\u{10ffff}",
    ];
    for first in texts {
        for second in texts {
            let packed =
                Packed::new(&[(Tag::Title, first), (Tag::Detail, second), (Tag::Unit, "rows")]);
            let (problem, facts) = packed.read(404);
            assert_eq!(problem.title.as_deref(), Some(first));
            assert_eq!(problem.detail.as_deref(), Some(second));
            assert_eq!(facts.unit, Some("rows"));
        }
    }
}

#[test]
fn challenges_take_the_parts_that_follow_them() {
    use Challenge::{Params, Raw, Token68};
    use Tag::{ParamName, ParamValue, Scheme};
    let packed = Packed::new(&[
        (Tag::Challenge, "Basic realm=\"a\""),
        (Scheme, "Bearer"),
        (Scheme, "Digest"),
        (ParamName, "realm"),
        (ParamValue, "a"),
        (ParamName, "nonce"),
        (ParamName, "qop"),
        (ParamValue, "auth"),
        (Scheme, "Negotiate"),
        (Tag::Token68, "YII="),
    ]);
    assert_eq!(
        packed.read(401).1.challenges,
        [
            Raw("Basic realm=\"a\""),
            Params("Bearer", vec![]),
            Params("Digest", vec![("realm", "a"), ("nonce", ""), ("qop", "auth")]),
            Token68("Negotiate", "YII="),
        ]
    );
}

#[test]
fn parts_without_the_part_that_they_belong_to_are_passed_over() {
    let packed = Packed::new(&[
        (Tag::ParamName, "realm"),
        (Tag::ParamValue, "a"),
        (Tag::Token68, "YII="),
        (Tag::HeaderValue, "b"),
        (Tag::HelpText, "c"),
    ]);
    assert_eq!(packed.read(401), (Problem::new(401), Facts::default()));
}

#[test]
fn of_a_part_that_can_come_once_the_last_counts() {
    let packed =
        Packed::new(&[(Tag::Detail, "first"), (Tag::Location, "/"), (Tag::Detail, "last")]);
    assert_eq!(packed.read(404).0.detail.as_deref(), Some("last"));
}

#[test]
fn numbers_that_are_none_are_passed_over() {
    for digits in ["", "a", "1.5", "1e3", "99999999999999999999999", " 1"] {
        let packed = Packed::new(&[
            (Tag::Length, digits),
            (Tag::RetrySeconds, digits),
            (Tag::RetryAt, digits),
        ]);
        assert_eq!(packed.read(416).1, Facts::default(), "{digits:?}");
    }
    let packed = Packed::new(&[(Tag::Length, "18446744073709551615"), (Tag::RetryAt, "-1")]);
    let facts = packed.read(416).1;
    assert_eq!((facts.length, facts.retry_after), (Some(u64::MAX), Some(RetryAfter::At(-1))));
}

#[test]
fn json_that_is_none_is_passed_over() {
    for json in ["", "{", "null", "1", "\"a\"", "[", "]"] {
        let packed =
            Packed::new(&[(Tag::Errors, json), (Tag::Extensions, json), (Tag::Title, "a")]);
        assert_eq!(packed.read(422).0, Problem::new(422).with_title("a"), "{json:?}");
    }
    let packed = Packed::new(&[(Tag::Errors, "{\"a\":1}"), (Tag::Extensions, "[1]")]);
    assert_eq!(packed.read(422).0, Problem::new(422));
}

#[test]
fn a_table_that_says_more_than_there_is_ends_with_the_text() {
    let detail = Tag::Detail as u32;
    let title = Tag::Title as u32;
    let cases: [(_, &[u32], _, _); 7] = [
        ("abc", &[detail, u32::MAX], Some("abc"), None),
        ("abc", &[detail, 4, title, 1], Some("abc"), Some("")),
        ("abc", &[detail], None, None),
        ("abc", &[detail, 1, title], Some("a"), None),
        ("abc", &[u32::MAX, 1, detail, 1], Some("b"), None),
        ("abc", &[30, 1, detail, 1], Some("b"), None),
        ("\u{1f600}b", &[detail, 1, title, 2], Some(""), Some("\u{1f600}")),
    ];
    for (text, table, detail, title) in cases {
        let (problem, _) = read(404, text, table);
        let found = (problem.detail.as_deref(), problem.title.as_deref());
        assert_eq!(found, (detail, title), "{text} {table:?}");
    }
}

#[test]
fn what_is_no_number_goes_out_as_a_text() {
    let cases = [
        ("50035", "\"code\":50035"),
        ("-1.5e3", "\"code\":-1.5e3"),
        ("NaN", "\"code\":\"NaN\""),
        ("-Infinity", "\"code\":\"-Infinity\""),
        ("007", "\"code\":\"007\""),
        ("", "\"code\":\"\""),
        ("1,\"status\":200", "\"code\":\"1,\\\"status\\\":200\""),
        ("</problem>", "\"code\":\"</problem>\""),
    ];
    for (digits, member) in cases {
        let packed = Packed::new(&[(Tag::CodeNumber, digits)]);
        let (problem, facts) = packed.read(400);
        check(&problem, &facts);
        let json = Answer::new(&problem, &facts, Media::Json).body;
        let expected =
            format!(r#"{{"type":"about:blank","title":"Bad Request","status":400,{member}}}"#);
        assert_eq!(String::from_utf8(json).unwrap(), expected);
    }
}

/// Checks that an answer comes out in every media type, and that JSON and XML are well-formed.
fn check(problem: &Problem<'_>, facts: &Facts<'_>) {
    for media in Media::ALL {
        let body = String::from_utf8(Answer::new(problem, facts, media).body).expect("UTF-8");
        match media {
            _ if body.is_empty() => {}
            Media::Json => {
                let parsed: serde_json::Value = serde_json::from_str(&body).expect(&body);
                assert_eq!(parsed["status"].as_u64(), Some(u64::from(problem.status)));
            }
            Media::Xml => {
                let mut reader = Reader::from_str(&body);
                let mut roots = 0;
                let mut depth = 0;
                loop {
                    match reader.read_event().expect(&body) {
                        Event::Start(_) => {
                            roots += usize::from(depth == 0);
                            depth += 1;
                        }
                        Event::End(_) => depth -= 1,
                        Event::Eof => break,
                        _ => {}
                    }
                }
                assert_eq!((roots, depth), (1, 0), "{body}");
            }
            _ => {}
        }
    }
}

fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(any::<char>(), 0..8).prop_map(String::from_iter),
        "[ -~]{0,12}",
        "[\u{7f}-\u{81}\u{7ff}\u{800}\u{fffd}\u{ffff}\u{10000}\u{1f600}a]{0,6}",
    ]
}

fn maybe_a_text() -> impl Strategy<Value = Option<String>> {
    prop::option::of(a_text())
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(a_text(), 0..3)
}

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec((a_text(), a_text()), 0..3)
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn borrowed_pairs(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(name, value)| (&**name, &**value)).collect()
}

/// A challenge as it is given: whole, with a token68, with parameters.
#[derive(Debug, Clone)]
enum Given {
    Raw(String),
    Token68(String, String),
    Params(String, Vec<(String, String)>),
}

fn a_challenge() -> impl Strategy<Value = Given> {
    prop_oneof![
        a_text().prop_map(Given::Raw),
        (a_text(), a_text()).prop_map(|(scheme, token)| Given::Token68(scheme, token)),
        (a_text(), pairs()).prop_map(|(scheme, params)| Given::Params(scheme, params)),
    ]
}

fn a_retry() -> impl Strategy<Value = RetryAfter> {
    prop_oneof![any::<u64>().prop_map(RetryAfter::Seconds), any::<i64>().prop_map(RetryAfter::At),]
}

proptest! {
    #[test]
    fn facts_come_out_as_they_were_packed(
        allow in prop::option::of(texts()),
        challenges in prop::collection::vec(a_challenge(), 0..3),
        (upgrade, accept, accept_encoding, accept_patch) in (texts(), texts(), texts(), texts()),
        (location, unit, blocked_by) in (maybe_a_text(), maybe_a_text(), maybe_a_text()),
        length: Option<u64>,
        retry_after in prop::option::of(a_retry()),
        headers in pairs(),
    ) {
        let mut packed = Packed::default();
        if let Some(methods) = &allow {
            packed.add(Tag::Allow, "");
            packed.add_all(Tag::Method, methods);
        }
        for challenge in &challenges {
            match challenge {
                Given::Raw(value) => packed.add(Tag::Challenge, value),
                Given::Token68(scheme, token) => {
                    packed.add(Tag::Scheme, scheme);
                    packed.add(Tag::Token68, token);
                }
                Given::Params(scheme, params) => {
                    packed.add(Tag::Scheme, scheme);
                    for (name, value) in params {
                        packed.add(Tag::ParamName, name);
                        packed.add(Tag::ParamValue, value);
                    }
                }
            }
        }
        packed.add_all(Tag::Upgrade, &upgrade);
        packed.add_all(Tag::Accept, &accept);
        packed.add_all(Tag::AcceptEncoding, &accept_encoding);
        packed.add_all(Tag::AcceptPatch, &accept_patch);
        for (tag, text) in
            [(Tag::Location, &location), (Tag::Unit, &unit), (Tag::BlockedBy, &blocked_by)]
        {
            packed.add_all(tag, text.as_slice());
        }
        packed.add_all(Tag::Length, length.map(|length| length.to_string()).as_slice());
        match retry_after {
            Some(RetryAfter::Seconds(seconds)) => packed.add(Tag::RetrySeconds, &seconds.to_string()),
            Some(RetryAfter::At(moment)) => packed.add(Tag::RetryAt, &moment.to_string()),
            None => {}
        }
        for (name, value) in &headers {
            packed.add(Tag::HeaderName, name);
            packed.add(Tag::HeaderValue, value);
        }

        let expected = Facts {
            allow: allow.as_deref().map(borrowed),
            challenges: challenges
                .iter()
                .map(|challenge| match challenge {
                    Given::Raw(value) => Challenge::Raw(value),
                    Given::Token68(scheme, token) => Challenge::Token68(scheme, token),
                    Given::Params(scheme, params) => Challenge::Params(scheme, borrowed_pairs(params)),
                })
                .collect(),
            upgrade: borrowed(&upgrade),
            location: location.as_deref(),
            retry_after,
            length,
            unit: unit.as_deref(),
            accept: borrowed(&accept),
            accept_encoding: borrowed(&accept_encoding),
            accept_patch: borrowed(&accept_patch),
            blocked_by: blocked_by.as_deref(),
            headers: borrowed_pairs(&headers),
            ..Facts::default()
        };
        prop_assert_eq!(packed.read(401), (Problem::new(401), expected));
    }

    #[test]
    fn a_problem_comes_out_as_it_was_packed(
        status: u16,
        texts in prop::collection::vec(maybe_a_text(), 10),
        values in prop::collection::vec((a_text(), a_text()), 0..3),
        code in prop::option::of(prop_oneof![
            a_text().prop_map(|text| ErrorCode::Text(text.into())),
            any::<i64>().prop_map(|number| ErrorCode::Number(number.to_string().into())),
        ]),
        help in prop::option::of((a_text(), maybe_a_text())),
        errors in prop::collection::vec(
            (prop::collection::vec(prop_oneof![
                a_text().prop_map(|name| PathSegment::Name(name.into())),
                any::<u64>().prop_map(PathSegment::Index),
            ], 0..3), maybe_a_text(), maybe_a_text()),
            0..3,
        ),
        mut extensions in prop::collection::btree_map(a_text(), a_text(), 0..3),
    ) {
        extensions.retain(|name, _| !RESERVED.contains(&&**name));
        let mut packed = Packed::default();
        let tags = [
            Tag::Type,
            Tag::Title,
            Tag::Detail,
            Tag::Instance,
            Tag::Explanation,
            Tag::Reason,
            Tag::RequestId,
            Tag::Comment,
            Tag::Template,
            Tag::Page,
        ];
        for (name, value) in &values {
            packed.add(Tag::ValueName, name);
            packed.add(Tag::ValueText, value);
        }
        for (tag, text) in tags.into_iter().zip(&texts) {
            packed.add_all(tag, text.as_slice());
        }
        match &code {
            Some(ErrorCode::Text(text)) => packed.add(Tag::Code, text),
            Some(ErrorCode::Number(digits)) => packed.add(Tag::CodeNumber, digits),
            None => {}
        }
        if let Some((href, text)) = &help {
            packed.add(Tag::HelpHref, href);
            packed.add_all(Tag::HelpText, text.as_slice());
        }
        if !errors.is_empty() {
            let step = |segment: &PathSegment<'_>| match segment {
                PathSegment::Name(name) => serde_json::Value::from(&**name),
                PathSegment::Index(index) => (*index).into(),
            };
            let error = |(path, code, message): &(Vec<PathSegment<'_>>, Option<String>, Option<String>)| {
                let path: Vec<_> = path.iter().map(step).collect();
                serde_json::json!({ "path": path, "code": code, "message": message })
            };
            let json: serde_json::Value = errors.iter().map(error).collect();
            packed.add(Tag::Errors, &json.to_string());
        }
        if !extensions.is_empty() {
            packed.add(Tag::Extensions, &serde_json::to_string(&extensions).unwrap());
        }

        let text = |at: usize| texts[at].as_deref().map(Into::into);
        let expected = Problem {
            status,
            kind: text(0),
            title: text(1),
            detail: text(2),
            instance: text(3),
            code: code.clone(),
            help: help
                .as_ref()
                .map(|(href, text)| Help { href: href.into(), text: text.as_deref().map(Into::into) }),
            errors: errors
                .iter()
                .map(|(path, code, message)| FieldError {
                    path: path.clone(),
                    code: code.as_deref().map(ErrorCode::from),
                    message: message.as_deref().map(Into::into),
                })
                .collect(),
            explanation: text(4),
            extensions: extensions
                .iter()
                .map(|(name, text)| (name.into(), Value::String(text.into())))
                .collect(),
            reason: text(5),
            request_id: text(6),
            layout: Layout {
                comment: text(7),
                template: text(8),
                page: text(9),
                values: borrowed_pairs(&values),
            },
        };
        let (problem, facts) = packed.read(status);
        prop_assert_eq!(&problem, &expected);
        prop_assert_eq!(&facts, &Facts::default());
        check(&problem, &facts);
    }

    #[test]
    fn any_parts_in_any_order_make_an_answer(
        status: u16,
        parts in prop::collection::vec(
            (prop::sample::select(&Tag::ALL[..]), prop_oneof![
                a_text(),
                "-?[0-9]{1,21}",
                "[\\[{]{0,2}\"?(path|code|a)\"?[:,\\[]?[0-9\"]{0,3}[\\]}]{0,2}",
            ]),
            0..12,
        ),
    ) {
        let parts: Vec<(Tag, &str)> = parts.iter().map(|(tag, part)| (*tag, &**part)).collect();
        let packed = Packed::new(&parts);
        let (problem, facts) = packed.read(status);
        check(&problem, &facts);
    }

    #[test]
    fn any_numbers_beside_any_text_make_an_answer(
        status: u16,
        text in a_text(),
        table in prop::collection::vec(prop_oneof![0..32_u32, 0..4_u32, any::<u32>()], 0..24),
    ) {
        let (problem, facts) = read(status, &text, &table);
        check(&problem, &facts);
    }
}
