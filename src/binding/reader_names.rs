//! The names that mean something to the reader: of members, and of headers with the id of a request.
//!
//! JavaScript reads simple problem details without the core, and leaves every other response to it.
//! The TypeScript sources have these names from `make generate`.

use crate::read::{
    REQUEST_ID_HEADER_ENDS, REQUEST_ID_HEADERS, list_member_names, list_retry_names,
};

/// Returns the names of members, in lower case and without separators.
///
/// ```
/// use httpexc::binding::reader_names::find_member_names;
/// assert!(find_member_names().any(|name| name == "errorcode"));
/// ```
pub fn find_member_names() -> impl Iterator<Item = &'static str> {
    list_member_names()
}

/// Returns those of the names that say whether and when another try is worth it, and for whom a limit is.
///
/// ```
/// use httpexc::binding::reader_names::find_retry_names;
/// assert!(find_retry_names().any(|name| name == "retryafter"));
/// ```
pub fn find_retry_names() -> impl Iterator<Item = &'static str> {
    list_retry_names()
}

/// Returns the names of the headers with the id of a request, best first.
///
/// ```
/// use httpexc::binding::reader_names::request_id_headers;
/// assert_eq!(request_id_headers().next(), Some("x-request-id"));
/// ```
pub fn request_id_headers() -> impl Iterator<Item = &'static str> {
    REQUEST_ID_HEADERS.split('|')
}

/// Returns the ends of the names of other headers with such an id.
///
/// ```
/// use httpexc::binding::reader_names::request_id_header_ends;
/// assert!(request_id_header_ends().any(|end| end == "request-id"));
/// ```
pub fn request_id_header_ends() -> impl Iterator<Item = &'static str> {
    REQUEST_ID_HEADER_ENDS.split('|')
}
