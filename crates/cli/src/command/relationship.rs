//! `types FILE list`, `add` and `set`.

use crate::{
    args::{TypeArgs, TypeVerb},
    command::link::in_range,
    reply::Reply,
    session::Session,
    table::{Column, table},
    view::Types,
};
use tandem_model::{Fault, LoopPolicy, Nothing, RelationshipType, SetType, TypeList};

pub(super) async fn run(session: &Session, verb: TypeVerb) -> Result<Reply, Fault> {
    let list = match verb {
        TypeVerb::List => tandem_app::list_types(&session.app, Nothing {}).await?,
        TypeVerb::Add(args) => tandem_app::add_type(&session.app, added(args)?).await?,
        TypeVerb::Set(args) => tandem_app::set_type(&session.app, changed(args)?).await?,
    };
    Ok(reply(&list))
}

/// A new type warns of loops, in a group of its own, and weighs 100, unless said otherwise.
fn added(args: TypeArgs) -> Result<RelationshipType, Fault> {
    Ok(RelationshipType {
        label: args.label.unwrap_or_else(|| in_words(&args.code)),
        weight: args.weight.map_or(Ok(100), in_range)?,
        loop_policy: args.loop_policy.unwrap_or(LoopPolicy::Warn),
        loop_group: args.loop_group.unwrap_or_else(|| args.code.clone()),
        two_way_allowed: args.two_way_allowed.unwrap_or(false),
        code: args.code,
    })
}

/// `spare-part` as `Spare part`.
fn in_words(code: &str) -> String {
    let mut letters = code.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + &letters.as_str().replace('-', " ")
}

fn changed(args: TypeArgs) -> Result<SetType, Fault> {
    let nothing = args.label.is_none()
        && args.weight.is_none()
        && args.loop_policy.is_none()
        && args.loop_group.is_none()
        && args.two_way_allowed.is_none();
    if nothing {
        return Err(Fault::new("usage", "nothing to set: give a label, weight, loop policy, loop group or two-way"));
    }
    Ok(SetType {
        code: args.code,
        label: args.label,
        weight: args.weight.map(in_range).transpose()?,
        loop_policy: args.loop_policy,
        loop_group: args.loop_group,
        two_way_allowed: args.two_way_allowed,
    })
}

fn reply(list: &TypeList) -> Reply {
    let row = |kind: &RelationshipType| {
        [
            kind.code.clone(),
            kind.label.clone(),
            kind.weight.to_string(),
            kind.loop_policy.as_str().to_owned(),
            kind.loop_group.clone(),
            if kind.two_way_allowed { "yes" } else { "no" }.to_owned(),
        ]
    };
    let rows: Vec<_> = list.types.iter().map(row).collect();
    let columns = [
        Column("code", false),
        Column("label", false),
        Column("weight", true),
        Column("loops", false),
        Column("loop group", false),
        Column("two-way", false),
    ];
    Reply::new(&Types { types: &list.types }, table(columns, &rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_put_in_words() {
        assert_eq!(in_words("spare-part"), "Spare part");
    }
}
