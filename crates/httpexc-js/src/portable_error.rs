//! [`PortableError`]: errors as plain data, in the form of the npm package.

use httpexc::header::{is_header_value, is_token};
use httpexc::json_value::Value;
use httpexc::{HttpError, MediaType, Problem};
use js_sys::{Function, JSON, Reflect, Symbol};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use wasm_bindgen::{JsCast, JsValue};

use crate::portable_text::{PORTABLE_TAG, find_json, format_message, skip_names};
use crate::revived_headers::{add_headers, is_for_one_receiver};

/// An error as plain data: the public problem, and the headers of the error. It is what `toPortable` of the
/// npm package returns and `revive` takes. It has neither the detail of a 5xx, unless that is exposed, nor
/// the source.
///
/// [`HttpError::to_portable`](crate::HttpError::to_portable) and [`HttpError::revive`](crate::HttpError::revive) suffice for an error alone. With serde, it can be a
/// part of other data, in JSON and in values of JavaScript (by serde-wasm-bindgen):
///
/// ```
/// use httpexc::HttpError;
/// use httpexc_js::PortableError;
///
/// let outcomes = vec![Ok("So What"), Err(PortableError::new(&HttpError::not_found()))];
/// let json = serde_json::to_string(&outcomes).unwrap();
/// let outcomes: Vec<Result<String, PortableError>> = serde_json::from_str(&json).unwrap();
/// assert_eq!(outcomes[1].clone().unwrap_err().into_error().status(), 404);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PortableError {
    /// The problem as clients may see it.
    pub problem: Box<Problem<'static>>,
    /// The headers of the error, with their names in lower case.
    pub headers: Vec<(String, String)>,
}

impl PortableError {
    /// Creates the portable form of an error.
    ///
    /// ```
    /// use httpexc_js::{HttpError, PortableError};
    /// let error = HttpError::bad_gateway().with_detail("db7 did not respond");
    /// assert_eq!(PortableError::new(&error).problem.detail, None);
    /// let error = HttpError::method_not_allowed(["GET"]);
    /// assert_eq!(PortableError::new(&error).headers, [("allow".into(), "GET".into())]);
    /// ```
    #[must_use]
    pub fn new(error: &HttpError) -> Self {
        let headers = error.to_duty_headers();
        let headers = headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let problem = error.public_problem().into_owned();
        Self { problem: Box::new(problem.into_owned()), headers: headers.collect() }
            .without_other_headers()
    }

    /// Returns the portable error that a JSON text is, or `None` for any other text.
    ///
    /// ```
    /// use httpexc_js::PortableError;
    /// let json = r#"{"tag":"httpexc/portable","problem":{"title":"Gone","status":410},"headers":[]}"#;
    /// assert_eq!(PortableError::from_json(json).unwrap().problem.status, 410);
    /// assert_eq!(PortableError::from_json("{}"), None);
    /// ```
    #[must_use]
    pub fn from_json(json: &str) -> Option<Self> {
        Self::from_value(Value::parse(json)?)
    }

