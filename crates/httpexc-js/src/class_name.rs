//! The names of the npm package's classes.

use httpexc::catalogue::find_row;

/// Returns the name of the class of a status. A status without one has the class of its family.
pub(crate) fn find_class_name(status: u16) -> String {
    let find_name = |status| find_row(status).and_then(|row| row.class_name());
    find_name(status)
        .or_else(|| find_name(status / 100 * 100))
        .unwrap_or_else(|| "HTTPInternalServerError".to_owned())
}
