//! The rules of the house for the Rust sources: which module may use which, which crates the core may
//! use, how long a file may be, and that a name has one declaration.

#[path = "house/modules.rs"]
mod modules;
#[path = "house/order.rs"]
mod order;
#[path = "house/sources.rs"]
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use modules::{ModuleGraph, ModulePath, find_cycles, read_module_graph};
use order::{ARROWS, READ_ORDER, RECURSIVE_FOLDER};
use sources::{read, root, rust_files, split_tokens};

/// The longest file, in lines.
const MAX_LINES: usize = 450;

/// Files that may be longer, each with the reason.
const LONG_FILES: [(&str, &str); 1] =
    [("src/catalogue/rows.rs", "a table of data: one row for each status")];

/// The sources of the crates that know axum, build scripts and JavaScript runtimes.
const CRATE_SOURCES: [&str; 3] =
    ["crates/httpexc-axum/src", "crates/httpexc-build/src", "crates/httpexc-js/src"];

/// The folders that know JavaScript: what the npm package is compiled from, the crate for Rust programs in
/// a JavaScript runtime, such a program, and what its size is compared with.
const JAVASCRIPT_FOLDERS: [&str; 4] =
    ["crates/httpexc-js/", "examples/rust-worker/", "js-tests/sizes/", "pkg-template/wasm/"];

/// The crates that each crate of `crates/` may use in a program, besides the core. The core may use none.
const CRATE_DEPENDENCIES: [(&str, &[&str]); 3] = [
    (
        "crates/httpexc-axum/Cargo.toml",
        &[
            "axum-core",
            "bytes",
            "http",
            "http-body",
            "pin-project-lite",
            "tower-layer",
            "tower-service",
            "tracing",
        ],
    ),
    ("crates/httpexc-build/Cargo.toml", &[]),
    (
        "crates/httpexc-js/Cargo.toml",
        &["js-sys", "serde", "wasm-bindgen", "wasm-bindgen-futures", "web-sys"],
    ),
];

/// Names with more than one declaration, each with the reason.
const REPEATED_NAMES: [(&str, &str); 0] = [];

fn show(path: &ModulePath) -> String {
    path.join("::")
}

fn core_graph() -> ModuleGraph {
    read_module_graph("src")
}

/// Returns the uses between the modules of the core, as pairs of paths.
fn core_uses() -> BTreeSet<(String, String)> {
    let graph = core_graph();
    let pairs = |(from, used): (&ModulePath, &BTreeSet<ModulePath>)| {
        let from = show(from);
        used.iter().map(|to| (from.clone(), show(to))).collect::<Vec<_>>()
    };
    graph.iter().flat_map(pairs).collect()
}

#[test]
fn every_top_module_has_a_row() {
    let modules: BTreeSet<String> =
        core_graph().into_keys().filter_map(|path| path.first().cloned()).collect();
    assert_eq!(modules, ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect());
}

#[test]
fn arrows_lead_to_earlier_rows() {
    for (at, (name, uses)) in ARROWS.iter().enumerate() {
        for other in *uses {
            let is_before = ARROWS[..at].iter().any(|(before, _)| before == other);
            assert!(is_before, "{name} uses {other}, which comes after it");
        }
    }
}

#[test]
fn top_modules_use_only_what_their_arrows_allow() {
    let mut found = BTreeSet::new();
    for (from, to) in core_uses() {
        let top = |path: &str| path.split("::").next().unwrap().to_owned();
        let (from_top, to_top) = (top(&from), top(&to));
        // The root of the crate only exports names.
        if from_top.is_empty() || from_top == to_top {
            continue;
        }
        let (_, allowed) = ARROWS.iter().find(|(name, _)| *name == from_top).unwrap();
        assert!(allowed.contains(&&*to_top), "{from} uses {to}, and {from_top} may not");
        found.insert((from_top, to_top));
    }
    let expected = ARROWS.iter().flat_map(|(from, uses)| uses.iter().map(move |to| (*from, *to)));
    let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned())).collect();
    assert_eq!(found, expected, "an arrow that is not used can go");
}

/// Returns the index of the row of a module of the reader.
fn find_read_row(module: &str) -> usize {
    let is_row = |row: &&str| match row.strip_suffix('*') {
        Some(folder) => module.starts_with(folder),
        None => module == *row,
    };
    let row = READ_ORDER.iter().position(is_row);
    row.unwrap_or_else(|| panic!("{module} has no row in READ_ORDER"))
}

