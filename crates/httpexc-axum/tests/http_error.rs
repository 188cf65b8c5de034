//! `HttpError` as a response: without the layer, and what is logged.

mod support;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use httpexc_axum::{HttpError, StatusExt};
use support::{LogLines, send};

#[test]
fn it_has_the_size_of_a_pointer() {
    assert_eq!(size_of::<HttpError>(), size_of::<usize>());
}

#[test]
fn question_marks_convert_every_error() {
    fn from_io() -> Result<(), HttpError> {
        Err(std::io::Error::other("disk"))?
    }
    fn from_problem() -> Result<(), HttpError> {
        Err(httpexc::Problem::new(404))?
    }
    fn from_report() -> Result<(), HttpError> {
        Err(httpexc::read(&httpexc::read::UpstreamResponse { status: 401, ..Default::default() })
            .into_owned())?
    }
    fn from_core() -> Result<(), HttpError> {
        Err(httpexc::HttpError::gone())?
    }
    fn from_own() -> Result<(), HttpError> {
        Err(HttpError::conflict())?
    }
    fn from_status() -> Result<u8, HttpError> {
        Ok("x".parse().status(400)?)
    }
    let status = |error: HttpError| error.status();
    assert_eq!(status(from_io().unwrap_err()), 500);
    assert_eq!(status(from_problem().unwrap_err()), 404);
    assert_eq!(status(from_report().unwrap_err()), 502);
    assert_eq!(status(from_core().unwrap_err()), 410);
    assert_eq!(status(from_own().unwrap_err()), 409);
    assert_eq!(status(from_status().unwrap_err()), 400);
}

