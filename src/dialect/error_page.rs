//! The page of problem details: one file without scripts, for a person on any screen.
//!
//! Texts of the package are English. On a page in another language, each of them is marked as English.
//! A code, a reference and the name of a field are isolated, so that a page from right to left shows
//! them as they are written (Unicode Standard Annex 9).

use super::definition::BodyContext;
use super::page_parts::write_language_attributes;
use super::shown_parts::{SentenceWriter, find_error_text, find_link, list_references};
use super::text_direction::is_english;
use crate::body_writer::html::{write_html_text, write_link};
use crate::body_writer::write_raw;
use crate::header::RetryAfter;
use crate::negotiate::MediaType;
use crate::number::format_decimal;
use crate::pointer::PathSegment;
use crate::problem::{PageLayout, Problem};

/// The style of the page. [`ERROR_PAGE_POLICY`] has its hash, which a test compares.
const PAGE_STYLE: &str = concat!(
    ":root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}",
    "body{margin:auto;max-width:34rem;padding:14vh 1.5rem 3rem;overflow-wrap:anywhere}",
    "b{color:light-dark(#b3261e,#ff8a80)}",
    "h1{margin:.25rem 0 1rem;font-size:min(2.25rem,9vw);line-height:1.15}",
    "p,li{white-space:pre-line}",
    "ul{padding:0;list-style:none}",
    "li{padding:.5rem 0;border-top:1px solid #8885}",
    "li code{font-weight:600}",
    "li bdi,footer{opacity:.75}",
    "footer{margin-top:2rem;font-size:.875rem}",
    "footer p{margin:0}",
    "a{color:inherit}",
);

/// The content security policy of the page of problem details: its own style and nothing else.
///
/// ```
/// assert!(httpexc::dialect::ERROR_PAGE_POLICY.starts_with("default-src 'none'"));
/// ```
pub const ERROR_PAGE_POLICY: &str = "default-src 'none'; style-src 'sha256-HfrAXdVUQS309U6rRjy73zOfmsax/IpnM2JRZhCCDIE='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Writes the page. `template` writes a text in place of the sentence.
pub(super) fn write_problem_page(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    context: BodyContext<'_>,
    template: Option<SentenceWriter>,
) {
    let layout = &problem.layout;
    let language = layout.language.as_deref();
    let is_english = language.is_none_or(is_english);
    let status = format_decimal(problem.status.into());
    let heading = if problem.title().is_empty() { "Error" } else { problem.title() };
    write_raw(out, "<!doctype html>\n<html");
    match language {
        None => write_raw(out, " lang=\"en\" dir=\"ltr\""),
        Some(language) => write_language_attributes(out, language),
    }
    write_raw(
        out,
        ">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>",
    );
    write_raw(out, &status);
    write_raw(out, " ");
    write_html_text(out, heading);
    write_raw(out, "</title>\n<style>");
    write_raw(out, PAGE_STYLE);
    write_raw(out, "</style>\n<main>\n<b>");
    write_raw(out, &status);
    write_raw(out, "</b>\n<h1>");
    write_text_or_english(out, problem.title.as_deref(), heading, is_english);
    write_raw(out, "</h1>\n");
    if template.is_some_and(|write| write(out, problem, MediaType::Html, context.target)) {
        // The template wrote the sentence.
    } else if !problem.sentence().is_empty() {
        let own = problem.detail.as_deref().or(problem.explanation.as_deref());
        write_raw(out, "<p>");
        write_text_or_english(out, own, problem.sentence(), is_english);
        write_raw(out, "</p>\n");
    }
    if let Some(retry_after) = context.retry_after {
        let own = layout.retry_sentence.as_deref();
        if own.is_some() || is_english {
            write_raw(out, "<p>");
            match own {
                Some(sentence) => write_html_text(out, sentence),
                None => write_raw(out, &compose_retry_sentence(problem.status, retry_after)),
            }
            write_raw(out, "</p>\n");
        }
    }
    write_field_errors(out, problem);
    if let Some((href, label)) = find_link(problem, context.target) {
        write_raw(out, "<p><bdi>");
        write_link(out, href, label);
        write_raw(out, "</bdi></p>\n");
    }
    write_references(out, problem, layout, is_english);
    write_raw(out, "</main>\n</html>\n");
}

/// Writes a text, or the English text in its place, which is marked on a page in another language.
fn write_text_or_english(out: &mut Vec<u8>, text: Option<&str>, english: &str, is_english: bool) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        write_html_text(out, text);
    } else if is_english {
        write_html_text(out, english);
    } else {
        write_raw(out, "<bdi lang=\"en\" dir=\"ltr\">");
        write_html_text(out, english);
        write_raw(out, "</bdi>");
    }
}

/// Writes the field errors as a list: the name of each field, and below it what is wrong with it.
fn write_field_errors(out: &mut Vec<u8>, problem: &Problem<'_>) {
    if problem.errors.is_empty() {
        return;
    }
    write_raw(out, "<ul>\n");
    for error in &problem.errors {
        write_raw(out, "<li>");
        if !error.path.is_empty() {
            write_raw(out, "<code dir=\"ltr\">");
            write_html_text(out, &format_field_name(&error.path));
            write_raw(out, "</code><br>");
        }
        write_raw(out, "<bdi>");
        write_html_text(out, find_error_text(error));
        write_raw(out, "</bdi></li>\n");
    }
    write_raw(out, "</ul>\n");
}

