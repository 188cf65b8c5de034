//! The challenges of a response: how a client can prove who it is.

use std::borrow::Cow;

use super::parameters::{split_outside_quotes, unquote};
use crate::ascii;
use crate::header::{is_token, is_token_byte};
use crate::read::{Report, ReportedChallenge, UpstreamResponse};

/// The most challenges, and the most parameters of one, so that the time grows with the length alone.
const MOST_ENTRIES: usize = 32;

/// Adds the challenges of the server to a report, or those of the proxy to that of a 407. Any response
/// may have challenges: they say that other credentials would help (RFC 9110, 11.6.1 and 11.7.1).
pub fn add_challenges<'a>(report: &mut Report<'a>, response: &UpstreamResponse<'a>) {
    let wanted = if report.status == 407 { "proxy-authenticate" } else { "www-authenticate" };
    for (_, value) in response.headers.iter().filter(|(name, _)| *name == wanted) {
        read_challenges(&mut report.challenges, value);
    }
}

/// Reads a list of challenges (RFC 9110, 11.6.1). A comma separates challenges and also parameters, so
/// an element is a parameter if an equals sign follows its first word. What has another form is left out,
/// so that a server can send what was read: a scheme that is no token with its parameters, and
/// parameters after a value that stands in place of them.
pub fn read_challenges<'a>(challenges: &mut Vec<ReportedChallenge<'a>>, list: &'a str) {
    let mut rest = list;
    let mut has_params = !challenges.is_empty();
    while !rest.is_empty() && challenges.len() < MOST_ENTRIES {
        let (element, after) = split_outside_quotes(rest, b',');
        rest = after;
        let element = element.trim_ascii();
        let (word, tail) = split_token(element);
        let tail_start = tail.trim_ascii_start();
        let mut params = element;
        if !tail_start.starts_with('=') {
            if element.is_empty() {
                continue;
            }
            let is_scheme = !word.is_empty() && (tail.is_empty() || tail.starts_with(SPACES));
            has_params = is_scheme && !is_token68(tail_start);
            if is_scheme {
                let token68 = (!has_params).then(|| tail_start.into());
                let scheme = word.into();
                challenges.push(ReportedChallenge { scheme, params: Vec::new(), token68 });
            }
            params = tail_start;
        }
        if let Some(challenge) = challenges.last_mut().filter(|_| has_params) {
            add_parameters(challenge, params);
        }
    }
}

/// What separates a scheme from its parameters, and parameters that no comma separates.
const SPACES: [char; 3] = [' ', '\t', ';'];

/// Returns the token that a text begins with (RFC 9110, 5.6.2), and the rest.
fn split_token(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| !is_token_byte(byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or_default()
}

/// Whether a text is one value without a name (RFC 9110, 11.2). Equals signs can only be at its end.
fn is_token68(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    let value = ascii::trim_end(text, b"=");
    !value.is_empty() && value.bytes().all(is_inner)
}

/// Adds parameters. Their names have no case (RFC 9110, 11.2), so they are added in lower case, and the
/// first of several with one name counts. Some servers separate parameters by spaces. A word without an
/// equals sign is none.
fn add_parameters<'a>(challenge: &mut ReportedChallenge<'a>, text: &'a str) {
    let mut rest = text;
    while !rest.is_empty() {
        let (before, after) = split_outside_quotes(rest, b'=');
        if before.len() == rest.len() {
            return;
        }
        let is_separator = |byte: u8| byte.is_ascii_whitespace() || byte == b';';
        let before = before.trim_ascii();
        let name = ascii::rsplit_once(before, b" \t;").map_or(before, |(_, name)| name);
        let after = after.trim_ascii_start();
        let is_end = |(at, byte): (usize, u8)| match after.starts_with('"') {
            true => byte == b'"' && at > 0 && !is_escaped(after, at),
            false => is_separator(byte),
        };
        let end = after.bytes().enumerate().position(is_end).unwrap_or(after.len());
        let (value, tail) = after.split_at_checked(end).unwrap_or_default();
        rest = tail.strip_prefix('"').unwrap_or(tail);
        let is_known = |(known, _): &(Cow<'_, str>, _)| known.eq_ignore_ascii_case(name);
        if challenge.params.len() >= MOST_ENTRIES {
            return;
        }
        if is_token(name) && !challenge.params.iter().any(is_known) {
            challenge.params.push((ascii::to_lower_case(name), unquote(value)));
        }
    }
}

/// Whether a backslash that is not escaped itself stands before a place in a quoted string.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.bytes().take(at).rev();
    before.take_while(|byte| *byte == b'\\').count() % 2 == 1
}
