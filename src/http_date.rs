//! HTTP-dates (RFC 9110, 5.6.7), parsed and formatted.

use std::ops::RangeInclusive;

use crate::ascii;
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
/// 5.6.7), or `None` if the text is no HTTP-date or its time zone is unknown. A day that its month does
/// not have counts into the next month.
///
/// All HTTP-dates are in UTC. Servers that send another zone mean that zone, so an offset and the names
/// of RFC 5322, 4.3, are read. A two-digit year is the latest one that is at most 50 years after `now`,
/// the current time in seconds since 1970; without it, a year from 1970 to 2069.
///
/// ```
/// use httpexc::http_date::parse_http_date;
/// assert_eq!(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT", None), Some(784_111_777.0));
/// assert_eq!(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", None), Some(784_111_777.0));
/// assert_eq!(parse_http_date("Sun, 06 Nov 1994 00:49:37 PST", None), Some(784_111_777.0));
/// assert_eq!(parse_http_date("Sun, 06 Nov 1994 09:49:37 CET", None), None);
/// ```
#[must_use]
pub fn parse_http_date(text: &str, now: Option<f64>) -> Option<f64> {
    if text.len() > MAX_DATE_LENGTH || !text.is_ascii() {
        return None;
    }
    let mut date = DateParts::default();
    for word in ascii::split(text, b" ,\t").filter(|word| !word.is_empty()) {
        // JavaScript has the name of the zone in parentheses at the end.
        if word.starts_with('(') {
            break;
        }
        date.add(word)?;
    }
    date.to_moment(now)
}

/// A longer text is no date.
const MAX_DATE_LENGTH: usize = 128;

/// The parts of a date that were found. They are doubles, as those cannot overflow.
#[derive(Default)]
struct DateParts<'t> {
    day: Option<f64>,
    month: Option<f64>,
    year: Option<&'t str>,
    second_of_day: Option<f64>,
    offset: Option<f64>,
}

impl<'t> DateParts<'t> {
    /// Adds a word of a date. Returns `None` if the word has no place in it.
    fn add(&mut self, word: &'t str) -> Option<()> {
        if let Some(offset) = parse_zone(word) {
            return set_once(&mut self.offset, offset);
        }
        if word.bytes().any(|byte| byte == b':') {
            return set_once(&mut self.second_of_day, parse_clock(word)?);
        }
        // The date of RFC 850 is one word: `06-Nov-94`.
        ascii::split(word, b"-").try_for_each(|part| self.add_part(part))
    }

    fn add_part(&mut self, word: &'t str) -> Option<()> {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        if let Some(number) = parse_digits(word) {
            return if self.day.is_none() && (1.0..32.0).contains(&number) {
                set_once(&mut self.day, number)
            } else {
                set_once(&mut self.year, word)
            };
        }
        let mut number = 0.0;
        for month in MONTHS {
            number += 1.0;
            if month.eq_ignore_ascii_case(word) {
                return set_once(&mut self.month, number);
            }
        }
        is_weekday(word).then_some(())
    }

    fn to_moment(&self, now: Option<f64>) -> Option<f64> {
        let (day, month, digits) = (self.day?, self.month?, self.year?);
        let second = self.second_of_day? - self.offset.unwrap_or_default();
        let year = parse_digits(digits)?;
        let moment = |year| compute_moment(year, month, day) + second;
        match (digits.len(), now) {
            (4, _) => Some(moment(year)),
            // RFC 9110, 5.6.7: a date that seems to be more than 50 years in the future has the most
            // recent year in the past with the same two digits.
            (2, Some(now)) => {
                let latest = now + 50.0 * SECONDS_IN_YEAR;
                let next_year = 1971.0 + (latest / SECONDS_IN_YEAR).floor();
                let year = year + ((next_year - year) / 100.0).floor() * 100.0;
                let later = moment(year);
                Some(if later > latest { moment(year - 100.0) } else { later })
            }
            (2, None) if year < 70.0 => Some(moment(year + 2000.0)),
            (2, None) => Some(moment(year + 1900.0)),
            _ => None,
        }
    }
}

