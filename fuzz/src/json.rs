//! JSON: the reader takes and refuses what `serde_json` does, and reads the same out of it; what was
//! read is written so that it reads the same again; what is damaged gives at most what is there.

use std::borrow::Cow;

use httpexc::body_writer::StructureWriter;
use httpexc::body_writer::json::{JsonWriter, spaced};
use httpexc::json_value::{DEPTH, Value};

pub fn run(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return salvage(&String::from_utf8_lossy(data)) };
    let theirs: Result<serde_json::Value, _> = serde_json::from_str(text);
    match (Value::parse(text), theirs) {
        (Some(value), theirs) => {
            match theirs {
                Ok(theirs) => assert_eq!(as_theirs(&value), theirs, "{text}"),
                Err(error) => assert!(differs(text, &error), "{text:?} is taken, though: {error}"),
            }
            let whole = Value::salvage(text).expect("what can be read can be salvaged");
            // Where a text ends with a number, digits may be missing.
            let ends_open = matches!(value, Value::Number(_));
            assert!(whole.1 || ends_open, "{text}");
            assert_eq!(keep_last(value.clone()), whole.0, "{text}");
            write(&value);
        }
        (None, Ok(theirs)) => assert!(depth(&theirs) > DEPTH, "{text:?} is refused"),
        (None, Err(_)) => {}
    }
    salvage(text);
}

/// Where the two mean to differ: numbers too big for a double, lone surrogates, and depth, which
/// `serde_json` counts otherwise.
fn differs(text: &str, error: &serde_json::Error) -> bool {
    error.to_string().contains("number out of range") || text.to_ascii_lowercase().contains("\\ud")
}

fn depth(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        serde_json::Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Gives a value as `serde_json` has it: of members with one name the last.
fn as_theirs(value: &Value<'_>) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(bool) => (*bool).into(),
        Value::Number(digits) => serde_json::from_str(digits).expect("a number"),
        Value::String(text) => (**text).into(),
        Value::Array(items) => items.iter().map(as_theirs).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.to_string(), as_theirs(value))).collect()
        }
    }
}

/// Keeps of members with one name the last value, in the place of the first.
fn keep_last(value: Value<'_>) -> Value<'_> {
    match value {
        Value::Array(items) => Value::Array(items.into_iter().map(keep_last).collect()),
        Value::Object(members) => {
            let mut kept: Vec<(Cow<'_, str>, Value<'_>)> = Vec::new();
            for (name, value) in members {
                let value = keep_last(value);
                match kept.iter_mut().find(|(other, _)| *other == name) {
                    Some(member) => member.1 = value,
                    None => kept.push((name, value)),
                }
            }
            Value::Object(kept)
        }
        other => other,
    }
}

fn write(value: &Value<'_>) {
    let mut out = Vec::new();
    let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut out);
    json.put(None, value);
    let compact = String::from_utf8(out).expect("JSON is UTF-8");
    assert_eq!(Value::parse(&compact).as_ref(), Some(value), "{compact}");
    for ascii in [false, true] {
        let mut out = Vec::new();
        spaced(&mut out, &compact, ascii);
        let wide = String::from_utf8(out).expect("JSON is UTF-8");
        assert!(!ascii || wide.is_ascii(), "{wide}");
        assert_eq!(Value::parse(&wide).as_ref(), Some(value), "{wide}");
    }
}

fn salvage(text: &str) {
    let Some((value, is_whole)) = Value::salvage(text) else { return };
    assert!(!is_whole || Value::parse(text).is_some(), "{text}");
    let mut out = Vec::new();
    let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut out);
    json.put(None, &value);
    if let Err(error) = serde_json::from_slice::<serde_json::Value>(&out) {
        assert!(error.to_string().contains("number out of range"), "{text:?}: {error}");
    }
    assert_eq!(value.clone().into_owned(), value);
}
