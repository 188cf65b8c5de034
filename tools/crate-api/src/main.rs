//! Prints the public API of a crate, module by module, without its `binding`.
//!
//! `httpexc-crate-api CRATE FILE` reads the sources from the file of the crate's root. What only
//! rustc knows is not printed: whether a type is `Send`, and what the traits of others imply.

mod modules;
mod print;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use std::{env, error::Error};

use quote::ToTokens;
use syn::{Item, ItemImpl, Type, TypeParamBound};

use modules::{Module, Route, Target, is_public, name};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// An item by its module and its name.
type Definition = (Route, String);

/// The path of something in a module.
fn join(at: &[String], name: &str) -> Route {
    let mut route = at.to_vec();
    route.push(name.to_owned());
    route
}

/// The path that a type is named by, if it is one type, a reference to one, or a trait's `dyn`.
fn named_path(own: &Type) -> Option<&syn::Path> {
    match own {
        Type::Path(own) => Some(&own.path),
        Type::Reference(own) => named_path(&own.elem),
        Type::TraitObject(own) => own.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => Some(&bound.path),
            _ => None,
        }),
        _ => None,
    }
}

struct Api<'a> {
    root: &'a Module,
    /// By the path of a public module: the items that are printed there.
    modules: BTreeMap<Route, BTreeSet<Definition>>,
    /// By the path of a public module: what it exports of another one.
    exports: BTreeMap<Route, BTreeSet<String>>,
    /// The public module in which an item is printed.
    shown: BTreeMap<Definition, Route>,
}

impl<'a> Api<'a> {
    fn new(root: &'a Module) -> Self {
        let mut api = Self {
            root,
            modules: BTreeMap::new(),
            exports: BTreeMap::new(),
            shown: BTreeMap::new(),
        };
        api.add_modules(&Vec::new());
        // An item of a private module is printed in the innermost module that exports it.
        let mut routes: Vec<Route> = api.modules.keys().cloned().collect();
        routes.sort_by_key(|route| (Reverse(route.len()), route.clone()));
        for at in routes {
            api.add_exports(&at);
        }
        api
    }

    /// Returns a macro that is called in a public module, where it may declare a public item.
    fn find_macro_call(&self) -> Option<&String> {
        self.modules.keys().filter_map(|at| self.root.at(at)?.macros.first()).next()
    }

    /// Adds a public module and those in it, with the public items that they declare.
    fn add_modules(&mut self, at: &Route) {
        let Some(module) = self.root.at(at) else { return };
        let items = self.modules.entry(at.clone()).or_default();
        for (ident, visibility) in module.items.iter().filter_map(name) {
            if is_public(visibility) {
                items.insert((at.clone(), ident.to_string()));
                self.shown.insert((at.clone(), ident.to_string()), at.clone());
            }
        }
        for (child, module) in &module.children {
            if module.is_public {
                self.add_modules(&join(at, child));
            }
        }
    }

    /// Adds what a public module exports with `pub use`: an item of a private module is shown here.
    fn add_exports(&mut self, at: &Route) {
        let Some(module) = self.root.at(at) else { return };
        for import in module.imports().into_iter().filter(|import| import.is_public) {
            let targets = match &import.name {
                Some(_) => self.root.resolve(at, &import.path),
                None => self.all_of(at, &import.path),
            };
            for target in targets {
                match target {
                    Target::Module(route) if !self.modules.contains_key(&route) => {
                        self.add_modules(&route);
                        self.export(at, &route, import.name.as_deref());
                    }
                    Target::Module(route) => self.export(at, &route, import.name.as_deref()),
                    Target::Item(route, item) => {
                        self.export_item(at, (route, item), import.name.as_deref())
                    }
                }
            }
        }
    }

