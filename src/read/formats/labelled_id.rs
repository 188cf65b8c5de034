//! Finds the id of a request in a text for people.

use crate::read::text;

/// The words before ids in pages and texts.
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

/// Returns the id after the first label in a text.
pub fn find_labelled_id(text: &str) -> Option<&str> {
    ID_LABELS.iter().find_map(|label| {
        let (_, after) = text::split_once(text, label)?;
        let id: &str = after.trim_start_matches([' ', '\u{a0}', '#']).split_whitespace().next()?;
        Some(id.trim_end_matches(['.', ',', ';', '•'])).filter(|id| !id.is_empty())
    })
}
