//! Texts of others in the log: one line each, as in the log of the core.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// The number of sources that are escaped, as the core shows them. A chain may refer to itself.
const MAX_SOURCES: usize = 16;

/// Returns a text in one line, without control characters.
pub(crate) fn escape_text(text: &str) -> Cow<'_, str> {
    if !text.contains(needs_escape) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if needs_escape(char) {
            escaped.extend(char.escape_default());
        } else {
            escaped.push(char);
        }
    }
    Cow::Owned(escaped)
}

fn needs_escape(char: char) -> bool {
    char.is_control() || matches!(char, '\u{2028}' | '\u{2029}')
}

/// A source whose text, or that of one of its own sources, needed escapes.
pub(crate) struct EscapedError {
    text: String,
    source: Option<Box<Self>>,
}

impl EscapedError {
    /// Returns a copy of a chain of errors, or `None` if none of its texts needs escapes.
    pub(crate) fn escape_chain(error: &(dyn Error + 'static)) -> Option<Self> {
        let mut texts: Vec<String> = Vec::new();
        let mut next = Some(error);
        while let Some(error) = next.filter(|_| texts.len() < MAX_SOURCES) {
            texts.push(error.to_string());
            next = error.source();
        }
        if !texts.iter().any(|text| text.contains(needs_escape)) {
            return None;
        }
        texts.iter().rev().fold(None, |source, text| {
            Some(Self { text: escape_text(text).into_owned(), source: source.map(Box::new) })
        })
    }
}

impl fmt::Display for EscapedError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl fmt::Debug for EscapedError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl Error for EscapedError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
