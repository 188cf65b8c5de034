//! The API of this example as an axum server. Its errors are those of `../src/problems.ts`: `problems.json`
//! is what `npx httpexc problems src/problems.ts --json` prints.

use std::env;

use axum::extract::Path;
use axum::routing::get;
use axum::{Json, Router};
use httpexc_axum::HttpError;
use serde_json::{Value, json};
use tokio::net::TcpListener;

#[allow(missing_docs, reason = "the declaration has the texts")]
mod problems {
    include!(concat!(env!("OUT_DIR"), "/problems.rs"));
}

use problems::{SongLocked, SongUnknown, TokenStale};

async fn show_song(Path(song): Path<i64>) -> Result<Json<Value>, HttpError> {
    match song {
        1 => Ok(Json(json!({ "title": "So What" }))),
        7 => {
            let locked = SongLocked { song, editor: "Mia".to_owned(), until: None };
            Err(locked.into_http_error().with_retry_after(std::time::Duration::from_secs(60)))?
        }
        8 => Err(TokenStale {})?,
        _ => Err(SongUnknown { song })?,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = env::var("PORT").unwrap_or_else(|_| "8787".to_owned());
    let app = Router::new().route("/songs/{id}", get(show_song)).layer(httpexc_axum::layer());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("Listening on {}", listener.local_addr()?.port());
    axum::serve(listener, app).await
}
