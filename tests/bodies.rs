//! The bodies of every dialect do not change: samples in each dialect and media type are compared with
//! `tests/fixtures/bodies.txt`, byte by byte. `make golden` compares them with the bodies of the
//! original systems. `UPDATE_BODIES=1` updates the file.

use std::fmt::Write as _;

use httpexc::dialect::{
    DIALECTS, DISCORD_DIALECT, FALCON_DIALECT, FALCON1_DIALECT, PROBLEM_DIALECT, Representation,
};
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, HelpLink, Problem};
use httpexc::response_parts::{ResponseOptions, ResponseParts};

/// A text with characters that some format has to escape.
const ODD_TEXT: &str = "<b a=\"1\" c='2'>&amp; ]]> \\ é \u{1f3b5}\n\t\u{7f}--";

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
    let help = HelpLink { href: href.to_owned().into(), text: text.map(Into::into) };
    Problem { help: Some(help), ..Problem::new(404) }
}

fn everything() -> Problem<'static> {
    let name = |name: &'static str| PathSegment::Name(name.into());
    let mut problem =
        Problem::new(422).with_title("Wrong <form>").with_detail(ODD_TEXT).with_code("bad_form");
    problem.type_uri = Some("https://example.com/p?a=1&b=2".into());
    problem.instance = Some("/requests/7".into());
    problem.help = Some(HelpLink {
        href: "https://example.com/help".into(),
        text: Some("Help & more".into()),
    });
    problem.request_id = Some("id-<7>".into());
    problem.errors = vec![
        error(&[], Some("ROOT"), Some("All of it.")),
        error(&[name("songs"), PathSegment::Index(2), name("a/b~c")], Some("X"), Some(ODD_TEXT)),
        error(&[name("songs")], None, Some("Own.")),
        error(&[name("_errors"), name("odd")], Some("Y"), None),
        error(&[name("none")], None, None),
    ];
    assert!(problem.add_extensions_from_json(
        r#"{"balance": 30.50, "list": [1, null, true, {"é": "<&>"}], "empty": {}}"#
    ));
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
    let mut classed = Problem::new(400).with_title("Missing Header");
    classed.has_class_title = true;
    let redirect = |status: u16| Problem::new(status);
    let mut templated_redirect = templated(None);
    templated_redirect.status = 302;
    vec![
        ("bare", Problem::new(404), None),
        ("bare 413", Problem::new(413), None),
        ("bare 500", Problem::new(500), None),
        ("unregistered", Problem::new(499).with_title("Gone <away>"), None),
        ("detail", Problem::new(404).with_detail("No song has the id 7."), None),
        ("odd detail", Problem::new(400).with_detail(ODD_TEXT), None),
        ("empty detail", Problem::new(400).with_detail(""), None),
        ("empty title", Problem::new(400).with_title(""), None),
        ("title", Problem::new(400).with_title("A title"), None),
        ("title of a class", classed, None),
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
fn bodies_do_not_change() {
    let mut out = String::new();
    for (name, problem, location) in samples() {
        for dialect in DIALECTS {
            for media in dialect.offers {
                let options = ResponseOptions {
                    representation: Some(Representation::Always),
                    location,
                    ..ResponseOptions::default()
                };
                let response = ResponseParts::in_dialect(dialect, &problem, &options, *media);
                let content_type = response.headers.get("content-type").unwrap();
                let body = str::from_utf8(&response.body).unwrap();
                let dialect = dialect.name;
                writeln!(out, "{name}, {dialect}, {media:?}: {content_type}\n{body:?}").unwrap();
            }
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bodies.txt");
    if std::env::var_os("UPDATE_BODIES").is_some() {
        std::fs::write(path, &out).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap();
    for (line, (written, stored)) in out.lines().zip(expected.lines()).enumerate() {
        assert_eq!(written, stored, "line {}", line + 1);
    }
    assert_eq!(out.len(), expected.len());
}

#[test]
fn a_response_without_content_has_the_type_of_its_dialect() {
    for (dialect, status, expected) in [
        (FALCON_DIALECT, 302, Some("application/json")),
        (FALCON1_DIALECT, 404, Some("application/json; charset=UTF-8")),
        (PROBLEM_DIALECT, 204, None),
        (DISCORD_DIALECT, 204, None),
    ] {
        let response = ResponseParts::in_dialect(
            &dialect,
            &Problem::new(status),
            &ResponseOptions::default(),
            dialect.fallback,
        );
        let content_type = response.headers.get("content-type");
        let found = (content_type, response.body.len());
        assert_eq!(found, (expected, 0), "{} {status}", dialect.name);
    }
}
