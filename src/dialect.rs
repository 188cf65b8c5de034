//! Gives a problem as a body in the shape of one system.
//!
//! A dialect decides the body and its content type, and nothing else: the duties of HTTP hold
//! in all of them and are written by [`crate::answer`].

pub mod problem;
