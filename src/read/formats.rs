//! The formats that are recognised, in the order in which they are looked for.
//!
//! Most of them say what they say under the usual names, so that their row only matches them. A format
//! that is not here is read by the usual names, too.

pub mod html;
pub mod json;
pub mod labelled_id;
pub mod own_members;
pub mod text;
pub mod usual_names;
pub mod webob;
pub mod xml;

use super::content::{Content, Source};
use super::generic::errors_member;
use super::member_roles;
use super::report_builder::ReportBuilder;
use super::text as search;
use crate::json_value::Value;

/// One format of errors.
///
/// ```
/// assert_eq!(httpexc::read::ERROR_FORMATS[0].name, "grpc");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ErrorFormat {
    /// Its name in a report.
    pub name: &'static str,
    /// Gives whether an response has the format.
    pub(super) matches: fn(&Source<'_, '_>) -> bool,
    /// Takes what an response says.
    pub(super) read: for<'a> fn(&Source<'_, 'a>, &mut ReportBuilder<'a>),
}

/// The formats. The first that matches is taken.
///
/// ```
/// use httpexc::read::ERROR_FORMATS;
/// assert!(ERROR_FORMATS.iter().any(|format| format.name == "problem+json"));
/// ```
pub const ERROR_FORMATS: &[ErrorFormat] = &[
    ErrorFormat { name: "grpc", matches: |source| is_set(source, "grpc-status"), read: text::text },
    ErrorFormat { name: "empty", matches: is_empty, read: |_, _| () },
    ErrorFormat { name: "problem+json", matches: is_problem, read: json::problem },
    ErrorFormat {
        name: "problem+xml",
        matches: |source| root(source) == "problem",
        read: json::problem,
    },
    ErrorFormat {
        name: "soap",
        matches: |source| matches!(root(source), "Envelope" | "Fault"),
        read: xml::soap,
    },
    ErrorFormat { name: "falcon-xml", matches: is_falcon_xml, read: xml::falcon_xml },
    ErrorFormat {
        name: "xml-rpc",
        matches: |source| root(source) == "methodResponse",
        read: xml::xmlrpc,
    },
    ErrorFormat { name: "aws-xml", matches: is_aws_xml, read: usual_names::usual },
    ErrorFormat {
        name: "xml",
        matches: |source| !root(source).is_empty(),
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "cloudflare-html",
        matches: |source| has_text(source, "cloudflare"),
        read: html::cloudflare,
    },
    ErrorFormat { name: "werkzeug", matches: html::is_werkzeug, read: html::any },
    ErrorFormat { name: "webob-html", matches: html::is_webob, read: webob::webob_page },
    ErrorFormat { name: "finalhandler", matches: html::is_finalhandler, read: html::finalhandler },
    ErrorFormat {
        name: "html",
        matches: |source| matches!(source.content, Content::Html(_)),
        read: html::any,
    },
    ErrorFormat {
        name: "cloudflare-text",
        matches: |source| text(source).starts_with("error code:"),
        read: text::text,
    },
    ErrorFormat {
        name: "webob-text",
        matches: |source| text::status_line(source.response.status, text(source)).is_some(),
        read: text::text,
    },
    ErrorFormat {
        name: "text",
        matches: |source| matches!(source.content, Content::Text(_)),
        read: text::text,
    },
    ErrorFormat { name: "jsonrpc", matches: is_jsonrpc, read: usual_names::usual },
    ErrorFormat { name: "trpc", matches: is_trpc, read: json::trpc },
    ErrorFormat {
        name: "fhir",
        matches: |source| is(source, "resourceType", "OperationOutcome"),
        read: json::fhir,
    },
    ErrorFormat {
        name: "kubernetes",
        matches: |source| is(source, "kind", "Status") && source.has("apiVersion"),
        read: json::kubernetes,
    },
    ErrorFormat { name: "aws-json", matches: is_aws, read: json::aws },
    ErrorFormat { name: "discord", matches: is_discord, read: usual_names::usual },
    ErrorFormat { name: "webob", matches: is_webob, read: webob::webob },
    ErrorFormat { name: "falcon", matches: is_falcon, read: json::falcon },
    ErrorFormat { name: "fastapi", matches: is_fastapi, read: usual_names::usual },
    ErrorFormat {
        name: "azion",
        matches: |source| is_alone(source, "detail") && is_list(source, "detail"),
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "cloudflare",
        matches: |source| source.has("success") && is_list(source, "errors"),
        read: json::cloudflare,
    },
    ErrorFormat {
        name: "anthropic",
        matches: |source| is(source, "type", "error") && source.at(&["error", "type"]).is_some(),
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "stripe",
        matches: |source| {
            source.at(&["error", "type"]).is_some()
                && (source.at(&["error", "doc_url"]).is_some()
                    || source.at(&["error", "request_log_url"]).is_some())
        },
        read: usual_names::usual,
    },
    ErrorFormat { name: "google", matches: is_google, read: json::google },
    ErrorFormat {
        name: "elasticsearch",
        matches: |source| source.at(&["error", "root_cause"]).is_some(),
        read: json::elasticsearch,
    },
    ErrorFormat {
        name: "openai",
        matches: |source| {
            source.at(&["error", "message"]).is_some()
                && source.at(&["error", "param"]).is_some()
                && source.at(&["error", "type"]).is_some()
        },
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "odata",
        matches: |source| {
            source.at(&["error", "code"]).is_some_and(|code| code.as_str().is_some())
                && source.at(&["error", "message"]).is_some()
        },
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "slack",
        matches: |source| source.at(&["ok"]) == Some(&Value::Bool(false)) && source.has("error"),
        read: usual_names::usual,
    },
    ErrorFormat { name: "graphql", matches: is_graphql, read: json::graphql },
    ErrorFormat { name: "jsonapi", matches: is_jsonapi, read: usual_names::usual },
    ErrorFormat {
        name: "jsend",
        matches: |source| {
            !source.has("message")
                && is(source, "status", "fail")
                && matches!(source.at(&["data"]), Some(Value::Object(_)))
        },
        read: json::jsend,
    },
    ErrorFormat {
        name: "jira",
        matches: |source| is_list(source, "errorMessages"),
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "boom",
        matches: |source| {
            source.has("validation") && source.has("statusCode")
                || source.has("attributes") && source.has("statusCode")
        },
        read: json::boom,
    },
    ErrorFormat {
        name: "h3",
        matches: |source| {
            source.has("message") && (source.has("statusText") || source.has("statusMessage"))
        },
        read: json::h3,
    },
    ErrorFormat {
        name: "spring",
        matches: |source| source.has("timestamp") && source.has("status") && source.has("error"),
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "nestjs",
        matches: |source| source.has("message") && source.has("statusCode"),
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "github",
        matches: |source| source.has("message") && source.has("documentation_url"),
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "twilio",
        matches: |source| source.has("more_info") && source.has("code"),
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "paypal",
        matches: |source| source.has("debug_id") && source.has("name"),
        read: usual_names::usual,
    },
    ErrorFormat { name: "connect", matches: is_connect, read: json::connect },
    ErrorFormat {
        name: "laravel",
        matches: |source| {
            source.has("message") && matches!(source.at(&["errors"]), Some(Value::Object(_)))
        },
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "salesforce",
        matches: |source| matches!(source.json(), Value::Array(items) if items.first().is_some_and(|item| item.get("errorCode").is_some())),
        read: usual_names::usual,
    },
    ErrorFormat { name: "oauth2", matches: is_oauth, read: usual_names::usual },
    ErrorFormat {
        name: "errors-list",
        matches: |source| is_list(source, "errors"),
        read: usual_names::usual,
    },
    ErrorFormat {
        name: "shopify",
        matches: |source| source.has("errors") && is_alone(source, "errors"),
        read: usual_names::usual,
    },
    ErrorFormat { name: "drf", matches: is_fields, read: usual_names::usual },
    ErrorFormat {
        name: "message",
        matches: |source| source.at(&["message"]).is_some_and(|text| text.as_str().is_some()),
        read: usual_names::usual,
    },
];

