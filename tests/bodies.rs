//! Holds every dialect to its bodies, to the byte: samples in each dialect and media type, against
//! `tests/fixtures/bodies.txt`. That they are what the systems themselves write is held by their own
//! answers (`make golden`); here a change of any is seen. `UPDATE_BODIES=1` writes the file anew.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write as _;

use httpexc::dialect::{Dialect, Representation, discord, falcon, problem, webob, werkzeug};
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, Help, Problem};
use httpexc::response_parts::{Answer, Facts};

const ALL: [Dialect; 5] =
    [problem::DIALECT, falcon::DIALECT, werkzeug::DIALECT, webob::DIALECT, discord::DIALECT];

/// Characters that some format has to escape.
const ODD: &str = "<b a=\"1\" c='2'>&amp; ]]> \\ é \u{1f3b5}\n\t\u{7f}--";

const TEMPLATE: &str = "${explanation}|${detail}|${comment}|${html_comment}|${location}|${status}\
    |${title}|${code}|${request_id}|${path}|${none}|$$|<br>";

fn error<'a>(
    path: &[PathSegment<'a>],
    code: Option<&'a str>,
    message: Option<&'a str>,
) -> FieldError<'a> {
    let code = code.map(|code| ErrorCode::Text(code.into()));
    FieldError { path: path.to_vec(), code, message: message.map(Into::into) }
}

fn help(href: &str, text: Option<&'static str>) -> Problem<'static> {
    let help = Help { href: href.to_owned().into(), text: text.map(Into::into) };
    Problem { help: Some(help), ..Problem::new(404) }
}

fn everything() -> Problem<'static> {
    let name = |name: &'static str| PathSegment::Name(name.into());
    let mut problem =
        Problem::new(422).with_title("Wrong <form>").with_detail(ODD).with_code("bad_form");
    problem.kind = Some("https://example.com/p?a=1&b=2".into());
    problem.instance = Some("/requests/7".into());
    problem.help =
        Some(Help { href: "https://example.com/help".into(), text: Some("Help & more".into()) });
    problem.request_id = Some("id-<7>".into());
    problem.errors = vec![
        error(&[], Some("ROOT"), Some("All of it.")),
        error(&[name("songs"), PathSegment::Index(2), name("a/b~c")], Some("X"), Some(ODD)),
        error(&[name("songs")], None, Some("Own.")),
        error(&[name("_errors"), name("odd")], Some("Y"), None),
        error(&[name("none")], None, None),
    ];
    assert!(
        problem.extend(r#"{"balance": 30.50, "list": [1, null, true, {"é": "<&>"}], "empty": {}}"#)
    );
    problem
}

fn templated(comment: Option<&'static str>) -> Problem<'static> {
    let mut problem = Problem::new(409).with_detail("De<t>ail").with_code("co&de");
    problem.explanation = Some("Why <so>".into());
    problem.request_id = Some("r-1".into());
    problem.layout.template = Some(TEMPLATE.into());
    problem.layout.comment = comment.map(Into::into);
    problem.layout.values = vec![("path", "/<x>"), ("title", "theirs")];
    problem
}

fn samples() -> Vec<(&'static str, Problem<'static>, Option<&'static str>)> {
    let mut paged = templated(Some("no<te>"));
    paged.layout.page = Some(TEMPLATE.into());
    let mut reasoned = Problem::new(404).with_detail("d");
    reasoned.reason = Some("Not <Here>".into());
    let mut wordy = Problem::new(410);
    wordy.explanation = Some("It <was> here.".into());
    let redirect = |status: u16| Problem::new(status);
    let mut templated_redirect = templated(None);
    templated_redirect.status = 302;
    vec![
        ("bare", Problem::new(404), None),
        ("bare 413", Problem::new(413), None),
        ("bare 500", Problem::new(500), None),
        ("unregistered", Problem::new(499).with_title("Gone <away>"), None),
        ("detail", Problem::new(404).with_detail("No song has the id 7."), None),
        ("odd detail", Problem::new(400).with_detail(ODD), None),
        ("empty detail", Problem::new(400).with_detail(""), None),
        ("empty title", Problem::new(400).with_title(""), None),
        ("title", Problem::new(400).with_title("A title"), None),
        (
            "code, a number",
            Problem { code: Some(ErrorCode::Number("42".into())), ..Problem::new(400) },
            None,
        ),
        ("code, digits", Problem::new(400).with_code("42"), None),
        ("code, a text", Problem::new(400).with_detail("d").with_code("odd \"one\""), None),
        ("everything", everything(), None),
        ("help", help("https://example.com/a?b=c#d", None), None),
        ("help, empty", help("", Some("Nowhere")), None),
        ("help, empty text", help("/help", Some("")), None),
        ("help, encoded", help("/a%20b", None), None),
        ("help, half encoded", help("/a%2", None), None),
        ("help, not encoded", help("/a b%20é", None), None),
        ("explanation", wordy, None),
        ("reason", reasoned, None),
        ("template", templated(Some("no<te>")), None),
        ("template, no comment", templated(None), None),
        ("page", paged, None),
        ("redirect", redirect(302), Some("https://example.com/a?b=1&c=2")),
        ("redirect within", redirect(303), Some("/songs")),
        ("redirect to a script", redirect(307), Some("javascript:alert(1)")),
        ("redirect, template", templated_redirect, Some("/<x>")),
    ]
}

#[test]
fn bodies_are_what_they_were() {
    let mut out = String::new();
    for (name, problem, location) in samples() {
        for dialect in ALL {
            for media in dialect.offers {
                let facts = Facts {
                    representation: Some(Representation::Always),
                    location,
                    ..Facts::default()
                };
                let answer = Answer::of(&dialect, &problem, &facts, *media);
                let kind = answer
                    .fields
                    .iter()
                    .find(|field| field.0 == "content-type")
                    .map(|field| field.1);
                let body = String::from_utf8(answer.body).unwrap();
                let dialect = dialect.name;
                writeln!(out, "{name}, {dialect}, {media:?}: {}\n{body:?}", kind.unwrap()).unwrap();
            }
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bodies.txt");
    if std::env::var_os("UPDATE_BODIES").is_some() {
        std::fs::write(path, &out).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap();
    for (line, (ours, theirs)) in out.lines().zip(expected.lines()).enumerate() {
        assert_eq!(ours, theirs, "line {}", line + 1);
    }
    assert_eq!(out.len(), expected.len());
}

#[test]
fn content_has_the_type_of_its_dialect_and_an_answer_without_keeps_it() {
    for (dialect, status, expected) in [
        (falcon::DIALECT, 404, Some("application/json; charset=UTF-8")),
        (problem::DIALECT, 204, None),
        (discord::DIALECT, 204, None),
    ] {
        let answer =
            Answer::of(&dialect, &Problem::new(status), &Facts::default(), dialect.fallback);
        let kind =
            answer.fields.iter().find(|field| field.0 == "content-type").map(|field| field.1);
        assert_eq!((kind, answer.body.len()), (expected, 0), "{} {status}", dialect.name);
    }
}
