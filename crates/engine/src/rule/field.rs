//! The fields that conditions are made of, and the operators that each takes.

use super::fact::WEEKDAYS;
use crate::Snapshot;
use crate::snapshot::Label;
use std::collections::BTreeSet;
use tandem_model::{
    CartFact, ContextFact, CustomerFact, Field, FieldInfo, FieldList, Goods, Op, OpInfo, ProductFact, ValueKind,
};

const NUMBER: [Op; 8] =
    [Op::Equals, Op::MoreThan, Op::AtLeast, Op::LessThan, Op::AtMost, Op::Between, Op::Exists, Op::Missing];
const TEXT: [Op; 5] = [Op::Equals, Op::OneOf, Op::NoneOf, Op::Exists, Op::Missing];
const SET: [Op; 6] = [Op::ContainsAny, Op::ContainsAll, Op::EqualsExactly, Op::NoneOf, Op::Exists, Op::Missing];

pub(crate) fn kind_of(field: &Field) -> ValueKind {
    match field {
        Field::Trigger(fact) | Field::Candidate(fact) => match fact {
            ProductFact::Price | ProductFact::Margin => ValueKind::Money,
            ProductFact::MarginBp => ValueKind::Percent,
            ProductFact::Stock => ValueKind::Count,
            ProductFact::AgeDays => ValueKind::Days,
            ProductFact::Tags => ValueKind::Set,
            _ => ValueKind::Text,
        },
        Field::Cart(CartFact::Subtotal) => ValueKind::Money,
        Field::Cart(_) => ValueKind::Count,
        Field::Customer(fact) => match fact {
            CustomerFact::LifetimeValue => ValueKind::Money,
            CustomerFact::Orders | CustomerFact::Bought { .. } => ValueKind::Count,
            CustomerFact::DaysSinceLastOrder => ValueKind::Days,
            CustomerFact::Kind => ValueKind::Choice,
            CustomerFact::Attribute(_) => ValueKind::Text,
        },
        Field::Context(ContextFact::Date) => ValueKind::Date,
        Field::Context(ContextFact::Weekday) => ValueKind::Choice,
        Field::Context(_) => ValueKind::Text,
    }
}

/// The operators that a field takes, in the order in which they are offered.
pub fn ops_of(field: &Field) -> Vec<Op> {
    let mut ops = match kind_of(field) {
        ValueKind::Text | ValueKind::Choice => TEXT.to_vec(),
        ValueKind::Set => SET.to_vec(),
        _ => NUMBER.to_vec(),
    };
    if is_comparable(field) {
        ops.extend([Op::SameAsTrigger, Op::DifferentFromTrigger]);
    }
    ops
}

/// Fields of the candidate that may be the same as the trigger's, or not.
fn is_comparable(field: &Field) -> bool {
    use ProductFact::{Attribute, Brand, Category, Family};
    matches!(field, Field::Candidate(Category | Brand | Family | Attribute(_)))
}

/// Fields of the candidate whose numbers may be relative to the trigger's.
pub(crate) fn is_relative(field: &Field) -> bool {
    matches!(field, Field::Candidate(ProductFact::Price | ProductFact::Margin))
}

/// The few values that a field has; none where there are many.
pub fn choices_of(field: &Field) -> &'static [&'static str] {
    match field {
        Field::Customer(CustomerFact::Kind) => &["new", "returning"],
        Field::Context(ContextFact::Weekday) => &WEEKDAYS,
        _ => &[],
    }
}

/// Everything that can be asked: the attributes are those that products and customers have.
pub fn list_fields(snapshot: &Snapshot, customer_attributes: &[String]) -> FieldList {
    let when = product_facts(snapshot).into_iter().map(Field::Trigger).chain(others(customer_attributes));
    let show = product_facts(snapshot).into_iter().map(Field::Candidate);
    FieldList { when: when.map(info).collect(), show: show.map(info).collect() }
}

fn product_facts(snapshot: &Snapshot) -> Vec<ProductFact> {
    use ProductFact::{AgeDays, Brand, Category, Family, Margin, MarginBp, Price, Sku, Stock, Tags};
    let labels = (0..snapshot.label_end()).map(|label| snapshot.label_text(label));
    let names: BTreeSet<&str> =
        labels.filter_map(|label| if let Label::Attribute(name, _) = label { Some(name) } else { None }).collect();
    let attributes = names.into_iter().map(|name| ProductFact::Attribute(name.to_owned()));
    let fixed = [Category, Brand, Family, Sku, Price, Margin, MarginBp, Stock, AgeDays, Tags];
    fixed.into_iter().chain(attributes).collect()
}

