//! The reader returns a report for any bytes, and takes nothing in them for more than data.

use httpexc::pointer::PathSegment;
use httpexc::read::{UpstreamResponse, read};
use proptest::prelude::*;
use serde_json::Value;

/// Returns bodies in all formats.
fn bodies() -> Vec<Vec<u8>> {
    let lines = [include_str!("read/listed.jsonl"), include_str!("read/further.jsonl")];
    let bodies = lines.iter().flat_map(|lines| lines.lines()).map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        match line["body"].as_str() {
            Some(text) => text.into(),
            None => serde_json::to_vec(&line["json"]).unwrap(),
        }
    });
    bodies.collect()
}

/// Reads bytes with a content type, and checks that the report is JSON.
fn check_report(body: &[u8], content_type: &str) {
    let headers = [("content-type", content_type), ("retry-after", "x"), ("date", "y")];
    let report = read(&UpstreamResponse {
        status: 400,
        headers: &headers,
        body,
        examine_ok: true,
        is_cut: true,
        now: Some(0.0),
    });
    let mut out = Vec::new();
    report.write_json(&mut out);
    let value: Value = serde_json::from_slice(&out).expect("a report is JSON");
    assert!(value["errors"].is_array());
}

#[test]
fn a_body_that_is_cut_off_anywhere_gives_a_report() {
    for body in bodies() {
        for end in 0..=body.len() {
            check_report(&body[..end], "");
        }
    }
}

#[test]
fn a_body_with_any_byte_changed_gives_a_report() {
    for mut body in bodies() {
        for at in 0..body.len() {
            let byte = body[at];
            for other in [b'"', b'<', b'{', b']', b'&', b':', 0, 0xff] {
                body[at] = other;
                check_report(&body, "application/json; charset=latin1");
            }
            body[at] = byte;
        }
    }
}

#[test]
fn no_entity_expands() {
    let bombs = [
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><error><message>&c;</message></error>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><error><message>&x;</message></error>",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><error><code>&x;</code></error>",
    ];
    for bomb in bombs {
        let report = read(&UpstreamResponse {
            status: 400,
            body: bomb.as_bytes(),
            ..UpstreamResponse::default()
        });
        let said = format!("{report:?}");
        assert!(!said.contains("bbbbbbbb") && !said.contains("root:"), "{said}");
    }
    let body =
        b"<!DOCTYPE e [<!-- ]> --><!ENTITY a \"]>\"><?b ]> ?>]><e><message>Gone.</message></e>";
    let report = read(&UpstreamResponse { status: 400, body, ..UpstreamResponse::default() });
    assert_eq!(report.detail.as_deref(), Some("Gone."));
    let body = b"<error><message>a &lt;&#98;&#x63;&gt; &amp;lt; &no;</message></error>";
    let report = read(&UpstreamResponse { status: 400, body, ..UpstreamResponse::default() });
    assert_eq!(report.detail.as_deref(), Some("a <bc> &lt; &no;"));
}

#[test]
fn a_name_that_scripts_treat_as_special_is_data() {
    for name in ["__proto__", "constructor", "toString", "hasOwnProperty"] {
        let body = format!(
            "{{\"message\":\"m\",\"errors\":{{\"{name}\":{{\"{name}\":[\"e\"]}}}},\"{name}\":{{\"message\":\"x\"}}}}"
        );
        let report = read(&UpstreamResponse {
            status: 400,
            body: body.as_bytes(),
            ..UpstreamResponse::default()
        });
        assert_eq!(report.detail.as_deref(), Some("m"));
        assert_eq!(report.errors[0].path.len(), 2, "{name}");
        assert_eq!(report.errors[0].path[1], PathSegment::Name(name.into()));
    }
}

#[test]
fn a_text_that_ends_within_a_character_is_latin_1_unless_it_was_cut() {
    let read_detail = |body: &[u8], content_type: &str, is_cut: bool| {
        let headers = [("content-type", content_type)];
        let response = UpstreamResponse {
            status: 404,
            headers: &headers,
            body,
            is_cut,
            ..UpstreamResponse::default()
        };
        read(&response).detail.map(std::borrow::Cow::into_owned)
    };
    let latin_1 = "text/plain; charset=latin1";
    for byte in 0xc2..=0xf4_u8 {
        let body = [b'n', b'o', b' ', b'x', b'y', b'z', byte];
        let expected = format!("no xyz{}", char::from(byte));
        assert_eq!(read_detail(&body, latin_1, false), Some(expected));
        assert_eq!(read_detail(&body, latin_1, true).as_deref(), Some("no xyz"));
        assert_eq!(read_detail(&body, "", false).as_deref(), Some("no xyz\u{fffd}"));
        assert_eq!(read_detail(&body, "", true).as_deref(), Some("no xyz"));
        // Another character shows that the text is UTF-8.
        let utf8 = [b"f\xc3\xbc".as_slice(), &body].concat();
        assert_eq!(read_detail(&utf8, latin_1, false).as_deref(), Some("f\u{fc}no xyz\u{fffd}"));
    }
    let marked = b"\xef\xbb\xbfno xyz\xe2\x82";
    assert_eq!(read_detail(marked, latin_1, true).as_deref(), Some("no xyz"));
    assert_eq!(read_detail(marked, latin_1, false).as_deref(), Some("no xyz\u{fffd}"));
}

