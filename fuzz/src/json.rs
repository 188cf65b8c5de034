//! JSON: the parser accepts and rejects the same texts as `serde_json`, with the same values. A value
//! that is written is parsed back. A damaged text gives valid JSON.

use std::borrow::Cow;

use httpexc::body_writer::StructureWriter;
use httpexc::body_writer::json::{JsonWriter, write_spaced_json};
use httpexc::json_value::{MAX_DEPTH, Value};

pub fn run(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return check_salvaged(&String::from_utf8_lossy(data));
    };
    let by_serde: Result<serde_json::Value, _> = serde_json::from_str(text);
    match (Value::parse(text), by_serde) {
        (Some(value), by_serde) => {
            match by_serde {
                Ok(by_serde) => assert_eq!(to_serde(&value), by_serde, "{text}"),
                Err(error) => assert!(differs(text, &error), "{text:?} is accepted, but: {error}"),
            }
            let salvaged = Value::salvage(text).expect("a valid text can be salvaged");
            // If the text ends with a number, digits may be missing.
            let ends_open = matches!(value, Value::Number(_));
            assert!(salvaged.1 || ends_open, "{text}");
            assert_eq!(keep_last(value.clone()), salvaged.0, "{text}");
            check_written(&value);
        }
        (None, Ok(by_serde)) => assert!(depth(&by_serde) > MAX_DEPTH, "{text:?} is rejected"),
        (None, Err(_)) => {}
    }
    check_salvaged(text);
}

/// Whether the two differ on purpose: in numbers too large for a double, in lone surrogates, and in
/// the depth, which `serde_json` counts in another way.
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

/// Keeps the last value of members with the same name, at the place of the first.
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

fn check_written(value: &Value<'_>) {
    let mut out = Vec::new();
    let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut out);
    json.put(None, value);
    let compact = String::from_utf8(out).expect("JSON is UTF-8");
    assert_eq!(Value::parse(&compact).as_ref(), Some(value), "{compact}");
    for ascii in [false, true] {
        let mut out = Vec::new();
        write_spaced_json(&mut out, &compact, ascii);
        let wide = String::from_utf8(out).expect("JSON is UTF-8");
        assert!(!ascii || wide.is_ascii(), "{wide}");
        assert_eq!(Value::parse(&wide).as_ref(), Some(value), "{wide}");
    }
}

fn check_salvaged(text: &str) {
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
