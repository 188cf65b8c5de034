//! The catalogue agrees with IANA's registry and with the lists in the RFCs.
//!
//! `fixtures/iana-http-status-codes.csv` is the registry as IANA publishes it, without the unassigned
//! ranges. `fixtures/rfc9110-lists.json` has the lists.

use std::collections::{BTreeMap, BTreeSet};

use httpexc::catalogue::{
    CacheRule, CatalogueRow, ContentRule, DutyHeader, RETRYABLE_STATUSES, ROWS, RetryRule,
    Standing, find_row,
};
use serde_json::Value;

const REGISTRY: &str = include_str!("fixtures/iana-http-status-codes.csv");
const LISTS: &str = include_str!("fixtures/rfc9110-lists.json");

/// One line of the registry.
struct Entry {
    status: u16,
    description: String,
    reference: String,
}

/// Returns the registry, line by line.
fn registry() -> Vec<Entry> {
    let mut lines = REGISTRY.lines();
    assert_eq!(lines.next(), Some("Value,Description,Reference"));
    lines
        .map(|line| match fields(line).as_slice() {
            [status, description, reference] => Entry {
                status: status.parse().unwrap(),
                description: description.clone(),
                reference: reference.clone(),
            },
            _ => panic!("not three fields: {line}"),
        })
        .collect()
}

/// Returns the fields of a CSV line. A comma within quotes belongs to its field.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

/// Returns the list with this name in the JSON file.
fn list(key: &str) -> Value {
    let lists: Value = serde_json::from_str(LISTS).unwrap();
    lists[key].clone()
}

/// Returns a JSON list of statuses as a set.
fn statuses(list: &Value) -> BTreeSet<u16> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|status| u16::try_from(status.as_u64().unwrap()).unwrap())
        .collect()
}

/// Returns the statuses of the rows that fulfil a condition.
fn statuses_if(condition: impl Fn(&CatalogueRow) -> bool) -> BTreeSet<u16> {
    ROWS.iter().filter(|row| condition(row)).map(|row| row.status).collect()
}

/// Returns each status with the headers that it requires, or that it allows.
fn duties(required: bool) -> BTreeSet<(u16, String)> {
    let mut found = BTreeSet::new();
    for row in ROWS {
        for duty in row.duties.iter().filter(|duty| duty.required == required) {
            let new = found.insert((row.status, header_name(duty.header)));
            assert!(new, "{} names a header twice", row.status);
        }
    }
    found
}

/// Returns the name of a header without hyphens, in lower case: the variants are named after it.
fn header_name(header: DutyHeader) -> String {
    match header {
        // Named after the relation of the link.
        DutyHeader::BlockedBy => "link".to_owned(),
        other => format!("{other:?}").to_ascii_lowercase(),
    }
}

/// Returns a name of the lists in the form of `header_name`.
fn listed_name(header: &str) -> String {
    header.replace('-', "").to_ascii_lowercase()
}

#[test]
fn rows_ascend_and_no_status_is_there_twice() {
    for pair in ROWS.windows(2) {
        assert!(pair[0].status < pair[1].status, "{}", pair[1].status);
    }
}

#[test]
fn the_registered_rows_are_the_registry() {
    let registered: BTreeSet<u16> = registry().iter().map(|entry| entry.status).collect();
    assert_eq!(registered.len(), 64);
    assert_eq!(statuses_if(|row| row.standing != Standing::Unregistered), registered);
}

#[test]
fn the_standing_follows_the_remarks_of_the_registry() {
    for entry in registry() {
        let expected = match entry.status {
            // The registry says "(Unused)", but the meaning of RFC 2324 is in use.
            418 => Standing::Registered,
            _ if entry.description.contains("TEMPORARY") => Standing::Temporary,
            _ if entry.description == "(Unused)" => Standing::Unused,
            _ => Standing::Registered,
        };
        let row = find_row(entry.status).unwrap();
        assert_eq!(row.standing, expected, "{}", entry.status);
    }
}

