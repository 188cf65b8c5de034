//! The direction in which the texts of a language are written.

use crate::ascii::{first_part, split};

/// The languages that are usually written from right to left, by their primary subtags.
const RIGHT_TO_LEFT_LANGUAGES: &str = " ar arc aeb apc ary arz acm ajp azb bal bgn bqi brh ckb dv fa glk gbz haz he hno iw ji khw ks lki lrc luz mzn nqo pbt pes pnb prs ps rhg sam sd sdh skr syr trw ug ur yi ";

/// The scripts that are written from right to left (ISO 15924).
const RIGHT_TO_LEFT_SCRIPTS: &str = " arab aran adlm armi avst chrs cprt elym gara hatr hebr hung khar lydi mand mani mend merc mero narb nbat nkoo orkh palm phli phlp phnx prti rohg samr sarb sogd sogo syrc syre syrj syrn thaa todr yezi ";

/// Languages that are written in the Arabic script in some regions, without a script in their tags.
const RIGHT_TO_LEFT_REGIONS: &str = " az-iq az-ir ha-sd kk-af kk-cn kk-ir ku-iq ku-ir ku-lb ky-cn ms-cc pa-pk tk-af tk-ir uz-af uz-cn ";

/// Languages of [`RIGHT_TO_LEFT_LANGUAGES`] that have a script from left to right in some regions.
const LEFT_TO_RIGHT_REGIONS: &str = " sd-in ug-kz ug-mn ";

/// Whether the texts of a language are written from right to left. The script subtag of the tag decides
/// (RFC 5646, 2.2.3), and if there is none, the language with its region.
pub fn is_right_to_left(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let mut subtags = split(&tag, b"-");
    let language = subtags.next().unwrap_or_default();
    // A single letter begins an extension or the private part (RFC 5646, 2.2.6).
    for subtag in subtags.take_while(|subtag| subtag.len() > 1) {
        let is_word = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
        match subtag.len() {
            4 if is_word => return has_word(RIGHT_TO_LEFT_SCRIPTS, subtag),
            2 if is_word => {
                let place = [language, "-", subtag].concat();
                if has_word(LEFT_TO_RIGHT_REGIONS, &place) {
                    return false;
                }
                if has_word(RIGHT_TO_LEFT_REGIONS, &place) {
                    return true;
                }
            }
            _ => {}
        }
    }
    has_word(RIGHT_TO_LEFT_LANGUAGES, language)
}

/// Whether a text of words with a space around each has a word.
fn has_word(words: &str, word: &str) -> bool {
    split(words, b" ").any(|known| known == word && !word.is_empty())
}

/// Whether a language is English, by its primary subtag.
pub fn is_english(tag: &str) -> bool {
    let language = first_part(tag, b"-");
    language.eq_ignore_ascii_case("en")
}

#[cfg(test)]
mod tests {
    use super::{is_english, is_right_to_left};

    #[test]
    fn the_script_decides_and_then_the_language_with_its_region() {
        for tag in [
            "ar",
            "ar-EG",
            "AR",
            "he",
            "iw",
            "fa-IR",
            "ur",
            "ps",
            "sd",
            "ug",
            "yi",
            "ji",
            "dv",
            "ckb",
            "ks",
            "ku-Arab",
            "ku-Arab-IQ",
            "az-Arab",
            "az-IR",
            "pa-Arab",
            "pa-PK",
            "uz-Arab-AF",
            "uz-AF",
            "ff-Adlm",
            "syr",
            "nqo",
            "en-Hebr",
            "ar-arz",
            "he-IL-u-ca-hebrew",
            "prs-AF",
            "ms-Arab",
            "rhg-Rohg",
            "ar-001",
        ] {
            assert!(is_right_to_left(tag), "{tag}");
        }
        for tag in [
            "",
            "en",
            "de",
            "ja",
            "ku",
            "az",
            "pa",
            "pa-IN",
            "uz",
            "ar-Latn",
            "ar-Latn-EG",
            "ks-Deva",
            "sd-Deva",
            "sd-IN",
            "ug-Cyrl",
            "en-x-arab",
            "x-ar",
            "art",
            "zh-Hant",
            "yi-Latn",
            "arn",
            "en-u-nu-arab",
            "-",
            "ku-TR",
            "de-1996",
            "az-AZ",
        ] {
            assert!(!is_right_to_left(tag), "{tag}");
        }
    }

    #[test]
    fn english_is_a_primary_subtag() {
        assert!(is_english("en") && is_english("EN-gb") && is_english("en-Latn-US"));
        assert!(!is_english("enm") && !is_english("de-en") && !is_english(""));
    }
}