    /// Returns the error as JSON.
    ///
    /// ```
    /// use httpexc_js::{HttpError, PortableError};
    /// let json = PortableError::new(&HttpError::gone()).to_json();
    /// assert!(json.starts_with(r#"{"tag":"httpexc/portable","problem":{"type":"about:blank","title":"Gone""#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let problem = httpexc::ResponseParts::new(
            &self.problem,
            &httpexc::ResponseOptions::default(),
            MediaType::Json,
        );
        let headers = Value::Array(self.headers.iter().map(create_pair).collect());
        let problem = String::from_utf8_lossy(&problem.body);
        format!(r#"{{"tag":"{PORTABLE_TAG}","problem":{problem},"headers":{headers}}}"#)
    }

    /// Returns the message of an `Error` that carries the portable error.
    pub(crate) fn to_message(&self) -> String {
        format_message(&self.to_json())
    }

    /// Returns the portable error that a text carries, such as the message of an error that a method of
    /// another Worker threw, or `None` for any other text.
    ///
    /// ```
    /// use httpexc_js::PortableError;
    /// let message = "PortableError: [httpexc/portable]{\"tag\":\"httpexc/portable\",\
    ///     \"problem\":{\"title\":\"Gone\",\"status\":410},\"headers\":[]}";
    /// assert_eq!(PortableError::from_message(message).unwrap().problem.status, 410);
    /// assert_eq!(PortableError::from_message(&format!("Cannot read {message}")), None);
    /// ```
    #[must_use]
    pub fn from_message(message: &str) -> Option<Self> {
        find_json(skip_names(message)).and_then(Self::from_json)
    }

    /// Returns the portable error that a value of JavaScript is or carries: plain data, a text, an error with a
    /// message, or an error of the npm package itself. Any value may be given.
    ///
    /// ```no_run
    /// use httpexc_js::PortableError;
    /// assert_eq!(PortableError::from_js(&wasm_bindgen::JsValue::UNDEFINED), None);
    /// ```
    #[must_use]
    pub fn from_js(value: &JsValue) -> Option<Self> {
        if let Some(text) = value.as_string() {
            return find_json(&text).and_then(Self::from_json);
        }
        if is_exception(value) {
            return read_exception(value).map(Self::without_other_headers);
        }
        if value.is_instance_of::<js_sys::Error>() {
            return read_platform_message(value).and_then(|message| Self::from_message(&message));
        }
        // As JSON the value has no getters, proxies and cycles. Those that throw end here.
        let json = JSON::stringify(value).ok().and_then(|json| json.as_string())?;
        Self::from_json(&json)
    }

    /// Returns the error of the core that the data describe; `?` does the same. Whoever made them might not be
    /// trusted, so it has only the headers of duties, delays and limits.
    ///
    /// The data may lack what their status requires, such as the methods of a 405. Then the error is incomplete,
    /// and its [`notes`](HttpError::notes) say so. [`HttpError::revive`](crate::HttpError::revive), and `revive`
    /// of the npm package, refuse such data.
    ///
    /// ```
    /// use httpexc_js::{HttpError, PortableError};
    /// let mut portable = PortableError::new(&HttpError::method_not_allowed(["GET"]));
    /// portable.headers.push(("set-cookie".into(), "id=7".into()));
    /// assert_eq!(portable.into_error().to_duty_headers().as_str(), "allow: GET\n");
    /// ```
    #[must_use]
    pub fn into_error(self) -> HttpError {
        let problem = self.problem;
        let has_private = problem.detail.is_some() || !problem.errors.is_empty();
        // The service that had the error has shown it.
        let is_shown = problem.status >= 500 && has_private;
        let error = HttpError::from(problem);
        let error = if is_shown { error.exposed() } else { error };
        add_headers(error, &self.headers)
    }

    /// Returns the portable form of what an error has: headers for one receiver do not cross.
    fn without_other_headers(mut self) -> Self {
        let status = self.problem.status;
        self.headers.retain(|(name, _)| !is_for_one_receiver(&name.to_ascii_lowercase(), status));
        self
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Object(members) = value else { return None };
        let (mut has_tag, mut problem, mut headers) = (false, None, None);
        for (name, value) in members {
            match &*name {
                "tag" => has_tag = value.as_str() == Some(PORTABLE_TAG),
                "problem" => problem = read_problem(value),
                "headers" => headers = read_headers(value),
                _ => {}
            }
        }
        Some(Self { problem: Box::new(problem.filter(|_| has_tag)?), headers: headers? })
    }
}

/// Returns the problem of an error, which has a title and the status of one.
fn read_problem(value: Value<'_>) -> Option<Problem<'static>> {
    value.get("title")?.as_str()?;
    let problem = Problem::from_value(value)?;
    matches!(problem.status, 400..=599).then(|| problem.into_owned())
}

fn create_pair((name, value): &(String, String)) -> Value<'_> {
    Value::Array(vec![Value::String(name.into()), Value::String(value.into())])
}

