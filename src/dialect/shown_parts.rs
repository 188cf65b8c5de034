//! What the page and the plain text of problem details show of a problem.

use crate::negotiate::MediaType;
use crate::problem::{FieldError, Problem};

/// A function that writes a text in place of the sentence. It returns whether it wrote one.
pub type SentenceWriter = fn(&mut Vec<u8>, &Problem<'_>, MediaType, Option<&str>) -> bool;

/// Returns the sentence of a field error, or its code if it has none.
pub fn find_error_text<'a>(error: &'a FieldError<'_>) -> &'a str {
    let code = error.code.as_ref().map(|code| code.as_str());
    error.message.as_deref().or(code).unwrap_or_default()
}

/// Returns the reference and the text of the link: the target of a redirect, or else the help.
pub fn find_link<'a>(
    problem: &'a Problem<'_>,
    target: Option<&'a str>,
) -> Option<(&'a str, &'a str)> {
    if let Some(target) = target {
        return Some((target, target));
    }
    let help = problem.help.as_ref()?;
    Some((&help.href, help.text.as_deref().unwrap_or(&help.href)))
}

/// A value that a person can quote to get help.
pub struct Reference<'a> {
    /// The label that the caller gave, in the language of the other texts.
    pub label: Option<&'a str>,
    /// The label in English.
    pub english_label: &'static str,
    /// The value, if the problem has one.
    pub value: Option<&'a str>,
}

/// Returns the code and the reference.
pub fn list_references<'a>(problem: &'a Problem<'_>) -> [Reference<'a>; 2] {
    let layout = &problem.layout;
    [
        Reference {
            label: layout.code_label.as_deref(),
            english_label: "Code",
            value: problem.code.as_ref().map(|code| code.as_str()),
        },
        Reference {
            label: layout.reference_label.as_deref(),
            english_label: "Reference",
            value: problem.request_id.as_deref().or(problem.instance.as_deref()),
        },
    ]
}
