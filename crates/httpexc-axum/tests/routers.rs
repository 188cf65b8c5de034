//! Where the layer belongs: nested and merged routers, fallbacks, and other layers.

mod support;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use axum::routing::get;
use httpexc_axum::HttpError;
use support::{send, send_request};
use tower_http::compression::CompressionLayer;

const PROBLEM: &str = "application/problem+json";
const TEXT: &str = "text/plain; charset=utf-8";

/// A router with a route whose response to a GET is a bare 409.
fn routes(path: &str) -> Router {
    Router::new().route(path, get(async || StatusCode::CONFLICT))
}

/// Checks the status and the content type of the response to each request.
async fn check(app: Router, expected: &[(&str, &str, u16, &str)]) {
    for (method, path, status, content_type) in expected {
        let method: Method = method.parse().unwrap();
        let sent = send(app.clone(), method.clone(), path, "").await;
        assert_eq!(
            (sent.status, sent.header("content-type")),
            (*status, *content_type),
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn a_layer_after_everything_else_covers_everything() {
    let app = routes("/song")
        .nest("/api", routes("/song"))
        .merge(routes("/merged"))
        .layer(httpexc_axum::layer());
    check(
        app,
        &[
            ("GET", "/song", 409, PROBLEM),
            ("POST", "/song", 405, PROBLEM),
            ("GET", "/nothing", 404, PROBLEM),
            ("GET", "/api/song", 409, PROBLEM),
            ("POST", "/api/song", 405, PROBLEM),
            ("GET", "/api/nothing", 404, PROBLEM),
            ("GET", "/merged", 409, PROBLEM),
            ("POST", "/merged", 405, PROBLEM),
        ],
    )
    .await;
}

#[tokio::test]
async fn what_is_added_after_the_layer_is_not_covered() {
    let app = routes("/song")
        .layer(httpexc_axum::layer())
        .nest("/api", routes("/song"))
        .merge(routes("/merged"))
        .fallback(async || (StatusCode::NOT_FOUND, "nothing"));
    check(
        app,
        &[
            ("GET", "/song", 409, PROBLEM),
            ("POST", "/song", 405, PROBLEM),
            ("GET", "/api/song", 409, ""),
            ("GET", "/merged", 409, ""),
            ("POST", "/merged", 405, ""),
            ("GET", "/nothing", 404, TEXT),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_layer_of_a_nested_router_covers_its_prefix() {
    let api = || routes("/song").fallback(async || HttpError::not_found());
    let app = routes("/page").nest("/api", api().layer(httpexc_axum::layer()));
    check(
        app,
        &[
            ("GET", "/api/song", 409, PROBLEM),
            ("POST", "/api/song", 405, PROBLEM),
            ("GET", "/api/nothing", 404, PROBLEM),
            ("GET", "/page", 409, ""),
            ("GET", "/nothing", 404, ""),
        ],
    )
    .await;
    // Without a fallback of its own, the nested router has that of the outer one.
    let app = routes("/page").nest("/api", routes("/song").layer(httpexc_axum::layer()));
    check(app, &[("GET", "/api/song", 409, PROBLEM), ("GET", "/api/nothing", 404, "")]).await;
}

#[tokio::test]
async fn a_layer_of_a_merged_router_covers_its_routes() {
    let app = routes("/page").merge(routes("/song").layer(httpexc_axum::layer()));
    check(
        app,
        &[
            ("GET", "/song", 409, PROBLEM),
            ("POST", "/song", 405, PROBLEM),
            ("GET", "/page", 409, ""),
            ("GET", "/nothing", 404, PROBLEM),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_fallback_that_returns_an_error_is_negotiated() {
    let app = routes("/song")
        .fallback(async || HttpError::not_found().with_detail("There is no such page."))
        .layer(httpexc_axum::layer());
    let sent = send(app, Method::GET, "/nothing", "text/plain").await;
    assert_eq!((sent.status, sent.header("content-type")), (404, TEXT));
    assert!(sent.body.contains("There is no such page."));
}

const LONG_TEXT: &str =
    "Somebody edits it, and will do so for the next hour or two, or even three.";

async fn get_compressed(app: Router) -> support::SentBytes {
    let request = Request::get("/").header("accept-encoding", "gzip").body(Body::empty());
    support::send_for_bytes(app, request.unwrap()).await
}

#[tokio::test]
async fn compression_belongs_around_the_layer() {
    let routes = || Router::new().route("/", get(async || (StatusCode::CONFLICT, LONG_TEXT)));
    let app = routes().layer(httpexc_axum::layer()).layer(CompressionLayer::new());
    let sent = get_compressed(app.clone()).await;
    assert_eq!(sent.headers["content-type"], PROBLEM);
    assert_eq!(sent.headers["content-encoding"], "gzip");
    assert!(sent.body.starts_with(b"\x1f\x8b"), "{:?}", sent.body);
    let mut vary: Vec<_> = sent.headers.get_all("vary").iter().collect();
    vary.sort_unstable();
    assert_eq!(vary, ["Accept", "accept-encoding"]);
    // The body is that of an uncompressed response.
    let plain = send_request(app, Request::get("/").body(Body::empty()).unwrap()).await;
    assert!(plain.body.contains(LONG_TEXT), "{}", plain.body);
    // Within the layer, a text that is compressed is none that the layer could read.
    let app = routes().layer(CompressionLayer::new()).layer(httpexc_axum::layer());
    let sent = get_compressed(app).await;
    assert_eq!(sent.headers["content-type"], TEXT);
    assert_eq!(sent.headers["content-encoding"], "gzip");
}
