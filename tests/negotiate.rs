//! Content negotiation by RFC 9110, 12.5.1: the values of real clients, each rule, and a naive
//! implementation of the same rules that must always agree.

#[path = "oracles/accept.rs"]
mod accept;

use std::hint::black_box;
use std::time::{Duration, Instant};

use accept::negotiate_naively;
use httpexc::negotiate::{
    MAX_ACCEPT_LENGTH, MediaType, TieRule, choose_media_type, choose_offer, negotiate,
};
use proptest::prelude::*;

use MediaType::{Html, Json, ProblemJson, ProblemXml, Text, TextXml, Xml};

fn check(table: &[(&str, MediaType)]) {
    for (accept, expected) in table {
        assert_eq!(negotiate(accept), *expected, "{accept}");
        assert_eq!(negotiate_naively(accept), *expected, "the oracle on {accept}");
    }
}

#[test]
fn real_clients_get_a_media_type_that_they_can_read() {
    check(&[
        // Chrome, navigation
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
            Html,
        ),
        // Firefox, navigation, before and since 132
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
            Html,
        ),
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/png,image/svg+xml,*/*;q=0.8",
            Html,
        ),
        // Safari, navigation
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Html),
        // Internet Explorer 11 and the old Edge
        ("text/html, application/xhtml+xml, image/jxr, */*", Html),
        // <img> in Chrome, Firefox, Safari
        ("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", ProblemJson),
        ("image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5", ProblemJson),
        (
            "image/webp,image/avif,image/jxl,image/heic,image/heic-sequence,video/*;q=0.8,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
            ProblemJson,
        ),
        // <link rel=stylesheet>, <video>, EventSource
        ("text/css,*/*;q=0.1", ProblemJson),
        (
            "video/webm,video/ogg,video/*;q=0.9,application/ogg;q=0.7,audio/*;q=0.6,*/*;q=0.5",
            ProblemJson,
        ),
        ("text/event-stream", ProblemJson),
        // fetch, curl, wget, Python's requests
        ("*/*", ProblemJson),
        // Go's net/http, PowerShell 7, Java's HttpClient send none
        ("", ProblemJson),
        // axios, jQuery, Ky and SuperAgent, Angular
        ("application/json, text/plain, */*", Json),
        ("application/json, text/javascript, */*; q=0.01", Json),
        ("application/json", Json),
        // jQuery, dataType: "xml" and "html"
        ("application/xml, text/xml, */*; q=0.01", Xml),
        ("text/html, */*; q=0.01", Html),
        // Java's HttpURLConnection, before and since 9; `*` is not a media range
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", Html),
        ("text/html, image/gif, image/jpeg, */*; q=0.2", Html),
        // Windows PowerShell 5.1's Invoke-RestMethod sends */*, lynx and w3m name HTML
        ("text/html, text/plain, text/sgml, text/css, application/xhtml+xml, */*;q=0.01", Html),
        ("text/html, text/*;q=0.5, image/*, application/*", Html),
        // GitHub's, JSON:API's and Atom's clients
        ("application/vnd.github+json", Json),
        ("application/vnd.api+json", Json),
        ("application/atom+xml, application/rss+xml;q=0.9", Xml),
        // RFC 9457, 3
        ("application/json, application/problem+json", ProblemJson),
    ]);
}

#[test]
fn every_media_type_is_chosen_if_it_is_named() {
    for media in MediaType::ALL {
        let (main_type, subtype) = media.essence();
        let name = format!("{main_type}/{subtype}");
        assert_eq!(negotiate(&name), media);
        assert_eq!(negotiate(&name.to_uppercase()), media);
        assert_eq!(negotiate(&format!("image/png, {name};q=0.001")), media);
        assert_eq!(negotiate(&format!("*/*, {name}")), media);
    }
}

#[test]
fn a_media_type_is_formatted_as_in_a_header() {
    for media in MediaType::ALL {
        assert_eq!(negotiate(&media.to_string()), media);
    }
    assert_eq!(MediaType::TextXml.to_string(), "text/xml");
}

