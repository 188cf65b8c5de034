//! The writers of JSON, XML and plain text in the parsers of other crates: the JSON and the XML of any
//! problem are read back as the problem, and its plain text is safe in a terminal.

mod strategies;

use std::borrow::Cow;
use std::fmt::Write as _;

use httpexc::body_writer::html::{unescape_html, write_html_text};
use httpexc::body_writer::json::{write_json_string, write_spaced_json};
use httpexc::body_writer::xml::{is_xml_name, write_xml_text};
use httpexc::dialect::PROBLEM_DIALECT;
use httpexc::json_value::Value;
use httpexc::negotiate::MediaType;
use httpexc::number::format_decimal;
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, HelpLink, Problem};
use httpexc::response_parts::{ResponseOptions, create_body};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use strategies::{a_problem, a_text, a_value, format_json, write_body};

/// Returns the pointer of an error as a URI fragment, byte by byte.
fn format_fragment(error: &FieldError<'_>) -> String {
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

/// Returns the members of a problem in the order in which they are written.
fn list_members(problem: &Problem<'_>) -> Vec<(String, Value<'static>)> {
    let text = |text: &str| Value::String(text.to_owned().into());
    let code = |code: &ErrorCode<'_>| match code {
        ErrorCode::Text(code) => text(code),
        ErrorCode::Number(digits) => Value::Number(digits.clone().into_owned().into()),
    };
    let object = |members: Vec<(&str, Option<Value<'static>>)>| {
        let given = members.into_iter().filter_map(|(name, value)| Some((name, value?)));
        Value::Object(given.map(|(name, value)| (name.to_owned().into(), value)).collect())
    };
    let help = |help: &HelpLink<'_>| {
        object(vec![("href", Some(text(&help.href))), ("text", help.text.as_deref().map(text))])
    };
    let error = |error: &FieldError<'_>| {
        object(vec![
            ("detail", error.message.as_deref().map(text)),
            ("pointer", Some(text(&format_fragment(error)))),
            ("code", error.code.as_ref().map(code)),
        ])
    };
    let errors = Value::Array(problem.errors.iter().map(error).collect());
    let Value::Object(mut members) = object(vec![
        ("type", Some(text(problem.type_uri.as_deref().unwrap_or("about:blank")))),
        ("title", Some(text(problem.title()))),
        ("status", Some(Value::Number(problem.status.to_string().into()))),
        ("detail", problem.detail.as_deref().map(text)),
        ("instance", problem.instance.as_deref().map(text)),
        ("code", problem.code.as_ref().map(code)),
        ("retryable", problem.retryable.map(Value::Bool)),
        ("help", problem.help.as_ref().map(help)),
        ("errors", Some(errors).filter(|_| !problem.errors.is_empty())),
    ]) else {
        unreachable!()
    };
    for (name, value) in &problem.extensions {
        members.push((name.to_string().into(), copy_value(value)));
    }
    members.into_iter().map(|(name, value)| (name.into_owned(), value)).collect()
}

fn copy_value(value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Null => Value::Null,
        Value::Bool(bool) => Value::Bool(*bool),
        Value::Number(digits) => Value::Number(digits.to_string().into()),
        Value::String(text) => Value::String(text.to_string().into()),
        Value::Array(items) => Value::Array(items.iter().map(copy_value).collect()),
        Value::Object(members) => Value::Object(
            members
                .iter()
                .map(|(name, value)| (name.to_string().into(), copy_value(value)))
                .collect(),
        ),
    }
}

#[test]
fn xml_escapes_the_greater_than_sign_because_it_could_end_a_section() {
    let mut out = Vec::new();
    write_xml_text(&mut out, "a > b ]]> c");
    assert_eq!(out, b"a &gt; b ]]&gt; c");
}

#[test]
fn a_value_is_formatted_as_json() {
    for json in [r#"{"a":[1.50,null,true],"b":{"c":"\"é"}}"#, "[]", "7"] {
        assert_eq!(Value::parse(json).unwrap().to_string(), json);
    }
}

#[test]
fn ascii_ends_with_the_tilde() {
    let mut out = Vec::new();
    write_spaced_json(&mut out, "\" }~\u{7f}\u{80}\"", true);
    assert_eq!(out, b"\" }~\\u007f\\u0080\"");
}

