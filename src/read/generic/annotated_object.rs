//! An object whose members have their roles beside them.
//!
//! To find the role of a name takes a search, and what an object is depends on the roles of all its
//! members. So the roles are found once, and the functions of the generic reading take this object.

use std::borrow::Cow;
use std::slice;

use crate::json_value::Value;
use crate::read::member_roles::{MemberRole, find_role};
use crate::read::text;

/// The roles of so many members need no memory of their own. Few objects have more members.
const INLINE_ROLES: usize = 12;

/// An object with the roles of its members.
pub struct AnnotatedObject<'m, 'a> {
    members: &'m [(Cow<'a, str>, Value<'a>)],
    /// The roles of the members if they fit.
    inline_roles: [Option<MemberRole>; INLINE_ROLES],
    /// The roles of the members if they do not fit.
    listed_roles: Vec<Option<MemberRole>>,
}

/// A member with the role that its name has.
#[derive(Clone, Copy)]
pub struct AnnotatedMember<'m, 'a> {
    /// The name.
    pub name: &'m Cow<'a, str>,
    /// The value.
    pub value: &'m Value<'a>,
    /// The role of the name.
    pub role: Option<MemberRole>,
    /// The name and the value as they stand in the object.
    pair: &'m (Cow<'a, str>, Value<'a>),
}

impl<'m, 'a> AnnotatedMember<'m, 'a> {
    /// Returns a member with a role that is known.
    pub const fn new(pair: &'m (Cow<'a, str>, Value<'a>), role: Option<MemberRole>) -> Self {
        Self { name: &pair.0, value: &pair.1, role, pair }
    }

    /// Whether the value is a text or a number.
    pub const fn is_scalar(&self) -> bool {
        matches!(self.value, Value::String(_) | Value::Number(_))
    }

    /// Whether the value is a list or an object.
    pub const fn is_nested(&self) -> bool {
        matches!(self.value, Value::Array(_) | Value::Object(_))
    }

    /// Returns the member as the members of an object that has no other.
    pub const fn as_members(&self) -> &'m [(Cow<'a, str>, Value<'a>)] {
        slice::from_ref(self.pair)
    }
}

impl<'m, 'a> AnnotatedObject<'m, 'a> {
    /// Finds the roles of an object's members.
    pub fn new(members: &'m [(Cow<'a, str>, Value<'a>)]) -> Self {
        let mut inline_roles = [None; INLINE_ROLES];
        let mut listed_roles = Vec::new();
        if members.len() > INLINE_ROLES {
            listed_roles.extend(members.iter().map(|(name, _)| find_role(name)));
        } else {
            for (role, (name, _)) in inline_roles.iter_mut().zip(members) {
                *role = find_role(name);
            }
        }
        Self { members, inline_roles, listed_roles }
    }

    /// Returns the members without their roles, for maps whose names are those of fields.
    pub const fn plain_members(&self) -> &'m [(Cow<'a, str>, Value<'a>)] {
        self.members
    }

    /// Returns the members in their order.
    #[inline(never)]
    pub fn members(&self) -> impl Iterator<Item = AnnotatedMember<'m, 'a>> {
        let is_inline = self.members.len() <= INLINE_ROLES;
        let roles = if is_inline { self.inline_roles.as_slice() } else { &self.listed_roles };
        self.members.iter().zip(roles).map(|(pair, role)| AnnotatedMember::new(pair, *role))
    }

    /// Whether there are no members.
    pub const fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Returns the member if there is just one.
    pub fn only_member(&self) -> Option<AnnotatedMember<'m, 'a>> {
        self.members().next().filter(|_| self.members.len() == 1)
    }

    /// Returns the value of the member with this name.
    pub fn find_value(&self, name: &str) -> Option<&'m Value<'a>> {
        self.members.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// Whether a member has this name.
    pub fn has_name(&self, name: &str) -> bool {
        self.members.iter().any(|(other, _)| other == name)
    }

    /// Whether a member is a text or a number.
    pub fn has_any_scalar(&self) -> bool {
        self.members.iter().any(|(_, value)| matches!(value, Value::String(_) | Value::Number(_)))
    }

    /// Whether a text or a number has this name, without regard to case.
    pub fn has_scalar_named(&self, name: &str) -> bool {
        self.members().any(|member| member.name.eq_ignore_ascii_case(name) && member.is_scalar())
    }

    /// Whether a text or a number has one of some roles.
    pub fn has_scalar(&self, is_role: fn(MemberRole) -> bool) -> bool {
        self.members().any(|member| member.role.is_some_and(is_role) && member.is_scalar())
    }

    /// Returns the first text with one of these names, without regard to case, that is not empty.
    pub fn find_text(&self, names: &str) -> Option<&'m str> {
        self.members().find_map(|member| {
            let text = member.value.as_str()?;
            (text::is_word_of(names, member.name) && !text::trim(text).is_empty()).then_some(text)
        })
    }
}
