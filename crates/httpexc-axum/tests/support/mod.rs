//! Sends requests to a service, and collects what it logs.
#![allow(dead_code, reason = "each test uses a part")]

use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request};
use axum::response::Response;
use http_body_util::BodyExt;
use tower::{Service, ServiceExt};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// A response that a service sent.
pub struct Sent {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Sent {
    /// Returns the value of a header, or an empty text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub async fn send<S>(service: S, method: Method, path: &str, accept: &str) -> Sent
where
    S: Service<Request<Body>, Response = Response, Error = Infallible>,
{
    let request = Request::builder().method(method).uri(path);
    let request = if accept.is_empty() { request } else { request.header("accept", accept) };
    send_request(service, request.body(Body::empty()).unwrap()).await
}

pub async fn send_request<S>(service: S, request: Request<Body>) -> Sent
where
    S: Service<Request<Body>, Response = Response, Error = Infallible>,
{
    let SentBytes { status, headers, body } = send_for_bytes(service, request).await;
    Sent { status, headers, body: String::from_utf8(body).unwrap() }
}

/// A response whose body is no text.
pub struct SentBytes {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

pub async fn send_for_bytes<S, B>(service: S, request: Request<Body>) -> SentBytes
where
    S: Service<Request<Body>, Response = axum::http::Response<B>, Error = Infallible>,
    B: axum::body::HttpBody<Error: std::fmt::Debug>,
{
    let (parts, body) = service.oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    SentBytes { status: parts.status.as_u16(), headers: parts.headers, body }
}

/// A subscriber that keeps each event as a line.
#[derive(Clone, Default)]
pub struct LogLines(Arc<Mutex<Vec<String>>>);

impl LogLines {
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

struct LineWriter(String);

impl Visit for LineWriter {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Subscriber for LogLines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let mut line = LineWriter(format!("{} {}", metadata.level(), metadata.target()));
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
