//! Problems as Markdown: the document, and its front matter in the parser of another crate. The tests of
//! the package read them with parsers of CommonMark and YAML (`js-tests/unit/markdown.test.mjs`).

mod strategies;

use MediaType::{Html, Markdown, ProblemJson, Text};
use httpexc::body_writer::StructureWriter;
use httpexc::body_writer::front_matter::FrontMatterWriter;
use httpexc::body_writer::markdown::{
    write_markdown_line, write_markdown_link, write_markdown_text,
};
use httpexc::dialect::PROBLEM_DIALECT;
use httpexc::header::RetryAfter;
use httpexc::json_value::Value;
use httpexc::negotiate::{TieRule, choose_media_type, negotiate};
use httpexc::pointer::PathSegment;
use httpexc::problem::{FieldError, HelpLink, PageLayout};
use httpexc::response_parts::create_body;
use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts};
use proptest::prelude::*;
use strategies::{a_problem, a_text, write_body};

fn write_with(write: fn(&mut Vec<u8>, &str), text: &str) -> String {
    let mut out = Vec::new();
    write(&mut out, text);
    String::from_utf8(out).unwrap()
}

fn write_literal(literal: &str) -> String {
    let mut out = Vec::new();
    FrontMatterWriter::new(&mut out).write_literal(literal);
    String::from_utf8(out).unwrap()
}

/// Returns the front matter as JSON, and the document below it.
fn split_document(text: &str) -> (serde_json::Value, &str) {
    let (front_matter, document) = text.split_once("\n---\n\n").unwrap();
    let lines = front_matter.strip_prefix("---\n").unwrap().lines();
    let members: Vec<String> = lines
        .map(|line| match line.split_once(": ") {
            Some((name, value)) if !line.starts_with('"') => format!("\"{name}\":{value}"),
            _ => line.to_owned(),
        })
        .collect();
    (serde_json::from_str(&format!("{{{}}}", members.join(","))).unwrap(), document)
}

#[test]
fn only_a_client_that_names_markdown_gets_it() {
    for (accept, expected) in [
        // Agents, with and without other types
        ("text/markdown", Markdown),
        ("text/markdown, */*", Markdown),
        ("text/markdown, text/html;q=0.9, text/plain;q=0.8", Markdown),
        ("text/markdown;charset=utf-8", Markdown),
        ("text/markdown;variant=CommonMark", Markdown),
        ("text/html, text/markdown", Html),
        ("text/markdown;q=0.5, text/html", Html),
        ("text/markdown;variant=GFM, text/plain;q=0.5", Text),
        // A wildcard never chooses it, not even if nothing else is left.
        ("text/*, text/html;q=0, text/xml;q=0, text/plain;q=0", ProblemJson),
        ("*/*, application/*;q=0, text/html;q=0, text/xml;q=0, text/plain;q=0", ProblemJson),
        ("text/*;level=1, text/html;q=0, text/xml;q=0, text/plain;q=0", ProblemJson),
        ("text/markdown;q=0, text/*", Html),
        ("text/markdown;q=0", ProblemJson),
        ("application/markdown, text/x-markdown", ProblemJson),
    ] {
        assert_eq!(negotiate(accept), expected, "{accept}");
        assert_eq!(PROBLEM_DIALECT.negotiate(accept), expected, "{accept}");
    }
    // A format of the caller's is one that wildcards choose.
    let own = [MediaType::Json, MediaType::Markdown];
    let choose = |accept| choose_media_type(accept, &own, &[("text", "markdown")], TieRule::Named);
    assert_eq!((choose("text/*"), choose("text/markdown")), (Some(2), Some(1)));
}

