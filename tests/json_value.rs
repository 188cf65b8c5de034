//! The JSON parser compared with `serde_json`: it accepts and rejects the same texts with the same
//! values, and a value that was parsed is written as it was.

mod strategies;

use httpexc::body_writer::StructureWriter;
use httpexc::body_writer::json::JsonWriter;
use httpexc::json_value::{MAX_DEPTH, Value};
use proptest::prelude::*;
use strategies::{a_value, format_json};

/// Returns a value as `serde_json` parses it: of members with the same name the last one is kept.
fn to_serde(value: &Value<'_>) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(bool) => (*bool).into(),
        Value::Number(digits) => serde_json::from_str(digits).expect("a number"),
        Value::String(text) => (**text).into(),
        Value::Array(items) => items.iter().map(to_serde).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.to_string(), to_serde(value))).collect()
        }
    }
}

/// Checks that a text is parsed as by `serde_json`. The two differ on purpose in numbers that are too
/// large for a double, and in lone surrogates.
fn check_json(text: &str) -> Result<(), TestCaseError> {
    let expected: Result<serde_json::Value, _> = serde_json::from_str(text);
    match (Value::parse(text), expected) {
        (Some(value), Ok(expected)) => prop_assert_eq!(to_serde(&value), expected),
        (None, Err(_)) => {}
        (Some(_), Err(error)) => {
            let differs = error.to_string().contains("number out of range")
                || text.to_ascii_lowercase().contains("\\ud");
            prop_assert!(differs, "{:?} is accepted, but: {}", text, error);
        }
        (None, Ok(_)) => prop_assert!(false, "{:?} is rejected", text),
    }
    Ok(())
}

#[test]
fn json_is_parsed_as_by_serde_json() {
    let numbers = "0 -0 1 -1 10 0.5 -0.25 1e5 1E5 1e+5 1e-5 1.5e10 0e0 -0.0e-0 123456789012345678901 \
                   00 01 -01 - -- +1 .5 1. 1.e5 1e 1e+ 1e5.5 0x1 1_0 1a NaN Infinity -Infinity --1 1-";
    let others = [
        "",
        " ",
        "null",
        " null ",
        "\t\r\ntrue\n",
        "nul",
        "nulll",
        "Null",
        "truefalse",
        "true false",
        "\u{feff}null",
        "\u{a0}null",
        "null\u{c}",
        "null\0",
        "'a'",
        "a",
        "//",
        "/**/null",
        r#""""#,
        r#"""#,
        r#""a"#,
        r#""a"b"#,
        r#""\"#,
        r#""\""#,
        r#""\\""#,
        r#""\a""#,
        r#""\'""#,
        r#""\b\f\n\r\t\/\\\"""#,
        r#""\u0041""#,
        r#""\u00e9\u20AC""#,
        r#""\u0000""#,
        r#""\u004""#,
        r#""\u004g""#,
        r#""\u+041""#,
        r#""\u 041""#,
        r#""\U0041""#,
        r#""\ud83d\ude00""#,
        r#""\x41""#,
        r#""\ué000""#,
        "\"\u{1f}\"",
        "\"\n\"",
        "\"\t\"",
        "\"\u{7f}\u{80}\u{2028}\"",
        "\"é😀\"",
        "[]",
        "[ ]",
        "[1]",
        "[1,]",
        "[,1]",
        "[,]",
        "[1 2]",
        "[1,,2]",
        "[",
        "]",
        "[]]",
        "[1",
        "[1,",
        "[[],[[]],{}]",
        "(1)",
        "[1;2]",
        "{}",
        "{ }",
        r#"{"a":1}"#,
        r#"{"a":1,}"#,
        r#"{,"a":1}"#,
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a" 1}"#,
        r#"{"a"::1}"#,
        r#"{a:1}"#,
        "{1:1}",
        "{null:1}",
        "{",
        "}",
        r#"{"a":1"#,
        r#"{"a":1]"#,
        r#"[1}"#,
        r#"{"a":1,"a":2}"#,
        r#"{"":{"":{}}}"#,
        r#" { "a" : [ 1 , 2 ] , "b" : null } "#,
        r#"{"a":1 "b":2}"#,
        r#"{"a",1}"#,
        r#"{"__proto__":{"a":1}}"#,
        "[1]x",
        "null,",
        "\"a\" \"b\"",
        r#"{"\u0061":1}"#,
    ];
    for text in numbers.split_whitespace().chain(others) {
        check_json(text).unwrap();
    }
}

