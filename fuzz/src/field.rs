//! Header fields: whatever is given, each line is one that can be sent, and what is quoted, encoded
//! or joined reads back as it was.

use std::time::{Duration, UNIX_EPOCH};

use httpexc::header::{self, Challenge, Fields, RetryAfter};
use httpexc::http_date::{HTTP_DATE_RANGE, format_http_date};
use httpexc::number::format_decimal;
use httpexc::percent::encode_uri_reference;
use httpexc::response_parts::{Facts, duties};

use super::parts;

/// What a URI may hold (RFC 3986, 2).
const URI: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\
                   :/?#[]@!$&'()*+,;=%";

/// The input is parts of fields.
pub fn run(data: &[u8]) {
    let number = data.iter().take(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    date(number);
    let parts = parts(data);
    let texts: Vec<&str> = parts.iter().map(|part| &**part).collect();
    pushed(&texts);
    joined(&texts);
    let pairs: Vec<(&str, &str)> = texts.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    for text in &texts {
        quoted(text);
        encoded(text);
    }
    let status = [200, 304, 401, 404, 407, 416, 451, 503][data.len() % 8];
    let facts = Facts {
        allow: Some(texts.clone()),
        challenges: vec![
            Challenge::Raw(texts[0]),
            Challenge::Token68(texts[0], texts[texts.len() - 1]),
            Challenge::Params(texts[0], pairs.clone()),
        ],
        upgrade: texts.clone(),
        location: Some(texts[0]),
        retry_after: Some(RetryAfter::Seconds(number)),
        length: Some(number),
        unit: texts.get(1).copied(),
        accept: texts.clone(),
        accept_encoding: texts.clone(),
        accept_patch: texts.clone(),
        blocked_by: Some(texts[0]),
        headers: pairs.clone(),
        ..Facts::default()
    };
    let mut fields = Fields::new();
    duties(&mut fields, status, &facts);
    check(&fields);
}

/// Checks that every line could be given to `Headers` (Fetch, 5.1), by its own grammar.
pub fn check(fields: &Fields) {
    let mut lines = 0;
    for (name, value) in fields.iter() {
        let is_token =
            |char: char| char.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(char);
        assert!(!name.is_empty() && name.chars().all(is_token), "{name:?}");
        let is_good = |char: char| char == '\t' || char <= '\u{ff}' && !char.is_ascii_control();
        assert!(value.chars().all(is_good), "{value:?}");
        assert_eq!(value.trim_matches([' ', '\t']), value);
        lines += 1;
    }
    assert_eq!(fields.as_str().matches('\n').count(), lines);
}

fn pushed(texts: &[&str]) {
    let mut fields = Fields::new();
    let mut expected = Vec::new();
    for pair in texts.chunks_exact(2) {
        fields.push(pair[0], pair[1]);
        if header::is_token(pair[0]) && header::is_value(pair[1]) {
            expected.push((pair[0], pair[1].trim_matches([' ', '\t'])));
        }
    }
    assert_eq!(fields.iter().collect::<Vec<_>>(), expected);
    check(&fields);
}

fn joined(texts: &[&str]) {
    let good: Vec<&str> =
        texts.iter().copied().filter(|text| !text.is_empty() && header::is_value(text)).collect();
    assert_eq!(header::list(texts), good.join(", "));
}

fn quoted(text: &str) {
    let value = Challenge::Params("A", vec![("b", text)]).to_value();
    let inner = value.strip_prefix("A b=\"").and_then(|rest| rest.strip_suffix('"'));
    let mut chars = inner.expect("a quoted string").chars();
    let mut read = String::new();
    while let Some(char) = chars.next() {
        assert_ne!(char, '"', "the string ends early: {value}");
        read.push(if char == '\\' { chars.next().expect("what is escaped") } else { char });
    }
    assert_eq!(read, text);
}

fn encoded(text: &str) {
    let once = encode_uri_reference(text);
    assert!(once.chars().all(|char| URI.contains(char)), "{once}");
    assert_eq!(encode_uri_reference(&once), once);
}

fn date(number: u64) {
    let moment = number.cast_signed();
    let date = format_http_date(moment);
    assert_eq!(date.len(), 29, "{date}");
    if (0..=*HTTP_DATE_RANGE.end()).contains(&moment) {
        assert_eq!(date, httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(number)));
    }
    assert_eq!(format_decimal(number), number.to_string());
}
