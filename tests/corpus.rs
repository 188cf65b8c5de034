//! Scores the reader against two corpora of error responses in the shapes of real APIs, member by
//! member. Neither author knew the reader or the other corpus. The reader was corrected with both since
//! then, so the share shows what it knows, and not how well it reads new formats. A member is marked
//! `unsure` if the rules are silent or two readings are fair; those are counted separately.
//! `make corpus` prints each member that differs, and `CORPUS=folder make corpus` uses other files.

#[path = "corpus/choices.rs"]
mod choices;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use httpexc::read::{UpstreamResponse, read};
use serde_json::Value;

/// The members of a report that are compared.
const MEMBERS: [&str; 7] =
    ["status", "code", "title", "detail", "errors", "retryAfter", "requestId"];

/// How many of a hundred members must be right.
const GOAL: f64 = 97.0;

/// The files that list several fair readings.
const CHOICE_FILES: [&str; 4] =
    ["third-blind.jsonl", "fourth-sample.jsonl", "fifth-blind.jsonl", "sixth-blind.jsonl"];

/// Returns the responses in all files of the corpus, each with its file and line.
fn corpus() -> Vec<(String, Value)> {
    let folder = std::env::var("CORPUS").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"),
        std::path::PathBuf::from,
    );
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        // These have expectations in another form: see `choices`.
        .filter(|path| !CHOICE_FILES.iter().any(|name| path.ends_with(name)))
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

/// Reads one response of the corpus and returns the report as JSON.
fn report(case: &Value) -> Value {
    let body = match (&case["body"], &case["bodyBase64"]) {
        (Value::String(text), _) => text.clone().into_bytes(),
        (_, Value::String(text)) => STANDARD.decode(text).unwrap(),
        _ => panic!("a body"),
    };
    let owned: Vec<(String, &str)> = case["headers"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.to_lowercase(), value.as_str().unwrap()))
        .collect();
    let headers: Vec<(&str, &str)> = owned.iter().map(|(name, value)| (&**name, *value)).collect();
    let status = u16::try_from(case["status"].as_u64().unwrap()).unwrap();
    let examine_ok = case["inOk"] == true;
    let now = case["now"].as_f64();
    let mut out = Vec::new();
    read(&UpstreamResponse {
        status,
        headers: &headers,
        body: &body,
        examine_ok,
        now,
        ..UpstreamResponse::default()
    })
    .write_json(&mut out);
    serde_json::from_slice(&out).unwrap()
}

/// Returns what is compared of a member. Of field errors that is the path, the code and the message, and
/// the part of the request if `expected` has it.
fn comparable(member: &str, value: &Value, expected: &Value) -> Value {
    let compared = |(at, error): (usize, &Value)| {
        let get = |name: &str| error.get(name).cloned().unwrap_or_default();
        let part = expected[at].get("in").map(|_| get("in"));
        serde_json::json!([get("path"), part, get("code"), get("message")])
    };
    match (member, value) {
        ("errors", Value::Array(errors)) => errors.iter().enumerate().map(compared).collect(),
        // 3 and 3.0 are the same.
        (_, Value::Number(number)) => serde_json::json!(number.as_f64()),
        (_, value) => value.clone(),
    }
}

/// How many members were right, out of how many.
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
fn reports_are_as_the_corpus_expects_them() {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let (mut sure, mut open) = (Score::default(), Score::default());
    for (place, case) in corpus() {
        let report = report(&case);
        let unsure = case["unsure"].as_array().map_or(&[][..], Vec::as_slice);
        for member in MEMBERS {
            let (expected, got) = (&case["expect"][member], &report[member]);
            let is_right =
                comparable(member, expected, expected) == comparable(member, got, expected);
            let is_open = unsure.iter().any(|name| name == member);
            if is_open {
                open.count(is_right);
            } else {
                sure.count(is_right);
                scores.entry(member).or_default().count(is_right);
            }
            if !is_right {
                let mark = if is_open { "?" } else { "!" };
                let (provider, dialect) = (&case["provider"], &report["dialect"]);
                println!("{mark} {place} {provider} as {dialect}, {member}: {got} for {expected}");
            }
        }
    }
    for (member, score) in scores {
        println!("{member:<11}{score}");
    }
    println!("all of them {sure}\nof those that can be read in two ways {open}");
    assert!(sure.share() >= GOAL, "{sure}, and the goal is {GOAL} %");
}
