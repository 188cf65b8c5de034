//! `HttpError`: what clients see, and what the log has.

use std::io;
use std::time::{Duration, SystemTime};

use httpexc::catalogue::{ROWS, Standing};
use httpexc::header::Challenge;
use httpexc::json_value::Value;
use httpexc::{
    FieldError, HttpError, MediaType, Problem, ResponseOptions, ResponseParts, StdHttpError,
};
use proptest::prelude::*;

fn body(error: &HttpError, media: MediaType) -> String {
    String::from_utf8(error.to_parts(media).body).unwrap()
}

#[test]
fn it_has_the_size_of_a_pointer() {
    const fn require_send_and_sync<T: Send + Sync + 'static>() {}
    require_send_and_sync::<HttpError>();
    require_send_and_sync::<StdHttpError>();
    assert_eq!(size_of::<HttpError>(), size_of::<usize>());
    assert_eq!(size_of::<Option<HttpError>>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), HttpError>>(), size_of::<usize>());
}

#[test]
fn a_status_that_is_no_error_is_a_500_whose_log_says_so() {
    for status in 0..=u16::MAX {
        let error = HttpError::new(status);
        if (400..=599).contains(&status) {
            assert_eq!(error.status(), status);
            continue;
        }
        assert_eq!((error.status(), error.to_parts(MediaType::Json).status), (500, 500));
        let note =
            format!("Cannot build an error with the status {status}: it is not from 400 to 599");
        assert_eq!(error.notes(), std::slice::from_ref(&note));
        assert_eq!(error.to_log(), format!("500 Internal Server Error\n{note}"));
    }
}

#[test]
fn only_the_statuses_with_a_duty_need_more_than_a_status() {
    for row in ROWS.iter().filter(|row| row.is_error() && row.standing == Standing::Registered) {
        let is_complete = HttpError::new(row.status).notes().is_empty();
        assert_eq!(is_complete, !matches!(row.status, 401 | 405 | 407 | 426), "{}", row.status);
    }
    assert_eq!(HttpError::new(401).notes(), ["Cannot build a complete 401: challenge is missing"]);
    for complete in [
        HttpError::unauthorized("Bearer"),
        HttpError::method_not_allowed(["GET"]),
        // No method is allowed (RFC 9110, 10.2.1).
        HttpError::method_not_allowed([""; 0]),
        HttpError::proxy_authentication_required("Basic"),
        HttpError::upgrade_required(["websocket"]),
        HttpError::new(405).with_header("Allow", "GET"),
    ] {
        assert_eq!(complete.notes(), [""; 0]);
    }
}

#[test]
fn duties_become_the_headers_of_the_response() {
    let header = |error: HttpError, name: &str| {
        error.to_parts(MediaType::Json).headers.get(name).map(str::to_owned)
    };
    let bearer = || Challenge::Params("Bearer", vec![("realm", "songs")]);
    let value = Some("Bearer realm=\"songs\"".to_owned());
    assert_eq!(header(HttpError::unauthorized(bearer()), "www-authenticate"), value);
    let proxy = HttpError::proxy_authentication_required(bearer());
    assert_eq!(header(proxy, "proxy-authenticate"), value);
    let allow = header(HttpError::method_not_allowed(["GET", "G ET", "HEAD"]), "allow");
    assert_eq!(allow.as_deref(), Some("GET, HEAD"));
    assert_eq!(header(HttpError::method_not_allowed([""; 0]), "allow").as_deref(), Some(""));
    let upgrade = header(HttpError::upgrade_required(["h2c", "websocket"]), "upgrade");
    assert_eq!(upgrade.as_deref(), Some("h2c, websocket"));
    let after = |error: HttpError| header(error, "retry-after");
    let wait = HttpError::too_many_requests().with_retry_after(Duration::from_millis(1500));
    assert_eq!(after(wait).as_deref(), Some("2"));
    let date = HttpError::service_unavailable().with_retry_after(SystemTime::UNIX_EPOCH);
    assert_eq!(after(date).as_deref(), Some("Thu, 01 Jan 1970 00:00:00 GMT"));
    let last = HttpError::gone()
        .with_retry_after(Duration::from_secs(1))
        .with_retry_after(Duration::from_secs(2));
    assert_eq!(after(last).as_deref(), Some("2"));
}

