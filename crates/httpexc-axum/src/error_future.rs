//! The future of a response whose error gets the format that the request asks for.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum_core::BoxError;
use axum_core::body::Body;
use axum_core::response::Response;
use bytes::Bytes;
use http::response::Parts;
use pin_project_lite::pin_project;

use crate::error_log::log_panic;
use crate::panic_text::{PanicText, catch_panic};
use crate::replacement::{replace_response, respond_to_panic};
use crate::request_facts::RequestFacts;
use crate::response_rule::{Treatment, choose_treatment};
use crate::short_text::ShortText;
use crate::streamed_body::catch_body_panics;

pin_project! {
    /// The future of the responses of [`ErrorService`](crate::ErrorService).
    #[derive(Debug)]
    pub struct ErrorFuture<F> {
        #[pin]
        state: FutureState<F>,
        facts: RequestFacts,
    }

    impl<F> PinnedDrop for ErrorFuture<F> {
        fn drop(this: Pin<&mut Self>) {
            // The client may have gone away, and nothing may be responded to.
            let mut state = this.project().state;
            if let Err(text) = catch_panic(|| state.set(FutureState::Done)) {
                log_panic("a handler panicked when it was dropped", &text);
            }
        }
    }
}

pin_project! {
    #[project = FutureStateProjection]
    #[derive(Debug)]
    enum FutureState<F> {
        Running { #[pin] future: F },
        /// The service panicked before it returned a future.
        Panicked { text: PanicText },
        Reading { parts: Option<Box<Parts>>, text: ShortText },
        Done,
    }
}

impl<F> ErrorFuture<F> {
    /// Creates the future of a call, or of the panic that it ended with.
    pub(crate) fn new(called: Result<F, PanicText>, facts: RequestFacts) -> Self {
        let state = match called {
            Ok(future) => FutureState::Running { future },
            Err(text) => FutureState::Panicked { text },
        };
        Self { state, facts }
    }

    /// Returns the 500 for a panic. What panicked is dropped and not polled again.
    fn end_by_panic(self: Pin<&mut Self>, text: &PanicText) -> Response {
        let mut this = self.project();
        let response = respond_to_panic(text, this.facts);
        if let Err(text) = catch_panic(|| this.state.set(FutureState::Done)) {
            log_panic("a handler panicked when it was dropped", &text);
        }
        response
    }
}

impl<F, B, E> Future for ErrorFuture<F>
where
    F: Future<Output = Result<http::Response<B>, E>>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Output = Result<Response, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.as_mut().project();
        if let FutureStateProjection::Running { future } = this.state.as_mut().project() {
            let is_head = this.facts.is_head();
            let polled = this.facts.handle(|| {
                future.poll(context).map_ok(|response| {
                    let response = response.map(Body::new);
                    (choose_treatment(&response, is_head), response)
                })
            });
            let (treatment, response) = match polled {
                Ok(done) => ready!(done)?,
                Err(text) => return Poll::Ready(Ok(self.end_by_panic(&text))),
            };
            if treatment == Treatment::Keep {
                return Poll::Ready(Ok(catch_body_panics(response)));
            }
            let (parts, body) = response.into_parts();
            let (parts, text) = (Some(Box::new(parts)), ShortText::new(body));
            if let Err(text) = catch_panic(|| this.state.set(FutureState::Reading { parts, text }))
            {
                log_panic("a handler panicked when it was dropped", &text);
            }
        }
        match this.state.project() {
            FutureStateProjection::Panicked { text } => {
                Poll::Ready(Ok(respond_to_panic(text, this.facts)))
            }
            FutureStateProjection::Reading { parts, text } => {
                let text = match this.facts.handle(|| text.poll_text(context)) {
                    Ok(text) => ready!(text),
                    Err(text) => return Poll::Ready(Ok(self.end_by_panic(&text))),
                };
                match parts.take() {
                    Some(parts) => Poll::Ready(Ok(replace_response(*parts, text, this.facts))),
                    None => Poll::Pending,
                }
            }
            // A future is not polled after it is ready.
            FutureStateProjection::Running { .. } | FutureStateProjection::Done => Poll::Pending,
        }
    }
}
