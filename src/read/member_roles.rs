//! The roles that the usual member names of error bodies have.
//!
//! Names are compared without case, `_`, `-` and spaces, so `errorCode`, `error_code` and `ErrorCode` are
//! one name. This module must not know the format of the body that has a name.

use std::cmp::Ordering;

use super::member_names::{CODE_WORDS, ERROR_WORDS, NAMES_BY_ROLE, OUTCOME_WORDS, TEXT_WORDS};
pub use super::member_role::{MemberRole, TimeUnit};
use super::ranks::{CodeRank, TextRank};
use super::text;
use crate::ascii;

/// Returns all names that have a role.
#[cfg(feature = "binding")]
pub fn list_member_names() -> impl Iterator<Item = &'static str> {
    NAMES_BY_ROLE.iter().flat_map(|(_, names)| names.iter().copied())
}

/// Returns the names that say whether and when another try is worth it, and for whom a limit is.
#[cfg(feature = "binding")]
pub fn list_retry_names() -> impl Iterator<Item = &'static str> {
    let is_about_retries = |(role, _): &&(MemberRole, &[&str])| {
        matches!(role, MemberRole::RetryAfter(_) | MemberRole::Retryable | MemberRole::IsGlobal)
    };
    NAMES_BY_ROLE.iter().filter(is_about_retries).flat_map(|(_, names)| names.iter().copied())
}

/// How many names there are, how many bytes they have together, and how long the longest is.
const NAME_COUNT: usize = count_names().0;
const NAME_BYTES: usize = count_names().1;
const LONGEST_NAME: usize = count_names().2;

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "the compiler evaluates it, and a panic would not compile"
)]
const fn count_names() -> (usize, usize, usize) {
    let (mut count, mut bytes, mut longest) = (0, 0, 0);
    let mut row = 0;
    while row < NAMES_BY_ROLE.len() {
        let names = NAMES_BY_ROLE[row].1;
        let mut at = 0;
        while at < names.len() {
            count += 1;
            bytes += names[at].len();
            if names[at].len() > longest {
                longest = names[at].len();
            }
            at += 1;
        }
        row += 1;
    }
    (count, bytes, longest)
}

/// [`NAMES_BY_ROLE`] for a search: in the order of lengths, and in that of bytes within a length. So a
/// name is compared only with some of the names that are as long. The names stand one after another
/// without a mark. Addresses of single texts would take more room than the names.
struct NameTable {
    names: [u8; NAME_BYTES],
    /// The role of each name.
    roles: [MemberRole; NAME_COUNT],
    /// Where the roles and the names of each length begin, and at last where they end.
    starts: [(u16, u16); LONGEST_NAME + 2],
}

static NAME_TABLE: NameTable = NameTable::new();

impl NameTable {
    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "the compiler evaluates it, and a panic would not compile"
    )]
    const fn new() -> Self {
        let mut table = Self {
            names: [0; NAME_BYTES],
            roles: [MemberRole::Error; NAME_COUNT],
            starts: [(0, 0); LONGEST_NAME + 2],
        };
        let (mut count, mut bytes) = (0, 0);
        let mut length = 0;
        while length <= LONGEST_NAME {
            let mut last: &[u8] = &[];
            while let Some((name, role)) = find_next_name(last, length) {
                table.roles[count] = role;
                count += 1;
                let mut byte = 0;
                while byte < length {
                    table.names[bytes] = name[byte];
                    bytes += 1;
                    byte += 1;
                }
                last = name;
            }
            length += 1;
            table.starts[length] = (count as u16, bytes as u16);
        }
        table
    }

    /// Returns the role of a name in lower case and without separators.
    fn find(&self, name: &[u8]) -> Option<MemberRole> {
        let [start, end] = self.starts.get(name.len()..)?.first_chunk()?;
        let names = self.names.get(usize::from(start.1)..)?;
        let (mut low, mut high) = (usize::from(start.0), usize::from(end.0));
        while low < high {
            let middle = low.midpoint(high);
            let at = middle.wrapping_sub(usize::from(start.0)).wrapping_mul(name.len());
            match names.get(at..at.wrapping_add(name.len()))?.cmp(name) {
                Ordering::Less => low = middle.wrapping_add(1),
                Ordering::Equal => return self.roles.get(middle).copied(),
                Ordering::Greater => high = middle,
            }
        }
        None
    }
}