#[test]
fn what_cannot_be_sent_is_left_out_and_noted() {
    let error = HttpError::method_not_allowed(["G ET"])
        .with_header("a b", "c")
        .with_header("x-song", "7\r\nset-cookie: id=7")
        .with_header("Content-Type", "text/html")
        .with_header("content-length", "7")
        .with_challenge("Bearer\n")
        .with_challenge("")
        .with_upgrade(["a\nb"])
        .with_type("no type")
        .with_instance("")
        .with_extension("detail", "7");
    assert_eq!(
        error.notes(),
        [
            "Cannot send the method \"G ET\": it is invalid",
            "Cannot send the header \"a b\": it is no name of a header",
            "Cannot send the header x-song: its value has a character that headers cannot have",
            "Cannot send the header Content-Type: the response sets it itself",
            "Cannot send the header content-length: the response sets it itself",
            "Cannot send the challenge \"Bearer\\n\": no header can have it",
            "Cannot send the challenge \"\": no header can have it",
            "Cannot send the protocol \"a\\nb\": it is invalid",
            "Cannot use the type \"no type\": it is no URI",
            "Cannot use the instance \"\": it is no URI",
            "Cannot add the member detail: problem details define it",
        ]
    );
    let parts = error.to_parts(MediaType::Json);
    assert_eq!(
        parts.headers.as_str(),
        "content-type: application/json\nvary: Accept\nx-content-type-options: nosniff\nallow: \n"
    );
    assert_eq!(parts.body, br#"{"type":"about:blank","title":"Method Not Allowed","status":405}"#);
}

#[test]
fn what_another_value_replaces_is_noted() {
    let error = HttpError::too_many_requests()
        .with_retry_after(Duration::from_secs(7))
        .with_header("Retry-After", "8")
        .with_header("cache-control", "max-age=60")
        .with_allow(["GET"])
        .with_header("allow", "PUT")
        .with_challenge("Bearer")
        .with_header("www-authenticate", "Basic")
        .with_accept(["a/b"])
        .with_header("accept", "c/d")
        .with_range_unit("songs")
        .with_header("link", "</>; rel=up")
        .with_blocked_by("/court");
    assert_eq!(
        error.notes(),
        [
            "Cannot send the header Retry-After: with_retry_after sets it",
            "Cannot send the header cache-control: no cache may store a 429",
            "Cannot send the header allow: with_allow sets it",
            "Cannot send the header www-authenticate: with_challenge sets it",
            "Cannot send the header accept: with_accept sets it",
            "Cannot send the unit \"songs\": range_length is missing",
        ]
    );
    // What is noted is not sent, and what is sent is not noted.
    let headers = error.to_parts(MediaType::Json).headers;
    for value in ["8", "max-age=60", "PUT", "Basic", "c/d", "songs"] {
        assert!(headers.iter().all(|header| header.1 != value), "{value}");
    }
    let links = headers.iter().filter(|header| header.0 == "link");
    assert_eq!(links.count(), 2);
    let free = HttpError::not_found().with_header("cache-control", "max-age=60");
    assert_eq!(free.notes(), [""; 0]);
    assert_eq!(free.to_parts(MediaType::Json).headers.get("cache-control"), Some("max-age=60"));
}

#[test]
fn the_last_member_of_a_name_wins() {
    let error = HttpError::gone()
        .with_extension("song", 7)
        .with_extension("editor", "Mia")
        .with_extension("song", 8);
    assert_eq!(
        body(&error, MediaType::Json),
        r#"{"type":"about:blank","title":"Gone","status":410,"song":8,"editor":"Mia"}"#
    );
}

#[test]
fn a_status_without_a_phrase_has_a_title() {
    for error in [HttpError::new(555), HttpError::from(Problem::new(555))] {
        assert_eq!(error.to_string(), "555 Error");
        assert_eq!(
            body(&error, MediaType::Json),
            r#"{"type":"about:blank","title":"Error","status":555}"#
        );
        assert_eq!(error.notes(), ["Cannot name the status 555: it needs a title"]);
        let named = error.with_title("Song Lost");
        assert_eq!(named.to_string(), "555 Song Lost");
        assert_eq!(named.notes(), [""; 0]);
    }
}

#[test]
fn only_the_log_has_the_detail_and_the_field_errors_of_a_5xx() {
    for status in 400..=599 {
        let build = || {
            HttpError::new(status)
                .with_detail("secret-detail")
                .with_field_error(FieldError::new(["field"], "secret-field"))
                .with_source(io::Error::other("secret-source"))
                .with_code("public_code")
                .with_extension("song", 7)
        };
        for media in MediaType::ALL {
            let text = body(&build(), media);
            assert_eq!(text.contains("secret-detail"), status < 500, "{status} {media}");
            assert_eq!(text.contains("secret-field"), status < 500, "{status} {media}");
            assert!(!text.contains("secret-source"), "{status} {media}");
            assert!(text.contains("public_code"), "{status} {media}");
            let exposed = body(&build().exposed(), media);
            assert!(exposed.contains("secret-detail") && exposed.contains("secret-field"));
            assert!(!exposed.contains("secret-source"), "{status} {media}");
        }
        assert_eq!(build().to_string().contains("secret"), status < 500);
        let log = format!("{:?}", build());
        assert!(log.contains(": secret-detail\nField error: /field secret-field\n"), "{log}");
        assert!(log.ends_with("\nCaused by: secret-source"), "{log}");
    }
}

#[test]
fn it_writes_what_the_problem_writes() {
    let problem = Problem::new(409)
        .with_type_uri("https://songs.example/locked")
        .with_title("Song Locked")
        .with_detail("Mia is editing it.")
        .with_instance("/songs/7")
        .with_code(7)
        .with_retryable(true)
        .with_help("https://songs.example/help")
        .with_error(FieldError::new(["id"], "Locked."))
        .with_extension("song", 7);
    let error = HttpError::conflict()
        .with_type("https://songs.example/locked")
        .with_title("Song Locked")
        .with_detail("Mia is editing it.")
        .with_instance("/songs/7")
        .with_code(7)
        .with_retryable(true)
        .with_help("https://songs.example/help")
        .with_field_error(FieldError::new(["id"], "Locked."))
        .with_extension("song", 7);
    for media in MediaType::ALL {
        let expected = ResponseParts::new(&problem, &ResponseOptions::default(), media);
        assert_eq!(error.to_parts(media), expected);
        assert_eq!(HttpError::from(problem.clone()).to_parts(media), expected);
        assert_eq!(HttpError::from(Box::new(problem.clone())).to_parts(media), expected);
        assert_eq!(HttpError::from_boxed(Box::new(problem.clone())).to_parts(media), expected);
        assert_eq!(HttpError::from(problem.clone().into_owned()).to_parts(media), expected);
    }
}

#[test]
fn a_text_cannot_look_like_another_line_of_the_log() {
    let text = "a\r\nb\u{1b}[2J\u{85}\u{2028}é";
    let error = HttpError::new(400)
        .with_title(text)
        .with_detail(text)
        .with_field_error(FieldError::new([text], text))
        .with_type(text)
        .with_source(text);
    let log = format!("{error:?}");
    assert_eq!(log, error.to_log());
    assert_eq!(log.lines().count(), 4, "{log}");
    assert!(!log.contains(|char: char| char.is_control() && char != '\n' || char == '\u{2028}'));
    assert!(log.ends_with("Caused by: a\\r\\nb\\u{1b}[2J\\u{85}\\u{2028}é"), "{log}");
    assert_eq!(format!("{:?}", error.into_std_error()).lines().count(), 4);
}

proptest! {
    #[test]
    fn no_input_panics_or_breaks_a_header(
        status in any::<u16>(),
        texts in proptest::collection::vec(".{0,12}", 8),
    ) {
        let at = |index: usize| texts[index].clone();
        let error = HttpError::new(status)
            .with_detail(at(0))
            .with_type(at(1))
            .with_allow(&texts)
            .with_challenge(&*texts[2])
            .with_upgrade(&texts)
            .with_accept(&texts)
            .with_accept_encoding(&texts)
            .with_accept_patch(&texts)
            .with_blocked_by(at(3))
            .with_header(at(4), at(5))
            .with_header("x-text", at(6))
            .with_extension(at(7), Value::from(at(0)))
            .with_retry_after(Duration::MAX);
        for media in MediaType::ALL {
            for (name, value) in &error.to_parts(media).headers {
                prop_assert!(httpexc::header::is_token(name));
                prop_assert!(httpexc::header::is_header_value(value));
            }
        }
        prop_assert!(!error.to_log().is_empty());
    }
}
