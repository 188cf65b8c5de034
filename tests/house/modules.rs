//! The modules of a crate, and which of them uses which.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{read, rust_files, split_tokens};

/// A path of names, such as `read::formats`. The path of the crate is empty.
pub type ModulePath = Vec<String>;

/// The modules of a crate: for each the modules that it uses.
pub type ModuleGraph = BTreeMap<ModulePath, BTreeSet<ModulePath>>;

/// A name that a module imports or exports again.
struct Import {
    name: String,
    target: ModulePath,
    is_public: bool,
}

struct Module {
    imports: Vec<Import>,
    /// The tokens without the imports.
    code: Vec<String>,
}

/// Returns the graph of the modules in a folder with a `lib.rs`. A name that a module exports again
/// (`pub use`) belongs to the module that declares it, so exporting it is no use of that module.
pub fn read_module_graph(folder: &str) -> ModuleGraph {
    let paths = rust_files(folder).into_iter().map(|file| (module_path(&file, folder), file));
    let files: BTreeMap<ModulePath, String> = paths.collect();
    let known: BTreeSet<&ModulePath> = files.keys().collect();
    let modules: BTreeMap<&ModulePath, Module> =
        files.iter().map(|(path, file)| (path, parse_module(path, &known, &read(file)))).collect();
    let mut graph = ModuleGraph::new();
    for (path, module) in &modules {
        let mut used = BTreeSet::new();
        for target in list_used_paths(path, &known, module) {
            used.extend(find_declaring_module(&target, &modules).filter(|other| other != *path));
        }
        graph.insert((*path).clone(), used);
    }
    graph
}

pub fn module_path(file: &str, folder: &str) -> ModulePath {
    let path = file.strip_prefix(folder).unwrap().trim_start_matches('/');
    let path = path.strip_suffix(".rs").unwrap();
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// Returns a path from the crate on, if it is one of this crate.
fn absolute_path(
    path: &[String],
    module: &[String],
    known: &BTreeSet<&ModulePath>,
) -> Option<ModulePath> {
    let mut base = match &*path[0] {
        "crate" => Vec::new(),
        "self" => module.to_vec(),
        "super" => module.split_last()?.1.to_vec(),
        child => {
            let path = [module, &[child.to_owned()]].concat();
            known.contains(&path).then_some(path)?
        }
    };
    for name in &path[1..] {
        match &**name {
            "super" => _ = base.pop()?,
            "self" => {}
            name => base.push(name.to_owned()),
        }
    }
    Some(base)
}

fn parse_module(path: &ModulePath, known: &BTreeSet<&ModulePath>, source: &str) -> Module {
    let tokens = split_tokens(source);
    let mut module = Module { imports: Vec::new(), code: Vec::new() };
    let mut at = 0;
    let mut is_public = false;
    while at < tokens.len() {
        if tokens[at] == "pub" {
            is_public = true;
            at += 1;
            // The path of `pub(in path)` is no use.
            if tokens[at] == "(" {
                at += tokens[at..].iter().position(|token| token == ")").unwrap() + 1;
            }
        } else if tokens[at] == "use" {
            let end = at + tokens[at..].iter().position(|token| token == ";").unwrap();
            for (target, name) in parse_use_tree(&tokens[at + 1..end], &[]) {
                if let Some(target) = absolute_path(&target, path, known) {
                    module.imports.push(Import { name, target, is_public });
                }
            }
            at = end + 1;
            is_public = false;
        } else if tokens[at] == "mod" && tokens.get(at + 2).is_some_and(|token| token == ";") {
            at += 3;
            is_public = false;
        } else {
            module.code.push(tokens[at].clone());
            at += 1;
            is_public = false;
        }
    }
    module
}

/// Returns the paths of a tree of imports, each with the name that it brings.
fn parse_use_tree(tokens: &[String], prefix: &[String]) -> Vec<(ModulePath, String)> {
    let group = tokens.iter().position(|token| token == "{");
    let names = |tokens: &[String]| -> ModulePath {
        tokens.iter().filter(|token| *token != "::").cloned().collect()
    };
    if let Some(group) = group {
        let prefix = [prefix, &names(&tokens[..group])].concat();
        let inner = &tokens[group + 1..tokens.len() - 1];
        let mut depth = 0;
        let members = inner.split(|token| {
            match &**token {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            depth == 0 && token == ","
        });
        let members = members.filter(|member| !member.is_empty());
        return members.flat_map(|member| parse_use_tree(member, &prefix)).collect();
    }
    let (path, alias) = match tokens.iter().position(|token| token == "as") {
        Some(at) => (&tokens[..at], Some(tokens[at + 1].clone())),
        None => (tokens, None),
    };
    let mut path = [prefix, &names(path)].concat();
    if path.last().is_some_and(|name| name == "self") {
        path.pop();
    }
    let name = alias.unwrap_or_else(|| path.last().unwrap().clone());
    vec![(path, name)]
}

/// Returns the paths that a module uses: its imports, and the paths in its code.
fn list_used_paths(
    path: &ModulePath,
    known: &BTreeSet<&ModulePath>,
    module: &Module,
) -> Vec<ModulePath> {
    let mut used = Vec::new();
    for import in &module.imports {
        if !import.is_public || module.code.contains(&import.name) {
            used.push(import.target.clone());
        }
    }
    let code = &module.code;
    for (at, token) in code.iter().enumerate() {
        let is_start = at == 0 || code[at - 1] != "::";
        if !is_start || code.get(at + 1).is_none_or(|next| next != "::") {
            continue;
        }
        let mut names = vec![token.clone()];
        let mut next = at + 1;
        let is_name =
            |token: &String| token.starts_with(|char: char| char.is_alphabetic() || char == '_');
        while code.get(next).is_some_and(|token| token == "::")
            && code.get(next + 1).is_some_and(is_name)
        {
            names.push(code[next + 1].clone());
            next += 2;
        }
        match module.imports.iter().find(|import| import.name == *token) {
            Some(import) => used.push([&import.target[..], &names[1..]].concat()),
            None => used.extend(absolute_path(&names, path, known)),
        }
    }
    used
}

/// Returns the module that declares the item of a path, or `None` if the path is a module.
fn find_declaring_module(
    path: &[String],
    modules: &BTreeMap<&ModulePath, Module>,
) -> Option<ModulePath> {
    let length =
        (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length].to_vec()))?;
    let (module, rest) = path.split_at(length);
    let name = rest.first()?;
    let module = module.to_vec();
    let exports = &modules[&module].imports;
    match exports.iter().find(|import| import.is_public && import.name == *name) {
        Some(export) => find_declaring_module(&[&export.target[..], &rest[1..]].concat(), modules),
        None => Some(module),
    }
}

