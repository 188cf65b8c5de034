//! The memory that is kept between calls: room for the input, and the last results.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

/// The buffers of a module.
#[derive(Default)]
pub(crate) struct Buffers {
    /// Numbers of the input, and where the results are.
    pub(crate) table: Vec<u32>,
    /// The text of the input.
    pub(crate) text: Vec<u8>,
    /// The header lines of the last response.
    #[cfg(feature = "writer")]
    pub(crate) headers: httpexc::header::Headers,
    /// The body of the last response.
    #[cfg(feature = "writer")]
    pub(crate) body: Vec<u8>,
    /// The last report.
    #[cfg(feature = "reader")]
    pub(crate) report: httpexc::binding::report_record::ReportRecord,
}

thread_local! {
    static BUFFERS: Cell<Option<Box<Buffers>>> = const { Cell::new(None) };
}

/// Runs a call with the buffers.
pub(crate) fn with_buffers<T>(call: impl FnOnce(&mut Buffers) -> T) -> T {
    let mut buffers = BUFFERS.take().unwrap_or_default();
    let result = call(&mut buffers);
    BUFFERS.set(Some(buffers));
    result
}

/// The length of the results at the start of the table: address and length of two parts.
pub(crate) const RESULT_LENGTH: usize = 4;

impl Buffers {
    /// Writes into the table where the results are.
    pub(crate) fn write_results(&mut self, results: [usize; RESULT_LENGTH]) {
        for (place, result) in self.table.iter_mut().zip(results) {
            *place = u32::try_from(result).unwrap_or_default();
        }
    }
}

/// Makes room for a table of `words` numbers and a text of `bytes` bytes. Earlier addresses are
/// invalid afterwards.
#[wasm_bindgen(js_name = "reserve")]
pub fn reserve_buffers(words: usize, bytes: usize) {
    with_buffers(|buffers| {
        buffers.table = vec![0; words.max(RESULT_LENGTH)];
        buffers.text = vec![0; bytes];
    });
}

/// Returns the address of the table.
#[wasm_bindgen(js_name = "table")]
#[must_use]
pub fn find_table_address() -> usize {
    with_buffers(|buffers| buffers.table.as_ptr().addr())
}

/// Returns the address of the text.
#[wasm_bindgen(js_name = "text")]
#[must_use]
pub fn find_text_address() -> usize {
    with_buffers(|buffers| buffers.text.as_ptr().addr())
}