#[test]
fn phrases_are_those_of_the_registry() {
    for entry in registry() {
        // Remarks are in parentheses after the phrase. "(Unused)" is only a remark.
        let phrase = match (entry.status, entry.description.split_once(" (")) {
            (418, _) => "I'm a Teapot",
            (306, _) => "Unused",
            (_, Some((phrase, _remark))) => phrase,
            (_, None) => &entry.description,
        };
        assert_eq!(find_row(entry.status).unwrap().phrase, phrase);
    }
}

#[test]
fn specs_are_the_references_of_the_registry() {
    for entry in registry() {
        let spec = find_row(entry.status).unwrap().spec;
        let (first, _more) = entry.reference[1..].split_once(']').unwrap();
        let Some(rfc) = first.strip_prefix("RFC") else {
            assert_eq!(spec, first, "{}", entry.status);
            continue;
        };
        // IANA names the section of RFC 9110 alone. The catalogue always names it.
        match rfc.split_once(", Section ") {
            Some((rfc, section)) => assert_eq!(spec, format!("RFC {rfc}, {section}")),
            None => {
                let section = spec.strip_prefix(&format!("RFC {rfc}, ")).expect(spec);
                let numbers: Result<Vec<u8>, _> = section.split('.').map(str::parse).collect();
                assert!(numbers.is_ok(), "{spec}");
            }
        }
    }
}

#[test]
fn only_unregistered_rows_are_without_a_spec() {
    assert_eq!(
        statuses_if(|row| row.spec.is_empty()),
        statuses_if(|row| row.standing == Standing::Unregistered)
    );
}

#[test]
fn names_are_the_phrases_in_pascal_case() {
    for row in ROWS {
        let phrase = row.phrase.replace('\'', "");
        let name: String = phrase
            .strip_prefix("HTTP ")
            .unwrap_or(&phrase)
            .split([' ', '-'])
            .map(|word| word[..1].to_uppercase() + &word[1..])
            .collect();
        let name = if row.status == 200 { "Ok" } else { &name };
        assert_eq!(row.name, name);
        assert!(name.chars().all(|c| c.is_ascii_alphabetic()), "{name}");
    }
}

#[test]
fn acronyms_keep_their_capitals_and_a_leading_http_is_left_out() {
    let cases = [
        (200, "Ok"),
        (203, "NonAuthoritativeInformation"),
        (207, "MultiStatus"),
        (226, "IMUsed"),
        (414, "URITooLong"),
        (418, "ImATeapot"),
        (505, "VersionNotSupported"),
        (525, "SSLHandshakeFailed"),
        (526, "InvalidSSLCertificate"),
        (530, "OriginDNSError"),
    ];
    for (status, name) in cases {
        assert_eq!(find_row(status).unwrap().name, name);
    }
}

#[test]
fn names_are_unique() {
    let names: BTreeSet<&str> = ROWS.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), ROWS.len());
}

#[test]
fn a_final_registered_status_has_a_class_and_no_other_has() {
    for row in ROWS {
        let expected = (row.status >= 200 && row.standing == Standing::Registered)
            .then(|| format!("HTTP{}", row.name));
        assert_eq!(row.class_name(), expected, "{}", row.status);
    }
}

#[test]
fn errors_are_the_statuses_from_400_on() {
    for row in ROWS {
        assert_eq!(row.is_error(), row.status >= 400, "{}", row.status);
    }
}

#[test]
fn explanations_are_one_plain_sentence() {
    for row in ROWS {
        let text = row.explanation;
        assert!(text.is_ascii(), "{text}");
        assert!(text.len() <= 120, "{text}");
        assert!(text.starts_with(|c: char| c.is_ascii_uppercase()), "{text}");
        assert!(!text.contains(['<', '>', '&', '"', '\n']), "{text}");
        assert_eq!(text.find(['.', '!', '?']), Some(text.len() - 1), "{text}");
    }
}

