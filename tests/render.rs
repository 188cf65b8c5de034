//! Holds the writers to other people's parsers: whatever a problem says, its JSON and XML read
//! back as what was given, its page has the tree of a harmless one, and its plain text is safe in
//! a terminal. The JSON reader is held to `serde_json`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::borrow::Cow;
use std::fmt::Write as _;

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink as _;
use httpexc::answer::{self, Facts};
use httpexc::field::decimal;
use httpexc::negotiate::Media;
use httpexc::problem::{Code, FieldError, Help, Problem, RESERVED, Segment};
use httpexc::render::html::is_web_reference;
use httpexc::render::json::Json;
use httpexc::render::xml::is_name;
use httpexc::render::{Structure, json};
use httpexc::value::{DEPTH, Value};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

/// Texts that have broken out of something somewhere.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=alert(1) x=\"",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</small></main></body></html><p>",
    "</p><p>",
    "</ul><ul>",
    "</a><a href=javascript:alert(1)>",
    "<!--",
    "--><script>alert(1)</script><!--",
    "<![CDATA[",
    "]]>",
    "<?xml-stylesheet href='x'?>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
    "&lt;script&gt;",
    "&b;",
    "&#60;script&#62;",
    "&#x3c",
    "&amp",
    "<plaintext>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<template><table><tr>",
    "<math><mtext><table><mglyph><style><!--</style>",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "+ADw-script+AD4-",
    "\u{ff1c}script\u{ff1e}",
    "<\u{0}script>",
    "\u{0}",
    "a\u{8}\u{b}\u{c}\u{e}\u{1f}\u{7f}\u{80}\u{85}\u{9f}b",
    "a\r\nb\rc\nd\te",
    "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m",
    "\u{202e}\u{2066}\u{2028}\u{2029}\u{feff}",
    "\u{fffe}\u{ffff}\u{fdd0}\u{1ffff}\u{10ffff}",
    "\\\"\\u0000\\",
    "`~!@#$%^&*()_+-=[]{}|;':\",./<>?",
];

fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::collection::vec(any::<char>(), 0..16).prop_map(String::from_iter),
        1 => "[\\x00-\\x7f]{0,16}",
        1 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
    ]
}

fn maybe_a_text() -> impl Strategy<Value = Option<Cow<'static, str>>> {
    prop::option::of(a_text().prop_map(Cow::Owned))
}

fn a_number() -> impl Strategy<Value = Cow<'static, str>> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string().into()),
        any::<f64>()
            .prop_filter("JSON has no infinity", |number| number.is_finite())
            .prop_map(|number| serde_json::to_string(&number).unwrap().into()),
    ]
}

fn a_code() -> impl Strategy<Value = Option<Code<'static>>> {
    prop::option::of(prop_oneof![
        a_text().prop_map(|text| Code::Text(text.into())),
        a_number().prop_map(Code::Number),
    ])
}

/// Gives names, half of which can name an XML element.
fn a_name() -> impl Strategy<Value = Cow<'static, str>> {
    prop_oneof![
        "[a-z_\u{e0}-\u{f6}][a-z0-9.\u{b7}-]{0,5}".prop_map(Cow::Owned),
        a_text().prop_map(Cow::Owned),
    ]
}

fn a_value() -> impl Strategy<Value = Value<'static>> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        a_number().prop_map(Value::Number),
        a_text().prop_map(|text| Value::String(text.into())),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((a_name(), inner), 0..4).prop_map(Value::Object),
        ]
    })
}

prop_compose! {
    fn an_error()(
        path in prop::collection::vec(prop_oneof![
            any::<u64>().prop_map(Segment::Index),
            a_name().prop_map(Segment::Name),
        ], 0..4),
        code in a_code(),
        message in maybe_a_text(),
    ) -> FieldError<'static> {
        FieldError { path, code, message }
    }
}

prop_compose! {
    fn a_problem()(
        status in prop_oneof![400..600_u16, any::<u16>()].prop_filter(
            "must have a body",
            |status| !matches!(status, 100..=199 | 204 | 205 | 304),
        ),
        (kind, title, detail, instance, explanation) in
            (maybe_a_text(), maybe_a_text(), maybe_a_text(), maybe_a_text(), maybe_a_text()),
        code in a_code(),
        help in prop::option::of((a_text(), maybe_a_text())),
        errors in prop::collection::vec(an_error(), 0..3),
        mut extensions in prop::collection::vec((a_name(), a_value()), 0..4),
    ) -> Problem<'static> {
        extensions.retain(|(name, _)| !RESERVED.contains(&&**name));
        let help = help.map(|(href, text)| Help { href: href.into(), text });
        Problem { status, kind, title, detail, instance, code, help, errors, explanation, extensions }
    }
}

