//! Reads the formats of XML whose members do not have the usual names or meanings.

use super::own_members::{first_item, offer_own_code, offer_own_detail};
use super::usual_names::read_usual_names;
use crate::json_value::Value;
use crate::problem::ErrorCode;
use crate::read::content::{ParsedBody, ParsedResponse};
use crate::read::member_roles::{MemberRole, find_role};
use crate::read::ranks::CodeRank;
use crate::read::report_builder::ReportBuilder;
use crate::read::text::borrow_part;
use crate::read::text_class::find_text;

/// Reads SOAP 1.1 and 1.2. The code keeps its prefix. In SOAP 1.2 the innermost subcode says most.
pub fn read_soap<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let ParsedBody::Xml(root, value) = &response.body else { return };
    let fault = if *root == "Fault" {
        Some(value)
    } else {
        value.get("Body").and_then(|body| body.get("Fault"))
    };
    let Some(fault) = fault else {
        return read_usual_names(response, builder);
    };
    let mut code = fault.get("faultcode").and_then(find_text).cloned();
    let mut level = fault.get("Code");
    while let Some(inner) = level {
        code = inner.get("Value").and_then(find_text).cloned().or(code);
        level = inner.get("Subcode");
    }
    if let Some(code) = code {
        let code = ErrorCode::Text(borrow_part(&code, code.trim()));
        builder.code.offer(CodeRank::Code.rank(), code);
    }
    let reason = fault.get("Reason").and_then(|reason| reason.get("Text"));
    offer_own_detail(builder, fault.get("faultstring"));
    offer_own_detail(builder, reason.map(|text| first_item(text).unwrap_or(text)));
    for name in ["detail", "Detail"] {
        if let Some(value) = fault.get(name) {
            // Exchange has pairs of a name and a value.
            let pair = value.get("MessageXml").and_then(|pairs| pairs.get("Value"));
            if let Some(Value::String(name)) = pair.and_then(|pair| pair.get("Name"))
                && let Some(MemberRole::RetryAfter(unit)) = find_role(name)
                && let Some(delay) = pair.and_then(|pair| pair.get("#text"))
            {
                builder.offer_retry_after(unit, delay);
            }
            builder.extensions.push(("detail".into(), value.clone()));
        }
    }
}

/// Reads XML-RPC, which has the names of a struct's members in elements.
pub fn read_xml_rpc<'a>(response: &ParsedResponse<'_, 'a>, builder: &mut ReportBuilder<'a>) {
    let ParsedBody::Xml(_, value) = &response.body else { return };
    let names = ["fault", "value", "struct", "member"];
    let Some(Value::Array(members)) = names.iter().try_fold(value, |value, name| value.get(name))
    else {
        return;
    };
    for member in members {
        let value = match member.get("value") {
            Some(Value::Object(typed)) => typed.first().map(|(_, value)| value),
            other => other,
        };
        match member.get("name").and_then(Value::as_str) {
            Some("faultCode") => offer_own_code(builder, value),
            Some("faultString") => offer_own_detail(builder, value),
            _ => {}
        }
    }
}