/// Returns the name of a field as a person writes it: `user.email`, `songs[0].title`.
fn format_field_name(path: &[PathSegment<'_>]) -> String {
    let mut name = String::new();
    for segment in path {
        match segment {
            PathSegment::Name(part) => {
                if !name.is_empty() {
                    name.push('.');
                }
                name.push_str(part);
            }
            PathSegment::Index(index) => {
                name.push('[');
                name.push_str(&format_decimal(*index));
                name.push(']');
            }
        }
    }
    name
}

/// Writes the code and the reference, each as a line of its own.
fn write_references(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    layout: &PageLayout<'_>,
    is_english: bool,
) {
    let references = list_references(problem);
    if references.iter().all(|(_, value)| value.is_none()) {
        return;
    }
    let labels = [layout.code_label.as_deref(), layout.reference_label.as_deref()];
    write_raw(out, "<footer>\n");
    for ((english, value), label) in references.into_iter().zip(labels) {
        if let Some(value) = value {
            write_raw(out, "<p>");
            write_text_or_english(out, label, english, is_english);
            write_raw(out, ": <code dir=\"ltr\">");
            write_html_text(out, value);
            write_raw(out, "</code></p>\n");
        }
    }
    write_raw(out, "</footer>\n");
}

/// Returns the sentence for a `Retry-After`: a delay in the two largest units that it has, rounded up,
/// or a date. After a success there is nothing to try again, only something to look for.
fn compose_retry_sentence(status: u16, retry_after: RetryAfter) -> String {
    let verb = if status < 300 { "Check" } else { "Try" };
    let when = match retry_after {
        RetryAfter::Seconds(0) => "now".to_owned(),
        RetryAfter::Seconds(seconds) => format_delay(seconds),
        RetryAfter::At(_) => ["after ", &retry_after.to_value()].concat(),
    };
    [verb, " again ", &when, "."].concat()
}

/// The units of a delay in seconds, the largest first.
const DELAY_UNITS: [(u64, &str); 4] =
    [(86_400, " day"), (3_600, " hour"), (60, " minute"), (1, " second")];

/// Returns "in" and a delay in its largest unit and, if that leaves a rest, in the next one. The next one is
/// rounded up, so that no try comes too early.
fn format_delay(seconds: u64) -> String {
    let mut text = "in ".to_owned();
    let mut units = DELAY_UNITS.into_iter().skip_while(|(unit, _)| *unit > seconds);
    if let Some((unit, name)) = units.next() {
        let (least, next) = units.next().unwrap_or((1, ""));
        let rounded = seconds.div_ceil(least).saturating_mul(least);
        push_count(&mut text, rounded.checked_div(unit).unwrap_or_default(), name);
        let rest = rounded.checked_rem(unit).and_then(|rest| rest.checked_div(least));
        let rest = rest.unwrap_or_default();
        if rest > 0 {
            text.push_str(" and ");
            push_count(&mut text, rest, next);
        }
    }
    text
}

/// Adds a number with its unit, singular or plural.
fn push_count(out: &mut String, count: u64, unit: &str) {
    out.push_str(&format_decimal(count));
    out.push_str(unit);
    if count != 1 {
        out.push('s');
    }
}

#[cfg(test)]
mod tests {
    use super::compose_retry_sentence;
    use crate::header::RetryAfter;

    #[test]
    fn a_delay_is_in_its_two_largest_units_and_never_too_short() {
        for (seconds, expected) in [
            (0, "Try again now."),
            (1, "Try again in 1 second."),
            (30, "Try again in 30 seconds."),
            (59, "Try again in 59 seconds."),
            (60, "Try again in 1 minute."),
            (61, "Try again in 1 minute and 1 second."),
            (90, "Try again in 1 minute and 30 seconds."),
            (120, "Try again in 2 minutes."),
            (3_541, "Try again in 59 minutes and 1 second."),
            (3_599, "Try again in 59 minutes and 59 seconds."),
            (3_600, "Try again in 1 hour."),
            (3_601, "Try again in 1 hour and 1 minute."),
            (7_200, "Try again in 2 hours."),
            (86_399, "Try again in 24 hours."),
            (86_400, "Try again in 1 day."),
            (90_001, "Try again in 1 day and 2 hours."),
            (172_800, "Try again in 2 days."),
            (9_007_199_254_740_991, "Try again in 104249991374 days and 8 hours."),
        ] {
            assert_eq!(compose_retry_sentence(429, RetryAfter::Seconds(seconds)), expected);
        }
        let date = RetryAfter::At(784_111_777);
        let expected = "Try again after Sun, 06 Nov 1994 08:49:37 GMT.";
        assert_eq!(compose_retry_sentence(503, date), expected);
        assert_eq!(
            compose_retry_sentence(202, RetryAfter::Seconds(5)),
            "Check again in 5 seconds."
        );
        compose_retry_sentence(503, RetryAfter::Seconds(u64::MAX));
    }
}
