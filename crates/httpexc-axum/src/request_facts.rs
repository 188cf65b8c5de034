//! What the layer knows of a request, and which request is being handled.

use std::cell::RefCell;
use std::mem;

use http::header::{ACCEPT, HeaderValue};
use http::{Method, Request, Version};
use httpexc::{MediaType, negotiate};

use crate::panic_text::{PanicText, catch_panic};

thread_local! {
    /// The request whose future is being polled on this thread. Each poll puts it here and takes it back, so
    /// that two requests share nothing.
    static CURRENT: RefCell<Option<RequestFacts>> = const { RefCell::new(None) };
}

/// What the layer knows of a request until its response.
#[derive(Debug, Default)]
pub(crate) struct RequestFacts {
    accept: AcceptLines,
    is_head: bool,
    version: Version,
}

/// The `Accept` headers of a request.
#[derive(Debug, Default)]
enum AcceptLines {
    #[default]
    None,
    /// One whose media type needs no parser: what most clients that are programs send.
    Known(MediaType),
    One(HeaderValue),
    Several(Vec<HeaderValue>),
}

impl RequestFacts {
    pub(crate) fn new<B>(request: &Request<B>) -> Self {
        let mut lines = request.headers().get_all(ACCEPT).iter();
        let accept = match (lines.next(), lines.next()) {
            (None, _) => AcceptLines::None,
            (Some(one), None) => match one.as_bytes() {
                b"*/*" | b"application/problem+json" => AcceptLines::Known(MediaType::ProblemJson),
                b"application/json" => AcceptLines::Known(MediaType::Json),
                _ => AcceptLines::One(one.clone()),
            },
            (Some(_), Some(_)) => {
                AcceptLines::Several(request.headers().get_all(ACCEPT).iter().cloned().collect())
            }
        };
        Self { accept, is_head: request.method() == Method::HEAD, version: request.version() }
    }

    /// Returns the version of HTTP.
    pub(crate) const fn version(&self) -> Version {
        self.version
    }

    /// Whether the response has headers alone (RFC 9110, 9.3.2).
    pub(crate) const fn is_head(&self) -> bool {
        self.is_head
    }

    /// Returns the media type that the request asks for. Several `Accept` headers are one list (RFC 9110,
    /// 5.2), and one that is no text asks for nothing.
    pub(crate) fn negotiate(&self) -> MediaType {
        match &self.accept {
            AcceptLines::None => MediaType::ProblemJson,
            AcceptLines::Known(media) => *media,
            AcceptLines::One(line) => negotiate(line.to_str().unwrap_or_default()),
            AcceptLines::Several(lines) => {
                let texts: Vec<&str> = lines.iter().filter_map(|line| line.to_str().ok()).collect();
                negotiate(&texts.join(", "))
            }
        }
    }

    /// Runs a part of the handling of the request, in which [`negotiate_current`] and [`find_current_version`] know it. Returns a panic
    /// as an error.
    pub(crate) fn handle<T>(&mut self, run: impl FnOnce() -> T) -> Result<T, PanicText> {
        let own = mem::take(self);
        let outer = CURRENT.try_with(|current| current.replace(Some(own))).ok().flatten();
        let result = catch_panic(run);
        let own = CURRENT.try_with(|current| current.replace(outer)).ok().flatten();
        *self = own.unwrap_or_default();
        result
    }
}

/// Returns the media type that the request asks for whose future is being polled, or `None` if there is no
/// layer around it.
pub(crate) fn negotiate_current() -> Option<MediaType> {
    read_current(RequestFacts::negotiate)
}

/// Returns the version of HTTP of that request, or `None` if there is no layer around it.
pub(crate) fn find_current_version() -> Option<Version> {
    read_current(RequestFacts::version)
}

fn read_current<T>(read: impl FnOnce(&RequestFacts) -> T) -> Option<T> {
    CURRENT.try_with(|current| current.try_borrow().ok()?.as_ref().map(read)).ok().flatten()
}
