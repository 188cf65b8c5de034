//! Holds the dialects to what they have in common: they are well-formed whatever the texts hold,
//! tell nothing that a problem does not, and keep the duties of HTTP.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod strategies;

use httpexc::catalogue::{self, Body, Cache, ROWS};
use httpexc::dialect::{Dialect, Representation, discord, falcon, problem, webob, werkzeug};
use httpexc::negotiate::Media;
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, Problem};
use httpexc::response_parts::{Answer, Facts};
use proptest::prelude::*;

const ALL: [Dialect; 5] =
    [problem::DIALECT, falcon::DIALECT, werkzeug::DIALECT, webob::DIALECT, discord::DIALECT];

fn written(dialect: &Dialect, problem: &Problem<'_>, media: Media) -> String {
    let facts = Facts { representation: Some(Representation::Always), ..Facts::default() };
    String::from_utf8(Answer::of(dialect, problem, &facts, media).body).unwrap()
}

fn json(dialect: &Dialect, problem: &Problem<'_>) -> serde_json::Value {
    serde_json::from_str(&written(dialect, problem, Media::Json)).unwrap()
}

#[test]
fn every_dialect_keeps_the_duties_of_every_status() {
    for dialect in ALL {
        for row in ROWS {
            for media in dialect.offers {
                let problem = Problem::new(row.status).with_detail("Seen.");
                let answer = Answer::of(&dialect, &problem, &Facts::default(), *media);
                let value =
                    |name| answer.fields.iter().find(|field| field.0 == name).map(|field| field.1);
                let at = format!("{} {} {media:?}", dialect.name, row.status);
                if row.body == Body::Never {
                    assert!(answer.body.is_empty(), "{at}");
                    assert_eq!(value("content-type"), None, "{at}");
                    assert_eq!(value("vary"), None, "{at}");
                    continue;
                }
                assert_eq!(value("x-content-type-options"), Some("nosniff"), "{at}");
                let no_store = (row.cache == Cache::Never).then_some("no-store");
                assert_eq!(value("cache-control"), no_store, "{at}");
                if answer.body.is_empty() {
                    assert_eq!(value("vary"), None, "{at}");
                    continue;
                }
                let negotiated = (dialect.offers.len() > 1).then_some("Accept");
                assert_eq!(value("vary"), negotiated, "{at}");
                let policy = value("content-security-policy").unwrap_or_default();
                assert_eq!(policy.starts_with("default-src 'none'"), *media == Media::Html, "{at}");
            }
        }
    }
}

#[test]
fn what_nobody_asked_for_comes_in_the_default_of_the_dialect() {
    for (dialect, accept, media) in [
        (falcon::DIALECT, "", Media::Json),
        (falcon::DIALECT, "text/html", Media::Json),
        (falcon::DIALECT, "application/xml;q=0.5, */*;q=0.5", Media::Xml),
        (falcon::DIALECT, "application/vnd.api+json", Media::Json),
        (falcon::DIALECT, "image/svg+xml", Media::Xml),
        (webob::DIALECT, "", Media::Text),
        (webob::DIALECT, "*/*", Media::Html),
        (webob::DIALECT, "image/png", Media::Text),
        (werkzeug::DIALECT, "application/json", Media::Html),
        (discord::DIALECT, "text/html", Media::Json),
    ] {
        assert_eq!(dialect.negotiate(accept), media, "{} {accept}", dialect.name);
    }
}

#[test]
fn falcon_has_no_content_where_its_classes_have_none() {
    for (status, bare, with_detail) in
        [(404, 0, 1), (405, 0, 1), (410, 0, 1), (416, 0, 0), (302, 0, 0), (400, 1, 1), (503, 1, 1)]
    {
        let has = |problem: &Problem<'_>| {
            let facts = Facts::default();
            usize::from(!Answer::of(&falcon::DIALECT, problem, &facts, Media::Json).body.is_empty())
        };
        assert_eq!(has(&Problem::new(status)), bare, "{status}");
        assert_eq!(
            has(&Problem::new(status).with_detail("")),
            with_detail,
            "{status} with a detail"
        );
    }
}

