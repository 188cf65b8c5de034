//! The Rust files of the repository and their tokens.

use std::fs;
use std::path::{Path, PathBuf};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the Rust files in a folder by their paths from the root, without files that were built or
/// installed.
pub fn rust_files(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_symlink() {
                continue;
            }
            if path.is_dir() {
                if !name.starts_with('.') && name != "target" && name != "node_modules" {
                    folders.push(path);
                }
            } else if Path::new(name).extension().is_some_and(|end| end == "rs") {
                files.push(relative_path(&path));
            }
        }
    }
    files.sort();
    files
}

/// Returns a path from the root, with slashes on every system.
fn relative_path(path: &Path) -> String {
    let parts: PathBuf = path.strip_prefix(root()).unwrap().into();
    parts.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/")
}

pub fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}

/// Splits code into tokens: names and numbers, `::`, and other characters. Comments, the content of
/// literals and a module of tests at the end are left out.
pub fn split_tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let chars: Vec<char> = code.chars().collect();
    let starts = |at: usize, text: &str| {
        text.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c))
    };
    let mut at = 0;
    while at < chars.len() {
        let char = chars[at];
        let start = at;
        if starts(at, "//") {
            at += chars[at..].iter().take_while(|char| **char != '\n').count();
        } else if char.is_alphanumeric() || char == '_' {
            at += chars[at..]
                .iter()
                .take_while(|char| char.is_alphanumeric() || **char == '_')
                .count();
            let word: String = chars[start..at].iter().collect();
            match raw_string_end(&word, &chars, at) {
                Some(end) => at = end,
                None => tokens.push(word),
            }
        } else if char == '"' {
            at = string_end(&chars, at);
        } else if char == '\'' {
            at = char_end(&chars, at);
        } else if starts(at, "::") {
            tokens.push("::".to_owned());
            at += 2;
        } else {
            if !char.is_whitespace() {
                tokens.push(char.to_string());
            }
            at += 1;
        }
    }
    let tests = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let end = tokens.windows(tests.len()).position(|window| window == tests);
    tokens.truncate(end.unwrap_or(tokens.len()));
    tokens
}

/// Returns the end of a raw string that begins with this word, as `r` or `br`.
fn raw_string_end(word: &str, chars: &[char], at: usize) -> Option<usize> {
    if word != "r" && word != "br" {
        return None;
    }
    let hashes = chars[at..].iter().take_while(|char| **char == '#').count();
    if chars.get(at + hashes) != Some(&'"') {
        return None;
    }
    let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let rest: String = chars[at + hashes + 1..].iter().collect();
    let length = rest[..rest.find(&end).unwrap()].chars().count();
    Some(at + hashes + 1 + length + end.len())
}

fn string_end(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// Returns the end of a character literal or of a lifetime.
fn char_end(chars: &[char], start: usize) -> usize {
    if chars[start + 1] == '\\' {
        return start + 3 + chars[start + 3..].iter().position(|char| *char == '\'').unwrap();
    }
    if chars.get(start + 2) == Some(&'\'') {
        return start + 3;
    }
    let name = chars[start + 1..].iter();
    start + 1 + name.take_while(|char| char.is_alphanumeric() || **char == '_').count()
}

#[test]
fn tokens_have_neither_comments_nor_literals_nor_tests() {
    let code = "// a::b\nuse c::{d, e}; // f\nlet g = \"h::i\\\"\"; let j = r#\"k\"l\"#; 'm: loop { '\\n'; ':'; }\n\
                #[cfg(test)]\nmod tests { n::o }";
    let expected = "use c :: { d , e } ; let g = ; let j = ; : loop { ; ; }";
    assert_eq!(split_tokens(code).join(" "), expected);
}