proptest! {
    #[test]
    fn json_has_the_members_in_their_order(problem in a_problem()) {
        let members =
            list_members(&problem).into_iter().map(|(name, value)| (Cow::Owned(name), value)).collect();
        let expected = format_json(&Value::Object(members));
        let json = write_body(&problem, MediaType::ProblemJson);
        prop_assert_eq!(&json, &expected);
        prop_assert_eq!(&json, &write_body(&problem, MediaType::Json));

        let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(parsed["status"].as_u64(), Some(u64::from(problem.status)));
        prop_assert_eq!(parsed["detail"].as_str(), problem.detail.as_deref());
        let type_uri = problem.type_uri.as_deref().unwrap_or("about:blank");
        prop_assert_eq!(parsed["type"].as_str(), Some(type_uri));
        prop_assert_eq!(parsed["title"].as_str(), Some(problem.title()));
    }

    #[test]
    fn json_strings_are_those_of_serde_json(text in a_text()) {
        let mut out = Vec::new();
        write_json_string(&mut out, &text);
        prop_assert_eq!(out, serde_json::to_vec(&text).unwrap());
    }
}

/// Returns a value as Python's `json.dumps` writes it.
fn format_like_python(value: &Value<'_>, text: &dyn Fn(&str) -> String) -> String {
    match value {
        Value::String(string) => text(string),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| format_like_python(item, text)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let member = |(name, value): &(Cow<'_, str>, Value<'_>)| {
                format!("{}: {}", text(name), format_like_python(value, text))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        other => format_json(other),
    }
}

/// Returns a string in which each UTF-16 code unit that is not printable ASCII is escaped.
fn escape_to_ascii(text: &str) -> String {
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
        let compact = format_json(&value);
        let spaced = |ascii| {
            let mut out = Vec::new();
            write_spaced_json(&mut out, &compact, ascii);
            String::from_utf8(out).unwrap()
        };
        let plain = |text: &str| serde_json::to_string(text).unwrap();
        prop_assert_eq!(spaced(false), format_like_python(&value, &plain));
        prop_assert_eq!(spaced(true), format_like_python(&value, &escape_to_ascii));
    }

    #[test]
    fn an_escaped_text_is_unescaped_to_itself(text in a_text()) {
        let (mut escaped, mut out) = (Vec::new(), Vec::new());
        write_html_text(&mut escaped, &text);
        unescape_html(&mut out, str::from_utf8(&escaped).unwrap());
        let is_bad = |char: char| char.is_control() && !"\t\n\r".contains(char);
        prop_assert_eq!(String::from_utf8(out).unwrap(), text.replace(is_bad, "\u{fffd}"));
    }
}

#[test]
fn html_escapes_the_five_characters_of_markup_only() {
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
        write_html_text(&mut out, &char.to_string());
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}

#[test]
fn a_text_without_escapes_is_kept() {
    for (text, expected) in [
        ("", ""),
        ("a & b &c; &amp", "a & b &c; &amp"),
        ("&amp;lt;&lt&lt;&gt;&quot;&#39;&#x27;", "&lt;&lt<>\"'&#x27;"),
    ] {
        let mut out = Vec::new();
        unescape_html(&mut out, text);
        assert_eq!(String::from_utf8(out).unwrap(), expected, "{text}");
    }
}

#[test]
fn every_character_is_written_in_json_as_serde_json_writes_it() {
    let all: String = (0..=u32::from(char::MAX)).filter_map(char::from_u32).collect();
    let mut out = Vec::new();
    write_json_string(&mut out, &all);
    assert!(out == serde_json::to_vec(&all).unwrap());
}

#[test]
fn plain_text_keeps_line_feeds_and_tabs_but_no_carriage_returns() {
    let problem = Problem::new(404).with_detail("a\r\nb\tc\rd\u{1b}[2J\u{9b}e\u{7f}f");
    let text = write_body(&problem, MediaType::Text);
    assert_eq!(text, "404 Not Found\n\na\nb\tcd\u{fffd}[2J\u{fffd}e\u{fffd}f\n");
}

#[test]
fn an_extension_with_a_reserved_name_is_left_out() {
    let mut problem = Problem::new(404);
    let json = r#"{"type":"a","title":"b","status":200,"detail":"c","instance":"d","code":"e","retryable":true,"help":{},"errors":[],"a":1}"#;
    assert!(problem.add_extensions_from_json(json));
    assert_eq!(
        write_body(&problem, MediaType::Json),
        r#"{"type":"about:blank","title":"Not Found","status":404,"a":1}"#
    );
}

