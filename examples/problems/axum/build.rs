//! Writes the types of the declared problems.

fn main() -> Result<(), httpexc_build::BuildError> {
    httpexc_build::generate("problems.json").map(|_| ())
}