#[test]
fn case_does_not_matter() {
    check(&[
        ("TEXT/HTML", Html),
        ("Text/Html;Q=0.5, Application/JSON;q=0.4", Html),
        ("text/plain;CHARSET=UTF-8", Text),
        ("application/VND.API+JSON", Json),
    ]);
}

#[test]
fn the_highest_weight_wins_and_then_names_before_wildcards() {
    check(&[
        ("text/html;q=0.5, text/plain;q=0.6", Text),
        ("text/plain, text/html", Html),
        ("text/xml, application/xml", Xml),
        ("application/problem+xml, application/xml", ProblemXml),
        ("*/*, text/plain", Text),
        ("text/*", Html),
        ("application/*", ProblemJson),
        ("text/*, text/plain", Text),
        ("text/*;q=0.5, */*;q=0.6", ProblemJson),
        ("text/plain;q=0.5, */*;q=0.6", ProblemJson),
        ("text/plain;q=0.6, */*;q=0.6", Text),
        ("text/html;q=0.001, text/plain;q=0.002", Text),
    ]);
}

#[test]
fn the_most_specific_range_decides_the_weight() {
    check(&[
        ("text/*, text/html;q=0.1, */*;q=0.2", TextXml),
        ("*/*, application/*;q=0.1", Html),
        ("text/html, text/html;q=0", Html),
        ("text/html;q=0, text/html", Html),
    ]);
}

#[test]
fn a_weight_of_zero_excludes() {
    check(&[
        ("text/html;q=0", ProblemJson),
        ("text/html;q=0, text/*", TextXml),
        ("*/*, application/problem+json;q=0", Json),
        ("*/*, application/*;q=0.0", Html),
        ("*/*, application/*;q=0.000, text/html;q=0, text/xml;q=0", Text),
        ("*/*;q=0", ProblemJson),
        ("application/vnd.api+json;q=0", ProblemJson),
    ]);
}

#[test]
fn weights_are_parsed_tolerantly_and_an_invalid_one_drops_the_range() {
    check(&[
        ("text/html;q=.5, text/plain;q=.6", Text),
        ("text/html;q=0., text/plain;q=0.1", Text),
        ("text/html;q=1., text/plain", Html),
        ("text/html;q=1.000, text/plain;q=0.999", Html),
        ("text/html;q=0.9994, text/plain;q=0.9999", Html),
        ("text/html;q=1.001, text/plain;q=0.1", Text),
        ("text/html;q=2, text/plain;q=0.1", Text),
        ("text/html;q=-1, text/plain;q=0.1", Text),
        ("text/html;q=+1, text/plain;q=0.1", Text),
        ("text/html;q=1e0, text/plain;q=0.1", Text),
        ("text/html;q=00.5, text/plain;q=0.1", Text),
        ("text/html;q=., text/plain;q=0.1", Text),
        // The range is dropped. It does not count as a weight of zero.
        ("text/*, text/html;q=.", Html),
        ("text/html;q=\"0.:\", text/plain;q=0.1", Text),
        ("text/html;q=, text/plain;q=0.1", Text),
        ("text/html;q, text/plain;q=0.1", Text),
        ("text/html;q=NaN, text/plain;q=0.1", Text),
        ("text/html;q =1, text/plain;q=0.1", Text),
        ("text/html;q= 1, text/plain;q=0.1", Text),
    ]);
}

#[test]
fn empty_elements_and_white_space_are_skipped() {
    check(&[
        (",", ProblemJson),
        (",,,text/html,,", Html),
        (" , text/html", Html),
        ("\t text/html \t", Html),
        ("text/html\t;\tq=0.5 , text/plain ; q=0.6", Text),
        ("text/html;", Html),
        ("text/html;;q=0.1;, text/plain;q=0.2", Text),
    ]);
}

