//! The record in which a report crosses from the core to JavaScript: one text, and numbers that say
//! where each part of the text is. JavaScript reads it in an eighth of the time that JSON would take.
//!
//! The place of a text is two numbers: its start and its length in UTF-16 code units. [`NO_TEXT`] and 0
//! mean that there is no text. Most texts of a report are parts of the response. If JavaScript has the
//! response as a text, the record counts from the start of that source, and its own text follows the
//! source. The members come in this order:
//!
//! ```text
//! status, is_error, is_json, code, type, title, detail, instance, retryAfter, retryable, requestId,
//! help, dialect, extensions, rateLimit, errors, challenges
//!
//! code        a CodeForm and a text: no text, a text, or the digits of a number
//! retryAfter  digits
//! extensions  an object as JSON, or no text; also for the further members of a field error
//! retryable   an index of FLAG_VALUES
//! dialect     an index of ERROR_FORMATS, or their number for `generic`
//! rateLimit   0, or 1 and: limit, remaining, reset (digits), scope, global (an index of FLAG_VALUES),
//!             bucket
//! errors      their number, and of each: path, in, code, message, further members
//! path        the number of segments, and of each a text, or INDEX_SEGMENT and the index, or
//!             DIGITS_SEGMENT and the digits of the index
//! challenges  their number, and of each: scheme, token68, and the number of parameters, and of each the
//!             name and the value
//! in          0, or the number of the part of the request (REQUEST_PARTS), from 1 on
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
use crate::read::{ERROR_FORMATS, RateLimit, Report, ReportedFieldError, RequestPart};

/// The start of a text that is not there.
pub const NO_TEXT: u32 = u32::MAX;
/// Marks a segment of a path that is an index. The next number is the index.
pub const INDEX_SEGMENT: u32 = u32::MAX - 1;
/// Marks a segment of a path that is an index of more than 32 bits. The next text has its digits.
pub const DIGITS_SEGMENT: u32 = u32::MAX - 2;

/// The places of field errors in a request, in the order of their numbers, which begin with 1.
pub const REQUEST_PARTS: [RequestPart; 5] = [
    RequestPart::Body,
    RequestPart::Query,
    RequestPart::Path,
    RequestPart::Header,
    RequestPart::Cookie,
];

/// The form of a code in a record, before the place of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeForm {
    /// There is no code.
    None,
    /// The code is a text.
    Text,
    /// The code is a number, and the text has its digits.
    Number,
}

/// The values of [`Report::retryable`] and [`RateLimit::global`], in the order of their numbers.
pub const FLAG_VALUES: [Option<bool>; 3] = [Some(false), Some(true), None];

/// A report as a text and numbers.
///
/// ```
/// use httpexc::{binding::report_record::{NO_TEXT, ReportRecord}, read::Report};
/// let mut report = Report::default();
/// report.status = 404;
/// report.detail = Some("No song.".into());
/// let mut record = ReportRecord::default();
/// record.write(&report, b"");
/// assert_eq!((&*record.text, record.numbers[0]), (&b"No song."[..], 404));
/// assert_eq!(record.numbers[3..12], [0, NO_TEXT, 0, NO_TEXT, 0, NO_TEXT, 0, 0, 8]);
/// ```
#[derive(Debug, Default)]
pub struct ReportRecord {
    /// The texts, one after another, in UTF-8.
    pub text: Vec<u8>,
    /// The numbers.
    pub numbers: Vec<u32>,
    /// The length of the source and the text in UTF-16 code units.
    units: usize,
    /// The address and the length of the source.
    source: (usize, usize),
}

impl ReportRecord {
    /// Replaces the record by the record of another report. The memory is used again.
    ///
    /// `source` is the ASCII text that the report was read from if JavaScript has it, too, or else it is
    /// empty. Texts that the report borrows from it are not copied.
    ///
    /// ```
    /// use httpexc::{binding::report_record::ReportRecord, read::Report};
    /// let source = "No song.";
    /// let mut report = Report::default();
    /// report.detail = Some(source[3..].into());
    /// let mut record = ReportRecord::default();
    /// record.write(&report, source.as_bytes());
    /// assert_eq!((record.text.len(), &record.numbers[10..12]), (0, &[3, 5][..]));
    /// ```
    pub fn write(&mut self, report: &Report<'_>, source: &[u8]) {
        self.text.clear();
        self.numbers.clear();
        self.source = (source.as_ptr().addr(), source.len());
        self.units = source.len();
        self.push(report.status.into());
        self.push(report.is_error.into());
        self.push(report.is_json.into());
        self.push_code(report.code.as_ref());
        for text in [&report.type_uri, &report.title, &report.detail, &report.instance] {
            self.push_optional_text(text.as_deref());
        }
        self.push_number(report.retry_after);
        self.push_flag(report.retryable);
        self.push_optional_text(report.request_id.as_deref());
        self.push_optional_text(report.help.as_deref());
        let format = ERROR_FORMATS.iter().position(|format| format.name == report.dialect);
        self.push_count(format.unwrap_or(ERROR_FORMATS.len()));
        self.push_members(&report.extensions);
        self.push_rate_limit(report.rate_limit.as_ref());
        self.push_count(report.errors.len());
        for field_error in &report.errors {
            self.push_field_error(field_error);
        }
        self.push_count(report.challenges.len());
        for challenge in &report.challenges {
            self.push_text(&challenge.scheme);
            self.push_optional_text(challenge.token68.as_deref());
            self.push_count(challenge.params.len());
            for text in challenge.params.iter().flat_map(|(name, value)| [name, value]) {
                self.push_text(text);
            }
        }
    }

