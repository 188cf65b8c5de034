//! The time of the reader grows with the size of the body alone.

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use httpexc::read::{UpstreamResponse, read};

/// Reads a body with a content type and writes the report.
fn read_body(body: &[u8], content_type: &str) {
    let headers = [("content-type", content_type)];
    let report = read(&UpstreamResponse {
        status: 400,
        headers: &headers,
        body,
        examine_ok: true,
        is_cut: true,
        now: Some(0.0),
    });
    let mut out = Vec::new();
    report.write_json(&mut out);
    black_box(out);
}

/// Texts that repeat in a body without an end, each with the text before them.
const ENDLESS: [(&str, &str); 50] = [
    ("", "["),
    ("", "{"),
    ("", "{\"a\":"),
    ("", "[{\"errors\":"),
    ("{\"errors\":{", "\"a\":{"),
    ("", "\""),
    ("\"", "\\u00e9"),
    ("[", "1,"),
    ("{\"errors\":[", "\"a b\","),
    ("{\"errors\":[", "{\"path\":\"a.b\",\"message\":\"m\"},"),
    ("{", "\"a\":[\"b c\"],"),
    ("{\"message\":\"", "a.b[c]/d"),
    ("{\"errors\":[{\"message\":\"m\",\"path\":\"", "a.b[c]"),
    ("{\"errors\":[{\"message\":\"m\",\"pointer\":\"", "/a~1%20"),
    ("", "<"),
    ("", "</"),
    ("", "<a>"),
    ("<a>", "<b/>"),
    ("<a>", "<b>c</b>"),
    ("<a ", "b=\"c\" "),
    ("<a ", "b='"),
    ("<a>", "&amp;"),
    ("<a>", "&"),
    ("<a>", "<![CDATA["),
    ("<a>", "<!--"),
    ("<html>", "<p>a b"),
    ("<html>", "<a b='"),
    ("<html>", "&lt;&"),
    ("<html>", "<br>"),
    ("<html>", "<script>"),
    ("<html>", "<!--"),
    ("404 Not Found\n\n", "- /a: b\n\n"),
    ("", "Ray ID: "),
    ("error=", "%41+&a="),
    ("<!DOCTYPE a [", "<!ENTITY b 'c'>"),
    ("<!DOCTYPE a [", "\""),
    ("<!DOCTYPE a [", "["),
    ("<!DOCTYPE a [", "<!-- "),
    ("<html>", "<div hidden>a"),
    ("<html>", "<p hidden>a</div>"),
    ("<html>", "<form>"),
    ("<html>", "<p>a:</p>"),
    ("event: error\n", "data: a b\n"),
    ("", "event: error\n"),
    ("{\"a\":1}\n", "{\"error\":null}\n"),
    ("--b\n", "\nHTTP/1.1 200 OK\n\n{}\n--b"),
    ("a\n", "\n{\n[>{"),
    ("{\"message\":\"", "[\\\"{"),
    ("{\"data\":[", "{\"status\":500,\"body\":\"{\\\"a\\\":1}\"},"),
    ("{\"errors\":[{\"level\":\"error\"},", "{\"level\":\"info\",\"message\":\"a b\"},"),
];

#[test]
fn long_headers_are_read_in_milliseconds() {
    for unit in ["a b=c, ", "a=b, ", "a b=\"c\\\"\", ", "\\", "\"", "a ", "a=", "b=c "] {
        let value = ["Bearer ", &unit.repeat(65_536 / unit.len())].concat();
        let headers = [("www-authenticate", &*value)];
        let begun = thread_time();
        let response = UpstreamResponse { status: 401, headers: &headers, ..Default::default() };
        black_box(read(&response));
        let spent = thread_time() - begun;
        assert!(spent < Duration::from_millis(500), "{unit}: {spent:?}");
    }
}

/// Returns the processor time of this thread. On Linux the work of other processes does not count.
/// Elsewhere it is the time that passes.
fn thread_time() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    // The system updates its figure on this call, and otherwise some milliseconds later.
    std::thread::yield_now();
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = statistics.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

#[test]
fn a_megabyte_of_repeated_text_is_read_in_seconds() {
    // If the time grew with the square of the size, it would take hours.
    let begun_all = thread_time();
    for (start, unit) in ENDLESS {
        for size in [65_536, 1_000_000] {
            let body = [start, &unit.repeat(size / unit.len())].concat();
            let begun = thread_time();
            read_body(body.as_bytes(), "text/html");
            let spent = thread_time() - begun;
            assert!(spent < Duration::from_secs(10), "{start}{unit}: {spent:?}");
        }
    }
    let spent = thread_time() - begun_all;
    assert!(spent < Duration::from_secs(60), "{spent:?}");
}

#[test]
fn eight_times_the_bytes_take_about_eight_times_the_time() {
    let time = |body: &str| {
        let begun = thread_time();
        read_body(body.as_bytes(), "");
        (thread_time() - begun).as_secs_f64()
    };
    for (start, unit) in ENDLESS {
        let body = |size: usize| [start, &unit.repeat(size / unit.len())].concat();
        let (short, long) = (body(32_768), body(262_144));
        // A busy machine makes some measurements longer and none shorter.
        let mut best = (f64::INFINITY, f64::INFINITY);
        let is_linear = (0..40).any(|_| {
            best = (best.0.min(time(&short)), best.1.min(time(&long)));
            // Quadratic time would be 64 times as long.
            best.1 <= 24.0 * best.0
        });
        assert!(is_linear, "{start}{unit}: {best:?}");
    }
}

#[test]
fn a_hundred_thousand_names_are_read_in_seconds() {
    let many = |count: usize, write: fn(usize) -> String| (0..count).map(write).collect::<String>();
    let attributes = ["<a ", &many(100_000, |at| format!("b{at}='c' ")), "/>"].concat();
    let elements = ["<a>", &many(100_000, |at| format!("<b{at}>c</b{at}>")), "</a>"].concat();
    let members = many(100_000, |at| format!("\"b{at}\":[\"c d\"],"));
    let fields = ["{\"errors\":{", &members, "\"z\":[\"z\"]}}"].concat();
    let top = ["{", &members, "\"z\":[\"z\"]}"].concat();
    let twice = ["{", &"\"message\":\"m\",".repeat(100_000), "\"message\":\"last\"}"].concat();
    for body in [attributes, elements, fields, top, twice] {
        let begun = thread_time();
        read_body(body.as_bytes(), "");
        let spent = thread_time() - begun;
        assert!(spent < Duration::from_secs(10), "{spent:?}");
    }
}
