//! Gives where something is in a request, whichever way it was written.

use std::borrow::Cow;

use super::report::Place;
use crate::problem::Segment;

/// How many steps of a path are kept.
const STEPS: usize = 64;

/// Gives the part of a request that a word names.
pub(super) fn place(word: &str) -> Option<Place> {
    Some(match &*word.to_ascii_lowercase() {
        "body" | "json" | "form" | "payload" | "requestbody" | "request_body" | "post"
        | "files" | "json_or_form" | "data" => Place::Body,
        "query" | "querystring" | "query_string" | "parameter" | "queryparams" | "query_params"
        | "search" => Place::Query,
        "path" | "params" | "pathparams" | "path_params" | "uri" | "url" | "urlparams"
        | "view_args" | "route" => Place::Path,
        "header" | "headers" => Place::Header,
        "cookie" | "cookies" => Place::Cookie,
        _ => return None,
    })
}

/// Gives a step: digits without leading zeros are an index.
pub(super) fn segment(name: Cow<'_, str>) -> Segment<'_> {
    let is_index = name.bytes().all(|byte| byte.is_ascii_digit())
        && name.len() < 16
        && (!name.starts_with('0') || name.len() == 1);
    match name.parse() {
        Ok(index) if is_index => Segment::Index(index),
        _ => Segment::Name(name),
    }
}

/// Adds the steps of a path: a JSON pointer (RFC 6901), also as a fragment; `a.0.b`, `a[0].b`,
/// `a[b]` and `$.a`. A name with spaces is one step.
pub(super) fn parse<'a>(path: &Cow<'a, str>, out: &mut Vec<Segment<'a>>) {
    match path {
        Cow::Borrowed(path) => split(path, |step| out.push(segment(step.into()))),
        Cow::Owned(path) => {
            split(path, |step| out.push(segment(step.to_owned().into())));
        }
    }
    for step in out.iter_mut() {
        if let Segment::Name(name) = step
            && name.contains('~')
            && path.starts_with(['/', '#'])
        {
            *step = segment(name.replace("~1", "/").replace("~0", "~").into());
        }
    }
    out.truncate(STEPS);
}

fn split<'t>(path: &'t str, mut add: impl FnMut(&'t str)) {
    let path = path.trim_ascii();
    let pointer = path.strip_prefix('#').unwrap_or(path);
    if pointer.starts_with('/') || pointer.is_empty() {
        pointer.split('/').skip(1).take(STEPS).for_each(add);
        return;
    }
    let path = match path.strip_prefix('$') {
        Some(rest) if rest.is_empty() || rest.starts_with(['.', '[']) => rest,
        _ => path,
    };
    if path.contains(char::is_whitespace) && !path.contains(['[', ']']) {
        return add(path);
    }
    let steps = path.split(['.', '[', ']']).map(|step| step.trim_matches(['"', '\'']));
    steps.filter(|step| !step.is_empty()).take(STEPS).for_each(add);
}

/// Takes the part of the request off a path that begins with it, as in `body.name`.
pub(super) fn take_place(path: &mut Vec<Segment<'_>>) -> Option<Place> {
    let Some(Segment::Name(first)) = path.first() else { return None };
    let place = place(first)?;
    if path.len() > 1 {
        path.remove(0);
    }
    Some(place)
}