#[test]
fn pointers_are_escaped_by_rfc_6901() {
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
        let json =
            write_body(&Problem { status: 422, errors, ..Problem::default() }, MediaType::Json);
        let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(parsed["errors"][0]["pointer"], fragment);
    }
}

/// An XML element as a parser reads it.
#[derive(Debug, PartialEq, Default)]
struct Element {
    name: String,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// Returns the root of a document that has only a declaration and elements.
    fn parse(document: &str) -> Self {
        let is_char = |char| matches!(char, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(document.chars().all(is_char), "a character that XML does not allow");
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
                    assert!(is_xml_name(&name), "{name}");
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

    /// Returns the element that a value should become.
    fn from_value(name: &str, value: &Value<'_>) -> Self {
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
                children = items.iter().map(|item| Self::from_value("i", item)).collect()
            }
            Value::Object(members) => {
                let named = members.iter().filter(|(name, _)| is_xml_name(name));
                children = named.map(|(name, value)| Self::from_value(name, value)).collect();
            }
        }
        Self { name: name.to_owned(), text, children }
    }
}

proptest! {
    #[test]
    fn xml_has_the_members_in_their_order(problem in a_problem()) {
        let members =
            list_members(&problem).into_iter().map(|(name, value)| (Cow::Owned(name), value)).collect();
        let xml = write_body(&problem, MediaType::ProblemXml);
        prop_assert_eq!(Element::parse(&xml), Element::from_value("problem", &Value::Object(members)), "{}", xml);
        prop_assert_eq!(&xml, &write_body(&problem, MediaType::Xml));
        prop_assert_eq!(&xml, &write_body(&problem, MediaType::TextXml));
    }
}

#[test]
fn xml_keeps_or_replaces_every_character() {
    let all: String = (0..=u32::from(char::MAX)).filter_map(char::from_u32).collect();
    let xml = write_body(&Problem::new(404).with_detail(&*all), MediaType::Xml);
    let detail = Element::parse(&xml).children.into_iter().find(|child| child.name == "detail");
    assert!(detail.unwrap().text == Element::from_value("", &Value::String(all.into())).text);
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
        assert_eq!(is_xml_name(&name), starts, "{char:?}");
        name.insert(0, 'a');
        assert_eq!(is_xml_name(&name), starts || holds(&more, code), "{char:?}");
    }
    assert!(!is_xml_name(""));
}

proptest! {
    #[test]
    fn plain_text_has_no_control_characters_except_line_feeds_and_tabs(
        problem in a_problem(),
        target in a_text(),
    ) {
        let options = ResponseOptions { location: Some(&target), ..ResponseOptions::default() };
        let text = String::from_utf8(create_body(&PROBLEM_DIALECT, &problem, &options, MediaType::Text)).unwrap();
        let is_bad = |char: char| char.is_control() && !"\t\n".contains(char);
        prop_assert!(!text.contains(is_bad), "{:?}", text);
        prop_assert!(text.starts_with(&format_decimal(problem.status.into())));
        let sentence = problem.sentence().replace('\r', "").replace(is_bad, "\u{fffd}");
        prop_assert!(text.contains(&sentence), "{:?} lacks {:?}", text, sentence);
    }

    #[test]
    fn only_the_sentence_of_plain_text_has_more_than_one_line(
        problem in a_problem(),
        target in a_text(),
    ) {
        let problem = problem.with_detail("One sentence.");
        let options = ResponseOptions { location: Some(&target), ..ResponseOptions::default() };
        let text = String::from_utf8(create_body(&PROBLEM_DIALECT, &problem, &options, MediaType::Text)).unwrap();
        let errors = problem.errors.len();
        let parts = [
            matches!(problem.status, 300..=399) || problem.help.is_some(),
            problem.code.is_some(),
            problem.request_id.is_some() || problem.instance.is_some(),
        ];
        let parts = parts.into_iter().filter(|has| *has).count();
        let lines = 1 + (1 + parts) * 2 + if errors == 0 { 0 } else { errors + 1 };
        prop_assert_eq!(text.matches(['\n', '\u{2028}', '\u{2029}']).count(), lines, "{:?}", text);
    }
}
