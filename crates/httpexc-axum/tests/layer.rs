//! The layer around real routers of axum: which responses it replaces, and what they are then.

mod support;

use std::convert::Infallible;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{any, get, post};
use axum::{Extension, Json, Router};
use bytes::Bytes;
use http_body_util::StreamBody;
use httpexc_axum::{HttpError, KeepResponse};
use serde::Deserialize;
use support::{Sent, send, send_request};

#[derive(Deserialize)]
struct Song {
    title: String,
}

/// A body whose length is not known before it ends.
fn stream(text: &'static str) -> Body {
    let frame = Ok::<_, Infallible>(http_body::Frame::data(Bytes::from_static(text.as_bytes())));
    Body::new(StreamBody::new(SingleFrame(Some(frame))))
}

struct SingleFrame(Option<Result<http_body::Frame<Bytes>, Infallible>>);

impl futures_core::Stream for SingleFrame {
    type Item = Result<http_body::Frame<Bytes>, Infallible>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take())
    }
}

fn routes() -> Router {
    Router::new()
        .route("/", get(async || "hello").post(async || "posted"))
        .route("/error", get(async || HttpError::gone().with_detail("Taken back.")))
        .route("/songs/{id}", get(async |Path(id): Path<u32>| id.to_string()))
        .route("/search", get(async |Query(song): Query<Song>| song.title))
        .route("/songs", post(async |Json(song): Json<Song>| song.title))
        .route(
            "/small",
            post(async |body: Bytes| body.len().to_string()).layer(DefaultBodyLimit::max(4)),
        )
        .route("/bare", get(async || StatusCode::CONFLICT))
        .route("/text", get(async || (StatusCode::CONFLICT, "  Somebody <else> edits it.  ")))
        .route("/private", get(async || (StatusCode::BAD_GATEWAY, "db7 did not respond")))
        .route("/missing-extension", get(async |Extension(song): Extension<u32>| song.to_string()))
        .route("/long", get(async || (StatusCode::CONFLICT, "a".repeat(4097))))
        .route("/limit", get(async || (StatusCode::CONFLICT, "a".repeat(4096))))
        .route("/json", get(async || (StatusCode::CONFLICT, Json("mine"))))
        .route("/html", get(async || (StatusCode::CONFLICT, axum::response::Html("<p>mine"))))
        .route("/kept", get(async || (StatusCode::CONFLICT, Extension(KeepResponse), "mine")))
        .route("/kept-empty", get(async || (StatusCode::CONFLICT, Extension(KeepResponse))))
        .route(
            "/coded",
            get(async || {
                let headers = [("content-encoding", "gzip"), ("content-type", "text/plain")];
                (StatusCode::CONFLICT, headers, "mine")
            }),
        )
        .route(
            "/untyped",
            get(async || {
                let mut response = (StatusCode::CONFLICT, "mine").into_response();
                response.headers_mut().remove(header::CONTENT_TYPE);
                response
            }),
        )
        .route(
            "/stream",
            get(async || (StatusCode::CONFLICT, [("content-type", "text/plain")], stream("mine"))),
        )
        .route("/ok-stream", get(async || stream("fine")))
        .route("/redirect", get(async || (StatusCode::FOUND, [("location", "/")])))
        .route(
            "/headers",
            get(async || {
                let headers = [
                    ("vary", "accept-encoding, Accept"),
                    ("set-cookie", "id=7"),
                    ("etag", "\"7\""),
                    ("content-language", "de"),
                    ("content-md5", "abc="),
                    ("digest", "sha-256=abc="),
                    ("repr-digest", "sha-256=:abc=:"),
                    ("content-digest", "sha-256=:abc=:"),
                    ("retry-after", "30"),
                    ("cache-control", "max-age=60"),
                ];
                (StatusCode::TOO_MANY_REQUESTS, headers)
            }),
        )
        .route(
            "/range",
            get(async || {
                let headers = [("content-range", "bytes */7"), ("accept-ranges", "bytes")];
                (StatusCode::RANGE_NOT_SATISFIABLE, headers)
            }),
        )
        .route(
            "/part",
            get(async || (StatusCode::PARTIAL_CONTENT, [("content-range", "bytes 0-1/7")], "ab")),
        )
        .route("/panic", get(async || -> &'static str { panic!("token=secret") }))
}

fn app() -> Router {
    routes().layer(httpexc_axum::layer())
}

async fn get_as(path: &str, accept: &str) -> Sent {
    send(app(), Method::GET, path, accept).await
}

fn problem(status: u16, title: &str, detail: Option<&str>) -> String {
    let detail = detail.map_or(String::new(), |text| format!(",\"detail\":\"{text}\""));
    format!("{{\"type\":\"about:blank\",\"title\":\"{title}\",\"status\":{status}{detail}}}")
}

#[tokio::test]
async fn an_error_is_negotiated() {
    let detail = Some("Taken back.");
    for (accept, content_type) in [
        ("", "application/problem+json"),
        ("*/*", "application/problem+json"),
        ("application/json", "application/json"),
        ("text/html,*/*;q=0.1", "text/html; charset=utf-8"),
        ("application/xml", "application/xml"),
        ("text/plain", "text/plain; charset=utf-8"),
    ] {
        let sent = get_as("/error", accept).await;
        assert_eq!(sent.status, 410, "{accept}");
        assert_eq!(sent.header("content-type"), content_type);
        assert_eq!(sent.header("vary"), "Accept");
        assert_eq!(sent.header("x-content-type-options"), "nosniff");
        assert_eq!(sent.headers.contains_key("content-security-policy"), accept.contains("html"));
        let expected = httpexc::HttpError::gone()
            .with_detail("Taken back.")
            .to_parts(httpexc::negotiate(accept));
        assert_eq!(sent.body.as_bytes(), expected.body);
        assert_eq!(sent.header("content-length"), sent.body.len().to_string());
    }
    assert_eq!(get_as("/error", "").await.body, problem(410, "Gone", detail));
}

#[tokio::test]
async fn several_accept_headers_are_one_list() {
    let request = axum::http::Request::get("/error")
        .header("accept", "image/png")
        .header("accept", "text/plain")
        .body(Body::empty());
    assert_eq!(
        send_request(app(), request.unwrap()).await.header("content-type"),
        "text/plain; charset=utf-8"
    );
    let request = axum::http::Request::get("/error")
        .header("accept", header::HeaderValue::from_bytes(b"\xff").unwrap())
        .body(Body::empty());
    assert_eq!(
        send_request(app(), request.unwrap()).await.header("content-type"),
        "application/problem+json"
    );
}

#[tokio::test]
async fn responses_of_the_router_are_problems() {
    let missing = get_as("/nothing", "").await;
    assert_eq!((missing.status, &*missing.body), (404, &*problem(404, "Not Found", None)));
    assert!(get_as("/nothing", "text/html").await.body.starts_with("<!doctype html>"));
    let method = send(app(), Method::DELETE, "/", "").await;
    assert_eq!(method.body, problem(405, "Method Not Allowed", None));
    assert_eq!((method.status, method.header("allow")), (405, "GET,HEAD,POST"));
    // The same if the layer is around the whole router.
    let service = tower::Layer::layer(&httpexc_axum::layer(), routes());
    let request = axum::http::Request::delete("/").body(Body::empty()).unwrap();
    let around = send_request(service, request).await;
    assert_eq!((around.header("allow"), &around.body), ("GET,HEAD,POST", &method.body));
}

#[tokio::test]
async fn rejections_of_extractors_are_problems_with_their_text() {
    async fn post(path: &str, content_type: &str, body: &'static str) -> Sent {
        let request = axum::http::Request::post(path).header("content-type", content_type);
        send_request(app(), request.body(Body::from(body)).unwrap()).await
    }
    let sent = get_as("/songs/x", "").await;
    assert_eq!((sent.status, sent.header("content-type")), (400, "application/problem+json"));
    assert!(sent.body.contains("\"detail\":\"Invalid URL: Cannot parse `x` to a `u32`\""));
    let sent = get_as("/search", "").await;
    assert_eq!(sent.status, 400);
    assert!(sent.body.contains("missing field `title`"), "{}", sent.body);
    for (path, content_type, body, status, text) in [
        ("/songs", "text/plain", "{}", 415, "Content-Type: application/json"),
        ("/songs", "application/json", "{", 400, "EOF while parsing"),
        ("/songs", "application/json", "{}", 422, "missing field `title`"),
        ("/small", "text/plain", "12345", 413, "length limit exceeded"),
    ] {
        let sent = post(path, content_type, body).await;
        assert_eq!(
            (sent.status, sent.header("content-type")),
            (status, "application/problem+json")
        );
        assert!(sent.body.contains(&format!("\"status\":{status},\"detail\":\"")), "{}", sent.body);
        assert!(sent.body.contains(text), "{}", sent.body);
    }
    // A 5xx of axum says nothing of the program.
    let sent = get_as("/missing-extension", "").await;
    assert_eq!(sent.body, problem(500, "Internal Server Error", None));
}

#[tokio::test]
async fn bare_statuses_and_short_texts_are_problems() {
    assert_eq!(get_as("/bare", "").await.body, problem(409, "Conflict", None));
    let text = Some("Somebody <else> edits it.");
    assert_eq!(get_as("/text", "").await.body, problem(409, "Conflict", text));
    assert!(get_as("/text", "text/html").await.body.contains("Somebody &lt;else&gt; edits it."));
    assert_eq!(get_as("/private", "").await.body, problem(502, "Bad Gateway", None));
    assert_eq!(get_as("/limit", "").await.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn what_a_handler_made_on_purpose_is_kept() {
    for (path, body) in [
        ("/", "hello"),
        ("/json", "\"mine\""),
        ("/html", "<p>mine"),
        ("/kept", "mine"),
        ("/kept-empty", ""),
        ("/coded", "mine"),
        ("/untyped", "mine"),
        ("/stream", "mine"),
        ("/ok-stream", "fine"),
        ("/redirect", ""),
        ("/part", "ab"),
    ] {
        let plain = send(routes(), Method::GET, path, "text/html").await;
        let sent = get_as(path, "text/html").await;
        assert_eq!(sent.body, body, "{path}");
        assert_eq!((sent.status, &sent.headers), (plain.status, &plain.headers), "{path}");
    }
    assert_eq!(get_as("/long", "").await.body.len(), 4097);
}

#[tokio::test]
async fn other_headers_of_a_replaced_response_stay() {
    let sent = get_as("/headers", "").await;
    assert_eq!(sent.header("set-cookie"), "id=7");
    assert_eq!(sent.header("retry-after"), "30");
    assert_eq!(sent.header("cache-control"), "max-age=60");
    // It covers Accept already.
    let vary: Vec<_> = sent.headers.get_all("vary").iter().collect();
    assert_eq!(vary, ["accept-encoding, Accept"]);
    // They described the content that is replaced.
    for name in
        ["etag", "content-language", "content-md5", "digest", "repr-digest", "content-digest"]
    {
        assert!(!sent.headers.contains_key(name), "{name}");
    }
    let range = get_as("/range", "").await;
    assert_eq!(range.body, problem(416, "Range Not Satisfiable", None));
    assert_eq!(
        (range.header("content-range"), range.header("accept-ranges")),
        ("bytes */7", "bytes")
    );
}

#[tokio::test]
async fn the_response_to_a_head_has_the_headers_of_a_get() {
    for path in
        ["/error", "/nothing", "/bare", "/songs/x", "/text", "/panic", "/range", "/", "/kept"]
    {
        for accept in ["", "text/html", "application/json"] {
            let get = get_as(path, accept).await;
            let head = send(app(), Method::HEAD, path, accept).await;
            assert_eq!((head.status, &*head.body), (get.status, ""), "{path}");
            let without_length = |headers: &HeaderMap| {
                let mut headers = headers.clone();
                headers.remove("content-length");
                headers
            };
            assert_eq!(
                without_length(&head.headers),
                without_length(&get.headers),
                "{path} {accept}"
            );
            assert_eq!(
                head.header("content-length"),
                get.body.len().to_string(),
                "{path} {accept}"
            );
        }
    }
}

#[tokio::test]
async fn around_the_router_a_head_has_no_content_either() {
    for path in ["/error", "/nothing", "/bare"] {
        for accept in ["", "text/html"] {
            let service = tower::Layer::layer(&httpexc_axum::layer(), routes());
            let request = axum::http::Request::head(path).header("accept", accept);
            let head = send_request(service, request.body(Body::empty()).unwrap()).await;
            let get = get_as(path, accept).await;
            assert_eq!((head.status, &*head.body), (get.status, ""), "{path}");
            assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
            assert_eq!(head.header("content-length"), get.body.len().to_string(), "{path}");
        }
    }
    // The router has removed the content, and what was there is known from the headers.
    for path in ["/text", "/private", "/long", "/limit", "/untyped", "/json", "/kept"] {
        let service = || tower::Layer::layer(&httpexc_axum::layer(), routes());
        let head = send(service(), Method::HEAD, path, "").await;
        let get = send(service(), Method::GET, path, "").await;
        assert_eq!((head.status, &*head.body), (get.status, ""), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
        // The detail of a text is not known, so its length is left out.
        if !["/text", "/limit"].contains(&path) {
            let length = head.header("content-length");
            assert_eq!(length, get.body.len().to_string(), "{path}");
        } else {
            assert_eq!(head.headers.get("content-length"), None, "{path}");
        }
    }
}

#[tokio::test]
async fn nested_and_repeated_layers_replace_once() {
    let inner = Router::new()
        .route("/text", get(async || (StatusCode::CONFLICT, "Somebody edits it.")))
        .route("/error", get(async || HttpError::gone()))
        .layer(httpexc_axum::layer());
    let app = Router::new()
        .nest("/inner", inner)
        .merge(Router::new().route("/merged", any(async || StatusCode::CONFLICT)))
        .layer(httpexc_axum::layer())
        .layer(httpexc_axum::layer());
    for (path, status) in
        [("/inner/text", 409), ("/inner/error", 410), ("/inner/nothing", 404), ("/merged", 409)]
    {
        let sent = send(app.clone(), Method::GET, path, "text/plain").await;
        assert_eq!(
            (sent.status, sent.header("content-type")),
            (status, "text/plain; charset=utf-8")
        );
        assert!(sent.body.starts_with(&format!("{status} ")), "{}", sent.body);
        assert!(!sent.body[4..].contains(&status.to_string()), "replaced twice: {}", sent.body);
        assert_eq!(sent.headers.get_all("vary").iter().count(), 1);
    }
    let method = send(app, Method::POST, "/inner/text", "").await;
    assert_eq!((method.status, method.header("allow")), (405, "GET,HEAD"));
}

#[tokio::test]
async fn a_fallback_of_the_application_is_kept_or_replaced_by_the_same_rule() {
    let app = Router::new()
        .fallback(async || (StatusCode::NOT_FOUND, Json("mine")))
        .layer(httpexc_axum::layer());
    assert_eq!(send(app, Method::GET, "/x", "").await.body, "\"mine\"");
    let app = Router::new()
        .fallback(async || HttpError::not_found().with_code("no_page"))
        .layer(httpexc_axum::layer());
    assert!(send(app, Method::GET, "/x", "text/plain").await.body.contains("Code: no_page"));
}

#[tokio::test]
async fn middleware_between_the_handler_and_the_layer_keeps_its_headers() {
    let app = Router::new()
        .route("/error", get(async || HttpError::gone()))
        .layer(axum::middleware::map_response(async |mut response: axum::response::Response| {
            response.headers_mut().insert("x-song", header::HeaderValue::from_static("7"));
            response
        }))
        .layer(httpexc_axum::layer());
    let sent = send(app, Method::GET, "/error", "text/html").await;
    assert_eq!(
        (sent.header("x-song"), sent.header("content-type")),
        ("7", "text/html; charset=utf-8")
    );
}

#[tokio::test]
async fn a_response_that_a_handler_made_of_an_error_is_kept_in_every_format() {
    let build = || {
        HttpError::conflict()
            .with_code("locked")
            .with_detail("Somebody edits it.")
            .with_header("x-song", "7")
    };
    for accept in ["", "application/json", "application/xml", "text/html", "text/plain"] {
        let app = Router::new()
            .route("/", get(async move || build().to_response(accept)))
            .layer(httpexc_axum::layer());
        let sent = send(app, Method::GET, "/", "application/json").await;
        let parts = build().to_parts(httpexc_axum::httpexc::negotiate(accept));
        assert_eq!(sent.body.as_bytes(), parts.body, "{accept}");
        assert_eq!(sent.header("content-type"), parts.headers.get("content-type").unwrap());
    }
}
