//! Rules brought into one form, in which those that say the same are equal whatever the order of their parts and the
//! case of their texts.

use crate::rule::alternatives::Alternative;
use crate::rule::{TooWide, alternatives};
use std::collections::BTreeSet;
use tandem_model::{Condition, Field, Goods, Leaf, Op, ProductFact, Rule, Sku, Value};

/// The rule's conditions with texts that compare as they are.
#[derive(Debug, Clone)]
pub(super) struct Canonical {
    pub when: Condition,
    products: Option<Condition>,
    include: BTreeSet<Sku>,
    exclude: BTreeSet<Sku>,
    kind: String,
}

impl Canonical {
    pub fn of(rule: &Rule) -> Self {
        Self {
            when: condition(&rule.when),
            products: rule.show.products.as_ref().map(condition),
            include: rule.show.include.iter().cloned().collect(),
            exclude: rule.show.exclude.iter().cloned().collect(),
            kind: rule.kind.clone(),
        }
    }

    pub fn products(&self) -> Option<&Condition> {
        self.products.as_ref()
    }

    /// Equal for rules that say the same. `None` for conditions that are too wide to compare.
    pub fn key(&self) -> Option<String> {
        let products = self.products.as_ref().map(sorted).transpose().ok()?;
        let when = sorted(&self.when).ok()?;
        Some(format!("{} {when:?} {products:?} {:?} {:?}", self.kind, self.include, self.exclude))
    }

    /// Equal for rules whose *when* is written alike.
    pub fn when_key(&self) -> String {
        format!("{:?}", self.when)
    }
}

fn sorted(condition: &Condition) -> Result<Vec<Alternative<'_>>, TooWide> {
    let mut found = alternatives(condition)?;
    found.sort();
    Ok(found)
}

fn condition(from: &Condition) -> Condition {
    let parts = |parts: &[Condition]| parts.iter().map(condition).collect();
    match from {
        Condition::All(all) => Condition::All(parts(all)),
        Condition::Any(any) => Condition::Any(parts(any)),
        Condition::None(none) => Condition::None(parts(none)),
        Condition::Leaf(from) => Condition::Leaf(leaf(from)),
    }
}

/// One text in a list is that text alone, for those fields that have one value.
fn leaf(from: &Leaf) -> Leaf {
    let exact = matches!(from.field, Field::Trigger(ProductFact::Sku) | Field::Candidate(ProductFact::Sku));
    let fold = |text: &String| if exact { text.clone() } else { text.to_lowercase() };
    let value = match &from.value {
        Some(Value::Text(text)) => Some(Value::Texts(vec![fold(text)])),
        Some(Value::Texts(texts)) => {
            let texts: BTreeSet<String> = texts.iter().map(fold).collect();
            Some(Value::Texts(texts.into_iter().collect()))
        }
        value => value.clone(),
    };
    let op = match (from.op, &value) {
        (Op::Equals, Some(Value::Texts(_))) => Op::OneOf,
        (op, _) => op,
    };
    Leaf { field: field(&from.field), op, value }
}

fn field(from: &Field) -> Field {
    use tandem_model::{CartFact, CustomerFact};
    let fact = |fact: &ProductFact| match fact {
        ProductFact::Attribute(name) => ProductFact::Attribute(name.to_lowercase()),
        fact => fact.clone(),
    };
    match from {
        Field::Trigger(own) => Field::Trigger(fact(own)),
        Field::Candidate(own) => Field::Candidate(fact(own)),
        Field::Cart(CartFact::Quantity(own)) => Field::Cart(CartFact::Quantity(goods(own))),
        Field::Customer(CustomerFact::Attribute(name)) => Field::Customer(CustomerFact::Attribute(name.to_lowercase())),
        Field::Customer(CustomerFact::Bought { goods: own, within_days }) => {
            Field::Customer(CustomerFact::Bought { goods: goods(own), within_days: *within_days })
        }
        field => field.clone(),
    }
}

fn goods(from: &Goods) -> Goods {
    match from {
        Goods::Sku(sku) => Goods::Sku(sku.clone()),
        Goods::Family(text) => Goods::Family(text.to_lowercase()),
        Goods::Category(text) => Goods::Category(text.to_lowercase()),
        Goods::Brand(text) => Goods::Brand(text.to_lowercase()),
        Goods::Tag(text) => Goods::Tag(text.to_lowercase()),
        Goods::Attribute { name, value } => Goods::Attribute { name: name.to_lowercase(), value: value.to_lowercase() },
    }
}
