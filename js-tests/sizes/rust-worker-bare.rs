//! The Worker in Rust of `examples/rust-worker` without httpexc: each error is a status and a text. It is what
//! `make rust-sizes` compares that one with.

use js_sys::{JSON, Math, Object, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, Response, ResponseInit, Url};

#[wasm_bindgen]
extern "C" {
    pub type Env;

    #[wasm_bindgen(method, getter, js_name = RANDOM_SONGS)]
    fn random_songs(this: &Env) -> RateLimiter;

    pub type RateLimiter;

    #[wasm_bindgen(method, catch)]
    fn limit(this: &RateLimiter, options: &Object) -> Result<Promise, JsValue>;
}

#[derive(Serialize)]
struct Song {
    id: usize,
    title: &'static str,
}

const SONGS: [Song; 3] = [
    Song { id: 1, title: "So What" },
    Song { id: 2, title: "Blue in Green" },
    Song { id: 3, title: "All Blues" },
];

#[wasm_bindgen]
pub async fn respond(request: Request, env: Env) -> Result<Response, JsValue> {
    let path = Url::new(&request.url())?.pathname();
    let method = request.method();
    let allow: &[&str] = if path == "/songs" { &["GET", "HEAD", "POST"] } else { &["GET", "HEAD"] };
    if !allow.contains(&&*method) {
        return fail(405, "Method Not Allowed", Some(("allow", &allow.join(", "))));
    }
    match &*path {
        "/songs" if method == "POST" => add_song(&request).await,
        "/songs" => create_json(&SONGS, 200),
        "/songs/random" => pick_song(&request, &env).await,
        "/charts" => fail(500, "Internal Server Error", None),
        _ => match SONGS.iter().find(|song| path == format!("/songs/{}", song.id)) {
            Some(song) => create_json(song, 200),
            None => fail(404, &format!("There is no song at {path}."), None),
        },
    }
}

async fn add_song(request: &Request) -> Result<Response, JsValue> {
    let token = request.headers().get("authorization")?;
    if token.as_deref() != Some("Bearer let-me-sing") {
        return fail(401, "Unauthorized", Some(("www-authenticate", "Bearer realm=\"songs\"")));
    }
    let Ok(body) = JsFuture::from(request.json()?).await else {
        return fail(400, "The body is not JSON.", None);
    };
    let title = Reflect::get(&body, &"title".into())?.as_string().filter(|title| !title.is_empty());
    let year = Reflect::get(&body, &"year".into())?.as_f64().filter(|year| *year > 1000.0);
    if title.is_none() || year.is_none() {
        return fail(422, "Not a whole song.", None);
    }
    create_json(&(title, year), 201)
}

async fn pick_song(request: &Request, env: &Env) -> Result<Response, JsValue> {
    let options = Object::new();
    let key = request.headers().get("cf-connecting-ip")?.unwrap_or_default();
    Reflect::set(&options, &"key".into(), &key.into())?;
    let outcome = JsFuture::from(env.random_songs().limit(&options)?).await?;
    if !Reflect::get(&outcome, &"success".into())?.is_truthy() {
        return fail(429, "One song at a time, please.", Some(("retry-after", "10")));
    }
    create_json(&SONGS.get((Math::random() * 3.0) as usize), 200)
}

/// Returns the error of a song, for another Worker.
#[wasm_bindgen(js_name = findSong)]
pub fn find_song(id: usize) -> Result<JsValue, JsValue> {
    let song = SONGS.iter().find(|song| song.id == id).ok_or("Not Found")?;
    Ok(serde_wasm_bindgen::to_value(song)?)
}

fn fail(status: u16, text: &str, header: Option<(&str, &str)>) -> Result<Response, JsValue> {
    create_response(status, "text/plain; charset=utf-8", text, header)
}

fn create_json(content: &impl Serialize, status: u16) -> Result<Response, JsValue> {
    let json = JSON::stringify(&serde_wasm_bindgen::to_value(content)?)?;
    create_response(status, "application/json", &String::from(json), None)
}

fn create_response(
    status: u16,
    content_type: &str,
    text: &str,
    header: Option<(&str, &str)>,
) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", content_type)?;
    if let Some((name, value)) = header {
        headers.set(name, value)?;
    }
    let init = ResponseInit::new();
    init.set_status(status);
    init.set_headers(&headers);
    Response::new_with_opt_str_and_init(Some(text), &init)
}
