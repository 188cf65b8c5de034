//! Finds ids of requests in text.

use crate::read::text;

/// Words before ids in pages.
const ID_LABELS: [&str; 10] = [
    "Ray ID:",
    "Request ID:",
    "Request Id:",
    "RequestId:",
    "request id:",
    "Reference:",
    "Reference #",
    "XID:",
    "Trace ID:",
    "Incident ID:",
];

/// Gives an id that stands after a label in a text.
pub fn labelled(text: &str) -> Option<&str> {
    ID_LABELS.iter().find_map(|label| {
        let (_, after) = text::cut(text, label)?;
        let id: &str = after.trim_start_matches([' ', '\u{a0}', '#']).split_whitespace().next()?;
        Some(id.trim_end_matches(['.', ',', ';', '•'])).filter(|id| !id.is_empty())
    })
}