fn body(problem: &Problem<'_>, media: Media) -> String {
    String::from_utf8(answer::body(problem, &Facts::default(), media)).unwrap()
}

/// Gives the pointer of an error as a URI fragment, byte by byte.
fn pointer(error: &FieldError<'_>) -> String {
    let mut pointer = String::from("#");
    for segment in &error.path {
        let name = match segment {
            Segment::Index(index) => index.to_string(),
            Segment::Name(name) => name.replace('~', "~0").replace('/', "~1"),
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
    let code = |code: &Code<'_>| match code {
        Code::Text(code) => text(code),
        Code::Number(digits) => Value::Number(digits.clone().into_owned().into()),
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

/// Writes JSON as `serde_json` writes its strings.
fn json_text(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(digits) => digits.to_string(),
        Value::String(text) => serde_json::to_string(text).unwrap(),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(json_text).collect::<Vec<_>>().join(","))
        }
        Value::Object(members) => {
            let member = |(name, value): &(Cow<'_, str>, Value<'_>)| {
                format!("{}:{}", serde_json::to_string(name).unwrap(), json_text(value))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
        }
    }
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

#[test]
fn every_character_is_written_in_json_as_serde_json_writes_it() {
    let all: String = (0..=u32::from(char::MAX)).filter_map(char::from_u32).collect();
    let mut out = Vec::new();
    json::string(&mut out, &all);
    assert!(out == serde_json::to_vec(&all).unwrap());
}

#[test]
fn plain_text_keeps_line_feeds_and_tabs_and_drops_carriage_returns() {
    let problem = Problem::new(404).detail("a\r\nb\tc\rd\u{1b}[2J\u{9b}e\u{7f}f");
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
    let name = |name: &'static str| Segment::Name(name.into());
    let cases = [
        (vec![], "#", ""),
        (vec![name("")], "#/", "/"),
        (vec![name("a"), Segment::Index(0), name("0")], "#/a/0/0", "/a/0/0"),
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
    let xml = body(&Problem::new(404).detail(&*all), Media::Xml);
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

fn parse_html(page: &str) -> Handle {
    html5ever::parse_document(RcDom::default(), ParseOpts::default()).one(page).document
}

/// Adds the elements and attributes of a tree, and whatever else is no text, line by line.
fn outline(node: &Handle, depth: usize, out: &mut String) {
    match &node.data {
        NodeData::Document => {}
        NodeData::Text { .. } => return,
        NodeData::Element { name, attrs, .. } => {
            write!(out, "{:depth$}{}:{}", "", name.ns, name.local).unwrap();
            for attribute in attrs.borrow().iter() {
                write!(out, " {}={:?}", attribute.name.local, &*attribute.value).unwrap();
            }
            out.push('\n');
        }
        other => writeln!(out, "{:depth$}{other:?}", "").unwrap(),
    }
    for child in node.children.borrow().iter() {
        outline(child, depth + 1, out);
    }
}

fn outline_of(page: &str) -> String {
    let mut out = String::new();
    outline(&parse_html(page), 0, &mut out);
    out
}

/// Adds what stands in the elements of a name, in all of the tree.
fn texts(node: &Handle, element: &str, inside: bool, out: &mut String) {
    let inside = match &node.data {
        NodeData::Text { contents } if inside => {
            out.push_str(&contents.borrow());
            return;
        }
        NodeData::Element { name, .. } => inside || &*name.local == element,
        _ => inside,
    };
    for child in node.children.borrow().iter() {
        texts(child, element, inside, out);
    }
}

fn text_of(page: &str, element: &str) -> String {
    let mut out = String::new();
    texts(&parse_html(page), element, false, &mut out);
    out
}

/// Gives a page in which every field says the same.
fn page(text: &str, href: &str) -> String {
    let code = || Some(Code::Text(text.into()));
    let errors = vec![
        FieldError {
            path: vec![Segment::Name(text.into()), Segment::Index(1)],
            code: code(),
            message: Some(text.into()),
        },
        FieldError { code: code(), ..FieldError::default() },
    ];
    let problem = Problem {
        status: 422,
        kind: Some(text.into()),
        title: Some(text.into()),
        detail: Some(text.into()),
        instance: Some(text.into()),
        code: code(),
        help: Some(Help { href: href.into(), text: Some(text.into()) }),
        errors,
        explanation: Some(text.into()),
        extensions: vec![(text.into(), Value::String(text.into()))],
    };
    body(&problem, Media::Html)
}

/// Gives a text as it is on a page: line ends as a parser reads them, no other control characters.
fn shown(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.replace(|char: char| char.is_control() && !"\t\n".contains(char), "\u{fffd}")
}

fn check_page(text: &str) {
    let hostile = page(text, "/help");
    assert_eq!(outline_of(&hostile), outline_of(&page("harmless", "/help")), "{text:?}");
    assert_eq!(text_of(&hostile, "h1"), shown(text));
    assert_eq!(text_of(&hostile, "title"), format!("422 {}", shown(text)));
    assert_eq!(text_of(&hostile, "a"), shown(text));
    assert_eq!(text_of(&hostile, "script"), "");
}

#[test]
fn a_hostile_text_changes_nothing_but_the_texts_of_a_page() {
    for text in HOSTILE {
        check_page(text);
    }
}

#[test]
fn every_character_is_shown_or_becomes_the_replacement() {
    let all: String = (0..=u32::from(char::MAX)).filter_map(char::from_u32).collect();
    check_page(&all);
}

proptest! {
    #[test]
    fn any_text_changes_nothing_but_the_texts_of_a_page(
        text in a_text().prop_filter("an empty text leaves its element out", |text| !text.is_empty()),
    ) {
        check_page(&text);
    }
}

/// Gives whether a browser reads an absolute URL of another scheme than http and https out of a
/// link (WHATWG URL, 4.4).
fn leaves_the_web(href: &str) -> bool {
    let href = href.trim_matches(|char| char <= ' ').replace(['\t', '\n', '\r'], "");
    let Some((scheme, _)) = href.split_once(':') else { return false };
    scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char))
        && !scheme.eq_ignore_ascii_case("http")
        && !scheme.eq_ignore_ascii_case("https")
}

#[test]
fn links_lead_to_the_web_alone() {
    let cases = [
        ("/help", true),
        ("help?a=b:c", true),
        ("#a:b", true),
        ("//host/path", true),
        ("https://a.example/", true),
        ("HTTP:a", true),
        ("  https://a.example/", true),
        ("", true),
        ("./javascript:alert(1)", true),
        ("javascript:alert(1)", false),
        ("JavaScript:alert(1)", false),
        (" \u{1}\u{1f}javascript:alert(1)", false),
        ("java\tscript:alert(1)", false),
        ("java\r\nscript\n:alert(1)", false),
        ("\tjavascript\t:alert(1)", false),
        ("vbscript:a", false),
        ("data:text/html,<script>alert(1)</script>", false),
        ("blob:https://a.example/", false),
        ("file:///etc/passwd", false),
        ("view-source:a", false),
        ("httpx:a", false),
        ("ms-excel.b+c:a", false),
    ];
    for (href, is_link) in cases {
        assert_eq!(is_web_reference(href), is_link, "{href:?}");
        let outline = outline_of(&page("harmless", href));
        assert_eq!(outline.contains(":a "), is_link, "{href:?}");
    }
}

proptest! {
    #[test]
    fn any_link_is_one_element_with_one_attribute_and_stays_on_the_web(
        href in prop_oneof![
            a_text(),
            "[\\x00-\\x20]{0,2}[jJ]?(a[\t\r\n]?v)?[a-z:\\x00-\\x20+.&;#/-]{0,8}:.{0,4}",
        ],
    ) {
        let without = outline_of(&page("harmless", "javascript:"));
        let outline = outline_of(&page("harmless", &href));
        let link = |line: &&str| line.trim_start().starts_with("http://www.w3.org/1999/xhtml:a ");
        let rest: String = outline.lines().filter(|line| !link(line)).map(|line| format!("{line}\n")).collect();
        prop_assert_eq!(&rest, &without);
        let links: Vec<&str> = outline.lines().filter(link).collect();
        prop_assert_eq!(links.len(), usize::from(is_web_reference(&href)));
        if let [link] = links[..] {
            prop_assert!(!leaves_the_web(&href), "{:?}", href);
            let attribute = format!(" href={:?}", shown(&href));
            prop_assert!(link.ends_with(&attribute), "{} lacks{}", link, attribute);
        }
    }

    #[test]
    fn plain_text_has_no_control_characters_but_line_feeds_and_tabs(
        problem in a_problem(),
        target in a_text(),
    ) {
        let facts = Facts { location: Some(&target), ..Facts::default() };
        let text = String::from_utf8(answer::body(&problem, &facts, Media::Text)).unwrap();
        let is_bad = |char: char| char.is_control() && !"\t\n".contains(char);
        prop_assert!(!text.contains(is_bad), "{:?}", text);
        prop_assert!(text.starts_with(&decimal(problem.status.into())));
        let sentence = problem.sentence().replace('\r', "").replace(is_bad, "\u{fffd}");
        prop_assert!(text.contains(&sentence), "{:?} lacks {:?}", text, sentence);
    }
}

/// Gives a value as `serde_json` has it: of members with one name the last.
fn to_serde(value: &Value<'_>) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(bool) => (*bool).into(),
        Value::Number(digits) => serde_json::from_str(digits).expect("a number"),
        Value::String(text) => (**text).into(),
        Value::Array(items) => items.iter().map(to_serde).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.to_string(), to_serde(value))).collect()
        }
    }
}

