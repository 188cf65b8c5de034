//! What all dialects have in common: bodies are well-formed for any texts, they show nothing that the
//! problem does not have, and the responses fulfil the duties of HTTP.

mod strategies;

use httpexc::catalogue::{self, CacheRule, ContentRule, ROWS};
use httpexc::dialect::{
    DIALECTS, DISCORD_DIALECT, Dialect, FALCON_DIALECT, FALCON1_DIALECT, PROBLEM_DIALECT,
    PROBLEM_WITHOUT_TEMPLATES, Representation, WEBOB_DIALECT, WERKZEUG_DIALECT,
};
use httpexc::negotiate::MediaType;
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, Problem};
use httpexc::response_parts::{ResponseOptions, ResponseParts};
use proptest::prelude::*;

fn write_body(dialect: &Dialect, problem: &Problem<'_>, media: MediaType) -> String {
    let options = ResponseOptions {
        representation: Some(Representation::Always),
        ..ResponseOptions::default()
    };
    String::from_utf8(ResponseParts::in_dialect(dialect, problem, &options, media).body).unwrap()
}

fn write_json(dialect: &Dialect, problem: &Problem<'_>) -> serde_json::Value {
    serde_json::from_str(&write_body(dialect, problem, MediaType::Json)).unwrap()
}

#[test]
fn every_dialect_fulfils_the_duties_of_every_status() {
    for dialect in DIALECTS {
        for row in ROWS {
            for media in dialect.offers {
                let problem = Problem::new(row.status).with_detail("Seen.");
                let response = ResponseParts::in_dialect(
                    dialect,
                    &problem,
                    &ResponseOptions::default(),
                    *media,
                );
                let value = |name| response.headers.get(name);
                let at = format!("{} {} {media:?}", dialect.name, row.status);
                if row.body == ContentRule::Never {
                    assert!(response.body.is_empty(), "{at}");
                    assert_eq!(value("content-type"), None, "{at}");
                    assert_eq!(value("vary"), None, "{at}");
                    continue;
                }
                assert_eq!(value("x-content-type-options"), Some("nosniff"), "{at}");
                let no_store = (row.cache == CacheRule::Never).then_some("no-store");
                assert_eq!(value("cache-control"), no_store, "{at}");
                if response.body.is_empty() {
                    assert_eq!(value("vary"), None, "{at}");
                    continue;
                }
                let negotiated = (dialect.offers.len() > 1).then_some("Accept");
                assert_eq!(value("vary"), negotiated, "{at}");
                let policy = value("content-security-policy").unwrap_or_default();
                assert_eq!(
                    policy.starts_with("default-src 'none'"),
                    *media == MediaType::Html,
                    "{at}"
                );
            }
        }
    }
}

#[test]
fn a_dialect_chooses_its_fallback_if_no_offer_fits() {
    for (dialect, accept, media) in [
        (FALCON_DIALECT, "", MediaType::Json),
        (FALCON_DIALECT, "text/html", MediaType::Json),
        (FALCON_DIALECT, "application/msgpack", MediaType::Json),
        (FALCON_DIALECT, "application/xml;q=0.5, */*;q=0.5", MediaType::Json),
        (FALCON_DIALECT, "application/xml;q=0.6, */*;q=0.5", MediaType::Xml),
        (FALCON_DIALECT, "application/xml, text/xml", MediaType::TextXml),
        (FALCON_DIALECT, "text/*", MediaType::TextXml),
        (FALCON_DIALECT, "application/vnd.api+json", MediaType::Json),
        (FALCON_DIALECT, "image/svg+xml", MediaType::Xml),
        (FALCON1_DIALECT, "", MediaType::Json),
        (FALCON1_DIALECT, "text/html", MediaType::Json),
        (FALCON1_DIALECT, "application/xml;q=0.5, */*;q=0.5", MediaType::Xml),
        (FALCON1_DIALECT, "application/xml, text/xml", MediaType::Xml),
        (FALCON1_DIALECT, "application/vnd.api+json", MediaType::Json),
        (FALCON1_DIALECT, "image/svg+xml", MediaType::Xml),
        (WEBOB_DIALECT, "", MediaType::Text),
        (WEBOB_DIALECT, "*/*", MediaType::Html),
        (WEBOB_DIALECT, "image/png", MediaType::Text),
        (WERKZEUG_DIALECT, "application/json", MediaType::Html),
        (DISCORD_DIALECT, "text/html", MediaType::Json),
    ] {
        assert_eq!(dialect.negotiate(accept), media, "{} {accept}", dialect.name);
    }
}

