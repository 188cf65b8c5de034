//! The values of the headers that a status requires or may have.

use std::borrow::Cow;

use crate::catalogue::DutyHeader;
use crate::header::{Challenge, RetryAfter};
use crate::response_parts::ResponseOptions;

/// The value of a header that a status can require or allow.
pub(super) enum DutyValue {
    /// The methods, joined.
    Allow(String),
    Challenge(String),
    /// The protocols, joined.
    Upgrade(String),
    RetryAfter(RetryAfter),
    RangeLength(u64),
    RangeUnit(Cow<'static, str>),
    /// The media types, joined.
    Accept(String),
    /// The content codings, joined.
    AcceptEncoding(String),
    /// The patch types, joined.
    AcceptPatch(String),
    BlockedBy(Cow<'static, str>),
}

impl DutyValue {
    /// Whether the value is for a header of the catalogue.
    pub(super) fn is_for(&self, header: DutyHeader) -> bool {
        match self {
            Self::Allow(_) => header == DutyHeader::Allow,
            Self::Challenge(_) => {
                matches!(header, DutyHeader::WwwAuthenticate | DutyHeader::ProxyAuthenticate)
            }
            Self::Upgrade(_) => header == DutyHeader::Upgrade,
            Self::RetryAfter(_) => header == DutyHeader::RetryAfter,
            Self::RangeLength(_) => header == DutyHeader::ContentRange,
            // The unit alone makes no header.
            Self::RangeUnit(_) => false,
            Self::Accept(_) | Self::AcceptEncoding(_) | Self::AcceptPatch(_) => {
                header == DutyHeader::Accept
            }
            Self::BlockedBy(_) => header == DutyHeader::BlockedBy,
        }
    }
}

/// Adds a value to the options of a response.
pub(super) fn add_to_options<'a>(value: &'a DutyValue, options: &mut ResponseOptions<'a>) {
    match value {
        DutyValue::Allow(methods) => options.allow = Some(vec![methods]),
        DutyValue::Challenge(text) => options.challenges.push(Challenge::Raw(text)),
        DutyValue::Upgrade(protocols) => options.upgrade.push(protocols),
        DutyValue::RetryAfter(retry_after) => options.retry_after = Some(*retry_after),
        DutyValue::RangeLength(length) => options.length = Some(*length),
        DutyValue::RangeUnit(unit) => options.unit = Some(unit),
        DutyValue::Accept(types) => options.accept.push(types),
        DutyValue::AcceptEncoding(codings) => options.accept_encoding.push(codings),
        DutyValue::AcceptPatch(types) => options.accept_patch.push(types),
        DutyValue::BlockedBy(uri) => options.blocked_by = Some(uri),
    }
}

/// Returns the header that a value replaces, or `None` if it is added beside others.
pub(super) const fn find_header(value: &DutyValue, status: u16) -> Option<&'static str> {
    Some(match value {
        DutyValue::Allow(_) => "allow",
        DutyValue::Challenge(_) if status == 407 => "proxy-authenticate",
        DutyValue::Challenge(_) => "www-authenticate",
        DutyValue::Upgrade(_) => "upgrade",
        DutyValue::RetryAfter(_) => "retry-after",
        DutyValue::RangeLength(_) => "content-range",
        DutyValue::Accept(_) => "accept",
        DutyValue::AcceptEncoding(_) => "accept-encoding",
        DutyValue::AcceptPatch(_) => "accept-patch",
        // The unit alone makes no header, and several `Link` headers may be sent.
        DutyValue::RangeUnit(_) | DutyValue::BlockedBy(_) => return None,
    })
}

/// Returns the method that sets a value.
pub(super) const fn find_method(value: &DutyValue) -> &'static str {
    match value {
        DutyValue::Allow(_) => "with_allow",
        DutyValue::Challenge(_) => "with_challenge",
        DutyValue::Upgrade(_) => "with_upgrade",
        DutyValue::RetryAfter(_) => "with_retry_after",
        DutyValue::RangeLength(_) => "with_range_length",
        DutyValue::RangeUnit(_) => "with_range_unit",
        DutyValue::Accept(_) => "with_accept",
        DutyValue::AcceptEncoding(_) => "with_accept_encoding",
        DutyValue::AcceptPatch(_) => "with_accept_patch",
        DutyValue::BlockedBy(_) => "with_blocked_by",
    }
}

/// Returns the name of the argument for a header.
pub(super) const fn name_duty(header: DutyHeader) -> &'static str {
    match header {
        DutyHeader::Allow => "allow",
        DutyHeader::WwwAuthenticate | DutyHeader::ProxyAuthenticate => "challenge",
        DutyHeader::Upgrade => "upgrade",
        DutyHeader::Location => "location",
        DutyHeader::RetryAfter => "retry_after",
        DutyHeader::ContentRange => "range_length",
        DutyHeader::Accept => "accept",
        DutyHeader::BlockedBy => "blocked_by",
    }
}

/// Returns the name of a header.
pub(super) const fn name_header(header: DutyHeader) -> &'static str {
    match header {
        DutyHeader::Allow => "allow",
        DutyHeader::WwwAuthenticate => "www-authenticate",
        DutyHeader::ProxyAuthenticate => "proxy-authenticate",
        DutyHeader::Upgrade => "upgrade",
        DutyHeader::Location => "location",
        DutyHeader::RetryAfter => "retry-after",
        DutyHeader::ContentRange => "content-range",
        DutyHeader::Accept => "accept",
        DutyHeader::BlockedBy => "link",
    }
}