#[tokio::test]
async fn without_the_layer_it_is_problem_details_in_json() {
    let app = Router::new()
        .route("/", get(async || HttpError::unauthorized("Bearer").with_header("x-song", "é")));
    let sent = send(app, Method::GET, "/", "text/html").await;
    assert_eq!(sent.status, 401);
    assert_eq!(sent.header("content-type"), "application/problem+json");
    assert_eq!(sent.header("www-authenticate"), "Bearer");
    assert_eq!(sent.headers["x-song"].as_bytes(), b"\xe9");
    assert_eq!(sent.body, r#"{"type":"about:blank","title":"Unauthorized","status":401}"#);
    // It is the same for every request.
    assert!(!sent.headers.contains_key("vary"));
    let negotiated = HttpError::gone().to_response("application/problem+json");
    assert_eq!(negotiated.headers()["vary"], "Accept");
}

#[tokio::test]
async fn a_response_of_another_task_is_json_that_does_not_vary() {
    let make = async || tokio::spawn(async { HttpError::gone().into_response() }).await.unwrap();
    let app = Router::new().route("/", get(make)).layer(httpexc_axum::layer());
    let sent = send(app, Method::GET, "/", "text/html").await;
    assert_eq!((sent.status, sent.header("content-type")), (410, "application/problem+json"));
    assert!(!sent.headers.contains_key("vary"));
}

#[test]
fn it_takes_types_of_the_http_crate() {
    let error = HttpError::new(StatusCode::GONE)
        .with_header(header::SERVER, HeaderValue::from_static("songs"))
        .with_header("x-song".to_owned(), HeaderValue::from_bytes(b"\xe9\t7").unwrap())
        .with_header(HeaderName::from_static("content-type"), "a/b");
    assert_eq!(error.notes(), ["Cannot send the header content-type: the response sets it itself"]);
    let response = error.into_response();
    assert_eq!(response.status(), StatusCode::GONE);
    assert_eq!(response.headers()["server"], "songs");
    assert_eq!(response.headers()["x-song"].as_bytes(), b"\xe9\t7");
    let response = HttpError::method_not_allowed([Method::GET, Method::HEAD]).into_response();
    assert_eq!(response.headers()["allow"], "GET, HEAD");
    let status = StatusCode::IM_A_TEAPOT;
    assert_eq!(HttpError::from_rejection((status, "No.")).to_string(), "418 I'm a Teapot: No.");
}

#[test]
fn it_converts_from_and_into_other_errors() {
    let build = || HttpError::bad_gateway().with_detail("db7 did not respond");
    let core: httpexc::HttpError = build().into_inner();
    assert_eq!(HttpError::from(core).to_log(), build().to_log());
    assert_eq!(HttpError::from(build().into_std_error()).to_log(), build().to_log());
    let boxed: Box<dyn std::error::Error + Send + Sync> = build().into();
    assert_eq!(HttpError::from_boxed(boxed).to_log(), build().to_log());
    assert_eq!(AsRef::<httpexc::HttpError>::as_ref(&build()).to_log(), build().to_log());
    // As a source, the whole of it is in the log, and nothing in the response.
    let outer = HttpError::service_unavailable().with_source(build());
    let chain =
        "503 Service Unavailable\nCaused by: 502 Bad Gateway\nCaused by: db7 did not respond";
    assert_eq!(outer.to_log(), chain);
    assert_eq!(Err::<(), _>(build()).status(503).unwrap_err().to_log(), chain);
}

#[test]
fn its_response_has_the_headers_and_the_body_of_the_core() {
    for media in ["", "text/html", "text/plain", "application/xml"] {
        for status in 400..=599 {
            let build = || {
                HttpError::new(status)
                    .with_detail("a")
                    .with_challenge("Basic")
                    .with_challenge("Bearer")
                    .with_allow(["GET"])
            };
            let parts = build().to_parts(httpexc::negotiate(media));
            let response = build().to_response(media);
            assert_eq!(response.status().as_u16(), parts.status);
            let headers = response.headers().iter();
            let mut headers: Vec<_> =
                headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
            let mut expected: Vec<_> = parts.headers.iter().collect();
            headers.sort_unstable();
            expected.sort_unstable();
            assert_eq!(headers, expected);
        }
    }
}

#[test]
fn rejections_keep_their_status_and_text() {
    let error = HttpError::from_rejection((StatusCode::BAD_REQUEST, "No such id."));
    assert_eq!(error.to_string(), "400 Bad Request: No such id.");
    let error = HttpError::from_rejection((StatusCode::INTERNAL_SERVER_ERROR, "secret"));
    assert_eq!(
        (error.to_string(), error.to_log().contains("secret")),
        ("500 Internal Server Error".into(), true)
    );
    let error = HttpError::from_rejection((StatusCode::BAD_REQUEST, axum::Json("mine")));
    assert_eq!(error.to_string(), "400 Bad Request");
    assert_eq!(HttpError::from_rejection(StatusCode::OK).status(), 500);
}

/// Returns what is logged while a request is handled.
async fn log_of(app: Router, path: &str) -> Vec<String> {
    let lines = LogLines::default();
    let guard = tracing::subscriber::set_default(lines.clone());
    send(app, Method::GET, path, "text/html").await;
    drop(guard);
    lines.take()
}

#[tokio::test]
async fn a_5xx_is_logged_once_with_its_source() {
    async fn fail() -> Result<(), HttpError> {
        Err(std::io::Error::other("disk 7 is full"))?
    }
    let routes = Router::new()
        .route("/source", get(fail))
        .route("/client", get(async || HttpError::gone().with_source("cause")))
        .route("/note", get(async || HttpError::new(405)))
        .route("/text", get(async || (StatusCode::BAD_GATEWAY, "db7 did not respond")))
        .route("/bare", get(async || StatusCode::NOT_IMPLEMENTED))
        .route("/converted", get(async || -> Response { Response::from(HttpError::new(7)) }))
        .route("/panic", get(async || -> &'static str { panic!("at {}", 7) }));
    let app = routes.layer(httpexc_axum::layer()).layer(httpexc_axum::layer());
    for (path, expected) in [
        (
            "/source",
            "ERROR httpexc message=500 Internal Server Error\nCaused by: disk 7 is full status=500 source=disk 7 is full",
        ),
        (
            "/note",
            "WARN httpexc message=405 Method Not Allowed\nCannot build a complete 405: allow is missing status=405",
        ),
        ("/text", "ERROR httpexc message=db7 did not respond status=502"),
        ("/bare", "ERROR httpexc message=a response without a text status=501"),
        (
            "/converted",
            "ERROR httpexc message=500 Internal Server Error\nCannot build an error with the status 7: it is not from 400 to 599 status=500",
        ),
        ("/panic", "ERROR httpexc message=a handler panicked: at 7 status=500"),
    ] {
        assert_eq!(log_of(app.clone(), path).await, [expected], "{path}");
    }
    assert_eq!(
        log_of(app, "/client").await,
        ["DEBUG httpexc message=410 Gone\nCaused by: cause status=410 source=cause"]
    );
}

#[tokio::test]
async fn an_error_without_anything_to_log_is_not_logged() {
    let app = Router::new().route("/", get(async || HttpError::gone().with_detail("Taken back.")));
    assert_eq!(log_of(app, "/").await, [""; 0]);
}

#[tokio::test]
async fn the_source_of_a_4xx_is_logged_for_those_who_debug() {
    async fn fail() -> Result<String, HttpError> {
        let id: u8 = "x".parse().status(400)?;
        Ok(id.to_string())
    }
    let app = Router::new().route("/", get(fail)).layer(httpexc_axum::layer());
    assert_eq!(
        log_of(app, "/").await,
        [
            "DEBUG httpexc message=400 Bad Request\nCaused by: invalid digit found in string status=400 source=invalid digit found in string"
        ]
    );
}

#[tokio::test]
async fn a_text_cannot_look_like_another_entry_of_the_log() {
    const FORGED: &str = "a\r\nERROR \u{1b}[2J";
    let app = Router::new()
        .route("/source", get(async || HttpError::new(500).with_source(FORGED).with_detail(FORGED)))
        .route("/client", get(async || HttpError::new(400).with_source(FORGED)))
        .route("/text", get(async || (StatusCode::BAD_GATEWAY, FORGED)))
        .route("/panic", get(async || -> &'static str { panic!("{FORGED}") }))
        .layer(httpexc_axum::layer());
    for path in ["/source", "/client", "/text", "/panic"] {
        let log = log_of(app.clone(), path).await;
        assert_eq!(log.len(), 1, "{path}");
        assert!(!log[0].contains(['\r', '\u{1b}']) && !log[0].contains("\nERROR"), "{log:?}");
        assert!(log[0].contains("a\\r\\nERROR \\u{1b}[2J"), "{log:?}");
    }
}

#[test]
fn a_header_that_is_no_latin_1_reaches_no_response() {
    let response = HttpError::gone().with_header("x-song", "日本").into_response();
    assert!(!response.headers().contains_key("x-song"));
}