#[test]
fn charset_utf_8_is_ignored_and_any_other_parameter_excludes() {
    check(&[
        ("text/html;charset=utf-8", Html),
        ("text/html; charset=\"UTF-8\"; q=0.9", Html),
        ("text/html;charset=utf8", Html),
        ("application/json;charset=utf-8", Json),
        ("*/*;charset=utf-8, text/plain;q=0.5", ProblemJson),
        ("text/html;charset=utf-16, text/plain;q=0.1", Text),
        ("text/html;level=1, text/plain;q=0.1", Text),
        ("text/html;charset=utf-8;level=1, text/plain;q=0.1", Text),
        ("text/html;level=1;charset=utf-8, text/plain;q=0.1", Text),
        ("text/html;level=1, text/html;q=0.3, text/plain;q=0.2", Html),
    ]);
}

#[test]
fn as_a_last_resort_parameters_are_ignored() {
    check(&[
        ("text/html;level=1", Html),
        ("text/html;charset=iso-8859-1", Html),
        ("text/html;level=1;q=0.1", Html),
        ("text/html;charset=latin1", Html),
        ("text/plain;format=flowed, image/png", Text),
        ("text/html;level=1;q=0.5, text/plain;format=flowed;q=0.7", Text),
        ("application/json;profile=\"a;b, c\"", Json),
        ("application/problem+json;v=2, text/html;q=0", ProblemJson),
        ("text/*;level=1", Html),
        ("*/*;level=1", ProblemJson),
        ("text/html;level=1, application/vnd.api+json", Html),
        ("image/png;level=1, application/vnd.api+json", Json),
        ("application/atom+xml;type=feed", Xml),
        // Not for an offer that is excluded without parameters, and not by a variant that is excluded.
        ("text/html;q=0, text/html;level=1", ProblemJson),
        ("text/html;level=1, text/html;q=0", ProblemJson),
        ("text/html;level=1;q=0", ProblemJson),
        ("text/html;level=1;q=0, text/html;level=2;q=0.3", Html),
        ("text/html;level=2;q=0.3, text/html;level=1;q=0", Html),
        ("text/*;q=0, text/html;level=1", Html),
        ("*/*;q=0, text/plain;format=flowed", Text),
        ("text/*;q=0, text/*;level=1", ProblemJson),
        // Parameters after the weight are extensions of Accept, not of the media type.
        ("text/html;q=1;level=1, text/plain;q=0.9", Html),
        ("text/html;q=1;ext=\"a,b;q=0\", text/plain;q=0.9", Html),
        // The parameter of JSON:API excludes no offer, because the range matches only by its suffix.
        ("application/vnd.api+json;ext=\"https://jsonapi.org/ext/atomic\"", Json),
    ]);
}

#[test]
fn a_suffix_counts_only_if_no_offer_fits() {
    check(&[
        ("application/vnd.api+json, text/html;q=0.1", Html),
        ("application/vnd.api+json, */*;q=0.1", ProblemJson),
        ("image/svg+xml", Xml),
        ("image/svg+xml;q=0.4, application/ld+json;q=0.5", Json),
        ("image/svg+xml;q=0.5, application/ld+json;q=0.5", Json),
        ("image/svg+xml;q=0.6, application/ld+json;q=0.5", Xml),
        ("application/problem+json;profile=a", ProblemJson),
        ("application/+json", ProblemJson),
        ("application/json+", ProblemJson),
        ("application/vnd.api+json2", ProblemJson),
    ]);
}

#[test]
fn other_offers_are_chosen_by_the_same_rules() {
    let offers = [("text", "html"), ("application", "yaml"), ("text", "csv")];
    for (accept, expected) in [
        ("text/csv, text/html;q=0.9", Some(2)),
        ("application/yaml", Some(1)),
        ("application/*, text/html;q=0.1", Some(1)),
        ("text/*", Some(0)),
        ("*/*, text/html;q=0", Some(1)),
        ("application/json", None),
        ("text/html;q=0", None),
        ("", None),
    ] {
        assert_eq!(choose_offer(accept, &offers), expected, "{accept}");
    }
    // A suffix chooses the first offer with that subtype, if there is one.
    assert_eq!(choose_offer("image/svg+xml", &[("text", "html"), ("text", "xml")]), Some(1));
    assert_eq!(choose_offer("image/svg+xml", &offers), None);
    assert_eq!(choose_offer("*/*", &[]), None);
}

