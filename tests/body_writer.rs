//! Holds the writers of JSON, XML and plain text to other people's parsers: whatever a problem
//! says, its JSON and XML read back as what was given, and its plain text is safe in a terminal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod strategies;

use std::borrow::Cow;
use std::fmt::Write as _;

use httpexc::body_writer::xml::is_name;
use httpexc::body_writer::{html, json, xml};
use httpexc::dialect::problem::DIALECT;
use httpexc::json_value::Value;
use httpexc::negotiate::Media;
use httpexc::number::format_decimal;
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, Help, Problem};
use httpexc::response_parts::{self, Facts};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use strategies::{a_problem, a_text, a_value, body, json_text};

/// Gives the pointer of an error as a URI fragment, byte by byte.
fn pointer(error: &FieldError<'_>) -> String {
    let mut pointer = String::from("#");
    for segment in &error.path {
        let name = match segment {
            PathSegment::Index(index) => index.to_string(),
            PathSegment::Name(name) => name.replace('~', "~0").replace('/', "~1"),
        };
        pointer.push('/');
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~:/?[]@!$&'()*+,;=".contains(&byte) {
                pointer.push(char::from(byte));
            } else {
                write!(pointer, "%{byte:02X}").unwrap();
            }
        }
    }
    pointer
}

/// Gives the members of a problem in the order in which they go out.
fn members(problem: &Problem<'_>) -> Vec<(String, Value<'static>)> {
    let text = |text: &str| Value::String(text.to_owned().into());
    let code = |code: &ErrorCode<'_>| match code {
        ErrorCode::Text(code) => text(code),
        ErrorCode::Number(digits) => Value::Number(digits.clone().into_owned().into()),
    };
    let object = |members: Vec<(&str, Option<Value<'static>>)>| {
        let given = members.into_iter().filter_map(|(name, value)| Some((name, value?)));
        Value::Object(given.map(|(name, value)| (name.to_owned().into(), value)).collect())
    };
    let help = |help: &Help<'_>| {
        object(vec![("href", Some(text(&help.href))), ("text", help.text.as_deref().map(text))])
    };
    let error = |error: &FieldError<'_>| {
        object(vec![
            ("detail", error.message.as_deref().map(text)),
            ("pointer", Some(text(&pointer(error)))),
            ("code", error.code.as_ref().map(code)),
        ])
    };
    let errors = Value::Array(problem.errors.iter().map(error).collect());
    let Value::Object(mut members) = object(vec![
        ("type", Some(text(problem.kind.as_deref().unwrap_or("about:blank")))),
        ("title", Some(text(problem.title()))),
        ("status", Some(Value::Number(problem.status.to_string().into()))),
        ("detail", problem.detail.as_deref().map(text)),
        ("instance", problem.instance.as_deref().map(text)),
        ("code", problem.code.as_ref().map(code)),
        ("help", problem.help.as_ref().map(help)),
        ("errors", Some(errors).filter(|_| !problem.errors.is_empty())),
    ]) else {
        unreachable!()
    };
    for (name, value) in &problem.extensions {
        members.push((name.to_string().into(), owned(value)));
    }
    members.into_iter().map(|(name, value)| (name.into_owned(), value)).collect()
}

fn owned(value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Null => Value::Null,
        Value::Bool(bool) => Value::Bool(*bool),
        Value::Number(digits) => Value::Number(digits.to_string().into()),
        Value::String(text) => Value::String(text.to_string().into()),
        Value::Array(items) => Value::Array(items.iter().map(owned).collect()),
        Value::Object(members) => Value::Object(
            members.iter().map(|(name, value)| (name.to_string().into(), owned(value))).collect(),
        ),
    }
}

#[test]
fn xml_has_no_bare_greater_than_in_a_text_as_it_could_end_a_section() {
    let mut out = Vec::new();
    xml::text(&mut out, "a > b ]]> c");
    assert_eq!(out, b"a &gt; b ]]&gt; c");
}

#[test]
fn a_value_is_shown_as_json() {
    for json in [r#"{"a":[1.50,null,true],"b":{"c":"\"é"}}"#, "[]", "7"] {
        assert_eq!(Value::parse(json).unwrap().to_string(), json);
    }
}

