//! What `wrangler.jsonc` gives to the Worker.

use httpexc_js::HttpError;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The bindings of the Worker.
    pub type Env;

    #[wasm_bindgen(method, getter, js_name = RANDOM_SONGS)]
    fn random_songs(this: &Env) -> RateLimiter;

    /// The origin of the server that has the lyrics.
    #[wasm_bindgen(method, getter, js_name = LYRICS_ORIGIN)]
    pub(crate) fn lyrics_origin(this: &Env) -> String;

    /// A rate limit.
    pub type RateLimiter;

    #[wasm_bindgen(method, catch)]
    fn limit(this: &RateLimiter, options: &Object) -> Result<Promise, wasm_bindgen::JsValue>;
}

impl Env {
    /// Whether a client may have another random song.
    pub(crate) async fn is_within_limit(&self, key: &str) -> Result<bool, HttpError> {
        let options = Object::new();
        Reflect::set(&options, &"key".into(), &key.into()).map_err(HttpError::from_thrown)?;
        let outcome = self.random_songs().limit(&options).map_err(HttpError::from_thrown)?;
        let outcome = JsFuture::from(outcome).await.map_err(HttpError::from_thrown)?;
        let success = Reflect::get(&outcome, &"success".into());
        Ok(success.map_err(HttpError::from_thrown)?.is_truthy())
    }
}