#[test]
fn falcon_responses_have_content_only_if_the_classes_of_falcon_have_it() {
    let has_content = |dialect: &Dialect, problem: &Problem<'_>| {
        let options = ResponseOptions::default();
        !ResponseParts::in_dialect(dialect, problem, &options, MediaType::Json).body.is_empty()
    };
    for (statuses, bare, with_detail) in [
        (&[404, 405, 410, 423, 424, 451][..], false, true),
        (&[302, 416], false, false),
        (&[400, 413, 503], true, true),
    ] {
        for status in statuses {
            let (without, with) = (Problem::new(*status), Problem::new(*status).with_detail(""));
            assert_eq!(has_content(&FALCON1_DIALECT, &without), bare, "{status}");
            assert_eq!(has_content(&FALCON1_DIALECT, &with), with_detail, "{status}");
            assert_eq!(has_content(&FALCON_DIALECT, &without), *status >= 400, "{status}");
            assert_eq!(has_content(&FALCON_DIALECT, &with), *status >= 400, "{status}");
        }
    }
}

#[test]
fn only_the_title_of_a_specialised_class_becomes_that_of_falcon() {
    for (own, theirs) in [
        ("Invalid Header", "Invalid header value"),
        ("Missing Header", "Missing header value"),
        ("Invalid Parameter", "Invalid parameter"),
        ("Missing Parameter", "Missing parameter"),
        ("Missing Key", "Missing Key"),
        ("A title of one's own", "A title of one's own"),
    ] {
        let mut problem = Problem::new(400).with_title(own);
        for (has_class_title, expected) in [(false, own), (true, theirs)] {
            problem.has_class_title = has_class_title;
            for dialect in [FALCON_DIALECT, FALCON1_DIALECT] {
                assert_eq!(write_json(&dialect, &problem)["title"], expected, "{}", dialect.name);
                let xml = write_body(&dialect, &problem, MediaType::Xml);
                assert!(xml.contains(&format!("<title>{expected}</title>")), "{xml}");
            }
            assert_eq!(write_json(&PROBLEM_DIALECT, &problem)["title"], own);
            assert_eq!(write_json(&WEBOB_DIALECT, &problem)["title"], own);
        }
    }
}

#[test]
fn discord_writes_the_errors_of_a_node_and_of_its_children() {
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
    let tree = &write_json(&DISCORD_DIALECT, &problem)["errors"];
    assert_eq!(tree["_errors"][0]["message"], "root");
    assert_eq!(tree["a"]["_errors"][0]["message"], "own");
    assert_eq!(tree["a"]["b"]["_errors"][0]["message"], "within");
}

