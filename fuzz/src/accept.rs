//! `Accept`: any value gives what the naive reading of the rules gives.

#[path = "../../tests/oracles/accept.rs"]
mod oracle;

use httpexc::dialect::{falcon, webob};
use httpexc::negotiate::{choose, negotiate};

pub fn run(data: &[u8]) {
    let accept = String::from_utf8_lossy(data);
    assert_eq!(negotiate(&accept), oracle::naive(&accept), "{accept}");
    for dialect in [falcon::DIALECT, webob::DIALECT] {
        let media = dialect.negotiate(&accept);
        assert!(dialect.offers.contains(&media) || media == dialect.fallback, "{accept}");
    }
    assert!(choose(&accept, &[]).is_none());
}
