//! What stays between calls: room for what comes in, and what went out last.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

/// The buffers of a module.
#[derive(Default)]
pub(crate) struct Buffers {
    /// Numbers, in and out.
    pub(crate) table: Vec<u32>,
    /// What comes in.
    pub(crate) text: Vec<u8>,
    /// Field lines that go out.
    #[cfg(feature = "writer")]
    pub(crate) fields: httpexc::header::Fields,
    /// What else goes out.
    #[cfg(feature = "writer")]
    pub(crate) body: Vec<u8>,
    /// A report that goes out.
    #[cfg(feature = "reader")]
    pub(crate) packed: httpexc::binding::report_record::Packed,
}

thread_local! {
    static BUFFERS: Cell<Option<Box<Buffers>>> = const { Cell::new(None) };
}

/// Lends the buffers to a call.
pub(crate) fn with_buffers<T>(work: impl FnOnce(&mut Buffers) -> T) -> T {
    let mut buffers = BUFFERS.take().unwrap_or_default();
    let result = work(&mut buffers);
    BUFFERS.set(Some(buffers));
    result
}

/// How many numbers a call leaves at the start of the table: address and length of two things.
pub(crate) const RESULTS: usize = 4;

impl Buffers {
    /// Leaves in the table where the results are.
    pub(crate) fn tell(&mut self, results: [usize; RESULTS]) {
        for (place, result) in self.table.iter_mut().zip(results) {
            *place = u32::try_from(result).unwrap_or_default();
        }
    }
}

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

/// Gives the text that a caller wrote; empty if it is no UTF-8, which no encoder produces.
pub(crate) fn valid(text: &[u8], bytes: usize) -> &str {
    text.get(..bytes).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
}
