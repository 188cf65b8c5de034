//! Compares reports with what the tests expect: each line of `tests/read/*.jsonl` is a response of one
//! of many systems, in words of this project, and the members of its report.

use httpexc::read::{ERROR_FORMATS, UpstreamResponse, read};
use serde_json::Value;

/// A response and the expected members of its report.
struct Fixture {
    line: Value,
    body: Vec<u8>,
    headers: Vec<(String, String)>,
}

impl Fixture {
    fn all() -> Vec<Self> {
        let lines = [
            include_str!("read/listed.jsonl"),
            include_str!("read/further.jsonl"),
            include_str!("read/kinds.jsonl"),
        ];
        lines.iter().flat_map(|lines| lines.lines()).map(Self::new).collect()
    }

    fn new(line: &str) -> Self {
        let line: Value = serde_json::from_str(line).unwrap();
        let body = match line["body"].as_str() {
            Some(text) => text.into(),
            None => serde_json::to_vec(&line["json"]).unwrap(),
        };
        let headers = line["headers"].as_object().into_iter().flatten();
        let headers = headers.map(|(name, value)| (name.clone(), value.as_str().unwrap().into()));
        Self { headers: headers.collect(), body, line }
    }

    fn report(&self, body: &[u8]) -> Value {
        let headers: Vec<_> =
            self.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
        let status = self.line["status"].as_u64().unwrap().try_into().unwrap();
        let examine_ok = self.line["in_ok"] == true;
        let report = read(&UpstreamResponse {
            status,
            headers: &headers,
            body,
            examine_ok,
            ..UpstreamResponse::default()
        });
        let mut out = Vec::new();
        report.write_json(&mut out);
        let mut written: Value = serde_json::from_slice(&out).unwrap();
        written["is_error"] = report.is_error.into();
        written
    }
}

/// Whether two values are equal. 30 and 30.0 are.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| is_same(a, b)))
        }
        _ => a == b,
    }
}

#[test]
fn every_response_is_read_as_its_line_says() {
    let mut wrong = Vec::new();
    for fixture in Fixture::all() {
        let report = fixture.report(&fixture.body);
        for (name, expected) in fixture.line["report"].as_object().unwrap() {
            if !is_same(&report[name], expected) {
                let line = &fixture.line["name"];
                wrong.push(format!("{line} {name}\n  is  {}\n  not {expected}", report[name]));
            }
        }
        if report["is_error"] == false {
            wrong.push(format!("{} is not taken for an error", fixture.line["name"]));
        }
        let dialect = &fixture.line["dialect"];
        if !dialect.is_null() && report["dialect"] != *dialect {
            wrong.push(format!(
                "{} is {} and not {dialect}",
                fixture.line["name"], report["dialect"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{} members are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_listed_format_has_a_response() {
    let seen: Vec<String> = Fixture::all()
        .iter()
        .map(|fixture| fixture.report(&fixture.body)["dialect"].as_str().unwrap().into())
        .collect();
    for format in ERROR_FORMATS {
        assert!(seen.iter().any(|name| name == format.name), "{}", format.name);
    }
}
