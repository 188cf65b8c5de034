//! Percent-encoding: every character of Unicode, and texts that are encoded and decoded.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use httpexc::header::blocked_by;
use httpexc::percent::{encode_uri_reference, percent_decode, percent_encode_byte};
use proptest::prelude::*;

/// What a URI may hold: unreserved, gen-delims, sub-delims and the percent sign (RFC 3986, 2).
const URI: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\
                   :/?#[]@!$&'()*+,;=%";

#[test]
fn no_character_leaves_a_uri_reference_that_no_uri_may_hold() {
    for char in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
        let mut buffer = [0; 4];
        let text: &str = char.encode_utf8(&mut buffer);
        let out = encode_uri_reference(text);
        if URI.contains(char) {
            assert_eq!(out, text);
        } else {
            let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
            assert_eq!(out, encoded);
        }
    }
}

proptest! {
    #[test]
    fn a_uri_reference_is_good_after_one_pass(text in ".*") {
        let once = encode_uri_reference(&text);
        prop_assert!(once.chars().all(|char| URI.contains(char)), "{}", once);
        prop_assert_eq!(encode_uri_reference(&once), once);
    }

    #[test]
    fn the_one_who_asked_for_a_block_stays_between_the_brackets(uri in ".*") {
        let value = blocked_by(&uri);
        let inner = value.strip_prefix('<').and_then(|rest| rest.strip_suffix(">; rel=\"blocked-by\""));
        prop_assert!(inner.unwrap().chars().all(|char| URI.contains(char)), "{}", value);
    }

    #[test]
    fn a_text_that_is_encoded_whole_is_decoded_to_itself(text in ".*") {
        let mut encoded = String::new();
        for byte in text.bytes() {
            percent_encode_byte(&mut encoded, byte);
        }
        prop_assert_eq!(percent_decode(&encoded), text);
    }
}
