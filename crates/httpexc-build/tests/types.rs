//! The types of a declaration with everything that is odd: they compile here, and make the responses that
//! the declaration says.

use std::fs;
use std::path::Path;

use httpexc::json_value::Value;
use httpexc::{HttpError, MediaType, negotiate};
use httpexc_build::create_types;

#[allow(missing_docs, reason = "the declaration has the texts")]
mod odd {
    include!("declarations/odd.rs");
}

use odd::{
    MethodWrong, OddMembers, OddMembersPlace, OddMembersPlacesItem, OddMembersState, ServerBusy,
};

fn read_file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/declarations");
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn the_types_are_those_of_the_declaration() {
    let source = create_types(&read_file("odd.json")).unwrap();
    if std::env::var_os("UPDATE_TYPES").is_some() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/declarations");
        fs::write(folder.join("odd.rs"), &source).unwrap();
    }
    assert_eq!(source, read_file("odd.rs"), "run the tests with UPDATE_TYPES=1");
}

fn body(error: &HttpError) -> String {
    String::from_utf8(error.to_parts(negotiate("")).body).unwrap()
}

fn odd_members() -> OddMembers {
    OddMembers {
        type_: "Song".to_owned(),
        self_: -7,
        price: 0.5,
        is_loud: None,
        tags: vec!["a".to_owned()],
        state: OddMembersState::InProgress,
        anything: Value::from("b"),
        place: OddMembersPlace { x_y: 1, name: None },
        note: Some("new".to_owned()),
        places: Some(vec![OddMembersPlacesItem { id: None }, OddMembersPlacesItem { id: Some(2) }]),
    }
}

#[test]
fn members_have_the_names_of_the_declaration() {
    assert_eq!(
        body(&odd_members().into()),
        concat!(
            r#"{"type":"https://songs.example/problems/odd-members","title":"Odd \"members\"","#,
            r#""status":409,"detail":"Song of -7: new{","code":"odd_members","self":-7,"price":0.5,"#,
            r#""tags":["a"],"state":"in progress","anything":"b","place":{"x-y":1},"note":"new","#,
            r#""places":[{},{"id":2}]}"#,
        )
    );
    assert_eq!(OddMembersState::N2nd, OddMembersState::N2nd);
    assert_eq!((OddMembers::STATUS, OddMembers::CODE), (409, "odd_members"));
}

#[test]
fn a_detail_with_a_gap_is_left_out() {
    let error = HttpError::from(OddMembers { note: None, ..odd_members() });
    assert!(!body(&error).contains("\"detail\""), "{}", body(&error));
    assert!(body(&error).contains("\"note\":null"));
    assert!(!body(&ServerBusy {}.into()).contains("detail"));
}

#[test]
fn a_status_with_a_duty_takes_it_as_an_argument() {
    let parts = MethodWrong {}.into_http_error(["GET", "HEAD"]).to_parts(MediaType::Json);
    assert_eq!(parts.headers.get("allow"), Some("GET, HEAD"));
}

