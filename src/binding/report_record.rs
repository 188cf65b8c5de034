//! Gives a report as one text and numbers that say what stands where, which JavaScript reads in an
//! eighth of the time that JSON would take.
//!
//! Every text of a report goes into the one text, and its place into the numbers: where it starts
//! and how long it is, in UTF-16 code units, or [`NONE`] and 0. The members come in this order:
//!
//! ```text
//! status, is_error, is_json, code, type, title, detail, instance, retryAfter, requestId, help,
//! dialect, extensions, rateLimit, errors
//!
//! code        0 and NONE where there is none, 1 and a text, 2 and the digits of a number
//! retryAfter  digits
//! extensions  an object as JSON, where there are any; the same for what else is said of an error
//! rateLimit   0, or 1 and: limit, remaining, reset (digits), scope, global (0, 1, 2: unknown), bucket
//! errors      how many, and of each: path, in, code, message, and what else was said of it
//! path        how many segments, and of each a text, or INDEX and the number, or DIGITS and a text
//! in          0, or the number of the part of the request from 1 on
//! ```
//!
//! This module must not know formats.

use std::borrow::Cow;

use crate::body_writer::StructureWriter;
use crate::body_writer::json::JsonWriter;
use crate::json_value::Value;
use crate::number::{format_decimal, format_number};
use crate::pointer::PathSegment;
use crate::problem::ErrorCode;
use crate::read::{RateLimit, Report, ReportedFieldError, RequestPart};

/// Stands where a text would start that is not there.
pub const NONE: u32 = u32::MAX;
/// Stands before a number that is a segment of a path.
pub const INDEX: u32 = u32::MAX - 1;
/// Stands before the place of the digits of such a number where it is larger than 32 bits.
pub const DIGITS: u32 = u32::MAX - 2;

/// The parts of a request, by number from 1 on.
pub const REQUEST_PARTS: [RequestPart; 5] = [
    RequestPart::Body,
    RequestPart::Query,
    RequestPart::Path,
    RequestPart::Header,
    RequestPart::Cookie,
];

/// A report in the making.
///
/// ```
/// use httpexc::{binding::report_record::{NONE, Packed}, read::Report};
/// let mut report = Report::default();
/// report.status = 404;
/// report.detail = Some("No song.".into());
/// let mut packed = Packed::default();
/// packed.report(&report);
/// assert_eq!((&*packed.text, packed.numbers[0]), (&b"No song."[..], 404));
/// assert_eq!(packed.numbers[3..12], [0, NONE, 0, NONE, 0, NONE, 0, 0, 8]);
/// ```
#[derive(Debug, Default)]
pub struct Packed {
    /// The texts, one after the other, in UTF-8.
    pub text: Vec<u8>,
    /// The numbers.
    pub numbers: Vec<u32>,
    /// How long the text is in UTF-16 code units.
    units: u32,
}

impl Packed {
    /// Takes a report in place of what was here; the room that it had is used again.
    ///
    /// ```
    /// use httpexc::{binding::report_record::Packed, read::Report};
    /// let mut packed = Packed::default();
    /// packed.report(&Report::default());
    /// assert_eq!(packed.numbers[0], 0);
    /// ```
    pub fn report(&mut self, report: &Report<'_>) {
        self.text.clear();
        self.numbers.clear();
        self.units = 0;
        self.push(report.status.into());
        self.push(report.is_error.into());
        self.push(report.is_json.into());
        self.code(report.code.as_ref());
        for text in [&report.type_uri, &report.title, &report.detail, &report.instance] {
            self.maybe(text.as_deref());
        }
        self.number(report.retry_after);
        self.maybe(report.request_id.as_deref());
        self.maybe(report.help.as_deref());
        self.text(report.dialect);
        self.members(&report.extensions);
        self.rate_limit(report.rate_limit.as_ref());
        self.count(report.errors.len());
        for field_error in &report.errors {
            self.field_error(field_error);
        }
    }

    fn push(&mut self, number: u32) {
        self.numbers.push(number);
    }

    fn count(&mut self, count: usize) {
        // A text of 2^32 bytes does not fit into the memory that there is.
        self.push(u32::try_from(count).unwrap_or_default());
    }

    fn text(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
        self.end(units(text));
    }

    /// Tells of a text that was added.
    fn end(&mut self, units: usize) {
        let units = u32::try_from(units).unwrap_or_default();
        self.numbers.extend([self.units, units]);
        self.units = self.units.saturating_add(units);
    }

    fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.numbers.extend([NONE, 0]),
        }
    }

    fn number(&mut self, number: Option<f64>) {
        self.maybe(number.map(format_number).as_deref());
    }

    fn code(&mut self, code: Option<&ErrorCode<'_>>) {
        let (kind, text) = match code {
            None => (0, None),
            Some(ErrorCode::Text(text)) => (1, Some(text)),
            Some(ErrorCode::Number(digits)) => (2, Some(digits)),
        };
        self.push(kind);
        self.maybe(text.map(|text| &**text));
    }

    fn members(&mut self, members: &[(Cow<'_, str>, Value<'_>)]) {
        if members.is_empty() {
            return self.maybe(None);
        }
        let start = self.text.len();
        let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut self.text);
        json.open(false);
        for (name, value) in members {
            json.put(Some(name), value);
        }
        json.close(false);
        let written = self.text.get(start..).and_then(|json| str::from_utf8(json).ok());
        self.end(units(written.unwrap_or_default()));
    }

    fn rate_limit(&mut self, limit: Option<&RateLimit<'_>>) {
        self.push(limit.is_some().into());
        let Some(limit) = limit else { return };
        self.number(limit.limit);
        self.number(limit.remaining);
        self.number(limit.reset);
        self.maybe(limit.scope.as_deref());
        self.push(limit.global.map_or(2, u32::from));
        self.maybe(limit.bucket.as_deref());
    }

    fn field_error(&mut self, field_error: &ReportedFieldError<'_>) {
        self.count(field_error.path.len());
        for segment in &field_error.path {
            match segment {
                PathSegment::Name(name) => self.text(name),
                PathSegment::Index(index) => match u32::try_from(*index) {
                    Ok(index) => self.numbers.extend([INDEX, index]),
                    Err(_) => {
                        self.push(DIGITS);
                        self.text(&format_decimal(*index));
                    }
                },
            }
        }
        let place =
            field_error.part.and_then(|place| REQUEST_PARTS.iter().position(|one| *one == place));
        self.count(place.map_or(0, |at| at.saturating_add(1)));
        self.code(field_error.code.as_ref());
        self.maybe(field_error.message.as_deref());
        self.members(&field_error.extensions);
    }
}

/// Gives how many UTF-16 code units a text has: one for each character, and another one for those
/// that take four bytes in UTF-8.
fn units(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let starts = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    let pairs = |byte: &&u8| **byte >= 0b1111_0000;
    let bytes = text.as_bytes();
    bytes.iter().filter(starts).count().saturating_add(bytes.iter().filter(pairs).count())
}
