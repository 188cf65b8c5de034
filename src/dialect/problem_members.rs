//! The members of a problem, for each format with nested values.

use crate::body_writer::StructureWriter;
use crate::json_value::Value;
use crate::number::format_decimal;
use crate::pointer::format_pointer_fragment;
use crate::problem::{ErrorCode, Problem};

/// Writes a code, as a number if it is one.
pub fn put_problem_code(out: &mut dyn StructureWriter, code: Option<&ErrorCode<'_>>) {
    match code {
        // Digits that are not a JSON number would break the document.
        Some(ErrorCode::Number(digits))
            if matches!(Value::parse(digits), Some(Value::Number(_))) =>
        {
            out.put_literal("code", digits);
        }
        Some(code) => out.put_text("code", code.as_str()),
        None => {}
    }
}

/// Writes the status. Three digits need no text of their own; in a wasm module the code that is there already
/// counts more.
#[cfg_attr(target_arch = "wasm32", inline(always))]
fn put_status(out: &mut dyn StructureWriter, status: u16) {
    if cfg!(target_arch = "wasm32") || !matches!(status, 100..=999) {
        out.put_literal("status", &format_decimal(status.into()));
        return;
    }
    let digits = [status / 100, status / 10 % 10, status % 10]
        .map(|digit| b'0'.wrapping_add(u8::try_from(digit).unwrap_or_default()));
    out.put_literal("status", str::from_utf8(&digits).unwrap_or_default());
}

#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn put_texts(out: &mut dyn StructureWriter, members: &[(&str, Option<&str>)]) {
    for (name, text) in members {
        if let Some(text) = text {
            out.put_text(name, text);
        }
    }
}

/// Writes the standard members in their order, and then the extensions.
// Inlined on servers, where the compiler then knows the writer. In a wasm module it exists once.
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn write_members(out: &mut dyn StructureWriter, problem: &Problem<'_>) {
    out.put_text("type", problem.type_uri.as_deref().unwrap_or("about:blank"));
    out.put_text("title", problem.title());
    put_status(out, problem.status);
    put_texts(
        out,
        &[("detail", problem.detail.as_deref()), ("instance", problem.instance.as_deref())],
    );
    put_problem_code(out, problem.code.as_ref());
    if let Some(retryable) = problem.retryable {
        out.put_literal("retryable", if retryable { "true" } else { "false" });
    }
    if let Some(help) = &problem.help {
        out.begin(Some("help"));
        out.open(false);
        put_texts(out, &[("href", Some(&help.href)), ("text", help.text.as_deref())]);
        out.close(false);
        out.end(Some("help"));
    }
    if !problem.errors.is_empty() {
        out.begin(Some("errors"));
        out.open(true);
        for error in &problem.errors {
            out.begin(None);
            out.open(false);
            let pointer = format_pointer_fragment(&error.path);
            put_texts(out, &[("detail", error.message.as_deref()), ("pointer", Some(&pointer))]);
            put_problem_code(out, error.code.as_ref());
            out.close(false);
            out.end(None);
        }
        out.close(true);
        out.end(Some("errors"));
    }
    // Parsers disagree about the value of a member that is there twice (RFC 8259, 4). No extension has
    // the name `type`.
    let mut taken = "type";
    if let Some(id) = &problem.request_id {
        taken = "requestId";
        out.put_text(taken, id);
    }
    for (name, value) in &problem.extensions {
        if name != taken {
            out.put(Some(name), value);
        }
    }
}
