//! Finds the id of a request in a text for people.

use crate::ascii;
use crate::read::text;

/// The words before ids in pages and texts.
const ID_LABELS: &str = "Ray ID:|Request ID:|Request Id:|RequestId:|request id:|Reference:|Reference #|XID:|\
    Trace ID:|Incident ID:";

/// Returns the id after the first label in a text.
pub fn find_labelled_id(text: &str) -> Option<&str> {
    let label = text::find_word(ID_LABELS, &mut |label| text::contains(text, label))?;
    let (_, after) = text::split_once(text, label)?;
    let start = ascii::trim_start(after.trim_start(), b"# ").trim_start();
    let end = start.find(|char: char| char.is_whitespace() || char == '•').unwrap_or(start.len());
    let id: &str = ascii::trim_end(start.get(..end)?, b".,;");
    (!id.is_empty()).then_some(id)
}
