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

#[test]
fn what_says_that_all_is_well_is_no_error() {
    let bodies = [
        r#"{"id": 1, "name": "A song"}"#,
        r#"{"error": null, "errors": [], "data": {"id": 1}}"#,
        r#"{"error": "", "errno": 0, "errmsg": "OK", "errcode": "0"}"#,
        r#"{"errorCode": "0000", "errorMessage": "Success", "result": {"id": 1}}"#,
        r#"{"error": {"code": 0, "message": ""}}"#,
        r#"{"error": false, "errors": false, "isError": false, "hasErrors": "false"}"#,
        r#"{"code": 200, "message": "Done", "status": "success", "result": "ok"}"#,
        r#"{"ok": true, "success": "true", "failed": 0, "failures": []}"#,
        r#"{"job": {"id": 3, "status": "failed", "error": "The disk is full"}}"#,
        r#"{"data": [{"id": 3, "status": "error", "error": {"code": 1}}], "total": 1}"#,
        r#"{"checks": [{"url": "/a", "status": 404}, {"url": "/b", "status": 200}]}"#,
        r#"{"errorRate": 0.02, "errorBudget": 3, "maxErrors": 5, "errorPage": "/404"}"#,
        r#"{"level": "error", "type": "log", "state": "failed", "severity": "ERROR"}"#,
        r#"{"messages": [{"text": "Hello"}], "issues": [{"id": 1}], "reasons": ["a"]}"#,
        r#"{"took": 3, "errors": false, "items": [{"index": {"status": 201}}]}"#,
        r#"{"responses": [{"id": "1", "status": 200, "body": {"id": "x"}}]}"#,
        r#"{"FailedRecordCount": 0, "Records": [{"SequenceNumber": "4"}]}"#,
        r#"{"results": [{"success": true, "errors": []}], "hasErrors": false}"#,
        r#"[{"jsonrpc": "2.0", "id": 1, "result": 1}]"#,
        r#"[{"id": 1, "status": 404, "title": "A page"}]"#,
        "<result><status>ok</status><errors/></result>",
        "<song><id>1</id><title>Errors</title></song>",
        "<s:Envelope><s:Body><AddResponse><Id>1</Id><ErrorCode>0</ErrorCode></AddResponse></s:Body></s:Envelope>",
        "status=ok&error_code=0&error_message=",
        "An error is what this text is about.",
    ];
    for body in bodies {
        let response = UpstreamResponse {
            status: 200,
            body: body.as_bytes(),
            examine_ok: true,
            ..UpstreamResponse::default()
        };
        assert!(!read(&response).is_error, "{body}");
    }
}
