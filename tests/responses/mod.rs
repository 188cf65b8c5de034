//! Responses of every status and media type for the tests, and response options.

#![allow(dead_code, reason = "each test file uses some of them")]

use httpexc::catalogue::ROWS;
use httpexc::header::{Challenge, RetryAfter};
use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts};

/// Whether a response with this status has no content (RFC 9110, 6.4.1).
pub fn has_no_content(status: u16) -> bool {
    matches!(status, 100..=199 | 204 | 205 | 304)
}

/// Calls a check with every media type and every status of the catalogue, and with some unknown ones.
pub fn sweep(mut check: impl FnMut(u16, MediaType)) {
    let unknown = [0, 99, 105, 199, 299, 399, 420, 499, 599, 600, 999, u16::MAX];
    for status in ROWS.iter().map(|row| row.status).chain(unknown) {
        for media in MediaType::ALL {
            check(status, media);
        }
    }
}

pub fn create_response(
    status: u16,
    options: &ResponseOptions<'_>,
    media: MediaType,
) -> ResponseParts {
    ResponseParts::new(&Problem::new(status), options, media)
}

/// Returns the values of the headers with this name.
pub fn find_values<'a>(response: &'a ResponseParts, name: &str) -> Vec<&'a str> {
    response.headers.iter().filter(|line| line.0 == name).map(|line| line.1).collect()
}

pub fn with_headers<'a>(headers: &[(&'a str, &'a str)]) -> ResponseOptions<'a> {
    ResponseOptions { headers: headers.to_vec(), ..ResponseOptions::default() }
}

/// Returns options with every header.
pub fn all_options() -> ResponseOptions<'static> {
    ResponseOptions {
        allow: Some(vec!["GET", "HEAD"]),
        challenges: vec![
            Challenge::Params("Bearer", vec![("realm", "a")]),
            Challenge::Token68("Negotiate", "YII="),
        ],
        upgrade: vec!["h2c", "websocket"],
        location: Some("/a b"),
        retry_after: Some(RetryAfter::Seconds(120)),
        length: Some(1234),
        unit: None,
        accept: vec!["text/html", "image/*;q=0.5"],
        accept_encoding: vec!["gzip"],
        accept_patch: vec!["application/json-patch+json"],
        blocked_by: Some("https://court.example/"),
        headers: vec![("X-Request-Id", "7"), ("Set-Cookie", "a=b"), ("Set-Cookie", "c=d")],
        ..ResponseOptions::default()
    }
}
