//! Headers: for any texts each line can be sent, and a text that is quoted, encoded or joined is read
//! back as it was.

use std::time::{Duration, UNIX_EPOCH};

use httpexc::header::{self, Challenge, Headers, RetryAfter};
use httpexc::http_date::{HTTP_DATE_RANGE, format_http_date};
use httpexc::number::format_decimal;
use httpexc::percent::encode_uri_reference;
use httpexc::response_parts::{ResponseOptions, add_duty_headers};

use super::split_parts;

/// The characters of a URI (RFC 3986, 2).
const URI_CHARACTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\
                   :/?#[]@!$&'()*+,;=%";

/// The input is names and values of headers.
pub fn run(data: &[u8]) {
    let number = data.iter().take(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    check_date(number);
    let parts = split_parts(data);
    let texts: Vec<&str> = parts.iter().map(|part| &**part).collect();
    check_pushed(&texts);
    check_joined(&texts);
    let pairs: Vec<(&str, &str)> = texts.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    for text in &texts {
        check_quoted(text);
        check_encoded(text);
    }
    let status = [200, 304, 401, 404, 407, 416, 451, 503][data.len() % 8];
    let options = ResponseOptions {
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
        ..ResponseOptions::default()
    };
    let mut headers = Headers::new();
    add_duty_headers(&mut headers, status, &options);
    check_headers(&headers);
}

/// Checks that JavaScript's `Headers` would accept every line (Fetch, 5.1).
pub fn check_headers(headers: &Headers) {
    let mut lines = 0;
    for (name, value) in headers.iter() {
        let is_token =
            |char: char| char.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(char);
        assert!(!name.is_empty() && name.chars().all(is_token), "{name:?}");
        let is_good = |char: char| char == '\t' || char <= '\u{ff}' && !char.is_ascii_control();
        assert!(value.chars().all(is_good), "{value:?}");
        assert_eq!(value.trim_matches([' ', '\t']), value);
        lines += 1;
    }
    assert_eq!(headers.as_str().matches('\n').count(), lines);
}

fn check_pushed(texts: &[&str]) {
    let mut headers = Headers::new();
    let mut expected = Vec::new();
    for pair in texts.chunks_exact(2) {
        headers.push(pair[0], pair[1]);
        if header::is_token(pair[0]) && header::is_header_value(pair[1]) {
            expected.push((pair[0], pair[1].trim_matches([' ', '\t'])));
        }
    }
    assert_eq!(headers.iter().collect::<Vec<_>>(), expected);
    check_headers(&headers);
}

fn check_joined(texts: &[&str]) {
    let good: Vec<&str> = texts
        .iter()
        .copied()
        .filter(|text| !text.is_empty() && header::is_header_value(text))
        .collect();
    assert_eq!(header::join_list(texts), good.join(", "));
}

fn check_quoted(text: &str) {
    let value = Challenge::Params("A", vec![("b", text)]).to_value();
    let inner = value.strip_prefix("A b=\"").and_then(|rest| rest.strip_suffix('"'));
    let mut chars = inner.expect("a quoted string").chars();
    let mut read = String::new();
    while let Some(char) = chars.next() {
        assert_ne!(char, '"', "the string ends early: {value}");
        read.push(if char == '\\' { chars.next().expect("an escaped character") } else { char });
    }
    assert_eq!(read, text);
}

fn check_encoded(text: &str) {
    let once = encode_uri_reference(text);
    assert!(once.chars().all(|char| URI_CHARACTERS.contains(char)), "{once}");
    assert_eq!(encode_uri_reference(&once), once);
}

fn check_date(number: u64) {
    let moment = number.cast_signed();
    let date = format_http_date(moment);
    assert_eq!(date.len(), 29, "{date}");
    if (0..=*HTTP_DATE_RANGE.end()).contains(&moment) {
        assert_eq!(date, httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(number)));
    }
    assert_eq!(format_decimal(number), number.to_string());
}