#[test]
fn modules_of_the_reader_use_only_modules_in_later_rows() {
    let mut rows = BTreeSet::new();
    for (from, to) in core_uses() {
        if from.starts_with("read") && to.starts_with("read") {
            let (above, below) = (find_read_row(&from), find_read_row(&to));
            let is_recursive = above == below && from.starts_with(RECURSIVE_FOLDER);
            assert!(above < below || is_recursive, "{from} uses {to}, which is not below it");
            rows.extend([above, below]);
        }
    }
    let unused: Vec<_> = (0..READ_ORDER.len()).filter(|row| !rows.contains(row)).collect();
    assert!(
        unused.is_empty(),
        "rows without modules: {:?}",
        unused.iter().map(|row| READ_ORDER[*row]).collect::<Vec<_>>()
    );
}

#[test]
fn no_modules_use_each_other_in_a_cycle() {
    for folder in ["src", "pkg-template/wasm/src"].into_iter().chain(CRATE_SOURCES) {
        for cycle in find_cycles(&read_module_graph(folder)) {
            let cycle: Vec<String> = cycle.iter().map(show).collect();
            let is_recursive = |module: &String| module.starts_with(RECURSIVE_FOLDER);
            assert!(cycle.iter().all(is_recursive), "{folder}: {cycle:?}");
        }
    }
}

#[test]
fn only_the_folders_that_know_javascript_mention_its_crates() {
    // Split, so that this file does not mention them.
    let mentions = [
        concat!("wasm_", "bindgen::"),
        concat!("#[wasm_", "bindgen"),
        concat!("js_", "sys::"),
        concat!("web_", "sys::"),
    ];
    let mut found = BTreeSet::new();
    for file in rust_files("") {
        // The command of the same name is a tool of the build, with its own lock file.
        if file.starts_with("tools/") {
            continue;
        }
        let text = read(&file);
        if mentions.iter().any(|mention| text.contains(mention)) {
            let folder = JAVASCRIPT_FOLDERS.iter().find(|folder| file.starts_with(**folder));
            found.insert(*folder.unwrap_or_else(|| panic!("{file}")));
        }
    }
    assert_eq!(found, BTreeSet::from(JAVASCRIPT_FOLDERS));
}

#[test]
fn the_core_has_only_optional_dependencies() {
    let manifest = read("Cargo.toml");
    let (_, rest) = manifest.split_once("\n[dependencies]\n").unwrap();
    let table = rest.split("\n[").next().unwrap();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert!(line.contains("optional = true"), "{line}");
    }
}

#[test]
fn crates_use_only_the_crates_of_their_row() {
    let mut folders: Vec<_> = rust_files("crates")
        .iter()
        .filter_map(|file| file.split("/src/").next())
        .filter(|folder| !folder.ends_with(".rs"))
        .map(|folder| format!("{folder}/Cargo.toml"))
        .collect();
    folders.dedup();
    assert_eq!(folders, CRATE_DEPENDENCIES.map(|(manifest, _)| manifest));
    for (manifest, allowed) in CRATE_DEPENDENCIES {
        let text = read(manifest);
        let (_, rest) = text.split_once("\n[dependencies]\n").unwrap();
        let table = rest.split("\n[").next().unwrap().lines();
        let names = table.filter_map(|line| line.split(['=', '.', ' ']).next());
        let names: Vec<_> = names.filter(|name| !name.is_empty() && *name != "httpexc").collect();
        assert_eq!(names, allowed, "{manifest}");
        assert!(!text.contains("[build-dependencies]"), "{manifest}");
    }
}

#[test]
fn the_modules_of_wasm_are_compiled_from_the_same_crates_with_these_features() {
    let target = ["--target", "wasm32-unknown-unknown", "--edges", "normal,features"];
    let package = ["--package", "httpexc-wasm", "--no-default-features", "--features"];
    for features in ["writer", "dialects", "reader"] {
        let tree = run_cargo(&[&["tree", "--locked"], &target[..], &package, &[features]].concat());
        // A feature that another member of the workspace needs must not reach the modules.
        for feature in ["httpexc feature \"serde\"", "axum", "tracing", "tokio", "js-sys"] {
            assert!(!tree.contains(feature), "{features}: {tree}");
        }
        assert!(tree.contains("httpexc feature \"binding\""), "{features}: {tree}");
    }
}

#[test]
fn the_package_has_only_sources_an_example_and_documents() {
    let list = run_cargo(&["package", "--list", "--allow-dirty", "--locked"]);
    let mut expected: BTreeSet<String> = rust_files("src").into_iter().collect();
    for name in ["Cargo.toml", "Cargo.toml.orig", "Cargo.lock", "LICENSE", "CHANGELOG.md"] {
        expected.insert(name.to_owned());
    }
    expected.extend(["src/README.md".to_owned(), "examples/server.rs".to_owned()]);
    let mut files: BTreeSet<String> = list.lines().map(str::to_owned).collect();
    // Cargo adds it if the folder is under version control.
    files.remove(".cargo_vcs_info.json");
    assert_eq!(files, expected);
}

