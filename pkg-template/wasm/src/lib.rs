//! The binding between JavaScript and the core of httpexc: numbers cross, and bytes at addresses.
//!
//! A caller reserves memory, writes a table and a text at the addresses that it gets, makes one call,
//! and reads the results. Only the buffers are kept between calls. No object lives in this module, and
//! it never calls a function of the caller.
//!
//! This crate is the only Rust code that knows JavaScript. It is built once for each module of the npm
//! package, with the features of that module.

// The binding is total: any input gives a result, never a panic. Each of these could panic.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

pub mod buffers;
#[cfg(feature = "reader")]
pub mod reader;
#[cfg(feature = "writer")]
pub mod writer;

/// A small allocator that needs no unsafe code here: 2.9 KB of gzip less than the default one. Its
/// free list is sorted by address, and neighbours are joined. A call that writes a response frees its
/// allocations, so the list stays short.
#[cfg(all(target_arch = "wasm32", feature = "writer"))]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// The allocator of the reader. A report has as many allocations as the upstream body has parts, and
/// with the free list above a hundred thousand attributes took seconds. This allocator takes a
/// constant number of steps for each, and is 3 KB of gzip smaller than the default one.
#[cfg(all(target_arch = "wasm32", feature = "reader"))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