#[test]
fn a_document_has_the_members_and_below_them_what_a_reader_needs() {
    let path = vec![PathSegment::Name("songs".into()), PathSegment::Index(0)];
    let error = FieldError { path, message: Some("Too *long*.".into()), code: None };
    let help = HelpLink {
        href: "https://docs.example/limits?a=1&b=2".into(),
        text: Some("The limits".into()),
    };
    let mut problem = Problem::new(429).with_detail("10 of 10 songs.\n- Wait_ a little.");
    problem.code = Some(httpexc::problem::ErrorCode::Text("too_many".into()));
    problem.errors.push(error);
    problem.help = Some(help);
    assert!(problem.add_extensions_from_json(r#"{"limit":10,"on":{"a b":null}}"#));
    let retry_after = Some(RetryAfter::Seconds(30));
    let options = ResponseOptions { retry_after, ..ResponseOptions::default() };
    let parts = ResponseParts::new(&problem, &options, MediaType::Markdown);
    assert_eq!(parts.headers.get("content-type"), Some("text/markdown; charset=utf-8"));
    assert_eq!(parts.headers.get("vary"), Some("Accept"));
    let expected = r##"---
type: "about:blank"
title: "Too Many Requests"
status: 429
detail: "10 of 10 songs.\n- Wait_ a little."
code: "too_many"
help: {"href": "https://docs.example/limits?a=1\u0026b=2", "text": "The limits"}
errors: [{"detail": "Too \u002along\u002a.", "pointer": "#/songs/0"}]
limit: 10
"on": {"a b": null}
---

# 429 Too Many Requests

10 of 10 songs.\
\- Wait_ a little.

Try again in 30 seconds.

- /songs/0: Too \*long\*.

The limits: <https://docs.example/limits?a=1&b=2>

Code: too_many
"##;
    assert_eq!(String::from_utf8(parts.body).unwrap(), expected);
}

#[test]
fn retryable_is_said_unless_the_response_says_when_or_the_texts_are_in_another_language() {
    let write = |retryable, language: Option<&'static str>, retry_after| {
        let layout = PageLayout { language: language.map(Into::into), ..PageLayout::default() };
        let problem = Problem { retryable, layout, ..Problem::new(503) };
        let options = ResponseOptions { retry_after, ..ResponseOptions::default() };
        let body = create_body(&PROBLEM_DIALECT, &problem, &options, MediaType::Markdown);
        let text = String::from_utf8(body).unwrap();
        text.trim_end().rsplit_once("\n\n").unwrap().1.to_owned()
    };
    let later = "The same request may succeed later.";
    assert_eq!(write(Some(true), None, None), later);
    assert_eq!(write(Some(true), Some("en-GB"), None), later);
    assert_eq!(write(Some(false), None, None), "The same request will fail again.");
    let now = Some(RetryAfter::Seconds(0));
    assert_eq!(write(Some(true), None, now), "Try again now.");
    let explanation = write(None, None, None);
    assert!(explanation.ends_with("soon."), "{explanation}");
    for retry_after in [None, now] {
        assert_eq!(write(Some(true), Some("de"), retry_after), explanation);
    }
}

#[test]
fn what_begins_a_block_is_escaped() {
    for (text, expected) in [
        ("1. x", "1\\. x"),
        ("12) x", "12\\) x"),
        ("1a. x 2. y", "1a. x 2. y"),
        ("# x #", "\\# x \\#"),
        ("a#b", "a#b"),
        ("a\r\n\r\n\t---\n===", "a\\\n\\---\\\n\\==="),
        ("\r- x", "\\- x"),
        ("a\u{2028}- x", "a - x"),
        ("\u{2029}- x\n\u{2028}+", "\\- x\\\n\\+"),
        ("> x\n>", "\\> x\\\n\\>"),
        (": x", "\\: x"),
        ("", ""),
        (" \n ", ""),
        ("a\\", "a\\\\"),
        ("a\u{0}\u{85}\u{1b}", "a\u{fffd}\u{fffd}\u{fffd}"),
        ("www.a.example<b>\\<i>", "www.a.example&lt;b>\\\\&lt;i>"),
        ("a_b _c_ d__e", "a_b \\_c_ d_\\_e"),
    ] {
        assert_eq!(write_with(write_markdown_text, text), expected, "{text:?}");
        let line = expected.replace("\\\n", " ");
        assert_eq!(write_with(write_markdown_line, text), line, "{text:?}");
    }
}

#[test]
fn only_a_web_address_is_a_link() {
    for (href, expected) in [
        ("https://a.example/b c>d", "<https://a.example/b%20c%3Ed>"),
        ("http://a.example/*_x_*", "<http://a.example/*_x_*>"),
        ("https://a.example/?a&copy;", "https://a.example/?a\\&copy;"),
        ("/a_b", "/a_b"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,<b>", "data:text/html,&lt;b>"),
    ] {
        assert_eq!(write_with(write_markdown_link, href), expected);
    }
}

#[test]
fn a_number_with_an_exponent_has_a_point_and_a_sign() {
    for (literal, expected) in [
        ("1e5", "1.0e+5"),
        ("1E+21", "1.0e+21"),
        ("-1.5e-7", "-1.5e-7"),
        ("2.0e9", "2.0e+9"),
        ("12345678901234567890", "12345678901234567890"),
        ("-0", "-0"),
        ("true", "true"),
        ("false", "false"),
    ] {
        assert_eq!(write_literal(literal), expected);
    }
}

#[test]
fn words_that_yaml_reads_as_other_values_are_quoted_as_names() {
    for name in
        ["yes", "NO", "On", "off", "y", "N", "true", "False", "NULL", "~", "<<", "a b", "1e5", ""]
    {
        let mut problem = Problem::new(404);
        problem.extensions.push((name.into(), Value::Null));
        let text = write_body(&problem, MediaType::Markdown);
        assert!(!text.contains(&format!("\n{name}: ")), "{text}");
        assert_eq!(split_document(&text).0.get(name), Some(&serde_json::Value::Null), "{text}");
    }
    let mut problem = Problem::new(404);
    for length in [128, 129] {
        problem.extensions.push(("\u{1}".repeat(length).into(), Value::Null));
    }
    // No reader of YAML takes a key of more than 1,024 characters.
    assert_eq!(
        split_document(&write_body(&problem, MediaType::Markdown)).0.as_object().unwrap().len(),
        4
    );
}

proptest! {
    #[test]
    fn front_matter_has_the_members_of_the_json(problem in a_problem()) {
        let text = write_body(&problem, MediaType::Markdown);
        let json = write_body(&problem, MediaType::Json);
        let mut expected: serde_json::Value = serde_json::from_str(&json).unwrap();
        remove_long_names(&mut expected);
        let (members, document) = split_document(&text);
        prop_assert_eq!(members, expected);
        let status = problem.status;
        prop_assert!(document.starts_with(&format!("# {status}")), "{}", document);
        prop_assert!(!text.contains(|char: char| char.is_control() && char != '\n'), "{:?}", text);
    }

    #[test]
    fn a_text_has_no_line_that_begins_a_block(text in a_text()) {
        let written = write_with(write_markdown_text, &text);
        for line in written.split('\n') {
            let first = line.chars().next().unwrap_or('a');
            prop_assert!(!" \t#>-+=:~`*<|[".contains(first), "{:?}", written);
        }
        prop_assert!(!write_with(write_markdown_line, &text).contains('\n'));
    }
}

/// Removes the members that YAML cannot have.
fn remove_long_names(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            members.retain(|name, _| name.len() <= 128);
            members.values_mut().for_each(remove_long_names);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(remove_long_names),
        _ => {}
    }
}