#[test]
fn malformed_elements_are_skipped() {
    check(&[
        ("text", ProblemJson),
        ("*", ProblemJson),
        ("*/html", ProblemJson),
        ("/", ProblemJson),
        ("/html, text/plain", Text),
        ("text/, text/plain", Text),
        ("text/html/x, text/plain", Text),
        ("text /html, text/plain", Text),
        ("text/html text/html, text/plain", Text),
        ("text/html;=1, text/plain", Text),
        ("text/html;a, text/plain", Text),
        ("text/html;a=, text/plain", Text),
        ("text/html;a=\"b\"c, text/plain", Text),
        ("text/html;a=b\"c\", text/plain", Text),
        ("\"text/html, text/plain", ProblemJson),
        ("\"text/html,\", text/plain", Text),
        ("text/html;a=\"\\\", text/plain", ProblemJson),
        ("text/plain, text/html;a=\"\\", Text),
        // A string without an end, as the first and as a later parameter after the weight.
        ("text/plain;q=0.1, text/html;q=1;a=\"b", Text),
        ("text/plain;q=0.1, text/html;q=1;a=\"b\";c=\"d", Text),
        ("text/plain;q=0.1, text/html;q=1;a=\"b\";c=\"d\"", Html),
        ("t\u{e9}xt/html, text/plain", Text),
        ("text/html\u{a0}, text/plain", Text),
        ("text/html\r\n, text/plain", Text),
        ("\0", ProblemJson),
    ]);
}

#[test]
fn bytes_after_8_kib_are_ignored() {
    let padded = |length: usize, rest: &str| {
        let mut accept = "a/b,".repeat(length / 4);
        accept.push_str(&" ".repeat(length % 4));
        accept + rest
    };
    for (accept, expected) in [
        (padded(MAX_ACCEPT_LENGTH - 9, "text/html"), Html),
        // One byte too many: the range is left out, and not read as text/htm or */*.
        (padded(MAX_ACCEPT_LENGTH - 8, "text/html"), ProblemJson),
        (padded(MAX_ACCEPT_LENGTH - 4, "*/*;q=0, text/plain"), ProblemJson),
        (padded(MAX_ACCEPT_LENGTH - 10, "text/html,text/plain;q=0.9"), Html),
        (padded(MAX_ACCEPT_LENGTH, "text/html"), ProblemJson),
        (format!("text/plain,{}", "a/b,".repeat(1 << 20)), Text),
        (format!("text/plain;a=\"{}\"", ",".repeat(MAX_ACCEPT_LENGTH)), ProblemJson),
        (format!("text/plain,text/html;a=\"{}\"", ",".repeat(MAX_ACCEPT_LENGTH)), Text),
        (format!("text/html{}", " ".repeat(MAX_ACCEPT_LENGTH)), ProblemJson),
        ("\u{1f600}".repeat(MAX_ACCEPT_LENGTH), ProblemJson),
    ] {
        let shown: String = accept.chars().rev().take(40).collect();
        assert_eq!(negotiate(&accept), expected, "{} bytes, backwards {shown}", accept.len());
        assert_eq!(negotiate_naively(&accept), expected, "the oracle, {} bytes", accept.len());
    }
}

/// Returns the shortest time of many calls, in which no other process interfered.
fn measure_fastest(accept: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        black_box(negotiate(black_box(accept)));
        start.elapsed()
    };
    (0..40).map(|_| run()).min().unwrap()
}

