//! The methods that other Workers call. What they throw crosses as a typed error.

use httpexc_js::{HttpError, PortableError};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::song::{Song, find_song};

/// Returns a song.
#[wasm_bindgen(js_name = findSong)]
pub fn call_find_song(id: &str) -> Result<JsValue, HttpError> {
    let song = find_song(&format!("/songs/{id}"))?;
    serde_wasm_bindgen::to_value(song).map_err(HttpError::from_thrown)
}

/// Returns for each id the song as `Ok`, or the error as `Err`. One that is missing does not fail the others.
#[wasm_bindgen(js_name = findSongs)]
pub fn call_find_songs(ids: Vec<String>) -> Result<JsValue, HttpError> {
    let find = |id: &String| -> Result<&Song, PortableError> {
        find_song(&format!("/songs/{id}")).map_err(|error| PortableError::new(&error))
    };
    let outcomes: Vec<_> = ids.iter().map(find).collect();
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    serde::Serialize::serialize(&outcomes, &serializer).map_err(HttpError::from_thrown)
}

/// Throws the error that another service returned as data. Anything else is a 500 that reveals nothing.
#[wasm_bindgen]
pub fn rethrow(data: JsValue) -> Result<(), HttpError> {
    Err(HttpError::from_thrown(data))
}
