//! Prints the catalogue as JSON, for the programs that generate code and docs from it:
//! `cargo run --example catalogue --features binding,serde`.

use std::io::{self, Write};

use httpexc::binding::problem_record::Tag;
use httpexc::catalogue::{ROWS, SPECIALISED_CLASSES};

fn main() -> io::Result<()> {
    let catalogue = serde_json::json!({ "rows": ROWS, "specialised": SPECIALISED_CLASSES, "tags": Tag::ALL.as_slice() });
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &catalogue)?;
    out.write_all(b"\n")
}
