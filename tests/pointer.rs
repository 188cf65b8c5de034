//! JSON pointers: a formatted path is parsed back, as a pointer and as a URI fragment.

use httpexc::pointer::{
    PathSegment, format_pointer, format_pointer_fragment, parse_path_segment, parse_pointer_token,
};
use proptest::prelude::*;

fn a_path() -> impl Strategy<Value = Vec<PathSegment<'static>>> {
    let name = ".*|[a-z~/%#]{0,5}|0[0-9]+".prop_map(|name: String| parse_path_segment(name.into()));
    prop::collection::vec(prop_oneof![name, any::<u64>().prop_map(PathSegment::from)], 0..5)
}

fn parse(pointer: &str, is_fragment: bool) -> Vec<PathSegment<'static>> {
    let tokens = pointer.split('/').skip(1).map(|token| token.to_owned().into());
    tokens.map(|token| parse_pointer_token(token, is_fragment)).collect()
}

proptest! {
    #[test]
    fn a_formatted_path_is_parsed_back(path in a_path()) {
        prop_assert_eq!(parse(&format_pointer(&path), false), path);
    }

    #[test]
    fn a_path_in_a_fragment_is_parsed_back(path in a_path()) {
        let fragment = format_pointer_fragment(&path);
        prop_assert!(fragment.starts_with('#') && fragment.is_ascii());
        prop_assert_eq!(parse(&fragment, true), path);
    }
}
