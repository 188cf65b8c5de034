//! The pages of problem details in a browser's parser: for any texts, a page has the tree of a harmless
//! page, and its links can only lead to http and https.

mod strategies;

use std::fmt::Write as _;

use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink as _;
use httpexc::body_writer::html::is_web_reference;
use httpexc::header::RetryAfter;
use httpexc::json_value::Value;
use httpexc::negotiate::MediaType;
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, HelpLink, PageLayout, Problem};
use httpexc::response_parts::{ResponseOptions, ResponseParts};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use strategies::{HOSTILE, a_text, write_body};

fn parse_html(page: &str) -> Handle {
    html5ever::parse_document(RcDom::default(), ParseOpts::default()).one(page).document
}

/// Adds the nodes of a tree that are not texts, one line for each.
fn add_outline(node: &Handle, depth: usize, out: &mut String) {
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
        add_outline(child, depth + 1, out);
    }
}

fn outline_page(page: &str) -> String {
    let mut out = String::new();
    add_outline(&parse_html(page), 0, &mut out);
    out
}

/// Adds the texts in all elements with a name.
fn add_texts(node: &Handle, element: &str, inside: bool, out: &mut String) {
    let inside = match &node.data {
        NodeData::Text { contents } if inside => {
            out.push_str(&contents.borrow());
            return;
        }
        NodeData::Element { name, .. } => inside || &*name.local == element,
        _ => inside,
    };
    for child in node.children.borrow().iter() {
        add_texts(child, element, inside, out);
    }
}

fn find_text(page: &str, element: &str) -> String {
    let mut out = String::new();
    add_texts(&parse_html(page), element, false, &mut out);
    out
}

/// Returns a page with the same text in every member.
fn write_page(text: &str, href: &str) -> String {
    let code = || Some(ErrorCode::Text(text.into()));
    let errors = vec![
        FieldError {
            path: vec![PathSegment::Name(text.into()), PathSegment::Index(1)],
            code: code(),
            message: Some(text.into()),
        },
        FieldError { code: code(), ..FieldError::default() },
    ];
    let problem = Problem {
        status: 422,
        type_uri: Some(text.into()),
        title: Some(text.into()),
        detail: Some(text.into()),
        instance: Some(text.into()),
        code: code(),
        help: Some(HelpLink { href: href.into(), text: Some(text.into()) }),
        errors,
        explanation: Some(text.into()),
        extensions: vec![(text.into(), Value::String(text.into()))],
        layout: PageLayout {
            language: Some("ar".into()),
            retry_sentence: Some(text.into()),
            code_label: Some(text.into()),
            reference_label: Some(text.into()),
            ..PageLayout::default()
        },
        ..Problem::default()
    };
    write_delayed_page(&problem)
}

/// Returns the page of a problem with a delay.
fn write_delayed_page(problem: &Problem<'_>) -> String {
    let options = ResponseOptions {
        retry_after: Some(RetryAfter::Seconds(30)),
        ..ResponseOptions::default()
    };
    String::from_utf8(ResponseParts::new(problem, &options, MediaType::Html).body).unwrap()
}

/// Returns the page of a problem with a delay in a language.
fn write_page_in(problem: Problem<'_>, language: Option<&str>) -> String {
    let layout = PageLayout { language: language.map(Into::into), ..PageLayout::default() };
    write_delayed_page(&Problem { layout, ..problem })
}

#[test]
fn a_page_has_the_language_and_direction_of_its_texts() {
    for (language, tag) in [
        (None, "<html lang=\"en\" dir=\"ltr\">"),
        (Some("ja"), "<html lang=\"ja\" dir=\"ltr\">"),
        (Some("ar-EG"), "<html lang=\"ar-EG\" dir=\"rtl\">"),
        (Some("ku-Arab"), "<html lang=\"ku-Arab\" dir=\"rtl\">"),
        (Some("ar-Latn"), "<html lang=\"ar-Latn\" dir=\"ltr\">"),
        (Some("\"><script>"), "<html lang=\"&quot;&gt;&lt;script&gt;\" dir=\"ltr\">"),
    ] {
        let page = write_page_in(Problem::new(429), language);
        assert!(page.contains(tag), "{page}");
    }
}