/// Checks that a text is read as `serde_json` reads it. Where the two mean to differ, in numbers
/// that are too big for a double and in lone surrogates, there is nothing to compare.
fn check_json(text: &str) -> Result<(), TestCaseError> {
    let expected: Result<serde_json::Value, _> = serde_json::from_str(text);
    match (Value::parse(text), expected) {
        (Some(value), Ok(expected)) => prop_assert_eq!(to_serde(&value), expected),
        (None, Err(_)) => {}
        (Some(_), Err(error)) => {
            let differs = error.to_string().contains("number out of range")
                || text.to_ascii_lowercase().contains("\\ud");
            prop_assert!(differs, "{:?} is taken, though: {}", text, error);
        }
        (None, Ok(_)) => prop_assert!(false, "{:?} is refused", text),
    }
    Ok(())
}

#[test]
fn json_is_read_as_serde_json_reads_it() {
    let numbers = "0 -0 1 -1 10 0.5 -0.25 1e5 1E5 1e+5 1e-5 1.5e10 0e0 -0.0e-0 123456789012345678901 \
                   00 01 -01 - -- +1 .5 1. 1.e5 1e 1e+ 1e5.5 0x1 1_0 1a NaN Infinity -Infinity --1 1-";
    let others = [
        "",
        " ",
        "null",
        " null ",
        "\t\r\ntrue\n",
        "nul",
        "nulll",
        "Null",
        "truefalse",
        "true false",
        "\u{feff}null",
        "\u{a0}null",
        "null\u{c}",
        "null\0",
        "'a'",
        "a",
        "//",
        "/**/null",
        r#""""#,
        r#"""#,
        r#""a"#,
        r#""a"b"#,
        r#""\"#,
        r#""\""#,
        r#""\\""#,
        r#""\a""#,
        r#""\'""#,
        r#""\b\f\n\r\t\/\\\"""#,
        r#""\u0041""#,
        r#""\u00e9\u20AC""#,
        r#""\u0000""#,
        r#""\u004""#,
        r#""\u004g""#,
        r#""\u+041""#,
        r#""\u 041""#,
        r#""\U0041""#,
        r#""\ud83d\ude00""#,
        r#""\x41""#,
        r#""\ué000""#,
        "\"\u{1f}\"",
        "\"\n\"",
        "\"\t\"",
        "\"\u{7f}\u{80}\u{2028}\"",
        "\"é😀\"",
        "[]",
        "[ ]",
        "[1]",
        "[1,]",
        "[,1]",
        "[,]",
        "[1 2]",
        "[1,,2]",
        "[",
        "]",
        "[]]",
        "[1",
        "[1,",
        "[[],[[]],{}]",
        "(1)",
        "[1;2]",
        "{}",
        "{ }",
        r#"{"a":1}"#,
        r#"{"a":1,}"#,
        r#"{,"a":1}"#,
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a" 1}"#,
        r#"{"a"::1}"#,
        r#"{a:1}"#,
        "{1:1}",
        "{null:1}",
        "{",
        "}",
        r#"{"a":1"#,
        r#"{"a":1]"#,
        r#"[1}"#,
        r#"{"a":1,"a":2}"#,
        r#"{"":{"":{}}}"#,
        r#" { "a" : [ 1 , 2 ] , "b" : null } "#,
        r#"{"a":1 "b":2}"#,
        r#"{"a",1}"#,
        r#"{"__proto__":{"a":1}}"#,
        "[1]x",
        "null,",
        "\"a\" \"b\"",
        r#"{"\u0061":1}"#,
    ];
    for text in numbers.split_whitespace().chain(others) {
        check_json(text).unwrap();
    }
}

