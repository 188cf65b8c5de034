//! Numbers in decimal digits: formatted as the standard library does, and parsed back.

use httpexc::header::{RetryAfter, format_unsatisfied_range};
use httpexc::number::{format_decimal, format_number, is_printed_number, parse_number};
use proptest::prelude::*;

#[test]
fn a_printed_number_prints_as_the_same_text() {
    for text in [
        "0",
        "7",
        "-7",
        "10",
        "1200",
        "0.5",
        "-0.5",
        "1.01",
        "10.1",
        "0.000001",
        "0.0000015",
        "999999999999999",
        "-99999999999999",
        "1234567.1234567",
    ] {
        assert!(is_printed_number(text), "{text}");
    }
    for text in [
        "",
        "-",
        ".",
        "-.",
        "-0",
        "00",
        "007",
        "-01",
        "+5",
        ".5",
        "5.",
        "1.10",
        "1.0",
        "0.0",
        "-0.0",
        "1.1.1",
        "1e3",
        "1E3",
        "1e-7",
        "0.0000001",
        "-0.00000012",
        "0x10",
        "1_000",
        "1,5",
        " 1",
        "1 ",
        "one",
        "NaN",
        "Infinity",
        "1000000000000000",
        "9007199254740993",
        "1234567.12345678",
        "\u{0663}",
    ] {
        assert!(!is_printed_number(text), "{text}");
    }
}

proptest! {
    #[test]
    fn a_printed_number_is_what_a_double_prints(text in "-?[0-9]{0,9}(\\.[0-9]{0,9})?(e[0-9])?") {
        // Rust prints no exponent, so small numbers are left to the table above.
        let number: Result<f64, _> = text.parse();
        let is_small = number.as_ref().is_ok_and(|number| number.abs() < 1e-6 && *number != 0.0);
        let same = number.is_ok_and(|number| number.to_string() == text) && text != "-0";
        prop_assert_eq!(is_printed_number(&text), same && text.len() < 16 && !is_small, "{}", text);
    }

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
