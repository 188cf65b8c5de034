//! Problem records as JavaScript writes them, and a check of the responses that are made from them.

#![allow(dead_code, reason = "each test file uses some of them")]

use httpexc::binding::problem_record::{Tag, parse_problem_record};
use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

/// A record that is written as JavaScript writes it.
#[derive(Default)]
pub struct PackedRecord {
    text: String,
    table: Vec<u32>,
}

impl PackedRecord {
    pub fn new(parts: &[(Tag, &str)]) -> Self {
        let mut record = Self::default();
        for (tag, part) in parts {
            record.add(*tag, part);
        }
        record
    }

    pub fn add(&mut self, tag: Tag, part: &str) {
        let number = Tag::ALL.iter().position(|other| *other == tag).unwrap();
        let length = part.encode_utf16().count();
        self.table.extend([number, length].map(|number| u32::try_from(number).unwrap()));
        self.text += part;
    }

    pub fn add_all(&mut self, tag: Tag, parts: &[String]) {
        for part in parts {
            self.add(tag, part);
        }
    }

    pub fn parse(&self, status: u16) -> (Problem<'_>, ResponseOptions<'_>) {
        parse_problem_record(status, &self.text, &self.table)
    }
}

/// Checks that the JSON and the XML of the response are well-formed.
pub fn check_response(problem: &Problem<'_>, options: &ResponseOptions<'_>) {
    for media in MediaType::ALL {
        let body =
            String::from_utf8(ResponseParts::new(problem, options, media).body).expect("UTF-8");
        match media {
            _ if body.is_empty() => {}
            MediaType::Json => {
                let parsed: serde_json::Value = serde_json::from_str(&body).expect(&body);
                assert_eq!(parsed["status"].as_u64(), Some(u64::from(problem.status)));
            }
            MediaType::Xml => {
                let mut reader = Reader::from_str(&body);
                let mut roots = 0;
                let mut depth = 0;
                loop {
                    match reader.read_event().expect(&body) {
                        Event::Start(_) => {
                            roots += usize::from(depth == 0);
                            depth += 1;
                        }
                        Event::End(_) => depth -= 1,
                        Event::Eof => break,
                        _ => {}
                    }
                }
                assert_eq!((roots, depth), (1, 0), "{body}");
            }
            _ => {}
        }
    }
}

pub fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(any::<char>(), 0..8).prop_map(String::from_iter),
        "[ -~]{0,12}",
        "[\u{7f}-\u{81}\u{7ff}\u{800}\u{fffd}\u{ffff}\u{10000}\u{1f600}a]{0,6}",
    ]
}
