//! Each dialect, written and read: what was said is what is read. The dialects of others keep a part
//! of a problem; that part comes back.

use httpexc::dialect::{self, Dialect};
use httpexc::negotiate::Media;
use httpexc::problem::{ErrorCode, FieldError, Problem};
use httpexc::read::{Report, UpstreamResponse, read};

use super::draw::Draw;

/// What of a problem a dialect keeps.
#[derive(Clone, Copy)]
struct Keeps {
    kind: bool,
    title: bool,
    code: bool,
    errors: bool,
    request_id: bool,
}

/// RFC 9457, in JSON and XML, and the title and the detail on a page.
pub fn problem(data: &[u8]) {
    let all = Keeps { kind: true, title: true, code: true, errors: true, request_id: true };
    check(data, &dialect::problem::DIALECT, &[Media::ProblemJson, Media::ProblemXml], all);
    let page = Keeps { title: true, ..NOTHING };
    check(data, &dialect::problem::DIALECT, &[Media::Html], page);
}

/// falcon's title, description and code.
pub fn falcon(data: &[u8]) {
    let keeps = Keeps { title: true, code: true, request_id: true, ..NOTHING };
    check(data, &dialect::falcon::DIALECT, &[Media::Json, Media::Xml], keeps);
}

/// Discord's message, code and tree of errors.
pub fn discord(data: &[u8]) {
    let keeps = Keeps { code: true, errors: true, request_id: true, ..NOTHING };
    check(data, &dialect::discord::DIALECT, &[Media::Json], keeps);
}

/// Werkzeug's page.
pub fn werkzeug(data: &[u8]) {
    let keeps = Keeps { title: true, ..NOTHING };
    check(data, &dialect::werkzeug::DIALECT, &[Media::Html], keeps);
}

/// WebOb's page, and the JSON that holds it.
pub fn webob(data: &[u8]) {
    let keeps = Keeps { title: true, ..NOTHING };
    check(data, &dialect::webob::DIALECT, &[Media::Html, Media::Json], keeps);
}

const NOTHING: Keeps =
    Keeps { kind: false, title: false, code: false, errors: false, request_id: false };

fn check(data: &[u8], dialect: &Dialect, medias: &[Media], keeps: Keeps) {
    let problem = Draw::new(data).problem();
    for media in medias {
        let mut body = Vec::new();
        (dialect.body)(&mut body, &problem, *media, None);
        let headers = [("content-type", (dialect.content_type)(problem.status, *media))];
        let answer = UpstreamResponse {
            status: problem.status,
            headers: &headers,
            body: &body,
            ..UpstreamResponse::default()
        };
        let report = read(&answer);
        let shown = String::from_utf8_lossy(&body);
        assert_eq!(report.detail.as_deref(), problem.detail.as_deref(), "{shown}");
        if keeps.title {
            assert_eq!(report.title.as_deref(), problem.title.as_deref(), "{shown}");
        }
        if keeps.code {
            assert_eq!(report.code, problem.code, "{shown}");
        }
        if keeps.kind {
            let kind = problem.kind.as_deref().or(Some("about:blank"));
            assert_eq!(report.type_uri.as_deref(), kind, "{shown}");
        }
        if keeps.request_id {
            assert_eq!(report.request_id.as_deref(), problem.request_id.as_deref(), "{shown}");
        }
        if keeps.errors {
            assert_eq!(of_report(&report), of_problem(&problem), "{shown}");
        }
    }
}

type Said = (String, Option<ErrorCode<'static>>, Option<String>);

/// The errors in an order that does not depend on that of a tree.
fn sorted(errors: impl Iterator<Item = Said>) -> Vec<Said> {
    fn key((pointer, code, message): &Said) -> (&str, Option<&str>, Option<&str>) {
        (pointer, code.as_ref().map(ErrorCode::as_str), message.as_deref())
    }
    let mut errors: Vec<Said> = errors.collect();
    errors.sort_by(|one, other| key(one).cmp(&key(other)));
    errors
}

fn of_problem(problem: &Problem<'static>) -> Vec<Said> {
    sorted(problem.errors.iter().map(|error| {
        (error.pointer(), error.code.clone(), error.message.as_deref().map(Into::into))
    }))
}

fn of_report(report: &Report<'_>) -> Vec<Said> {
    sorted(report.clone().into_owned().errors.iter().map(|field_error| {
        let error = FieldError { path: field_error.path.clone(), ..FieldError::default() };
        (error.pointer(), field_error.code.clone(), field_error.message.as_deref().map(Into::into))
    }))
}
