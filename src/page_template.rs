//! Templates with placeholders `$name` and `${name}`.
//!
//! A name is an ASCII identifier. `$$` means a dollar sign. A placeholder with an unknown name and any
//! other dollar sign stay as they are. Placeholders in values are not replaced.
//!
//! This module must not know which names there are, nor how a value is escaped.

/// Writes a template. `write_value` writes the value of a name, and returns whether it knows the name.
/// `write_literal` writes the text between the placeholders.
///
/// ```
/// let mut out = String::new();
/// let known = |out: &mut String, name: &str| {
///     let is_known = name == "detail";
///     if is_known {
///         out.push_str("no song");
///     }
///     is_known
/// };
/// httpexc::page_template::fill_placeholders("${detail}, $$1, ${other}", &mut out, known, |out, text| out.push_str(text));
/// assert_eq!(out, "no song, $1, ${other}");
/// ```
pub fn fill_placeholders<O>(
    template: &str,
    out: &mut O,
    mut write_value: impl FnMut(&mut O, &str) -> bool,
    write_literal: impl Fn(&mut O, &str),
) {
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        let (before, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        write_literal(out, before);
        let after = tail.get(1..).unwrap_or_default();
        rest = if let Some(after) = after.strip_prefix('$') {
            write_literal(out, "$");
            after
        } else if let Some((name, after)) =
            split_name(after).filter(|(name, _)| write_value(out, name))
        {
            _ = name;
            after
        } else {
            write_literal(out, "$");
            after
        };
    }
    write_literal(out, rest);
}

/// Splits a text after the name at its start, which may be in braces. Returns `None` if there is none.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let braced = text.strip_prefix('{');
    let inner = braced.unwrap_or(text);
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let length = inner.bytes().position(|byte| !is_part(byte)).unwrap_or(inner.len());
    let (name, rest) = inner.split_at_checked(length)?;
    if name.bytes().next().is_none_or(|first| first.is_ascii_digit()) {
        return None;
    }
    Some((name, if braced.is_some() { rest.strip_prefix('}')? } else { rest }))
}

#[cfg(test)]
mod tests {
    use super::fill_placeholders;

    fn fill(template: &str) -> String {
        let mut out = String::new();
        let put = |out: &mut String, name: &str| {
            if name == "a" || name == "_b2" {
                out.push_str("<$a>");
                return true;
            }
            false
        };
        fill_placeholders(template, &mut out, put, |out, text| out.push_str(text));
        out
    }

    #[test]
    fn placeholders_are_replaced_and_other_text_is_kept() {
        for (template, expected) in [
            ("", ""),
            ("$a ${a}$_b2!", "<$a> <$a><$a>!"),
            ("$$a $$$a", "$a $<$a>"),
            ("${a $a} ${} $ ${1} $1 $", "${a <$a>} ${} $ ${1} $1 $"),
            ("$ab ${A} ${a.b} ${é}", "$ab ${A} ${a.b} ${é}"),
            ("${a}é", "<$a>é"),
        ] {
            assert_eq!(fill(template), expected, "{template}");
        }
    }
}