/// Whether a value is an error of the npm package, of any copy of it.
pub(crate) fn is_exception(value: &JsValue) -> bool {
    value.is_object()
        && Reflect::get(value, &Symbol::for_("httpexc.exception"))
            .is_ok_and(|brand| brand.is_function())
}

/// Returns the problem and the headers of an error of the npm package, by its own methods. A subclass may have
/// changed them, and they may throw.
fn read_exception(error: &JsValue) -> Option<PortableError> {
    let call = |name: &str| {
        let method: Function = Reflect::get(error, &name.into()).ok()?.dyn_into().ok()?;
        let result = method.call0(error).ok()?;
        JSON::stringify(&result).ok()?.as_string()
    };
    let (problem, headers) = (call("toJSON")?, call("toHeaders")?);
    let problem = read_problem(Value::parse(&problem)?)?;
    Some(PortableError {
        problem: Box::new(problem),
        headers: read_headers(Value::parse(&headers)?)?,
    })
}

/// The own properties of an error that workerd creates for one that crossed. An error with others is that of
/// a client of other servers, whose texts count for nothing.
const PLATFORM_PROPERTIES: [&str; 8] = [
    "stack",
    "message",
    "name",
    "remote",
    "retryable",
    "overloaded",
    "durableObjectReset",
    "cause",
];

/// Returns the message of an error that a platform created: one without a class or a cause of its own.
fn read_platform_message(error: &JsValue) -> Option<String> {
    let read = |target: &JsValue, name: &str| Reflect::get(target, &name.into()).ok();
    let base = read(&js_sys::global(), "Error").and_then(|class| read(&class, "prototype"))?;
    let prototype = Reflect::get_prototype_of(error).ok()?;
    let keys = Reflect::own_keys(error).ok()?;
    let is_of_platform = keys.iter().all(|key| {
        key.as_string().is_some_and(|name| PLATFORM_PROPERTIES.contains(&name.as_str()))
    });
    let has_cause = read(error, "cause").is_some_and(|cause| !cause.is_undefined());
    if base != JsValue::from(prototype) || !is_of_platform || has_cause {
        return None;
    }
    read(error, "message")?.as_string()
}

/// Returns pairs of texts.
fn read_headers(value: Value<'_>) -> Option<Vec<(String, String)>> {
    let Value::Array(items) = value else { return None };
    let read_pair = |item| match item {
        Value::Array(pair) => match &*pair {
            // Also of one that is left out later: its sender did not write it with this crate.
            [Value::String(name), Value::String(value), ..]
                if is_token(name) && is_header_value(value) =>
            {
                Some((name.to_string(), value.to_string()))
            }
            _ => None,
        },
        _ => None,
    };
    items.into_iter().map(read_pair).collect()
}

/// Converts as [`PortableError::into_error`] does, so `?` converts it.
///
/// ```
/// use httpexc_js::{HttpError, PortableError};
/// fn find() -> Result<(), HttpError> {
///     Err(PortableError::new(&HttpError::not_found()))?
/// }
/// assert_eq!(find().unwrap_err().status(), 404);
/// ```
impl From<PortableError> for HttpError {
    fn from(portable: PortableError) -> Self {
        portable.into_error()
    }
}

/// Returns the error as plain data of JavaScript. `JSON.parse` makes it: a member may have any name, and
/// one that is called `__proto__` would change an object to which members are assigned.
impl From<&PortableError> for JsValue {
    fn from(error: &PortableError) -> Self {
        // What `to_json` returns is JSON.
        JSON::parse(&error.to_json()).unwrap_or_default()
    }
}

impl Serialize for PortableError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("PortableError", 3)?;
        members.serialize_field("tag", PORTABLE_TAG)?;
        members.serialize_field("problem", &self.problem)?;
        members.serialize_field("headers", &self.headers)?;
        members.end()
    }
}

impl<'de> Deserialize<'de> for PortableError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(value).ok_or_else(|| {
            D::Error::custom("Cannot read a portable error: a member is missing or invalid")
        })
    }
}
