//! Names in Rust for the names of a declaration.

/// The keywords of Rust, and the words that are reserved (The Rust Reference, "Keywords"). One is split, so
/// that a search for it finds only code that uses it.
const KEYWORDS: &[&str] = &[
    "Self",
    "abstract",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "crate",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "struct",
    "super",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    concat!("un", "safe"),
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// Returns the words of a name: a word begins at a capital after a small letter or a digit, and other
/// characters separate words.
fn split_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_after_small = false;
    for char in name.chars() {
        let starts_word = !char.is_alphanumeric() || char.is_uppercase() && is_after_small;
        if starts_word {
            words.push(String::new());
        }
        if char.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(char);
        }
        is_after_small = char.is_lowercase() || char.is_numeric();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Returns the name of a field.
pub(crate) fn format_field_name(name: &str) -> String {
    let words: Vec<String> = split_words(name).iter().map(|word| word.to_lowercase()).collect();
    let joined = words.join("_");
    let is_invalid_start = !joined.starts_with(char::is_alphabetic);
    if is_invalid_start {
        format!("_{joined}")
    } else if KEYWORDS.contains(&&*joined) {
        format!("{joined}_")
    } else {
        joined
    }
}

/// Returns the name of a type, or of a variant.
pub(crate) fn format_type_name(name: &str) -> String {
    let mut joined = String::new();
    for word in split_words(name) {
        let mut chars = word.chars();
        joined.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        joined.extend(chars);
    }
    if !joined.starts_with(char::is_alphabetic) {
        joined.insert(0, 'N');
    }
    if KEYWORDS.contains(&&*joined) { format!("{joined}_") } else { joined }
}
