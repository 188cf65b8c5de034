//! Portable errors in texts: the messages of errors.

/// What tells a portable error from other data. It stands in texts, too.
pub(crate) const PORTABLE_TAG: &str = "httpexc/portable";

/// The most names of errors that runtimes write before a message, and how long each is.
const MAX_NAMES: usize = 4;
const MAX_NAME_LENGTH: usize = 100;

/// The longest phrase of a message.
const MAX_PHRASE_LENGTH: usize = 60;

/// Returns the message of an error that carries a portable one: `404 Not Found [httpexc/portable]{…}`.
pub(crate) fn format_message(status: u16, phrase: &str, json: &str) -> String {
    let phrase = clean_phrase(phrase);
    let phrase = if phrase.is_empty() { "Error" } else { &phrase };
    format!("{status} {phrase} [{PORTABLE_TAG}]{json}")
}

/// Returns the phrase with the characters that the pattern of a message allows.
fn clean_phrase(phrase: &str) -> String {
    let words = phrase.split(|char: char| !is_phrase_char(char)).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join(" ");
    joined.trim().chars().take(MAX_PHRASE_LENGTH).collect()
}

const fn is_phrase_char(char: char) -> bool {
    char.is_ascii_alphabetic() || matches!(char, '\'' | ' ' | '-')
}

/// Returns the JSON of the portable error that a text carries. A text that only quotes one, as the message of an error
/// about its input does, has other words before it, and carries none.
pub(crate) fn find_json(text: &str) -> Option<&str> {
    let json = skip_mark(skip_status(skip_names(text)))?;
    // Runtimes may add a text after it.
    let end = json.rfind('}')?;
    json.get(..=end)
}

/// Skips the names of errors, each with a colon and a space.
fn skip_names(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..MAX_NAMES {
        let Some((name, after)) = rest.split_once(": ") else { break };
        let is_name = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '$');
        if name.is_empty() || name.len() > MAX_NAME_LENGTH || !name.chars().all(is_name) {
            break;
        }
        rest = after;
    }
    rest
}

/// Skips the status and its phrase. The phrase has no bracket, so it ends before the mark.
fn skip_status(text: &str) -> &str {
    let Some((start, _)) = text.split_once('[') else { return text };
    let Some((status, phrase)) = start.split_once(' ') else { return text };
    let Some(phrase) = phrase.strip_suffix(' ') else { return text };
    let is_status = status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit());
    let is_phrase = !phrase.is_empty()
        && phrase.len() <= MAX_PHRASE_LENGTH
        && phrase.chars().all(is_phrase_char);
    if is_status && is_phrase { text.get(start.len()..).unwrap_or(text) } else { text }
}

fn skip_mark(text: &str) -> Option<&str> {
    text.strip_prefix('[')?.strip_prefix(PORTABLE_TAG)?.strip_prefix(']')
}
