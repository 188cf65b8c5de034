//! Responses: any record gives, in any dialect and media type, headers that can be sent and a body that
//! other parsers accept, with the texts of the record.

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink as _;
use httpexc::binding::problem_record::parse_problem_record;
use httpexc::dialect::{DIALECTS, Dialect, PROBLEM_WITHOUT_TEMPLATES, Representation};
use httpexc::json_value::Value;
use httpexc::negotiate::MediaType;
use httpexc::problem::Problem;
use httpexc::response_parts::{ResponseOptions, ResponseParts};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

use super::split_parts;

/// The dialects in the order that the corpus uses.
const FUZZED_DIALECTS: [&Dialect; 6] =
    [DIALECTS[0], &PROBLEM_WITHOUT_TEMPLATES, DIALECTS[1], DIALECTS[2], DIALECTS[3], DIALECTS[4]];

/// The first part of the input is two letters, for the dialect and the media type, and a status. Each
/// further part is a letter for its tag, from `0` on, and a text.
pub fn run(data: &[u8]) {
    let parts = split_parts(data);
    let mut start = parts[0].chars();
    let mut letter = || start.next().map_or(0, |char| u32::from(char) as usize);
    let dialect = FUZZED_DIALECTS[letter() % FUZZED_DIALECTS.len()];
    let media = dialect.offers[letter() % dialect.offers.len()];
    let status = start.as_str().parse().unwrap_or(422);

    let mut text = String::new();
    let mut table = Vec::new();
    for part in parts.iter().skip(1) {
        let mut chars = part.chars();
        let Some(tag) = chars.next() else { continue };
        table.push(u32::from(tag).wrapping_sub(u32::from('0')));
        let part = chars.as_str();
        table.push(u32::try_from(part.encode_utf16().count()).unwrap());
        text.push_str(part);
    }
    let (mut problem, mut options) = parse_problem_record(status, &text, &table);
    let response = ResponseParts::in_dialect(dialect, &problem, &options, media);
    super::header::check_headers(&response.headers);
    let body = str::from_utf8(&response.body).expect("a body is UTF-8");
    if matches!(status, 100..=199 | 204 | 205 | 304) {
        assert_eq!(body, "");
        return;
    }

    // The markup of a template belongs to its author, so the checks below do not apply to it.
    options.representation = Some(Representation::Always);
    (problem.layout.template, problem.layout.page) = (None, None);
    let response = ResponseParts::in_dialect(dialect, &problem, &options, media);
    let body = str::from_utf8(&response.body).expect("a body is UTF-8");
    match media {
        MediaType::ProblemJson | MediaType::Json => check_json_body(dialect, &problem, body),
        MediaType::ProblemXml | MediaType::Xml | MediaType::TextXml => {
            check_xml_body(dialect, &problem, body)
        }
        MediaType::Html => check_page(dialect, &problem, &options, media),
        MediaType::Text => {
            let is_bad = |char: char| char.is_control() && !"\t\n".contains(char);
            assert!(!body.contains(is_bad), "{body:?}");
        }
        MediaType::Markdown => check_markdown(dialect, &problem, body),
    }
}

/// The front matter is the members of the JSON, one on each line, and plain names have no quotes there.
fn check_markdown(dialect: &Dialect, problem: &Problem<'_>, body: &str) {
    let is_bad = |char: char| char.is_control() && char != '\n';
    assert!(!body.contains(is_bad), "{body:?}");
    let (front_matter, document) = body.split_once("\n---\n\n# ").expect("there is a heading");
    let lines = front_matter.strip_prefix("---\n").expect("there is front matter").lines();
    let members: Vec<String> = lines
        .map(|line| match line.split_once(": ") {
            Some((name, value)) if !line.starts_with('"') => format!("{name:?}:{value}"),
            _ => line.to_owned(),
        })
        .collect();
    check_json_body(dialect, problem, &format!("{{{}}}", members.join(",")));
    assert!(document.starts_with(&problem.status.to_string()), "{document}");
}

fn check_json_body(dialect: &Dialect, problem: &Problem<'_>, body: &str) {
    let value: serde_json::Value = match serde_json::from_str(body) {
        Ok(value) => value,
        // The digits of a code or of an extension are written as they are, also if no double holds them.
        Err(error) => {
            assert!(error.to_string().contains("number out of range"), "{error}: {body}");
            assert!(has_huge_number(problem) && Value::parse(body).is_some(), "{body}");
            return;
        }
    };
    let detail = problem.detail.as_deref();
    match dialect.name {
        "problem" => {
            assert_eq!(value["status"], problem.status);
            assert_eq!(value["detail"].as_str(), detail);
            assert_eq!(value["title"].as_str(), Some(problem.title()));
            assert_eq!(value["instance"].as_str(), problem.instance.as_deref());
            let errors = value["errors"].as_array().map_or(0, Vec::len);
            assert_eq!(errors, problem.errors.len());
        }
        "falcon" | "falcon1" => assert_eq!(value["description"].as_str(), detail),
        "discord" => {
            let is_extended = problem.extensions.iter().any(|(name, _)| name == "message");
            assert!(is_extended || detail.is_none() || value["message"].as_str() == detail);
        }
        _ => {
            assert_eq!(value.as_object().map(|members| members.contains_key("message")), Some(true))
        }
    }
}

