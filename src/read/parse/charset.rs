//! Bytes as text, in the character set that they or the content type name.

use std::borrow::Cow;

use crate::ascii;
use crate::read::text;
use crate::utf8::repair_utf8;

/// Returns bytes as text: UTF-8, or UTF-16 with a byte order mark, or Latin-1 if the content type says
/// so and they are not UTF-8. Malformed bytes become U+FFFD. If the bytes were cut off, a character that
/// is not complete at their end is left out. In JavaScript the platform decodes other character sets
/// before.
pub fn decode_body<'a>(bytes: &'a [u8], content_type: &str, is_cut: bool) -> Cow<'a, str> {
    let decode_utf16 = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let units = bytes.as_chunks().0.iter().map(|pair| join(*pair));
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => decode_utf8_text(rest, is_cut),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(decode_utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(decode_utf16(rest, u16::from_be_bytes)),
        _ if is_latin_1(content_type) && !is_utf8(bytes, is_cut) => {
            Cow::Owned(bytes.iter().map(|byte| decode_windows_1252(*byte)).collect())
        }
        _ => decode_utf8_text(bytes, is_cut),
    }
}

/// Whether bytes are UTF-8. If a character is not complete at the end, they are if the end was cut off,
/// or if there are other characters of more than one byte. Otherwise it is a letter of Latin-1, as in
/// `caf\xe9`.
fn is_utf8(bytes: &[u8], is_cut: bool) -> bool {
    let Err(error) = str::from_utf8(bytes) else { return true };
    let has_others = || bytes.get(..error.valid_up_to()).is_some_and(|valid| !valid.is_ascii());
    error.error_len().is_none() && (is_cut || has_others())
}

fn decode_utf8_text(bytes: &[u8], is_cut: bool) -> Cow<'_, str> {
    match str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) if is_cut && error.error_len().is_none() => {
            repair_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default())
        }
        Err(_) => repair_utf8(bytes),
    }
}

/// Returns the character of a byte in windows-1252, which Latin-1 means on the web (Encoding, 4.2).
fn decode_windows_1252(byte: u8) -> char {
    const FROM_0X80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let at = usize::from(byte).checked_sub(0x80).filter(|at| *at < 32);
    at.and_then(|at| FROM_0X80.chars().nth(at)).unwrap_or_else(|| char::from(byte))
}

fn is_latin_1(content_type: &str) -> bool {
    if !text::contains_byte(content_type, b'=') {
        return false;
    }
    let parameters = content_type.to_ascii_lowercase();
    let Some((_, label)) = text::split_once(&parameters, "charset=") else { return false };
    let label = ascii::trim_start(ascii::trim_end(ascii::first_part(label, b";"), b"\""), b"\"");
    text::is_word_of("iso-8859-1|latin1|latin-1|windows-1252|us-ascii", label)
}
