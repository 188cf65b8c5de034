//! The records and numbers in which errors cross between the core and JavaScript.
//!
//! They belong to the npm package and change with it, so no version of the crate promises their form.

pub mod problem_record;
pub mod protocol;
pub mod reader_names;
pub mod report_record;
