//! The methods that other Workers call. What they throw crosses as a typed error.
//!
//! Only Workers with a binding can call them. They are part of the same service, but what they pass is not
//! checked on the way: the types of TypeScript end where the value leaves the Worker, and an id may be what a
//! client sent. So each method checks its arguments, as a handler checks a request.

use httpexc_js::{HttpError, PortableError};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::song::{Song, find_song};

/// The most songs that one call may request.
const MAX_SONGS: u32 = 100;

/// The longest id, in UTF-16 code units. The detail of an error repeats the id.
const MAX_ID_LENGTH: usize = 64;

/// Returns a song.
#[wasm_bindgen(js_name = findSong)]
pub fn call_find_song(id: &JsValue) -> Result<JsValue, HttpError> {
    let song = find_song(&format!("/songs/{}", read_id(id)?))?;
    serde_wasm_bindgen::to_value(song).map_err(HttpError::from_thrown)
}

/// Returns for each id the song as `Ok`, or the error as `Err`. One that is missing does not fail the others.
#[wasm_bindgen(js_name = findSongs)]
pub fn call_find_songs(ids: &JsValue) -> Result<JsValue, HttpError> {
    let refuse = |reason| HttpError::bad_request().with_detail(reason);
    let ids: &Array = ids.dyn_ref().ok_or_else(|| refuse("The ids are no list."))?;
    if ids.length() > MAX_SONGS {
        return Err(refuse("One call may request 100 songs."));
    }
    let find = |id: JsValue| -> Result<&Song, PortableError> {
        let song = read_id(&id).and_then(|id| find_song(&format!("/songs/{id}")));
        song.map_err(|error| PortableError::new(&error))
    };
    let outcomes: Vec<_> = ids.iter().map(find).collect();
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    serde::Serialize::serialize(&outcomes, &serializer).map_err(HttpError::from_thrown)
}

/// Returns the id that a caller passed.
fn read_id(id: &JsValue) -> Result<String, HttpError> {
    let id = id.as_string().filter(|id| id.encode_utf16().count() <= MAX_ID_LENGTH);
    id.ok_or_else(|| {
        HttpError::bad_request().with_detail("An id is a text of at most 64 characters.")
    })
}

/// Throws the error that another service returned as data. Anything else is a 500 that reveals nothing. The data
/// need no check: no sender can set more of the error than its own problem, and the headers of its status.
#[wasm_bindgen]
pub fn rethrow(data: &JsValue) -> Result<(), HttpError> {
    Err(HttpError::from_thrown(data.clone()))
}
