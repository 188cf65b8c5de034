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

use crate::replacement::{replace_response, respond_to_panic};
use crate::request_facts::{PanicPayload, RequestFacts};
use crate::response_rule::{Treatment, choose_treatment};
use crate::short_text::ShortText;

pin_project! {
    /// The future of the responses of [`ErrorService`](crate::ErrorService).
    #[derive(Debug)]
    pub struct ErrorFuture<F> {
        #[pin]
        state: FutureState<F>,
        facts: RequestFacts,
    }
}

pin_project! {
    #[project = FutureStateProjection]
    #[derive(Debug)]
    enum FutureState<F> {
        Running { #[pin] future: F },
        /// The service panicked before it returned a future.
        Panicked { payload: PanicPayload },
        Reading { parts: Option<Box<Parts>>, text: ShortText },
        Done,
    }
}

impl<F> ErrorFuture<F> {
    /// Creates the future of a call, or of the panic that it ended with.
    pub(crate) fn new(called: Result<F, PanicPayload>, facts: RequestFacts) -> Self {
        let state = match called {
            Ok(future) => FutureState::Running { future },
            Err(payload) => FutureState::Panicked { payload },
        };
        Self { state, facts }
    }
}

impl<F, B, E> Future for ErrorFuture<F>
where
    F: Future<Output = Result<http::Response<B>, E>>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Output = Result<Response, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        if let FutureStateProjection::Running { future } = this.state.as_mut().project() {
            // A future that panicked is dropped and not polled again.
            let response = match this.facts.handle(|| future.poll(context)) {
                Ok(done) => ready!(done)?.map(Body::new),
                Err(payload) => {
                    this.state.set(FutureState::Done);
                    return Poll::Ready(Ok(respond_to_panic(&*payload, this.facts)));
                }
            };
            match choose_treatment(&response, this.facts.is_head()) {
                Treatment::Keep => return Poll::Ready(Ok(response)),
                Treatment::Replace => {
                    let (parts, _) = response.into_parts();
                    return Poll::Ready(Ok(replace_response(parts, None, this.facts)));
                }
                Treatment::ReadText => {
                    let (parts, body) = response.into_parts();
                    let (parts, text) = (Some(Box::new(parts)), ShortText::new(body));
                    this.state.set(FutureState::Reading { parts, text });
                }
            }
        }
        match this.state.project() {
            FutureStateProjection::Panicked { payload } => {
                Poll::Ready(Ok(respond_to_panic(&**payload, this.facts)))
            }
            FutureStateProjection::Reading { parts, text } => {
                let text = ready!(text.poll_text(context));
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