/// Returns the first name of a length that comes after another name of that length, or after none.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "the compiler evaluates it, and a panic would not compile"
)]
const fn find_next_name(last: &[u8], length: usize) -> Option<(&'static [u8], MemberRole)> {
    let mut next: Option<(&'static [u8], MemberRole)> = None;
    let mut row = 0;
    while row < NAMES_BY_ROLE.len() {
        let (role, names) = NAMES_BY_ROLE[row];
        let mut at = 0;
        while at < names.len() {
            let name = names[at].as_bytes();
            if name.len() == length
                && is_before(last, name)
                && match next {
                    Some((best, _)) => is_before(name, best),
                    None => true,
                }
            {
                next = Some((name, role));
            }
            at += 1;
        }
        row += 1;
    }
    next
}

/// Whether a name comes before another one that is not shorter.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "the compiler evaluates it, and a panic would not compile"
)]
const fn is_before(name: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() && name[at] == other[at] {
        at += 1;
    }
    at < other.len() && (at == name.len() || name[at] < other[at])
}

/// The length of the shortest name that is made of two words, such as `errmsg`.
const SHORTEST_WORDS: usize = 6;

/// Whether a word for errors or outcomes begins with three letters. Most names have no such letters at
/// any place, and need no search for the words.
const fn is_start_of_word(letters: &[u8]) -> bool {
    matches!(
        letters,
        [b'e', b'r', b'r']
            | [b'e', b'x', b'c']
            | [b'f', b'a', b'i' | b'u']
            | [b'f', b'e', b'h']
            | [b'r', b'e', b's' | b'j' | b'a']
            | [b'r', b's', b'p']
            | [b'd', b'e', b'c']
            | [b's', b't', b'a']
    )
}

/// Returns the role of a name that is made of such words: `codigoErro` has a code, and `xyzErrorText` a
/// sentence. With another word before them the name has a low rank.
fn find_role_by_words(name: &[u8]) -> Option<MemberRole> {
    if name.len() < SHORTEST_WORDS || !name.windows(3).any(is_start_of_word) {
        return None;
    }
    let name = str::from_utf8(name).ok()?;
    let is_joint = |rest: &str| text::is_word_of("|de|do|da|di|del|s|tag", rest);
    let is_of = |list, name: &str| {
        let is_it = &mut |word: &str| name.strip_prefix(word).is_some_and(is_joint);
        text::find_word(list, is_it).is_some()
    };
    let find = |list| text::find_word(list, &mut |word| text::contains(name, word));
    let error = find(ERROR_WORDS);
    let is_outcome = error.is_none();
    let (before, after) = text::split_once(name, error.or_else(|| find(OUTCOME_WORDS))?)?;
    let noun = if after.is_empty() { before } else { after };
    // `responseReasonText` has two such words.
    let second = text::find_word(OUTCOME_WORDS, &mut |word| noun.starts_with(word));
    let noun = second.and_then(|word| noun.strip_prefix(word)).unwrap_or(noun);
    // What a check of an address or a card number says is no failure.
    if text::contains_word_of("avs|cvv|cvc", before) {
        return None;
    }
    let is_low = is_outcome || !after.is_empty() && !before.is_empty();
    // A code of a result says as often that all is well.
    if is_of(CODE_WORDS, noun) && !name.ends_with("resultcode") {
        Some(MemberRole::Code(if is_low { CodeRank::Tag } else { CodeRank::ErrorCode }))
    } else if is_of(TEXT_WORDS, noun) {
        Some(MemberRole::Text(match is_low {
            _ if is_outcome && before.is_empty() => TextRank::OtherMessage,
            true => TextRank::List,
            false => TextRank::ErrorMessage,
        }))
    } else {
        None
    }
}

/// Returns the role of a usual name with a letter before it (`xError`, `r_error`), and that of a name that
/// ends like the name of a sentence (`auth_msg`). The sentence has a low rank.
fn find_role_by_end(name: &str, plain: &[u8]) -> Option<MemberRole> {
    if let [_, b'_' | b'A'..=b'Z', ..] = name.as_bytes()
        && let role @ Some(MemberRole::Code(_) | MemberRole::Text(_) | MemberRole::Error) =
            NAME_TABLE.find(plain.get(1..)?)
    {
        return role;
    }
    let plain = str::from_utf8(plain).ok()?;
    // Django's `non_field_errors` stands in a map of fields.
    if text::ends_with_word_of("errors|violations", plain) && plain != "nonfielderrors" {
        return Some(MemberRole::Errors);
    }
    let is_text = text::ends_with_word_of("message|msg|desc", plain);
    is_text.then_some(MemberRole::Text(TextRank::NameEnd))
}

/// Longer names have no role.
const LONGEST_READ_NAME: usize = if LONGEST_NAME > 48 { LONGEST_NAME } else { 48 };

