//! The reader reads the bodies of this package as they were written.

use httpexc::dialect::{
    BodyContext, DISCORD_DIALECT, Dialect, FALCON_DIALECT, PROBLEM_DIALECT, WEBOB_DIALECT,
    WERKZEUG_DIALECT,
};
use httpexc::negotiate::MediaType;
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, Problem};
use httpexc::read::{Report, UpstreamResponse, read};
use proptest::prelude::*;

/// Sentences whose words neither a format nor the reader takes for anything else.
fn a_sentence() -> impl Strategy<Value = String> {
    "[A-Z][a-zäß☂&<>\"']{2,6}( [a-z&<>;é]{3,7}){1,5}\\."
        .prop_filter("no entity", |text| !text.contains(';'))
}

fn a_segment() -> impl Strategy<Value = PathSegment<'static>> {
    prop_oneof![
        "[a-z][a-zA-Z_/~%]{0,8}"
            .prop_filter("a field", |name| name != "_errors")
            .prop_map(|name| PathSegment::Name(name.into())),
        (0_u64..1000).prop_map(PathSegment::Index),
    ]
}

prop_compose! {
    fn a_problem()(
        status in prop_oneof![Just(400_u16), Just(403), Just(404), Just(409), Just(422), Just(500), Just(503)],
        title in a_sentence(),
        detail in a_sentence(),
        code in prop_oneof![
            (1000_u32..99_999).prop_map(|code| ErrorCode::Number(code.to_string().into())),
            "[a-z]{3,6}_[a-z]{3,6}".prop_map(|code| ErrorCode::Text(code.into())),
        ],
        type_uri in proptest::option::of("https://[a-z]{3,8}\\.example/[a-z]{1,8}"),
        errors in proptest::collection::vec((proptest::collection::vec(a_segment(), 1..4), "[A-Z]{3,5}_[A-Z]{3,5}", a_sentence()), 0..4),
    ) -> Problem<'static> {
        let errors = errors.into_iter().map(|(path, code, message)| {
            FieldError { path, code: Some(ErrorCode::Text(code.into())), message: Some(message.into()) }
        });
        Problem {
            status,
            type_uri: type_uri.map(Into::into),
            title: Some(title.into()),
            detail: Some(detail.into()),
            code: Some(code),
            errors: errors.collect(),
            request_id: Some("req-7f".into()),
            ..Problem::default()
        }
    }
}

/// Writes a problem and reads it back. Returns the body and the report.
fn write_and_read(
    dialect: &Dialect,
    problem: &Problem<'_>,
    media: MediaType,
) -> (Vec<u8>, Report<'static>) {
    let mut body = Vec::new();
    (dialect.write_body)(&mut body, problem, media, BodyContext::default());
    let headers = [("content-type", (dialect.content_type)(problem.status, media))];
    let report = read(&UpstreamResponse {
        status: problem.status,
        headers: &headers,
        body: &body,
        ..UpstreamResponse::default()
    });
    let report = report.into_owned();
    (body, report)
}

/// Returns field errors in an order that does not depend on the order of a tree.
fn sort_errors(
    errors: impl Iterator<Item = (String, Option<ErrorCode<'static>>, Option<String>)>,
) -> Vec<String> {
    let mut lines: Vec<String> = errors.map(|error| format!("{error:?}")).collect();
    lines.sort();
    lines
}

fn sort_problem_errors(problem: &Problem<'static>) -> Vec<String> {
    sort_errors(problem.errors.iter().map(|error| {
        (error.pointer(), error.code.clone(), error.message.as_deref().map(Into::into))
    }))
}

fn sort_report_errors(report: &Report<'static>) -> Vec<String> {
    sort_errors(report.errors.iter().map(|field_error| {
        let error = FieldError { path: field_error.path.clone(), ..FieldError::default() };
        (error.pointer(), field_error.code.clone(), field_error.message.as_deref().map(Into::into))
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_problem_is_read_as_it_was_written(problem in a_problem()) {
        let (title, detail) = (problem.title.as_deref(), problem.detail.as_deref());
        for media in [MediaType::ProblemJson, MediaType::ProblemXml] {
            let (body, report) = write_and_read(&PROBLEM_DIALECT, &problem, media);
            let body = String::from_utf8_lossy(&body);
            prop_assert_eq!(report.title.as_deref(), title, "{}", body);
            prop_assert_eq!(report.detail.as_deref(), detail, "{}", body);
            prop_assert_eq!(report.code.as_ref(), problem.code.as_ref(), "{}", body);
            prop_assert_eq!(report.type_uri.as_deref(), problem.type_uri.as_deref().or(Some("about:blank")));
            prop_assert_eq!(report.request_id.as_deref(), problem.request_id.as_deref());
            prop_assert_eq!(sort_report_errors(&report), sort_problem_errors(&problem), "{}", body);
        }
        for media in [MediaType::Json, MediaType::Xml] {
            let (body, report) = write_and_read(&FALCON_DIALECT, &problem, media);
            let body = String::from_utf8_lossy(&body);
            prop_assert_eq!(report.title.as_deref(), title, "{}", body);
            prop_assert_eq!(report.detail.as_deref(), detail, "{}", body);
            prop_assert_eq!(report.code.as_ref(), problem.code.as_ref(), "{}", body);
            prop_assert_eq!(report.request_id.as_deref(), problem.request_id.as_deref());
        }
        let (body, report) = write_and_read(&DISCORD_DIALECT, &problem, MediaType::Json);
        let body = String::from_utf8_lossy(&body);
        prop_assert_eq!(report.detail.as_deref(), detail, "{}", body);
        prop_assert_eq!(report.code.as_ref(), problem.code.as_ref(), "{}", body);
        prop_assert_eq!(sort_report_errors(&report), sort_problem_errors(&problem), "{}", body);

        for (dialect, media) in [
            (&WERKZEUG_DIALECT, MediaType::Html),
            (&WEBOB_DIALECT, MediaType::Html),
            (&WEBOB_DIALECT, MediaType::Json),
            (&PROBLEM_DIALECT, MediaType::Html),
        ] {
            let (body, report) = write_and_read(dialect, &problem, media);
            let body = String::from_utf8_lossy(&body);
            prop_assert_eq!(report.title.as_deref(), title, "{}", body);
            prop_assert_eq!(report.detail.as_deref(), detail, "{}", body);
        }
    }
}
