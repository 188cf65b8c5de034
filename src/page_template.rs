//! Gives texts with values put in for `$name` and `${name}`.
//!
//! A name is an ASCII identifier. `$$` stands for a dollar sign; a name that nobody knows and any
//! other dollar sign stay as they are. What is put in is not looked at again.
//!
//! This module must not know which names there are, nor how a value is escaped.

/// Writes a template. `put` writes the value of a name and gives whether it knows it; `literal`
/// writes what stands between.
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
/// httpexc::page_template::fill("${detail}, $$1, ${other}", &mut out, known, |out, text| out.push_str(text));
/// assert_eq!(out, "no song, $1, ${other}");
/// ```
pub fn fill<O>(
    template: &str,
    out: &mut O,
    mut put: impl FnMut(&mut O, &str) -> bool,
    literal: impl Fn(&mut O, &str),
) {
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        let (before, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        literal(out, before);
        let after = tail.get(1..).unwrap_or_default();
        rest = if let Some(after) = after.strip_prefix('$') {
            literal(out, "$");
            after
        } else if let Some((name, after)) = name(after).filter(|(name, _)| put(out, name)) {
            _ = name;
            after
        } else {
            literal(out, "$");
            after
        };
    }
    literal(out, rest);
}

/// Gives the name at the start of a text, in braces or not, and what comes after it.
fn name(text: &str) -> Option<(&str, &str)> {
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
    use super::fill;

    fn filled(template: &str) -> String {
        let mut out = String::new();
        let put = |out: &mut String, name: &str| {
            if name == "a" || name == "_b2" {
                out.push_str("<$a>");
                return true;
            }
            false
        };
        fill(template, &mut out, put, |out, text| out.push_str(text));
        out
    }

    #[test]
    fn names_are_replaced_and_all_else_stays() {
        for (template, expected) in [
            ("", ""),
            ("$a ${a}$_b2!", "<$a> <$a><$a>!"),
            ("$$a $$$a", "$a $<$a>"),
            ("${a $a} ${} $ ${1} $1 $", "${a <$a>} ${} $ ${1} $1 $"),
            ("$ab ${A} ${a.b} ${é}", "$ab ${A} ${a.b} ${é}"),
            ("${a}é", "<$a>é"),
        ] {
            assert_eq!(filled(template), expected, "{template}");
        }
    }
}
