//! Relationship types: list, add, set.

use crate::args::{TypeTraits, TypesVerb};
use crate::outcome::Outcome;
use crate::table::table;
use serde_json::json;
use tandem_app::App;
use tandem_model::{Fault, LoopPolicy, Nothing, RelationshipType, SetType, TypeList};

/// Of a type added without saying one.
const WEIGHT: u8 = 80;

pub async fn run(app: &App, verb: TypesVerb) -> Result<Outcome, Fault> {
    let list = match verb {
        TypesVerb::List => tandem_app::list_types(app, Nothing {}).await?,
        TypesVerb::Add { code, traits, two_way_allowed } => {
            let known = tandem_app::list_types(app, Nothing {}).await?;
            tandem_app::add_type(app, new_type(code, traits, two_way_allowed, &known)).await?
        }
        TypesVerb::Set { code, traits: TypeTraits { label, weight, loop_policy, loop_group }, two_way_allowed } => {
            let loop_policy = loop_policy.map(Into::into);
            tandem_app::set_type(app, SetType { code, label, weight, loop_policy, loop_group, two_way_allowed }).await?
        }
    };
    Ok(told(&list))
}

/// A type is called by its code, loops only with itself, and has the policy of its group, unless said otherwise.
fn new_type(code: String, traits: TypeTraits, two_way_allowed: bool, known: &TypeList) -> RelationshipType {
    let loop_group = traits.loop_group.unwrap_or_else(|| code.clone());
    let of_group = known.types.iter().find(|kind| kind.loop_group == loop_group).map(|kind| kind.loop_policy);
    RelationshipType {
        label: traits.label.unwrap_or_else(|| code.clone()),
        weight: traits.weight.unwrap_or(WEIGHT),
        loop_policy: traits.loop_policy.map(Into::into).or(of_group).unwrap_or(LoopPolicy::Warn),
        loop_group,
        two_way_allowed,
        code,
    }
}

fn told(list: &TypeList) -> Outcome {
    let rows: Vec<[String; 5]> = list
        .types
        .iter()
        .map(|kind| {
            let two_way = if kind.two_way_allowed { "two-way" } else { "" };
            let policy = kind.loop_policy.as_str().to_owned();
            [kind.code.clone(), kind.weight.to_string(), policy, kind.loop_group.clone(), two_way.to_owned()]
        })
        .collect();
    let words = table(["Type", "Weight", "Loops", "Loop group", "Direction"], &rows);
    Outcome::done(json!({ "types": list.types }), words)
}