fn others(customer_attributes: &[String]) -> Vec<Field> {
    let any = || Goods::Category(String::new());
    let mut fields = vec![
        Field::Cart(CartFact::Quantity(any())),
        Field::Cart(CartFact::Items),
        Field::Cart(CartFact::Subtotal),
        Field::Customer(CustomerFact::Bought { goods: any(), within_days: None }),
        Field::Customer(CustomerFact::LifetimeValue),
        Field::Customer(CustomerFact::Orders),
        Field::Customer(CustomerFact::DaysSinceLastOrder),
        Field::Customer(CustomerFact::Kind),
    ];
    let attributes = customer_attributes.iter().cloned();
    fields.extend(attributes.map(|name| Field::Customer(CustomerFact::Attribute(name))));
    use ContextFact::{Channel, Date, Market, Offer, Placement, Weekday};
    fields.extend([Placement, Channel, Market, Date, Weekday, Offer].map(Field::Context));
    fields
}

fn info(field: Field) -> FieldInfo {
    let ops = ops_of(&field).into_iter().map(|op| OpInfo { op, label: op_label(op, &field).to_owned() });
    FieldInfo {
        label: label(&field),
        group: group(&field).to_owned(),
        kind: kind_of(&field),
        ops: ops.collect(),
        choices: choices_of(&field).iter().map(|&choice| choice.to_owned()).collect(),
        relative: is_relative(&field),
        field,
    }
}

fn group(field: &Field) -> &'static str {
    match field {
        Field::Trigger(_) => "Product",
        Field::Candidate(_) => "Shown product",
        Field::Cart(_) => "Cart",
        Field::Customer(_) => "Customer",
        Field::Context(_) => "Context",
    }
}

pub(crate) fn label(field: &Field) -> String {
    match field {
        Field::Trigger(fact) | Field::Candidate(fact) => product_label(fact),
        Field::Cart(fact) => match fact {
            CartFact::Quantity(_) => "Cart contains".to_owned(),
            CartFact::Items => "Items in the cart".to_owned(),
            CartFact::Subtotal => "Cart subtotal".to_owned(),
        },
        Field::Customer(fact) => match fact {
            CustomerFact::LifetimeValue => "Lifetime value".to_owned(),
            CustomerFact::Orders => "Orders".to_owned(),
            CustomerFact::DaysSinceLastOrder => "Days since last order".to_owned(),
            CustomerFact::Kind => "New or returning".to_owned(),
            CustomerFact::Attribute(name) => sentence_case(name),
            CustomerFact::Bought { .. } => "Orders with".to_owned(),
        },
        Field::Context(fact) => format!("{fact:?}"),
    }
}

fn product_label(fact: &ProductFact) -> String {
    match fact {
        ProductFact::Sku => "SKU".to_owned(),
        ProductFact::MarginBp => "Margin in %".to_owned(),
        ProductFact::AgeDays => "Age in days".to_owned(),
        ProductFact::Attribute(name) => sentence_case(name),
        fact => format!("{fact:?}"),
    }
}

/// `income_band` in words.
pub(crate) fn attribute_words(name: &str) -> String {
    name.replace('_', " ")
}

/// `income_band` is told as `Income band`.
fn sentence_case(name: &str) -> String {
    let words = attribute_words(name);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub(crate) fn op_label(op: Op, field: &Field) -> &'static str {
    let category = matches!(field, Field::Trigger(ProductFact::Category) | Field::Candidate(ProductFact::Category));
    match op {
        Op::Equals if category => "is in",
        Op::OneOf if category => "is in one of",
        Op::NoneOf if category => "is in none of",
        Op::Equals => "is",
        Op::OneOf => "is one of",
        Op::NoneOf => "is none of",
        Op::ContainsAny => "contains any of",
        Op::ContainsAll => "contains all of",
        Op::EqualsExactly => "is exactly",
        Op::MoreThan => "is more than",
        Op::AtLeast => "is at least",
        Op::LessThan => "is less than",
        Op::AtMost => "is at most",
        Op::Between => "is between",
        Op::Exists => "is known",
        Op::Missing => "is missing",
        Op::SameAsTrigger => "is the same as the product's",
        Op::DifferentFromTrigger => "differs from the product's",
    }
}
