//! Facts as properties: known, a value, another than that, the same as the trigger's.

use super::phrase::{Phrase, has, is, owns};
use crate::rule::field::attribute_words;
use tandem_model::{CustomerFact, ProductFact};

pub(super) fn customer_words(fact: &CustomerFact) -> String {
    match fact {
        CustomerFact::LifetimeValue => "lifetime value".to_owned(),
        CustomerFact::Orders | CustomerFact::Bought { .. } => "orders".to_owned(),
        CustomerFact::DaysSinceLastOrder => "last order".to_owned(),
        CustomerFact::Kind => "past".to_owned(),
        CustomerFact::Attribute(name) => attribute_words(name),
    }
}

/// A value of the fact, as a property.
pub(super) fn text(fact: &ProductFact, texts: &str) -> Phrase {
    match fact {
        ProductFact::Category => is(format!("in {texts}")),
        ProductFact::Brand => is(format!("of the brand {texts}")),
        ProductFact::Family => is(format!("of the family {texts}")),
        ProductFact::Tags => is(format!("tagged {texts}")),
        ProductFact::Attribute(name) => has(format!("{} {texts}", attribute_words(name))),
        _ => is(texts),
    }
}

pub(super) fn other_than(fact: &ProductFact, texts: &str) -> Phrase {
    match fact {
        ProductFact::Category => is(format!("in a category other than {texts}")),
        ProductFact::Brand => is(format!("of a brand other than {texts}")),
        ProductFact::Family => is(format!("of a family other than {texts}")),
        ProductFact::Tags => is(format!("tagged, but other than {texts}")),
        ProductFact::Attribute(name) => has(format!("{} other than {texts}", attribute_words(name))),
        _ => is(format!("other than {texts}")),
    }
}

/// As the trigger's, and not as the trigger's.
pub(super) fn shared(fact: &ProductFact) -> (Phrase, Phrase) {
    match fact {
        ProductFact::Category => (is("in the same category"), is("in another category")),
        ProductFact::Brand => (is("of the same brand"), is("of another brand")),
        ProductFact::Family => (is("of the same family"), is("of another family")),
        ProductFact::Attribute(name) => {
            let words = attribute_words(name);
            (has(format!("the same {words}")), has(format!("another {words}")))
        }
        _ => (is("the same"), is("another")),
    }
}

/// That the fact is known at all.
pub(super) fn known(fact: &ProductFact) -> Phrase {
    match fact {
        ProductFact::Tags => Phrase {
            does: "has tags".to_owned(),
            does_not: "has no tags".to_owned(),
            that: "with tags".to_owned(),
            that_not: "without tags".to_owned(),
        },
        ProductFact::AgeDays => owns("a", "launch day"),
        ProductFact::Stock => owns("a", "known stock"),
        ProductFact::Margin | ProductFact::MarginBp => owns("a", "known margin"),
        ProductFact::Attribute(name) => {
            let words = attribute_words(name);
            Phrase {
                does: format!("has a value of {words}"),
                that: format!("with a value of {words}"),
                ..owns("a", &words)
            }
        }
        ProductFact::Sku => owns("a", "SKU"),
        ProductFact::Family => owns("a", "family"),
        ProductFact::Category => owns("a", "category"),
        ProductFact::Brand => owns("a", "brand"),
        ProductFact::Price => owns("a", "price"),
    }
}
