//! The record of a report has the same content as the JSON of the report. It is read as JavaScript
//! reads it.

use std::borrow::Cow;

use httpexc::binding::report_record::{
    DIGITS_SEGMENT, INDEX_SEGMENT, NO_TEXT, REQUEST_PARTS, ReportRecord,
};
use httpexc::json_value::Value;
use httpexc::pointer::PathSegment;
use httpexc::problem::ErrorCode;
use httpexc::read::{
    ERROR_FORMATS, RateLimit, Report, ReportedChallenge, ReportedFieldError, UpstreamResponse, read,
};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

/// Reads a record as JavaScript does.
struct RecordReader<'a> {
    text: Vec<u16>,
    numbers: std::slice::Iter<'a, u32>,
}

impl RecordReader<'_> {
    fn next(&mut self) -> u32 {
        *self.numbers.next().unwrap()
    }

    fn text(&mut self) -> Option<String> {
        let (start, length) = (self.next(), self.next() as usize);
        (start != NO_TEXT).then(|| {
            String::from_utf16(&self.text[start as usize..start as usize + length]).unwrap()
        })
    }

    fn digits(&mut self) -> Json {
        self.text().map_or(Json::Null, |digits| serde_json::from_str(&digits).unwrap())
    }

    fn optional_text(&mut self) -> Json {
        self.text().map_or(Json::Null, Json::String)
    }

    fn code(&mut self) -> Json {
        match self.next() {
            2 => self.digits(),
            _ => self.optional_text(),
        }
    }

    fn members(&mut self) -> Map<String, Json> {
        self.text().map_or_else(Map::new, |json| serde_json::from_str(&json).unwrap())
    }

    fn flag(&mut self) -> Option<bool> {
        [Some(false), Some(true), None][self.next() as usize]
    }

    fn path(&mut self) -> Json {
        let count = self.next();
        let mut segments = Vec::new();
        for _ in 0..count {
            segments.push(match self.numbers.as_slice()[0] {
                INDEX_SEGMENT => {
                    self.next();
                    self.next().into()
                }
                DIGITS_SEGMENT => {
                    self.next();
                    self.digits()
                }
                _ => self.optional_text(),
            });
        }
        Json::Array(segments)
    }

    fn report(mut self) -> Json {
        let mut report = Map::new();
        report.insert("status".into(), self.next().into());
        let is_error = self.next() == 1;
        assert_eq!(is_error, !(200..300).contains(report["status"].as_u64().as_ref().unwrap()));
        let is_json = self.next() == 1;
        report.insert("code".into(), self.code());
        for name in ["type", "title", "detail", "instance"] {
            let text = self.optional_text();
            report.insert(name.into(), text);
        }
        report.insert("retryAfter".into(), self.digits());
        report.insert("retryable".into(), self.flag().into());
        for name in ["requestId", "help"] {
            let text = self.optional_text();
            report.insert(name.into(), text);
        }
        let format = ERROR_FORMATS.get(self.next() as usize);
        report.insert("dialect".into(), format.map_or("generic", |format| format.name).into());
        report.insert("extensions".into(), self.members().into());
        let limit = match self.next() {
            0 => Json::Null,
            _ => json!({
                "limit": self.digits(),
                "remaining": self.digits(),
                "reset": self.digits(),
                "scope": self.optional_text(),
                "global": self.flag(),
                "bucket": self.optional_text(),
            }),
        };
        report.insert("rateLimit".into(), limit);
        let mut errors = Vec::new();
        for _ in 0..self.next() {
            let path = self.path();
            let place = self.next() as usize;
            let (code, message) = (self.code(), self.optional_text());
            let mut field_error = self.members();
            field_error.remove("in");
            for (name, value) in [("path", path), ("code", code), ("message", message)] {
                field_error.insert(name.into(), value);
            }
            if let Some(place) = place.checked_sub(1) {
                field_error.insert("in".into(), REQUEST_PARTS[place].name().into());
            }
            errors.push(Json::Object(field_error));
        }
        let mut challenges = Vec::new();
        for _ in 0..self.next() {
            let mut challenge = Map::new();
            challenge.insert("scheme".into(), self.optional_text());
            if let Some(token68) = self.text() {
                challenge.insert("token68".into(), token68.into());
            }
            let mut params = Map::new();
            for _ in 0..self.next() {
                let name = self.text().unwrap();
                params.insert(name, self.optional_text());
            }
            challenge.insert("params".into(), params.into());
            challenges.push(Json::Object(challenge));
        }
        report.insert("challenges".into(), challenges.into());
        report.insert("errors".into(), errors.into());
        report.insert("raw".into(), if is_json { "json" } else { "text" }.into());
        assert!(self.numbers.next().is_none(), "numbers are left");
        Json::Object(report)
    }
}

