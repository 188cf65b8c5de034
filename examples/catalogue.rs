//! Prints the catalogue, and the protocol between the core and JavaScript, as JSON for the programs that
//! generate code and documents:
//! `cargo run --example catalogue --features binding,serde`.

use std::io::{self, Write};

use httpexc::binding::problem_record::{REPRESENTATIONS, Tag};
use httpexc::binding::protocol::{MAX_READ_HEADERS, read_flag, response_part, retry_flag};
use httpexc::binding::report_record::{
    CodeForm, DIGITS_SEGMENT, FLAG_VALUES, INDEX_SEGMENT, NO_TEXT, REQUEST_PARTS,
};
use httpexc::catalogue::{ROWS, SPECIALISED_CLASSES};
use httpexc::dialect::DIALECTS;
use httpexc::json_value::MAX_DEPTH;
use httpexc::negotiate::{MAX_ACCEPT_LENGTH, MediaType};
use httpexc::problem::RESERVED_MEMBERS;
use httpexc::retry::{NO_RESPONSE, RETRY_POLICIES};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let catalogue = json!({
        "rows": ROWS,
        "specialised": SPECIALISED_CLASSES,
        "protocol": describe_protocol(),
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
        "retryPolicies": RETRY_POLICIES.map(|policy| policy.name),
        "requestParts": REQUEST_PARTS.map(|part| part.name()),
        "flagValues": FLAG_VALUES,
        "representations": REPRESENTATIONS.map(|(name, _)| name),
        "reservedMembers": RESERVED_MEMBERS,
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
        "retryFlags": {
            "AnyMethod": retry_flag::ANY_METHOD,
            "AcceptedStatus": retry_flag::ACCEPTED_STATUS,
            "StatusAdded": retry_flag::STATUS_ADDED,
            "SaidRetryable": retry_flag::SAID_RETRYABLE,
            "SaidPermanent": retry_flag::SAID_PERMANENT,
            "ExplicitDelay": retry_flag::EXPLICIT_DELAY,
        },
        "readFlags": {
            "ExamineOk": read_flag::EXAMINE_OK,
            "Cut": read_flag::CUT,
        },
        "limits": {
            "AcceptBytes": MAX_ACCEPT_LENGTH,
            "JsonDepth": MAX_DEPTH,
            "ReadHeaders": MAX_READ_HEADERS,
        },
        "noResponse": NO_RESPONSE,
    })
}
