//! The names of all types of a declaration, which are in one module.

use crate::build_error::BuildError;
use crate::declaration::Declaration;
use crate::member_type::{Member, MemberType};

/// Each name, and what it is the name of.
type KnownNames = Vec<(String, String)>;

/// Returns an error if two types have one name. The compiler would show it in a file that nobody wrote.
pub(crate) fn check_type_names(problems: &[Declaration]) -> Result<(), BuildError> {
    let mut known = KnownNames::new();
    for problem in problems {
        add_name(&mut known, &problem.name, format!("the problem {}", problem.name))?;
    }
    for problem in problems {
        add_members(&mut known, &problem.name, &problem.members)?;
    }
    Ok(())
}

fn add_members(known: &mut KnownNames, owner: &str, members: &[Member]) -> Result<(), BuildError> {
    members.iter().try_for_each(|member| {
        let what = format!("the member {} of {owner}", member.name);
        add_type(known, &what, &member.member_type)
    })
}

fn add_type(known: &mut KnownNames, what: &str, own: &MemberType) -> Result<(), BuildError> {
    match own {
        MemberType::List(item) | MemberType::Nullable(item) => add_type(known, what, item),
        MemberType::Choice { name, .. } => add_name(known, name, what.to_owned()),
        MemberType::Object { name, members } => {
            add_name(known, name, what.to_owned())?;
            add_members(known, name, members)
        }
        _ => Ok(()),
    }
}

fn add_name(known: &mut KnownNames, name: &str, what: String) -> Result<(), BuildError> {
    if let Some((_, other)) = known.iter().find(|(own, _)| own == name) {
        return Err(BuildError::new(format!(
            "Cannot build {name}: {other} and {what} have this name in Rust"
        )));
    }
    known.push((name.to_owned(), what));
    Ok(())
}
