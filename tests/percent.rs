//! Percent-encoding: every character of Unicode, and texts that are encoded and decoded.

use httpexc::header::format_blocked_by;
use httpexc::percent::{encode_uri_reference, percent_decode, percent_encode_byte};
use proptest::prelude::*;

/// The characters of a URI: unreserved, gen-delims, sub-delims and the percent sign (RFC 3986, 2).
const URI_CHARACTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\
                   :/?#[]@!$&'()*+,;=%";

#[test]
fn every_character_that_a_uri_cannot_have_is_encoded() {
    for char in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
        let mut buffer = [0; 4];
        let text: &str = char.encode_utf8(&mut buffer);
        let out = encode_uri_reference(text);
        if URI_CHARACTERS.contains(char) {
            assert_eq!(out, text);
        } else {
            let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
            assert_eq!(out, encoded);
        }
    }
}

proptest! {
    #[test]
    fn an_encoded_uri_reference_does_not_change_again(text in ".*") {
        let once = encode_uri_reference(&text);
        prop_assert!(once.chars().all(|char| URI_CHARACTERS.contains(char)), "{}", once);
        prop_assert_eq!(encode_uri_reference(&once), once);
    }

    #[test]
    fn the_uri_of_a_blocked_by_link_stays_between_the_brackets(uri in ".*") {
        let value = format_blocked_by(&uri);
        let inner = value.strip_prefix('<').and_then(|rest| rest.strip_suffix(">; rel=\"blocked-by\""));
        prop_assert!(inner.unwrap().chars().all(|char| URI_CHARACTERS.contains(char)), "{}", value);
    }

    #[test]
    fn a_text_whose_bytes_are_all_encoded_is_decoded_to_itself(text in ".*") {
        let mut encoded = String::new();
        for byte in text.bytes() {
            percent_encode_byte(&mut encoded, byte);
        }
        prop_assert_eq!(percent_decode(&encoded), text);
    }
}
