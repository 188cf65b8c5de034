//! Parsers of bytes and markup, each in one pass and without recursion.
//!
//! These modules must not know what the markup says.

pub mod charset;
pub mod entity;
pub mod html;
pub mod xml;
