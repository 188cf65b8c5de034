//! Moves inputs between the stored corpora and the folders of libFuzzer.
//!
//! `unpack FOLDER` writes the stored inputs and the seeds from the fixtures of the tests. `pack FOLDER`
//! stores the inputs of the folder, one line for each.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use httpexc::binding::problem_record::Tag;
use httpexc_fuzz::{SEPARATOR, TARGETS, from_line, to_line};
use serde_json::Value;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The longest input that is stored. Longer inputs find nothing that shorter ones do not find.
const MAX_INPUT_LENGTH: usize = 2048;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn stored_corpus_path(target: &str) -> PathBuf {
    root().join("fuzz/corpus").join(format!("{target}.txt"))
}

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let (Some(command), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: corpus unpack|pack FOLDER".into());
    };
    for (target, _) in TARGETS {
        let folder = Path::new(&folder).join(target);
        match &*command {
            "unpack" => unpack(target, &folder)?,
            "pack" => pack(target, &folder)?,
            other => return Err(format!("unknown command {other}").into()),
        }
    }
    Ok(())
}

fn unpack(target: &str, folder: &Path) -> Outcome {
    fs::create_dir_all(folder)?;
    let lines = fs::read_to_string(stored_corpus_path(target)).unwrap_or_default();
    let inputs = lines.lines().map(from_line).chain(create_seeds(target)?);
    for (at, input) in inputs.enumerate() {
        fs::write(folder.join(format!("seed-{at}")), input)?;
    }
    Ok(())
}

fn pack(target: &str, folder: &Path) -> Outcome {
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder)? {
        let input = fs::read(entry?.path())?;
        if input.len() <= MAX_INPUT_LENGTH {
            lines.push(to_line(&input));
        }
    }
    lines.sort_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
    lines.dedup();
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    fs::create_dir_all(root().join("fuzz/corpus"))?;
    println!("{target}: {} inputs, {} bytes", lines.len(), text.len());
    Ok(fs::write(stored_corpus_path(target), text)?)
}

/// Returns the upstream responses of the tests of the reader.
fn read_fixtures() -> Outcome<Vec<Value>> {
    let mut fixtures = Vec::new();
    for folder in ["tests/corpus", "tests/read"] {
        for entry in fs::read_dir(root().join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "jsonl") {
                for line in fs::read_to_string(path)?.lines() {
                    fixtures.push(serde_json::from_str(line)?);
                }
            }
        }
    }
    Ok(fixtures)
}

fn fixture_body(fixture: &Value) -> String {
    match fixture["body"].as_str() {
        Some(text) => text.to_owned(),
        None => fixture["json"].to_string(),
    }
}

/// Returns the string literals without escapes of a source file.
fn read_literals(file: &str) -> Outcome<Vec<String>> {
    let text = fs::read_to_string(root().join(file))?;
    let lines = text.lines().filter(|line| !line.contains('\\'));
    Ok(lines.flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned).collect())
}

fn join_parts(parts: &[&str]) -> Vec<u8> {
    parts.join(&*char::from(SEPARATOR).to_string()).into_bytes()
}

