//! The text of a body whose length is known and small.

use std::pin::Pin;
use std::task::{Context, Poll, Waker, ready};

use axum_core::body::Body;
use http_body::Body as _;

use crate::response_rule::MAX_TEXT_LENGTH;

/// A body that is read into a text.
#[derive(Debug)]
pub(crate) struct ShortText {
    body: Body,
    bytes: Vec<u8>,
}

impl ShortText {
    pub(crate) const fn new(body: Body) -> Self {
        Self { body, bytes: Vec::new() }
    }

    /// Returns the text when the body has ended, or `None` if it is empty, fails or is longer than it
    /// said.
    pub(crate) fn poll_text(&mut self, context: &mut Context<'_>) -> Poll<Option<String>> {
        while let Some(frame) = ready!(Pin::new(&mut self.body).poll_frame(context)) {
            let Ok(frame) = frame else { return Poll::Ready(None) };
            let Ok(data) = frame.into_data() else { continue };
            self.bytes.extend_from_slice(&data);
            if u64::try_from(self.bytes.len()).is_ok_and(|length| length > MAX_TEXT_LENGTH) {
                return Poll::Ready(None);
            }
        }
        let text = String::from_utf8_lossy(&self.bytes);
        let text = text.trim();
        Poll::Ready((!text.is_empty()).then(|| text.to_owned()))
    }

    /// Returns the text of a body that is in memory already, or `None` if there is none.
    pub(crate) fn read_now(mut self) -> Option<String> {
        match self.poll_text(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(text) => text,
            Poll::Pending => None,
        }
    }
}
