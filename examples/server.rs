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

use httpexc::header::{Challenge, RetryAfter};
use httpexc::json_value::Value;
use httpexc::{FieldError, Problem, ResponseOptions, ResponseParts, negotiate};
use tiny_http::{Header, Method, Request, Response, Server};

const SONGS: [&str; 3] = ["So What", "Blue in Green", "All Blues"];

/// The result of a request that succeeds: a status and JSON.
type Reply = (u16, Value<'static>);

/// The reason why a request fails.
enum Failure {
    /// An error that the client may see.
    Refused(Box<(Problem<'static>, ResponseOptions<'static>)>),
    /// An error for the log only.
    Broken(Box<dyn Error>),
}

impl From<Problem<'static>> for Failure {
    fn from(problem: Problem<'static>) -> Self {
        refuse(problem, ResponseOptions::default())
    }
}

impl From<Box<Problem<'static>>> for Failure {
    fn from(problem: Box<Problem<'static>>) -> Self {
        Self::from(*problem)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error.into())
    }
}

fn refuse(problem: Problem<'static>, options: ResponseOptions<'static>) -> Failure {
    Failure::Refused(Box::new((problem, options)))
}

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
fn respond(request: Request, result: Result<Reply, Failure>) -> std::io::Result<()> {
    let (status, headers, body) = match result {
        Ok((status, value)) => {
            let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
            (status, headers, value.to_string().into_bytes())
        }
        Err(failure) => {
            let (problem, options) = match failure {
                Failure::Refused(refusal) => *refusal,
                Failure::Broken(error) => {
                    eprintln!("{} {}: {error}", request.method(), request.url());
                    (Problem::new(500), ResponseOptions::default())
                }
            };
            let media = negotiate(&read_accept(&request));
            let parts = ResponseParts::new(&problem, &options, media);
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
    fn route(&mut self, request: &mut Request) -> Result<Reply, Failure> {
        let path = request.url().split('?').next().unwrap_or_default().to_owned();
        let allowed: &[&str] =
            if path == "/songs" { &["GET", "HEAD", "POST"] } else { &["GET", "HEAD"] };
        if !allowed.contains(&request.method().as_str()) {
            let options =
                ResponseOptions { allow: Some(allowed.to_vec()), ..ResponseOptions::default() };
            return Err(refuse(Problem::new(405), options));
        }
        match (request.method(), &*path) {
            (Method::Post, _) => add_song(request),
            (_, "/songs") => Ok((200, SONGS.to_vec().into())),
            (_, "/songs/random") => self.pick_random(),
            (_, "/charts") => Err(load_charts()),
            _ => Ok((200, find_song(&path)?.into())),
        }
    }

    fn pick_random(&mut self) -> Result<Reply, Failure> {
        let pause = Duration::from_secs(10);
        let wait = self.last_random.and_then(|last| pause.checked_sub(last.elapsed()));
        if let Some(wait) = wait {
            let problem = Problem::new(429).with_detail("One song at a time, please.");
            let options = ResponseOptions {
                retry_after: Some(RetryAfter::from(wait)),
                ..ResponseOptions::default()
            };
            return Err(refuse(problem, options));
        }
        self.last_random = Some(Instant::now());
        Ok((200, SONGS.first().copied().into()))
    }
}

/// Returns the song at a path. A function whose only errors are problems can return them directly.
fn find_song(path: &str) -> Result<&'static str, Box<Problem<'static>>> {
    let number = path.strip_prefix("/songs/").and_then(|id| id.parse::<usize>().ok());
    let song = number.and_then(|number| SONGS.get(number.checked_sub(1)?));
    song.copied().ok_or_else(|| {
        let detail = format!("There is no song at {path}.");
        Problem::new(404).with_detail(detail).with_code("no_such_song").into()
    })
}

fn add_song(request: &mut Request) -> Result<Reply, Failure> {
    let credentials = request.headers().iter().find(|header| header.field.equiv("Authorization"));
    if credentials.is_none_or(|header| header.value.as_str() != "Bearer let-me-sing") {
        let challenges = vec![Challenge::Params("Bearer", vec![("realm", "songs")])];
        let options = ResponseOptions { challenges, ..ResponseOptions::default() };
        return Err(refuse(Problem::new(401), options));
    }
    let mut text = Vec::new();
    request.as_reader().take(4096).read_to_end(&mut text)?;
    let text = String::from_utf8_lossy(&text);
    let Some(song) = Value::parse(&text) else {
        return Err(Problem::new(400).with_detail("The body is not JSON.").into());
    };
    let mut problem = Problem::new(422).with_detail("Not a whole song.");
    let title = song.get("title").and_then(Value::as_str).filter(|title| !title.is_empty());
    if title.is_none() {
        let error = FieldError::new(["title"], "A song needs a title.").with_code("missing");
        problem = problem.with_error(error);
    }
    if song.get("year").and_then(Value::as_u64).is_none_or(|year| year < 1000) {
        problem = problem.with_error(FieldError::new(["year"], "Not a year.").with_code("invalid"));
    }
    if problem.errors.is_empty() { Ok((201, song.into_owned())) } else { Err(problem.into()) }
}

/// Returns an error with details that reach the log and never the client.
fn load_charts() -> Failure {
    Failure::Broken("connection refused: charts.internal:5432, password=opensesame".into())
}