#[test]
fn ascii_is_what_can_be_printed_up_to_the_tilde() {
    let mut out = Vec::new();
    json::spaced(&mut out, "\" }~\u{7f}\u{80}\"", true);
    assert_eq!(out, b"\" }~\\u007f\\u0080\"");
}

proptest! {
    #[test]
    fn json_holds_the_members_in_their_order(problem in a_problem()) {
        let members =
            members(&problem).into_iter().map(|(name, value)| (Cow::Owned(name), value)).collect();
        let expected = json_text(&Value::Object(members));
        let json = body(&problem, Media::ProblemJson);
        prop_assert_eq!(&json, &expected);
        prop_assert_eq!(&json, &body(&problem, Media::Json));

        let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(parsed["status"].as_u64(), Some(u64::from(problem.status)));
        prop_assert_eq!(parsed["detail"].as_str(), problem.detail.as_deref());
        let kind = problem.kind.as_deref().unwrap_or("about:blank");
        prop_assert_eq!(parsed["type"].as_str(), Some(kind));
        prop_assert_eq!(parsed["title"].as_str(), Some(problem.title()));
    }

    #[test]
    fn json_strings_are_those_of_serde_json(text in a_text()) {
        let mut out = Vec::new();
        json::string(&mut out, &text);
        prop_assert_eq!(out, serde_json::to_vec(&text).unwrap());
    }
}