#[test]
fn the_time_is_linear_in_the_length_up_to_the_limit() {
    for shape in
        ["a/b,", "\"", ",", ";", "\\\"", "a", "a/b;c=\"d\",", "*/*;q=0.1;", "+json,", "\"\\"]
    {
        let time = |length: usize| measure_fastest(&shape.repeat(length / shape.len()));
        // The second value must not take three times as long as the first.
        for (short, long) in [
            (MAX_ACCEPT_LENGTH / 4, MAX_ACCEPT_LENGTH / 2),
            (MAX_ACCEPT_LENGTH / 2, MAX_ACCEPT_LENGTH),
            (MAX_ACCEPT_LENGTH, 1 << 20),
            (1 << 20, 1 << 21),
        ] {
            // A busy machine may disturb a measurement, but not all of several.
            let grows = || {
                let times = (time(short), time(long));
                // The clock is too coarse for very short times.
                (times.1 > times.0 * 3 + Duration::from_micros(20)).then_some(times)
            };
            let worst = (0..5).map_while(|_| grows()).collect::<Vec<_>>();
            assert!(worst.len() < 5, "{shape:?}: {short} and {long} bytes took {worst:?}");
        }
    }
}

/// Generates texts of the grammar and similar texts, in mixed case.
fn an_accept_value() -> impl Strategy<Value = String> {
    let space = prop_oneof![6 => Just(""), 1 => Just(" "), 1 => Just("\t ")];
    let essence = prop_oneof![
        12 => prop::sample::select(vec![
            "*/*", "text/*", "application/*", "text/html", "text/plain", "text/xml",
            "application/xml", "application/json", "application/problem+json",
            "application/problem+xml", "application/vnd.api+json", "image/svg+xml", "image/png",
            "TEXT/HTML", "Application/Json", "image/SVG+XML", "text/markdown",
        ]).prop_map(str::to_owned),
        1 => "[a-z*+/]{0,8}",
    ];
    let weight = prop_oneof![
        8 => "q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)",
        2 => "Q=[01]?\\.[0-9]{0,5}",
        1 => "q=[0-9.\" -]{0,4}",
    ];
    let parameter = prop_oneof![
        6 => weight,
        2 => prop::sample::select(vec![
            "charset=utf-8", "charset=\"utf-8\"", "CHARSET=UTF-8", "charset=latin1", "level=1",
            "v=\"a,b;q=0\"", "v=\"\\\"\"", "v=\"\\", "", "v", "v=",
        ]).prop_map(str::to_owned),
        1 => "[a-q]=[a-z\"\\\\]{0,3}",
    ];
    let element = (essence, prop::collection::vec((space.clone(), space, parameter), 0..3));
    let element = element.prop_map(|(mut text, parameters)| {
        for (before, after, parameter) in parameters {
            text.extend([before, ";", after, &*parameter]);
        }
        text
    });
    let elements =
        (prop::collection::vec(element, 0..7), prop::sample::select(vec![",", ", ", " ,"]));
    elements.prop_map(|(elements, separator)| elements.join(separator))
}

proptest! {
    #[test]
    fn agrees_with_the_naive_implementation(accept in an_accept_value()) {
        prop_assert_eq!(negotiate(&accept), negotiate_naively(&accept), "{}", accept);
    }

    #[test]
    fn choosing_among_all_media_types_agrees_with_negotiate(accept in an_accept_value()) {
        let chosen = choose_media_type(&accept, &MediaType::ALL, &[], TieRule::Named);
        prop_assert_eq!(chosen.map_or(ProblemJson, |at| MediaType::ALL[at]), negotiate_naively(&accept));
    }

    #[test]
    fn agrees_with_the_naive_implementation_on_pieces_of_the_grammar(accept in "[tx*/,;=q01.\"\\\\+ \tjsonml]{0,48}") {
        prop_assert_eq!(negotiate(&accept), negotiate_naively(&accept), "{}", accept);
    }

    #[test]
    fn agrees_with_the_naive_implementation_around_the_limit(
        start in an_accept_value(),
        end in an_accept_value(),
        length in MAX_ACCEPT_LENGTH - 120..MAX_ACCEPT_LENGTH + 20,
    ) {
        let padding = "a/b,".repeat(length.saturating_sub(start.len()) / 4);
        let accept = format!("{start},{padding}{end}");
        prop_assert_eq!(negotiate(&accept), negotiate_naively(&accept), "{} … {}", start, end);
    }

    #[test]
    fn any_text_gets_a_media_type(accept in ".*") {
        prop_assert_eq!(negotiate(&accept), negotiate_naively(&accept));
    }
}
