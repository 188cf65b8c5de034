//! Another server's lyrics, and its errors.

use httpexc_js::{HttpError, ReadLimits, read_response};
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::bindings::Env;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn start_fetch(url: &str) -> Promise;
}

/// Returns the lyrics of a song. If the other server does not know them, the client gets a 404, and for any
/// other error a 502. The report is in the log.
pub(crate) async fn load_lyrics(id: &str, env: &Env) -> Result<String, HttpError> {
    let url = format!("{}/{id}", env.lyrics_origin());
    let response = JsFuture::from(start_fetch(&url)).await.map_err(HttpError::from_thrown)?;
    let response: Response = response.dyn_into().map_err(HttpError::from_thrown)?;
    if !response.ok() {
        let report = read_response(&response, &ReadLimits::default()).await;
        if report.code == Some("no_such_song".into()) {
            return Err(HttpError::not_found().with_detail("Nobody wrote the lyrics down."));
        }
        return Err(report.into());
    }
    let text = response.text().map_err(HttpError::from_thrown)?;
    let text = JsFuture::from(text).await.map_err(HttpError::from_thrown)?;
    Ok(text.as_string().unwrap_or_default())
}
