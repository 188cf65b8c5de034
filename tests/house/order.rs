//! Which module may use which.

/// The top modules of the crate, each with those that it may use, which come before it.
pub const ARROWS: [(&str, &[&str]); 21] = [
    ("utf8", &[]),
    ("ascii", &[]),
    ("byte_search", &[]),
    ("catalogue", &[]),
    ("number", &["ascii"]),
    ("json_value", &["byte_search", "number"]),
    ("http_date", &["ascii", "number"]),
    ("percent", &["ascii", "number", "utf8"]),
    ("pointer", &["ascii", "number", "percent"]),
    ("header", &["http_date", "number", "percent"]),
    ("negotiate", &["header"]),
    ("problem", &["catalogue", "json_value", "number", "pointer"]),
    ("body_writer", &["ascii", "json_value", "percent"]),
    ("page_template", &[]),
    ("retry", &["catalogue"]),
    (
        "dialect",
        &[
            "ascii",
            "body_writer",
            "page_template",
            "problem",
            "header",
            "negotiate",
            "number",
            "percent",
            "pointer",
            "json_value",
            "catalogue",
        ],
    ),
    (
        "read",
        &[
            "problem",
            "body_writer",
            "retry",
            "header",
            "http_date",
            "number",
            "percent",
            "pointer",
            "json_value",
            "catalogue",
            "ascii",
            "byte_search",
            "utf8",
        ],
    ),
    ("response_parts", &["dialect", "problem", "negotiate", "header", "percent", "catalogue"]),
    (
        "http_error",
        &[
            "read",
            "response_parts",
            "dialect",
            "problem",
            "header",
            "negotiate",
            "number",
            "json_value",
            "catalogue",
        ],
    ),
    ("serde_forms", &["read", "dialect", "problem", "negotiate", "pointer", "json_value"]),
    (
        "binding",
        &[
            "read",
            "response_parts",
            "dialect",
            "problem",
            "body_writer",
            "header",
            "number",
            "pointer",
            "json_value",
        ],
    ),
];

/// The modules of the reader, from the top to the bottom. A module may use only modules in later rows.
/// `*` means all modules of a folder.
pub const READ_ORDER: [&str; 36] = [
    "read",
    "read::ok_errors",
    // The formats that are recognised, and how each is read.
    "read::formats",
    "read::formats::signs",
    "read::formats::json",
    "read::formats::xml",
    "read::formats::webob",
    "read::formats::usual_names",
    "read::formats::html",
    "read::formats::text",
    "read::formats::own_members",
    "read::formats::labelled_id",
    // Reading by the names of members.
    "read::generic::*",
    // What a body is, and its syntax.
    "read::content",
    "read::wrapped_body",
    "read::parse::html",
    "read::parse::xml",
    "read::parse::entity",
    "read::parse::charset",
    "read::headers",
    "read::headers::rate_limit",
    "read::headers::challenges",
    "read::headers::parameters",
    // The report that all of them write.
    "read::report_builder",
    "read::report",
    // The small things below all of them.
    "read::delay",
    "read::delay::timestamp",
    "read::path",
    "read::member_roles",
    "read::member_names",
    "read::member_role",
    "read::ranks",
    "read::text_class",
    "read::request_part",
    "read::upstream_response",
    "read::text",
];

/// The only folder whose modules may use each other in both directions: its functions descend into the
/// values of a body recursively.
pub const RECURSIVE_FOLDER: &str = "read::generic::";
