//! Portable errors without a JavaScript runtime. `js-tests/examples/rust-portable.test.mjs` compares them with
//! those of the npm package.

use std::time::{Duration, SystemTime};

use httpexc::header::Challenge;
use httpexc::json_value::{MAX_DEPTH, Value};
use httpexc::{FieldError, HttpError, MediaType};
use httpexc_js::PortableError;

/// Errors with what each status requires or may have.
fn list_errors() -> Vec<HttpError> {
    let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(2_000_000_000);
    vec![
        HttpError::not_found().with_detail("No song.").with_code("no_such_song"),
        HttpError::new(499),
        HttpError::new(460).with_title("Song Ended"),
        HttpError::method_not_allowed(["GET", "M-SEARCH"]),
        HttpError::method_not_allowed([""; 0]),
        HttpError::unauthorized(Challenge::Params("Bearer", vec![("realm", "a \"b\", c")]))
            .with_challenge("Negotiate YQ=="),
        HttpError::proxy_authentication_required("Basic"),
        HttpError::upgrade_required(["HTTP/2.0", "websocket"]),
        HttpError::range_not_satisfiable().with_range_length(1234),
        HttpError::range_not_satisfiable().with_range_length(7).with_range_unit("songs"),
        HttpError::unsupported_media_type()
            .with_accept(["text/html", "application/json; profile=\"a,b\\\"c,d\""])
            .with_accept_encoding(["gzip", "br"])
            .with_accept_patch(["application/merge-patch+json"]),
        HttpError::unavailable_for_legal_reasons().with_blocked_by("https://court.example/?a=b"),
        HttpError::too_many_requests().with_retry_after(Duration::from_secs(30)),
        HttpError::service_unavailable().with_retry_after(moment).with_header("x-song", "7"),
        HttpError::service_unavailable().with_detail("We are moving house.").exposed(),
        HttpError::unprocessable_content()
            .with_field_error(FieldError::new(["tags"], "Too long.").with_code("max"))
            .with_field_error(FieldError::new(["a/b~ %"], "No.")),
        HttpError::conflict()
            .with_type("https://songs.example/locked")
            .with_instance("/songs/7")
            .with_retryable(true)
            .with_help("https://songs.example/help")
            .with_request_id("8f2a")
            .with_extension("song", Value::parse(r#"{"a":[1,-2,0.5,null,true]}"#).unwrap()),
    ]
}

/// Returns what a client gets for an error.
fn show(error: &HttpError) -> (u16, String, String) {
    let parts = error.to_parts(MediaType::Json);
    (parts.status, parts.headers.as_str().to_owned(), String::from_utf8(parts.body).unwrap())
}

fn revive(portable: Option<PortableError>) -> HttpError {
    portable.unwrap().into_error()
}

#[test]
fn an_error_has_the_same_response_after_it_crossed() {
    for error in list_errors() {
        let portable = PortableError::new(&error);
        let json = portable.to_json();
        let revived = revive(PortableError::from_json(&json));
        assert_eq!(show(&revived), show(&error), "{json}");
        assert_eq!(revived.notes(), error.notes(), "{json}");
        let message = format!("Error: HttpError: 404 Not Found [httpexc/portable]{json}");
        assert_eq!(show(&revive(PortableError::from_message(&message))), show(&error));
    }
}

#[test]
fn serde_has_the_same_form() {
    for error in list_errors() {
        let portable = PortableError::new(&error);
        assert_eq!(serde_json::to_string(&portable).unwrap(), portable.to_json());
        let read: PortableError = serde_json::from_str(&portable.to_json()).unwrap();
        assert_eq!(show(&read.into_error()), show(&error));
    }
    let fail = serde_json::from_str::<PortableError>("{}").unwrap_err().to_string();
    assert!(fail.starts_with("Cannot read a portable error: a member"), "{fail}");
}

#[test]
fn nothing_private_crosses() {
    let error = HttpError::bad_gateway()
        .with_detail("db7 did not respond")
        .with_field_error(FieldError::new(["db7"], "down"))
        .with_source("connection refused");
    let json = PortableError::new(&error).to_json();
    assert!(!json.contains("db7") && !json.contains("refused"), "{json}");
}

#[test]
fn what_is_no_portable_error_is_none() {
    let good = PortableError::new(&HttpError::not_found()).to_json();
    assert!(PortableError::from_json(&good).is_some());
    for (from, to) in [
        ("httpexc/portable", "httpexc/other"),
        ("\"status\":404", "\"status\":302"),
        ("\"status\":404", "\"status\":600"),
        ("\"status\":404", "\"status\":\"404\""),
        ("\"status\":404", "\"status\":404.5"),
        ("\"title\":\"Not Found\"", "\"title\":7"),
        ("\"headers\":[]", "\"headers\":{}"),
        ("\"headers\":[]", "\"headers\":[\"allow: GET\"]"),
        ("\"headers\":[]", "\"headers\":[[\"x-a\"]]"),
        ("\"headers\":[]", "\"headers\":[[\"x-a\",7]]"),
        ("\"headers\":[]", "\"other\":[]"),
        ("}", ""),
    ] {
        let json = good.replace(from, to);
        assert_ne!(json, good);
        assert_eq!(PortableError::from_json(&json), None, "{json}");
    }
}

#[test]
fn a_text_that_quotes_a_portable_error_carries_none() {
    let json = PortableError::new(&HttpError::not_found()).to_json();
    let carries = |start: &str| {
        PortableError::from_message(&format!("{start}[httpexc/portable]{json}")).is_some()
    };
    for start in ["", "404 Not Found ", "Error: 404 Not Found ", "A: B: C: D: 404 I'm-a Teapot "] {
        assert!(carries(start), "{start}");
    }
    for start in ["x", "Cannot read \"", "404 ", "404 Not Found", "40 A ", "a b: ", "404 A1 ", " "]
    {
        assert!(!carries(start), "{start}");
    }
    assert!(
        !carries(&format!("404 {} ", "a".repeat(61)))
            && carries(&format!("404 {} ", "a".repeat(60)))
    );
    assert!(!carries("A: B: C: D: E: "));
    // workerd may add a text.
    let message = format!("404 Not Found [httpexc/portable]{json} (in a binding)");
    assert!(PortableError::from_message(&message).is_some());
    assert_eq!(PortableError::from_message("[httpexc/portable]"), None);
}

#[test]
fn a_forged_error_sets_no_header_that_it_may_not_set() {
    for name in ["set-cookie", "Set-Cookie", "content-security-policy", "sec-x", "location", "host"]
    {
        let mut portable = PortableError::new(&HttpError::not_found());
        portable.headers.push((name.to_owned(), "a".to_owned()));
        portable.headers.push(("x-song".to_owned(), "7".to_owned()));
        assert_eq!(portable.into_error().to_duty_headers().as_str(), "x-song: 7\n", "{name}");
    }
    // These only begin with the same letters.
    for name in ["security", "proxying", "contents"] {
        let mut portable = PortableError::new(&HttpError::not_found());
        portable.headers.push((name.to_owned(), "a".to_owned()));
        assert!(portable.into_error().to_duty_headers().get(name).is_some());
    }
}

#[test]
fn duties_that_cannot_be_parsed_are_headers_or_left_out() {
    let set = |error: HttpError, name: &str, value: &str| {
        let mut portable = PortableError::new(&error);
        portable.headers.push((name.to_owned(), value.to_owned()));
        portable.into_error().to_duty_headers().as_str().to_owned()
    };
    assert_eq!(set(HttpError::gone(), "retry-after", "soon"), "retry-after: soon\n");
    assert_eq!(set(HttpError::range_not_satisfiable(), "content-range", "bytes */x"), "");
    assert_eq!(
        set(HttpError::range_not_satisfiable(), "content-range", "a b */7"),
        "content-range: bytes */7\n"
    );
    let link = "<https://songs.example>; rel=\"help\"";
    let error = HttpError::unavailable_for_legal_reasons();
    assert_eq!(set(error, "link", link), format!("link: {link}\n"));
}

#[test]
fn deep_data_is_refused() {
    let deep = |depth: usize| {
        let nested = "[".repeat(depth) + &"]".repeat(depth);
        PortableError::new(&HttpError::gone())
            .to_json()
            .replace("410", &format!("410,\"a\":{nested}"))
    };
    let (most, more) = (deep(MAX_DEPTH - 2), deep(MAX_DEPTH));
    assert!(PortableError::from_json(&most).is_some() && PortableError::from_json(&more).is_none());
    assert!(serde_json::from_str::<PortableError>(&most).is_ok());
    assert!(serde_json::from_str::<PortableError>(&more).is_err());
}