    /// The public items of the module that a path leads to.
    fn all_of(&self, at: &Route, path: &[String]) -> Vec<Target> {
        let routes = self.root.resolve(at, path).into_iter().filter_map(|target| match target {
            Target::Module(route) => Some(route),
            Target::Item(..) => None,
        });
        routes
            .flat_map(|route| {
                let items = self.root.at(&route).map(|module| module.items.iter().filter_map(name));
                let public =
                    items.into_iter().flatten().filter(|(_, visibility)| is_public(visibility));
                public
                    .map(|(ident, _)| Target::Item(route.clone(), ident.to_string()))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// Prints an item in the first module that exports it, and a line in the others.
    fn export_item(&mut self, at: &Route, definition: Definition, alias: Option<&str>) {
        let is_own_name = alias.is_none_or(|alias| alias == definition.1);
        let is_new = !self.shown.contains_key(&definition);
        if is_new {
            self.shown.insert(definition.clone(), at.clone());
            self.modules.entry(at.clone()).or_default().insert(definition.clone());
        }
        // Its text has the name of its declaration: another name needs a line.
        if (!is_new || !is_own_name)
            && let Some(shown) = self.shown.get(&definition)
        {
            self.export(at, &join(shown, &definition.1), alias);
        }
    }

    fn export(&mut self, at: &Route, path: &[String], alias: Option<&str>) {
        let renamed = alias.filter(|alias| path.last().is_none_or(|last| last != alias));
        let suffix = renamed.map(|alias| format!(" as {alias}")).unwrap_or_default();
        let line = format!("pub use crate::{}{suffix};", path.join("::"));
        self.exports.entry(at.clone()).or_default().insert(line);
    }

    /// What a type or the path of a trait means, if it is declared in the crate.
    fn definition(&self, at: &Route, path: &syn::Path) -> Option<Definition> {
        let segments: Vec<String> = path.segments.iter().map(|one| one.ident.to_string()).collect();
        self.root.resolve(at, &segments).into_iter().find_map(|target| match target {
            Target::Item(route, name) => Some((route, name)),
            Target::Module(_) => None,
        })
    }

    /// The implementations of all modules, each with the module that it stands in.
    fn implementations(&self) -> Vec<(Route, &'a ItemImpl)> {
        let mut found = Vec::new();
        let mut routes = vec![Route::new()];
        while let Some(at) = routes.pop() {
            let Some(module) = self.root.at(&at) else { continue };
            routes.extend(module.children.keys().map(|name| join(&at, name)));
            found.extend(module.items.iter().filter_map(|item| match item {
                Item::Impl(item) => Some((at.clone(), item)),
                _ => None,
            }));
        }
        found
    }

    /// Prints each implementation that others can see: by the type, if that is one of the crate.
    fn print_implementations(&self) -> Result<BTreeMap<Option<Definition>, Vec<String>>> {
        let mut inherent: BTreeMap<(Definition, String), Vec<&ItemImpl>> = BTreeMap::new();
        let mut printed: BTreeMap<Option<Definition>, Vec<String>> = BTreeMap::new();
        for (at, item) in self.implementations() {
            let own = named_path(&item.self_ty).and_then(|path| self.definition(&at, path));
            if own.as_ref().is_some_and(|own| !self.shown.contains_key(own)) {
                continue;
            }
            if let Some((_, path, _)) = &item.trait_ {
                let private =
                    self.definition(&at, path).is_some_and(|one| !self.shown.contains_key(&one));
                if !private {
                    printed.entry(own).or_default().push(print::implementation(item));
                }
            } else if let Some(own) = own {
                let head = item.generics.to_token_stream().to_string()
                    + &item.self_ty.to_token_stream().to_string()
                    + &item.generics.where_clause.to_token_stream().to_string();
                inherent.entry((own, head)).or_default().push(item);
            } else {
                let own = item.self_ty.to_token_stream();
                return Err(format!(
                    "Cannot find the type {own} that {} implements",
                    at.join("::")
                )
                .into());
            }
        }
        for ((own, _), items) in inherent {
            printed.entry(Some(own)).or_default().extend(print::inherent(&items));
        }
        for texts in printed.values_mut() {
            // An implementation of no trait comes first: `impl A {` before `impl B for A {`.
            texts.sort_by_key(|text| (text.contains(" for "), text.clone()));
        }
        Ok(printed)
    }

    fn print(&self, name: &str) -> Result<String> {
        let mut implementations = self.print_implementations()?;
        let mut blocks = Vec::new();
        for (at, items) in &self.modules {
            let path = [&[name.to_owned()], at.as_slice()].concat().join("::");
            blocks.push(format!("mod {path};"));
            let mut sorted: Vec<_> = items.iter().collect();
            sorted.sort_by_key(|(_, name)| name.clone());
            for definition in sorted {
                let Some(module) = self.root.at(&definition.0) else { continue };
                blocks.extend(module.named(&definition.1).into_iter().map(print::item));
                blocks.extend(
                    implementations.remove(&Some(definition.clone())).into_iter().flatten(),
                );
            }
            blocks.extend(self.exports.get(at).into_iter().flatten().cloned());
        }
        let others: Vec<String> = implementations.into_values().flatten().collect();
        if !others.is_empty() {
            blocks.push("mod for_types_of_others;".to_owned());
            blocks.extend(others);
        }
        Ok(blocks.join("\n\n") + "\n")
    }
}

fn run() -> Result<String> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [name, file] = arguments.as_slice() else {
        return Err("Usage: httpexc-crate-api CRATE FILE".into());
    };
    let file = Path::new(file);
    let folder = file.parent().ok_or("The file is in no folder")?;
    let root = modules::read(file, folder)?;
    let api = Api::new(&root);
    if let Some(called) = api.find_macro_call() {
        return Err(format!("Cannot see what {called}! declares").into());
    }
    api.print(name)
}

fn main() -> ExitCode {
    match run() {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
