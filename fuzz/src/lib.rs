//! What each fuzz target does with the bytes that it is given. A promise that the bytes break is a
//! panic. The targets run these functions under libFuzzer, and `tests/fuzz.rs` runs them over the
//! stored corpora and the regressions.

#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a broken promise has to be a panic"
)]

mod accept;
mod answer;
mod draw;
mod field;
mod json;
mod reading;
mod round_trip;
mod template;

/// A target: its name, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 12] = [
    ("accept", accept::run),
    ("answer", answer::run),
    ("any", reading::any),
    ("discord", round_trip::discord),
    ("falcon", round_trip::falcon),
    ("field", field::run),
    ("json", json::run),
    ("markup", reading::markup),
    ("problem", round_trip::problem),
    ("template", template::run),
    ("webob", round_trip::webob),
    ("werkzeug", round_trip::werkzeug),
];

/// Runs a target.
pub fn run(name: &str, data: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(other, _)| *other == name).expect("a target");
    target(data);
}

/// Gives an input as a line of a corpus: printable ASCII, the rest escaped as Rust escapes bytes.
pub fn to_line(input: &[u8]) -> String {
    input.escape_ascii().to_string()
}

/// Gives the input that a line of a corpus stands for.
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

/// Separates the parts of an input; a sign that no fixture has.
pub const SEPARATOR: u8 = 0x1f;

/// Gives the parts of an input as texts.
fn parts(data: &[u8]) -> Vec<String> {
    let part = |part: &[u8]| String::from_utf8_lossy(part).into_owned();
    data.split(|byte| *byte == SEPARATOR).map(part).collect()
}
