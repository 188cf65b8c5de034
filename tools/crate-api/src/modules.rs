//! Reads the modules of a crate from its files, and finds what a path in one of them means.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::{Attribute, Ident, Item, ItemMod, UseTree, Visibility};

use crate::Result;

/// A module: its items, and the modules in it.
#[derive(Default)]
pub struct Module {
    /// Whether its parent makes it public.
    pub is_public: bool,
    pub items: Vec<Item>,
    pub children: BTreeMap<String, Module>,
    /// The macros that are called between the items. They may declare items that are not seen here.
    pub macros: Vec<String>,
}

/// A path from the root of the crate.
pub type Route = Vec<String>;

/// What a path means.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Module(Route),
    /// The items of a name in a module: a type and a function may share one.
    Item(Route, String),
}

/// A name that `use` declares, and the path that it stands for.
pub struct Import {
    pub is_public: bool,
    /// The name, or `None` for all names of the path.
    pub name: Option<String>,
    pub path: Route,
}

/// The attributes of an item.
pub fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The name of an item, and whether it is public. `None` for an item that has no name.
pub fn name(item: &Item) -> Option<(&Ident, &Visibility)> {
    Some(match item {
        Item::Const(item) => (&item.ident, &item.vis),
        Item::Enum(item) => (&item.ident, &item.vis),
        Item::Fn(item) => (&item.sig.ident, &item.vis),
        Item::Static(item) => (&item.ident, &item.vis),
        Item::Struct(item) => (&item.ident, &item.vis),
        Item::Trait(item) => (&item.ident, &item.vis),
        Item::Type(item) => (&item.ident, &item.vis),
        Item::Union(item) => (&item.ident, &item.vis),
        _ => return None,
    })
}

pub fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether attributes leave an item out: a test, a part of `binding`, or hidden.
pub fn is_left_out(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let text = attribute.meta.to_token_stream().to_string().replace(' ', "");
        ["cfg(test)", "cfg(feature=\"binding\")", "doc(hidden)"].contains(&text.as_str())
    })
}

/// Reads the module that a file holds. Its children are below `folder`.
pub fn read(file: &Path, folder: &Path) -> Result<Module> {
    let text =
        fs::read_to_string(file).map_err(|error| format!("Cannot read {file:?}: {error}"))?;
    let parsed =
        syn::parse_file(&text).map_err(|error| format!("Cannot parse {file:?}: {error}"))?;
    with_children(parsed.items, folder)
}

fn with_children(items: Vec<Item>, folder: &Path) -> Result<Module> {
    let mut module = Module::default();
    for item in items {
        if is_left_out(attributes(&item)) {
            continue;
        }
        match item {
            Item::Mod(item) => {
                let name = item.ident.to_string();
                let mut child = read_child(item.clone(), &name, folder)?;
                child.is_public = is_public(&item.vis);
                module.children.insert(name, child);
            }
            Item::Macro(item) if !item.mac.path.is_ident("macro_rules") => {
                module.macros.push(item.mac.path.to_token_stream().to_string());
            }
            item => module.items.push(item),
        }
    }
    Ok(module)
}

fn read_child(item: ItemMod, name: &str, folder: &Path) -> Result<Module> {
    if item.attrs.iter().any(|attribute| attribute.path().is_ident("path")) {
        return Err(format!("Cannot follow the path attribute of {name}").into());
    }
    let below = folder.join(name);
    if let Some((_, items)) = item.content {
        return with_children(items, &below);
    }
    let file = folder.join(format!("{name}.rs"));
    let file = if file.exists() { file } else { below.join("mod.rs") };
    read(&file, &below)
}

fn flatten(tree: &UseTree, path: &[String], is_public: bool, imports: &mut Vec<Import>) {
    let extended = |ident: &Ident| [path, &[ident.to_string()]].concat();
    match tree {
        UseTree::Path(tree) => flatten(&tree.tree, &extended(&tree.ident), is_public, imports),
        UseTree::Group(group) => {
            group.items.iter().for_each(|tree| flatten(tree, path, is_public, imports));
        }
        UseTree::Name(tree) if tree.ident == "self" => {
            imports.push(Import { is_public, name: path.last().cloned(), path: path.to_vec() });
        }
        UseTree::Name(tree) => {
            let name = Some(tree.ident.to_string());
            imports.push(Import { is_public, name, path: extended(&tree.ident) });
        }
        UseTree::Rename(tree) => {
            let name = Some(tree.rename.to_string());
            imports.push(Import { is_public, name, path: extended(&tree.ident) });
        }
        UseTree::Glob(_) => imports.push(Import { is_public, name: None, path: path.to_vec() }),
    }
}

impl Module {
    /// The module at a path from this one.
    pub fn at(&self, route: &[String]) -> Option<&Module> {
        route.iter().try_fold(self, |module, name| module.children.get(name))
    }

    /// What the `use` declarations of this module declare.
    pub fn imports(&self) -> Vec<Import> {
        let mut imports = Vec::new();
        for item in &self.items {
            if let Item::Use(item) = item {
                flatten(&item.tree, &[], is_public(&item.vis), &mut imports);
            }
        }
        imports
    }

    /// The items of a name in this module itself.
    pub fn named(&self, wanted: &str) -> Vec<&Item> {
        let is_wanted = |item: &&Item| name(item).is_some_and(|(ident, _)| ident == wanted);
        self.items.iter().filter(is_wanted).collect()
    }

    /// What a name means in the module at a path. `self` is the root of the crate.
    fn lookup(&self, at: &[String], wanted: &str, depth: usize) -> Vec<Target> {
        let Some(module) = self.at(at) else { return Vec::new() };
        let mut targets = Vec::new();
        if module.children.contains_key(wanted) {
            targets.push(Target::Module([at, &[wanted.to_owned()]].concat()));
        }
        if !module.named(wanted).is_empty() {
            targets.push(Target::Item(at.to_vec(), wanted.to_owned()));
        }
        // Declarations that lead to each other end somewhere: a name that is none is not found.
        if depth > 16 {
            return targets;
        }
        for import in module.imports() {
            let path = match &import.name {
                Some(name) if name == wanted => import.path,
                Some(_) => continue,
                None => [import.path, vec![wanted.to_owned()]].concat(),
            };
            // `use read::read` in a crate that has a module `read` must not look for itself.
            let found = self.resolve_within(at, &path, depth + 1);
            targets.extend(
                found.into_iter().filter(|target| !targets.contains(target)).collect::<Vec<_>>(),
            );
        }
        targets
    }

    fn resolve_within(&self, at: &[String], path: &[String], depth: usize) -> Vec<Target> {
        let mut route = at.to_vec();
        let mut rest = path;
        while let Some((first, others)) = rest.split_first() {
            match first.as_str() {
                "crate" => route.clear(),
                "self" => {}
                "super" => drop(route.pop()),
                _ => break,
            }
            rest = others;
        }
        let Some((last, modules)) = rest.split_last() else { return vec![Target::Module(route)] };
        for name in modules {
            let next =
                self.lookup(&route, name, depth).into_iter().find_map(|target| match target {
                    Target::Module(route) => Some(route),
                    Target::Item(..) => None,
                });
            match next {
                Some(next) => route = next,
                None => return Vec::new(),
            }
        }
        self.lookup(&route, last, depth)
    }

    /// What a path means in the module at another one: nothing if it leads out of the crate.
    pub fn resolve(&self, at: &[String], path: &[String]) -> Vec<Target> {
        self.resolve_within(at, path, 0)
    }
}