/// Writes a value as Python's `json.dumps` does, one member after another.
fn dumps(value: &Value<'_>, text: &dyn Fn(&str) -> String) -> String {
    match value {
        Value::String(string) => text(string),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| dumps(item, text)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let member = |(name, value): &(Cow<'_, str>, Value<'_>)| {
                format!("{}: {}", text(name), dumps(value, text))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        other => json_text(other),
    }
}

/// Gives a string with an escape for each UTF-16 code unit that is no printable ASCII.
fn in_ascii(text: &str) -> String {
    let written = serde_json::to_string(text).unwrap();
    let unit = |unit: u16| match u8::try_from(unit) {
        Ok(byte @ ..=b'~') => char::from(byte).to_string(),
        _ => format!("\\u{unit:04x}"),
    };
    written.encode_utf16().map(unit).collect()
}

proptest! {
    #[test]
    fn spaced_json_is_that_of_python(value in a_value()) {
        let compact = json_text(&value);
        let spaced = |ascii| {
            let mut out = Vec::new();
            json::spaced(&mut out, &compact, ascii);
            String::from_utf8(out).unwrap()
        };
        let plain = |text: &str| serde_json::to_string(text).unwrap();
        prop_assert_eq!(spaced(false), dumps(&value, &plain));
        prop_assert_eq!(spaced(true), dumps(&value, &in_ascii));
    }

    #[test]
    fn what_was_escaped_is_unescaped_to_what_it_was(text in a_text()) {
        let (mut escaped, mut out) = (Vec::new(), Vec::new());
        html::text(&mut escaped, &text);
        html::unescaped(&mut out, str::from_utf8(&escaped).unwrap());
        let is_bad = |char: char| char.is_control() && !"\t\n\r".contains(char);
        prop_assert_eq!(String::from_utf8(out).unwrap(), text.replace(is_bad, "\u{fffd}"));
    }
}

#[test]
fn html_escapes_the_five_signs_of_markup_and_keeps_the_rest() {
    for char in ('!'..='~').chain(" \t\r\né\u{2028}😀".chars()) {
        let expected = match char {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            '\'' => "&#39;".to_owned(),
            other => other.to_string(),
        };
        let mut out = Vec::new();
        html::text(&mut out, &char.to_string());
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}

#[test]
fn what_was_never_escaped_stays() {
    for (text, expected) in [
        ("", ""),
        ("a & b &c; &amp", "a & b &c; &amp"),
        ("&amp;lt;&lt&lt;&gt;&quot;&#39;&#x27;", "&lt;&lt<>\"'&#x27;"),
    ] {
        let mut out = Vec::new();
        html::unescaped(&mut out, text);
        assert_eq!(String::from_utf8(out).unwrap(), expected, "{text}");
    }
}

#[test]
fn every_character_is_written_in_json_as_serde_json_writes_it() {
    let all: String = (0..=u32::from(char::MAX)).filter_map(char::from_u32).collect();
    let mut out = Vec::new();
    json::string(&mut out, &all);
    assert!(out == serde_json::to_vec(&all).unwrap());
}

#[test]
fn plain_text_keeps_line_feeds_and_tabs_and_drops_carriage_returns() {
    let problem = Problem::new(404).with_detail("a\r\nb\tc\rd\u{1b}[2J\u{9b}e\u{7f}f");
    let text = body(&problem, Media::Text);
    assert_eq!(text, "404 Not Found\n\na\nb\tcd\u{fffd}[2J\u{fffd}e\u{fffd}f\n");
}

#[test]
fn a_reserved_name_wins_over_an_extension() {
    let mut problem = Problem::new(404);
    let json = r#"{"type":"a","title":"b","status":200,"detail":"c","instance":"d","code":"e","help":{},"errors":[],"a":1}"#;
    assert!(problem.extend(json));
    assert_eq!(
        body(&problem, Media::Json),
        r#"{"type":"about:blank","title":"Not Found","status":404,"a":1}"#
    );
}

#[test]
fn pointers_are_escaped_as_rfc_6901_asks() {
    let name = |name: &'static str| PathSegment::Name(name.into());
    let cases = [
        (vec![], "#", ""),
        (vec![name("")], "#/", "/"),
        (vec![name("a"), PathSegment::Index(0), name("0")], "#/a/0/0", "/a/0/0"),
        (vec![name("a/b"), name("m~n"), name("~1")], "#/a~1b/m~0n/~01", "/a~1b/m~0n/~01"),
        (vec![name("c%d"), name("#")], "#/c%25d/%23", "/c%d/#"),
        (
            vec![name("e^f"), name("i\\j"), name("k\"l"), name(" ")],
            "#/e%5Ef/i%5Cj/k%22l/%20",
            "/e^f/i\\j/k\"l/ ",
        ),
        (vec![name("\u{e9}\u{1f600}")], "#/%C3%A9%F0%9F%98%80", "/\u{e9}\u{1f600}"),
    ];
    for (path, fragment, shown) in cases {
        let errors = vec![FieldError { path, ..FieldError::default() }];
        assert_eq!(errors[0].pointer(), shown);
        let json = body(&Problem { status: 422, errors, ..Problem::default() }, Media::Json);
        let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(parsed["errors"][0]["pointer"], fragment);
    }
}

/// An XML element as a parser sees it.
#[derive(Debug, PartialEq, Default)]
struct Element {
    name: String,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// Gives the root of a document that holds nothing but a declaration and elements.
    fn read(document: &str) -> Self {
        let is_char = |char| matches!(char, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(document.chars().all(is_char), "a character that no document may hold");
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        let root = document.strip_prefix(declaration).expect("a declaration").trim_end();

        let mut reader = Reader::from_str(root);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(start) => {
                    let namespace =
                        ["xmlns=\"urn:ietf:rfc:7807\"", ""][usize::from(open.len() > 1)];
                    assert_eq!(start.attributes_raw().trim(), namespace);
                    let name = start.name().as_ref().to_owned();
                    assert!(is_name(&name), "{name}");
                    open.push(Self { name, ..Self::default() });
                }
                Event::End(_) => {
                    let element = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(element);
                }
                Event::Text(text) => open.last_mut().unwrap().text += &text.xml10_content(),
                Event::GeneralRef(reference) => {
                    let text = &mut open.last_mut().unwrap().text;
                    match reference.resolve_char_ref().unwrap() {
                        Some(char) => text.push(char),
                        None => *text += resolve_xml_entity(&reference).expect("a known entity"),
                    }
                }
                Event::Eof => break,
                other => panic!("unexpected {other:?}"),
            }
        }
        assert_eq!(open.len(), 1, "an element is open");
        let mut document = open.pop().unwrap();
        assert_eq!((document.children.len(), &*document.text), (1, ""));
        document.children.remove(0)
    }

    /// Gives the element that a value should become.
    fn of(name: &str, value: &Value<'_>) -> Self {
        let (mut text, mut children) = (String::new(), Vec::new());
        match value {
            Value::Null => {}
            Value::Bool(bool) => text = bool.to_string(),
            Value::Number(digits) => text = digits.to_string(),
            Value::String(string) => {
                let forbidden = |char| matches!(char, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
                text = string.replace(forbidden, "\u{fffd}");
            }
            Value::Array(items) => {
                children = items.iter().map(|item| Self::of("i", item)).collect()
            }
            Value::Object(members) => {
                let named = members.iter().filter(|(name, _)| is_name(name));
                children = named.map(|(name, value)| Self::of(name, value)).collect();
            }
        }
        Self { name: name.to_owned(), text, children }
    }
}

proptest! {
    #[test]
    fn xml_holds_the_members_in_their_order(problem in a_problem()) {
        let members =
            members(&problem).into_iter().map(|(name, value)| (Cow::Owned(name), value)).collect();
        let xml = body(&problem, Media::ProblemXml);
        prop_assert_eq!(Element::read(&xml), Element::of("problem", &Value::Object(members)), "{}", xml);
        prop_assert_eq!(&xml, &body(&problem, Media::Xml));
        prop_assert_eq!(&xml, &body(&problem, Media::TextXml));
    }
}

#[test]
fn every_character_comes_through_xml_or_becomes_the_replacement() {
    let all: String = (0..=u32::from(char::MAX)).filter_map(char::from_u32).collect();
    let xml = body(&Problem::new(404).with_detail(&*all), Media::Xml);
    let detail = Element::read(&xml).children.into_iter().find(|child| child.name == "detail");
    assert!(detail.unwrap().text == Element::of("", &Value::String(all.into())).text);
}

#[test]
fn xml_names_are_those_of_xml_1_0_without_the_colon() {
    // XML 1.0, fifth edition, productions 4 and 4a.
    const START: &str = "41-5A 5F-5F 61-7A C0-D6 D8-F6 F8-2FF 370-37D 37F-1FFF 200C-200D \
                         2070-218F 2C00-2FEF 3001-D7FF F900-FDCF FDF0-FFFD 10000-EFFFF";
    const MORE: &str = "2D-2D 2E-2E 30-39 B7-B7 300-36F 203F-2040";
    let ranges = |text: &str| -> Vec<(u32, u32)> {
        let number = |hex: &str| u32::from_str_radix(hex, 16).unwrap();
        text.split_whitespace()
            .map(|range| range.split_once('-').unwrap())
            .map(|(first, last)| (number(first), number(last)))
            .collect()
    };
    let holds = |ranges: &[(u32, u32)], code| {
        ranges.iter().any(|(first, last)| (*first..=*last).contains(&code))
    };
    let (start, more) = (ranges(START), ranges(MORE));
    let mut name = String::new();
    for code in 0..=u32::from(char::MAX) {
        let Some(char) = char::from_u32(code) else { continue };
        let starts = holds(&start, code);
        name.clear();
        name.push(char);
        assert_eq!(is_name(&name), starts, "{char:?}");
        name.insert(0, 'a');
        assert_eq!(is_name(&name), starts || holds(&more, code), "{char:?}");
    }
    assert!(!is_name(""));
}

proptest! {
    #[test]
    fn plain_text_has_no_control_characters_but_line_feeds_and_tabs(
        problem in a_problem(),
        target in a_text(),
    ) {
        let facts = Facts { location: Some(&target), ..Facts::default() };
        let text = String::from_utf8(response_parts::body(&DIALECT, &problem, &facts, Media::Text)).unwrap();
        let is_bad = |char: char| char.is_control() && !"\t\n".contains(char);
        prop_assert!(!text.contains(is_bad), "{:?}", text);
        prop_assert!(text.starts_with(&format_decimal(problem.status.into())));
        let sentence = problem.sentence().replace('\r', "").replace(is_bad, "\u{fffd}");
        prop_assert!(text.contains(&sentence), "{:?} lacks {:?}", text, sentence);
    }
}
