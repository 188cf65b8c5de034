//! Problem records: any problem and any options are parsed back as they were written.

mod records;

use httpexc::binding::problem_record::Tag;
use httpexc::header::{Challenge, RetryAfter};
use httpexc::json_value::Value;
use httpexc::problem::{ErrorCode, FieldError, HelpLink, PageLayout, Problem, RESERVED_MEMBERS};
use httpexc::{PathSegment, ResponseOptions};
use proptest::prelude::*;
use records::{PackedRecord, a_text, check_response};

fn an_optional_text() -> impl Strategy<Value = Option<String>> {
    prop::option::of(a_text())
}

fn some_texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(a_text(), 0..3)
}

fn some_pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec((a_text(), a_text()), 0..3)
}

fn borrow_texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn borrow_pairs(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(name, value)| (&**name, &**value)).collect()
}

/// A challenge with owned texts.
#[derive(Debug, Clone)]
enum SampleChallenge {
    Raw(String),
    Token68(String, String),
    Params(String, Vec<(String, String)>),
}

fn a_challenge() -> impl Strategy<Value = SampleChallenge> {
    prop_oneof![
        a_text().prop_map(SampleChallenge::Raw),
        (a_text(), a_text()).prop_map(|(scheme, token)| SampleChallenge::Token68(scheme, token)),
        (a_text(), some_pairs())
            .prop_map(|(scheme, params)| SampleChallenge::Params(scheme, params)),
    ]
}

fn a_retry() -> impl Strategy<Value = RetryAfter> {
    prop_oneof![any::<u64>().prop_map(RetryAfter::Seconds), any::<i64>().prop_map(RetryAfter::At),]
}

