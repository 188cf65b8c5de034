//! A server on `tiny_http`: a handler gives up what is wrong with `?`, and one place makes the answer
//! of it.
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
use httpexc::{Answer, Facts, FieldError, Problem, negotiate};
use tiny_http::{Header, Method, Request, Response, Server};

const SONGS: [&str; 3] = ["So What", "Blue in Green", "All Blues"];

/// What comes of a request that succeeds: a status and JSON.
type Reply = (u16, Value<'static>);

/// Why a request fails.
enum Failure {
    /// By what its sender may know.
    Refused(Box<(Problem<'static>, Facts<'static>)>),
    /// By what is for the log alone.
    Broken(Box<dyn Error>),
}

impl From<Problem<'static>> for Failure {
    fn from(problem: Problem<'static>) -> Self {
        refused(problem, Facts::default())
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

fn refused(problem: Problem<'static>, facts: Facts<'static>) -> Failure {
    Failure::Refused(Box::new((problem, facts)))
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let port = env::var("PORT").unwrap_or_else(|_| "3000".into());
    let server = Server::http(format!("127.0.0.1:{port}"))?;
    println!("Listening on http://{}/", server.server_addr());
    let mut songs = Songs::default();
    for mut request in server.incoming_requests() {
        let result = songs.route(&mut request);
        // That a client went away is no reason to stop.
        if let Err(error) = respond(request, result) {
            eprintln!("{error}");
        }
    }
    Ok(())
}

/// Sends what came of a request, in the format that its `Accept` asks for.
fn respond(request: Request, result: Result<Reply, Failure>) -> std::io::Result<()> {
    let (status, fields, body) = match result {
        Ok((status, value)) => {
            let fields = vec![("content-type".to_owned(), "application/json".to_owned())];
            (status, fields, value.to_string().into_bytes())
        }
        Err(failure) => {
            let (problem, facts) = match failure {
                Failure::Refused(refusal) => *refusal,
                Failure::Broken(error) => {
                    eprintln!("{} {}: {error}", request.method(), request.url());
                    (Problem::new(500), Facts::default())
                }
            };
            let answer = Answer::new(&problem, &facts, negotiate(&accept(&request)));
            let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
            (answer.status, answer.fields.iter().map(owned).collect(), answer.body)
        }
    };
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in fields {
        // This server takes ASCII alone, and the only field that may have more is one of the caller's.
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// Gives the `Accept` of a request. Several lines are one list (RFC 9110, 5.2).
fn accept(request: &Request) -> String {
    let lines = request.headers().iter().filter(|header| header.field.equiv("Accept"));
    lines.map(|header| header.value.as_str()).collect::<Vec<_>>().join(", ")
}

/// What the server knows.
#[derive(Default)]
struct Songs {
    /// When the last song was drawn by lot.
    drawn: Option<Instant>,
}

impl Songs {
    fn route(&mut self, request: &mut Request) -> Result<Reply, Failure> {
        let path = request.url().split('?').next().unwrap_or_default().to_owned();
        let allowed: &[&str] =
            if path == "/songs" { &["GET", "HEAD", "POST"] } else { &["GET", "HEAD"] };
        if !allowed.contains(&request.method().as_str()) {
            let facts = Facts { allow: Some(allowed.to_vec()), ..Facts::default() };
            return Err(refused(Problem::new(405), facts));
        }
        match (request.method(), &*path) {
            (Method::Post, _) => add(request),
            (_, "/songs") => Ok((200, SONGS.to_vec().into())),
            (_, "/songs/random") => self.random(),
            (_, "/charts") => Err(charts()),
            _ => Ok((200, song(&path)?.into())),
        }
    }

    fn random(&mut self) -> Result<Reply, Failure> {
        let pause = Duration::from_secs(10);
        let wait = self.drawn.and_then(|drawn| pause.checked_sub(drawn.elapsed()));
        if let Some(wait) = wait {
            let problem = Problem::new(429).with_detail("One song at a time, please.");
            let facts = Facts { retry_after: Some(RetryAfter::from(wait)), ..Facts::default() };
            return Err(refused(problem, facts));
        }
        self.drawn = Some(Instant::now());
        Ok((200, SONGS.first().copied().into()))
    }
}

/// Gives the song at a path. Where all that can go wrong is a problem, it is the error itself.
fn song(path: &str) -> Result<&'static str, Box<Problem<'static>>> {
    let number = path.strip_prefix("/songs/").and_then(|id| id.parse::<usize>().ok());
    let song = number.and_then(|number| SONGS.get(number.checked_sub(1)?));
    song.copied().ok_or_else(|| {
        let detail = format!("There is no song at {path}.");
        Problem::new(404).with_detail(detail).with_code("no_such_song").into()
    })
}

fn add(request: &mut Request) -> Result<Reply, Failure> {
    let credentials = request.headers().iter().find(|header| header.field.equiv("Authorization"));
    if credentials.is_none_or(|header| header.value.as_str() != "Bearer let-me-sing") {
        let challenges = vec![Challenge::Params("Bearer", vec![("realm", "songs")])];
        let facts = Facts { challenges, ..Facts::default() };
        return Err(refused(Problem::new(401), facts));
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

/// What a library may say. It reaches the log and never the client.
fn charts() -> Failure {
    Failure::Broken("connection refused: charts.internal:5432, password=opensesame".into())
}
