//! The refusals of an edit, one function each: their stable codes and their words.

use tandem_model::{Fault, LinkKey, LinkLevel, LoopPolicy};

pub(super) fn unknown_family(name: &str, field: &str) -> Fault {
    Fault::new("unknown_family", format!("no product belongs to a family `{name}`")).at(field)
}

pub(super) fn no_family(sku: &str, field: &str) -> Fault {
    Fault::new("unknown_family", format!("`{sku}` belongs to no family")).at(field)
}

pub(super) fn self_link(end: &str, level: LinkLevel) -> Fault {
    let what = if level == LinkLevel::Family { "the family " } else { "" };
    Fault::new("self_link", format!("{what}`{end}` cannot be linked to itself")).at("to")
}

pub(super) fn duplicate_link(message: String) -> Fault {
    Fault::new("duplicate_link", message)
}

pub(super) fn pin_out_of_range(pin: u32) -> Fault {
    Fault::new("pin_out_of_range", format!("a pin is a position from 1 to 100, not `{pin}`")).at("pin")
}

pub(super) fn weight_out_of_range(weight: u8) -> Fault {
    Fault::new("weight_out_of_range", format!("the weight `{weight}` is not between 0 and 100")).at("weight")
}

pub(super) fn two_way_forbidden(label: &str, why: &str) -> Fault {
    Fault::new("two_way_forbidden", format!("`{label}` links cannot be two-way: {why}")).at("two_way")
}

pub(super) fn unknown_type(code: &str) -> Fault {
    Fault::new("unknown_type", format!("there is no relationship type `{code}`")).at("type")
}

pub(super) fn unknown_link(key: &LinkKey) -> Fault {
    let message = format!("there is no `{}` link from `{}` to `{}`", key.kind, key.from, key.to);
    Fault::new("unknown_link", message).at("link")
}

pub(super) fn unknown_rule(id: &str) -> Fault {
    Fault::new("unknown_rule", format!("there is no rule `{id}`")).at("id")
}

pub(super) fn unknown_campaign(id: &str) -> Fault {
    Fault::new("unknown_campaign", format!("there is no campaign `{id}`")).at("id")
}

pub(super) fn years_out_of_range(years: i32) -> Fault {
    Fault::new("year_out_of_range", format!("`{years}` years lead out of the calendar")).at("years")
}

pub(super) fn unknown_placement(code: &str) -> Fault {
    Fault::new("unknown_placement", format!("there is no placement `{code}`")).at("code")
}

pub(super) fn unknown_strategy(code: &str) -> Fault {
    Fault::new("unknown_strategy", format!("there is no strategy `{code}`")).at("code")
}

pub(super) fn unknown_block(words: &str) -> Fault {
    Fault::new("unknown_block", format!("`{words}` is not blocked")).at("sku")
}

pub(super) fn self_block(sku: &str) -> Fault {
    Fault::new("self_block", format!("`{sku}` is never shown for itself, it needs no block")).at("trigger")
}

/// `users` ends in its verb: `the rule ‘a’ names`.
pub(super) fn in_use(code: &str, label: &str, users: &str) -> Fault {
    Fault::new(code, format!("`{label}` cannot be removed: {users} it")).at("code")
}

pub(super) fn type_in_use(label: &str, links: usize) -> Fault {
    let links = if links == 1 { "a link uses".to_owned() } else { format!("{links} links use") };
    Fault::new("type_in_use", format!("`{label}` cannot be removed: {links} it")).at("code")
}

pub(super) fn duplicate_type(code: &str) -> Fault {
    Fault::new("duplicate_type", format!("there is a relationship type `{code}` already")).at("code")
}

pub(super) fn bad_code(code: &str, field: &str) -> Fault {
    let message = format!("`{code}` may only hold lower-case letters, digits and hyphens, up to 40 of them");
    Fault::new("bad_code", message).at(field)
}

pub(super) fn bad_label() -> Fault {
    Fault::new("bad_label", "a relationship type needs a label of up to 80 letters").at("label")
}

pub(super) fn group_policy_differs(group: &str, held: LoopPolicy, asked: LoopPolicy) -> Fault {
    let (held, asked) = (held.as_str(), asked.as_str());
    let message = format!("the loop group `{group}` has the policy `{held}`, not `{asked}`: all its types share one");
    Fault::new("group_policy_differs", message).at("loop_policy")
}

pub(super) fn two_way_links_of_group(names: &str) -> Fault {
    let message = format!("loops cannot be blocked while links of the group are two-way: {names}");
    Fault::new("two_way_links", message).at("loop_policy")
}

pub(super) fn two_way_links_of_type(names: &str) -> Fault {
    Fault::new("two_way_links", format!("links of the type are two-way: {names}")).at("two_way_allowed")
}

pub(super) fn too_many_types(most: usize) -> Fault {
    Fault::new("too_many_types", format!("a rulebook holds {most} relationship types at the most"))
}

pub(super) fn too_many_targets(targets: usize) -> Fault {
    Fault::new("too_many_targets", format!("`{targets}` targets were asked for; 1000 are the most")).at("targets")
}
