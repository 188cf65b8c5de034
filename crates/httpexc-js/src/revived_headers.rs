//! The headers of a portable error as the values of an error that set them.

use httpexc::HttpError;
use httpexc::header::RetryAfter;
use httpexc::http_date::parse_http_date;

/// The most digits of a number in a header. More would not be a count of anything.
const MAX_DIGITS: usize = 15;

/// The headers that a limit of requests sets.
const RATE_LIMIT_HEADERS: [&str; 5] =
    ["ratelimit", "ratelimit-policy", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];

/// Headers that change the state of one client. The npm package has the same in `create-portable.ts`.
const CLIENT_HEADERS: [&str; 8] = [
    "set-cookie",
    "set-cookie2",
    "set-login",
    "clear-site-data",
    "authentication-control",
    "authentication-info",
    "proxy-authentication-info",
    "upgrade",
];

/// Headers about one connection (RFC 9110, 7.6.1).
const CONNECTION_HEADERS: [&str; 7] = [
    "connection",
    "http2-settings",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
];

/// Whether a header, whose name is in lower case, is for one client or one connection. Portable errors are
/// put into pages, caches and logs, where others read them. A 426 has the `Upgrade` that it requires.
pub(crate) fn is_for_one_receiver(name: &str, status: u16) -> bool {
    if name == "upgrade" && status == 426 {
        return false;
    }
    CLIENT_HEADERS.contains(&name)
        || CONNECTION_HEADERS.contains(&name)
        || name.starts_with("sec-session-")
}

/// Returns an error with the headers of a portable one: those of duties, delays and limits. Another one is
/// left out, because its sender might not be trusted: browsers, proxies and frameworks obey
/// more headers than any list has.
pub(crate) fn add_headers(error: HttpError, headers: &[(String, String)]) -> HttpError {
    headers.iter().fold(error, |error, (name, value)| {
        let name = name.to_ascii_lowercase();
        match add_duty(error, &name, value) {
            Ok(error) => error,
            Err(error) if is_revived(&name, value) => error.with_header(name, value.clone()),
            Err(error) => error,
        }
    })
}

/// Whether a header that is no duty may be set as it is.
fn is_revived(name: &str, value: &str) -> bool {
    RATE_LIMIT_HEADERS.contains(&name) || (name == "cache-control" && value == "no-store")
}

/// Adds the header that the status requires or may have. Returns the error as it is if the header is none.
fn add_duty(error: HttpError, name: &str, value: &str) -> Result<HttpError, HttpError> {
    let status = error.status();
    let challenge = if status == 407 { "proxy-authenticate" } else { "www-authenticate" };
    match (name, status) {
        (_, 400..=499) if name == challenge => Ok(error.with_challenge(value)),
        ("allow", 405) => Ok(error.with_allow(split_items(value))),
        ("accept", 415) => Ok(error.with_accept(split_items(value))),
        ("accept-encoding", 415) => Ok(error.with_accept_encoding(split_items(value))),
        ("accept-patch", 415) => Ok(error.with_accept_patch(split_items(value))),
        ("upgrade", 426) => Ok(error.with_upgrade(split_items(value))),
        ("retry-after", _) => match parse_retry_after(value) {
            Some(retry_after) => Ok(error.with_retry_after(retry_after)),
            None => Err(error),
        },
        ("link", 451) => match parse_blocked_by(value) {
            Some(uri) => Ok(error.with_blocked_by(uri.to_owned())),
            None => Err(error),
        },
        ("content-range", 416) => match parse_range(value) {
            Some(("bytes", length)) => Ok(error.with_range_length(length)),
            Some((unit, length)) => {
                Ok(error.with_range_length(length).with_range_unit(unit.to_owned()))
            }
            None => Err(error),
        },
        _ => Err(error),
    }
}

/// Returns the items of a list. A comma within quotes separates nothing (RFC 9110, 5.6.1).
fn split_items(value: &str) -> Vec<&str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let items = value.split(|char| {
        let was_escaped = std::mem::take(&mut is_escaped);
        match char {
            '\\' if is_quoted && !was_escaped => is_escaped = true,
            '"' if !was_escaped => is_quoted = !is_quoted,
            _ => {}
        }
        char == ',' && !is_quoted
    });
    items.map(str::trim).filter(|item| !item.is_empty()).collect()
}

/// Returns a number that has only digits.
fn parse_count(text: &str) -> Option<u64> {
    let is_count = text.len() <= MAX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_count)
}

/// Returns the unit and the length of a range that cannot be satisfied (RFC 9110, 14.4).
fn parse_range(value: &str) -> Option<(&str, u64)> {
    let (unit, length) = value.split_once(" */")?;
    Some((unit, parse_count(length)?))
}

/// Returns the delay or the date of `Retry-After` (RFC 9110, 10.2.3).
fn parse_retry_after(value: &str) -> Option<RetryAfter> {
    if let Some(seconds) = parse_count(value) {
        return Some(RetryAfter::Seconds(seconds));
    }
    let moment = parse_http_date(value, None).filter(|_| value.ends_with("GMT"))?;
    // A date of four digits for the year fits.
    moment.is_finite().then_some(RetryAfter::At(moment as i64))
}

/// Returns the URI of a `Link` that says who demanded a block (RFC 7725, 4).
fn parse_blocked_by(value: &str) -> Option<&str> {
    let (uri, rest) = value.strip_prefix('<')?.split_once('>')?;
    let relation = rest.trim_start().strip_prefix(';')?.trim_start();
    let is_block = ["rel=\"blocked-by\"", "rel=blocked-by"]
        .iter()
        .any(|known| relation.eq_ignore_ascii_case(known));
    (is_block && !uri.contains('<')).then_some(uri)
}