#[test]
fn constant_options_are_those_of_the_declaration() {
    let error: HttpError = odd::Option { since: None, count: Some(7.0), parts: None }.into();
    let parts = error.to_parts(MediaType::Json);
    let challenges = parts.headers.iter().filter(|(name, _)| *name == "www-authenticate");
    assert_eq!(
        challenges.map(|(_, value)| value).collect::<Vec<_>>(),
        ["Basic", r#"Bearer realm="a \"b\"""#, "Negotiate abc="]
    );
    assert_eq!(parts.headers.get("retry-after"), Some("2"));
    assert_eq!(parts.headers.get("x-song"), Some("7"));
    assert!(
        body(&error).contains(r#""code":"7","retryable":false,"help":{"href":"/help"},"count":7}"#)
    );
    assert_eq!(error.notes(), [""; 0]);
}

#[test]
fn what_cannot_be_built_is_an_error_that_says_why() {
    let problem = |more: &str| {
        format!(
            r#"{{"problems": [{{"name": "Gone", "type": "a:b", "code": "gone", "status": 410, "title": "Gone", "members": [], {more}}}]}}"#
        )
    };
    let schema = |properties: &str| {
        problem(&format!(r#""declaration": {{"schema": {{"properties": {properties}}}}}"#))
    };
    let two = |second: &str| {
        format!(
            r#"{{"problems": [
                {{"name": "Song", "type": "a:b", "code": "a", "status": 410, "title": "A",
                  "declaration": {{"schema": {{"properties": {{
                      "state": {{"enum": ["on"]}},
                      "a": {{"type": "object", "properties": {{"b": {{"enum": ["on"]}}}}}}
                      {second}}}}}}}}},
                {{"name": "SongState", "type": "a:c", "code": "c", "status": 410, "title": "C"}}]}}"#
        )
    };
    for (json, message) in [
        (
            two(""),
            "Cannot build SongState: the problem SongState and the member state of Song have this name in Rust",
        ),
        (
            two(r#", "aB": {"enum": ["on"]}"#).replace("SongState", "Other"),
            "Cannot build SongAB: the member b of SongA and the member aB of Song have this name in Rust",
        ),
        (
            two("").replace("SongState", "Song"),
            "Cannot build Song: the problem Song and the problem Song have this name in Rust",
        ),
        ("[".to_owned(), "Cannot read the declaration: it is no JSON"),
        ("{}".to_owned(), "Cannot read the declaration: problems is missing"),
        (r#"{"problems": {}}"#.to_owned(), "Cannot read the declaration: problems is no list"),
        (r#"{"problems": [{}]}"#.to_owned(), "Cannot read a problem: name is missing"),
        (
            r#"{"problems": [{"name": "Gone", "status": 200}]}"#.to_owned(),
            "Cannot read Gone: status is not from 400 to 599",
        ),
        (
            r#"{"problems": [{"name": "fn main", "status": 400}]}"#.to_owned(),
            "Cannot build \"fn main\": it is no name of a type",
        ),
        (
            schema(r#"{"a-b": {"type": "string"}, "a_b": {"type": "string"}}"#),
            "Cannot build Gone: two of its members are a_b in Rust",
        ),
        (
            schema(r#"{"state": {"enum": ["a b", "a-b"]}}"#),
            "Cannot build GoneState: \"a b\" and \"a-b\" are the same name in Rust",
        ),
        (
            problem(r#""declaration": {"always": {"statusText": "Away"}}"#),
            "Cannot build Gone: its constant option statusText cannot be written in Rust",
        ),
    ] {
        assert_eq!(create_types(&json).unwrap_err().to_string(), message, "{json}");
    }
}

#[test]
fn rustdoc_runs_nothing_of_a_declaration() {
    let code = "panic!();";
    let docs = [
        format!("```\n{code}\n```"),
        format!("~~~~rust\n{code}\n~~~~"),
        format!("    {code}"),
        format!("\t{code}"),
        format!("-     {code}\n- ```\n  {code}\n  ```"),
        format!("> ```\n> {code}\n> ```\n\n>     {code}"),
        format!("1. a\n\n       {code}"),
    ]
    .join("\n\n");
    let text = Value::from(docs.clone()).to_string();
    let json = format!(
        r#"{{"problems": [{{"name": "Gone", "type": "a:b", "code": "gone", "status": 410, "title": "Gone",
            "docs": {text}, "declaration": {{"schema": {{"properties": {{
                "song": {{"type": "string", "description": {text}}},
                "state": {{"enum": [{text}]}}}}}}}}}}]}}"#
    );
    let source = create_types(&json).unwrap();
    let comments = source.lines().filter(|line| line.starts_with("#[doc"));
    // Only the comments, as the types need the crate.
    let with_code = format!("#[doc = {docs:?}]");
    for (comments, runs) in
        [(comments.map(str::to_owned).collect::<Vec<_>>(), false), (vec![with_code], true)]
    {
        let items = comments.iter().enumerate();
        let source: String =
            items.map(|(index, doc)| format!("{doc}\npub struct Item{index};\n")).collect();
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("docs_{runs}.rs"));
        fs::write(&file, source).unwrap();
        let rustdoc = std::env::var("RUSTDOC").unwrap_or_else(|_| "rustdoc".to_owned());
        let output = std::process::Command::new(rustdoc)
            .args(["--test", "--edition=2024", "--test-args=--list"])
            .arg(&file)
            .output()
            .unwrap();
        let list = String::from_utf8(output.stdout).unwrap();
        assert_eq!(list.contains(": test"), runs, "{list}");
    }
    assert!(source.contains("panic!();"));
}
