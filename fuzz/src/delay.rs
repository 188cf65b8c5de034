//! Delays in headers: any `Retry-After` and any rate limit gives a number of seconds or none, and those
//! whose meaning is known give that number.

use std::time::{SystemTime, UNIX_EPOCH};

use httpexc::http_date::format_http_date;
use httpexc::read::{Report, UpstreamResponse, read};

use super::draw::Draw;

/// 2026-10-21T07:28:00Z, the time of every response.
const NOW: f64 = 1_792_567_680.0;

fn read_headers(headers: &[(&str, &str)]) -> Report<'static> {
    let response =
        UpstreamResponse { status: 429, headers, now: Some(NOW), ..UpstreamResponse::default() };
    read(&response).into_owned()
}

fn read_retry_after(value: &str) -> Option<f64> {
    let delay = read_headers(&[("retry-after", value)]).retry_after;
    assert!(delay.is_none_or(|delay| delay >= 0.0 && delay.is_finite()), "{delay:?}");
    delay
}

/// The first twelve bytes choose a moment and how it is written. The others are a text.
pub fn run_retry_after(data: &[u8]) {
    let (choices, text) = data.split_at(data.len().min(12));
    check_text(&String::from_utf8_lossy(text));
    let mut draw = Draw::new(choices);
    let moment = (0..5).fold(0, |sum, _| sum * 256 + draw.below(256)) % 253_402_214_400;
    let moment = i64::try_from(moment).unwrap();
    let expected = (to_seconds(moment) - NOW).max(0.0);
    let written = write_moment(moment, &mut draw);
    let delay = read_retry_after(&written).expect(&written);
    assert!((delay - expected).abs() < 1e-3, "{written} is {delay} and not {expected}");
}

#[expect(clippy::cast_precision_loss, reason = "the years have four digits")]
fn to_seconds(moment: i64) -> f64 {
    moment as f64
}

/// Checks a text whose meaning is not known, or only by other implementations.
fn check_text(text: &str) {
    let delay = read_retry_after(text);
    let trimmed = text.trim_matches(|char: char| char.is_ascii_whitespace());
    if !trimmed.is_empty()
        && trimmed.len() <= 15
        && trimmed.bytes().all(|byte| byte.is_ascii_digit())
    {
        let number: f64 = trimmed.parse().unwrap();
        let expected = match number {
            0.0..1e9 => number,
            1e9..1e12 => number - NOW,
            _ => number / 1000.0 - NOW,
        };
        let expected = expected.max(0.0);
        assert!(delay.is_some_and(|delay| (delay - expected).abs() < 1e-3), "{text}: {delay:?}");
    }
    // Years of two digits count from now in this crate, and from 1970 in httpdate.
    if !trimmed.contains('-')
        && let Ok(time) = httpdate::parse_http_date(trimmed)
    {
        assert_eq!(delay, Some((seconds_since_1970(time) - NOW).max(0.0)), "{text}");
    }
    // Of a list the longest delay counts, and a text with a comma may be a date.
    if !text.contains([',', '"']) && !trimmed.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        for list in [format!("5, {text}"), format!("{text} ,5")] {
            let expected = Some(delay.unwrap_or_default().max(5.0));
            assert_eq!(read_retry_after(&list), expected, "{list}");
        }
    }
}

fn seconds_since_1970(time: SystemTime) -> f64 {
    time.duration_since(UNIX_EPOCH).unwrap().as_secs_f64()
}

/// Writes a moment in one of the forms that are read.
fn write_moment(moment: i64, draw: &mut Draw<'_>) -> String {
    let (zone, hours) = draw.one_of(&[
        ("GMT", 0),
        ("UTC", 0),
        ("+0000", 0),
        ("+0200", 2),
        ("-1100", -11),
        ("GMT+0100", 1),
        ("EST", -5),
        ("EDT", -4),
        ("CST", -6),
        ("CDT", -5),
        ("MST", -7),
        ("MDT", -6),
        ("PST", -8),
        ("PDT", -7),
    ]);
    // In the year 1970 a local time may be that of 1969, which is a date like any other.
    let date = format_http_date(moment + hours * 3600);
    let parts: Vec<&str> = date.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let &[weekday, day, month, year, clock, _] = &*parts else { panic!("{date}") };
    let months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let number = months.find(month).unwrap() / 3 + 1;
    let offset = format!("{}{:02}:00", if hours < 0 { '-' } else { '+' }, hours.abs());
    match draw.below(8) {
        0 => format!("{weekday}, {day} {month} {year} {clock} {zone}"),
        1 => format!("{weekday}, {day}-{month}-{year} {clock} {zone}"),
        2 => format!("{weekday} {month} {day} {clock} {year} {zone}"),
        3 => format!("{year}-{number:02}-{day}T{clock}{offset}"),
        4 => format!("{year}-{number:02}-{day} {clock} {zone}"),
        5 => format!("{year}-{number:02}-{day}t{clock}.000{}", offset.replace(':', "")),
        6 => format!("0, {weekday}, {day} {month} {year} {clock} {zone}, 0"),
        // A smaller number is a delay.
        _ if to_seconds(moment) >= 1e9 && to_seconds(moment) < 1e12 => moment.to_string(),
        _ => format!("{day} {month} {year} {clock} {zone}"),
    }
}

