//! A Cloudflare Worker in Rust. Its functions return errors with `?`, and one `match` makes the response of an
//! error.

// Nothing would catch a panic: the client would get the runtime's own 500.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod bindings;
mod calls;
mod lyrics;
mod song;

use std::io;
use std::time::Duration;

use httpexc_js::HttpError;
use httpexc_js::httpexc::FieldError;
use httpexc_js::httpexc::header::Challenge;
use httpexc_js::httpexc::json_value::Value;
use js_sys::{JSON, Math};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, Response, ResponseInit, Url};

use bindings::Env;
use lyrics::load_lyrics;
use song::{NewSong, find_song, list_songs};

/// Responds to a request.
#[wasm_bindgen]
pub async fn respond(request: Request, env: Env) -> Response {
    match route(&request, &env).await {
        Ok(response) => response,
        Err(error) => error.to_response(&request),
    }
}

async fn route(request: &Request, env: &Env) -> Result<Response, HttpError> {
    let path = Url::new(&request.url()).map_err(HttpError::from_thrown)?.pathname();
    let method = request.method();
    let allow: &[&str] = if path == "/songs" { &["GET", "HEAD", "POST"] } else { &["GET", "HEAD"] };
    if !allow.contains(&&*method) {
        return Err(HttpError::method_not_allowed(allow));
    }
    match &*path {
        "/songs" if method == "POST" => add_song(request).await,
        "/songs" => create_json(&list_songs(), 200),
        "/songs/random" => pick_song(request, env).await,
        "/charts" => read_charts(),
        _ => match path.strip_prefix("/lyrics/") {
            Some(id) => create_json(&load_lyrics(id, env).await?, 200),
            None => create_json(&find_song(&path)?, 200),
        },
    }
}

async fn add_song(request: &Request) -> Result<Response, HttpError> {
    let token = request.headers().get("authorization").map_err(HttpError::from_thrown)?;
    if token.as_deref() != Some("Bearer let-me-sing") {
        return Err(HttpError::unauthorized(Challenge::Params("Bearer", vec![("realm", "songs")])));
    }
    let text = JsFuture::from(request.text().map_err(HttpError::from_thrown)?).await;
    let text = text.map_err(HttpError::from_thrown)?.as_string().unwrap_or_default();
    let body = Value::parse(&text)
        .ok_or_else(|| HttpError::bad_request().with_detail("The body is not JSON."))?;
    let title = body.get("title").and_then(Value::as_str).filter(|title| !title.is_empty());
    let year = body.get("year").and_then(Value::as_u64).filter(|year| *year > 1000);
    match (title, year) {
        (Some(title), Some(year)) => {
            create_json(&NewSong { id: list_songs().len().saturating_add(1), title, year }, 201)
        }
        _ => Err(refuse_song(title, year)),
    }
}

/// Returns the error that says which fields of a song are wrong.
fn refuse_song(title: Option<&str>, year: Option<u64>) -> HttpError {
    let mut error = HttpError::unprocessable_content().with_detail("Not a whole song.");
    if title.is_none() {
        let missing = FieldError::new(["title"], "A song needs a title.").with_code("missing");
        error = error.with_field_error(missing);
    }
    if year.is_none() {
        error =
            error.with_field_error(FieldError::new(["year"], "Not a year.").with_code("invalid"));
    }
    error
}

async fn pick_song(request: &Request, env: &Env) -> Result<Response, HttpError> {
    let key = request.headers().get("cf-connecting-ip").map_err(HttpError::from_thrown)?;
    if !env.is_within_limit(&key.unwrap_or_default()).await? {
        return Err(HttpError::too_many_requests()
            .with_detail("One song at a time, please.")
            .with_retry_after(Duration::from_secs(10)));
    }
    let songs = list_songs();
    let at = (Math::random() * songs.len() as f64) as usize;
    create_json(&songs.get(at), 200)
}

/// A library may return such an error. It appears in the log, and never in the response.
fn read_charts() -> Result<Response, HttpError> {
    let reason = "connect ECONNREFUSED charts.internal:5432, password=opensesame";
    Err(io::Error::other(reason))?
}

/// Creates a response with JSON.
fn create_json(content: &impl Serialize, status: u16) -> Result<Response, HttpError> {
    let value = serde_wasm_bindgen::to_value(content).map_err(HttpError::from_thrown)?;
    let json = JSON::stringify(&value).map_err(HttpError::from_thrown)?;
    let headers = Headers::new().map_err(HttpError::from_thrown)?;
    headers.set("content-type", "application/json").map_err(HttpError::from_thrown)?;
    let init = ResponseInit::new();
    init.set_status(status);
    init.set_headers(&headers);
    Response::new_with_opt_str_and_init(json.as_string().as_deref(), &init)
        .map_err(HttpError::from_thrown)
}
