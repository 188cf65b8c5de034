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
        HttpError::service_unavailable().with_retry_after(moment),
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
        let message = format!("[httpexc/portable]{json}");
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
    for start in ["", "PortableError: ", "PortableError: PortableError: "] {
        assert!(carries(start), "{start}");
    }
    for start in [
        "x",
        "Cannot read \"",
        "Invalid: ",
        "404 Not Found ",
        "Error: ",
        "HTTPNotFound: ",
        "PortableError: HTTPNotFound: ",
        "PortableError:",
        " ",
    ] {
        assert!(!carries(start), "{start}");
    }
    let message = format!("[httpexc/portable]{json} (in a binding)");
    assert_eq!(PortableError::from_message(&message), None);
    assert_eq!(PortableError::from_message("[httpexc/portable]"), None);
}

/// Returns the headers of an error whose portable form got one more.
fn add_header(error: &HttpError, name: &str, value: &str) -> String {
    let mut portable = PortableError::new(error);
    portable.headers.push((name.to_owned(), value.to_owned()));
    portable.into_error().to_duty_headers().as_str().to_owned()
}

#[test]
fn a_forged_error_sets_no_header_that_it_may_not_set() {
    for name in ["set-cookie", "Set-Cookie", "accept-ch", "sec-x", "location", "host", "x-song"] {
        assert_eq!(add_header(&HttpError::not_found(), name, "a"), "", "{name}");
    }
    assert_eq!(add_header(&HttpError::not_found(), "cache-control", "public"), "");
    for (name, value) in [("cache-control", "no-store"), ("ratelimit-remaining", "0")] {
        let line = format!("{name}: {value}\n");
        assert_eq!(add_header(&HttpError::not_found(), name, value), line);
    }
}

#[test]
fn headers_for_one_client_or_connection_do_not_cross() {
    for name in ["set-cookie", "clear-site-data", "keep-alive", "sec-session-id", "upgrade"] {
        let error = HttpError::gone().with_header(name, "a");
        assert_eq!(PortableError::new(&error).headers, [], "{name}");
    }
}

#[test]
fn duties_that_cannot_be_parsed_are_left_out() {
    assert_eq!(add_header(&HttpError::gone(), "retry-after", "soon"), "");
    let range = HttpError::range_not_satisfiable;
    assert_eq!(add_header(&range(), "content-range", "bytes */x"), "");
    let other = add_header(&range(), "content-range", "a b */7");
    assert_eq!(other, "content-range: bytes */7\n");
    let link = "<https://songs.example>; rel=\"help\"";
    assert_eq!(add_header(&HttpError::unavailable_for_legal_reasons(), "link", link), "");
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
