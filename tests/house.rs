//! Holds the source to the rules of the house: which module may know which, what stays out of the
//! core, and how long a file may grow.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each module of the crate and those that it may use, in an order in which all arrows lead back.
const ARROWS: [(&str, &[&str]); 16] = [
    ("catalogue", &[]),
    ("json_value", &[]),
    ("number", &[]),
    ("http_date", &["number"]),
    ("percent", &[]),
    ("pointer", &["number", "percent"]),
    ("header", &["http_date", "number", "percent"]),
    ("negotiate", &["header"]),
    ("problem", &["catalogue", "json_value", "number", "pointer"]),
    ("body_writer", &["json_value"]),
    ("page_template", &[]),
    (
        "dialect",
        &[
            "body_writer",
            "page_template",
            "problem",
            "negotiate",
            "number",
            "percent",
            "pointer",
            "json_value",
            "catalogue",
        ],
    ),
    (
        "read",
        &[
            "problem",
            "body_writer",
            "http_date",
            "number",
            "percent",
            "pointer",
            "json_value",
            "catalogue",
        ],
    ),
    ("response_parts", &["dialect", "problem", "negotiate", "header", "percent", "catalogue"]),
    ("retry", &["catalogue"]),
    (
        "binding",
        &[
            "read",
            "response_parts",
            "dialect",
            "problem",
            "body_writer",
            "header",
            "number",
            "pointer",
            "json_value",
        ],
    ),
];

/// How many lines a file may have. A table may have more.
const LONGEST: usize = 450;
const TABLES: [&str; 1] = ["src/catalogue/rows.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Gives the Rust files within a folder that were not built or fetched, by their path from the
/// root.
fn rust_files(folder: &str) -> Vec<String> {
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
                files.push(relative(&path));
            }
        }
    }
    files.sort();
    files
}

/// Gives a path from the root, with slashes on every system.
fn relative(path: &Path) -> String {
    let parts: PathBuf = path.strip_prefix(root()).unwrap().into();
    parts.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/")
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}

/// Gives the top module that a file of `src/` belongs to.
fn module(file: &str) -> &str {
    let path = file.strip_prefix("src/").unwrap();
    path.split_once('/').map_or_else(|| path.strip_suffix(".rs").unwrap(), |(folder, _)| folder)
}

/// Gives the top modules that the code of a file names, comments left out.
fn used(file: &str) -> BTreeSet<String> {
    // From a file of its own, `super` is the crate; from one in a folder, `super::super` is.
    let depth = file.matches('/').count();
    let roots = ["crate::".to_owned(), "super::".repeat(depth)];
    let code: String =
        read(file).lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let mut names = BTreeSet::new();
    for root in roots {
        for (at, _) in code.match_indices(&root) {
            let rest = &code[at + root.len()..];
            let paths = match rest.strip_prefix('{') {
                // Nested braces hold no top module.
                Some(group) => group.split(['}', '{']).next().unwrap().split(',').collect(),
                None => vec![rest],
            };
            let first = |path: &str| {
                let is_name = |char: char| char.is_alphanumeric() || char == '_';
                path.trim_start().split(|char| !is_name(char)).next().unwrap().to_owned()
            };
            names.extend(paths.into_iter().map(first));
        }
    }
    // `use super::*` and `super::super::…` name no module by themselves.
    names.retain(|name| !["", "super", "self", "crate"].contains(&&**name));
    names
}

#[test]
fn every_module_has_its_arrows() {
    let files = rust_files("src");
    let modules: BTreeSet<&str> = files.iter().map(|file| module(file)).collect();
    let mut expected: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    expected.insert("lib");
    assert_eq!(modules, expected);
}

#[test]
fn arrows_lead_back() {
    for (at, (name, uses)) in ARROWS.iter().enumerate() {
        for other in *uses {
            let is_before = ARROWS[..at].iter().any(|(before, _)| before == other);
            assert!(is_before, "{name} uses {other}, which comes after it");
        }
    }
}

#[test]
fn modules_use_none_but_those_that_they_may() {
    let mut seen = BTreeSet::new();
    for file in rust_files("src") {
        let Some((name, may)) = ARROWS.iter().find(|(name, _)| *name == module(&file)) else {
            continue;
        };
        for other in used(&file) {
            let is_module = ARROWS.iter().any(|(module, _)| *module == other);
            assert!(
                !is_module || other == *name || may.contains(&&*other),
                "{file} uses {other}, and {name} may not"
            );
            seen.insert((*name, other));
        }
    }
    // The test itself sees what it looks for.
    for arrow in [("negotiate", "header"), ("response_parts", "dialect"), ("binding", "problem")] {
        assert!(seen.contains(&(arrow.0, arrow.1.to_owned())), "{arrow:?} is not seen");
    }
}