#[test]
fn a_lone_surrogate_becomes_the_replacement() {
    let cases = [
        (r#""\ud800""#, "\u{fffd}"),
        (r#""\udfff""#, "\u{fffd}"),
        (r#""\uD83Da""#, "\u{fffd}a"),
        (r#""\ud83d\u0041""#, "\u{fffd}A"),
        (r#""\ud83d\n""#, "\u{fffd}\n"),
        (r#""\ud83d\ud83d\ude00""#, "\u{fffd}\u{1f600}"),
        (r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}"),
        (r#""\ud83d\ude00\ude00""#, "\u{1f600}\u{fffd}"),
    ];
    for (json, text) in cases {
        assert_eq!(Value::parse(json), Some(Value::String(text.into())), "{json}");
    }
    for surrogate in 0xd800..0xe000 {
        let json = format!("\"a\\u{surrogate:04x}b\"");
        assert_eq!(Value::parse(&json).unwrap().as_str(), Some("a\u{fffd}b"), "{json}");
    }
    for json in [r#""\ud83d\""#, r#""\ud83d\u""#, r#""\ud83d\ude0""#, r#""\ud83d\x""#] {
        assert_eq!(Value::parse(json), None, "{json}");
    }
}

#[test]
fn a_text_that_is_too_deep_is_rejected() {
    let nested = |open: &str, inner: &str, close: &str, depth: usize| {
        open.repeat(depth) + inner + &close.repeat(depth)
    };
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), (" [ [", "] ]"), ("[{\"a\":", "}]")] {
        let levels = open.matches(['[', '{']).count();
        assert!(Value::parse(&nested(open, "1", close, MAX_DEPTH / levels)).is_some(), "{open}");
        assert!(
            Value::parse(&nested(open, "1", close, MAX_DEPTH / levels + 1)).is_none(),
            "{open}"
        );
        // An empty list is as deep as a list with items.
        let empty = nested(open, "1", close, MAX_DEPTH / levels).replace('1', "[]");
        assert!(Value::parse(&empty).is_none(), "{empty}");
        assert!(Value::parse(&nested(open, "1", close, 1_000_000)).is_none(), "{open}");
        assert!(Value::parse(&open.repeat(1_000_000)).is_none(), "{open}");
    }
    let wide = format!("[{}[]]", "[],".repeat(100_000));
    assert!(Value::parse(&wide).is_some());
}

#[test]
fn the_last_of_several_members_is_found() {
    let value = Value::parse(r#"{"a":1,"b":2,"a":3}"#).unwrap();
    assert_eq!(value.get("a"), Some(&Value::Number("3".into())));
    assert_eq!(value.get("c"), None);
    assert_eq!(Value::Null.get("a"), None);
    assert_eq!(value.as_str(), None);
}

proptest! {
    #[test]
    fn a_json_text_is_parsed_and_written_as_it_was(value in a_value()) {
        let text = format_json(&value);
        let read = Value::parse(&text);
        prop_assert_eq!(read.as_ref(), Some(&value));
        let mut out = Vec::new();
        let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut out);
        json.put(None, &value);
        prop_assert_eq!(out, text.as_bytes());
        check_json(&text)?;
        let indented = serde_json::to_string_pretty(&to_serde(&value)).unwrap();
        check_json(&indented)?;
    }

    #[test]
    fn a_damaged_json_text_is_parsed_as_by_serde_json(
        value in a_value(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, "[\\[\\]{}:,\"\\\\0-9eE+.\\-utrfn \t\n\u{0}é]"), 1..4),
    ) {
        let mut chars: Vec<char> = format_json(&value).chars().collect();
        for (at, change, scrap) in damage {
            let at = at.index(chars.len() + 1);
            if change > 0 && at < chars.len() {
                chars.remove(at);
            }
            if change < 2 {
                chars.splice(at..at, scrap.chars());
            }
        }
        check_json(&String::from_iter(chars))?;
    }

    #[test]
    fn pieces_of_json_are_parsed_as_by_serde_json(
        text in "([\\[\\]{}:,]|\"[a\\\\u0-9\"]{0,3}\"|-?[0-9.eE+-]{1,4}|null|true|[ \n]){0,12}",
    ) {
        check_json(&text)?;
    }
}

#[test]
#[cfg(feature = "serde_json")]
fn a_value_of_serde_json_is_the_same_value() {
    let text = r#"{"a":[null,true,-7,18446744073709551615,0.1,1e300,"\u00e9\n"],"b":{}}"#;
    let other: serde_json::Value = serde_json::from_str(text).unwrap();
    let value = Value::from(other.clone());
    assert_eq!(serde_json::from_str::<serde_json::Value>(&value.to_string()).unwrap(), other);
    assert_eq!(value.get("b"), Some(&Value::Object(Vec::new())));
}
