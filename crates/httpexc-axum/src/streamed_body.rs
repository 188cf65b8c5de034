//! A body that is streamed: code of the application that runs after the response has begun.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum_core::body::Body;
use axum_core::response::Response;
use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};

use crate::error_log::log_panic;
use crate::panic_text::catch_panic;

/// A body whose panic becomes an error of the body. The server then ends this response, as after any other
/// error of a body. The panic would end the task of the connection, and over HTTP/2 all responses on it.
struct StreamedBody {
    /// `None` after a panic.
    inner: Option<Body>,
}

/// The error of a body that panicked. The log has the text of the panic.
#[derive(Debug)]
struct BodyPanicked;

/// Returns a response whose body cannot panic, if it is streamed. A body whose length is known is in memory.
pub(crate) fn catch_body_panics(response: Response) -> Response {
    if response.body().size_hint().exact().is_some() {
        return response;
    }
    response.map(|body| Body::new(StreamedBody { inner: Some(body) }))
}

impl http_body::Body for StreamedBody {
    type Data = Bytes;
    type Error = axum_core::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let Some(body) = &mut self.inner else { return Poll::Ready(None) };
        match catch_panic(|| Pin::new(body).poll_frame(context)) {
            Ok(frame) => frame,
            Err(text) => {
                log_panic("a body panicked after its response began", &text);
                let body = self.inner.take();
                if let Err(text) = catch_panic(|| drop(body)) {
                    log_panic("a body panicked when it was dropped", &text);
                }
                Poll::Ready(Some(Err(axum_core::Error::new(BodyPanicked))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.as_ref().map(Body::size_hint).unwrap_or_default()
    }
}

impl fmt::Display for BodyPanicked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the body panicked")
    }
}

impl Error for BodyPanicked {}
