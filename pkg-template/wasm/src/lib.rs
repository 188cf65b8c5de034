//! What crosses between JavaScript and the core of httpexc: numbers, and bytes at addresses.
//!
//! A caller reserves room, writes a table and a text at the addresses that it gets, makes one call,
//! and reads what came out. Nothing is kept between calls but the buffers, no object lives on this
//! side, and no function of the caller's is ever called.
//!
//! This crate is the only Rust code that knows JavaScript. It is built once for each module that is
//! shipped, with the features of that module.

#[cfg(feature = "reader")]
pub mod advise;
pub mod buffers;
#[cfg(feature = "reader")]
pub mod read;
#[cfg(feature = "writer")]
pub mod write;

/// Small, and needs no unsafe code here: 2.9 KB of gzip less than the default one. Its free list
/// is sorted by address and joined, and a call that writes frees what it took, so the list stays
/// short.
#[cfg(all(target_arch = "wasm32", feature = "writer"))]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// What reads takes as many parts as there are in a body of somebody else's, and with the list above a
/// hundred thousand attributes took seconds. Here to take and to give back are a few steps each,
/// whatever there is, in 3 KB of gzip less than the default one.
#[cfg(all(target_arch = "wasm32", feature = "reader"))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
