//! A 426 over each version of HTTP: `Upgrade` is about one connection.

mod support;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, Version};
use axum::routing::get;
use http_body_util::Empty;
use httpexc_axum::HttpError;
use hyper_util::rt::{TokioExecutor, TokioIo};
use support::send_request;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

fn routes() -> Router {
    Router::new()
        .route("/error", get(async || HttpError::upgrade_required(["websocket"])))
        .route("/bare", get(async || (StatusCode::UPGRADE_REQUIRED, [("upgrade", "websocket")])))
        .route(
            "/complete",
            get(async || {
                let headers = [("upgrade", "websocket"), ("connection", "close, Upgrade")];
                (StatusCode::UPGRADE_REQUIRED, headers)
            }),
        )
}

/// Returns the values of `Upgrade` and of `Connection`.
async fn get_headers(app: Router, path: &str, version: Version) -> (String, Vec<String>) {
    let request = Request::get(path).version(version).body(Body::empty()).unwrap();
    let sent = send_request(app, request).await;
    assert_eq!(sent.status, 426);
    let values = sent.headers.get_all("connection").iter();
    let connection = values.map(|value| value.to_str().unwrap().to_owned()).collect();
    (sent.header("upgrade").to_owned(), connection)
}

#[tokio::test]
async fn over_http_1_the_connection_has_the_option() {
    let app = routes().layer(httpexc_axum::layer()).layer(httpexc_axum::layer());
    for version in [Version::HTTP_10, Version::HTTP_11] {
        for (path, connection) in
            [("/error", "upgrade"), ("/bare", "upgrade"), ("/complete", "close, Upgrade")]
        {
            let expected = ("websocket".to_owned(), vec![connection.to_owned()]);
            assert_eq!(get_headers(app.clone(), path, version).await, expected, "{path}");
        }
    }
}

#[tokio::test]
async fn over_http_2_and_3_there_is_no_upgrade() {
    let app = routes().layer(httpexc_axum::layer());
    for version in [Version::HTTP_2, Version::HTTP_3] {
        for path in ["/error", "/bare"] {
            assert_eq!(get_headers(app.clone(), path, version).await, (String::new(), vec![]));
        }
    }
}

#[tokio::test]
async fn without_the_layer_it_is_complete() {
    let expected = ("websocket".to_owned(), vec!["upgrade".to_owned()]);
    assert_eq!(get_headers(routes(), "/error", Version::HTTP_11).await, expected);
}

/// Starts a server, and returns a connection to it.
async fn connect(app: Router) -> TcpStream {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    // It ends with the runtime of the test.
    tokio::spawn(async move { axum::serve(listener, app).await });
    TcpStream::connect(address).await.unwrap()
}

#[tokio::test]
async fn hyper_sends_it_over_http_1_and_keeps_the_connection() {
    for app in [routes(), routes().layer(httpexc_axum::layer())] {
        let mut stream = connect(app).await;
        let request = |end: &str| format!("GET /error HTTP/1.1\r\nhost: a\r\n{end}\r\n");
        stream.write_all(request("").as_bytes()).await.unwrap();
        stream.write_all(request("connection: close\r\n").as_bytes()).await.unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).await.unwrap();
        assert_eq!(text.matches("HTTP/1.1 426 Upgrade Required\r\n").count(), 2, "{text}");
        assert_eq!(text.matches("upgrade: websocket\r\n").count(), 2, "{text}");
        assert_eq!(text.matches("connection: upgrade\r\n").count(), 1, "{text}");
        assert_eq!(text.matches("connection: upgrade, close\r\n").count(), 1, "{text}");
    }
}

#[tokio::test]
async fn hyper_sends_neither_over_http_2() {
    for app in [routes(), routes().layer(httpexc_axum::layer())] {
        let stream = TokioIo::new(connect(app).await);
        let (mut sender, connection) =
            hyper::client::conn::http2::handshake(TokioExecutor::new(), stream).await.unwrap();
        tokio::spawn(connection);
        let request = Request::get("http://a/error").body(Empty::<bytes::Bytes>::new()).unwrap();
        let response = sender.send_request(request).await.unwrap();
        assert_eq!(
            (response.status(), response.version()),
            (426.try_into().unwrap(), Version::HTTP_2)
        );
        for name in ["upgrade", "connection"] {
            assert!(!response.headers().contains_key(name), "{name}");
        }
    }
}
