//! Portable errors in texts: the messages of errors.

/// What tells a portable error from other data. It stands in texts, too.
pub(crate) const PORTABLE_TAG: &str = "httpexc/portable";

/// The name of an error whose message is a portable one.
pub(crate) const CARRIER_NAME: &str = "PortableError";

/// How often a runtime may write the name of an error before its message.
const MAX_NAMES: usize = 4;

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

/// Returns a message without the names that workerd writes before it: one for each Worker that the error
/// passes and that has a compatibility date before 2026-04-21.
pub(crate) fn skip_names(message: &str) -> &str {
    let mut rest = message;
    for _ in 0..MAX_NAMES {
        let after = rest.strip_prefix(CARRIER_NAME).and_then(|rest| rest.strip_prefix(": "));
        let Some(after) = after else { break };
        rest = after;
    }
    rest
}