fn root<'a>(source: &Source<'_, 'a>) -> &'a str {
    match source.content {
        Content::Xml(root, _) => root,
        _ => "",
    }
}

fn text<'a>(source: &Source<'_, 'a>) -> &'a str {
    match source.content {
        Content::Text(text) => text,
        _ => "",
    }
}

fn is_set(source: &Source<'_, '_>, field: &str) -> bool {
    !matches!(source.response.header(field), "" | "0")
}

fn has_text(source: &Source<'_, '_>, word: &str) -> bool {
    let is_page = matches!(source.content, Content::Html(_));
    let body = source.response.body;
    let mark = [word, "Cloudflare", "cf-error", "cf-wrapper"];
    is_page
        && (!source.response.header("cf-ray").is_empty() && !source.page().is_empty()
            || str::from_utf8(body)
                .is_ok_and(|text| mark.iter().skip(1).any(|mark| search::has(text, mark))))
}

fn is(source: &Source<'_, '_>, name: &str, value: &str) -> bool {
    source.at(&[name]).and_then(Value::as_str) == Some(value)
}

fn is_list(source: &Source<'_, '_>, name: &str) -> bool {
    matches!(source.at(&[name]), Some(Value::Array(_)))
}

fn is_alone(source: &Source<'_, '_>, name: &str) -> bool {
    matches!(source.json(), Value::Object(members) if matches!(&**members, [(only, _)] if only == name))
}

