//! Whether what a rule names is there: in the catalogue at all, and still sold.

use super::finding::Speaking;
use super::named::{Named, Role, named, replaced, without};
use crate::rule::catalogue::{Catalogue, Test};
use crate::rulebook::replacement;
use tandem_model::{Finding, Fix, LinkLevel, ProductFact, ProductStatus, Sku, finding_code};

/// How the best of the products stands that have a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Missing,
    Discontinued,
    Sold,
}

/// Cost: a look at the products that have the text, up to the first that is sold.
fn standing(catalogue: &Catalogue<'_>, named: &Named) -> Standing {
    let snapshot = catalogue.snapshot;
    let is_sold = |id: u32| snapshot.status(id) != ProductStatus::Discontinued;
    let best = |sold: Option<bool>| match sold {
        None => Standing::Missing,
        Some(false) => Standing::Discontinued,
        Some(true) => Standing::Sold,
    };
    if named.fact == ProductFact::Sku {
        return best(snapshot.id(&named.text).map(is_sold));
    }
    let test = Test::of_text(catalogue, &named.fact, &named.text);
    let mut having = catalogue.having(&test).map(is_sold);
    best(having.next().map(|sold| sold || having.any(|sold| sold)))
}

/// The type of rules that say what takes the place of a product.
const REPLACEMENT: &str = "replacement";

/// One finding for each thing named that is missing or discontinued. Rules of replacements may name what is
/// discontinued as their trigger: that is what they are for.
pub(super) fn references(catalogue: &Catalogue<'_>, speaking: Speaking<'_>) -> Vec<Finding> {
    let gone = |named: &Named| match standing(catalogue, named) {
        Standing::Missing => Some(missing(catalogue, speaking, named)),
        Standing::Discontinued => discontinued(catalogue, speaking, named),
        Standing::Sold => None,
    };
    let mut findings: Vec<Finding> = named(speaking.rule).iter().filter_map(gone).collect();
    findings.dedup_by(|next, first| next.message == first.message);
    findings
}

fn missing(catalogue: &Catalogue<'_>, speaking: Speaking<'_>, named: &Named) -> Finding {
    let fixes = ways_out(catalogue, speaking, named);
    let name = speaking.name();
    match &named.fact {
        ProductFact::Sku => {
            let message = format!("{name} names the SKU `{}`, which no product has", named.text);
            speaking.error(finding_code::RULE_MISSING_PRODUCT, message, fixes)
        }
        fact => {
            let message = format!("{name} asks for {} `{}`, which no product has", word_of(fact), named.text);
            speaking.warning(finding_code::RULE_MISSING_PRODUCT, message, fixes)
        }
    }
}

fn discontinued(catalogue: &Catalogue<'_>, speaking: Speaking<'_>, named: &Named) -> Option<Finding> {
    let meant = match named.role {
        Role::Bought | Role::Excluded => true,
        Role::Trigger => speaking.rule.kind == REPLACEMENT,
        Role::Cart | Role::Shown => false,
    };
    if meant {
        return None;
    }
    let name = speaking.name();
    let message = match (&named.fact, catalogue.snapshot.id(&named.text)) {
        (ProductFact::Sku, Some(id)) => {
            format!("{name} names `{}`, which is discontinued", catalogue.snapshot.name(id))
        }
        (fact, _) => {
            format!("{name} asks for {} `{}`, whose products are all discontinued", word_of(fact), named.text)
        }
    };
    let fixes = ways_out(catalogue, speaking, named);
    Some(speaking.warning(finding_code::RULE_DISCONTINUED_PRODUCT, message, fixes))
}

/// Its replacement where there is one, the rule without it where that leaves a rule, and pausing.
fn ways_out(catalogue: &Catalogue<'_>, speaking: Speaking<'_>, named: &Named) -> Vec<Fix> {
    let snapshot = catalogue.snapshot;
    let by =
        (named.fact == ProductFact::Sku).then(|| replacement(snapshot, &Sku::new(&named.text), LinkLevel::Product));
    let by = by.flatten().map(|by| {
        let label =
            format!("put {} in its place", snapshot.id(by.as_str()).map_or(by.as_str(), |id| snapshot.name(id)));
        Fix::SaveRule { rule: Box::new(replaced(speaking.rule, &named.text, &by)), label }
    });
    let less = without(speaking.rule, named).map(|rule| {
        let label = format!("take `{}` out of the rule", named.text);
        Fix::SaveRule { rule: Box::new(rule), label }
    });
    by.into_iter().chain(less).chain([speaking.pause()]).collect()
}

fn word_of(fact: &ProductFact) -> String {
    match fact {
        ProductFact::Tags => "the tag".to_owned(),
        ProductFact::Attribute(name) => format!("the {}", crate::rule::field::attribute_words(name)),
        fact => format!("the {}", format!("{fact:?}").to_lowercase()),
    }
}
