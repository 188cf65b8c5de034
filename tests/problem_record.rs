//! Problem records: parts are found by their lengths in UTF-16 code units, and no record makes the core
//! fail.

mod records;

use httpexc::binding::problem_record::{Tag, parse_problem_record};
use httpexc::header::{Challenge, RetryAfter};
use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts};
use proptest::prelude::*;
use records::{PackedRecord, a_text, check_response};

#[test]
fn an_empty_record_is_an_empty_problem() {
    assert_eq!(parse_problem_record(404, "", &[]), (Problem::new(404), ResponseOptions::default()));
    assert_eq!(
        parse_problem_record(404, "left over", &[]),
        (Problem::new(404), ResponseOptions::default())
    );
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
            let record = PackedRecord::new(&[
                (Tag::Title, first),
                (Tag::Detail, second),
                (Tag::Unit, "rows"),
            ]);
            let (problem, options) = record.parse(404);
            assert_eq!(problem.title.as_deref(), Some(first));
            assert_eq!(problem.detail.as_deref(), Some(second));
            assert_eq!(options.unit, Some("rows"));
        }
    }
}

#[test]
fn challenges_have_the_parts_that_follow_them() {
    use Challenge::{Params, Raw, Token68};
    use Tag::{ParamName, ParamValue, Scheme};
    let record = PackedRecord::new(&[
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
        record.parse(401).1.challenges,
        [
            Raw("Basic realm=\"a\""),
            Params("Bearer", vec![]),
            Params("Digest", vec![("realm", "a"), ("nonce", ""), ("qop", "auth")]),
            Token68("Negotiate", "YII="),
        ]
    );
}

#[test]
fn parts_without_the_part_that_they_belong_to_are_skipped() {
    let record = PackedRecord::new(&[
        (Tag::ParamName, "realm"),
        (Tag::ParamValue, "a"),
        (Tag::Token68, "YII="),
        (Tag::HeaderValue, "b"),
        (Tag::HelpText, "c"),
    ]);
    assert_eq!(record.parse(401), (Problem::new(401), ResponseOptions::default()));
}

#[test]
fn the_last_of_several_equal_parts_counts() {
    let record =
        PackedRecord::new(&[(Tag::Detail, "first"), (Tag::Location, "/"), (Tag::Detail, "last")]);
    assert_eq!(record.parse(404).0.detail.as_deref(), Some("last"));
}

#[test]
fn invalid_numbers_are_skipped() {
    for digits in ["", "a", "1.5", "1e3", "99999999999999999999999", " 1"] {
        let record = PackedRecord::new(&[
            (Tag::Length, digits),
            (Tag::RetrySeconds, digits),
            (Tag::RetryAt, digits),
        ]);
        assert_eq!(record.parse(416).1, ResponseOptions::default(), "{digits:?}");
    }
    let record = PackedRecord::new(&[(Tag::Length, "18446744073709551615"), (Tag::RetryAt, "-1")]);
    let options = record.parse(416).1;
    assert_eq!((options.length, options.retry_after), (Some(u64::MAX), Some(RetryAfter::At(-1))));
}

#[test]
fn invalid_json_is_skipped() {
    for json in ["", "{", "null", "1", "\"a\"", "[", "]"] {
        let record =
            PackedRecord::new(&[(Tag::Errors, json), (Tag::Extensions, json), (Tag::Title, "a")]);
        assert_eq!(record.parse(422).0, Problem::new(422).with_title("a"), "{json:?}");
    }
    let record = PackedRecord::new(&[(Tag::Errors, "{\"a\":1}"), (Tag::Extensions, "[1]")]);
    assert_eq!(record.parse(422).0, Problem::new(422));
}

#[test]
fn a_table_that_is_longer_than_the_text_ends_with_it() {
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
        let (problem, _) = parse_problem_record(404, text, table);
        let found = (problem.detail.as_deref(), problem.title.as_deref());
        assert_eq!(found, (detail, title), "{text} {table:?}");
    }
}

#[test]
fn an_invalid_number_is_written_as_a_text() {
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
        let record = PackedRecord::new(&[(Tag::CodeNumber, digits)]);
        let (problem, options) = record.parse(400);
        check_response(&problem, &options);
        let json = ResponseParts::new(&problem, &options, MediaType::Json).body;
        let expected =
            format!(r#"{{"type":"about:blank","title":"Bad Request","status":400,{member}}}"#);
        assert_eq!(String::from_utf8(json).unwrap(), expected);
    }
}

proptest! {
    #[test]
    fn any_parts_in_any_order_give_a_response(
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
        let record = PackedRecord::new(&parts);
        let (problem, options) = record.parse(status);
        check_response(&problem, &options);
    }

    #[test]
    fn any_numbers_and_any_text_give_a_response(
        status: u16,
        text in a_text(),
        table in prop::collection::vec(prop_oneof![0..32_u32, 0..4_u32, any::<u32>()], 0..24),
    ) {
        let (problem, options) = parse_problem_record(status, &text, &table);
        check_response(&problem, &options);
    }
}
