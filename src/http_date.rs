//! HTTP-dates (RFC 9110, 5.6.7), parsed and formatted.

use std::ops::RangeInclusive;

use crate::number::format_decimal;

/// The moments that an HTTP-date can represent, in seconds since 1970: the years 0 to 9999.
pub const HTTP_DATE_RANGE: RangeInclusive<i64> = -62_167_219_200..=253_402_300_799;

/// Returns a moment in seconds since 1970 as an HTTP-date (RFC 9110, 5.6.7). A moment outside of
/// [`HTTP_DATE_RANGE`] becomes the nearest moment in it.
///
/// ```
/// assert_eq!(httpexc::http_date::format_http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
/// ```
#[must_use]
pub fn format_http_date(moment: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"];
    let moment = moment.clamp(*HTTP_DATE_RANGE.start(), *HTTP_DATE_RANGE.end());
    let (day, second) = (moment.div_euclid(86_400), moment.rem_euclid(86_400));
    // Days are counted from 1 March, so that a leap day is the last day of its year. The first two
    // months of the year 0 are before 1 March, so counting starts an era of 400 years earlier.
    let shifted = day.saturating_add(719_468 + 146_097);
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let leaps = (of_era / 1_460).saturating_sub(of_era / 36_524).saturating_add(of_era / 146_096);
    let year_of_era = of_era.saturating_sub(leaps) / 365;
    let before = year_of_era
        .saturating_mul(365)
        .saturating_add(year_of_era / 4)
        .saturating_sub(year_of_era / 100);
    let of_year = of_era.saturating_sub(before);
    // From March on, every five months have 31 30 31 30 31 days, which are 153.
    let month = of_year.saturating_mul(5).saturating_add(2) / 153;
    let of_month = of_year.saturating_sub(month.saturating_mul(153).saturating_add(2) / 5);
    let year = era
        .saturating_sub(1)
        .saturating_mul(400)
        .saturating_add(year_of_era)
        .saturating_add(i64::from(month >= 10));

    let named = |names: &[&'static str], at: i64| {
        usize::try_from(at).ok().and_then(|at| names.get(at).copied()).unwrap_or_default()
    };
    let mut out = String::with_capacity(29);
    out.push_str(named(&DAYS, day.rem_euclid(7)));
    out.push_str(", ");
    append_padded(&mut out, of_month.saturating_add(1), 2);
    out.push(' ');
    out.push_str(named(&MONTHS, month));
    out.push(' ');
    append_padded(&mut out, year, 4);
    for (separator, part) in [(' ', second / 3_600), (':', second / 60 % 60), (':', second % 60)] {
        out.push(separator);
        append_padded(&mut out, part, 2);
    }
    out.push_str(" GMT");
    out
}

fn append_padded(out: &mut String, number: i64, width: usize) {
    let digits = format_decimal(number.unsigned_abs());
    for _ in digits.len()..width {
        out.push('0');
    }
    out.push_str(&digits);
}

/// Returns the moment of an HTTP-date in any of its three forms, in seconds since 1970 (RFC 9110,
/// 5.6.7), or `None` if the text is no HTTP-date. A day that its month does not have counts into the
/// next month.
///
/// ```
/// use httpexc::http_date::parse_http_date;
/// assert_eq!(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777.0));
/// assert_eq!(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT"), Some(784_111_777.0));
/// assert_eq!(parse_http_date("soon"), None);
/// ```
#[must_use]
pub fn parse_http_date(text: &str) -> Option<f64> {
    const MONTHS: [&str; 12] =
        ["mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "jan", "feb"];
    let (mut day, mut month, mut year, mut clock) = (None, None, None, None);
    if text.len() > 64 || !text.is_ascii() {
        return None;
    }
    for word in text.split([' ', ',', '-', '\t']).filter(|word| !word.is_empty()) {
        if word.bytes().any(|byte| byte == b':') {
            let mut parts = word.split(':').map(|part| part.parse::<i64>().ok());
            let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
            let is_time =
                (0..24).contains(&hour) && (0..60).contains(&minute) && (0..61).contains(&second);
            if !is_time || parts.next().is_some() {
                return None;
            }
            clock = Some(
                hour.saturating_mul(3600)
                    .saturating_add(minute.saturating_mul(60))
                    .saturating_add(second),
            );
        } else if let Ok(number) = word.parse::<i64>() {
            if day.is_none() && (1..32).contains(&number) {
                day = Some(number);
            } else if year.is_none() && (0..10_000).contains(&number) {
                year = Some(match (word.len(), number) {
                    (2, 70..) => number.saturating_add(1900),
                    (2, _) => number.saturating_add(2000),
                    _ => number,
                });
            } else {
                return None;
            }
        } else if month.is_none()
            && let Some(at) = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(word))
        {
            month = i64::try_from(at).ok();
        } else if !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
    }
    let (day, month, year, clock) = (day?, month?, year?, clock?);
    // Years begin in March, so that a leap day is the last day of its year.
    let year = if month >= 10 { year.saturating_sub(1) } else { year };
    let leaps = (year.div_euclid(4))
        .saturating_sub(year.div_euclid(100))
        .saturating_add(year.div_euclid(400));
    let of_year = month.saturating_mul(153).saturating_add(2) / 5;
    let days = year
        .saturating_mul(365)
        .saturating_add(leaps)
        .saturating_add(of_year)
        .saturating_add(day)
        .saturating_sub(719_469);
    #[expect(clippy::cast_precision_loss, reason = "a year has four digits")]
    let moment = days.saturating_mul(86_400).saturating_add(clock) as f64;
    Some(moment)
}
