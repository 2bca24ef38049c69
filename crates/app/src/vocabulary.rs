//! What conditions can be made of: fields, and the values that each has.

use crate::app::{App, heavy};
use crate::open::View;
use std::collections::BTreeMap;
use tandem_engine::{query, rule};
use tandem_model::{
    Condition, ContextFact, CustomerFact, Fault, Field, FieldList, Leaf, Nothing, Rule, SearchValues, Value, ValueHits,
};

pub async fn list_fields(app: &App, _: Nothing) -> Result<FieldList, Fault> {
    let open = app.open()?;
    let view = open.view();
    let attributes = open.store.customer_attributes().await?;
    heavy(move || rule::list_fields(&view.snapshot, &attributes)).await
}

/// Values of products come from the catalogue, those of customers and channels from the orders, placements from the
/// workspace; markets and offers are those that rules already name.
pub async fn search_values(app: &App, input: SearchValues) -> Result<ValueHits, Fault> {
    let open = app.open()?;
    let view = open.view();
    let SearchValues { field, text, limit } = input;
    let counted = match &field {
        Field::Trigger(fact) | Field::Candidate(fact) => {
            let fact = fact.clone();
            let hits = heavy(move || query::product_values(&view.snapshot, &fact, &text, limit)).await?;
            return Ok(ValueHits { hits });
        }
        Field::Customer(CustomerFact::Attribute(name)) => open.store.customer_values(name).await?,
        Field::Context(ContextFact::Channel) => open.store.channels().await?,
        Field::Context(ContextFact::Placement) => placements(&view),
        Field::Context(ContextFact::Market | ContextFact::Offer) => {
            let field = field.clone();
            heavy(move || named_by_rules(&view, &field)).await?
        }
        field => rule::choices_of(field).iter().map(|choice| ((*choice).to_owned(), 0)).collect(),
    };
    Ok(ValueHits { hits: query::best_values(counted, &text, limit) })
}

/// Each with how many rules name it.
fn placements(view: &View) -> Vec<(String, u32)> {
    let book = view.snapshot.book();
    let rules =
        |code: &str| book.rules().iter().filter(|rule| rule.placements.iter().any(|named| named == code)).count();
    let counted = |code: &str| u32::try_from(rules(code)).unwrap_or(u32::MAX);
    book.placements().iter().map(|held| (held.code.clone(), counted(&held.code))).collect()
}

/// The texts that rules compare a field with, each with how often.
fn named_by_rules(view: &View, field: &Field) -> Vec<(String, u32)> {
    let mut counts = BTreeMap::new();
    for rule in view.snapshot.book().rules() {
        count(rule, field, &mut counts);
    }
    counts.into_iter().collect()
}

fn count(rule: &Rule, field: &Field, counts: &mut BTreeMap<String, u32>) {
    let mut parts = vec![&rule.when];
    while let Some(part) = parts.pop() {
        match part {
            Condition::All(below) | Condition::Any(below) | Condition::None(below) => parts.extend(below),
            Condition::Leaf(leaf) if leaf.field == *field => {
                texts(leaf).iter().for_each(|text| *counts.entry(text.clone()).or_default() += 1);
            }
            Condition::Leaf(_) => {}
        }
    }
}

fn texts(leaf: &Leaf) -> &[String] {
    match &leaf.value {
        Some(Value::Text(text)) => std::slice::from_ref(text),
        Some(Value::Texts(texts)) => texts,
        _ => &[],
    }
}