#[test]
fn discord_keeps_the_errors_of_a_node_and_of_its_children() {
    let error = |path: &[&'static str], message: &'static str| FieldError {
        path: path.iter().map(|name| PathSegment::Name((*name).into())).collect(),
        code: Some(ErrorCode::Text("X".into())),
        message: Some(message.into()),
    };
    let problem = Problem {
        status: 400,
        errors: vec![error(&["a"], "own"), error(&["a", "b"], "within"), error(&[], "root")],
        ..Problem::default()
    };
    let tree = &json(&discord::DIALECT, &problem)["errors"];
    assert_eq!(tree["_errors"][0]["message"], "root");
    assert_eq!(tree["a"]["_errors"][0]["message"], "own");
    assert_eq!(tree["a"]["b"]["_errors"][0]["message"], "within");
}

#[test]
fn no_extension_is_written_beside_a_member_of_the_same_name() {
    let mut problem = Problem::new(400).with_detail("d");
    problem.request_id = Some("7".into());
    problem.extend(r#"{"message": "x", "code": 9, "requestId": "x", "request_id": "x"}"#);
    for (dialect, expected) in [
        (discord::DIALECT, r#"{"message":"d","code":0,"request_id":"7","requestId":"x"}"#),
        (
            problem::DIALECT,
            r#"{"type":"about:blank","title":"Bad Request","status":400,"detail":"d","requestId":"7","message":"x","request_id":"x"}"#,
        ),
    ] {
        assert_eq!(written(&dialect, &problem, Media::Json), expected);
    }
    problem.request_id = None;
    assert_eq!(json(&problem::DIALECT, &problem)["requestId"], "x");
    assert_eq!(json(&discord::DIALECT, &problem)["request_id"], "x");
}

#[test]
fn a_path_of_any_length_is_written() {
    let path = vec![PathSegment::Index(0); 100_000];
    let errors = vec![FieldError { path, ..FieldError::default() }];
    let problem = Problem { status: 400, errors, ..Problem::default() };
    assert!(written(&discord::DIALECT, &problem, Media::Json).len() < 2_000);
}

#[test]
fn a_system_words_a_status_its_own_way() {
    use catalogue::System;
    for (system, status, phrase) in [
        (System::Falcon, 413, "Payload Too Large"),
        (System::Werkzeug, 413, "Request Entity Too Large"),
        (System::Webob, 414, "Request-URI Too Long"),
        (System::Webob, 404, "Not Found"),
    ] {
        assert_eq!(Problem::new(status).phrase_in(system), phrase);
    }
}

#[test]
fn a_page_of_ones_own_has_its_values_escaped_in_every_dialect_with_pages() {
    for dialect in [problem::DIALECT, werkzeug::DIALECT, webob::DIALECT] {
        let mut problem = Problem::new(404).with_detail("<b>&");
        problem.layout.page = Some("<h1>${title}</h1>${detail} ${unknown} $$".into());
        let page = written(&dialect, &problem, Media::Html);
        assert_eq!(page, "<h1>Not Found</h1>&lt;b&gt;&amp; ${unknown} $", "{}", dialect.name);
    }
}

#[test]
fn a_value_of_the_request_never_takes_the_place_of_one_of_the_problem() {
    let mut problem = Problem::new(404).with_detail("mine");
    problem.layout.values = vec![("detail", "theirs"), ("path", "/<x>")];
    problem.layout.template = Some("${detail} ${path}".into());
    let page = written(&webob::DIALECT, &problem, Media::Html);
    assert!(page.contains("mine /&lt;x&gt;") && !page.contains("theirs"), "{page}");
}

#[test]
fn the_plain_dialect_has_neither_templates_nor_pages_of_a_callers_own() {
    let bare = Problem::new(404).with_detail("No song.");
    let mut problem = bare.clone();
    problem.layout.template = Some("<i>theirs</i>".into());
    problem.layout.page = Some("theirs".into());
    for media in problem::PLAIN.offers {
        let plain = written(&problem::PLAIN, &problem, *media);
        assert_eq!(plain, written(&problem::DIALECT, &bare, *media), "{media:?}");
    }
}

#[test]
fn a_code_that_is_no_number_is_written_as_a_text() {
    for digits in ["4}", "4, \"a\": 5", "</code>", "", "-", "01", "\"4\"", "null", "[4]"] {
        let code = Some(ErrorCode::Number(digits.into()));
        let problem = Problem { code, ..Problem::new(400) };
        for dialect in [problem::DIALECT, falcon::DIALECT] {
            assert_eq!(json(&dialect, &problem)["code"].as_str(), Some(digits), "{digits}");
        }
    }
}

proptest! {
    #[test]
    fn every_body_is_well_formed(problem in strategies::a_problem()) {
        for dialect in [falcon::DIALECT, webob::DIALECT, discord::DIALECT] {
            if catalogue::brief(problem.status).body == Body::Allowed {
                json(&dialect, &problem);
            }
        }
        let xml = written(&falcon::DIALECT, &problem, Media::Xml);
        let mut reader = quick_xml::Reader::from_str(&xml);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => return Err(TestCaseError::fail(format!("{error} in {xml}"))),
            }
        }
    }

    #[test]
    fn falcon_says_what_it_was_given(title in "\\PC{1,20}", detail in any::<String>(), code in any::<i64>()) {
        let mut problem = Problem::new(400).with_title(&*title).with_detail(&*detail);
        problem.code = Some(ErrorCode::Number(code.to_string().into()));
        let body = json(&falcon::DIALECT, &problem);
        prop_assert_eq!(body["title"].as_str(), Some(&*title));
        prop_assert_eq!(body["description"].as_str(), Some(&*detail));
        prop_assert_eq!(body["code"].as_i64(), Some(code));
    }

    #[test]
    fn webob_is_ascii_in_json_and_html(detail in any::<String>()) {
        let problem = Problem::new(404).with_detail(&*detail);
        for media in [Media::Json, Media::Html] {
            prop_assert!(written(&webob::DIALECT, &problem, media).is_ascii());
        }
    }
}
