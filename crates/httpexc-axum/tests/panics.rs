//! Panics of an application: what the client gets, and what the log has.

mod support;

use std::convert::Infallible;
use std::future::{Ready, pending};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt;
use support::{LogLines, Sent, send, send_request};
use tower::{Layer, Service, ServiceExt};

const PRIVATE_500: &str = r#"{"type":"about:blank","title":"Internal Server Error","status":500}"#;

/// A body that panics after its first bytes, with a length or without one.
struct PanickingBody {
    first: Option<&'static str>,
    length: Option<u64>,
}

impl http_body::Body for PanickingBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.first.take() {
            Some(text) => Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(text.as_bytes()))))),
            None => panic!("token=secret"),
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map(SizeHint::with_exact).unwrap_or_default()
    }
}

/// A value whose destructor panics, unless its thread panics already.
struct Bomb(&'static str);

impl Drop for Bomb {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            panic!("{}", self.0);
        }
    }
}

async fn panic_by_text() -> &'static str {
    panic!("token=secret")
}

async fn panic_later() -> String {
    tokio::task::yield_now().await;
    let number = 7;
    panic!("token={number}")
}

fn panic_by_value() -> Response {
    std::panic::panic_any(Bomb("the payload"))
}

fn app() -> Router {
    let text = [("content-type", "text/plain")];
    Router::new()
        .route("/text", get(panic_by_text))
        .route("/later", get(panic_later))
        .route("/value", get(async || panic_by_value()))
        .route(
            "/read",
            get(async move || {
                let body = PanickingBody { first: Some("a"), length: Some(7) };
                (StatusCode::CONFLICT, text, Body::new(body))
            }),
        )
        .route("/stream", get(async || Body::new(PanickingBody { first: Some("a"), length: None })))
        .layer(httpexc_axum::layer())
}

/// Returns the response to a request and what is logged.
async fn send_logged<S>(service: S, path: &str) -> (Sent, Vec<String>)
where
    S: Service<Request<Body>, Response = Response, Error = Infallible>,
{
    let lines = LogLines::default();
    let guard = tracing::subscriber::set_default(lines.clone());
    let sent = send(service, Method::GET, path, "").await;
    drop(guard);
    (sent, lines.take())
}

#[tokio::test]
async fn a_panic_before_the_response_is_a_500_that_says_nothing() {
    for (path, text) in [
        ("/text", "token=secret"),
        ("/later", "token=7"),
        ("/value", "without a text"),
        ("/read", "token=secret"),
    ] {
        let (sent, log) = send_logged(app(), path).await;
        assert_eq!((sent.status, &*sent.body), (500, PRIVATE_500), "{path}");
        assert_eq!(
            log,
            [format!("ERROR httpexc message=a handler panicked: {text} status=500")],
            "{path}"
        );
    }
}

/// A service that panics where its name says.
#[derive(Clone, Copy)]
struct PanickingService {
    in_poll_ready: bool,
}

impl Service<Request<Body>> for PanickingService {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        assert!(!self.in_poll_ready, "token=secret");
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        panic!("token=secret")
    }
}

#[tokio::test]
async fn a_service_may_panic_before_there_is_a_future() {
    for in_poll_ready in [false, true] {
        let service = httpexc_axum::layer().layer(PanickingService { in_poll_ready });
        let (sent, log) = send_logged(service.clone(), "/").await;
        assert_eq!((sent.status, &*sent.body), (500, PRIVATE_500));
        assert_eq!(log, ["ERROR httpexc message=a handler panicked: token=secret status=500"]);
        let request = Request::get("/").header("accept", "text/plain").body(Body::empty());
        let sent = send_request(service, request.unwrap()).await;
        assert_eq!(sent.header("content-type"), "text/plain; charset=utf-8");
    }
}

#[tokio::test]
async fn a_body_that_panics_ends_with_an_error() {
    let lines = LogLines::default();
    let guard = tracing::subscriber::set_default(lines.clone());
    let request = Request::get("/stream").body(Body::empty()).unwrap();
    let mut body = app().oneshot(request).await.unwrap().into_body();
    let first = body.frame().await.unwrap().unwrap().into_data().unwrap();
    let error = body.frame().await.unwrap().unwrap_err();
    let end = body.frame().await;
    drop(guard);
    assert_eq!((&*first, &*error.to_string()), (&b"a"[..], "the body panicked"));
    assert!(end.is_none());
    assert_eq!(
        lines.take(),
        ["ERROR httpexc message=a body panicked after its response began: token=secret status=500"]
    );
}

/// A future that panics when it is polled, if it should, and when it is dropped.
struct PanickingFuture {
    panics: bool,
    _bomb: Bomb,
}

impl Future for PanickingFuture {
    type Output = Result<Response, Infallible>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        assert!(!self.panics, "token=secret");
        Poll::Ready(Ok(StatusCode::NOT_FOUND.into_response()))
    }
}

#[tokio::test]
async fn a_future_may_panic_when_it_is_dropped() {
    for (panics, status, count) in [(true, 500, 2), (false, 404, 1)] {
        let service = tower::service_fn(move |_: Request<Body>| PanickingFuture {
            panics,
            _bomb: Bomb("dropped"),
        });
        let (sent, log) = send_logged(httpexc_axum::layer().layer(service), "/").await;
        assert_eq!((sent.status, log.len()), (status, count), "{log:?}");
        let last =
            "ERROR httpexc message=a handler panicked when it was dropped: dropped status=500";
        assert_eq!(log.last().unwrap(), last);
    }
}

#[tokio::test]
async fn a_handler_may_panic_when_its_client_went_away() {
    let lines = LogLines::default();
    let guard = tracing::subscriber::set_default(lines.clone());
    let app = Router::new()
        .route(
            "/",
            get(async || {
                let _bomb = Bomb("dropped");
                pending::<&str>().await
            }),
        )
        .layer(httpexc_axum::layer());
    {
        let response = app.oneshot(Request::get("/").body(Body::empty()).unwrap());
        let mut context = Context::from_waker(Waker::noop());
        assert!(pin!(response).poll(&mut context).is_pending());
    }
    drop(guard);
    let expected =
        "ERROR httpexc message=a handler panicked when it was dropped: dropped status=500";
    assert_eq!(lines.take(), [expected]);
}
