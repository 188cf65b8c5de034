//! What an error cannot send, and why.

use std::borrow::Cow;

use super::duty_value::{self, DutyValue};
use crate::catalogue::{CacheRule, DutyHeader, find_row, find_summary};
use crate::number::format_decimal;
use crate::problem::Problem;

/// The title of an error whose status has no phrase, as that of the npm package.
pub(super) const UNKNOWN_TITLE: &str = "Error";

/// What notes are about.
pub(super) struct NotedParts<'a> {
    pub(super) problem: &'a Problem<'static>,
    pub(super) duties: &'a [DutyValue],
    pub(super) headers: &'a [(Cow<'static, str>, Cow<'static, str>)],
}

/// Returns the notes about what an error has now.
pub(super) fn create_notes(state: &NotedParts<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let status = state.problem.status;
    let summary = find_summary(status);
    if summary.phrase.is_empty() && state.problem.title() == UNKNOWN_TITLE {
        let status = format_decimal(status.into());
        notes.push(["Cannot name the status ", &status, ": it needs a title"].concat());
    }
    for (name, value) in state.headers {
        if let Some(reason) = explain_replacement(state, name, value) {
            notes.push(["Cannot send the header ", name, ": ", &reason].concat());
        }
    }
    let has_length = state.duties.iter().any(|duty| matches!(duty, DutyValue::RangeLength(_)));
    for duty in state.duties {
        if let DutyValue::RangeUnit(unit) = duty
            && !has_length
        {
            notes.push(format!("Cannot send the unit {unit:?}: range_length is missing"));
        }
    }
    let row = find_row(status);
    for duty in row.map_or(&[][..], |row| row.duties).iter().filter(|duty| duty.required) {
        if !has_duty(state, duty.header) {
            let status = format_decimal(status.into());
            let missing = duty_value::name_duty(duty.header);
            notes
                .push(["Cannot build a complete ", &status, ": ", missing, " is missing"].concat());
        }
    }
    notes
}

/// Whether the header that a status requires is there.
fn has_duty(state: &NotedParts<'_>, header: DutyHeader) -> bool {
    let name = duty_value::name_header(header);
    state.duties.iter().any(|value| value.is_for(header))
        || state.headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name))
}

/// Returns why a header of the caller is not sent: the response has another value for it.
fn explain_replacement(state: &NotedParts<'_>, name: &str, value: &str) -> Option<String> {
    let status = state.problem.status;
    if name.eq_ignore_ascii_case("cache-control") && find_summary(status).cache == CacheRule::Never
    {
        // An error that was read from a response has it.
        if value.eq_ignore_ascii_case("no-store") {
            return None;
        }
        return Some(["no cache may store a ", &format_decimal(status.into())].concat());
    }
    let is_own = |duty: &DutyValue| {
        duty_value::find_header(duty, status).is_some_and(|own| name.eq_ignore_ascii_case(own))
    };
    let duty = state.duties.iter().find(|duty| is_own(duty))?;
    Some([duty_value::find_method(duty), " sets it"].concat())
}
