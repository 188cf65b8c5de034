//! Gives moments from HTTP-dates.
use super::text;

/// Gives the moment of an HTTP-date in any of its three forms, in seconds since 1970 (RFC 9110,
/// 5.6.7). What is none gives `None`; a day that its month does not have counts into the next one.
pub fn parse(text: &str) -> Option<f64> {
    const MONTHS: [&str; 12] =
        ["mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "jan", "feb"];
    let (mut day, mut month, mut year, mut clock) = (None, None, None, None);
    if text.len() > 64 || !text.is_ascii() {
        return None;
    }
    for word in text.split([' ', ',', '-', '\t']).filter(|word| !word.is_empty()) {
        if text::holds(word, b':') {
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
