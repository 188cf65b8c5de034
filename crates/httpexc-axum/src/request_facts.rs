//! What the layer remembers of a request.

use http::header::{ACCEPT, HeaderMap, HeaderValue};
use http::{Method, Request};
use httpexc::{MediaType, negotiate};

/// What the layer remembers of a request until its response.
#[derive(Debug)]
pub(crate) struct RequestFacts {
    accept: Vec<HeaderValue>,
    is_head: bool,
}

impl RequestFacts {
    pub(crate) fn new<B>(request: &Request<B>) -> Self {
        Self {
            accept: collect_accept(request.headers()),
            is_head: request.method() == Method::HEAD,
        }
    }

    /// Whether the response has headers alone (RFC 9110, 9.3.2).
    pub(crate) const fn is_head(&self) -> bool {
        self.is_head
    }

    /// Returns the media type that the request asks for. Several `Accept` headers are one list (RFC 9110,
    /// 5.2), and one that is no text asks for nothing.
    pub(crate) fn negotiate(&self) -> MediaType {
        match &*self.accept {
            [] => MediaType::ProblemJson,
            [accept] => negotiate(accept.to_str().unwrap_or_default()),
            lines => {
                let texts: Vec<&str> = lines.iter().filter_map(|line| line.to_str().ok()).collect();
                negotiate(&texts.join(", "))
            }
        }
    }
}

fn collect_accept(headers: &HeaderMap) -> Vec<HeaderValue> {
    headers.get_all(ACCEPT).iter().cloned().collect()
}