/// Returns the groups of modules that use each other in a cycle.
pub fn find_cycles(graph: &ModuleGraph) -> BTreeSet<BTreeSet<ModulePath>> {
    let reachable = |start: &ModulePath| {
        let mut found = BTreeSet::new();
        let mut left: Vec<&ModulePath> = graph[start].iter().collect();
        while let Some(module) = left.pop() {
            if found.insert(module.clone()) {
                left.extend(&graph[module]);
            }
        }
        found
    };
    let reached: BTreeMap<&ModulePath, BTreeSet<ModulePath>> =
        graph.keys().map(|module| (module, reachable(module))).collect();
    let in_cycle = graph.keys().filter(|module| reached[module].contains(*module));
    in_cycle
        .map(|module| {
            reached[module]
                .iter()
                .filter(|other| reached[other].contains(module))
                .cloned()
                .collect()
        })
        .collect()
}

#[test]
fn a_cycle_of_any_length_is_found() {
    let path = |name: &str| vec![name.to_owned()];
    let graph = |edges: &[(&str, &str)]| {
        let mut graph = ModuleGraph::new();
        for (from, to) in edges {
            graph.entry(path(from)).or_default().insert(path(to));
            graph.entry(path(to)).or_default();
        }
        graph
    };
    assert!(find_cycles(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])).is_empty());
    let cycles = find_cycles(&graph(&[("a", "b"), ("b", "c"), ("c", "b"), ("d", "a")]));
    assert_eq!(cycles, BTreeSet::from([BTreeSet::from([path("b"), path("c")])]));
}

#[test]
fn imports_are_parsed_at_every_depth() {
    let tokens = split_tokens("a::{b, c::{self, d as e}, f::g}");
    let names = |path: &str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
    let expected = [("a::b", "b"), ("a::c", "c"), ("a::c::d", "e"), ("a::f::g", "g")];
    let expected = expected.map(|(path, name)| (names(path), name.to_owned()));
    assert_eq!(parse_use_tree(&tokens, &[]), expected);
}