#[test]
fn each_published_crate_has_the_licence() {
    let licence = read("LICENSE");
    for name in ["httpexc-axum", "httpexc-build", "httpexc-js"] {
        assert_eq!(read(&format!("crates/{name}/LICENSE")), licence, "{name}");
        let list =
            run_cargo(&["package", "--list", "--allow-dirty", "--locked", "--package", name]);
        assert!(list.lines().any(|file| file == "LICENSE"), "{name}: {list}");
    }
}

#[test]
fn a_dependency_on_the_crate_adds_no_other_crate() {
    for features in [&[][..], &["--no-default-features"], &["--features", "binding"]] {
        let all = ["tree", "-e", "normal,build", "--prefix", "none", "--target", "all", "--locked"];
        let tree = run_cargo(&[&all[..], &["--package", "httpexc"], features].concat());
        assert_eq!(tree.lines().count(), 1, "{features:?}: {tree}");
        assert!(tree.starts_with("httpexc v"), "{tree}");
    }
}

#[test]
fn every_public_function_has_an_example() {
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

/// Private modules with methods of a public type.
const PUBLIC_IMPLEMENTATIONS: [&str; 7] = [
    "builder",
    "conversions",
    "from_value",
    "generated/client_statuses",
    "generated/server_statuses",
    "into_owned",
    "parser",
];

/// Whether a file has names that other crates can use.
fn is_public(file: &str) -> bool {
    let path = file.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap();
    let Some((folder, name)) = path.split_once('/') else { return true };
    let parent = read(&format!("src/{folder}.rs"));
    // A private module can have names that its parent exports, or methods of a public type.
    parent.contains(&format!("pub mod {name};"))
        || parent.contains(&format!("pub use {name}::"))
        || PUBLIC_IMPLEMENTATIONS.contains(&name)
}

/// Runs cargo. Returns its output.
fn run_cargo(args: &[&str]) -> String {
    let done = Command::new(env!("CARGO")).args(args).current_dir(root()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn no_file_is_too_long() {
    let mut exceptions = Vec::new();
    for folder in ["src", "tests", "crates", "pkg-template/wasm", "fuzz", "examples", "tools"] {
        for file in rust_files(folder) {
            let lines = read(&file).lines().count();
            if lines > MAX_LINES {
                let is_exception = LONG_FILES.iter().any(|(long, _)| *long == file);
                assert!(is_exception, "{file} has {lines} lines");
                exceptions.push(file);
            }
        }
    }
    assert_eq!(exceptions, LONG_FILES.map(|(file, _)| file), "an exception is not needed");
}

#[test]
fn a_top_level_name_is_declared_once() {
    const KEYWORDS: [&str; 8] =
        ["fn", "struct", "enum", "trait", "type", "const", "static", "macro_rules"];
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let core = [rust_files("src"), rust_files("pkg-template/wasm/src")].concat();
    for file in &core {
        let mut depth = 0;
        let tokens = split_tokens(&read(file));
        for pair in tokens.windows(2) {
            match &*pair[0] {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
            // `const fn` declares a function.
            let is_name = !KEYWORDS.contains(&&*pair[1])
                && pair[1].starts_with(|char: char| char.is_alphabetic());
            if depth == 0 && KEYWORDS.contains(&&*pair[0]) && is_name {
                files.entry(pair[1].clone()).or_default().insert(file.clone());
            }
        }
    }
    assert!(files.len() > 300 && files.contains_key("parse_http_date"), "{}", files.len());
    files.retain(|_, files| files.len() > 1);
    let repeated: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(repeated, REPEATED_NAMES.map(|(name, _)| name), "{files:#?}");
}

#[test]
fn code_that_could_panic_is_denied_in_all_shipped_code() {
    let folders = ["src", "pkg-template/wasm/src"].into_iter().chain(CRATE_SOURCES);
    for file in folders.map(|folder| format!("{folder}/lib.rs")) {
        let tokens = split_tokens(&read(&file)).join("");
        for lint in
            ["unwrap_used", "expect_used", "panic", "indexing_slicing", "arithmetic_side_effects"]
        {
            let (_, denied) = tokens.split_once("#![deny(").unwrap();
            let (denied, _) = denied.split_once(")]").unwrap();
            assert!(
                denied.split(',').any(|name| name == format!("clippy::{lint}")),
                "{file}: {lint}"
            );
        }
    }
}

#[test]
fn unsafe_code_is_forbidden_in_all_shipped_code() {
    assert!(read("Cargo.toml").contains("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"));
    let crates = CRATE_DEPENDENCIES.map(|(manifest, _)| manifest);
    for manifest in ["Cargo.toml", "pkg-template/wasm/Cargo.toml"].into_iter().chain(crates) {
        assert!(read(manifest).contains("\n[lints]\nworkspace = true\n"), "{manifest}");
    }
    assert!(read("fuzz/src/lib.rs").contains("\n#![forbid(unsafe_code)]\n"));
}
