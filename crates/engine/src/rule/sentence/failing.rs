//! Why one leaf keeps a rule from firing: what it asks, and the value found.

use super::number::amount;
use super::property::customer_words;
use super::speaker::{Speaker, subject};
use super::words::{count, list, percent};
use crate::rule::fact::Fact;
use crate::rule::field::{attribute_words, kind_of};
use crate::rule::holds::{Asked, found};
use tandem_model::{CartFact, CustomerFact, Field, Leaf, ProductFact, ValueKind};

/// `only where the product costs more than € 500.00, but its price is € 40.00`. `negated` for a leaf under NONE.
pub fn why_not_words(asked: &Asked<'_>, leaf: &Leaf, negated: bool, currency: &str) -> String {
    let speaker = Speaker { snapshot: asked.snapshot, currency };
    let phrase = speaker.phrase(leaf);
    let verb = if negated { phrase.does_not } else { phrase.does };
    format!("only where {} {verb}, but {}", subject(&leaf.field), found_words(asked, leaf, currency))
}

/// `its price is € 40.00`, `the market is not known`.
fn found_words(asked: &Asked<'_>, leaf: &Leaf, currency: &str) -> String {
    let whose = whose(&leaf.field);
    let value = match found(asked, &leaf.field) {
        Fact::Missing if matches!(leaf.field, Field::Customer(_)) && asked.situation.customer.is_none() => {
            return "the customer is not known".to_owned();
        }
        Fact::Missing => return format!("{whose} is not known"),
        Fact::Text(text) => text.to_owned(),
        Fact::Date(date) => date.to_string(),
        Fact::Set(texts) => list(&texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>(), "and"),
        Fact::Number(number) => match kind_of(&leaf.field) {
            ValueKind::Money => amount(number, currency),
            ValueKind::Percent => format!("{} %", percent(number)),
            ValueKind::Days => count(number, "day", "days"),
            _ => number.to_string(),
        },
    };
    let verb = if whose.ends_with("tags") { "are" } else { "is" };
    format!("{whose} {verb} {value}")
}

fn whose(field: &Field) -> String {
    match field {
        Field::Trigger(fact) | Field::Candidate(fact) => format!("its {}", product_words(fact)),
        Field::Cart(CartFact::Items) => "the number of pieces in it".to_owned(),
        Field::Cart(CartFact::Subtotal) => "its subtotal".to_owned(),
        Field::Cart(CartFact::Quantity(_)) => "their number in it".to_owned(),
        Field::Customer(CustomerFact::DaysSinceLastOrder) => "the time since then".to_owned(),
        Field::Customer(CustomerFact::Kind) => "the shopper".to_owned(),
        Field::Customer(fact @ CustomerFact::Bought { .. }) => format!("the number of such {}", customer_words(fact)),
        Field::Customer(fact @ CustomerFact::Orders) => format!("the number of {}", customer_words(fact)),
        Field::Customer(fact) => format!("the {}", customer_words(fact)),
        Field::Context(_) => "it".to_owned(),
    }
}

fn product_words(fact: &ProductFact) -> String {
    match fact {
        ProductFact::Sku => "SKU".to_owned(),
        ProductFact::MarginBp => "margin".to_owned(),
        ProductFact::AgeDays => "age".to_owned(),
        ProductFact::Attribute(name) => attribute_words(name),
        fact => format!("{fact:?}").to_lowercase(),
    }
}
