//! Each dialect, written and read: the report has the members of the problem. Some dialects write only
//! a part of the members, which the report has, too.

use httpexc::dialect::{self, BodyContext, Dialect};
use httpexc::negotiate::MediaType;
use httpexc::problem::{ErrorCode, FieldError, Problem};
use httpexc::read::{Report, UpstreamResponse, read};

use super::draw::Draw;

/// The members that a dialect writes.
#[derive(Clone, Copy)]
struct WrittenMembers {
    type_uri: bool,
    title: bool,
    code: bool,
    errors: bool,
    request_id: bool,
}

/// RFC 9457, in JSON, XML and Markdown, and the title and the detail on a page.
pub fn problem(data: &[u8]) {
    let all =
        WrittenMembers { type_uri: true, title: true, code: true, errors: true, request_id: true };
    let structured = [MediaType::ProblemJson, MediaType::ProblemXml, MediaType::Markdown];
    check(data, &dialect::PROBLEM_DIALECT, &structured, all);
    let page = WrittenMembers { title: true, ..DETAIL_ONLY };
    check(data, &dialect::PROBLEM_DIALECT, &[MediaType::Html], page);
}

/// falcon's title, description and code, in both versions.
pub fn falcon(data: &[u8]) {
    let written = WrittenMembers { title: true, code: true, request_id: true, ..DETAIL_ONLY };
    for dialect in [&dialect::FALCON_DIALECT, &dialect::FALCON1_DIALECT] {
        check(data, dialect, &[MediaType::Json, MediaType::Xml], written);
    }
}

/// Discord's message, code and tree of errors.
pub fn discord(data: &[u8]) {
    let written = WrittenMembers { code: true, errors: true, request_id: true, ..DETAIL_ONLY };
    check(data, &dialect::DISCORD_DIALECT, &[MediaType::Json], written);
}

/// Werkzeug's page.
pub fn werkzeug(data: &[u8]) {
    let written = WrittenMembers { title: true, ..DETAIL_ONLY };
    check(data, &dialect::WERKZEUG_DIALECT, &[MediaType::Html], written);
}

/// WebOb's page, and the JSON that holds it.
pub fn webob(data: &[u8]) {
    let written = WrittenMembers { title: true, ..DETAIL_ONLY };
    check(data, &dialect::WEBOB_DIALECT, &[MediaType::Html, MediaType::Json], written);
}

const DETAIL_ONLY: WrittenMembers =
    WrittenMembers { type_uri: false, title: false, code: false, errors: false, request_id: false };

fn check(data: &[u8], dialect: &Dialect, medias: &[MediaType], written: WrittenMembers) {
    let problem = Draw::new(data).problem();
    for media in medias {
        let mut body = Vec::new();
        (dialect.write_body)(&mut body, &problem, *media, BodyContext::default());
        let headers = [("content-type", (dialect.content_type)(problem.status, *media))];
        let response = UpstreamResponse {
            status: problem.status,
            headers: &headers,
            body: &body,
            ..UpstreamResponse::default()
        };
        let report = read(&response);
        let shown = String::from_utf8_lossy(&body);
        assert_eq!(report.detail.as_deref(), problem.detail.as_deref(), "{shown}");
        if written.title {
            assert_eq!(report.title.as_deref(), problem.title.as_deref(), "{shown}");
        }
        if written.code {
            assert_eq!(report.code, problem.code, "{shown}");
        }
        if written.type_uri {
            let type_uri = problem.type_uri.as_deref().or(Some("about:blank"));
            assert_eq!(report.type_uri.as_deref(), type_uri, "{shown}");
        }
        if written.request_id {
            assert_eq!(report.request_id.as_deref(), problem.request_id.as_deref(), "{shown}");
        }
        if written.errors {
            assert_eq!(list_report_errors(&report), list_problem_errors(&problem), "{shown}");
        }
    }
}

/// The pointer, the code and the message of a field error.
type ErrorText = (String, Option<ErrorCode<'static>>, Option<String>);

/// Sorts the errors, because a tree of errors changes their order.
fn sort_errors(errors: impl Iterator<Item = ErrorText>) -> Vec<ErrorText> {
    fn key((pointer, code, message): &ErrorText) -> (&str, Option<&str>, Option<&str>) {
        (pointer, code.as_ref().map(ErrorCode::as_str), message.as_deref())
    }
    let mut errors: Vec<ErrorText> = errors.collect();
    errors.sort_by(|one, other| key(one).cmp(&key(other)));
    errors
}

fn list_problem_errors(problem: &Problem<'static>) -> Vec<ErrorText> {
    sort_errors(problem.errors.iter().map(|error| {
        (error.pointer(), error.code.clone(), error.message.as_deref().map(Into::into))
    }))
}

fn list_report_errors(report: &Report<'_>) -> Vec<ErrorText> {
    sort_errors(report.clone().into_owned().errors.iter().map(|field_error| {
        let error = FieldError { path: field_error.path.clone(), ..FieldError::default() };
        (error.pointer(), field_error.code.clone(), field_error.message.as_deref().map(Into::into))
    }))
}
