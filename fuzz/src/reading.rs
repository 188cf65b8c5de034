//! Answers of others: any status, header lines and bytes give a report that is sound, says what it
//! says twice in the same way, and is no larger than its answer can account for.

use httpexc::binding::report_record::{DIGITS, INDEX, NONE, Packed, REQUEST_PARTS};
use httpexc::read::{ERROR_FORMATS, Report, UpstreamResponse, read};

/// The input is like an answer of HTTP/1.1: a line with the status, header lines, an empty line,
/// and the body; a line feed ends each line.
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
        now,
    });
}

/// The input is a body, which is read as XML or HTML, whatever it begins like.
pub fn markup(data: &[u8]) {
    let kind = ["text/html", "application/xml; charset=utf-8"][data.len() % 2];
    let headers = [("content-type", kind)];
    check(&UpstreamResponse {
        status: 502,
        headers: &headers,
        body: data,
        ..UpstreamResponse::default()
    });
}

fn check(answer: &UpstreamResponse<'_>) {
    let report = read(answer);
    assert_eq!(report.status, answer.status);
    assert!(report.is_error || answer.status < 400);
    let is_known = ERROR_FORMATS.iter().any(|format| format.name == report.dialect);
    assert!(is_known || report.dialect == "generic", "{}", report.dialect);
    let size = answer.body.len()
        + answer.headers.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>();

    let mut out = Vec::new();
    report.write_json(&mut out);
    let json: serde_json::Value = match serde_json::from_slice(&out) {
        Ok(json) => json,
        // The digits of a code or of an extension are passed on; they need not fit into a double.
        Err(error) if error.to_string().contains("number out of range") => return,
        Err(error) => panic!("a report is no JSON: {error}"),
    };
    assert_eq!(json["errors"].as_array().map(Vec::len), Some(report.errors.len()));
    assert_eq!(json["detail"].as_str(), report.detail.as_deref());
    // A byte can become three in UTF-8, or six as an escape, and what it says can stand in a few
    // places. Nothing multiplies beyond that.
    assert!(out.len() <= 1024 + 64 * size, "{size} bytes became {}", out.len());

    let mut packed = Packed::default();
    packed.report(&report);
    walk(&packed, &report);

    // A number that is none is not equal to itself, and no report has one.
    assert_eq!(report.clone().into_owned(), report);
}

/// Follows the numbers of a packed report as its grammar has them, and checks that they use up the
/// text and themselves.
fn walk(packed: &Packed, report: &Report<'_>) {
    let text = str::from_utf8(&packed.text).expect("a packed text is UTF-8");
    let total = u32::try_from(text.encode_utf16().count()).unwrap();
    let mut reader = Numbers { left: &packed.numbers, units: 0 };
    assert_eq!(reader.next(), u32::from(report.status));
    for _ in 0..2 {
        assert!(reader.next() < 2);
    }
    reader.code();
    for _ in 0..7 {
        reader.text();
    }
    // The dialect, and the extensions.
    reader.text();
    reader.text();
    if reader.next() == 1 {
        for _ in 0..4 {
            reader.text();
        }
        assert!(reader.next() < 3);
        reader.text();
    }
    let errors = reader.next();
    assert_eq!(usize::try_from(errors), Ok(report.errors.len()));
    for _ in 0..errors {
        for _ in 0..reader.next() {
            match reader.left[0] {
                INDEX => reader.left = &reader.left[2..],
                DIGITS => {
                    reader.left = &reader.left[1..];
                    reader.text();
                }
                _ => reader.text(),
            }
        }
        assert!(usize::try_from(reader.next()).unwrap() <= REQUEST_PARTS.len());
        reader.code();
        reader.text();
        reader.text();
    }
    assert!(reader.left.is_empty(), "{} numbers are left", reader.left.len());
    assert_eq!(reader.units, total);
}

/// The numbers that are not read yet.
struct Numbers<'a> {
    left: &'a [u32],
    /// How far the text was used.
    units: u32,
}

impl Numbers<'_> {
    fn next(&mut self) -> u32 {
        let (first, left) = self.left.split_first().expect("a number");
        self.left = left;
        *first
    }

    /// Each text begins where the one before ended.
    fn text(&mut self) {
        match (self.next(), self.next()) {
            (NONE, length) => assert_eq!(length, 0),
            (start, length) => {
                assert_eq!(start, self.units);
                self.units += length;
            }
        }
    }

    fn code(&mut self) {
        assert!(self.next() < 3);
        self.text();
    }
}
