//! Problems, values and hostile texts for the tests of the writers and of the JSON parser, and JSON as
//! `serde_json` writes it.

#![allow(dead_code, reason = "each test file uses some of them")]

use std::borrow::Cow;

use httpexc::dialect::PROBLEM_DIALECT;
use httpexc::json_value::Value;
use httpexc::negotiate::MediaType;
use httpexc::pointer::PathSegment;
use httpexc::problem::{ErrorCode, FieldError, HelpLink, Problem, RESERVED_MEMBERS};
use httpexc::response_parts::{ResponseOptions, create_body};
use proptest::prelude::*;

/// Texts that are known to break escaping somewhere.
pub const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=alert(1) x=\"",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</small></main></body></html><p>",
    "</p><p>",
    "</ul><ul>",
    "</a><a href=javascript:alert(1)>",
    "<!--",
    "--><script>alert(1)</script><!--",
    "<![CDATA[",
    "]]>",
    "<?xml-stylesheet href='x'?>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
    "&lt;script&gt;",
    "&b;",
    "&#60;script&#62;",
    "&#x3c",
    "&amp",
    "<plaintext>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<template><table><tr>",
    "<math><mtext><table><mglyph><style><!--</style>",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "+ADw-script+AD4-",
    "\u{ff1c}script\u{ff1e}",
    "<\u{0}script>",
    "\u{0}",
    "a\u{8}\u{b}\u{c}\u{e}\u{1f}\u{7f}\u{80}\u{85}\u{9f}b",
    "a\r\nb\rc\nd\te",
    "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m",
    "\u{202e}\u{2066}\u{2028}\u{2029}\u{feff}",
    "\u{fffe}\u{ffff}\u{fdd0}\u{1ffff}\u{10ffff}",
    "\\\"\\u0000\\",
    "`~!@#$%^&*()_+-=[]{}|;':\",./<>?",
];

pub fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::collection::vec(any::<char>(), 0..16).prop_map(String::from_iter),
        1 => "[\\x00-\\x7f]{0,16}",
        1 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
    ]
}

fn an_optional_text() -> impl Strategy<Value = Option<Cow<'static, str>>> {
    prop::option::of(a_text().prop_map(Cow::Owned))
}

fn a_number() -> impl Strategy<Value = Cow<'static, str>> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string().into()),
        any::<f64>()
            .prop_filter("JSON has no infinity", |number| number.is_finite())
            .prop_map(|number| serde_json::to_string(&number).unwrap().into()),
    ]
}

fn a_code() -> impl Strategy<Value = Option<ErrorCode<'static>>> {
    prop::option::of(prop_oneof![
        a_text().prop_map(|text| ErrorCode::Text(text.into())),
        a_number().prop_map(ErrorCode::Number),
    ])
}

/// Generates names, half of which can be the name of an XML element.
fn a_name() -> impl Strategy<Value = Cow<'static, str>> {
    prop_oneof![
        "[a-z_\u{e0}-\u{f6}][a-z0-9.\u{b7}-]{0,5}".prop_map(Cow::Owned),
        a_text().prop_map(Cow::Owned),
    ]
}

pub fn a_value() -> impl Strategy<Value = Value<'static>> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        a_number().prop_map(Value::Number),
        a_text().prop_map(|text| Value::String(text.into())),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((a_name(), inner), 0..4).prop_map(Value::Object),
        ]
    })
}

prop_compose! {
    fn an_error()(
        path in prop::collection::vec(prop_oneof![
            any::<u64>().prop_map(PathSegment::Index),
            a_name().prop_map(PathSegment::Name),
        ], 0..4),
        code in a_code(),
        message in an_optional_text(),
    ) -> FieldError<'static> {
        FieldError { path, code, message }
    }
}

prop_compose! {
    pub fn a_problem()(
        status in prop_oneof![400..600_u16, any::<u16>()].prop_filter(
            "must have a body",
            |status| !matches!(status, 100..=199 | 204 | 205 | 304),
        ),
        (type_uri, title, detail, instance, explanation) in
            (an_optional_text(), an_optional_text(), an_optional_text(), an_optional_text(), an_optional_text()),
        (code, retryable) in (a_code(), any::<Option<bool>>()),
        help in prop::option::of((a_text(), an_optional_text())),
        errors in prop::collection::vec(an_error(), 0..3),
        mut extensions in prop::collection::vec((a_name(), a_value()), 0..4),
    ) -> Problem<'static> {
        extensions.retain(|(name, _)| !RESERVED_MEMBERS.contains(&&**name));
        let help = help.map(|(href, text)| HelpLink { href: href.into(), text });
        Problem { status, type_uri, title, detail, instance, code, retryable, help, errors, explanation, extensions, ..Problem::default() }
    }
}

pub fn write_body(problem: &Problem<'_>, media: MediaType) -> String {
    String::from_utf8(create_body(&PROBLEM_DIALECT, problem, &ResponseOptions::default(), media))
        .unwrap()
}

/// Returns a value as compact JSON, with the strings of `serde_json`.
pub fn format_json(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(digits) => digits.to_string(),
        Value::String(text) => serde_json::to_string(text).unwrap(),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(format_json).collect::<Vec<_>>().join(","))
        }
        Value::Object(members) => {
            let member = |(name, value): &(Cow<'_, str>, Value<'_>)| {
                format!("{}:{}", serde_json::to_string(name).unwrap(), format_json(value))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
        }
    }
}
