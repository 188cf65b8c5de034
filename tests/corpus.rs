//! Judges the reader by two corpora of answers in the shapes of real APIs, field by field. Neither
//! writer knew the reader or the other corpus; the reader was mended by both since, so the share
//! says what it knows, and not how well it reads what is new. Where the rules are silent or two
//! readings are fair, a field is marked `unsure`, and counted apart. `make corpus` prints each field
//! that differs, and `CORPUS=folder make corpus` judges by other files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use httpexc::read::{Answer, read};
use serde_json::Value;

/// The fields that are judged.
const FIELDS: [&str; 7] =
    ["status", "code", "title", "detail", "errors", "retryAfter", "requestId"];

/// How many of a hundred fields must be right.
const GOAL: f64 = 97.0;

/// Gives the answers of all files of the corpus, each with the place where it stands.
fn corpus() -> Vec<(String, Value)> {
    let folder = std::env::var("CORPUS").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"),
        std::path::PathBuf::from,
    );
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect();
    files.sort();
    let lines = |path: &Path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(path).unwrap();
        let line = |(at, line): (usize, &str)| {
            (format!("{name}:{}", at + 1), serde_json::from_str(line).unwrap())
        };
        text.lines().enumerate().map(line).collect::<Vec<_>>()
    };
    files.iter().flat_map(|path| lines(path)).collect()
}

/// Reads one answer of the corpus and gives the report as JSON.
fn report(case: &Value) -> Value {
    let body = match (&case["body"], &case["bodyBase64"]) {
        (Value::String(text), _) => text.clone().into_bytes(),
        (_, Value::String(text)) => STANDARD.decode(text).unwrap(),
        _ => panic!("a body"),
    };
    let headers: Vec<(String, &str)> = case["headers"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.to_lowercase(), value.as_str().unwrap()))
        .collect();
    let fields: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (&**name, *value)).collect();
    let status = u16::try_from(case["status"].as_u64().unwrap()).unwrap();
    let in_ok = case["inOk"] == true;
    let now = case["now"].as_f64();
    let mut out = Vec::new();
    read(&Answer { status, fields: &fields, body: &body, in_ok, now }).write_json(&mut out);
    serde_json::from_slice(&out).unwrap()
}

/// Gives what is judged of a field: of field errors their path, code and message, and their place
/// where `places` has one for them.
fn judged(field: &str, value: &Value, places: &Value) -> Value {
    let one = |(at, error): (usize, &Value)| {
        let part = |name: &str| error.get(name).cloned().unwrap_or_default();
        let place = places[at].get("in").map(|_| part("in"));
        serde_json::json!([part("path"), place, part("code"), part("message")])
    };
    match (field, value) {
        ("errors", Value::Array(errors)) => errors.iter().enumerate().map(one).collect(),
        // 3 and 3.0 are the same.
        (_, Value::Number(number)) => serde_json::json!(number.as_f64()),
        (_, value) => value.clone(),
    }
}

/// How many were right, of how many.
#[derive(Default)]
struct Score {
    right: u32,
    of: u32,
}

impl Score {
    fn count(&mut self, is_right: bool) {
        self.right += u32::from(is_right);
        self.of += 1;
    }

    fn share(&self) -> f64 {
        100.0 * f64::from(self.right) / f64::from(self.of)
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} of {}: {:.2} %", self.right, self.of, self.share())
    }
}

#[test]
fn fields_are_read_as_the_corpus_has_them() {
    let mut fields: BTreeMap<&str, Score> = BTreeMap::new();
    let (mut sure, mut open) = (Score::default(), Score::default());
    for (place, case) in corpus() {
        let report = report(&case);
        let unsure = case["unsure"].as_array().map_or(&[][..], Vec::as_slice);
        for field in FIELDS {
            let (expected, got) = (&case["expect"][field], &report[field]);
            let is_right = judged(field, expected, expected) == judged(field, got, expected);
            let is_open = unsure.iter().any(|name| name == field);
            if is_open {
                open.count(is_right);
            } else {
                sure.count(is_right);
                fields.entry(field).or_default().count(is_right);
            }
            if !is_right {
                let mark = if is_open { "?" } else { "!" };
                let (provider, dialect) = (&case["provider"], &report["dialect"]);
                println!("{mark} {place} {provider} as {dialect}, {field}: {got} for {expected}");
            }
        }
    }
    for (field, score) in fields {
        println!("{field:<11}{score}");
    }
    println!("all of them {sure}\nof those that can be read in two ways {open}");
    assert!(sure.share() >= GOAL, "{sure}, and the goal is {GOAL} %");
}
