//! Numbers in decimal digits, parsed and formatted.
//!
//! The exact conversions of the standard library would make the wasm 15 KB larger.

use crate::ascii;

/// Up to here a double holds every whole number. A longer number is rounded twice.
const LARGEST_EXACT: u64 = 1 << 53;

/// Returns the number that a text of decimal digits represents, or `None` if it is not a finite number.
/// It accepts the numbers of JSON, and numbers that begin with `+`, `.` or a zero.
///
/// ```
/// use httpexc::number::parse_number;
/// assert_eq!(parse_number(" 64.57 "), Some(64.57));
/// assert_eq!(parse_number("-1.5e3"), Some(-1500.0));
/// assert_eq!((parse_number(""), parse_number("soon"), parse_number("1e999")), (None, None, None));
/// ```
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim_ascii();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = ascii::split_once_at(text, b"eE").unwrap_or((text, "0"));
    let (whole, part) = ascii::split_once_at(mantissa, b".").unwrap_or((mantissa, ""));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let mut digits: u64 = 0;
    let (is_small, exponent) = match exponent.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, exponent.strip_prefix('+').unwrap_or(exponent)),
    };
    let size = i32::try_from(parse_whole(exponent, 10)?).ok()?;
    let mut scale = if is_small { size.saturating_neg() } else { size };
    for (is_part, byte) in
        whole.bytes().map(|byte| (false, byte)).chain(part.bytes().map(|byte| (true, byte)))
    {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte & 15))?;
        if digits < LARGEST_EXACT {
            digits = digits.saturating_mul(10).saturating_add(digit);
            scale = scale.saturating_sub(i32::from(is_part));
        } else {
            scale = scale.saturating_add(i32::from(!is_part));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a double is what the caller gets")]
    let mut value = digits as f64;
    // Powers of ten are exact up to the 22nd, so most values are rounded once.
    while scale != 0 && value != 0.0 && value.is_finite() {
        let step = scale.clamp(-22, 22);
        let power = 10_f64.powi(step.abs());
        value = if step < 0 { value / power } else { value * power };
        scale = scale.saturating_sub(step);
    }
    let value = if negative { -value } else { value };
    value.is_finite().then_some(value)
}

/// Returns the whole number that a text of digits represents, in a number system of up to 36 digits, or
/// `None` for any other text and a number of more than 64 bits. All callers share it: the standard library
/// has a function for each type.
pub(crate) fn parse_whole(digits: &str, radix: u32) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    // A checked multiplication of 64 bits is a function of its own in wasm.
    let radix_u64 = u64::from(radix);
    let most = u64::MAX.checked_div(radix_u64)?;
    digits.bytes().try_fold(0_u64, |number, byte| {
        let digit = char::from(byte).to_digit(radix)?;
        let shifted = (number <= most).then(|| number.wrapping_mul(radix_u64))?;
        shifted.checked_add(digit.into())
    })
}

/// Whether a text is a number that prints as the same text. `1.10` would print as `1.1`, and a version, an
/// id or a phone number as another one. Texts of more than 15 characters do not count: a double does not
/// hold all of their digits.
///
/// ```
/// use httpexc::number::is_printed_number;
/// assert!(is_printed_number("-0.5") && is_printed_number("120"));
/// assert!(!is_printed_number("1.10") && !is_printed_number("007") && !is_printed_number("1e3"));
/// ```
#[must_use]
pub fn is_printed_number(text: &str) -> bool {
    let size = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = ascii::split_once_at(size, b".").unwrap_or((size, "0"));
    let are_digits =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let has_part = whole.len() < size.len();
    text.len() < 16
        && are_digits(whole)
        && are_digits(part)
        && (whole == "0" || !whole.starts_with('0'))
        && has_part != part.ends_with('0')
        // A seventh zero makes it `1e-7`, and `-0` prints as `0`.
        && !(whole == "0" && part.starts_with("000000"))
        && (has_part || text != "-0")
}

/// Returns a number as JSON, rounded to billionths. A number larger than 9e15 becomes 9e15.
///
/// ```
/// use httpexc::number::format_number;
/// assert_eq!((&*format_number(64.57), &*format_number(30.0), &*format_number(-0.25)), ("64.57", "30", "-0.25"));
/// ```
#[must_use]
pub fn format_number(number: f64) -> String {
    const BILLION: u64 = 1_000_000_000;
    let size = number.abs().min(9e15);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was clamped")]
    let (mut whole, mut part) = (size as u64, (size.fract() * 1e9).round() as u64);
    if part >= BILLION {
        whole = whole.saturating_add(1);
        part = 0;
    }
    let mut out = String::new();
    if number < 0.0 && (whole, part) != (0, 0) {
        out.push('-');
    }
    out.push_str(&format_decimal(whole));
    let part = format_decimal(part.saturating_add(BILLION));
    let part = ascii::trim_end(&part, b"0");
    if part.len() > 1 {
        out.push('.');
        out.push_str(part.get(1..).unwrap_or_default());
    }
    out
}

/// Returns a whole number in decimal digits.
///
/// ```
/// assert_eq!(httpexc::number::format_decimal(0), "0");
/// assert_eq!(httpexc::number::format_decimal(u64::MAX), u64::MAX.to_string());
/// ```
// `to_string` would bring the formatting code of the standard library into the wasm: 6 KB of gzip.
#[must_use]
pub fn format_decimal(number: u64) -> String {
    let mut digits = [b'0'; 20];
    let mut rest = number;
    let mut length: usize = 0;
    for place in digits.iter_mut().rev() {
        *place = b'0'.wrapping_add(u8::try_from(rest % 10).unwrap_or_default());
        rest /= 10;
        length = length.saturating_add(1);
        if rest == 0 {
            break;
        }
    }
    let skipped = digits.len().saturating_sub(length);
    digits.iter().skip(skipped).copied().map(char::from).collect()
}
