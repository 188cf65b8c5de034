//! Reads an error by the usual names of its members: one recursive descent.

pub mod error_list;
pub mod error_map;
pub mod errors_member;
pub mod object;
pub mod typed_details;
