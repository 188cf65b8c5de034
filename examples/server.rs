//! A server on `tiny_http`: a handler returns errors with `?`, and one function makes the responses.
//!
//! ```console
//! $ cargo run --example server
//! $ curl -i http://127.0.0.1:3000/songs/7 -H 'Accept: text/html'
//! ```

use std::env;
use std::error::Error;
use std::io::Read;
use std::time::{Duration, Instant};

use httpexc::header::Challenge;
use httpexc::json_value::Value;
use httpexc::{FieldError, HttpError, Problem, StatusExt, negotiate};
use tiny_http::{Header, Method, Request, Response, Server};

const SONGS: [&str; 3] = ["So What", "Blue in Green", "All Blues"];

/// The result of a request that succeeds: a status and JSON.
type Reply = (u16, Value<'static>);

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let port = env::var("PORT").unwrap_or_else(|_| "3000".into());
    let server = Server::http(format!("127.0.0.1:{port}"))?;
    println!("Listening on http://{}/", server.server_addr());
    let mut songs = Songs::default();
    for mut request in server.incoming_requests() {
        let result = songs.route(&mut request);
        // The server continues if a client closed its connection.
        if let Err(error) = respond(request, result) {
            eprintln!("{error}");
        }
    }
    Ok(())
}

/// Sends the result of a request, in the format that its `Accept` asks for.
fn respond(request: Request, result: Result<Reply, HttpError>) -> std::io::Result<()> {
    let (status, headers, body) = match result {
        Ok((status, value)) => {
            let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
            (status, headers, value.to_string().into_bytes())
        }
        Err(error) => {
            if error.status() >= 500 {
                eprintln!("{} {}: {}", request.method(), request.url(), error.to_log());
            }
            let parts = error.to_parts(negotiate(&read_accept(&request)));
            let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
            (parts.status, parts.headers.iter().map(owned).collect(), parts.body)
        }
    };
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in headers {
        // This server accepts only ASCII, and only headers of the caller can have other characters.
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// Returns the `Accept` of a request. Several headers are one list (RFC 9110, 5.2).
fn read_accept(request: &Request) -> String {
    let lines = request.headers().iter().filter(|header| header.field.equiv("Accept"));
    lines.map(|header| header.value.as_str()).collect::<Vec<_>>().join(", ")
}

/// The state of the server.
#[derive(Default)]
struct Songs {
    /// When the last random song was sent.
    last_random: Option<Instant>,
}

impl Songs {
    fn route(&mut self, request: &mut Request) -> Result<Reply, HttpError> {
        let path = request.url().split('?').next().unwrap_or_default().to_owned();
        let allowed: &[&str] =
            if path == "/songs" { &["GET", "HEAD", "POST"] } else { &["GET", "HEAD"] };
        if !allowed.contains(&request.method().as_str()) {
            return Err(HttpError::method_not_allowed(allowed));
        }
        match (request.method(), &*path) {
            (Method::Post, _) => add_song(request),
            (_, "/songs") => Ok((200, SONGS.to_vec().into())),
            (_, "/songs/random") => self.pick_random(),
            (_, "/charts") => load_charts(),
            _ => Ok((200, find_song(&path).map_err(Problem::into_owned)?.into())),
        }
    }

    fn pick_random(&mut self) -> Result<Reply, HttpError> {
        let pause = Duration::from_secs(10);
        let wait = self.last_random.and_then(|last| pause.checked_sub(last.elapsed()));
        if let Some(wait) = wait {
            let error = HttpError::too_many_requests().with_detail("One song at a time, please.");
            return Err(error.with_retry_after(wait));
        }
        self.last_random = Some(Instant::now());
        Ok((200, SONGS.first().copied().into()))
    }
}

/// Returns the song at a path. The problem borrows the path, so that it needs no copy unless it is sent.
#[allow(clippy::result_large_err, reason = "it is converted at once")]
fn find_song(path: &str) -> Result<&'static str, Problem<'_>> {
    let number = path.strip_prefix("/songs/").and_then(|id| id.parse::<usize>().ok());
    let song = number.and_then(|number| SONGS.get(number.checked_sub(1)?));
    song.copied().ok_or_else(|| {
        let detail = format!("There is no song at {path}.");
        Problem::new(404).with_detail(detail).with_code("no_such_song").with_instance(path)
    })
}

fn add_song(request: &mut Request) -> Result<Reply, HttpError> {
    let credentials = request.headers().iter().find(|header| header.field.equiv("Authorization"));
    if credentials.is_none_or(|header| header.value.as_str() != "Bearer let-me-sing") {
        return Err(HttpError::unauthorized(Challenge::Params("Bearer", vec![("realm", "songs")])));
    }
    let mut text = Vec::new();
    request.as_reader().take(4096).read_to_end(&mut text)?;
    let text = String::from_utf8(text).status(400)?;
    let Some(song) = Value::parse(&text) else {
        return Err(HttpError::bad_request().with_detail("The body is not JSON."));
    };
    let mut errors = Vec::new();
    let title = song.get("title").and_then(Value::as_str).filter(|title| !title.is_empty());
    if title.is_none() {
        errors.push(FieldError::new(["title"], "A song needs a title.").with_code("missing"));
    }
    if song.get("year").and_then(Value::as_u64).is_none_or(|year| year < 1000) {
        errors.push(FieldError::new(["year"], "Not a year.").with_code("invalid"));
    }
    if errors.is_empty() {
        return Ok((201, song.into_owned()));
    }
    let error = HttpError::unprocessable_content().with_detail("Not a whole song.");
    Err(errors.into_iter().fold(error, HttpError::with_field_error))
}

/// Fails with details that reach the log and never the client.
fn load_charts() -> Result<Reply, HttpError> {
    let cause: Result<Reply, _> =
        Err("connection refused: charts.internal:5432, password=opensesame");
    cause.status(500)
}