#[test]
fn english_texts_on_a_page_in_another_language_are_marked_and_none_is_composed() {
    let bare = || Problem::new(429).with_code("limited");
    let page = write_page_in(bare(), Some("ar"));
    let explanation = Problem::new(429).explanation().to_owned();
    for english in ["Too Many Requests", &explanation, "Code"] {
        let marked = format!("<bdi lang=\"en\" dir=\"ltr\">{english}</bdi>");
        assert!(page.contains(&marked), "{english}: {page}");
    }
    assert!(!page.contains("Try again"), "{page}");

    let translated = bare().with_title("طلبات كثيرة").with_detail("انتظر قليلا");
    let page = write_page_in(translated, Some("ar"));
    assert!(page.contains("<h1>طلبات كثيرة</h1>\n<p>انتظر قليلا</p>"), "{page}");

    for language in [None, Some("en-GB")] {
        let page = write_page_in(bare(), language);
        assert!(page.contains("</p>\n<p>Try again in 30 seconds.</p>"), "{page}");
        assert!(!page.contains("<bdi"), "{page}");
    }
    let page = write_body(&bare(), MediaType::Html);
    assert!(!page.contains("again"), "{page}");
}

#[test]
fn names_of_fields_codes_and_references_are_isolated_on_lines_of_their_own() {
    let path = [PathSegment::from("songs"), PathSegment::from(0), PathSegment::from("title")];
    let mut problem = Problem::new(422)
        .with_code("form")
        .with_error(FieldError::new(path, "Give it a title."))
        .with_error(FieldError { message: Some("All of it.".into()), ..FieldError::default() });
    problem.request_id = Some("8f2a".into());
    let page = write_body(&problem, MediaType::Html);
    for line in [
        "<li><code dir=\"ltr\">songs[0].title</code><br><bdi>Give it a title.</bdi></li>",
        "<li><bdi>All of it.</bdi></li>",
        "<p>Code: <code dir=\"ltr\">form</code></p>",
        "<p>Reference: <code dir=\"ltr\">8f2a</code></p>",
    ] {
        assert!(page.lines().any(|other| other == line), "{line}: {page}");
    }
}

/// Returns a text as a parser reads it on a page: other line ends, and no other control characters.
fn show(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.replace(|char: char| char.is_control() && !"\t\n".contains(char), "\u{fffd}")
}

fn check_page(text: &str) {
    let hostile = write_page(text, "/help");
    assert_eq!(outline_page(&hostile), outline_page(&write_page("harmless", "/help")), "{text:?}");
    assert_eq!(find_text(&hostile, "h1"), show(text));
    assert_eq!(find_text(&hostile, "title"), format!("422 {}", show(text)));
    assert_eq!(find_text(&hostile, "a"), show(text));
    assert_eq!(find_text(&hostile, "script"), "");
}

#[test]
fn a_hostile_text_changes_only_the_texts_of_a_page() {
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
    fn any_text_changes_only_the_texts_of_a_page(
        text in a_text().prop_filter("an empty text has no element", |text| !text.is_empty()),
    ) {
        check_page(&text);
    }
}

/// Whether a browser reads the reference as an absolute URL with a scheme other than http and https
/// (WHATWG URL, 4.4).
fn has_other_scheme(href: &str) -> bool {
    let href = href.trim_matches(|char| char <= ' ').replace(['\t', '\n', '\r'], "");
    let Some((scheme, _)) = href.split_once(':') else { return false };
    scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char))
        && !scheme.eq_ignore_ascii_case("http")
        && !scheme.eq_ignore_ascii_case("https")
}

#[test]
fn links_only_lead_to_http_and_https() {
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
        let outline = outline_page(&write_page("harmless", href));
        assert_eq!(outline.contains(":a "), is_link, "{href:?}");
    }
}

proptest! {
    #[test]
    fn any_link_is_one_element_with_one_attribute_and_leads_to_http_or_https(
        href in prop_oneof![
            a_text(),
            "[\\x00-\\x20]{0,2}[jJ]?(a[\t\r\n]?v)?[a-z:\\x00-\\x20+.&;#/-]{0,8}:.{0,4}",
        ],
    ) {
        let without = outline_page(&write_page("harmless", "javascript:"));
        let outline = outline_page(&write_page("harmless", &href));
        let link = |line: &&str| line.trim_start().starts_with("http://www.w3.org/1999/xhtml:a ");
        let rest: String = outline.lines().filter(|line| !link(line)).map(|line| format!("{line}\n")).collect();
        prop_assert_eq!(&rest, &without);
        let links: Vec<&str> = outline.lines().filter(link).collect();
        prop_assert_eq!(links.len(), usize::from(is_web_reference(&href)));
        if let [link] = links[..] {
            prop_assert!(!has_other_scheme(&href), "{:?}", href);
            let attribute = format!(" href={:?}", show(&href));
            prop_assert!(link.ends_with(&attribute), "{} lacks{}", link, attribute);
        }
    }
}
