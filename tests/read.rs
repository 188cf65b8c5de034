//! Holds the reader to answers of many systems, in the words of this project: one line of
//! `tests/read/*.jsonl` is an answer and what its report must say.

use httpexc::read::{Answer, TABLE, read};
use serde_json::Value;

/// An answer and what is expected of its report.
struct Fixture {
    line: Value,
    body: Vec<u8>,
    fields: Vec<(String, String)>,
}

impl Fixture {
    fn all() -> Vec<Self> {
        let lines = [include_str!("read/listed.jsonl"), include_str!("read/further.jsonl")];
        lines.iter().flat_map(|lines| lines.lines()).map(Self::new).collect()
    }

    fn new(line: &str) -> Self {
        let line: Value = serde_json::from_str(line).unwrap();
        let body = match line["body"].as_str() {
            Some(text) => text.into(),
            None => serde_json::to_vec(&line["json"]).unwrap(),
        };
        let fields = line["headers"].as_object().into_iter().flatten();
        let fields = fields.map(|(name, value)| (name.clone(), value.as_str().unwrap().into()));
        Self { fields: fields.collect(), body, line }
    }

    fn report(&self, body: &[u8]) -> Value {
        let fields: Vec<_> = self.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        let status = self.line["status"].as_u64().unwrap().try_into().unwrap();
        let in_ok = self.line["in_ok"] == true;
        let report = read(&Answer { status, fields: &fields, body, in_ok, now: None });
        assert!(report.is_error || body != self.body, "{}", self.line["name"]);
        let mut out = Vec::new();
        report.write_json(&mut out);
        serde_json::from_slice(&out).unwrap()
    }
}

/// Gives whether two values are one, where 30 and 30.0 are.
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
fn every_answer_is_read_as_its_line_says() {
    let mut wrong = Vec::new();
    for fixture in Fixture::all() {
        let report = fixture.report(&fixture.body);
        for (name, expected) in fixture.line["report"].as_object().unwrap() {
            if !is_same(&report[name], expected) {
                let line = &fixture.line["name"];
                wrong.push(format!("{line} {name}\n  is  {}\n  not {expected}", report[name]));
            }
        }
        let dialect = &fixture.line["dialect"];
        if !dialect.is_null() && report["dialect"] != *dialect {
            wrong.push(format!(
                "{} is {} and not {dialect}",
                fixture.line["name"], report["dialect"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{} fields are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_format_of_the_table_has_an_answer() {
    let seen: Vec<String> = Fixture::all()
        .iter()
        .map(|fixture| fixture.report(&fixture.body)["dialect"].as_str().unwrap().into())
        .collect();
    for format in TABLE {
        assert!(seen.iter().any(|name| name == format.name), "{}", format.name);
    }
}