/// A quota that is drawn.
#[derive(Clone, Copy)]
struct Quota {
    unit: &'static str,
    remaining: Option<usize>,
    reset: Option<usize>,
}

/// The bytes choose quotas, how they are written, and in which order. The last bytes are a text.
pub fn run_rate_limit(data: &[u8]) {
    let (choices, text) = data.split_at(data.len().min(24));
    check_any_quota(&String::from_utf8_lossy(text));
    let mut draw = Draw::new(choices);
    let mut quotas = Vec::new();
    let mut headers = Vec::new();
    for unit in ["requests", "tokens", "input-tokens", "minute"] {
        let remaining = [None, Some(0), Some(1), Some(200)][draw.below(4)];
        let reset = (draw.below(4) > 0).then(|| draw.below(256));
        let is_first = draw.below(2) == 0;
        // One API does not mix both forms of a quota.
        let create_name = |part: &str| {
            if is_first {
                format!("x-ratelimit-{part}-{unit}")
            } else {
                format!("x-ratelimit-{unit}-{part}")
            }
        };
        let quota = Quota { unit, remaining, reset };
        quotas.push(quota);
        if let Some(remaining) = remaining {
            headers.push((create_name("remaining"), remaining.to_string()));
        }
        if let Some(reset) = reset {
            headers.push((create_name("reset"), write_reset(reset, &mut draw)));
        }
    }
    let middle = draw.below(headers.len().max(1));
    headers.rotate_left(middle);
    let mut borrowed: Vec<(&str, &str)> =
        headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    let expected = find_quota(&quotas);
    for _ in 0..2 {
        let limit = read_headers(&borrowed).rate_limit;
        let found = limit.map_or((None, None), |limit| (limit.remaining, limit.reset));
        assert_eq!(found, expected, "{borrowed:?}");
        borrowed.reverse();
    }
}

fn write_reset(seconds: usize, draw: &mut Draw<'_>) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number")]
    let moment = NOW as i64 + i64::try_from(seconds).unwrap();
    match draw.below(6) {
        0 => seconds.to_string(),
        1 => format!("{}m{}s", seconds / 60, seconds % 60),
        2 => format!("{seconds}000ms"),
        3 => moment.to_string(),
        4 => format!("{moment}000"),
        _ => format_http_date(moment),
    }
}

/// Returns what remains and the reset of the quota that counts.
fn find_quota(quotas: &[Quota]) -> (Option<f64>, Option<f64>) {
    let to_number =
        |number: Option<usize>| number.map(|number| number.to_string().parse().unwrap());
    let requests = quotas.iter().find(|quota| quota.unit == "requests").unwrap();
    let used_up = quotas.iter().filter(|quota| quota.remaining == Some(0));
    match used_up.max_by_key(|quota| quota.reset) {
        None => (to_number(requests.remaining), to_number(requests.reset)),
        Some(quota) => {
            let shared = if requests.remaining.is_none() { requests.reset } else { None };
            (Some(0.0), to_number(quota.reset.or(shared)))
        }
    }
}

/// Checks a text in every place where a rate limit may have it.
fn check_any_quota(text: &str) {
    for name in
        ["ratelimit", "ratelimit-policy", "x-ratelimit-reset", "x-ratelimit-remaining-tokens"]
    {
        let headers = [(name, text), ("x-ratelimit-limit-tokens", text)];
        let Some(limit) = read_headers(&headers).rate_limit else { continue };
        assert!(
            limit.reset.is_none_or(|reset| reset >= 0.0 && reset.is_finite()),
            "{name}: {text}"
        );
        for number in [limit.limit, limit.remaining].into_iter().flatten() {
            assert!(number.is_finite(), "{name}: {text}");
        }
    }
}
