//! The functions of the fuzz targets. Each takes bytes, and panics if they break a promise of the core.
//! The targets run these functions under libFuzzer, and `tests/fuzz.rs` runs them with the stored
//! corpora and the regressions.

#![forbid(unsafe_code)]

mod accept;
mod delay;
mod draw;
mod header;
mod json;
mod reading;
mod response;
mod round_trip;
mod template;

/// The name and the function of a target.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 14] = [
    ("accept", accept::run),
    ("any", reading::any),
    ("discord", round_trip::discord),
    ("falcon", round_trip::falcon),
    ("header", header::run),
    ("json", json::run),
    ("markup", reading::markup),
    ("problem", round_trip::problem),
    ("rate_limit", delay::run_rate_limit),
    ("response", response::run),
    ("retry_after", delay::run_retry_after),
    ("template", template::run),
    ("webob", round_trip::webob),
    ("werkzeug", round_trip::werkzeug),
];

/// Runs a target.
pub fn run(name: &str, data: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(other, _)| *other == name).expect("a target");
    target(data);
}

/// Returns an input as a line of a corpus: printable ASCII, other bytes escaped as in Rust.
pub fn to_line(input: &[u8]) -> String {
    input.escape_ascii().to_string()
}

/// Returns the input of a line of a corpus.
pub fn from_line(line: &str) -> Vec<u8> {
    let mut input = Vec::new();
    let mut rest = line.bytes();
    while let Some(byte) = rest.next() {
        let escape = if byte == b'\\' { rest.next() } else { None };
        input.push(match escape {
            None => byte,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'x') => {
                let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
                let (high, low) = (digit().expect("a digit"), digit().expect("a digit"));
                u8::try_from(high * 16 + low).expect("a byte")
            }
            Some(other) => other,
        });
    }
    input
}

/// The separator of the parts of an input. No fixture has this byte.
pub const SEPARATOR: u8 = 0x1f;

/// Returns the parts of an input as texts.
fn split_parts(data: &[u8]) -> Vec<String> {
    let part = |part: &[u8]| String::from_utf8_lossy(part).into_owned();
    data.split(|byte| *byte == SEPARATOR).map(part).collect()
}
