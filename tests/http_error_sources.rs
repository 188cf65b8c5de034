//! `HttpError` and other errors: what they become, and what the log has of the source of an error.

use std::error::Error;
use std::fmt;
use std::io;

use httpexc::read::{UpstreamResponse, read};
use httpexc::{FieldError, HttpError, MediaType, Problem, Report, StatusExt, StdHttpError};

fn body(error: &HttpError, media: MediaType) -> String {
    String::from_utf8(error.to_parts(media).body).unwrap()
}

/// A report of another server's response.
fn report(status: u16) -> Report<'static> {
    let body = b"{\"message\": \"The token secret-7 is unknown.\"}";
    read(&UpstreamResponse { status, body, ..UpstreamResponse::default() }).into_owned()
}

#[test]
fn a_report_is_a_502_or_504_that_says_nothing_of_it() {
    for (upstream, status) in
        [(400, 502), (401, 502), (503, 502), (200, 502), (408, 504), (504, 504)]
    {
        for error in [
            HttpError::from(report(upstream)),
            HttpError::from(Box::new(report(upstream))),
            HttpError::from_boxed(Box::new(report(upstream))),
        ] {
            assert_eq!(error.status(), status);
            assert!(!body(&error, MediaType::Text).contains("secret"));
            assert!(error.to_log().contains("The token secret-7 is unknown."));
            assert!(
                error.source().unwrap().downcast_ref::<Report<'static>>().is_some()
                    || error.source().unwrap().downcast_ref::<Box<Report<'static>>>().is_some()
            );
        }
    }
}

#[test]
fn any_other_error_is_a_private_500() {
    fn fail() -> Result<(), HttpError> {
        Err(io::Error::other("secret"))?;
        Ok(())
    }
    let error = fail().unwrap_err();
    assert_eq!((error.status(), error.to_string()), (500, "500 Internal Server Error".into()));
    let source = error.source().unwrap().downcast_ref::<io::Error>();
    assert_eq!(source.unwrap().to_string(), "secret");
    // A problem that a status forbids is one as well.
    let error = HttpError::from(Problem::new(200).with_detail("secret"));
    assert_eq!((error.status(), error.to_string()), (500, "500 Internal Server Error".into()));
    assert!(error.to_log().contains("Caused by: 200 OK: secret"), "{error:?}");
}

#[test]
fn a_source_that_is_a_problem_stays_private() {
    #[derive(Debug)]
    struct Wrapper(Problem<'static>);
    impl fmt::Display for Wrapper {
        fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("wrapped")
        }
    }
    impl Error for Wrapper {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }
    let error = HttpError::from(Wrapper(Problem::new(404).with_detail("secret")));
    assert_eq!(error.to_string(), "500 Internal Server Error");
    assert_eq!(
        error.to_log(),
        "500 Internal Server Error\nCaused by: wrapped\nCaused by: 404 Not Found: secret"
    );
}

#[test]
fn a_chain_of_sources_without_an_end_is_cut() {
    #[derive(Debug)]
    struct Endless;
    impl fmt::Display for Endless {
        fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("again")
        }
    }
    impl Error for Endless {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(self)
        }
    }
    assert_eq!(HttpError::from(Endless).to_log().lines().count(), 17);
}

#[test]
fn an_error_survives_code_that_takes_any_error() {
    fn find() -> Result<(), Box<dyn Error + Send + Sync>> {
        Err(HttpError::method_not_allowed(["GET"]).with_detail("7").into_std_error())?
    }
    for error in [
        HttpError::from_boxed(find().unwrap_err()),
        HttpError::from(HttpError::method_not_allowed(["GET"]).with_detail("7").into_std_error()),
    ] {
        assert_eq!(error.to_string(), "405 Method Not Allowed: 7");
        assert!(error.notes().is_empty());
    }
    let from_boxed = HttpError::from_boxed("secret".into());
    assert_eq!(from_boxed.to_log(), "500 Internal Server Error\nCaused by: secret");
}

/// Returns an error whose detail, field error and note are for the log.
fn private_error() -> HttpError {
    HttpError::bad_gateway()
        .with_detail("db7\ndid not respond")
        .with_field_error(FieldError::new(["db7"], "down"))
        .with_type("no type")
        .with_source("connection refused")
}

const PRIVATE_CHAIN: &str = "\nCaused by: 502 Bad Gateway\nCaused by: db7\\ndid not respond; \
     Field error: /db7 down; Cannot use the type \"no type\": it is no URI\nCaused by: connection refused";

#[test]
fn the_log_of_another_error_has_what_only_the_log_of_its_source_shows() {
    fn boxed() -> Result<(), Box<dyn Error + Send + Sync>> {
        Err(private_error())?
    }
    fn through_anyhow() -> anyhow::Result<()> {
        Err(private_error().into_std_error())?
    }
    let errors = [
        HttpError::service_unavailable().with_source(private_error()),
        HttpError::service_unavailable().with_source(private_error().into_std_error()),
        boxed().status(503).unwrap_err(),
        Err::<(), _>(private_error()).status(503).unwrap_err(),
        through_anyhow().status(503).unwrap_err(),
        HttpError::service_unavailable().with_source(through_anyhow().unwrap_err()),
    ];
    for error in errors {
        assert_eq!(error.to_log(), format!("503 Service Unavailable{PRIVATE_CHAIN}"));
        for media in MediaType::ALL {
            let text = body(&error, media);
            assert!(!text.contains("db7") && !text.contains("refused"), "{text}");
        }
        assert_eq!(error.to_string(), "503 Service Unavailable");
    }
    // anyhow has its own format of a chain.
    let context = through_anyhow().unwrap_err().context("Cannot play");
    assert!(format!("{context:#}").starts_with("Cannot play: 502 Bad Gateway: db7\ndid not"));
    assert_eq!(
        through_anyhow().unwrap_err().downcast::<StdHttpError>().unwrap().to_string(),
        "502 Bad Gateway"
    );
}

#[test]
fn a_source_that_shows_everything_has_one_line() {
    let shown = HttpError::not_found().with_detail("No song.").with_source("cause");
    let error = HttpError::bad_gateway().with_source(shown);
    let log = "502 Bad Gateway\nCaused by: 404 Not Found: No song.\nCaused by: cause";
    assert_eq!(error.to_log(), log);
    let exposed = HttpError::bad_gateway().with_detail("db7").exposed();
    let error = HttpError::bad_gateway().with_source(exposed);
    assert_eq!(error.to_log(), "502 Bad Gateway\nCaused by: 502 Bad Gateway: db7");
}

#[test]
fn results_and_options_get_a_status() {
    fn parse(id: &str) -> Result<usize, HttpError> {
        let id: usize = id.parse().status(400)?;
        let text = (id < 3).then_some("12").or_404()?;
        text.parse().status(503)
    }
    assert_eq!(parse("1").unwrap(), 12);
    let error = parse("x").unwrap_err();
    assert_eq!(error.to_string(), "400 Bad Request");
    assert_eq!(error.to_log(), "400 Bad Request\nCaused by: invalid digit found in string");
    assert_eq!(parse("3").unwrap_err().to_log(), "404 Not Found");
    // An error that is a text or a box is a source, too.
    assert_eq!(Err::<(), _>("disk").status(507).unwrap_err().to_log().lines().count(), 2);
    let boxed: Result<(), Box<dyn Error + Send + Sync>> = Err("disk".into());
    assert_eq!(boxed.or_404().unwrap_err().status(), 404);
    assert_eq!(None::<()>.status(7).unwrap_err().status(), 500);
}
