//! Whether what a rule names is there: in the catalogue at all, and still sold.

use super::finding::Speaking;
use super::named::{Named, Role, named, replaced, without};
use crate::rule::catalogue::{Catalogue, TAG, column};
use crate::rulebook::replacement;
use crate::snapshot::Column;
use tandem_model::{Finding, Fix, LinkLevel, ProductFact, ProductStatus, Sku, finding_code};

/// How the best of the products stands that have a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Standing {
    #[default]
    Missing,
    Discontinued,
    Sold,
}

/// Of every folded word.
#[derive(Debug, Default)]
pub(super) struct Standings {
    families: Vec<Standing>,
    categories: Vec<Standing>,
    brands: Vec<Standing>,
    labels: Vec<Standing>,
}

impl Standings {
    /// Cost: a look at each product and its labels.
    pub fn of(catalogue: &Catalogue<'_>) -> Self {
        let snapshot = catalogue.snapshot;
        let mut standings = Self::default();
        for id in (0..snapshot.id_end()).filter(|&id| snapshot.exists(id)) {
            let standing = standing(catalogue, id);
            for (own, column) in [
                (&mut standings.families, Column::Family),
                (&mut standings.categories, Column::Category),
                (&mut standings.brands, Column::Brand),
            ] {
                catalogue.word(column, id).into_iter().for_each(|word| raise(own, word, standing));
            }
            let labels = snapshot.label_words(id).iter().map(|&label| catalogue.labels().at(label).1);
            labels.for_each(|label| raise(&mut standings.labels, label, standing));
        }
        standings
    }

    fn find(&self, catalogue: &Catalogue<'_>, named: &Named) -> Standing {
        let at = |list: &[Standing], number: u32| list.get(number as usize).copied().unwrap_or_default();
        let labels = catalogue.labels();
        let label = |name: Option<u32>| name.and_then(|name| labels.number(name, &named.text));
        match &named.fact {
            ProductFact::Sku => {
                catalogue.snapshot.id(&named.text).map_or(Standing::Missing, |id| standing(catalogue, id))
            }
            ProductFact::Category => {
                let within = catalogue.within().numbers(&named.text).iter();
                within.map(|&number| at(&self.categories, number)).max().unwrap_or_default()
            }
            ProductFact::Tags => label(Some(TAG)).map_or(Standing::Missing, |label| at(&self.labels, label)),
            ProductFact::Attribute(name) => {
                label(labels.name(name)).map_or(Standing::Missing, |label| at(&self.labels, label))
            }
            fact => {
                let Some(column) = column(fact) else { return Standing::Sold };
                let list = if column == Column::Family { &self.families } else { &self.brands };
                let number = catalogue.folded(column).number(&named.text);
                number.map_or(Standing::Missing, |number| at(list, number))
            }
        }
    }
}

fn standing(catalogue: &Catalogue<'_>, id: u32) -> Standing {
    match catalogue.snapshot.status(id) {
        ProductStatus::Discontinued => Standing::Discontinued,
        _ => Standing::Sold,
    }
}

fn raise(list: &mut Vec<Standing>, word: u32, standing: Standing) {
    let word = word as usize;
    if list.len() <= word {
        list.resize(word + 1, Standing::Missing);
    }
    list[word] = list[word].max(standing);
}

/// What each way of naming is called.
const REPLACEMENT: &str = "replacement";

/// One finding for each thing named that is missing or discontinued. Rules of replacements may name what is
/// discontinued as their trigger: that is what they are for.
pub(super) fn references(catalogue: &Catalogue<'_>, standings: &Standings, speaking: Speaking<'_>) -> Vec<Finding> {
    let gone = |named: &Named| match standings.find(catalogue, named) {
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
