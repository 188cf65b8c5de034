//! Portable errors in texts: the messages of errors.

/// What tells a portable error from other data. It stands in texts, too.
pub(crate) const PORTABLE_TAG: &str = "httpexc/portable";

/// How often a runtime may write the name of an error before its message.
const MAX_NAMES: usize = 4;

/// The longest name of a class.
const MAX_NAME_LENGTH: usize = 64;

/// Returns the message of an error that carries a portable one: `[httpexc/portable]{…}`.
pub(crate) fn format_message(json: &str) -> String {
    format!("[{PORTABLE_TAG}]{json}")
}

/// Returns the JSON of the portable error that a text is, or `None` for any other text. One that only quotes
/// a portable error, as the message of an error about its input does, has other words before it.
pub(crate) fn find_json(text: &str) -> Option<&str> {
    let json = text.strip_prefix('[')?.strip_prefix(PORTABLE_TAG)?.strip_prefix(']')?;
    json.starts_with('{').then_some(json)
}

/// Returns the name and the rest of a message that workerd has written the name of an error before, as it
/// does in a Worker with a compatibility date before 2026-04-21. The name is "" if there is none.
pub(crate) fn split_name(message: &str) -> (&str, &str) {
    let Some((name, mut rest)) = message.split_once(": ").filter(|(name, _)| is_class_name(name))
    else {
        return ("", message);
    };
    for _ in 1..MAX_NAMES {
        let Some(after) = rest.strip_prefix(name).and_then(|after| after.strip_prefix(": ")) else {
            break;
        };
        rest = after;
    }
    (name, rest)
}

/// Whether a text is the name of a class of errors.
fn is_class_name(text: &str) -> bool {
    text.len() <= MAX_NAME_LENGTH
        && text.strip_prefix("HTTP").is_some_and(|rest| {
            !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic())
        })
}
