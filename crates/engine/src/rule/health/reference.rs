//! Whether what a rule names is there: in the catalogue at all, and still sold.

use super::finding::Speaking;
use super::named::{Named, Role, named, replaced, without};
use crate::rule::catalogue::{Catalogue, TAG, column};
use crate::rulebook::replacement;
use crate::snapshot::Column;
use std::cell::OnceCell;
use tandem_model::{Finding, Fix, LinkLevel, ProductFact, ProductStatus, Sku, finding_code};

/// How the best of the products stands that have a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Standing {
    #[default]
    Missing,
    Discontinued,
    Sold,
}

/// Of every folded word of the columns asked about.
#[derive(Debug, Default)]
pub(super) struct Standings {
    families: OnceCell<Vec<Standing>>,
    categories: OnceCell<Vec<Standing>>,
    brands: OnceCell<Vec<Standing>>,
    labels: OnceCell<Vec<Standing>>,
}

impl Standings {
    /// Cost: once a look at each product.
    fn column(&self, catalogue: &Catalogue<'_>, column: Column) -> &[Standing] {
        let cell = match column {
            Column::Family => &self.families,
            Column::Category => &self.categories,
            Column::Brand | Column::Currency => &self.brands,
        };
        cell.get_or_init(|| raised(catalogue, |id, raise| catalogue.word(column, id).into_iter().for_each(raise)))
    }

    /// Cost: once a look at each product and its labels.
    fn labels(&self, catalogue: &Catalogue<'_>) -> &[Standing] {
        let words = |id| catalogue.snapshot.label_words(id).iter();
        self.labels.get_or_init(|| {
            raised(catalogue, |id, raise| words(id).for_each(|&label| raise(catalogue.labels().at(label).1)))
        })
    }

    fn find(&self, catalogue: &Catalogue<'_>, named: &Named) -> Standing {
        let at = |list: &[Standing], number: u32| list.get(number as usize).copied().unwrap_or_default();
        let label = |name: Option<u32>| {
            let number = name.and_then(|name| catalogue.labels().number(name, &named.text));
            number.map_or(Standing::Missing, |number| at(self.labels(catalogue), number))
        };
        match &named.fact {
            ProductFact::Sku => {
                catalogue.snapshot.id(&named.text).map_or(Standing::Missing, |id| standing(catalogue, id))
            }
            ProductFact::Category => {
                let list = self.column(catalogue, Column::Category);
                let within = catalogue.within().numbers(&named.text).iter();
                within.map(|&number| at(list, number)).max().unwrap_or_default()
            }
            ProductFact::Tags => label(Some(TAG)),
            ProductFact::Attribute(name) => label(catalogue.labels().name(name)),
            fact => {
                let Some(column) = column(fact) else { return Standing::Sold };
                let number = catalogue.folded(column).number(&named.text);
                number.map_or(Standing::Missing, |number| at(self.column(catalogue, column), number))
            }
        }
    }
}

/// The best standing of each word of the products that exist.
fn raised(catalogue: &Catalogue<'_>, words: impl Fn(u32, &mut dyn FnMut(u32))) -> Vec<Standing> {
    let mut list = Vec::new();
    for id in (0..catalogue.snapshot.id_end()).filter(|&id| catalogue.snapshot.exists(id)) {
        let standing = standing(catalogue, id);
        words(id, &mut |word| raise(&mut list, word, standing));
    }
    list
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

/// The type of rules that say what takes the place of a product.
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