#[test]
fn no_extension_is_written_if_a_member_has_its_name() {
    let mut problem = Problem::new(400).with_detail("d");
    problem.request_id = Some("7".into());
    problem.add_extensions_from_json(
        r#"{"message": "x", "code": 9, "requestId": "x", "request_id": "x"}"#,
    );
    for (dialect, expected) in [
        (DISCORD_DIALECT, r#"{"message":"d","code":0,"request_id":"7","requestId":"x"}"#),
        (
            PROBLEM_DIALECT,
            r#"{"type":"about:blank","title":"Bad Request","status":400,"detail":"d","requestId":"7","message":"x","request_id":"x"}"#,
        ),
    ] {
        assert_eq!(write_body(&dialect, &problem, MediaType::Json), expected);
    }
    problem.request_id = None;
    assert_eq!(write_json(&PROBLEM_DIALECT, &problem)["requestId"], "x");
    assert_eq!(write_json(&DISCORD_DIALECT, &problem)["request_id"], "x");
}

#[test]
fn a_path_of_any_length_is_write_body() {
    let path = vec![PathSegment::Index(0); 100_000];
    let errors = vec![FieldError { path, ..FieldError::default() }];
    let problem = Problem { status: 400, errors, ..Problem::default() };
    assert!(write_body(&DISCORD_DIALECT, &problem, MediaType::Json).len() < 2_000);
}

#[test]
fn a_library_has_its_own_phrases() {
    use catalogue::System;
    for (system, status, phrase) in [
        (System::Falcon, 413, "Content Too Large"),
        (System::Falcon1, 413, "Payload Too Large"),
        (System::Falcon, 422, "Unprocessable Entity"),
        (System::Falcon1, 422, "Unprocessable Entity"),
        (System::Werkzeug, 413, "Request Entity Too Large"),
        (System::Webob, 414, "Request-URI Too Long"),
        (System::Webob, 404, "Not Found"),
    ] {
        assert_eq!(Problem::new(status).phrase_for(system), phrase);
    }
}

#[test]
fn the_values_of_a_custom_page_are_escaped_in_every_dialect_with_pages() {
    for dialect in [PROBLEM_DIALECT, WERKZEUG_DIALECT, WEBOB_DIALECT] {
        let mut problem = Problem::new(404).with_detail("<b>&");
        problem.layout.page = Some("<h1>${title}</h1>${detail} ${unknown} $$".into());
        let page = write_body(&dialect, &problem, MediaType::Html);
        assert_eq!(page, "<h1>Not Found</h1>&lt;b&gt;&amp; ${unknown} $", "{}", dialect.name);
    }
}

#[test]
fn a_value_of_the_request_never_replaces_a_value_of_the_problem() {
    let mut problem = Problem::new(404).with_detail("mine");
    problem.layout.values = vec![("detail", "theirs"), ("path", "/<x>")];
    problem.layout.template = Some("${detail} ${path}".into());
    let page = write_body(&WEBOB_DIALECT, &problem, MediaType::Html);
    assert!(page.contains("mine /&lt;x&gt;") && !page.contains("theirs"), "{page}");
}

#[test]
fn the_dialect_without_templates_ignores_templates_and_custom_pages() {
    let bare = Problem::new(404).with_detail("No song.");
    let mut problem = bare.clone();
    problem.layout.template = Some("<i>theirs</i>".into());
    problem.layout.page = Some("theirs".into());
    for media in PROBLEM_WITHOUT_TEMPLATES.offers {
        let plain = write_body(&PROBLEM_WITHOUT_TEMPLATES, &problem, *media);
        assert_eq!(plain, write_body(&PROBLEM_DIALECT, &bare, *media), "{media:?}");
    }
}

#[test]
fn the_pages_of_webob_and_werkzeug_have_the_language_of_their_texts() {
    for (dialect, bare) in [(WEBOB_DIALECT, "<html>\n"), (WERKZEUG_DIALECT, "<html lang=en>\n")] {
        for (language, expected) in [
            (None, bare),
            (Some("de"), "<html lang=\"de\" dir=\"ltr\">\n"),
            (Some("ar"), "<html lang=\"ar\" dir=\"rtl\">\n"),
            (Some("\"><b>"), "<html lang=\"&quot;&gt;&lt;b&gt;\" dir=\"ltr\">\n"),
        ] {
            let mut problem = Problem::new(404);
            problem.layout.language = language.map(Into::into);
            let page = write_body(&dialect, &problem, MediaType::Html);
            assert!(page.contains(expected), "{page}");
        }
    }
}

#[test]
fn a_code_that_is_not_a_number_is_written_as_a_text() {
    for digits in ["4}", "4, \"a\": 5", "</code>", "", "-", "01", "\"4\"", "null", "[4]"] {
        let code = Some(ErrorCode::Number(digits.into()));
        let problem = Problem { code, ..Problem::new(400) };
        for dialect in [PROBLEM_DIALECT, FALCON_DIALECT, FALCON1_DIALECT] {
            assert_eq!(write_json(&dialect, &problem)["code"].as_str(), Some(digits), "{digits}");
        }
    }
}

proptest! {
    #[test]
    fn every_body_is_well_formed(problem in strategies::a_problem()) {
        for dialect in [FALCON_DIALECT, FALCON1_DIALECT, WEBOB_DIALECT, DISCORD_DIALECT] {
            if catalogue::find_summary(problem.status).body == ContentRule::Allowed {
                write_json(&dialect, &problem);
            }
        }
        let xml = write_body(&FALCON_DIALECT, &problem, MediaType::Xml);
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
    fn the_body_of_falcon_has_the_members_of_the_problem(title in "\\PC{1,20}", detail in any::<String>(), code in any::<i64>()) {
        let mut problem = Problem::new(400).with_title(&*title).with_detail(&*detail);
        problem.code = Some(ErrorCode::Number(code.to_string().into()));
        let body = write_json(&FALCON_DIALECT, &problem);
        prop_assert_eq!(body["title"].as_str(), Some(&*title));
        prop_assert_eq!(body["description"].as_str(), Some(&*detail));
        prop_assert_eq!(body["code"].as_i64(), Some(code));
    }

    #[test]
    fn webob_is_ascii_in_json_and_html(detail in any::<String>()) {
        let problem = Problem::new(404).with_detail(&*detail);
        for media in [MediaType::Json, MediaType::Html] {
            prop_assert!(write_body(&WEBOB_DIALECT, &problem, media).is_ascii());
        }
    }
}
