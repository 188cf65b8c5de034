//! Gives what a body advises: how long to wait, and where to read more.
//!
//! This module must not know formats.

use super::ReportBuilder;
use crate::json_value::Value;
use crate::number::parse_number;

/// Takes how long to wait: a number, digits, or a duration as protobuf writes it.
pub fn offer_wait<'a>(builder: &mut ReportBuilder<'a>, unit: u16, value: &Value<'a>) {
    let seconds = match value {
        Value::Number(digits) => parse_number(digits),
        Value::String(text) => {
            let text = text.trim();
            let (digits, factor) = match text.strip_suffix("ms") {
                Some(digits) => (digits, 0.001),
                None => (text.strip_suffix('s').unwrap_or(text), 1.0),
            };
            parse_number(digits).map(|seconds| seconds * factor)
        }
        _ => None,
    };
    if let Some(seconds) = seconds.filter(|seconds| *seconds >= 0.0) {
        builder.retry_after.get_or_insert(seconds * f64::from(unit) / 1000.0);
    }
}

/// Takes a URL for a person: a text, an object with one, or the first such of a list.
pub fn offer_help<'a>(builder: &mut ReportBuilder<'a>, rank: u8, value: &Value<'a>) {
    match value {
        Value::String(text) if text.starts_with("http://") || text.starts_with("https://") => {
            builder.help.offer(rank, text.clone());
        }
        Value::Object(members) => {
            for (name, value) in members {
                let of = match &**name {
                    "href" | "url" => 0,
                    "help" | "about" | "documentation" | "information_link" => 1,
                    _ => continue,
                };
                offer_help(builder, rank.saturating_add(of), value);
            }
        }
        Value::Array(items) => {
            for item in items {
                let rel = item.get("rel").and_then(Value::as_str).unwrap_or_default();
                if !matches!(rel, "self" | "describes" | "up") {
                    offer_help(builder, rank, item);
                }
            }
        }
        _ => {}
    }
}
