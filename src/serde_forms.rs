//! The forms of values, problems and reports for serde, with the feature `serde`.
//!
//! A problem has the members of the JSON that a response has (RFC 9457), and a report those of
//! [`Report::write_json`], with `isError`. Both are written by the same functions, so the forms cannot
//! differ.

mod members;
mod report_members;
mod value;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};

use crate::dialect::{BodyContext, PROBLEM_DIALECT};
use crate::json_value::Value;
use crate::negotiate::MediaType;
use crate::problem::Problem;
use crate::read::Report;
use members::Members;
use report_members::read_report_members;

/// Serializes the members of the JSON that a response has. What only pages and logs show is left out.
///
/// ```
/// use httpexc::Problem;
/// let problem = Problem::new(404).with_code("no_such_song").with_extension("song", 7);
/// assert_eq!(
///     serde_json::to_string(&problem).unwrap(),
///     r#"{"type":"about:blank","title":"Not Found","status":404,"code":"no_such_song","song":7}"#,
/// );
/// ```
impl Serialize for Problem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut json = Vec::new();
        (PROBLEM_DIALECT.write_body)(&mut json, self, MediaType::Json, BodyContext::default());
        parse_written("problem", &json, serializer)
    }
}

/// Deserializes problem details. A member of the wrong type is ignored (RFC 9457, 3.1), except for
/// `status`, which every problem has. The type `about:blank` and the phrase of the status as the title
/// are the defaults, so the problem has neither.
///
/// ```
/// use httpexc::Problem;
/// let json = r#"{"type": "about:blank", "title": "Not Found", "status": 404, "song": 7}"#;
/// let problem: Problem = serde_json::from_str(json).unwrap();
/// assert_eq!(problem, Problem::new(404).with_extension("song", 7));
/// ```
impl<'de> Deserialize<'de> for Problem<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = deserialize_members("problem", deserializer)?;
        Self::from_value(Value::Object(members))
            .ok_or_else(|| D::Error::custom("Cannot read a problem: status is missing"))
    }
}

/// Serializes the members of [`Report::write_json`], and `isError`.
///
/// ```
/// use httpexc::read::{UpstreamResponse, read};
/// let report = read(&UpstreamResponse { status: 404, body: b"No song.", ..Default::default() });
/// let json = serde_json::to_value(&report).unwrap();
/// assert_eq!((&json["status"], &json["detail"]), (&404.into(), &"No song.".into()));
/// ```
impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut json = Vec::new();
        self.write_json(&mut json);
        if json.pop().is_some() {
            let flag: &[u8] = if self.is_error { b"true}" } else { b"false}" };
            json.extend_from_slice(b",\"isError\":");
            json.extend_from_slice(flag);
        }
        parse_written("report", &json, serializer)
    }
}

/// Deserializes what a report was serialized as. The name of an unknown format becomes `generic`.
///
/// ```
/// use httpexc::read::{Report, UpstreamResponse, read};
/// let report = read(&UpstreamResponse { status: 404, body: b"No song.", ..Default::default() });
/// let json = serde_json::to_string(&report).unwrap();
/// assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
/// ```
impl<'de> Deserialize<'de> for Report<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = deserialize_members("report", deserializer)?;
        read_report_members(members)
            .ok_or_else(|| D::Error::custom("Cannot read a report: status is missing"))
    }
}

fn deserialize_members<'de, D: Deserializer<'de>>(
    what: &str,
    source: D,
) -> Result<Members, D::Error> {
    match Value::deserialize(source)? {
        Value::Object(members) => Ok(members),
        _ => Err(D::Error::custom(["Cannot read a ", what, ": it is no object"].concat())),
    }
}

/// Serializes a JSON text that this crate wrote.
fn parse_written<S: Serializer>(what: &str, json: &[u8], to: S) -> Result<S::Ok, S::Error> {
    match str::from_utf8(json).ok().and_then(Value::parse) {
        Some(value) => value.serialize(to),
        None => {
            let reason = ": it is nested too deeply, or one of its numbers is no JSON";
            Err(S::Error::custom(["Cannot write a ", what, reason].concat()))
        }
    }
}
