//! Moves inputs between the stored corpora and folders that libFuzzer reads and writes.
//!
//! `unpack FOLDER` writes what is stored and the seeds that the fixtures of the tests give, and `pack
//! FOLDER` stores what is there, a line for each input.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use httpexc::binding::problem_record::Tag;
use httpexc_fuzz::{SEPARATOR, TARGETS, from_line, to_line};
use serde_json::Value;

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// Inputs longer than this are not stored: what they find, shorter ones find.
const LONGEST: usize = 2048;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn stored(target: &str) -> PathBuf {
    root().join("fuzz/corpus").join(format!("{target}.txt"))
}

fn main() -> Done {
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

fn unpack(target: &str, folder: &Path) -> Done {
    fs::create_dir_all(folder)?;
    let lines = fs::read_to_string(stored(target)).unwrap_or_default();
    let inputs = lines.lines().map(from_line).chain(seeds(target)?);
    for (at, input) in inputs.enumerate() {
        fs::write(folder.join(format!("seed-{at}")), input)?;
    }
    Ok(())
}

fn pack(target: &str, folder: &Path) -> Done {
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder)? {
        let input = fs::read(entry?.path())?;
        if input.len() <= LONGEST {
            lines.push(to_line(&input));
        }
    }
    lines.sort_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
    lines.dedup();
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    fs::create_dir_all(root().join("fuzz/corpus"))?;
    println!("{target}: {} inputs, {} bytes", lines.len(), text.len());
    Ok(fs::write(stored(target), text)?)
}

/// The answers of others that the tests of the reader have.
fn fixtures() -> Done<Vec<Value>> {
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

fn body(fixture: &Value) -> String {
    match fixture["body"].as_str() {
        Some(text) => text.to_owned(),
        None => fixture["json"].to_string(),
    }
}

/// The string literals of a source file, as far as they escape nothing.
fn literals(file: &str) -> Done<Vec<String>> {
    let text = fs::read_to_string(root().join(file))?;
    let lines = text.lines().filter(|line| !line.contains('\\'));
    Ok(lines.flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned).collect())
}

fn joined(parts: &[&str]) -> Vec<u8> {
    parts.join(&*char::from(SEPARATOR).to_string()).into_bytes()
}

fn seeds(target: &str) -> Done<Vec<Vec<u8>>> {
    let fixtures = fixtures()?;
    let texts = |texts: Vec<String>| texts.into_iter().map(String::into_bytes).collect();
    Ok(match target {
        "accept" => texts(literals("tests/negotiate.rs")?),
        "json" => texts(
            fixtures
                .iter()
                .map(body)
                .chain(literals("tests/json_value.rs")?)
                .filter(|text| text.len() <= LONGEST)
                .collect(),
        ),
        "markup" => texts(
            fixtures
                .iter()
                .map(body)
                .filter(|text| text.contains('<') && text.len() <= LONGEST)
                .collect(),
        ),
        "any" => fixtures
            .iter()
            .map(|fixture| {
                let mut answer = format!("{}\n", fixture["status"]);
                for (name, value) in fixture["headers"].as_object().into_iter().flatten() {
                    answer += &format!("{name}: {}\n", value.as_str().unwrap_or_default());
                }
                (answer + "\n" + &body(fixture)).into_bytes()
            })
            .filter(|answer| answer.len() <= LONGEST)
            .collect(),
        "field" => {
            let literals = literals("tests/header.rs")?;
            literals
                .chunks(3)
                .map(|texts| joined(&texts.iter().map(String::as_str).collect::<Vec<_>>()))
                .collect()
        }
        "template" => {
            let mut templates = literals("src/page_template.rs")?;
            templates.extend(literals("tests/strategies/mod.rs")?);
            let seed = |template: &String| {
                joined(&[template, "a < b", "a", "<b>", "location", "$a", "_b2", "&amp;"])
            };
            templates.iter().map(seed).collect()
        }
        "answer" => answers(&fixtures),
        // Of these the bytes are choices, which no fixture makes.
        _ => (0..32_u8)
            .map(|start| {
                (0..64).map(|at: u8| at.wrapping_mul(7) ^ start.wrapping_mul(37)).collect()
            })
            .collect(),
    })
}

/// What the fixtures say, as records of ours for each dialect.
fn answers(fixtures: &[Value]) -> Vec<Vec<u8>> {
    let mut records = Vec::new();
    for (at, fixture) in fixtures.iter().enumerate() {
        let said =
            if fixture["expect"].is_object() { &fixture["expect"] } else { &fixture["report"] };
        let letter = |number: usize| {
            char::from_u32(u32::try_from(number % 26).unwrap_or(0) + 97).unwrap_or('a')
        };
        let mut parts = vec![format!("{}{}{}", letter(at), letter(at / 6), fixture["status"])];
        for (tag, value) in [
            (Tag::Title, &said["title"]),
            (Tag::Detail, &said["detail"]),
            (Tag::Code, &said["code"]),
            (Tag::RequestId, &said["requestId"]),
            (Tag::Errors, &said["errors"]),
            (Tag::Extensions, &fixture["json"]),
            (Tag::RetrySeconds, &said["retryAfter"]),
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
        records.push(joined(&parts));
    }
    // Every tag once, with texts that are anything.
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
            records.push(joined(&["aa422", &format!("{tag}{text}"), &format!("{tag}{text}")]));
        }
    }
    records.retain(|record| record.len() <= LONGEST);
    records
}
