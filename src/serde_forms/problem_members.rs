//! The members of problem details.

use super::members::{Members, take_code, take_text};
use crate::catalogue::find_phrase;
use crate::json_value::Value;
use crate::pointer::{PathSegment, parse_pointer_token};
use crate::problem::{FieldError, HelpLink, Problem};

/// Returns the problem with some members, or `None` if they have no status.
pub(super) fn read_problem_members(members: Members) -> Option<Problem<'static>> {
    let mut problem = Problem::default();
    let mut status = None;
    for (name, value) in members {
        match (&*name, value) {
            ("status", Value::Number(digits)) => status = digits.parse().ok(),
            ("type", Value::String(text)) => {
                problem.type_uri = Some(text).filter(|text| text != "about:blank");
            }
            ("title", Value::String(text)) => problem.title = Some(text),
            ("detail", Value::String(text)) => problem.detail = Some(text),
            ("instance", Value::String(text)) => problem.instance = Some(text),
            ("requestId", Value::String(text)) => problem.request_id = Some(text),
            ("code", value) => problem.code = take_code(value),
            ("retryable", Value::Bool(flag)) => problem.retryable = Some(flag),
            ("help", Value::Object(help)) => problem.help = read_help(help),
            ("errors", Value::Array(items)) => {
                problem.errors = items.into_iter().filter_map(read_field_error).collect();
            }
            ("status" | "type" | "title" | "detail" | "instance" | "retryable", _)
            | ("help" | "errors", _) => {}
            (_, value) => problem.extensions.push((name, value)),
        }
    }
    problem.status = status?;
    if problem.title.as_deref() == Some(find_phrase(problem.status)) {
        problem.title = None;
    }
    Some(problem)
}

fn read_help(members: Members) -> Option<HelpLink<'static>> {
    let (mut href, mut text) = (None, None);
    for (name, value) in members {
        match &*name {
            "href" => href = take_text(value),
            "text" => text = take_text(value),
            _ => {}
        }
    }
    Some(HelpLink { href: href?, text })
}

fn read_field_error(value: Value<'static>) -> Option<FieldError<'static>> {
    let Value::Object(members) = value else { return None };
    let mut error = FieldError::default();
    for (name, value) in members {
        match &*name {
            "detail" => error.message = take_text(value),
            "code" => error.code = take_code(value),
            "pointer" => error.path = value.as_str().map(parse_fragment).unwrap_or_default(),
            _ => {}
        }
    }
    Some(error)
}

/// Returns the path of a JSON pointer in a fragment (RFC 6901, 6).
fn parse_fragment(pointer: &str) -> Vec<PathSegment<'static>> {
    let tokens = pointer.trim_start_matches('#').split('/').skip(1);
    tokens.map(|token| parse_pointer_token(token.into(), true).into_owned()).collect()
}
