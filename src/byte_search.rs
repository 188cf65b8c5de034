//! Searches for bytes in texts, eight bytes at a time.
//!
//! A wasm module has no library function for it, and a loop over single bytes takes some ten times as
//! many instructions. This module must not know what the texts are.

/// A number whose eight bytes are all 1.
const ONES: u64 = u64::from_ne_bytes([1; 8]);

/// A number that has the highest bit of each of its eight bytes.
const HIGH_BITS: u64 = u64::from_ne_bytes([0x80; 8]);

/// Returns a number that has the highest bit of each byte of `word` that is less than `limit`, which is
/// at most 128. Bytes after the first such byte may be marked wrongly.
const fn mark_less(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(ONES.wrapping_mul(limit as u64)) & !word & HIGH_BITS
}

/// The same for the bytes of `word` that are equal to `byte`.
const fn mark_equal(word: u64, byte: u8) -> u64 {
    mark_less(word ^ ONES.wrapping_mul(byte as u64), 1)
}

/// Returns the index of the first byte that a function marks. The function takes eight bytes, the first
/// of them in the lowest place.
#[inline(always)]
fn find_marked(bytes: &[u8], mark: impl Fn(u64) -> u64) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks();
    let mut at: usize = 0;
    for chunk in chunks {
        let marks = mark(u64::from_le_bytes(*chunk));
        if marks != 0 {
            return Some(at.saturating_add((marks.trailing_zeros() / 8) as usize));
        }
        at = at.saturating_add(8);
    }
    // The bytes that are missing in the last word are 0. They come after all others.
    let word = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let found = (mark(word).trailing_zeros() / 8) as usize;
    (found < rest.len()).then(|| at.saturating_add(found))
}

/// Returns the index of the first byte of this value.
#[inline(never)]
pub(crate) fn find_byte(bytes: &[u8], byte: u8) -> Option<usize> {
    find_marked(bytes, |word| mark_equal(word, byte))
}

#[inline(always)]
const fn mark_json_string_stop(word: u64) -> u64 {
    mark_less(word, b' ') | mark_equal(word, b'"') | mark_equal(word, b'\\')
}

/// Returns the index of the first byte that is not itself in a JSON string: the end of the string, a
/// backslash or a control character.
#[inline(never)]
pub(crate) fn find_json_string_stop(bytes: &[u8]) -> Option<usize> {
    find_marked(bytes, mark_json_string_stop)
}

#[cfg(test)]
mod tests {
    use super::{find_byte, find_json_string_stop};

    #[test]
    fn finds_the_first_byte_at_every_place_and_in_every_length() {
        for before in 0..18 {
            for after in [0, 1, 7, 8] {
                for byte in 0..=255 {
                    // Bytes that differ little from the wanted one come after it.
                    let bytes = [vec![b'!'; before], vec![byte], vec![byte ^ 1; after]].concat();
                    let found = bytes.iter().position(|other| *other == byte);
                    assert_eq!(find_byte(&bytes, byte), found, "{bytes:?}");
                    let is_stop = |byte: &u8| *byte < b' ' || matches!(*byte, b'"' | b'\\');
                    let stop = bytes.iter().position(is_stop);
                    assert_eq!(find_json_string_stop(&bytes), stop, "{bytes:?}");
                    assert_eq!(find_byte(&bytes, 0x7f), bytes.iter().position(|b| *b == 0x7f));
                }
            }
        }
    }
}
