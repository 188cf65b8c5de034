//! Gives what the formats of XML say, and reads any body by the usual names.

use super::draft::{Draft, numeral};
use super::json::{code, detail, first, title};
use super::source::{Content, Source};
use super::{general, path};
use crate::json_value::Value;
use crate::problem::ErrorCode;

/// Reads a body by the usual names of members.
pub fn usual<'a>(source: &Source<'_, 'a>, draft: &mut Draft<'a>) {
    draft.is_xml = matches!(source.content, Content::Xml(..));
    match &source.content {
        Content::Json(value) | Content::Form(value) => general::read(draft, value),
        Content::Xml(root, value) => match value {
            Value::Object(members) if *root != "errors" && *root != "Errors" => {
                // WebDAV servers name a class.
                if let Some(Value::String(class)) = value.get("exception") {
                    draft.code.offer(20, ErrorCode::Text(class.clone()));
                }
                // Or an element that has no content, as WebDAV's conditions do (RFC 4918, 16).
                if let [(name, Value::String(text))] = &**members
                    && *root == "error"
                    && text.is_empty()
                {
                    draft.code.offer(20, ErrorCode::Text(name.clone()));
                }
                // Route 53 names the root for its error.
                if root.starts_with("Invalid") || root.starts_with("NoSuch") {
                    draft.code.offer(20, ErrorCode::Text((*root).into()));
                }
                general::object(draft, members, 0);
            }
            Value::String(text) => draft.offer_detail(0, text),
            value => general::object(draft, &[((*root).into(), value.clone())], 0),
        },
        _ => {}
    }
    if draft.is_xml {
        number_code(draft);
    }
}

/// In XML nothing has a type; digits are a number.
pub fn number_code(draft: &mut Draft<'_>) {
    let codes = draft.errors.iter_mut().filter_map(|flaw| flaw.code.as_mut());
    for code in codes.chain(draft.code.value_mut()) {
        if let ErrorCode::Text(text) = code {
            *code = numeral(std::mem::take(text));
        }
    }
}

/// SOAP 1.1 and 1.2: a code that may have a prefix, as it stands, and one within it that says more.
pub fn soap<'a>(source: &Source<'_, 'a>, draft: &mut Draft<'a>) {
    let Content::Xml(root, value) = &source.content else { return };
    let fault = if *root == "Fault" {
        Some(value)
    } else {
        value.get("Body").and_then(|body| body.get("Fault"))
    };
    let Some(fault) = fault else { return };
    let mut named = fault.get("faultcode").and_then(general::text).cloned();
    let mut level = fault.get("Code");
    while let Some(code) = level {
        named = code.get("Value").and_then(general::text).cloned().or(named);
        level = code.get("Subcode");
    }
    if let Some(name) = named {
        draft.code.offer(0, ErrorCode::Text(path::slice(&name, name.trim())));
    }
    let reason = fault.get("Reason").and_then(|reason| reason.get("Text"));
    detail(draft, fault.get("faultstring"));
    detail(draft, reason.map(|text| first(text).unwrap_or(text)));
    for name in ["detail", "Detail"] {
        if let Some(value) = fault.get(name) {
            draft.extensions.push(("detail".into(), value.clone()));
        }
    }
}

/// XML-RPC: a struct whose members are named by elements.
pub fn xmlrpc<'a>(source: &Source<'_, 'a>, draft: &mut Draft<'a>) {
    let Content::Xml(_, value) = &source.content else { return };
    let names = ["fault", "value", "struct", "member"];
    let Some(Value::Array(members)) = names.iter().try_fold(value, |value, name| value.get(name))
    else {
        return;
    };
    for member in members {
        let inner = match member.get("value") {
            Some(Value::Object(typed)) => typed.first().map(|(_, value)| value),
            other => other,
        };
        match member.get("name").and_then(Value::as_str) {
            Some("faultCode") => code(draft, inner),
            Some("faultString") => detail(draft, inner),
            _ => {}
        }
    }
}

/// falcon in XML.
pub fn falcon_xml<'a>(source: &Source<'_, 'a>, draft: &mut Draft<'a>) {
    if let Content::Xml(_, value) = &source.content {
        title(draft, value.get("title"));
        detail(draft, value.get("description"));
    }
    usual(source, draft);
}