#[test]
fn a_lone_surrogate_becomes_the_replacement() {
    let cases = [
        (r#""\ud800""#, "\u{fffd}"),
        (r#""\udfff""#, "\u{fffd}"),
        (r#""\uD83Da""#, "\u{fffd}a"),
        (r#""\ud83d\u0041""#, "\u{fffd}A"),
        (r#""\ud83d\n""#, "\u{fffd}\n"),
        (r#""\ud83d\ud83d\ude00""#, "\u{fffd}\u{1f600}"),
        (r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}"),
        (r#""\ud83d\ude00\ude00""#, "\u{1f600}\u{fffd}"),
    ];
    for (json, text) in cases {
        assert_eq!(Value::parse(json), Some(Value::String(text.into())), "{json}");
    }
    for surrogate in 0xd800..0xe000 {
        let json = format!("\"a\\u{surrogate:04x}b\"");
        assert_eq!(Value::parse(&json).unwrap().as_str(), Some("a\u{fffd}b"), "{json}");
    }
    for json in [r#""\ud83d\""#, r#""\ud83d\u""#, r#""\ud83d\ude0""#, r#""\ud83d\x""#] {
        assert_eq!(Value::parse(json), None, "{json}");
    }
}

#[test]
fn depth_is_counted_and_too_much_of_it_is_refused() {
    let nested = |open: &str, inner: &str, close: &str, depth: usize| {
        open.repeat(depth) + inner + &close.repeat(depth)
    };
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), (" [ [", "] ]"), ("[{\"a\":", "}]")] {
        let levels = open.matches(['[', '{']).count();
        assert!(Value::parse(&nested(open, "1", close, DEPTH / levels)).is_some(), "{open}");
        assert!(Value::parse(&nested(open, "1", close, DEPTH / levels + 1)).is_none(), "{open}");
        assert!(Value::parse(&nested(open, "1", close, 1_000_000)).is_none(), "{open}");
        assert!(Value::parse(&open.repeat(1_000_000)).is_none(), "{open}");
    }
    let wide = format!("[{}[]]", "[],".repeat(100_000));
    assert!(Value::parse(&wide).is_some());
}

#[test]
fn the_last_of_several_members_counts() {
    let value = Value::parse(r#"{"a":1,"b":2,"a":3}"#).unwrap();
    assert_eq!(value.get("a"), Some(&Value::Number("3".into())));
    assert_eq!(value.get("c"), None);
    assert_eq!(Value::Null.get("a"), None);
    assert_eq!(value.as_str(), None);
}

proptest! {
    #[test]
    fn a_json_text_is_read_and_written_as_it_was(value in a_value()) {
        let text = json_text(&value);
        let read = Value::parse(&text);
        prop_assert_eq!(read.as_ref(), Some(&value));
        let mut out = Vec::new();
        let json: &mut dyn Structure = &mut Json::new(&mut out);
        json.put(None, &value);
        prop_assert_eq!(out, text.as_bytes());
        check_json(&text)?;
        let indented = serde_json::to_string_pretty(&to_serde(&value)).unwrap();
        check_json(&indented)?;
    }

    #[test]
    fn a_damaged_json_text_is_read_as_serde_json_reads_it(
        value in a_value(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, "[\\[\\]{}:,\"\\\\0-9eE+.\\-utrfn \t\n\u{0}é]"), 1..4),
    ) {
        let mut chars: Vec<char> = json_text(&value).chars().collect();
        for (at, kind, scrap) in damage {
            let at = at.index(chars.len() + 1);
            if kind > 0 && at < chars.len() {
                chars.remove(at);
            }
            if kind < 2 {
                chars.splice(at..at, scrap.chars());
            }
        }
        check_json(&String::from_iter(chars))?;
    }

    #[test]
    fn scraps_of_json_are_read_as_serde_json_reads_them(
        text in "([\\[\\]{}:,]|\"[a\\\\u0-9\"]{0,3}\"|-?[0-9.eE+-]{1,4}|null|true|[ \n]){0,12}",
    ) {
        check_json(&text)?;
    }
}
