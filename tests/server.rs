//! Runs `examples/server.rs` and asks it over a socket: what it answers is read by the crate again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use httpexc::json_value::Value;
use httpexc::pointer::PathSegment;
use httpexc::problem::ErrorCode;
use httpexc::read::{self, Report, read};

/// The example as it is now. Cargo builds none when it is asked for a single test.
static BUILT: LazyLock<PathBuf> = LazyLock::new(|| {
    let built = Command::new(env!("CARGO"))
        .args(["build", "-q", "--locked", "--example", "server", "--message-format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    let lines = String::from_utf8(built.stdout).unwrap();
    let messages = lines.lines().map(|line| serde_json::from_str(line).unwrap());
    let path = |message: serde_json::Value| Some(message["executable"].as_str()?.into());
    messages.filter_map(path).next().expect("the example can be built")
});

/// The example while it runs.
struct Running {
    process: Child,
    address: String,
}

impl Running {
    /// Starts the example on a port of the system's choice.
    fn start() -> Self {
        let mut process = Command::new(&*BUILT)
            .env("PORT", "0")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("Listening on http://").unwrap();
        let address = address.strip_suffix('/').unwrap().to_owned();
        Self { process, address }
    }

    /// Ends it, and gives what it wrote into its log.
    fn log(mut self) -> String {
        self.process.kill().unwrap();
        let mut log = String::new();
        self.process.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }

    fn ask(&self, method: &str, path: &str, fields: &[(&str, &str)], body: &str) -> Got {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        for (name, value) in fields {
            request += &format!("{name}: {value}\r\n");
        }
        request += &format!("Connection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all(request.as_bytes()).unwrap();
        let mut all = String::new();
        stream.read_to_string(&mut all).unwrap();
        let (head, body) = all.split_once("\r\n\r\n").unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let pair = |line: &str| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_ascii_lowercase(), value.trim().to_owned())
        };
        Got { status, fields: lines.map(pair).collect(), body: body.to_owned() }
    }

    fn get(&self, path: &str, accept: &str) -> Got {
        self.ask("GET", path, &[("Accept", accept)], "")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have been ended before.
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

/// An answer as it came.
struct Got {
    status: u16,
    fields: Vec<(String, String)>,
    body: String,
}

impl Got {
    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.0 == name).map(|field| &*field.1)
    }

    fn report(&self) -> Report<'static> {
        let fields: Vec<_> = self.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        let body = self.body.as_bytes();
        read(&read::UpstreamResponse {
            status: self.status,
            headers: &fields,
            body,
            ..Default::default()
        })
        .into_owned()
    }
}

#[test]
fn a_server_answers_in_the_format_that_is_asked_for() {
    let server = Running::start();
    for (accept, media) in [
        ("*/*", "application/problem+json"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/xml", "application/xml"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("image/png", "application/problem+json"),
    ] {
        let got = server.get("/songs/7", accept);
        assert_eq!((got.status, got.field("content-type")), (404, Some(media)), "{accept}");
        assert_eq!(got.field("vary"), Some("Accept"), "{accept}");
        let report = got.report();
        assert_eq!(report.status, 404);
        let detail = report.detail.unwrap_or_default();
        assert!(detail.contains("There is no song at /songs/7."), "{accept}: {detail}");
    }
    let head = server.ask("HEAD", "/songs/7", &[], "");
    assert_eq!((head.status, &*head.body), (404, ""));
    assert_eq!(head.field("content-type"), Some("application/problem+json"));
    let song = server.get("/songs/2", "*/*");
    assert_eq!((song.status, &*song.body), (200, r#""Blue in Green""#));
}

#[test]
fn a_server_keeps_the_duties_of_its_statuses() {
    let server = Running::start();
    let refused = server.ask("DELETE", "/songs/1", &[], "");
    assert_eq!((refused.status, refused.field("allow")), (405, Some("GET, HEAD")));
    let unknown = server.ask("POST", "/songs", &[], "{}");
    let challenge = Some(r#"Bearer realm="songs""#);
    assert_eq!((unknown.status, unknown.field("www-authenticate")), (401, challenge));
    assert_eq!(server.get("/songs/random", "*/*").status, 200);
    let early = server.get("/songs/random", "*/*");
    assert_eq!((early.status, early.field("cache-control")), (429, Some("no-store")));
    let wait = early.report().retry_after.unwrap();
    assert!((1.0..=10.0).contains(&wait), "{wait}");
}

#[test]
fn a_server_says_what_is_wrong_with_which_field() {
    let server = Running::start();
    let token = [("Authorization", "Bearer let-me-sing")];
    assert_eq!(server.ask("POST", "/songs", &token, "{").status, 400);
    let got = server.ask("POST", "/songs", &token, r#"{"title": "", "year": 12}"#);
    let report = got.report();
    assert_eq!((got.status, report.detail.as_deref()), (422, Some("Not a whole song.")));
    let paths: Vec<_> = report.errors.iter().map(|flaw| flaw.path.clone()).collect();
    assert_eq!(paths, [[PathSegment::from("title")], [PathSegment::from("year")]]);
    assert_eq!(report.errors[0].code, Some(ErrorCode::from("missing")));
    let added = server.ask("POST", "/songs", &token, r#"{"title": "Nardis", "year": 1958}"#);
    let song = Value::parse(&added.body).unwrap();
    assert_eq!((added.status, song.get("title").unwrap().as_str()), (201, Some("Nardis")));
}

#[test]
fn what_is_for_the_log_stays_there() {
    let server = Running::start();
    for accept in ["*/*", "text/html", "application/xml", "text/plain"] {
        let got = server.get("/charts", accept);
        assert_eq!(got.status, 500);
        let all = format!("{:?} {}", got.fields, got.body);
        assert!(!all.contains("opensesame") && !all.contains("charts"), "{all}");
    }
    let log = server.log();
    assert_eq!(log.matches("GET /charts: connection refused: charts.internal").count(), 4, "{log}");
}
