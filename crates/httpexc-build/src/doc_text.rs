//! Texts of a declaration as documentation in Rust.

/// Returns the attribute for a text. Nothing in it is a block of code, which rustdoc would compile and run
/// as a test: the text is about an API, and its examples are no Rust.
pub(crate) fn format_doc(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(format_line).collect();
    format!("#[doc = {:?}]", lines.join("\n"))
}

/// Returns a line in which no block of code begins: an indented one needs four spaces, also after the sign
/// of a list or a quotation, and another one needs a fence.
fn format_line(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let line = words.join(" ");
    if line.contains("```") || line.contains("~~~") {
        line.replace('`', "\\`").replace('~', "\\~")
    } else {
        line
    }
}