#[test]
fn only_the_binding_mentions_wasm_bindgen() {
    // Written so that this file does not mention it.
    let mentions = [concat!("wasm_", "bindgen::"), concat!("#[wasm_", "bindgen")];
    let mut binding = 0;
    for file in rust_files("") {
        // The command of the same name is a tool of the build, with a lock file of its own.
        if file.starts_with("tools/") {
            continue;
        }
        let text = read(&file);
        if mentions.iter().any(|mention| text.contains(mention)) {
            assert!(file.starts_with("pkg-template/wasm/"), "{file}");
            binding += 1;
        }
    }
    assert!(binding > 0, "the binding is not found");
}

#[test]
fn the_core_depends_on_nothing_that_is_not_optional() {
    let manifest = read("Cargo.toml");
    let (_, rest) = manifest.split_once("\n[dependencies]\n").unwrap();
    let table = rest.split("\n[").next().unwrap();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert!(line.contains("optional = true"), "{line}");
    }
}

#[test]
fn the_package_has_its_sources_its_example_and_its_papers_and_nothing_else() {
    let list = cargo(&["package", "--list", "--allow-dirty", "--locked"]);
    let mut expected: BTreeSet<String> = rust_files("src").into_iter().collect();
    for name in ["Cargo.toml", "Cargo.toml.orig", "Cargo.lock", "LICENSE", "CHANGELOG.md"] {
        expected.insert(name.to_owned());
    }
    expected.extend(["src/README.md".to_owned(), "examples/server.rs".to_owned()]);
    let mut files: BTreeSet<String> = list.lines().map(str::to_owned).collect();
    // It is there where the folder is under version control.
    files.remove(".cargo_vcs_info.json");
    assert_eq!(files, expected);
}

#[test]
fn who_adds_the_crate_adds_no_other() {
    for features in [&[][..], &["--no-default-features"], &["--features", "binding"]] {
        let all = ["tree", "-e", "normal,build", "--prefix", "none", "--target", "all", "--locked"];
        let tree = cargo(&[&all[..], &["--package", "httpexc"], features].concat());
        assert_eq!(tree.lines().count(), 1, "{features:?}: {tree}");
        assert!(tree.starts_with("httpexc v"), "{tree}");
    }
}

#[test]
fn what_can_be_called_has_an_example() {
    let mut seen = 0;
    for file in rust_files("src").into_iter().filter(|file| is_public(file)) {
        let mut comment = String::new();
        for line in read(&file).lines().map(str::trim) {
            if line.starts_with("///") {
                comment += line;
            } else if !line.starts_with("#[") && !line.starts_with("//") {
                let signature =
                    line.strip_prefix("pub ").map(|rest| rest.trim_start_matches("const "));
                if signature
                    .is_some_and(|rest| rest.starts_with("fn ") || rest.starts_with("trait "))
                {
                    assert!(comment.contains("```"), "{file}: {line}");
                    seen += 1;
                }
                comment.clear();
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

/// Gives whether what a file makes public can be reached from outside of the crate.
fn is_public(file: &str) -> bool {
    let path = file.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap();
    let Some((folder, name)) = path.split_once('/') else { return true };
    let parent = read(&format!("src/{folder}.rs"));
    // What is re-exported or implements a public type is in a private file, too.
    parent.contains(&format!("pub mod {name};"))
        || parent.contains(&format!("pub use {name}::"))
        || name == "convert"
}

/// Gives what cargo prints.
fn cargo(args: &[&str]) -> String {
    let done = Command::new(env!("CARGO")).args(args).current_dir(root()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn no_file_is_too_long_to_read() {
    for file in rust_files("src") {
        let lines = read(&file).lines().count();
        assert!(lines <= LONGEST || TABLES.contains(&&*file), "{file} has {lines} lines");
    }
}

#[test]
fn unsafe_code_is_forbidden_in_all_that_is_shipped() {
    assert!(read("Cargo.toml").contains("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"));
    for manifest in ["Cargo.toml", "pkg-template/wasm/Cargo.toml"] {
        assert!(read(manifest).contains("\n[lints]\nworkspace = true\n"), "{manifest}");
    }
    assert!(read("fuzz/src/lib.rs").contains("\n#![forbid(unsafe_code)]\n"));
}