    fn push(&mut self, number: u32) {
        self.numbers.push(number);
    }

    fn push_count(&mut self, count: usize) {
        // A text of 2^32 bytes does not fit into the memory of a module.
        self.push(u32::try_from(count).unwrap_or_default());
    }

    fn push_text(&mut self, text: &str) {
        let (address, length) = self.source;
        // A text before the source has a place that no source reaches.
        let start = text.as_ptr().addr().wrapping_sub(address);
        if start < length {
            self.push_count(start);
            return self.push_count(text.len());
        }
        self.text.extend_from_slice(text.as_bytes());
        self.push_added_place(count_utf16_units(text));
    }

    /// Adds the place of the text that was just added.
    fn push_added_place(&mut self, units: usize) {
        self.push_count(self.units);
        self.push_count(units);
        self.units = self.units.saturating_add(units);
    }

    fn push_optional_text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.push_text(text),
            None => {
                self.push(NO_TEXT);
                self.push(0);
            }
        }
    }

    fn push_number(&mut self, number: Option<f64>) {
        self.push_optional_text(number.map(format_number).as_deref());
    }

    fn push_flag(&mut self, flag: Option<bool>) {
        let place = FLAG_VALUES.iter().position(|value| *value == flag);
        self.push_count(place.unwrap_or_default());
    }

    fn push_code(&mut self, code: Option<&ErrorCode<'_>>) {
        let (form, text) = match code {
            None => (CodeForm::None, None),
            Some(ErrorCode::Text(text)) => (CodeForm::Text, Some(text)),
            Some(ErrorCode::Number(digits)) => (CodeForm::Number, Some(digits)),
        };
        self.push(form as u32);
        self.push_optional_text(text.map(|text| &**text));
    }

    fn push_members(&mut self, members: &[(Cow<'_, str>, Value<'_>)]) {
        if members.is_empty() {
            return self.push_optional_text(None);
        }
        let start = self.text.len();
        let json: &mut dyn StructureWriter = &mut JsonWriter::new(&mut self.text);
        json.open(false);
        for (name, value) in members {
            json.put(Some(name), value);
        }
        json.close(false);
        let written = self.text.get(start..).and_then(|json| str::from_utf8(json).ok());
        self.push_added_place(count_utf16_units(written.unwrap_or_default()));
    }

    fn push_rate_limit(&mut self, limit: Option<&RateLimit<'_>>) {
        self.push(limit.is_some().into());
        let Some(limit) = limit else { return };
        self.push_number(limit.limit);
        self.push_number(limit.remaining);
        self.push_number(limit.reset);
        self.push_optional_text(limit.scope.as_deref());
        self.push_flag(limit.global);
        self.push_optional_text(limit.bucket.as_deref());
    }

    fn push_field_error(&mut self, field_error: &ReportedFieldError<'_>) {
        self.push_count(field_error.path.len());
        for segment in &field_error.path {
            match segment {
                PathSegment::Name(name) => self.push_text(name),
                PathSegment::Index(index) => match u32::try_from(*index) {
                    Ok(index) => self.numbers.extend([INDEX_SEGMENT, index]),
                    Err(_) => {
                        self.push(DIGITS_SEGMENT);
                        self.push_text(&format_decimal(*index));
                    }
                },
            }
        }
        let place =
            field_error.part.and_then(|place| REQUEST_PARTS.iter().position(|one| *one == place));
        self.push_count(place.map_or(0, |at| at.saturating_add(1)));
        self.push_code(field_error.code.as_ref());
        self.push_optional_text(field_error.message.as_deref());
        self.push_members(&field_error.extensions);
    }
}

/// Returns the length of a text in UTF-16 code units: one for each character, and two for a character
/// that has four bytes in UTF-8.
fn count_utf16_units(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let starts = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    let pairs = |byte: &&u8| **byte >= 0b1111_0000;
    let bytes = text.as_bytes();
    bytes.iter().filter(starts).count().saturating_add(bytes.iter().filter(pairs).count())
}