fn is_empty(source: &Source<'_, '_>) -> bool {
    match &source.content {
        Content::Empty | Content::Json(Value::Null) => true,
        Content::Json(Value::Object(members)) => {
            members.is_empty() && !is_set(source, "x-amzn-errortype")
        }
        _ => false,
    }
}

fn is_problem(source: &Source<'_, '_>) -> bool {
    if !matches!(source.json(), Value::Object(_)) {
        return false;
    }
    let is_kind =
        |kind: &str| kind == "about:blank" || search::has(kind, "://") || kind.starts_with("urn:");
    let has_kind = source.at(&["type"]).and_then(Value::as_str).is_some_and(is_kind);
    source.is_type("problem+json")
        || has_kind && (source.has("title") || source.has("status"))
        || source.has("title")
            && source.has("status")
            && ["detail", "traceId", "errors", "violations"].iter().any(|name| source.has(name))
}

fn is_falcon_xml(source: &Source<'_, '_>) -> bool {
    matches!(&source.content, Content::Xml("error", value) if value.get("title").is_some())
}

fn is_aws_xml(source: &Source<'_, '_>) -> bool {
    let Content::Xml(name, value) = &source.content else { return false };
    *name == "ErrorResponse"
        || *name == "Error" && value.get("Code").is_some()
        || *name == "Response" && value.get("Errors").is_some()
}

fn is_jsonrpc(source: &Source<'_, '_>) -> bool {
    let is_one = |call: &Value<'_>| call.get("jsonrpc").is_some() && call.get("error").is_some();
    match source.json() {
        Value::Array(calls) => calls.iter().any(is_one),
        call => is_one(call),
    }
}

fn is_trpc(source: &Source<'_, '_>) -> bool {
    let root = match source.json() {
        Value::Array(items) => items.first(),
        value => Some(value),
    };
    let error = root.and_then(|root| root.get("error"));
    let error = error.map(|error| error.get("json").unwrap_or(error));
    error
        .and_then(|error| error.get("data"))
        .is_some_and(|data| data.get("httpStatus").is_some() && data.get("code").is_some())
}

fn is_aws(source: &Source<'_, '_>) -> bool {
    matches!(source.json(), Value::Object(_))
        && (source.has("__type") || is_set(source, "x-amzn-errortype"))
}

fn is_discord(source: &Source<'_, '_>) -> bool {
    // 0, or five digits and more: others have numbers that are shorter.
    let is_own = |digits: &str| digits == "0" || digits.len() > 4 && !digits.starts_with('-');
    let is_code = matches!(source.at(&["code"]), Some(Value::Number(digits)) if is_own(digits));
    let is_tree = matches!(source.at(&["errors"]), None | Some(Value::Object(_)));
    let is_limit = source.has("retry_after") && source.has("global");
    let is_other = source.has("more_info")
        || source.has("status")
        || source.has("statusCode")
        || source.has("error")
        || source.has("details");
    source.has("message") && (is_code && is_tree && !is_other || is_limit)
}

