//! Parsers of markup.

pub mod entity;
pub mod html;
pub mod xml;
