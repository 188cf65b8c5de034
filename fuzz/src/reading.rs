//! Upstream responses: any status, header lines and bytes give a valid report. Its JSON and its record
//! have the same content, and its size is bounded by the size of the response.

use httpexc::binding::report_record::{
    DIGITS_SEGMENT, INDEX_SEGMENT, NO_TEXT, REQUEST_PARTS, ReportRecord,
};
use httpexc::read::{ERROR_FORMATS, Report, UpstreamResponse, read};

/// The input looks like a response of HTTP/1.1: a line with the status, header lines, an empty line,
/// and the body. A line feed ends each line.
pub fn any(data: &[u8]) {
    let mut rest = data;
    let mut lines = Vec::new();
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let line = &rest[..end];
        rest = &rest[end + 1..];
        if line.is_empty() {
            break;
        }
        lines.push(String::from_utf8_lossy(line).to_lowercase());
    }
    let mut lines = lines.iter();
    let status = lines.next().and_then(|line| line.trim().parse().ok()).unwrap_or(400);
    let headers: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(": ")).collect();
    let now = (status % 2 == 0).then_some(1_700_000_000.0);
    check(&UpstreamResponse {
        status,
        headers: &headers,
        body: rest,
        examine_ok: status < 400,
        is_cut: status % 3 == 0,
        now,
    });
}

/// The input is a body that is read as XML or HTML.
pub fn markup(data: &[u8]) {
    let content_type = ["text/html", "application/xml; charset=utf-8"][data.len() % 2];
    let headers = [("content-type", content_type)];
    check(&UpstreamResponse {
        status: 502,
        headers: &headers,
        body: data,
        ..UpstreamResponse::default()
    });
}

fn check(response: &UpstreamResponse<'_>) {
    let report = read(response);
    assert_eq!(report.status, response.status);
    assert!(report.is_error || response.status < 400);
    let is_known = ERROR_FORMATS.iter().any(|format| format.name == report.dialect);
    assert!(is_known || report.dialect == "generic", "{}", report.dialect);
    let size = response.body.len()
        + response.headers.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>();

    let mut out = Vec::new();
    report.write_json(&mut out);
    let json: serde_json::Value = match serde_json::from_slice(&out) {
        Ok(json) => json,
        // The digits of a code or of an extension are kept, also if no double holds them.
        Err(error) if error.to_string().contains("number out of range") => return,
        Err(error) => panic!("a report is not JSON: {error}"),
    };
    assert_eq!(json["errors"].as_array().map(Vec::len), Some(report.errors.len()));
    assert_eq!(json["detail"].as_str(), report.detail.as_deref());
    // A byte can become three bytes in UTF-8, or six in an escape, and a text can be in a few members.
    // Nothing else makes a report longer than its response.
    assert!(out.len() <= 1024 + 64 * size, "{size} bytes became {}", out.len());

    let mut record = ReportRecord::default();
    record.write(&report, b"");
    check_record(&record, &report);

    // NaN is not equal to itself, so no report has one.
    assert_eq!(report.clone().into_owned(), report);
}

/// Reads the numbers of a record by their grammar, and checks that they use up the text and all numbers.
fn check_record(record: &ReportRecord, report: &Report<'_>) {
    let text = str::from_utf8(&record.text).expect("the text of a record is UTF-8");
    let total = u32::try_from(text.encode_utf16().count()).unwrap();
    let mut reader = Numbers { left: &record.numbers, units: 0 };
    assert_eq!(reader.next(), u32::from(report.status));
    for _ in 0..2 {
        assert!(reader.next() < 2);
    }
    reader.skip_code();
    for _ in 0..5 {
        reader.skip_text();
    }
    // Whether another try is worth it, and two texts.
    assert!(reader.next() < 3);
    for _ in 0..2 {
        reader.skip_text();
    }
    // The dialect, and the extensions.
    assert!(usize::try_from(reader.next()).unwrap() <= ERROR_FORMATS.len());
    reader.skip_text();
    if reader.next() == 1 {
        for _ in 0..4 {
            reader.skip_text();
        }
        assert!(reader.next() < 3);
        reader.skip_text();
    }
    let errors = reader.next();
    assert_eq!(usize::try_from(errors), Ok(report.errors.len()));
    for _ in 0..errors {
        for _ in 0..reader.next() {
            match reader.left[0] {
                INDEX_SEGMENT => reader.left = &reader.left[2..],
                DIGITS_SEGMENT => {
                    reader.left = &reader.left[1..];
                    reader.skip_text();
                }
                _ => reader.skip_text(),
            }
        }
        assert!(usize::try_from(reader.next()).unwrap() <= REQUEST_PARTS.len());
        reader.skip_code();
        reader.skip_text();
        reader.skip_text();
    }
    let challenges = reader.next();
    assert_eq!(usize::try_from(challenges), Ok(report.challenges.len()));
    for _ in 0..challenges {
        reader.skip_text();
        reader.skip_text();
        for _ in 0..reader.next() {
            reader.skip_text();
            reader.skip_text();
        }
    }
    assert!(reader.left.is_empty(), "{} numbers are left", reader.left.len());
    assert_eq!(reader.units, total);
}

/// The numbers that are not read yet.
struct Numbers<'a> {
    left: &'a [u32],
    /// The end of the last text.
    units: u32,
}

impl Numbers<'_> {
    fn next(&mut self) -> u32 {
        let (first, left) = self.left.split_first().expect("a number");
        self.left = left;
        *first
    }

    /// Reads the place of a text, which begins at the end of the text before it.
    fn skip_text(&mut self) {
        match (self.next(), self.next()) {
            (NO_TEXT, length) => assert_eq!(length, 0),
            (start, length) => {
                assert_eq!(start, self.units);
                self.units += length;
            }
        }
    }

    fn skip_code(&mut self) {
        assert!(self.next() < 3);
        self.skip_text();
    }
}
