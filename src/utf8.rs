//! Bytes as UTF-8.

use std::borrow::Cow;

/// Returns bytes as text. Each malformed sequence becomes U+FFFD, as the encoding standard has it.
///
/// The function of the standard library does the same with a second decoder beside the one that checks.
pub(crate) fn repair_utf8(bytes: &[u8]) -> Cow<'_, str> {
    let mut error = match str::from_utf8(bytes) {
        Ok(text) => return text.into(),
        Err(error) => error,
    };
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        let (valid, after) = rest.split_at_checked(error.valid_up_to()).unwrap_or_default();
        out.push_str(str::from_utf8(valid).unwrap_or_default());
        out.push(char::REPLACEMENT_CHARACTER);
        let Some(length) = error.error_len() else { return out.into() };
        rest = after.get(length..).unwrap_or_default();
        match str::from_utf8(rest) {
            Ok(text) => {
                out.push_str(text);
                return out.into();
            }
            Err(next) => error = next,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::repair_utf8;

    #[test]
    fn the_text_is_that_of_the_standard_library() {
        let pieces: [&[u8]; 10] = [
            b"a",
            b"\xc3\xa9",
            b"\xc3",
            b"\xe2\x98",
            b"\xf0\x9f\x8e\xb5",
            b"\xf0\x9f",
            b"\xff",
            b"\x80",
            b"\xed\xa0\x80",
            b"",
        ];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let bytes = [first, second, third].concat();
                    assert_eq!(repair_utf8(&bytes), String::from_utf8_lossy(&bytes), "{bytes:x?}");
                }
            }
        }
    }
}
