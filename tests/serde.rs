//! `Problem` and `Report` for serde: the forms are those of the responses, and are read back.

use std::fs;

use httpexc::json_value::{MAX_DEPTH, Value};
use httpexc::problem::{ErrorCode, HelpLink};
use httpexc::read::{Report, UpstreamResponse, read};
use httpexc::{FieldError, MediaType, PathSegment, Problem, ResponseOptions, ResponseParts};
use proptest::prelude::*;

fn complete_problem() -> Problem<'static> {
    let path = [PathSegment::from("tags"), PathSegment::from(0), PathSegment::from("a/b~ %")];
    Problem {
        request_id: Some("8f2a".into()),
        help: Some(HelpLink { href: "/help".into(), text: Some("Help".into()) }),
        ..Problem::new(409)
            .with_type_uri("https://songs.example/locked")
            .with_title("Locked")
            .with_detail("Mia is editing \"it\".")
            .with_instance("/songs/7")
            .with_code(7)
            .with_retryable(true)
            .with_error(FieldError::new(path, "Too long.").with_code("max"))
            .with_extension("song", Value::parse(r#"{"a": [1, -2, 0.5, null, true]}"#).unwrap())
    }
}

#[test]
fn a_problem_has_the_members_of_its_response() {
    for problem in [complete_problem(), Problem::new(404), Problem::new(599)] {
        let parts = ResponseParts::new(&problem, &ResponseOptions::default(), MediaType::Json);
        assert_eq!(serde_json::to_vec(&problem).unwrap(), parts.body);
    }
}

#[test]
fn a_problem_is_read_back() {
    for problem in [complete_problem(), Problem::new(404), Problem::new(404).with_title("Gone")] {
        let json = serde_json::to_string(&problem).unwrap();
        assert_eq!(serde_json::from_str::<Problem>(&json).unwrap(), problem, "{json}");
    }
}

#[test]
fn members_of_the_wrong_type_are_ignored() {
    let json = r#"{"status": 404, "type": 7, "title": [], "detail": null, "instance": {}, "code": {},
        "retryable": "yes", "help": "x", "errors": {}, "song": 7}"#;
    let problem: Problem = serde_json::from_str(json).unwrap();
    assert_eq!(problem, Problem::new(404).with_extension("song", 7));
}

#[test]
fn what_is_no_problem_is_an_error_that_says_so() {
    let fail = |json: &str| serde_json::from_str::<Problem>(json).unwrap_err().to_string();
    for json in ["{}", r#"{"status": "404"}"#, r#"{"status": 70000}"#, r#"{"status": -1}"#] {
        assert!(fail(json).starts_with("Cannot read a problem: status is missing"), "{json}");
    }
    assert!(fail("[]").starts_with("Cannot read a problem: it is no object"));
    let fail = serde_json::from_str::<Report>("{}").unwrap_err().to_string();
    assert!(fail.starts_with("Cannot read a report: status is missing"));
}

#[test]
fn what_cannot_be_written_is_an_error_that_says_so() {
    let nested = (0..=MAX_DEPTH).fold(Value::Null, |value, _| Value::Array(vec![value]));
    let fail = serde_json::to_string(&Problem::new(404).with_extension("nested", nested));
    assert!(fail.unwrap_err().to_string().starts_with("Cannot write a problem: it is nested"));
    let huge = Value::Number("1e999".into());
    let fail = serde_json::to_string(&Problem::new(404).with_extension("huge", huge));
    assert!(fail.unwrap_err().to_string().starts_with("Cannot write the number 1e999"));
    // The writer of responses makes a text of it.
    let problem = Problem { code: Some(ErrorCode::Number("x".into())), ..Problem::new(404) };
    assert!(serde_json::to_string(&problem).unwrap().contains(r#""code":"x""#));
}

#[test]
fn a_value_that_is_nested_too_deeply_is_refused() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(serde_json::from_str::<Value>(&nested(MAX_DEPTH)).is_ok());
    let fail = serde_json::from_str::<Value>(&nested(MAX_DEPTH + 1)).unwrap_err().to_string();
    assert!(fail.starts_with("Cannot read a value: it is nested too deeply"), "{fail}");
    let objects = "{\"a\":".repeat(MAX_DEPTH + 1) + "7" + &"}".repeat(MAX_DEPTH + 1);
    assert!(serde_json::from_str::<Value>(&objects).is_err());
}

#[test]
fn reports_are_read_back() {
    // Each format has a response in this file.
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/read/further.jsonl"));
    let mut count = 0;
    for line in text.unwrap().lines() {
        let case = Value::parse(line).unwrap();
        let text = case.get("body").and_then(Value::as_str).map(str::to_owned);
        let json = case.get("json").map(ToString::to_string);
        let Some(body) = text.or(json) else { continue };
        let status = case.get("status").and_then(Value::as_u64).and_then(|it| it.try_into().ok());
        let headers = [
            ("www-authenticate", "Bearer realm=\"songs\", error=invalid_token, Basic dTpw"),
            ("x-ratelimit-limit", "5"),
            ("retry-after", "1.5"),
        ];
        let response = UpstreamResponse {
            status: status.unwrap_or(401),
            headers: &headers,
            body: body.as_bytes(),
            ..UpstreamResponse::default()
        };
        let report = read(&response);
        let json = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report, "{json}");
        count += 1;
    }
    assert!(count > 30, "{count}");
}

#[test]
fn an_ok_response_that_is_an_error_stays_one() {
    let body = br#"{"errors": [{"message": "There is no such song."}]}"#;
    let response = UpstreamResponse { status: 200, body, examine_ok: true, ..Default::default() };
    let json = serde_json::to_string(&read(&response)).unwrap();
    assert!(serde_json::from_str::<Report>(&json).unwrap().is_error);
}

proptest! {
    #[test]
    fn any_text_and_number_is_read_back(
        title in ".*", detail in ".*", name in "[a-z]{12}", number in any::<i64>(), float in any::<f64>(),
    ) {
        let problem = Problem::new(418)
            .with_title(format!("A{title}"))
            .with_detail(detail)
            .with_extension(name, vec![Value::from(number), Value::from(float)]);
        let json = serde_json::to_string(&problem).unwrap();
        let read: Problem = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), json);
        prop_assert_eq!(read.detail, problem.detail);
    }
}
