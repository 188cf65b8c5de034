//! Gives a problem as Discord's API does: a code, a message, and the errors of fields as a tree.

use std::collections::BTreeMap;

use super::{Dialect, always};
use crate::body_writer::StructureWriter;
use crate::body_writer::json::JsonWriter;
use crate::json_value::{DEPTH, Value};
use crate::negotiate::Media;
use crate::pointer::PathSegment;
use crate::problem::{ErrorCode, FieldError, Problem};

/// The dialect.
///
/// ```
/// use httpexc::{dialect::discord, negotiate::Media, problem::Problem};
/// let mut problem = Problem::new(400).with_title("Invalid Form Body").with_code("50035");
/// problem.extend_errors(r#"[{"path": ["tags", 0], "code": "TOO_LONG", "message": "Too long."}]"#);
/// let mut out = Vec::new();
/// (discord::DIALECT.body)(&mut out, &problem, Media::Json, None);
/// assert_eq!(
///     out,
///     br#"{"message":"Invalid Form Body","code":50035,"errors":{"tags":{"0":{"_errors":[{"code":"TOO_LONG","message":"Too long."}]}}}}"#,
/// );
/// ```
pub const DIALECT: Dialect = Dialect {
    name: "discord",
    offers: &[Media::Json],
    fallback: Media::Json,
    content_type,
    silent_type: "",
    representation: always,
    body,
};

const fn content_type(_: u16, _: Media) -> &'static str {
    "application/json"
}

/// Under this name a node keeps its own errors.
const OWN: &str = "_errors";

fn body(out: &mut Vec<u8>, problem: &Problem<'_>, _: Media, _: Option<&str>) {
    let json: &mut dyn StructureWriter = &mut JsonWriter::new(out);
    json.open(false);
    let line =
        [&crate::number::format_decimal(problem.status.into()), ": ", problem.title()].concat();
    // Without a code of its own an answer is the status in words, as `401: Unauthorized`.
    let message = match (&problem.detail, &problem.code, &problem.title) {
        (Some(detail), ..) => detail,
        (None, None, None) => &*line,
        _ => problem.title(),
    };
    json.put_text("message", message);
    match problem.code.as_ref().map(ErrorCode::as_str) {
        None => json.put_literal("code", "0"),
        Some(code) if matches!(Value::parse(code), Some(Value::Number(_))) => {
            json.put_literal("code", code);
        }
        Some(code) => json.put_text("code", code),
    }
    if !problem.errors.is_empty() {
        json.begin(Some("errors"));
        Node::new(&problem.errors).write(json);
        json.end(Some("errors"));
    }
    if let Some(id) = &problem.request_id {
        json.put_text("request_id", id);
    }
    for (name, value) in &problem.extensions {
        // A member that is there twice has whichever value its reader likes (RFC 8259, 4).
        if name != "message" && (problem.request_id.is_none() || name != "request_id") {
            json.put(Some(name), value);
        }
    }
    json.close(false);
}

/// A place in the request with its own errors and those of the places within. What lies deeper than
/// [`DEPTH`] is told of the place at that depth.
#[derive(Default)]
struct Node<'a> {
    own: Vec<&'a FieldError<'a>>,
    within: BTreeMap<String, Self>,
}

impl<'a> Node<'a> {
    fn new(errors: &'a [FieldError<'a>]) -> Self {
        let mut root = Self::default();
        for error in errors {
            root.add(error, error.path.get(..DEPTH).unwrap_or(&error.path));
        }
        root
    }

    fn add(&mut self, error: &'a FieldError<'a>, path: &[PathSegment<'_>]) {
        let Some((first, rest)) = path.split_first() else { return self.own.push(error) };
        let name = match first {
            PathSegment::Index(index) => crate::number::format_decimal(*index),
            // A field of this name would read as errors; they stay with the place that it is in.
            PathSegment::Name(name) if name == OWN => return self.add(error, rest),
            PathSegment::Name(name) => name.clone().into_owned(),
        };
        self.within.entry(name).or_default().add(error, rest);
    }

    fn write(&self, json: &mut dyn StructureWriter) {
        json.open(false);
        if !self.own.is_empty() {
            json.begin(Some(OWN));
            json.open(true);
            for error in &self.own {
                json.begin(None);
                json.open(false);
                if let Some(code) = &error.code {
                    json.put_text("code", code.as_str());
                }
                if let Some(message) = &error.message {
                    json.put_text("message", message);
                }
                json.close(false);
                json.end(None);
            }
            json.close(true);
            json.end(Some(OWN));
        }
        for (name, node) in &self.within {
            json.begin(Some(name));
            node.write(json);
            json.end(Some(name));
        }
        json.close(false);
    }
}
