//! Problems from the JSON of problem details.

use std::borrow::Cow;

use super::{ErrorCode, FieldError, HelpLink, Problem};
use crate::catalogue::find_phrase;
use crate::json_value::Value;
use crate::pointer::{PathSegment, parse_pointer_token};

impl<'a> Problem<'a> {
    /// Returns the problem that problem details in JSON describe, or `None` if the value is no object or its
    /// `status` is missing. Another member of the wrong type is ignored (RFC 9457, 3.1). The type
    /// `about:blank` and the phrase of the status as the title are the defaults, so the problem has neither.
    ///
    /// ```
    /// use httpexc::{Problem, json_value::Value};
    /// let json = r#"{"type": "about:blank", "title": "Not Found", "status": 404, "song": 7}"#;
    /// let problem = Value::parse(json).and_then(Problem::from_value);
    /// assert_eq!(problem, Some(Problem::new(404).with_extension("song", 7)));
    /// assert_eq!(Problem::from_value("404".into()), None);
    /// ```
    #[must_use]
    pub fn from_value(value: Value<'a>) -> Option<Self> {
        let Value::Object(members) = value else { return None };
        let mut problem = Self::default();
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
                ("code", value) => problem.code = ErrorCode::from_value(value),
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
}

impl<'a> ErrorCode<'a> {
    /// Returns the code that a value is, a text or a number.
    pub(crate) fn from_value(value: Value<'a>) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text)),
            Value::Number(digits) => Some(Self::Number(digits)),
            _ => None,
        }
    }
}

fn take_string(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn read_help<'a>(members: Vec<(Cow<'a, str>, Value<'a>)>) -> Option<HelpLink<'a>> {
    let (mut href, mut text) = (None, None);
    for (name, value) in members {
        match &*name {
            "href" => href = take_string(value),
            "text" => text = take_string(value),
            _ => {}
        }
    }
    Some(HelpLink { href: href?, text })
}

fn read_field_error(value: Value<'_>) -> Option<FieldError<'_>> {
    let Value::Object(members) = value else { return None };
    let mut error = FieldError::default();
    for (name, value) in members {
        match &*name {
            "detail" => error.message = take_string(value),
            "code" => error.code = ErrorCode::from_value(value),
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
