//! The options that all errors of a declaration have, as calls of methods.

use httpexc::json_value::Value;

use crate::build_error::BuildError;

/// The options that are a list of texts, each with its method.
const LIST_OPTIONS: [(&str, &str); 5] = [
    ("allow", "with_allow"),
    ("upgrade", "with_upgrade"),
    ("accept", "with_accept"),
    ("acceptEncoding", "with_accept_encoding"),
    ("acceptPatch", "with_accept_patch"),
];

/// The options that are a text, each with its method.
const TEXT_OPTIONS: [(&str, &str); 3] =
    [("blockedBy", "with_blocked_by"), ("instance", "with_instance"), ("help", "with_help")];

/// Returns the call that sets an option.
pub(crate) fn format_option(
    problem: &str,
    name: &str,
    value: &Value<'static>,
) -> Result<String, BuildError> {
    let fail = || {
        BuildError::new(format!(
            "Cannot build {problem}: its constant option {name} cannot be written in Rust"
        ))
    };
    if name == "challenges" {
        return list_items(value).map(format_challenge).collect::<Option<_>>().ok_or_else(fail);
    }
    if let Some((_, method)) = LIST_OPTIONS.iter().find(|(option, _)| *option == name) {
        let items: Option<Vec<&str>> = list_items(value).map(Value::as_str).collect();
        return items.map(|items| format!(".{method}({items:?})")).ok_or_else(fail);
    }
    if let Some((_, method)) = TEXT_OPTIONS.iter().find(|(option, _)| *option == name) {
        return value.as_str().map(|text| format!(".{method}({text:?})")).ok_or_else(fail);
    }
    match (name, value) {
        ("retryAfter", Value::Number(_)) => {
            let seconds = value.as_f64().map(f64::ceil).filter(|seconds| *seconds >= 0.0);
            let seconds = seconds.ok_or_else(fail)?;
            Ok(format!(".with_retry_after(::httpexc::header::RetryAfter::Seconds({seconds:.0}))"))
        }
        ("length", Value::Number(digits)) => Ok(format!(".with_range_length({digits})")),
        ("expose", Value::Bool(true)) => Ok(".exposed()".to_owned()),
        ("expose", Value::Bool(false)) => Ok(String::new()),
        ("headers", Value::Object(headers)) => {
            let calls = headers.iter().map(|(name, value)| {
                Some(format!(".with_header({:?}, {:?})", &**name, value.as_str()?))
            });
            calls.collect::<Option<_>>().ok_or_else(fail)
        }
        _ => Err(fail()),
    }
}

/// Returns the items of a list, or the value itself.
fn list_items<'v>(value: &'v Value<'static>) -> std::slice::Iter<'v, Value<'static>> {
    match value {
        Value::Array(items) => items.iter(),
        one => std::slice::from_ref(one).iter(),
    }
}

fn format_challenge(challenge: &Value<'static>) -> Option<String> {
    if let Some(text) = challenge.as_str() {
        return Some(format!(".with_challenge({text:?})"));
    }
    let scheme = challenge.get("scheme")?.as_str()?;
    if let Some(token) = challenge.get("token68") {
        let token = token.as_str()?;
        return Some(format!(
            ".with_challenge(::httpexc::header::Challenge::Token68({scheme:?}, {token:?}))"
        ));
    }
    let params = challenge.get("params").and_then(Value::as_object).unwrap_or_default();
    let pairs: Option<Vec<(&str, &str)>> =
        params.iter().map(|(name, value)| Some((&**name, value.as_str()?))).collect();
    Some(format!(
        ".with_challenge(::httpexc::header::Challenge::Params({scheme:?}, ::std::vec!{:?}))",
        pairs?
    ))
}
