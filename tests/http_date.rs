//! HTTP-dates: formatted ones against another implementation and a naive calendar, and parsed back.

use std::time::{Duration, UNIX_EPOCH};

use httpexc::header::RetryAfter;
use httpexc::http_date::{HTTP_DATE_RANGE, format_http_date, parse_http_date};
use proptest::prelude::*;

/// Returns a date as the httpdate crate formats it, for the years from 1970 to 9999.
fn format_by_httpdate(moment: u64) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(moment))
}

#[test]
fn known_dates_are_formatted() {
    let cases = [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
        (2_147_483_648, "Tue, 19 Jan 2038 03:14:08 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        (-14_182_940, "Sun, 20 Jul 1969 20:17:40 GMT"),
        (-2_203_891_200, "Thu, 01 Mar 1900 00:00:00 GMT"),
        (-2_203_891_201, "Wed, 28 Feb 1900 23:59:59 GMT"),
        (-12_219_292_800, "Fri, 15 Oct 1582 00:00:00 GMT"),
        (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 GMT"),
        (-62_162_035_201, "Tue, 29 Feb 0000 23:59:59 GMT"),
        (-62_162_035_200, "Wed, 01 Mar 0000 00:00:00 GMT"),
    ];
    for (moment, date) in cases {
        assert_eq!(format_http_date(moment), date, "{moment}");
    }
}

#[test]
fn moments_outside_of_the_years_0_to_9999_become_the_nearest_date() {
    let (first, last) = ("Sat, 01 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT");
    let cases = [
        (*HTTP_DATE_RANGE.start(), first),
        (HTTP_DATE_RANGE.start() - 1, first),
        (i64::MIN, first),
        (*HTTP_DATE_RANGE.end(), last),
        (HTTP_DATE_RANGE.end() + 1, last),
        (i64::MAX, last),
    ];
    for (moment, date) in cases {
        assert_eq!(format_http_date(moment), date, "{moment}");
        assert_eq!(RetryAfter::At(moment).to_value(), date, "{moment}");
    }
}

#[test]
fn the_first_and_last_days_of_all_months_are_those_of_a_naive_calendar() {
    const DAYS: [&str; 7] = ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"];
    const MONTHS: [(&str, i64); 12] = [
        ("Jan", 31),
        ("Feb", 28),
        ("Mar", 31),
        ("Apr", 30),
        ("May", 31),
        ("Jun", 30),
        ("Jul", 31),
        ("Aug", 31),
        ("Sep", 30),
        ("Oct", 31),
        ("Nov", 30),
        ("Dec", 31),
    ];
    let mut day = 0;
    for year in 0..=9999 {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (month, length) in MONTHS {
            let length = if leap && month == "Feb" { 29 } else { length };
            for (of_month, day) in [(1, day), (length, day + length - 1)] {
                let name = DAYS[usize::try_from(day % 7).unwrap()];
                let expected = format!("{name}, {of_month:02} {month} {year:04} 00:00:00 GMT");
                assert_eq!(format_http_date(HTTP_DATE_RANGE.start() + day * 86_400), expected);
            }
            day += length;
        }
    }
    assert_eq!(HTTP_DATE_RANGE.start() + day * 86_400 - 1, *HTTP_DATE_RANGE.end());
}

#[test]
fn all_days_of_400_years_are_formatted_as_by_httpdate() {
    for day in 0..146_097 {
        let moment = day * 86_400 + day % 86_400;
        assert_eq!(format_http_date(i64::try_from(moment).unwrap()), format_by_httpdate(moment));
    }
}

proptest! {
    #[test]
    fn any_moment_from_1970_on_is_formatted_as_by_httpdate(moment in 0..=*HTTP_DATE_RANGE.end()) {
        prop_assert_eq!(format_http_date(moment), format_by_httpdate(moment.unsigned_abs()));
    }

    #[test]
    fn every_date_has_29_characters(moment: i64) {
        prop_assert_eq!(format_http_date(moment).len(), 29);
    }
}

proptest! {
    #[test]
    fn a_formatted_date_is_parsed_as_its_moment(moment in HTTP_DATE_RANGE) {
        #[expect(clippy::cast_precision_loss, reason = "the moment has at most 12 digits")]
        let expected = moment as f64;
        prop_assert_eq!(parse_http_date(&format_http_date(moment), None), Some(expected));
    }
}
