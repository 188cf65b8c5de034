//! Runs `examples/server.rs` and sends it requests over a socket. The crate reads its responses.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use httpexc::json_value::Value;
use httpexc::pointer::PathSegment;
use httpexc::problem::ErrorCode;
use httpexc::read::{self, Report, read};

/// The path of the example. It is built here, because Cargo does not build it for a single test.
static EXAMPLE: LazyLock<PathBuf> = LazyLock::new(|| {
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

/// A running example.
struct RunningServer {
    process: Child,
    address: String,
}

impl RunningServer {
    /// Starts the example on a port that the system chooses.
    fn start() -> Self {
        let mut process = Command::new(&*EXAMPLE)
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

    /// Stops the example. Returns its log.
    fn stop(mut self) -> String {
        self.process.kill().unwrap();
        let mut log = String::new();
        self.process.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }

    fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> ReceivedResponse {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        for (name, value) in headers {
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
        ReceivedResponse { status, headers: lines.map(pair).collect(), body: body.to_owned() }
    }

    fn get(&self, path: &str, accept: &str) -> ReceivedResponse {
        self.send("GET", path, &[("Accept", accept)], "")
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        // It may be stopped already.
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

/// A response as it was received.
struct ReceivedResponse {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl ReceivedResponse {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.0 == name).map(|header| &*header.1)
    }

    fn report(&self) -> Report<'static> {
        let headers: Vec<_> =
            self.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
        let body = self.body.as_bytes();
        read(&read::UpstreamResponse {
            status: self.status,
            headers: &headers,
            body,
            ..Default::default()
        })
        .into_owned()
    }
}

#[test]
fn the_server_responds_in_the_requested_format() {
    let server = RunningServer::start();
    for (accept, media) in [
        ("*/*", "application/problem+json"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/xml", "application/xml"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("image/png", "application/problem+json"),
    ] {
        let response = server.get("/songs/7", accept);
        assert_eq!(
            (response.status, response.header("content-type")),
            (404, Some(media)),
            "{accept}"
        );
        assert_eq!(response.header("vary"), Some("Accept"), "{accept}");
        let report = response.report();
        assert_eq!(report.status, 404);
        let detail = report.detail.unwrap_or_default();
        assert!(detail.contains("There is no song at /songs/7."), "{accept}: {detail}");
    }
    let head = server.send("HEAD", "/songs/7", &[], "");
    assert_eq!((head.status, &*head.body), (404, ""));
    assert_eq!(head.header("content-type"), Some("application/problem+json"));
    let song = server.get("/songs/2", "*/*");
    assert_eq!((song.status, &*song.body), (200, r#""Blue in Green""#));
}

#[test]
fn the_server_fulfils_the_duties_of_its_statuses() {
    let server = RunningServer::start();
    let refused = server.send("DELETE", "/songs/1", &[], "");
    assert_eq!((refused.status, refused.header("allow")), (405, Some("GET, HEAD")));
    let unknown = server.send("POST", "/songs", &[], "{}");
    let challenge = Some(r#"Bearer realm="songs""#);
    assert_eq!((unknown.status, unknown.header("www-authenticate")), (401, challenge));
    assert_eq!(server.get("/songs/random", "*/*").status, 200);
    let early = server.get("/songs/random", "*/*");
    assert_eq!((early.status, early.header("cache-control")), (429, Some("no-store")));
    let wait = early.report().retry_after.unwrap();
    assert!((1.0..=10.0).contains(&wait), "{wait}");
}

#[test]
fn the_server_lists_field_errors() {
    let server = RunningServer::start();
    let token = [("Authorization", "Bearer let-me-sing")];
    assert_eq!(server.send("POST", "/songs", &token, "{").status, 400);
    let response = server.send("POST", "/songs", &token, r#"{"title": "", "year": 12}"#);
    let report = response.report();
    assert_eq!((response.status, report.detail.as_deref()), (422, Some("Not a whole song.")));
    let paths: Vec<_> = report.errors.iter().map(|error| error.path.clone()).collect();
    assert_eq!(paths, [[PathSegment::from("title")], [PathSegment::from("year")]]);
    assert_eq!(report.errors[0].code, Some(ErrorCode::from("missing")));
    let added = server.send("POST", "/songs", &token, r#"{"title": "Nardis", "year": 1958}"#);
    let song = Value::parse(&added.body).unwrap();
    assert_eq!((added.status, song.get("title").unwrap().as_str()), (201, Some("Nardis")));
}

#[test]
fn a_text_for_the_log_is_not_in_the_response() {
    let server = RunningServer::start();
    for accept in ["*/*", "text/html", "application/xml", "text/plain"] {
        let response = server.get("/charts", accept);
        assert_eq!(response.status, 500);
        let all = format!("{:?} {}", response.headers, response.body);
        assert!(!all.contains("opensesame") && !all.contains("charts"), "{all}");
    }
    let log = server.stop();
    assert_eq!(log.matches("Caused by: connection refused: charts.internal").count(), 4, "{log}");
}