fn is_webob(source: &Source<'_, '_>) -> bool {
    let status = crate::number::format_decimal(source.response.status.into());
    let is_line = |code: &str| {
        code.strip_prefix(&*status).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    source.has("title")
        && source.has("message")
        && source.at(&["code"]).and_then(Value::as_str).is_some_and(is_line)
}

fn is_falcon(source: &Source<'_, '_>) -> bool {
    const NAMES: [&str; 5] = ["title", "description", "code", "link", "request_id"];
    let Value::Object(members) = source.json() else { return false };
    source.at(&["title"]).is_some_and(|title| title.as_str().is_some())
        && members.iter().all(|(name, _)| NAMES.contains(&&**name))
}

fn is_fastapi(source: &Source<'_, '_>) -> bool {
    matches!(source.at(&["detail"]), Some(Value::Array(items)) if items.first().is_some_and(|item| item.get("loc").is_some()))
}

fn is_google(source: &Source<'_, '_>) -> bool {
    let root = match source.json() {
        Value::Array(items) => items.first(),
        value => Some(value),
    };
    let Some(error) = root.and_then(|root| root.get("error")) else { return false };
    let is_number = matches!(error.get("code"), Some(Value::Number(_)));
    is_number
        && error.get("message").is_some()
        && (error.get("status").is_some_and(|status| status.as_str().is_some())
            || matches!(error.get("errors"), Some(Value::Array(items)) if items.first().is_some_and(|item| item.get("reason").is_some())))
}

fn is_graphql(source: &Source<'_, '_>) -> bool {
    let Some(Value::Array(items)) = source.at(&["errors"]) else { return false };
    let is_one = |item: &Value<'_>| {
        item.get("message").is_some()
            && (item.get("locations").is_some()
                || item.get("extensions").is_some()
                || matches!(item.get("path"), Some(Value::Array(_))))
    };
    source.is_type("graphql")
        || items.first().is_some_and(is_one)
        || source.has("data")
            && items.first().is_some_and(|item| item.get("message").is_some())
            && is_pair(source)
}

fn is_pair(source: &Source<'_, '_>) -> bool {
    matches!(source.json(), Value::Object(members) if members.iter().all(|(name, _)| matches!(&**name, "data" | "errors" | "extensions")))
}

fn is_jsonapi(source: &Source<'_, '_>) -> bool {
    let is_one = |item: &Value<'_>| {
        item.get("title").is_some() && item.get("detail").is_some()
            || matches!(item.get("source"), Some(Value::Object(_)))
    };
    source.is_type("vnd.api+json") && is_list(source, "errors")
        || matches!(source.at(&["errors"]), Some(Value::Array(items)) if items.first().is_some_and(is_one))
}

/// All codes that Connect has: those of gRPC but "ok", in lower case.
const CONNECT_CODES: &str = "canceled unknown invalid_argument deadline_exceeded not_found \
    already_exists permission_denied resource_exhausted failed_precondition aborted out_of_range \
    unimplemented internal unavailable data_loss unauthenticated";

fn is_connect(source: &Source<'_, '_>) -> bool {
    const NAMES: [&str; 3] = ["code", "message", "details"];
    let Value::Object(members) = source.json() else { return false };
    let is_code = |code: &str| CONNECT_CODES.split(' ').any(|one| one == code);
    let is_detail = |item: &Value<'_>| item.get("type").is_some() && item.get("value").is_some();
    source.at(&["code"]).and_then(Value::as_str).is_some_and(is_code)
        && members.iter().all(|(name, _)| NAMES.contains(&&**name))
        && match source.at(&["details"]) {
            Some(Value::Array(items)) => items.iter().all(is_detail),
            other => other.is_none(),
        }
}

fn is_oauth(source: &Source<'_, '_>) -> bool {
    let json = match &source.content {
        Content::Form(value) | Content::Json(value) => value,
        _ => return false,
    };
    let Some(error) = json.get("error").and_then(Value::as_str) else { return false };
    let is_code = error.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let is_alone = matches!(json, Value::Object(members) if members.len() == 1);
    is_code && (is_alone || json.get("error_description").is_some())
}

fn is_fields(source: &Source<'_, '_>) -> bool {
    let Value::Object(members) = source.json() else { return false };
    let is_unknown = |name: &str| member_roles::role(name).is_none();
    let is_text =
        |(_, value): &(_, Value<'_>)| !matches!(value, Value::Array(_) | Value::Object(_));
    errors_member::is_map_of_fields(members) && !members.iter().any(is_text)
        || matches!(&**members, [(name, Value::Array(_))] if is_unknown(name))
}
