#![doc = include_str!("../README.md")]
// A declaration must not be able to make a build script panic without a reason.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod build_error;
mod constant_options;
mod declaration;
mod detail_template;
mod doc_text;
mod member_type;
mod problem_writer;
mod rust_name;
mod type_names;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

pub use build_error::BuildError;
use declaration::parse_declarations;
use problem_writer::write_problem;
use type_names::check_type_names;

/// Writes the types of a declaration into the folder that Cargo has for a build script, as a file of the
/// same name that ends with `.rs`. Cargo runs the script again if the declaration changes. Returns the
/// path of the file.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), httpexc_build::BuildError> {
///     httpexc_build::generate("problems.json")?;
///     Ok(())
/// }
/// ```
///
/// # Errors
///
/// If the declaration cannot be read, the file cannot be written, or [`create_types`] fails.
pub fn generate(path: impl AsRef<Path>) -> Result<PathBuf, BuildError> {
    let path = path.as_ref();
    println!("cargo::rerun-if-changed={}", path.display());
    let json = fs::read_to_string(path)
        .map_err(|error| BuildError::new(format!("Cannot read {}: {error}", path.display())))?;
    let folder = env::var_os("OUT_DIR")
        .ok_or_else(|| BuildError::new("Cannot write types: OUT_DIR is missing".to_owned()))?;
    let name = path.file_stem().unwrap_or(path.as_os_str());
    let out = Path::new(&folder).join(name).with_extension("rs");
    fs::write(&out, create_types(&json)?)
        .map_err(|error| BuildError::new(format!("Cannot write {}: {error}", out.display())))?;
    Ok(out)
}

/// Returns the Rust source of the types of a declaration, the JSON of `npx httpexc problems FILE --json`.
///
/// ```
/// let json = r#"{"problems": [{
///     "name": "SongGone", "type": "https://songs.example/gone", "code": "song_gone", "status": 410,
///     "title": "Song gone", "members": []
/// }]}"#;
/// let source = httpexc_build::create_types(json).unwrap();
/// assert!(source.contains("pub struct SongGone"));
/// let error = httpexc_build::create_types("{}").unwrap_err();
/// assert_eq!(error.to_string(), "Cannot read the declaration: problems is missing");
/// ```
///
/// # Errors
///
/// If the text is no declaration, or if a part of it cannot be expressed in Rust.
pub fn create_types(json: &str) -> Result<String, BuildError> {
    let mut source = String::from("// Written by httpexc-build. Do not edit.\n");
    let declarations = parse_declarations(json)?;
    check_type_names(&declarations)?;
    for declaration in &declarations {
        write_problem(&mut source, declaration)?;
    }
    Ok(source)
}
