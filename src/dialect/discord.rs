//! The dialect of Discord's API: a code, a message, and the field errors as a tree.

use std::collections::BTreeMap;

use super::definition::{BodyContext, Dialect, represent_always};
use crate::body_writer::StructureWriter;
use crate::body_writer::json::JsonWriter;
use crate::json_value::{MAX_DEPTH, Value};
use crate::negotiate::{MediaType, TieRule};
use crate::number::format_decimal;
use crate::pointer::PathSegment;
use crate::problem::{ErrorCode, FieldError, Problem};

/// The dialect of Discord's API.
///
/// ```
/// use httpexc::{dialect::{BodyContext, DISCORD_DIALECT}, negotiate::MediaType, problem::Problem};
/// let mut problem = Problem::new(400).with_title("Invalid Form Body").with_code("50035");
/// problem.add_errors_from_json(r#"[{"path": ["tags", 0], "code": "TOO_LONG", "message": "Too long."}]"#);
/// let mut out = Vec::new();
/// (DISCORD_DIALECT.write_body)(&mut out, &problem, MediaType::Json, BodyContext::default());
/// assert_eq!(
///     out,
///     br#"{"message":"Invalid Form Body","code":50035,"errors":{"tags":{"0":{"_errors":[{"code":"TOO_LONG","message":"Too long."}]}}}}"#,
/// );
/// ```
pub const DISCORD_DIALECT: Dialect = Dialect {
    name: "discord",
    offers: &[MediaType::Json],
    ties: TieRule::Named,
    fallback: MediaType::Json,
    content_type: |_, _| "application/json",
    type_without_content: "",
    representation: represent_always,
    write_body: write_discord_body,
};

/// The name of the member with the errors of a node.
const NODE_ERRORS: &str = "_errors";

fn write_discord_body(out: &mut Vec<u8>, problem: &Problem<'_>, _: MediaType, _: BodyContext<'_>) {
    let json: &mut dyn StructureWriter = &mut JsonWriter::new(out);
    json.open(false);
    let line = [&format_decimal(problem.status.into()), ": ", problem.title()].concat();
    // A problem with nothing but a status is its status line, such as `401: Unauthorized`.
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
        ErrorNode::new(&problem.errors).write(json);
        json.end(Some("errors"));
    }
    if let Some(id) = &problem.request_id {
        json.put_text("request_id", id);
    }
    for (name, value) in &problem.extensions {
        // Parsers disagree about the value of a member that is there twice (RFC 8259, 4).
        if name != "message" && (problem.request_id.is_none() || name != "request_id") {
            json.put(Some(name), value);
        }
    }
    json.close(false);
}

/// A place in the request with its own errors and the places in it. Errors of places deeper than
/// [`MAX_DEPTH`] belong to the place at that depth.
#[derive(Default)]
struct ErrorNode<'a> {
    own: Vec<&'a FieldError<'a>>,
    children: BTreeMap<String, Self>,
}

impl<'a> ErrorNode<'a> {
    fn new(errors: &'a [FieldError<'a>]) -> Self {
        let mut root = Self::default();
        for error in errors {
            root.add(error, error.path.get(..MAX_DEPTH).unwrap_or(&error.path));
        }
        root
    }

    fn add(&mut self, error: &'a FieldError<'a>, path: &[PathSegment<'_>]) {
        let Some((first, rest)) = path.split_first() else { return self.own.push(error) };
        let name = match first {
            PathSegment::Index(index) => format_decimal(*index),
            // A field with this name would look like errors. Its errors belong to its parent.
            PathSegment::Name(name) if name == NODE_ERRORS => return self.add(error, rest),
            PathSegment::Name(name) => name.clone().into_owned(),
        };
        self.children.entry(name).or_default().add(error, rest);
    }

    fn write(&self, json: &mut dyn StructureWriter) {
        json.open(false);
        if !self.own.is_empty() {
            json.begin(Some(NODE_ERRORS));
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
            json.end(Some(NODE_ERRORS));
        }
        for (name, node) in &self.children {
            json.begin(Some(name));
            node.write(json);
            json.end(Some(name));
        }
        json.close(false);
    }
}
