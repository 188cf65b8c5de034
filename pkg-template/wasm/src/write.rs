//! Errors of this package's, as the answers that go out: see [`httpexc::binding::problem_record`] for what comes in.

use httpexc::binding::problem_record;
use httpexc::dialect::{Dialect, problem};
use httpexc::header::Fields;
use httpexc::negotiate::{self, Essence, Media};
use httpexc::response_parts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::buffers::{Buffers, valid, with_buffers};

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
/// field lines that do not depend on the body), and leaves where the lines and the body are in the
/// table.
#[wasm_bindgen]
pub fn render(number: usize, status: u16, media: usize, parts: u8, words: usize, bytes: usize) {
    with_buffers(|buffers| {
        let Buffers { table, text, fields, body, .. } = buffers;
        let dialect = dialect(number);
        let media = Media::ALL.get(media).copied().unwrap_or(dialect.fallback);
        let record = table.get(..words).unwrap_or_default();
        let (problem, facts) = problem_record::read(status, valid(text, bytes), record);
        *fields = Fields::new();
        if parts & 1 != 0 {
            *fields = response_parts::fields(dialect, &problem, &facts, media);
        } else if parts & 4 != 0 {
            response_parts::duties(fields, status, &facts);
        }
        *body = Vec::new();
        if parts & 2 != 0 {
            *body = response_parts::body(dialect, &problem, &facts, media);
        }
        let lines = fields.as_str();
        let results = [lines.as_ptr().addr(), lines.len(), body.as_ptr().addr(), body.len()];
        buffers.tell(results);
    });
}
