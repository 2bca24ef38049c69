//! One change to a document of JSON: something is taken away, added, or becomes something else.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

#[derive(Debug, Clone)]
pub(super) struct Mutation {
    place: Index,
    member: Index,
    change: Change,
}

#[derive(Debug, Clone)]
enum Change {
    Replace(Value),
    Remove,
    Add(&'static str, Value),
}

pub(super) fn mutation() -> impl Strategy<Value = Mutation> {
    let change = prop_oneof![
        odd().prop_map(Change::Replace),
        Just(Change::Remove),
        (select(vec!["all", "leaf", "text", "attribute", "colour", "id", "max", "op"]), odd())
            .prop_map(|(name, value)| Change::Add(name, value)),
    ];
    (any::<Index>(), any::<Index>(), change).prop_map(|(place, member, change)| Mutation { place, member, change })
}

fn odd() -> impl Strategy<Value = Value> {
    select(vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(7),
        json!(101),
        json!(1.5),
        json!(1e300),
        json!(9_007_199_254_740_992_i64),
        json!(u64::MAX),
        json!(""),
        json!("price"),
        json!("Price"),
        json!("attribute"),
        json!("2026-02-30"),
        json!("2026-2-3"),
        json!("2026-02-03"),
        json!("2026-12-01T09:00:00+01:00"),
        json!("2026-12-01 09:00:00Z"),
        json!("wіnter"),
        json!([]),
        json!([1, 2]),
        json!({}),
        json!({ "all": [] }),
        json!({ "number": 1 }),
        json!({ "attribute": "colour" }),
    ])
}

impl Mutation {
    pub(super) fn apply(&self, document: &mut Value) {
        let mut count = 0;
        each(document, &mut |_| count += 1);
        let chosen = self.place.index(count);
        let mut at = 0;
        each(document, &mut |value| {
            if at == chosen {
                self.change(value);
            }
            at += 1;
        });
    }

    fn change(&self, value: &mut Value) {
        match (&self.change, value) {
            (Change::Replace(new), value) => *value = new.clone(),
            (Change::Remove, Value::Array(items)) if !items.is_empty() => {
                items.remove(self.member.index(items.len()));
            }
            (Change::Remove, Value::Object(members)) if !members.is_empty() => self.remove(members),
            (Change::Add(name, new), Value::Object(members)) => {
                members.insert((*name).to_owned(), new.clone());
            }
            (Change::Add(_, new), Value::Array(items)) => items.push(new.clone()),
            (_, value) => *value = Value::Null,
        }
    }

    fn remove(&self, members: &mut Map<String, Value>) {
        let name = members.keys().nth(self.member.index(members.len())).cloned();
        name.and_then(|name| members.remove(&name));
    }
}

/// Every value of a document once, the outer before the inner; a changed one is not gone into.
fn each(value: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    let before = value.clone();
    visit(value);
    if *value != before {
        return;
    }
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, visit)),
        Value::Object(members) => members.values_mut().for_each(|member| each(member, visit)),
        _ => {}
    }
}
