//! A problem as plain text and as Markdown, which differ in how they write a text.
//!
//! Markdown is for programs that read text: agents with a language model above all. Its front matter has
//! the members of the JSON, for whatever acts on them. Below it is what a reader needs: what happened, what
//! to do and when, and which fields are wrong.

use std::borrow::Cow;

use super::definition::BodyContext;
use super::problem_members::write_members;
use super::retry_sentence::find_retry_sentence;
use super::shown_parts::{SentenceWriter, find_error_text, find_link, list_references};
use super::text_direction::is_english;
use crate::body_writer::front_matter::FrontMatterWriter;
use crate::body_writer::markdown::{write_markdown_line, write_markdown_link, write_markdown_text};
use crate::body_writer::text::{write_plain_line, write_plain_text};
use crate::body_writer::write_raw;
use crate::negotiate::MediaType;
use crate::number::format_decimal;
use crate::problem::Problem;

/// How a document writes its texts.
struct TextForm {
    /// Writes a text that may have several lines.
    write_text: fn(&mut Vec<u8>, &str),
    /// Writes a text as one line.
    write_line: fn(&mut Vec<u8>, &str),
    /// Writes the reference of a link.
    write_link: fn(&mut Vec<u8>, &str),
}

const PLAIN_TEXT: TextForm = TextForm {
    write_text: write_plain_text,
    write_line: write_plain_line,
    write_link: write_plain_line,
};

const MARKDOWN: TextForm = TextForm {
    write_text: write_markdown_text,
    write_line: write_markdown_line,
    write_link: write_markdown_link,
};

/// Writes the plain text. `template` writes a text in place of the sentence.
pub(super) fn write_problem_text(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    context: BodyContext<'_>,
    template: Option<SentenceWriter>,
) {
    let sentence = fill_sentence(problem, context.target, template);
    write_document(out, problem, context.target, [&sentence, ""], &PLAIN_TEXT);
}

/// Writes the Markdown. `template` writes a text in place of the sentence.
pub(super) fn write_problem_markdown(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    context: BodyContext<'_>,
    template: Option<SentenceWriter>,
) {
    write_raw(out, "---\n");
    write_members(&mut FrontMatterWriter::new(out), problem);
    write_raw(out, "---\n\n# ");
    let sentence = fill_sentence(problem, context.target, template);
    let retry_sentence = find_retry_sentence(problem, context);
    let advice = retry_sentence.as_deref().unwrap_or_else(|| find_retry_advice(problem));
    write_document(out, problem, context.target, [&sentence, advice], &MARKDOWN);
}

/// Returns the text of the template, or else the sentence of the problem.
fn fill_sentence<'a>(
    problem: &'a Problem<'_>,
    target: Option<&str>,
    template: Option<SentenceWriter>,
) -> Cow<'a, str> {
    let mut filled = Vec::new();
    match template {
        Some(write) if write(&mut filled, problem, MediaType::Text, target) => {
            String::from_utf8_lossy(&filled).into_owned().into()
        }
        _ => problem.sentence().into(),
    }
}

/// Returns what `retryable` says, in English as the texts of the package, or "" if there is nothing to say.
fn find_retry_advice(problem: &Problem<'_>) -> &'static str {
    let language = problem.layout.language.as_deref();
    match problem.retryable.filter(|_| language.is_none_or(is_english)) {
        Some(true) => "The same request may succeed later.",
        Some(false) => "The same request will fail again.",
        None => "",
    }
}

/// Writes the document. Only the paragraphs may have several lines: a line end in any other text would begin
/// a line that looks like one of another field error or reference.
fn write_document(
    out: &mut Vec<u8>,
    problem: &Problem<'_>,
    target: Option<&str>,
    paragraphs: [&str; 2],
    form: &TextForm,
) {
    write_raw(out, &format_decimal(problem.status.into()));
    if !problem.title().is_empty() {
        write_raw(out, " ");
        (form.write_line)(out, problem.title());
    }
    write_raw(out, "\n");
    for text in paragraphs {
        if !text.is_empty() {
            write_raw(out, "\n");
            (form.write_text)(out, text);
            write_raw(out, "\n");
        }
    }
    if !problem.errors.is_empty() {
        write_raw(out, "\n");
        for error in &problem.errors {
            write_raw(out, "- ");
            if !error.path.is_empty() {
                (form.write_line)(out, &error.pointer());
                write_raw(out, ": ");
            }
            (form.write_line)(out, find_error_text(error));
            write_raw(out, "\n");
        }
    }
    if let Some((href, label)) = find_link(problem, target) {
        write_raw(out, "\n");
        if label != href {
            (form.write_line)(out, label);
            write_raw(out, ": ");
        }
        (form.write_link)(out, href);
        write_raw(out, "\n");
    }
    for reference in list_references(problem) {
        if let Some(value) = reference.value {
            let own_label = reference.label.filter(|label| !label.is_empty());
            write_raw(out, "\n");
            (form.write_line)(out, own_label.unwrap_or(reference.english_label));
            write_raw(out, ": ");
            (form.write_line)(out, value);
            write_raw(out, "\n");
        }
    }
}
