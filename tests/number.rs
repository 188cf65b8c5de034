//! Numbers in decimal digits: formatted as the standard library does, and parsed back.

use httpexc::header::{RetryAfter, format_unsatisfied_range};
use httpexc::number::{format_decimal, format_number, parse_number};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_number_has_its_digits(number: u64) {
        prop_assert_eq!(format_decimal(number), number.to_string());
        prop_assert_eq!(RetryAfter::Seconds(number).to_value(), number.to_string());
        prop_assert_eq!(format_unsatisfied_range("bytes", number), format!("bytes */{number}"));
    }

    #[test]
    fn a_number_of_millionths_is_parsed_back(millionths in -9_000_000_000_000_i64..9_000_000_000_000) {
        #[expect(clippy::cast_precision_loss, reason = "a double holds 15 digits")]
        let number = millionths as f64 / 1e6;
        prop_assert_eq!(parse_number(&format_number(number)), Some(number));
    }
}