proptest! {
    #[test]
    fn any_options_are_parsed_back(
        allow in prop::option::of(some_texts()),
        challenges in prop::collection::vec(a_challenge(), 0..3),
        (upgrade, accept, accept_encoding, accept_patch) in (some_texts(), some_texts(), some_texts(), some_texts()),
        (location, unit, blocked_by) in (an_optional_text(), an_optional_text(), an_optional_text()),
        length: Option<u64>,
        retry_after in prop::option::of(a_retry()),
        headers in some_pairs(),
    ) {
        let mut record = PackedRecord::default();
        if let Some(methods) = &allow {
            record.add(Tag::Allow, "");
            record.add_all(Tag::Method, methods);
        }
        for challenge in &challenges {
            match challenge {
                SampleChallenge::Raw(value) => record.add(Tag::Challenge, value),
                SampleChallenge::Token68(scheme, token) => {
                    record.add(Tag::Scheme, scheme);
                    record.add(Tag::Token68, token);
                }
                SampleChallenge::Params(scheme, params) => {
                    record.add(Tag::Scheme, scheme);
                    for (name, value) in params {
                        record.add(Tag::ParamName, name);
                        record.add(Tag::ParamValue, value);
                    }
                }
            }
        }
        record.add_all(Tag::Upgrade, &upgrade);
        record.add_all(Tag::Accept, &accept);
        record.add_all(Tag::AcceptEncoding, &accept_encoding);
        record.add_all(Tag::AcceptPatch, &accept_patch);
        for (tag, text) in
            [(Tag::Location, &location), (Tag::Unit, &unit), (Tag::BlockedBy, &blocked_by)]
        {
            record.add_all(tag, text.as_slice());
        }
        record.add_all(Tag::Length, length.map(|length| length.to_string()).as_slice());
        match retry_after {
            Some(RetryAfter::Seconds(seconds)) => record.add(Tag::RetrySeconds, &seconds.to_string()),
            Some(RetryAfter::At(moment)) => record.add(Tag::RetryAt, &moment.to_string()),
            None => {}
        }
        for (name, value) in &headers {
            record.add(Tag::HeaderName, name);
            record.add(Tag::HeaderValue, value);
        }

        let expected = ResponseOptions {
            allow: allow.as_deref().map(borrow_texts),
            challenges: challenges
                .iter()
                .map(|challenge| match challenge {
                    SampleChallenge::Raw(value) => Challenge::Raw(value),
                    SampleChallenge::Token68(scheme, token) => Challenge::Token68(scheme, token),
                    SampleChallenge::Params(scheme, params) => Challenge::Params(scheme, borrow_pairs(params)),
                })
                .collect(),
            upgrade: borrow_texts(&upgrade),
            location: location.as_deref(),
            retry_after,
            length,
            unit: unit.as_deref(),
            accept: borrow_texts(&accept),
            accept_encoding: borrow_texts(&accept_encoding),
            accept_patch: borrow_texts(&accept_patch),
            blocked_by: blocked_by.as_deref(),
            headers: borrow_pairs(&headers),
            ..ResponseOptions::default()
        };
        prop_assert_eq!(record.parse(401), (Problem::new(401), expected));
    }

    #[test]
    fn any_problem_is_parsed_back(
        status: u16,
        texts in prop::collection::vec(an_optional_text(), 14),
        values in prop::collection::vec((a_text(), a_text()), 0..3),
        code in prop::option::of(prop_oneof![
            a_text().prop_map(|text| ErrorCode::Text(text.into())),
            any::<i64>().prop_map(|number| ErrorCode::Number(number.to_string().into())),
        ]),
        (has_class_title, retryable, help) in (any::<bool>(), any::<Option<bool>>(), prop::option::of((a_text(), an_optional_text()))),
        errors in prop::collection::vec(
            (prop::collection::vec(prop_oneof![
                a_text().prop_map(|name| PathSegment::Name(name.into())),
                any::<u64>().prop_map(PathSegment::Index),
            ], 0..3), an_optional_text(), an_optional_text()),
            0..3,
        ),
        mut extensions in prop::collection::btree_map(a_text(), a_text(), 0..3),
    ) {
        extensions.retain(|name, _| !RESERVED_MEMBERS.contains(&&**name));
        let mut record = PackedRecord::default();
        let tags = [
            Tag::Type,
            Tag::Title,
            Tag::Detail,
            Tag::Instance,
            Tag::Explanation,
            Tag::Reason,
            Tag::RequestId,
            Tag::Comment,
            Tag::Template,
            Tag::Page,
            Tag::Language,
            Tag::RetrySentence,
            Tag::CodeLabel,
            Tag::ReferenceLabel,
        ];
        for (name, value) in &values {
            record.add(Tag::ValueName, name);
            record.add(Tag::ValueText, value);
        }
        if has_class_title {
            record.add(Tag::ClassTitle, "");
        }
        for (tag, text) in tags.into_iter().zip(&texts) {
            record.add_all(tag, text.as_slice());
        }
        if let Some(retryable) = retryable {
            record.add(Tag::Retryable, if retryable { "true" } else { "false" });
        }
        match &code {
            Some(ErrorCode::Text(text)) => record.add(Tag::Code, text),
            Some(ErrorCode::Number(digits)) => record.add(Tag::CodeNumber, digits),
            None => {}
        }
        if let Some((href, text)) = &help {
            record.add(Tag::HelpHref, href);
            record.add_all(Tag::HelpText, text.as_slice());
        }
        if !errors.is_empty() {
            let step = |segment: &PathSegment<'_>| match segment {
                PathSegment::Name(name) => serde_json::Value::from(&**name),
                PathSegment::Index(index) => (*index).into(),
            };
            let error = |(path, code, message): &(Vec<PathSegment<'_>>, Option<String>, Option<String>)| {
                let path: Vec<_> = path.iter().map(step).collect();
                serde_json::json!({ "path": path, "code": code, "message": message })
            };
            let json: serde_json::Value = errors.iter().map(error).collect();
            record.add(Tag::Errors, &json.to_string());
        }
        if !extensions.is_empty() {
            record.add(Tag::Extensions, &serde_json::to_string(&extensions).unwrap());
        }

        let text = |at: usize| texts[at].as_deref().map(Into::into);
        let expected = Problem {
            status,
            type_uri: text(0),
            title: text(1),
            has_class_title,
            detail: text(2),
            instance: text(3),
            code: code.clone(),
            retryable,
            help: help
                .as_ref()
                .map(|(href, text)| HelpLink { href: href.into(), text: text.as_deref().map(Into::into) }),
            errors: errors
                .iter()
                .map(|(path, code, message)| FieldError {
                    path: path.clone(),
                    code: code.as_deref().map(ErrorCode::from),
                    message: message.as_deref().map(Into::into),
                })
                .collect(),
            explanation: text(4),
            extensions: extensions
                .iter()
                .map(|(name, text)| (name.into(), Value::String(text.into())))
                .collect(),
            reason: text(5),
            request_id: text(6),
            layout: PageLayout {
                comment: text(7),
                template: text(8),
                page: text(9),
                values: borrow_pairs(&values),
                language: text(10),
                retry_sentence: text(11),
                code_label: text(12),
                reference_label: text(13),
            },
        };
        let (problem, options) = record.parse(status);
        prop_assert_eq!(&problem, &expected);
        prop_assert_eq!(&options, &ResponseOptions::default());
        check_response(&problem, &options);
    }
}