fn has_huge_number(problem: &Problem<'_>) -> bool {
    fn is_huge(value: &Value<'_>) -> bool {
        match value {
            // A code is written with the white space around its digits.
            Value::Number(digits) => digits.trim().parse().is_ok_and(f64::is_infinite),
            Value::Array(items) => items.iter().any(is_huge),
            Value::Object(members) => members.iter().any(|(_, value)| is_huge(value)),
            _ => false,
        }
    }
    let codes = problem.errors.iter().map(|error| &error.code).chain([&problem.code]);
    codes.flatten().any(|code| is_huge(&Value::Number(code.as_str().into())))
        || problem.extensions.iter().any(|(_, value)| is_huge(value))
}

fn check_xml_body(dialect: &Dialect, problem: &Problem<'_>, body: &str) {
    let is_legal =
        |char: char| matches!(char, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(body.chars().all(is_legal), "{body:?}");
    let wanted =
        if matches!(dialect.name, "falcon" | "falcon1") { "description" } else { "detail" };
    let mut reader = Reader::from_str(body);
    let (mut depth, mut inside, mut found) = (0, false, None::<String>);
    loop {
        match reader.read_event().expect("XML is well-formed") {
            Event::Start(start) => {
                depth += 1;
                inside = depth == 2 && start.name().as_ref() == wanted && found.is_none();
                if inside {
                    found = Some(String::new());
                }
            }
            Event::End(_) => {
                depth -= 1;
                inside = false;
            }
            Event::Text(text) if inside => *found.as_mut().unwrap() += &text.xml10_content(),
            Event::GeneralRef(reference) => {
                let char = reference.resolve_char_ref().expect("a character");
                let text = match char {
                    Some(char) => char.to_string(),
                    None => resolve_xml_entity(&reference).expect("a known entity").to_owned(),
                };
                if inside {
                    *found.as_mut().unwrap() += &text;
                }
            }
            Event::Eof => break,
            Event::Text(_) | Event::Decl(_) | Event::Empty(_) => {}
            other => panic!("unexpected {other:?}"),
        }
    }
    assert_eq!(depth, 0);
    let Some(detail) = &problem.detail else { return };
    let replaced = detail.replace(|char| !is_legal(char), "\u{fffd}");
    // falcon writes an element without text as an empty element, which has no text event.
    assert!(found.as_deref() == Some(&*replaced) || detail.is_empty(), "{found:?} {detail:?}");
}

/// Checks that a page has only the elements and attributes that its dialect writes.
fn check_page(
    dialect: &Dialect,
    problem: &Problem<'_>,
    options: &ResponseOptions<'_>,
    media: MediaType,
) {
    let page = ResponseParts::in_dialect(dialect, problem, options, media).body;
    let mut nodes = Vec::new();
    let page = String::from_utf8(page).expect("a page is UTF-8");
    collect_nodes(
        &html5ever::parse_document(RcDom::default(), ParseOpts::default()).one(&*page).document,
        &mut nodes,
    );
    // WebOb's template has one comment if the problem has one. No value ends it early.
    let has_comment = dialect.name == "webob" && problem.layout.comment.is_some();
    let comments = nodes.iter().filter(|(name, _)| name == COMMENT).count();
    assert!(comments <= usize::from(has_comment), "{comments} comments in {page}");
    for (name, attributes) in nodes.into_iter().filter(|(name, _)| name != COMMENT) {
        assert!(
            [
                "html", "head", "meta", "title", "style", "body", "main", "b", "h1", "p", "ul",
                "li", "code", "a", "br", "small", "bdi", "footer",
            ]
            .contains(&&*name),
            "<{name}> in {page}"
        );
        for (attribute, value) in attributes {
            let is_expected = match (&*name, &*attribute) {
                ("html" | "bdi", "lang") | ("meta", "charset" | "name" | "content") => true,
                ("html" | "bdi" | "code", "dir") => ["ltr", "rtl"].contains(&&*value),
                ("a", "href") => {
                    let start = value.trim_start_matches(|char| char <= ' ').to_ascii_lowercase();
                    let start: String =
                        start.chars().filter(|char| !"\t\r\n".contains(*char)).collect();
                    let scheme = start.split_once(':').map(|(scheme, _)| scheme);
                    scheme.is_none_or(|scheme| {
                        ["http", "https"].contains(&scheme)
                            || scheme.contains(|char: char| {
                                !char.is_ascii_alphanumeric() && !"+-.".contains(char)
                            })
                    })
                }
                _ => false,
            };
            assert!(is_expected, "<{name} {attribute}={value:?}> in {page}");
        }
    }
}

/// The name of comments in the list of nodes.
const COMMENT: &str = "a comment";

/// The name and the attributes of a node.
type Node = (String, Vec<(String, String)>);

fn collect_nodes(node: &Handle, nodes: &mut Vec<Node>) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let pair = |attribute: &html5ever::Attribute| {
                (attribute.name.local.to_string(), attribute.value.to_string())
            };
            nodes.push((name.local.to_string(), attributes.iter().map(pair).collect()));
        }
        NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => {
            nodes.push((COMMENT.to_owned(), Vec::new()));
        }
        _ => {}
    }
    for child in node.children.borrow().iter() {
        collect_nodes(child, nodes);
    }
}