/// Returns the role of a name.
#[must_use]
#[inline(never)]
pub fn find_role(name: &str) -> Option<MemberRole> {
    // No name in the table begins with another character.
    if !matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'#' | b'.' | b'@', ..]) {
        return None;
    }
    // A form has its lists in names with an index: `L_ERRORCODE0`.
    let name = match name.strip_prefix("L_") {
        Some(entry) => ascii::trim_end(entry, b"0123456789"),
        None => name,
    };
    let mut buffer;
    let plain = if name.bytes().any(is_normalized_away) {
        buffer = [0; LONGEST_READ_NAME];
        normalize_name(name, &mut buffer)?
    } else {
        name.as_bytes()
    };
    if plain.len() > LONGEST_READ_NAME {
        return None;
    }
    match NAME_TABLE.find(plain) {
        // Mongoose has `_message` beside a `message` that says more.
        Some(MemberRole::Text(TextRank::Message)) if name.starts_with('_') => {
            Some(MemberRole::Text(TextRank::ErrorMessage))
        }
        // `_type` and `_id` are those of a document in a store. AWS has `__type`.
        Some(MemberRole::Type | MemberRole::NameOrId)
            if name.starts_with('_') && !name.starts_with("__") =>
        {
            None
        }
        None => find_role_by_words(plain).or_else(|| find_role_by_end(name, plain)),
        role => role,
    }
}

/// Whether a byte is not itself in a normalized name. Most names have no such byte.
const fn is_normalized_away(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'_' | b'-' | b' ' | b':')
}

/// Returns a name in lower case and without separators and the name space before it, or `None` if it is
/// too long.
fn normalize_name<'p>(name: &str, plain: &'p mut [u8]) -> Option<&'p [u8]> {
    let mut length: usize = 0;
    for byte in name.bytes() {
        match byte {
            b'_' | b'-' | b' ' => {}
            // A name space, as in `hydra:title`, is not part of the name.
            b':' => length = 0,
            _ => {
                // Too many characters may still be a name space.
                if let Some(place) = plain.get_mut(length) {
                    *place = byte.to_ascii_lowercase();
                }
                length = length.saturating_add(1);
            }
        }
    }
    plain.get(..length)
}

/// Whether the value of a member is a secret, by the name: see the list of names that are redacted.
pub fn is_secret_name(name: &str) -> bool {
    const NAMES: &str = "auth|basicauth|proxyauth|sessionid|jsessionid|phpsessid|csrf|xsrf|jwt";
    const ENDS: &str = "authorization|cookie|cookies|password|passwd|passphrase|secret|token|apikey|accesskey|\
        privatekey|secretkey|signingkey|sharedkey|encryptionkey";
    let mut plain = [0; LONGEST_READ_NAME];
    let Some(plain) = normalize_name(name, &mut plain) else { return false };
    str::from_utf8(plain)
        .is_ok_and(|plain| text::is_word_of(NAMES, plain) || text::ends_with_word_of(ENDS, plain))
}

#[cfg(test)]
mod tests {
    use super::{
        CodeRank, ERROR_WORDS, MemberRole, NAMES_BY_ROLE, OUTCOME_WORDS, TextRank, find_role,
        is_start_of_word,
    };

    #[test]
    fn every_name_is_found() {
        for (role, names) in NAMES_BY_ROLE {
            for name in *names {
                assert_eq!(find_role(name), Some(*role), "{name}");
            }
        }
        assert_eq!(find_role("Error-Code"), Some(MemberRole::Code(CodeRank::ErrorCode)));
        assert_eq!((find_role(""), find_role(&"error".repeat(100))), (None, None));
    }

    #[test]
    fn each_name_has_one_role() {
        let names: Vec<_> = NAMES_BY_ROLE.iter().flat_map(|(_, names)| *names).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!names.iter().skip(at + 1).any(|other| other == name), "{name}");
        }
    }

    #[test]
    fn the_start_of_every_word_is_searched() {
        for word in [ERROR_WORDS, OUTCOME_WORDS].iter().flat_map(|list| list.split('|')) {
            assert!(
                word.as_bytes().first_chunk::<3>().is_some_and(|start| is_start_of_word(start))
            );
        }
    }

    #[test]
    fn names_are_read_by_their_words() {
        let code = Some(MemberRole::Code(CodeRank::ErrorCode));
        let text = Some(MemberRole::Text(TextRank::ErrorMessage));
        for name in ["errCode", "codigo_erro", "codiceErrore", "Fehler-Nummer", "code_erreur"] {
            assert_eq!(find_role(name), code, "{name}");
        }
        for name in ["errMsg", "mensajeDeError", "messageErreur", "Fehlermeldung", "err_str"] {
            assert_eq!(find_role(name), text, "{name}");
        }
        assert_eq!(find_role("soapErrorCode"), Some(MemberRole::Code(CodeRank::Tag)));
        assert_eq!(find_role("gatewayResponseText"), Some(MemberRole::Text(TextRank::List)));
        for name in ["errand", "terror", "codependent", "context2", "texture", "responsive"] {
            assert!(!matches!(find_role(name), Some(MemberRole::Code(_) | MemberRole::Text(_))));
        }
    }
}
