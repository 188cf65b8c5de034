//! Prints an item as others may use it: without bodies, comments and private fields.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::token::Comma;
use syn::visit_mut::{VisitMut, visit_path_mut};
use syn::{
    Attribute, Block, Expr, Field, FieldMutability, Fields, File, FnArg, ImplItem, Item, ItemImpl,
    Lit, Pat, Path, Signature, TraitItem, Type, Visibility, parse_quote,
};

use crate::modules::{is_left_out, is_public};

/// The name that stands for the private fields of a struct until it is printed.
const PRIVATE: &str = "private_fields";

/// Removes the attributes that mean nothing to users, and orders the traits that are derived.
fn clean(attributes: &mut Vec<Attribute>) {
    const SHOWN: [&str; 5] = ["cfg", "cfg_attr", "deprecated", "non_exhaustive", "repr"];
    let mut derived: Vec<String> = Vec::new();
    attributes.retain(|attribute| {
        if attribute.path().is_ident("derive") {
            let traits = attribute.parse_args_with(Punctuated::<Path, Comma>::parse_terminated);
            derived
                .extend(traits.into_iter().flatten().map(|one| one.to_token_stream().to_string()));
            return false;
        }
        // What is derived under a feature counts, a lint under one does not.
        let is_lint = attribute.meta.to_token_stream().to_string().contains("allow");
        SHOWN.iter().any(|name| attribute.path().is_ident(name)) && !is_lint
    });
    derived.sort();
    if !derived.is_empty() {
        let traits: Vec<Path> = derived.iter().filter_map(|one| syn::parse_str(one).ok()).collect();
        attributes.insert(0, parse_quote!(#[derive(#(#traits),*)]));
    }
}

/// Leaves out of a path how its module is named, which each file may do in its own way.
struct LastSegments;

impl VisitMut for LastSegments {
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_path_mut(self, path);
        let is_module = |name: &str| name.starts_with(|first: char| first.is_lowercase());
        while path.segments.len() > 1
            && path.segments.first().is_some_and(|one| is_module(&one.ident.to_string()))
        {
            path.segments = std::mem::take(&mut path.segments).into_iter().skip(1).collect();
            path.leading_colon = None;
        }
    }

    fn visit_attribute_mut(&mut self, _: &mut Attribute) {}
}

/// Removes `mut` from parameters: what a function does with its own values is no matter of callers.
fn clean_signature(signature: &mut Signature) {
    for input in &mut signature.inputs {
        match input {
            FnArg::Receiver(receiver) if receiver.reference.is_none() => receiver.mutability = None,
            FnArg::Typed(typed) => {
                typed.attrs.clear();
                if let Pat::Ident(pattern) = &mut *typed.pat {
                    pattern.mutability = None;
                }
            }
            FnArg::Receiver(_) => {}
        }
    }
}

fn empty() -> Block {
    parse_quote!({})
}

/// Whether a value is a number or a truth value.
fn is_shown(value: &Expr) -> bool {
    match value {
        Expr::Lit(literal) => matches!(literal.lit, Lit::Int(_) | Lit::Float(_) | Lit::Bool(_)),
        Expr::Unary(unary) => is_shown(&unary.expr),
        _ => false,
    }
}

/// A limit is part of the API. Texts and tables are not shown.
fn simplify(value: &mut Expr) {
    if !is_shown(value) {
        *value = parse_quote!(_);
    }
}

fn hide_private(fields: &mut Fields) {
    match fields {
        Fields::Named(fields) => {
            let all = fields.named.len();
            let shown =
                std::mem::take(&mut fields.named).into_iter().filter(|one| is_public(&one.vis));
            fields.named = shown.map(cleaned).collect();
            if fields.named.len() < all {
                let name = quote::format_ident!("{PRIVATE}");
                fields.named.push(Field {
                    attrs: Vec::new(),
                    vis: Visibility::Inherited,
                    mutability: FieldMutability::None,
                    ident: Some(name),
                    colon_token: None,
                    ty: parse_quote!(()),
                });
            }
        }
        Fields::Unnamed(fields) => {
            for field in &mut fields.unnamed {
                field.attrs.clear();
                if !is_public(&field.vis) {
                    field.ty = Type::Infer(parse_quote!(_));
                }
            }
        }
        Fields::Unit => {}
    }
}

fn cleaned(mut field: Field) -> Field {
    clean(&mut field.attrs);
    field
}

/// Prints one item. A function ends with a semicolon; one that a trait provides has `{ .. }`.
fn unparse(mut item: Item) -> String {
    LastSegments.visit_item_mut(&mut item);
    let text = prettyplease::unparse(&File { shebang: None, attrs: Vec::new(), items: vec![item] });
    text.lines()
        .map(|line| match line.trim() {
            private if private == format!("{PRIVATE}: (),") => {
                "    // and private fields".to_owned()
            }
            end if end.ends_with(" {}") && (end.starts_with(')') || end.contains("fn ")) => {
                line.replace(" {}", ";")
            }
            _ => line.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n")
        .replace("{\n        ..\n    }", "{ .. }")
}

/// Prints an item that is not an implementation.
pub fn item(item: &Item) -> String {
    let mut item = item.clone();
    match &mut item {
        Item::Const(item) => {
            clean(&mut item.attrs);
            simplify(&mut item.expr);
        }
        Item::Static(item) => {
            clean(&mut item.attrs);
            simplify(&mut item.expr);
        }
        Item::Fn(item) => {
            clean(&mut item.attrs);
            clean_signature(&mut item.sig);
            *item.block = empty();
        }
        Item::Struct(item) => {
            clean(&mut item.attrs);
            hide_private(&mut item.fields);
        }
        Item::Enum(item) => {
            clean(&mut item.attrs);
            for variant in &mut item.variants {
                clean(&mut variant.attrs);
                variant.fields.iter_mut().for_each(|field| clean(&mut field.attrs));
            }
        }
        Item::Trait(item) => {
            clean(&mut item.attrs);
            item.items.retain(|one| !matches!(one, TraitItem::Fn(one) if is_left_out(&one.attrs)));
            for one in &mut item.items {
                match one {
                    TraitItem::Fn(one) => {
                        clean(&mut one.attrs);
                        clean_signature(&mut one.sig);
                        one.default = one.default.as_ref().map(|_| parse_quote!({ .. }));
                    }
                    TraitItem::Const(one) => clean(&mut one.attrs),
                    TraitItem::Type(one) => clean(&mut one.attrs),
                    _ => {}
                }
            }
        }
        Item::Type(item) => clean(&mut item.attrs),
        Item::Union(item) => clean(&mut item.attrs),
        _ => {}
    }
    unparse(item)
}

/// Prints what implementations of a type add to it: constants and functions by name. `None` if that
/// is nothing.
pub fn inherent(implementations: &[&ItemImpl]) -> Option<String> {
    let mut whole = (*implementations.first()?).clone();
    clean(&mut whole.attrs);
    let mut items: Vec<(String, ImplItem)> = Vec::new();
    for one in implementations.iter().flat_map(|one| &one.items) {
        match one {
            ImplItem::Fn(one) if is_public(&one.vis) && !is_left_out(&one.attrs) => {
                let mut one = one.clone();
                clean(&mut one.attrs);
                clean_signature(&mut one.sig);
                one.block = empty();
                items.push((one.sig.ident.to_string(), ImplItem::Fn(one)));
            }
            ImplItem::Const(one) if is_public(&one.vis) && !is_left_out(&one.attrs) => {
                let mut one = one.clone();
                clean(&mut one.attrs);
                simplify(&mut one.expr);
                items.push((one.ident.to_string(), ImplItem::Const(one)));
            }
            _ => {}
        }
    }
    items.sort_by(|(a, _), (b, _)| a.cmp(b));
    whole.items = items.into_iter().map(|(_, one)| one).collect();
    (!whole.items.is_empty()).then(|| unparse(Item::Impl(whole)))
}

/// Prints that a trait is implemented, with the types and constants that belong to it.
pub fn implementation(implementation: &ItemImpl) -> String {
    let mut whole = implementation.clone();
    clean(&mut whole.attrs);
    whole.items.retain(|one| matches!(one, ImplItem::Type(_) | ImplItem::Const(_)));
    for one in &mut whole.items {
        match one {
            ImplItem::Type(one) => clean(&mut one.attrs),
            ImplItem::Const(one) => {
                clean(&mut one.attrs);
                simplify(&mut one.expr);
            }
            _ => {}
        }
    }
    unparse(Item::Impl(whole))
}