/// The mean length of a year in the calendar.
const SECONDS_IN_YEAR: f64 = 365.2425 * 86_400.0;

/// Sets a part that was not found before. Returns `None` if it was.
fn set_once<T>(part: &mut Option<T>, value: T) -> Option<()> {
    part.replace(value).is_none().then_some(())
}

/// Whether a word is the name of a day of the week, or its first three letters.
pub(crate) fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().any(|name| {
        let short = name.get(..3).unwrap_or_default();
        word.eq_ignore_ascii_case(name) || word.eq_ignore_ascii_case(short)
    })
}

/// Returns the number that a text of one to four digits is.
pub(crate) fn parse_digits(text: &str) -> Option<f64> {
    if text.is_empty() || text.len() > 4 {
        return None;
    }
    text.bytes().try_fold(0.0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10.0 + f64::from(byte & 15))
    })
}

/// Returns the second of a day that a time of day such as `08:49:37` means.
pub(crate) fn parse_clock(word: &str) -> Option<f64> {
    let mut parts = ascii::split(word, b":").map(parse_digits);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    // A leap second is the 61st of its minute.
    let is_time = hour < 24.0 && minute < 60.0 && second < 61.0 && parts.next().is_none();
    is_time.then_some((hour * 60.0 + minute) * 60.0 + second)
}

/// Returns the seconds by which a time zone is ahead of UTC: a name of RFC 5322, 4.3, an offset such as
/// `+0100`, `+01:00` or `+01`, or `GMT` or `UTC` with an offset. The letters of the military zones other
/// than `Z` had the wrong signs in RFC 822, so their meaning is unknown, as is that of other names.
pub(crate) fn parse_zone(word: &str) -> Option<f64> {
    const AMERICAN_ZONES: [(u8, f64); 4] = [(b'E', -5.0), (b'C', -6.0), (b'M', -7.0), (b'P', -8.0)];
    if ["GMT", "UTC", "UT", "Z"].iter().any(|name| name.eq_ignore_ascii_case(word)) {
        return Some(0.0);
    }
    match word.as_bytes() {
        [zone, season @ (b'S' | b's' | b'D' | b'd'), b'T' | b't'] => {
            let zone = zone.to_ascii_uppercase();
            let (_, hours) = AMERICAN_ZONES.iter().find(|(letter, _)| *letter == zone)?;
            let is_summer = season.eq_ignore_ascii_case(&b'D');
            Some((hours + f64::from(u8::from(is_summer))) * 3600.0)
        }
        _ => {
            let named = word.strip_prefix("GMT").or_else(|| word.strip_prefix("UTC"));
            let (sign, digits) = named.unwrap_or(word).split_at_checked(1)?;
            let sign = match sign {
                "+" => 1.0,
                "-" => -1.0,
                _ => return None,
            };
            let (hours, minutes) = digits.split_at_checked(2)?;
            let minutes = match minutes.strip_prefix(':').unwrap_or(minutes) {
                "" => "00",
                minutes => minutes,
            };
            let minutes =
                parse_digits(minutes).filter(|number| *number < 60.0 && minutes.len() == 2)?;
            let hours = parse_digits(hours).filter(|number| *number < 24.0)?;
            Some(sign * (hours * 60.0 + minutes) * 60.0)
        }
    }
}

/// Returns the start of a day in seconds since 1970. `month` is from 1 to 12, and a day beyond its range
/// counts into the next month.
pub(crate) fn compute_moment(year: f64, month: f64, day: f64) -> f64 {
    // Years begin in March, so that a leap day is the last day of its year.
    let (year, month) = if month < 3.0 { (year - 1.0, month + 9.0) } else { (year, month - 3.0) };
    let leaps = (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor();
    let days = year * 365.0 + leaps + ((month * 153.0 + 2.0) / 5.0).floor() + day - 719_469.0;
    days * 86_400.0
}
