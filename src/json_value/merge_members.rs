//! Merges the members of an object that have the same name, in time n log n.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use super::Value;

/// Up to this number of members, every name is compared with every other name.
const FEW_MEMBERS: usize = 16;

/// Merges the members with the same name into one member, at the place of the first. `join` returns
/// the merged value of two values. Its third argument says whether they are the first two of the name.
pub(crate) fn merge_members<'a>(
    members: &mut Vec<(Cow<'a, str>, Value<'a>)>,
    join: fn(Value<'a>, Value<'a>, bool) -> Value<'a>,
) {
    if members.len() > FEW_MEMBERS || has_same_names(members) {
        merge_same_names(members, join);
    }
}

/// Whether two of a few members have the same name.
fn has_same_names(members: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    let mut rest = members;
    while let Some((first, after)) = rest.split_first() {
        if after.iter().any(|other| other.0 == first.0) {
            return true;
        }
        rest = after;
    }
    false
}

#[inline(never)]
fn merge_same_names<'a>(
    members: &mut Vec<(Cow<'a, str>, Value<'a>)>,
    join: fn(Value<'a>, Value<'a>, bool) -> Value<'a>,
) {
    let mut is_left = vec![true; members.len()];
    let (mut first, mut is_joined) = (usize::MAX, false);
    for at in sort_places(members, 0..members.len()) {
        let same = members.get(first).zip(members.get(at)).filter(|(one, other)| one.0 == other.0);
        if same.is_some()
            && let Some(value) =
                members.get_mut(at).map(|member| mem::replace(&mut member.1, Value::Null))
            && let Some((_, place)) = members.get_mut(first)
            && let Some(is_left) = is_left.get_mut(at)
        {
            *place = join(mem::replace(place, Value::Null), value, !is_joined);
            *is_left = false;
            is_joined = true;
        } else {
            (first, is_joined) = (at, false);
        }
    }
    let mut is_left = is_left.into_iter();
    members.retain(|_| is_left.next() == Some(true));
}

/// Returns the places of members in the order of their names, and those with the same name in their own
/// order. The sort of the standard library is larger than this whole module.
fn sort_places(members: &[(Cow<'_, str>, Value<'_>)], places: Range<usize>) -> Vec<usize> {
    let count = places.len();
    if count < 2 {
        return places.collect();
    }
    let middle = places.start.midpoint(places.end);
    let left = sort_places(members, places.start..middle);
    let right = sort_places(members, middle..places.end);
    let name = |place: usize| members.get(place).map(|member| &*member.0);
    let mut sorted = Vec::with_capacity(count);
    let (mut left, mut right) = (left.as_slice(), right.as_slice());
    while let ([one, left_rest @ ..], [other, right_rest @ ..]) = (left, right) {
        if name(*other) < name(*one) {
            sorted.push(*other);
            right = right_rest;
        } else {
            sorted.push(*one);
            left = left_rest;
        }
    }
    sorted.extend_from_slice(left);
    sorted.extend_from_slice(right);
    sorted
}

#[cfg(test)]
mod tests {
    use super::{Value, merge_members};

    type Members = Vec<(std::borrow::Cow<'static, str>, Value<'static>)>;

    /// Returns members with these names, each with its index as its value.
    fn create_members(names: impl Iterator<Item = usize>) -> Members {
        let member = |(at, name): (usize, usize)| {
            (name.to_string().into(), Value::Number(at.to_string().into()))
        };
        names.enumerate().map(member).collect()
    }

    fn join_list<'a>(first: Value<'a>, next: Value<'a>, are_first: bool) -> Value<'a> {
        match first {
            Value::Array(mut items) if !are_first => {
                items.push(next);
                Value::Array(items)
            }
            first => Value::Array(vec![first, next]),
        }
    }

    #[test]
    fn members_with_the_same_name_become_one_at_the_place_of_the_first() {
        for (count, names) in [(0, 1), (1, 1), (9, 9), (9, 4), (16, 5), (17, 17), (90, 7), (90, 60)]
        {
            let all = create_members((0..count).map(|at| (at * 5 + at / 11) % names));
            let (mut last, mut lists) = (Members::new(), Members::new());
            for (name, value) in &all {
                let same: Vec<_> = all.iter().filter(|other| other.0 == *name).collect();
                if same.first().is_some_and(|first| first.1 == *value) {
                    last.extend(same.last().map(|member| (name.clone(), member.1.clone())));
                    let values = same.iter().map(|member| member.1.clone()).collect();
                    let list = if same.len() > 1 { Value::Array(values) } else { value.clone() };
                    lists.push((name.clone(), list));
                }
            }
            let (mut kept, mut grouped) = (all.clone(), all);
            merge_members(&mut kept, |_, last, _| last);
            merge_members(&mut grouped, join_list);
            assert_eq!((kept, grouped), (last, lists), "{count} of {names}");
        }
    }
}
