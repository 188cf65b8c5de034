//! What JavaScript threw, as an error of Rust.

use std::error::Error;
use std::fmt;

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};

/// The text of a value that JavaScript threw: an error's name, message and stack. A value of JavaScript
/// belongs to one thread, so it cannot be the source of an error itself.
///
/// ```no_run
/// use httpexc_js::{HttpError, StatusExt, ThrownValue};
/// # fn parse(body: &str) -> Result<wasm_bindgen::JsValue, HttpError> {
/// let song = js_sys::JSON::parse(body).map_err(ThrownValue::from).status(400)?;
/// # Ok(song)
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThrownValue {
    text: String,
}

impl From<JsValue> for ThrownValue {
    fn from(thrown: JsValue) -> Self {
        Self { text: describe_thrown(&thrown) }
    }
}

/// Returns the text for the log.
fn describe_thrown(thrown: &JsValue) -> String {
    let Some(error) = thrown.dyn_ref::<js_sys::Error>() else {
        // Some values cannot be converted: a symbol, or an object whose methods throw.
        let text = js_sys::Reflect::get(&js_sys::global(), &"String".into())
            .and_then(JsCast::dyn_into::<js_sys::Function>)
            .and_then(|convert| convert.call1(&JsValue::UNDEFINED, thrown));
        let text = text.ok().and_then(|text| text.as_string());
        return text.unwrap_or_else(|| "a value that has no text".to_owned());
    };
    let read = |name: &str| {
        let member = js_sys::Reflect::get(error, &name.into()).ok()?;
        member.dyn_into::<JsString>().ok().map(String::from)
    };
    let name = read("name").unwrap_or_else(|| "Error".to_owned());
    let line = match read("message") {
        Some(message) if !message.is_empty() => format!("{name}: {message}"),
        _ => name,
    };
    match read("stack") {
        // V8's begins with the name and the message.
        Some(stack) if stack.starts_with(&line) => stack,
        Some(stack) if !stack.is_empty() => format!("{line}\n{stack}"),
        _ => line,
    }
}

impl fmt::Display for ThrownValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl Error for ThrownValue {}
