//! Details with the members of a problem: `No song has the id {song}.`

/// A part of a template.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum TemplatePart {
    Text(String),
    /// The name of the member whose value stands here.
    Member(String),
}

/// Returns the parts of a template. A brace that is not one of a pair around a name is a text.
pub(crate) fn parse_template(template: &str) -> Vec<TemplatePart> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.find(['{', '}']).and_then(|end| after.split_at_checked(end)) {
            Some((name, tail)) if tail.starts_with('}') => {
                if !text.is_empty() {
                    parts.push(TemplatePart::Text(std::mem::take(&mut text)));
                }
                parts.push(TemplatePart::Member(name.to_owned()));
                rest = tail.strip_prefix('}').unwrap_or_default();
            }
            _ => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        parts.push(TemplatePart::Text(text));
    }
    parts
}