#[test]
fn the_character_set_is_found() {
    let text = "{\"message\":\"Kein Ärger ☂\"}";
    let utf16 = |join: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(join).collect::<Vec<u8>>();
    let little = [vec![0xff, 0xfe], utf16(u16::to_le_bytes)].concat();
    let big = [vec![0xfe, 0xff], utf16(u16::to_be_bytes)].concat();
    let marked = ["\u{feff}", text].concat().into_bytes();
    for body in [text.as_bytes(), &little, &big, &marked] {
        let report = read(&UpstreamResponse { status: 400, body, ..UpstreamResponse::default() });
        assert_eq!(report.detail.as_deref(), Some("Kein Ärger ☂"));
    }
    let latin = b"{\"message\":\"\xc4rger\"}";
    for (content_type, expected) in [
        ("application/json; charset=ISO-8859-1", "Ärger"),
        ("application/json; charset=\"latin1\"; v=2", "Ärger"),
        ("application/json; CHARSET=Latin1", "Ärger"),
        ("application/json", "\u{fffd}rger"),
        // Another character set, whose name begins with that of the first.
        ("application/json; charset=iso-8859-15", "\u{fffd}rger"),
        ("application/vnd.latin1+json", "\u{fffd}rger"),
    ] {
        let headers = [("content-type", content_type)];
        let report = read(&UpstreamResponse {
            status: 400,
            headers: &headers,
            body: latin,
            ..UpstreamResponse::default()
        });
        assert_eq!(report.detail.as_deref(), Some(expected));
    }
}

#[test]
fn bytes_that_are_no_text_say_nothing() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0";
    let gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\x48\xcd\xc9\xc9\x07\0";
    let noise: Vec<u8> = (0_u8..40).map(|at| at.wrapping_mul(151) | 0x81).collect();
    for (body, content_type) in [
        (&png[..], "image/png"),
        (&png[..12], "image/png"),
        (png, ""),
        (gzip, "text/plain"),
        (&noise, "text/html"),
    ] {
        let headers = [("content-type", content_type), ("retry-after", "7")];
        let report = read(&UpstreamResponse {
            status: 503,
            headers: &headers,
            body,
            ..UpstreamResponse::default()
        });
        assert_eq!((report.detail.as_deref(), report.dialect), (None, "empty"), "{content_type}");
        assert_eq!(report.retry_after, Some(7.0));
        assert!(!report.is_json);
    }
    // A text may have lost a character and have a wrong content type.
    for text in ["No \u{fffd}song.\u{1}", "a\tb\r\n\u{b}c d", "e\0\0"] {
        let headers = [("content-type", "image/png")];
        let body = text.as_bytes();
        let report = read(&UpstreamResponse {
            status: 503,
            headers: &headers,
            body,
            ..UpstreamResponse::default()
        });
        assert_eq!(report.detail.as_deref(), Some(text.trim_end_matches('\0')));
    }
}

#[test]
fn a_code_that_is_no_number_is_a_text() {
    for status in ["007", "five", "+5", "5 ", "\"", "1e"] {
        let headers = [("grpc-status", status)];
        let report = read(&UpstreamResponse {
            status: 500,
            headers: &headers,
            ..UpstreamResponse::default()
        });
        let mut out = Vec::new();
        report.write_json(&mut out);
        serde_json::from_slice::<Value>(&out).expect("a report is JSON");
    }
    check_report(b"error code: 0123", "");
    check_report(b"<error><code>0123</code><message>a b</message></error>", "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_give_a_report(body in proptest::collection::vec(any::<u8>(), 0..400)) {
        for content_type in ["", "application/json", "text/html", "application/xml", "application/x-www-form-urlencoded"] {
            check_report(&body, content_type);
        }
    }

    #[test]
    fn any_characters_of_the_formats_give_a_report(body in "[\\[\\]{}\"<>&;:,=/! a-c0-9.#-]{0,200}") {
        check_report(body.as_bytes(), "");
    }
}
