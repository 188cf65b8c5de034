//! `Accept`: any value has the same result as in a naive implementation of the rules.

#[path = "../../tests/oracles/accept.rs"]
mod oracle;

use httpexc::dialect::DIALECTS;
use httpexc::negotiate::{choose_offer, negotiate};

pub fn run(data: &[u8]) {
    let accept = String::from_utf8_lossy(data);
    assert_eq!(negotiate(&accept), oracle::negotiate_naively(&accept), "{accept}");
    for dialect in DIALECTS {
        let media = dialect.negotiate(&accept);
        assert!(dialect.offers.contains(&media) || media == dialect.fallback, "{accept}");
    }
    assert!(choose_offer(&accept, &[]).is_none());
}
