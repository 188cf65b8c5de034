//! Percent-encoding (RFC 3986, 2.1): encoded and decoded.

use std::borrow::Cow;

use crate::ascii;
use crate::number::parse_whole;
use crate::utf8::repair_utf8;

/// Returns a URI reference that can be in a header. Characters that a URI may not have are
/// percent-encoded as UTF-8, and existing percent-encoding is kept (RFC 3986, 2.1).
///
/// ```
/// assert_eq!(httpexc::percent::encode_uri_reference("/caf\u{e9} \\ %20?a=b#c"), "/caf%C3%A9%20%5C%20%20?a=b#c");
/// ```
#[must_use]
pub fn encode_uri_reference(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            percent_encode_byte(&mut out, byte);
        }
    }
    out
}

/// Appends a byte, percent-encoded.
///
/// ```
/// let mut out = String::new();
/// httpexc::percent::percent_encode_byte(&mut out, b'/');
/// assert_eq!(out, "%2F");
/// ```
pub fn percent_encode_byte(out: &mut String, byte: u8) {
    const HEX: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let hex = |digit: u8| HEX.get(usize::from(digit)).copied().unwrap_or('0');
    out.push('%');
    out.push(hex(byte >> 4));
    out.push(hex(byte & 15));
}

/// Returns a text with its percent-encoded bytes decoded. A percent sign without two hexadecimal
/// digits is kept.
///
/// ```
/// use httpexc::percent::percent_decode;
/// assert_eq!(percent_decode("caf%C3%A9 100%"), "caf\u{e9} 100%");
/// ```
#[must_use]
pub fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte == b'%') {
        return text.into();
    }
    let mut out = Vec::with_capacity(text.len());
    let mut parts = ascii::split(text, b"%");
    out.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let byte = part
            .get(..2)
            .and_then(|digits| parse_whole(digits, 16).and_then(|byte| u8::try_from(byte).ok()));
        match (byte, part.get(2..)) {
            (Some(byte), Some(rest)) => {
                out.push(byte);
                out.extend_from_slice(rest.as_bytes());
            }
            _ => {
                out.push(b'%');
                out.extend_from_slice(part.as_bytes());
            }
        }
    }
    Cow::Owned(repair_utf8(&out).into_owned())
}
