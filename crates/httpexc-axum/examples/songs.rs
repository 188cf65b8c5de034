//! A server whose errors need no glue: `cargo run --package httpexc-axum --example songs`.
use axum::{Router, extract::Path, routing::get};
use httpexc_axum::{HttpError, StatusExt};

async fn show_song(Path(id): Path<usize>) -> Result<&'static str, HttpError> {
    Ok(["So What", "Blue in Green"].get(id).copied().or_404()?)
}

async fn show_charts() -> Result<String, HttpError> {
    Ok(std::fs::read_to_string("charts.txt")?) // a private 500; the io::Error is in the log
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let songs = Router::new().route("/songs/{id}", get(show_song));
    let app = songs.route("/charts", get(show_charts)).layer(httpexc_axum::layer());
    axum::serve(tokio::net::TcpListener::bind("127.0.0.1:3000").await?, app).await
}