#[test]
fn explanations_are_unique() {
    let texts: BTreeSet<&str> = ROWS.iter().map(|row| row.explanation).collect();
    assert_eq!(texts.len(), ROWS.len());
}

#[test]
fn explanations_of_5xx_do_not_speak_of_the_client() {
    for row in ROWS.iter().filter(|row| row.status >= 500) {
        let text = row.explanation.to_lowercase();
        for word in ["you", "client", "browser", "request"] {
            assert!(!text.contains(word), "{text}");
        }
    }
}

#[test]
fn cacheable_by_default_are_the_statuses_that_rfc_9110_and_7725_list() {
    let mut expected = statuses(&list("heuristicallyCacheable"));
    expected.extend(statuses(&list("heuristicallyCacheableElsewhere")));
    assert_eq!(statuses_if(|row| row.cache == CacheRule::Heuristic), expected);
}

#[test]
fn never_stored_are_the_statuses_of_rfc_6585() {
    let expected = statuses(&list("noStore"));
    assert_eq!(statuses_if(|row| row.cache == CacheRule::Never), expected);
    assert_eq!(statuses_if(|row| row.spec.starts_with("RFC 6585")), expected);
}

#[test]
fn without_content_are_1xx_204_205_and_304() {
    assert_eq!(statuses_if(|row| row.body == ContentRule::Never), statuses(&list("noContent")));
}

#[test]
fn retryable_are_the_statuses_of_temporary_failures() {
    let expected = statuses(&list("retryable"));
    assert_eq!(statuses_if(|row| row.retry == RetryRule::Later), expected);
    assert!(RETRYABLE_STATUSES.iter().eq(&expected));
}

#[test]
fn required_headers_are_those_that_the_rfcs_require_and_location() {
    let required: BTreeMap<String, String> =
        serde_json::from_value(list("required")).expect("a map from status to header");
    let locations = statuses(&list("location"));
    let expected: BTreeSet<(u16, String)> = required
        .iter()
        .map(|(status, header)| (status.parse().unwrap(), listed_name(header)))
        .chain(locations.iter().map(|status| (*status, listed_name("Location"))))
        .collect();
    assert_eq!(duties(true), expected);
}

#[test]
fn optional_headers_are_those_that_the_rfcs_name_for_the_status() {
    let optional = list("optional");
    let expected: BTreeSet<(u16, String)> = optional
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(header, list)| {
            statuses(list).into_iter().map(|status| (status, listed_name(header)))
        })
        .collect();
    assert_eq!(duties(false), expected);
}

#[test]
fn no_header_is_both_required_and_optional() {
    assert!(duties(true).is_disjoint(&duties(false)));
}

#[test]
fn aliases_are_unique_and_differ_from_the_name_of_the_row() {
    let mut seen = BTreeSet::new();
    for row in ROWS {
        for alias in row.aliases {
            let bare = alias.name.strip_prefix("HTTP").unwrap_or(alias.name);
            assert_ne!(bare, row.name);
            let key = (format!("{:?}", alias.system), alias.name);
            assert!(seen.insert(key), "{} is there twice", alias.name);
        }
    }
    assert!(!seen.is_empty());
}

#[test]
fn no_alias_is_the_name_of_another_status() {
    for alias in ROWS.iter().flat_map(|row| row.aliases) {
        let bare = alias.name.strip_prefix("HTTP").unwrap_or(alias.name);
        assert!(ROWS.iter().all(|row| row.name != bare), "{}", alias.name);
    }
}

#[test]
fn find_row_returns_a_row_for_the_listed_statuses_only() {
    let listed = statuses_if(|_| true);
    for status in 100..=999 {
        let found = find_row(status).map(|row| row.status);
        assert_eq!(found, listed.contains(&status).then_some(status));
    }
    for status in [0, 1, 99, 1000, u16::MAX] {
        assert_eq!(find_row(status), None, "{status}");
    }
}
