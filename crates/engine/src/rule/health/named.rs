//! What a rule names: products, families, categories, brands, tags, attributes. And a rule that names something else.

use tandem_model::{CartFact, Condition, CustomerFact, Field, Goods, Leaf, Op, ProductFact, Rule, Sku, Value};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    /// The fact, and a value of it.
    pub fact: ProductFact,
    pub text: String,
    pub role: Role,
}

/// What naming it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A product with it triggers.
    Trigger,
    /// A product with it is, or was, in a cart.
    Cart,
    /// It was bought once; whether it is still sold does not matter.
    Bought,
    Shown,
    Excluded,
}

/// Each once, in order.
pub(super) fn named(rule: &Rule) -> Vec<Named> {
    let mut found = Vec::new();
    leaves(&rule.when, &mut |leaf| in_leaf(leaf, &mut found));
    if let Some(products) = &rule.show.products {
        leaves(products, &mut |leaf| in_leaf(leaf, &mut found));
    }
    for (skus, role) in [(&rule.show.include, Role::Shown), (&rule.show.exclude, Role::Excluded)] {
        found.extend(skus.iter().map(|sku| Named { fact: ProductFact::Sku, text: sku.to_string(), role }));
    }
    found.sort();
    found.dedup();
    found
}

pub(super) fn leaves<'c>(condition: &'c Condition, visit: &mut dyn FnMut(&'c Leaf)) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::None(parts) => {
            parts.iter().for_each(|part| leaves(part, visit));
        }
        Condition::Leaf(leaf) => visit(leaf),
    }
}

fn in_leaf(leaf: &Leaf, found: &mut Vec<Named>) {
    let mut push = |fact: ProductFact, text: &str, role| found.push(Named { fact, text: text.to_owned(), role });
    match &leaf.field {
        Field::Trigger(fact) | Field::Candidate(fact) => {
            let excludes = matches!(leaf.op, Op::NoneOf);
            let role = match leaf.field {
                _ if excludes => Role::Excluded,
                Field::Trigger(_) => Role::Trigger,
                _ => Role::Shown,
            };
            match &leaf.value {
                Some(Value::Text(text)) => push(fact.clone(), text, role),
                Some(Value::Texts(texts)) => texts.iter().for_each(|text| push(fact.clone(), text, role)),
                _ => {}
            }
        }
        Field::Cart(CartFact::Quantity(goods)) => {
            let (fact, text) = in_goods(goods);
            push(fact, text, Role::Cart);
        }
        Field::Customer(CustomerFact::Bought { goods, .. }) => {
            let (fact, text) = in_goods(goods);
            push(fact, text, Role::Bought);
        }
        _ => {}
    }
}

fn in_goods(goods: &Goods) -> (ProductFact, &str) {
    match goods {
        Goods::Sku(sku) => (ProductFact::Sku, sku.as_str()),
        Goods::Family(text) => (ProductFact::Family, text),
        Goods::Category(text) => (ProductFact::Category, text),
        Goods::Brand(text) => (ProductFact::Brand, text),
        Goods::Tag(text) => (ProductFact::Tags, text),
        Goods::Attribute { name, value } => (ProductFact::Attribute(name.clone()), value),
    }
}

/// The rule with another product in the place of one, wherever it is named.
pub(super) fn replaced(rule: &Rule, sku: &str, by: &Sku) -> Rule {
    let mut rule = rule.clone();
    let mut texts = |leaf: &mut Leaf| match (&mut leaf.field, &mut leaf.value) {
        (Field::Trigger(ProductFact::Sku) | Field::Candidate(ProductFact::Sku), Some(Value::Text(text))) => {
            swap(text, sku, by);
        }
        (Field::Trigger(ProductFact::Sku) | Field::Candidate(ProductFact::Sku), Some(Value::Texts(texts))) => {
            texts.iter_mut().for_each(|text| swap(text, sku, by));
            each_once(texts);
        }
        (Field::Cart(CartFact::Quantity(Goods::Sku(own))), _) if own.as_str() == sku => *own = by.clone(),
        _ => {}
    };
    change_leaves(&mut rule.when, &mut texts);
    rule.show.products.iter_mut().for_each(|products| change_leaves(products, &mut texts));
    for skus in [&mut rule.show.include, &mut rule.show.exclude] {
        skus.iter_mut().filter(|own| own.as_str() == sku).for_each(|own| *own = by.clone());
        each_once(skus);
    }
    rule
}

fn swap(text: &mut String, sku: &str, by: &Sku) {
    if text == sku {
        *text = by.to_string();
    }
}

fn each_once<T: Clone + PartialEq>(list: &mut Vec<T>) {
    let all = std::mem::take(list);
    for one in all {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

/// The rule without naming it, where that only shortens lists. `None` where something would be left to name nothing.
pub(super) fn without(rule: &Rule, named: &Named) -> Option<Rule> {
    let mut mended = rule.clone();
    let mut shorten = |leaf: &mut Leaf| {
        if let (Field::Trigger(fact) | Field::Candidate(fact), Some(Value::Texts(texts))) =
            (&leaf.field, &mut leaf.value)
            && *fact == named.fact
            && matches!(leaf.op, Op::OneOf | Op::NoneOf | Op::ContainsAny)
            && texts.len() > 1
        {
            texts.retain(|text| *text != named.text);
        }
    };
    change_leaves(&mut mended.when, &mut shorten);
    mended.show.products.iter_mut().for_each(|products| change_leaves(products, &mut shorten));
    if named.fact == ProductFact::Sku {
        let had = mended.show.include.len();
        mended.show.include.retain(|sku| sku.as_str() != named.text);
        mended.show.exclude.retain(|sku| sku.as_str() != named.text);
        if had > 0 && mended.show.include.is_empty() && mended.show.products.is_none() {
            return None;
        }
    }
    let still = self::named(&mended).iter().any(|other| (&other.fact, &other.text) == (&named.fact, &named.text));
    (!still).then_some(mended)
}

fn change_leaves(condition: &mut Condition, change: &mut dyn FnMut(&mut Leaf)) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::None(parts) => {
            parts.iter_mut().for_each(|part| change_leaves(part, change));
        }
        Condition::Leaf(leaf) => change(leaf),
    }
}