fn read_record(record: &ReportRecord, source: &str) -> Json {
    let own = str::from_utf8(&record.text).unwrap();
    let text = [source, own].concat().encode_utf16().collect();
    RecordReader { text, numbers: record.numbers.iter() }.report()
}

fn write_json(report: &Report<'_>) -> Json {
    let mut out = Vec::new();
    report.write_json(&mut out);
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn a_record_has_every_member_of_a_report() {
    let mut report = Report::default();
    report.status = 429;
    report.code = Some(ErrorCode::Number("50035".into()));
    report.type_uri = Some("https://songs.example/problems/limit".into());
    report.title = Some("Zu viele Anfragen \u{fc}ber \u{1f3b5}".into());
    report.detail = Some(String::new().into());
    report.instance = Some("/songs/7".into());
    let mut field_error = ReportedFieldError::default();
    field_error.path = vec![
        PathSegment::Name("caf\u{e9}".into()),
        PathSegment::Index(7),
        PathSegment::Index(u64::from(u32::MAX) + 1),
        PathSegment::Name(Cow::Borrowed("")),
    ];
    field_error.part = Some(httpexc::read::RequestPart::Cookie);
    field_error.code = Some(ErrorCode::Text("too_long".into()));
    field_error.message = Some("\u{1f3b5}\u{1f3b5} twice".into());
    field_error.extensions = vec![("limit".into(), Value::Number("1.50".into()))];
    report.errors = vec![field_error, ReportedFieldError::default()];
    report.retry_after = Some(64.57);
    report.retryable = Some(true);
    report.request_id = Some("id-1".into());
    let mut limit = RateLimit::default();
    limit.limit = Some(5.0);
    limit.remaining = Some(0.0);
    limit.reset = Some(1.25);
    limit.scope = Some("shared".into());
    limit.global = Some(true);
    limit.bucket = None;
    report.rate_limit = Some(limit);
    let mut challenge = ReportedChallenge::default();
    challenge.scheme = "Bearer".into();
    challenge.params =
        vec![("realm".into(), "caf\u{e9}".into()), ("__proto__".into(), String::new().into())];
    let mut negotiate = ReportedChallenge::default();
    negotiate.scheme = "Negotiate".into();
    negotiate.token68 = Some("YWJj==".into());
    report.challenges = vec![challenge, negotiate];
    report.help = Some("https://songs.example/help".into());
    report.extensions =
        vec![("a".into(), Value::Array(vec![Value::Null])), ("b".into(), Value::Null)];
    report.dialect = "discord";
    report.is_json = true;
    report.is_error = true;
    let mut record = ReportRecord::default();
    record.write(&report, b"");
    assert_eq!(read_record(&record, ""), write_json(&report));
}

#[test]
fn the_memory_of_a_record_is_used_again() {
    let mut record = ReportRecord::default();
    let long = "x".repeat(1000);
    let mut report = Report::default();
    report.detail = Some(long.into());
    record.write(&report, b"");
    let capacity = record.text.capacity();
    let mut next = Report::default();
    next.status = 404;
    next.title = Some("short".into());
    next.is_error = true;
    next.dialect = "generic";
    record.write(&next, b"");
    assert_eq!(read_record(&record, ""), write_json(&next));
    assert_eq!(record.text.capacity(), capacity);
}

#[test]
fn texts_in_the_source_are_not_copied() {
    let source =
        r#"{"message": "No song.", "code": "none", "errors": {"a": ["Too\u0020long", ""]}}"#;
    let body = source.as_bytes();
    let report = read(&UpstreamResponse { status: 404, body, ..UpstreamResponse::default() });
    let mut record = ReportRecord::default();
    record.write(&report, body);
    assert_eq!(read_record(&record, source), write_json(&report));
    // A text with an escape is not in the source as it is.
    assert_eq!(record.text, b"Too long");
}

proptest! {
    #[test]
    fn any_report_has_the_same_content_in_its_record(
        status in 100..600_u16,
        message in ".*",
        name in ".*",
        key in "\\PC{0,12}",
        number in any::<f64>().prop_filter("JSON has no others", |number| number.is_finite()),
    ) {
        let body = json!({
            "message": message,
            "code": number,
            "errors": {
                key.clone(): { "0": { "_errors": [{ "code": name, "message": message }] } },
                name.clone(): [message],
            },
            key: { "nested": [number, message, null, true] },
        });
        let body = serde_json::to_vec(&body).unwrap();
        for headers in [&[][..], &[("retry-after", "1.5"), ("x-ratelimit-limit", "7")]] {
            let report = read(&UpstreamResponse { status, headers, body: &body, ..UpstreamResponse::default() });
            let mut record = ReportRecord::default();
            record.write(&report, b"");
            prop_assert_eq!(read_record(&record, ""), write_json(&report));
            let source = str::from_utf8(&body).unwrap();
            if source.is_ascii() {
                record.write(&report, &body);
                prop_assert_eq!(read_record(&record, source), write_json(&report));
            }
        }
    }
}
