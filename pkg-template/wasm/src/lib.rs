//! What crosses between JavaScript and the core of httpexc: numbers, and bytes at addresses.
//!
//! A caller reserves room, writes a table and a text (see [`httpexc::record`]) at the addresses
//! that it gets, makes one call, and reads what came out. Nothing is kept between calls but the
//! buffers, no object lives on this side, and no function of the caller's is ever called.
//!
//! This is the only Rust file that knows JavaScript.

use std::cell::Cell;

use httpexc::answer;
use httpexc::dialect::{Dialect, problem};
use httpexc::field::Fields;
use httpexc::negotiate::{self, Essence, Media};
use httpexc::record;
use wasm_bindgen::prelude::wasm_bindgen;

/// Small, and needs no unsafe code here: 2.9 KB of gzip less than the default one. Its free list
/// is sorted by address and joined, and a call frees what it took, so the list stays short.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// What stays between calls: room for what comes in, and what went out last.
#[derive(Default)]
struct Buffers {
    table: Vec<u32>,
    text: Vec<u8>,
    fields: Fields,
    body: Vec<u8>,
}

thread_local! {
    static BUFFERS: Cell<Option<Box<Buffers>>> = const { Cell::new(None) };
}

fn with_buffers<T>(work: impl FnOnce(&mut Buffers) -> T) -> T {
    let mut buffers = BUFFERS.take().unwrap_or_default();
    let result = work(&mut buffers);
    BUFFERS.set(Some(buffers));
    result
}

/// How many numbers `render` leaves at the start of the table: address and length of the field
/// lines, then of the body.
const RESULTS: usize = 4;

/// Makes room for a table of so many numbers and a text of so many bytes. Earlier addresses are
/// void afterwards.
#[wasm_bindgen]
pub fn reserve(words: usize, bytes: usize) {
    with_buffers(|buffers| {
        buffers.table = vec![0; words.max(RESULTS)];
        buffers.text = vec![0; bytes];
    });
}

/// Gives the address of the table.
#[wasm_bindgen]
#[must_use]
pub fn table() -> usize {
    with_buffers(|buffers| buffers.table.as_ptr().addr())
}

/// Gives the address of the text.
#[wasm_bindgen]
#[must_use]
pub fn text() -> usize {
    with_buffers(|buffers| buffers.text.as_ptr().addr())
}

/// The dialects of this module, by number.
#[cfg(feature = "dialects")]
const DIALECTS: &[&Dialect] = {
    use httpexc::dialect::{discord, falcon, webob, werkzeug};
    &[&problem::DIALECT, &falcon::DIALECT, &werkzeug::DIALECT, &webob::DIALECT, &discord::DIALECT]
};
#[cfg(not(feature = "dialects"))]
const DIALECTS: &[&Dialect] = &[&problem::PLAIN];

/// What stands in for a number that no dialect has.
const DEFAULT: &Dialect = &problem::PLAIN;

fn dialect(number: usize) -> &'static Dialect {
    DIALECTS.get(number).copied().unwrap_or(DEFAULT)
}

/// Gives the number of the media type that an `Accept` value of so many bytes asks a dialect for.
/// What else stands in the text are further media types, each ended by a comma; they follow the
/// dialect's own, and the first of them has the number after the last of [`Media`].
#[wasm_bindgen]
#[must_use]
pub fn negotiate(number: usize, bytes: usize, total: usize) -> usize {
    with_buffers(|buffers| {
        let text = valid(&buffers.text, total);
        let (accept, more) = text.split_at_checked(bytes).unwrap_or((text, ""));
        let dialect = dialect(number);
        if cfg!(not(feature = "dialects")) || number == 0 && more.is_empty() {
            return negotiate::negotiate(accept) as usize;
        }
        let own = dialect.offers.iter().map(|media| media.essence());
        let further =
            more.split_terminator(',').map(|essence| essence.split_once('/').unwrap_or_default());
        let offers: Vec<Essence<'_>> = own.chain(further).collect();
        match negotiate::choose(accept, &offers) {
            None => dialect.fallback as usize,
            Some(at) => match dialect.offers.get(at) {
                Some(media) => *media as usize,
                None => at.saturating_sub(dialect.offers.len()).saturating_add(Media::ALL.len()),
            },
        }
    })
}

/// Makes the parts of an answer that `parts` asks for (1: all field lines; 2: the body; 4: the
/// field lines that do not depend on the body), and leaves where they are in the table.
#[wasm_bindgen]
pub fn render(number: usize, status: u16, media: usize, parts: u8, words: usize, bytes: usize) {
    with_buffers(|Buffers { table, text, fields, body }| {
        let dialect = dialect(number);
        let media = Media::ALL.get(media).copied().unwrap_or(dialect.fallback);
        let record = table.get(..words).unwrap_or_default();
        let (problem, facts) = record::read(status, valid(text, bytes), record);
        *fields = Fields::new();
        if parts & 1 != 0 {
            *fields = answer::fields(dialect, &problem, &facts, media);
        } else if parts & 4 != 0 {
            answer::duties(fields, status, &facts);
        }
        *body = Vec::new();
        if parts & 2 != 0 {
            *body = answer::body(dialect, &problem, &facts, media);
        }
        let lines = fields.as_str();
        let results = [lines.as_ptr().addr(), lines.len(), body.as_ptr().addr(), body.len()];
        for (place, result) in table.iter_mut().zip(results) {
            *place = u32::try_from(result).unwrap_or_default();
        }
    });
}

/// Gives the text that a caller wrote; empty if it is no UTF-8, which no encoder produces.
fn valid(text: &[u8], bytes: usize) -> &str {
    text.get(..bytes).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
}