fn create_seeds(target: &str) -> Outcome<Vec<Vec<u8>>> {
    let fixtures = read_fixtures()?;
    let texts = |texts: Vec<String>| texts.into_iter().map(String::into_bytes).collect();
    Ok(match target {
        "accept" => texts(read_literals("tests/negotiate.rs")?),
        "json" => texts(
            fixtures
                .iter()
                .map(fixture_body)
                .chain(read_literals("tests/json_value.rs")?)
                .filter(|text| text.len() <= MAX_INPUT_LENGTH)
                .collect(),
        ),
        "markup" => texts(
            fixtures
                .iter()
                .map(fixture_body)
                .filter(|text| text.contains('<') && text.len() <= MAX_INPUT_LENGTH)
                .collect(),
        ),
        "any" => fixtures
            .iter()
            .map(|fixture| {
                let mut response = format!("{}\n", fixture["status"]);
                for (name, value) in fixture["headers"].as_object().into_iter().flatten() {
                    response += &format!("{name}: {}\n", value.as_str().unwrap_or_default());
                }
                (response + "\n" + &fixture_body(fixture)).into_bytes()
            })
            .filter(|response| response.len() <= MAX_INPUT_LENGTH)
            .collect(),
        "rate_limit" | "retry_after" => {
            let choices = if target == "rate_limit" { 24 } else { 12 };
            let literals = read_literals("src/read/delay.rs")?
                .into_iter()
                .chain(read_literals("tests/read_headers.rs")?);
            literals
                .enumerate()
                .map(|(at, text)| {
                    let choice =
                        |place: usize| at.wrapping_mul(place.wrapping_add(7)).to_le_bytes()[0];
                    let mut input: Vec<u8> = (0..choices).map(choice).collect();
                    input.extend(text.as_bytes());
                    input
                })
                .collect()
        }
        "header" => {
            let literals = read_literals("tests/header.rs")?;
            literals
                .chunks(3)
                .map(|texts| join_parts(&texts.iter().map(String::as_str).collect::<Vec<_>>()))
                .collect()
        }
        "template" => {
            let mut templates = read_literals("src/page_template.rs")?;
            templates.extend(read_literals("tests/strategies/mod.rs")?);
            let seed = |template: &String| {
                join_parts(&[template, "a < b", "a", "<b>", "location", "$a", "_b2", "&amp;"])
            };
            templates.iter().map(seed).collect()
        }
        "response" => create_records(&fixtures),
        // The bytes of the other targets are choices, which no fixture has.
        _ => (0..32_u8)
            .map(|start| {
                (0..64).map(|at: u8| at.wrapping_mul(7) ^ start.wrapping_mul(37)).collect()
            })
            .collect(),
    })
}

/// Returns the content of the fixtures as records, for each dialect.
fn create_records(fixtures: &[Value]) -> Vec<Vec<u8>> {
    let mut records = Vec::new();
    for (at, fixture) in fixtures.iter().enumerate() {
        let expected =
            if fixture["expect"].is_object() { &fixture["expect"] } else { &fixture["report"] };
        let letter = |number: usize| {
            char::from_u32(u32::try_from(number % 26).unwrap_or(0) + 97).unwrap_or('a')
        };
        let mut parts = vec![format!("{}{}{}", letter(at), letter(at / 6), fixture["status"])];
        for (tag, value) in [
            (Tag::Title, &expected["title"]),
            (Tag::Detail, &expected["detail"]),
            (Tag::Code, &expected["code"]),
            (Tag::RequestId, &expected["requestId"]),
            (Tag::Errors, &expected["errors"]),
            (Tag::Extensions, &fixture["json"]),
            (Tag::RetrySeconds, &expected["retryAfter"]),
        ] {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            if !value.is_null() {
                parts.push(format!("{}{text}", char::from(b'0' + tag as u8)));
            }
        }
        for (name, value) in fixture["headers"].as_object().into_iter().flatten() {
            parts.push(format!("{}{name}", char::from(b'0' + Tag::HeaderName as u8)));
            parts.push(format!(
                "{}{}",
                char::from(b'0' + Tag::HeaderValue as u8),
                value.as_str().unwrap_or_default()
            ));
        }
        let parts: Vec<&str> = parts.iter().map(|part| &**part).collect();
        records.push(join_parts(&parts));
    }
    // Every tag, with texts of many forms.
    for tag in 0..Tag::ALL.len() {
        for text in [
            "",
            "a",
            "7",
            "<b>&\"",
            "a\r\nb: c",
            "[{\"path\":[\"a\",0],\"message\":\"m\"}]",
            "{\"a\":{\"b\":[1]}}",
        ] {
            let tag = char::from(b'0' + u8::try_from(tag).unwrap_or(0));
            records.push(join_parts(&["aa422", &format!("{tag}{text}"), &format!("{tag}{text}")]));
        }
    }
    records.retain(|record| record.len() <= MAX_INPUT_LENGTH);
    records
}
