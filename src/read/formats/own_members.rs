//! Offers what a format says in members of its own. These come before the usual names.

use crate::json_value::Value;
use crate::problem::ErrorCode;
use crate::read::generic::annotated_object::AnnotatedMember;
use crate::read::generic::member::read_nested_json;
use crate::read::member_roles::MemberRole;
use crate::read::ranks::{CodeRank, TextRank, TitleRank};
use crate::read::report_builder::ReportBuilder;
use crate::read::text::borrow_part;
use crate::read::text_class::find_text;

/// Offers the sentence of a format.
#[inline(never)]
pub fn offer_own_detail<'a>(builder: &mut ReportBuilder<'a>, value: Option<&Value<'a>>) {
    if let Some(text) = value.and_then(find_text) {
        let pair = ("message".into(), Value::String(text.clone()));
        let role = Some(MemberRole::Text(TextRank::Message));
        if read_nested_json(builder, &AnnotatedMember::new(&pair, role), 0) {
            return;
        }
        builder.detail.offer(TextRank::Message.rank(), borrow_part(text, text.trim()));
    }
}

/// Offers the title of a format.
#[inline(never)]
pub fn offer_own_title<'a>(builder: &mut ReportBuilder<'a>, value: Option<&Value<'a>>) {
    if let Some(text) = value.and_then(find_text) {
        builder.title.offer(TitleRank::Title.rank(), text.clone());
    }
}

/// Offers the code of a format.
#[inline(never)]
pub fn offer_own_code<'a>(builder: &mut ReportBuilder<'a>, value: Option<&Value<'a>>) {
    let code = match value {
        Some(Value::String(text)) if !text.is_empty() => ErrorCode::Text(text.clone()),
        Some(Value::Number(digits)) => ErrorCode::Number(digits.clone()),
        _ => return,
    };
    builder.code.offer(CodeRank::Code.rank(), code);
}

/// Returns the first item of a list.
pub fn first_item<'v, 'a>(value: &'v Value<'a>) -> Option<&'v Value<'a>> {
    match value {
        Value::Array(items) => items.first(),
        _ => None,
    }
}
