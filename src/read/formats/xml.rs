//! Gives what the formats of XML say, and reads any body by the usual names.

use super::own_members::{code, detail, first, title};
use super::usual_names::usual;
use crate::json_value::Value;
use crate::problem::ErrorCode;
use crate::read::content::{Content, Source};
use crate::read::report_builder::ReportBuilder;
use crate::read::text::slice;
use crate::read::text_class::find_text;

/// SOAP 1.1 and 1.2: a code that may have a prefix, as it stands, and one within it that says more.
pub fn soap<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let Content::Xml(root, value) = &source.content else { return };
    let fault = if *root == "Fault" {
        Some(value)
    } else {
        value.get("Body").and_then(|body| body.get("Fault"))
    };
    let Some(fault) = fault else { return };
    let mut named = fault.get("faultcode").and_then(find_text).cloned();
    let mut level = fault.get("Code");
    while let Some(code) = level {
        named = code.get("Value").and_then(find_text).cloned().or(named);
        level = code.get("Subcode");
    }
    if let Some(name) = named {
        builder.code.offer(0, ErrorCode::Text(slice(&name, name.trim())));
    }
    let reason = fault.get("Reason").and_then(|reason| reason.get("Text"));
    detail(builder, fault.get("faultstring"));
    detail(builder, reason.map(|text| first(text).unwrap_or(text)));
    for name in ["detail", "Detail"] {
        if let Some(value) = fault.get(name) {
            builder.extensions.push(("detail".into(), value.clone()));
        }
    }
}

/// XML-RPC: a struct whose members are named by elements.
pub fn xmlrpc<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
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
            Some("faultCode") => code(builder, inner),
            Some("faultString") => detail(builder, inner),
            _ => {}
        }
    }
}

/// falcon in XML.
pub fn falcon_xml<'a>(source: &Source<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    if let Content::Xml(_, value) = &source.content {
        title(builder, value.get("title"));
        detail(builder, value.get("description"));
    }
    usual(source, builder);
}
