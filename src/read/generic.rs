//! Reads an error in any object or list, by the usual names of members.
//!
//! This is one recursive descent, and the only folder whose files may use each other in both
//! directions. Each member is visited once, outer ones first, so the time grows with the size of the
//! body alone. These modules must not know the format of the body.

pub mod annotated_object;
pub mod error_list;
pub mod error_map;
pub mod error_member;
pub mod errors_member;
pub mod member;
pub mod object;
pub mod object_class;
pub mod typed_details;
