//! The layer and the service around an application.

use std::task::{Context, Poll};

use axum_core::BoxError;
use axum_core::response::Response;
use bytes::Bytes;
use http::Request;
use tower_layer::Layer;
use tower_service::Service;

use crate::error_future::ErrorFuture;
use crate::panic_text::{PanicText, catch_panic};
use crate::request_facts::RequestFacts;

/// Creates the layer that gives every error the format that the request asks for. Add it after the routes
/// and the fallback, as axum applies a layer only to what is there before.
///
/// ```
/// use axum::Router;
/// use axum::routing::get;
/// let app: Router = Router::new().route("/songs", get(|| async { "So What" })).layer(httpexc_axum::layer());
/// ```
#[must_use]
pub const fn layer() -> ErrorLayer {
    ErrorLayer { _private: () }
}

/// The layer that [`layer`] creates.
///
/// ```
/// use tower::Layer;
/// let service = httpexc_axum::layer().layer(axum::Router::<()>::new());
/// assert!(format!("{service:?}").starts_with("ErrorService"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ErrorLayer {
    _private: (),
}

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        ErrorService { inner, panic: None }
    }
}

/// A service whose errors have the format that the request asks for.
///
/// ```
/// use axum::body::Body;
/// use axum::http::Request;
/// use tower::{Layer, ServiceExt};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let service = httpexc_axum::layer().layer(axum::Router::new());
/// let request = Request::get("/").header("accept", "text/html").body(Body::empty()).unwrap();
/// let response = service.oneshot(request).await.unwrap();
/// assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
/// # }
/// ```
#[derive(Debug)]
pub struct ErrorService<S> {
    inner: S,
    /// What `poll_ready` panicked with, until `call` responds.
    panic: Option<PanicText>,
}

/// Whether a service is ready is not for its clones.
impl<S: Clone> Clone for ErrorService<S> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), panic: None }
    }
}

impl<S, RequestBody, ResponseBody> Service<Request<RequestBody>> for ErrorService<S>
where
    S: Service<Request<RequestBody>, Response = http::Response<ResponseBody>>,
    ResponseBody: http_body::Body<Data = Bytes> + Send + 'static,
    ResponseBody::Error: Into<BoxError>,
{
    type Response = Response;
    type Error = S::Error;
    type Future = ErrorFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        match catch_panic(|| self.inner.poll_ready(context)) {
            Ok(ready) => ready,
            // The error of the service has a type that only the service can make, so `call` responds.
            Err(text) => {
                self.panic = Some(text);
                Poll::Ready(Ok(()))
            }
        }
    }

    fn call(&mut self, request: Request<RequestBody>) -> Self::Future {
        let mut facts = RequestFacts::new(&request);
        // A service may respond or panic before it returns a future.
        let called = match self.panic.take() {
            Some(text) => Err(text),
            None => facts.handle(|| self.inner.call(request)),
        };
        ErrorFuture::new(called, facts)
    }
}
