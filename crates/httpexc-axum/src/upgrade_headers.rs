//! `Upgrade`, which a 426 requires: a header about one connection.

use http::Version;
use http::header::{CONNECTION, HeaderMap, HeaderValue, UPGRADE};

/// Completes or removes `Upgrade`. Over HTTP/1.1 its sender lists it in `Connection` (RFC 9110, 7.8), and HTTP/2
/// and later versions have neither (RFC 9113, 8.2.2; RFC 9114, 4.2). If the version is unknown, it is
/// completed: a server of HTTP/2 removes both, as hyper does, and one of HTTP/1.1 cannot know that it must add
/// the other.
pub(crate) fn fit_upgrade(headers: &mut HeaderMap, version: Option<Version>) {
    if !headers.contains_key(UPGRADE) {
        return;
    }
    if version.is_some_and(|version| version > Version::HTTP_11) {
        headers.remove(UPGRADE);
    } else if !lists_upgrade(headers) {
        headers.append(CONNECTION, HeaderValue::from_static("upgrade"));
    }
}

/// Whether `Connection` has `upgrade` already.
fn lists_upgrade(headers: &HeaderMap) -> bool {
    let values = headers.get_all(CONNECTION).iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .any(|item| item.trim_ascii().eq_ignore_ascii_case("upgrade"))
}
