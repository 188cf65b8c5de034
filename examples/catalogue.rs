//! Prints the catalogue, and the protocol between the core and JavaScript, as JSON for the programs that
//! generate code and documents:
//! `cargo run --example catalogue --features binding,serde`.

use std::io::{self, Write};

use httpexc::binding::problem_record::{REPRESENTATIONS, Tag};
use httpexc::binding::protocol::{MAX_READ_HEADERS, read_flag, response_part};
use httpexc::binding::reader_names::{
    find_member_names, find_retry_names, request_id_header_ends, request_id_headers,
};
use httpexc::binding::report_record::{
    CodeForm, DIGITS_SEGMENT, FLAG_VALUES, INDEX_SEGMENT, NO_TEXT, REQUEST_PARTS,
};
use httpexc::catalogue::{RETRYABLE_STATUSES, ROWS, SPECIALISED_CLASSES};
use httpexc::dialect::DIALECTS;
use httpexc::json_value::MAX_DEPTH;
use httpexc::negotiate::{MAX_ACCEPT_LENGTH, MediaType};
use httpexc::problem::{REQUEST_ID_MEMBERS, RESERVED_MEMBERS};
use httpexc::read::ERROR_FORMATS;
use httpexc::retry::{IDEMPOTENT_METHODS, NO_RESPONSE, RETRY_POLICIES, RetryPolicy};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let catalogue = json!({
        "rows": ROWS,
        "specialised": SPECIALISED_CLASSES,
        "protocol": describe_protocol(),
        "retries": describe_retries(),
        "readerNames": {
            "members": find_member_names().collect::<Vec<_>>(),
            "retries": find_retry_names().collect::<Vec<_>>(),
            "requestIdHeaders": request_id_headers().collect::<Vec<_>>(),
            "requestIdHeaderEnds": request_id_header_ends().collect::<Vec<_>>(),
        },
    });
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &catalogue)?;
    out.write_all(b"\n")
}

/// Returns the names and numbers on which the core and JavaScript agree. A list is in the order of the
/// numbers of its items, from 0 on.
fn describe_protocol() -> Value {
    json!({
        "tags": Tag::ALL.as_slice(),
        "mediaTypes": MediaType::ALL.map(|media| media.to_string()),
        "dialects": DIALECTS.map(|dialect| dialect.name),
        "requestParts": REQUEST_PARTS.map(|part| part.name()),
        "flagValues": FLAG_VALUES,
        "formats": ERROR_FORMATS.iter().map(|format| format.name).collect::<Vec<_>>(),
        "representations": REPRESENTATIONS.map(|(name, _)| name),
        "reservedMembers": RESERVED_MEMBERS,
        "requestIdMembers": REQUEST_ID_MEMBERS,
        "reportMarks": {
            "NoText": NO_TEXT,
            "IndexSegment": INDEX_SEGMENT,
            "DigitsSegment": DIGITS_SEGMENT,
        },
        "codeForms": {
            "None": CodeForm::None as u32,
            "Text": CodeForm::Text as u32,
            "Number": CodeForm::Number as u32,
        },
        "responseParts": {
            "Headers": response_part::HEADERS,
            "Body": response_part::BODY,
            "DutyHeaders": response_part::DUTY_HEADERS,
        },
        "readFlags": {
            "ExamineOk": read_flag::EXAMINE_OK,
            "Cut": read_flag::CUT,
            "AsciiSource": read_flag::ASCII_SOURCE,
        },
        "limits": {
            "AcceptBytes": MAX_ACCEPT_LENGTH,
            "JsonDepth": MAX_DEPTH,
            "ReadHeaders": MAX_READ_HEADERS,
        },
    })
}

/// Returns what decides whether a request is sent again. JavaScript decides the same without the core.
fn describe_retries() -> Value {
    let describe = |policy: &RetryPolicy| {
        let is_temporary = |status: &u16| {
            policy.temporary.contains(status)
                || RETRYABLE_STATUSES.contains(status) && !policy.permanent.contains(status)
        };
        json!({
            "name": policy.name,
            "statuses": (100..=999).filter(is_temporary).collect::<Vec<u16>>(),
            "statusesWithDelay": policy.temporary_with_delay,
            "heedsExplicitDelay": policy.heeds_explicit_delay,
            "countsFailures": policy.counts_failures,
        })
    };
    json!({
        "policies": RETRY_POLICIES.iter().map(describe).collect::<Vec<_>>(),
        "idempotentMethods": IDEMPOTENT_METHODS,
        "noResponse": NO_RESPONSE,
    })
}
