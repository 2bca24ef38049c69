//! Rules to start from, filled with words of the catalogue where it has fitting ones.

use super::catalogue::Catalogue;
use super::fact::is_within;
use crate::Snapshot;
use crate::snapshot::Column;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use tandem_model::{
    Condition, CustomerFact, Field, Leaf, Op, Ordering, ProductFact, Relative, Rule, RuleStatus, RuleTemplate, Show,
    Value, Window,
};

/// The gallery. The rules have no id yet and are of types that exist. Cost: a look at each product.
pub fn templates(snapshot: &Snapshot, at: DateTime<Utc>) -> Vec<RuleTemplate> {
    let gallery = Gallery::of(snapshot, at);
    vec![
        gallery.same_brand(),
        gallery.dearer(),
        gallery.outfit(),
        gallery.accessory(),
        gallery.coat_and_scarf(),
        gallery.valued_customer(),
    ]
}

/// The words that the catalogue has for what templates speak of.
struct Gallery<'s> {
    snapshot: &'s Snapshot,
    /// Category paths with their products' prices, sorted.
    categories: BTreeMap<&'s str, Vec<i64>>,
}

const SPENT: i64 = 100_000;
const DEAR: i64 = 50_000;

impl<'s> Gallery<'s> {
    fn of(snapshot: &'s Snapshot, at: DateTime<Utc>) -> Self {
        let mut categories: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        for &id in Catalogue::new(snapshot, at).live() {
            if let Some(word) = snapshot.word(Column::Category, id) {
                let prices = categories.entry(snapshot.word_text(Column::Category, word)).or_default();
                prices.extend(snapshot.price_minor(id));
            }
        }
        categories.values_mut().for_each(|prices| prices.sort_unstable());
        Self { snapshot, categories }
    }

    fn same_brand(&self) -> RuleTemplate {
        let show = vec![
            candidate(ProductFact::Brand, Op::SameAsTrigger),
            candidate(ProductFact::Category, Op::DifferentFromTrigger),
        ];
        self.template(
            "same-brand",
            "Same brand",
            "more of the same brand, from other categories",
            Draft { kind: "cross-sell", show, limit: 4, ordering: Ordering::BestSelling, ..Draft::default() },
        )
    }

    fn dearer(&self) -> RuleTemplate {
        let show = vec![candidate(ProductFact::Category, Op::SameAsTrigger), band(11_000, 14_000)];
        self.template(
            "dearer-alternative",
            "Dearer alternative",
            "the next better product of the same category, 10 to 40 % dearer",
            Draft { kind: "upsell", show, limit: 3, ordering: Ordering::Cheapest, ..Draft::default() },
        )
    }

    fn outfit(&self) -> RuleTemplate {
        let clothes = self.category(&["clothing", "apparel", "fashion", "clothes"], "Clothing");
        let show = vec![within(Field::Candidate, &clothes), candidate(ProductFact::Category, Op::DifferentFromTrigger)];
        self.template(
            "complete-the-outfit",
            "Complete the outfit",
            "something else to wear with it",
            Draft {
                kind: "cross-sell",
                when: vec![within(Field::Trigger, &clothes)],
                show,
                limit: 4,
                ordering: Ordering::BestSelling,
            },
        )
    }

    fn accessory(&self) -> RuleTemplate {
        let accessories = self.category(&["accessories", "accessory"], "Accessories");
        let (dear, price) = self.dear_beside(&accessories);
        let price =
            Leaf { field: Field::Trigger(ProductFact::Price), op: Op::MoreThan, value: Some(Value::Number(price)) };
        self.template(
            "accessory-above-a-price",
            "Accessory above a price",
            "accessories, only with products that cost enough",
            Draft {
                kind: "accessory",
                when: vec![within(Field::Trigger, &dear), price],
                show: vec![within(Field::Candidate, &accessories)],
                limit: 4,
                ordering: Ordering::BestSelling,
            },
        )
    }

    fn coat_and_scarf(&self) -> RuleTemplate {
        let coats = self.category(&["coats", "coat", "jackets"], "Coats");
        let scarves = self.category(&["scarves", "scarfs", "scarf"], "Scarves");
        self.template(
            "winter-coat-and-scarf",
            "Winter coats and scarves",
            "a scarf with every coat",
            Draft {
                kind: "cross-sell",
                when: vec![within(Field::Trigger, &coats)],
                show: vec![within(Field::Candidate, &scarves)],
                limit: 3,
                ordering: Ordering::MostStock,
            },
        )
    }

    fn valued_customer(&self) -> RuleTemplate {
        let spent = Field::Customer(CustomerFact::LifetimeValue);
        let show = vec![candidate(ProductFact::Category, Op::SameAsTrigger), band(12_000, 20_000)];
        self.template(
            "valued-customer-upsell",
            "Valued customer upsell",
            "clearly better products for those who have spent much already",
            Draft {
                kind: "upsell",
                when: vec![Leaf { field: spent, op: Op::AtLeast, value: Some(Value::Number(SPENT)) }],
                show,
                limit: 3,
                ordering: Ordering::HighestMargin,
            },
        )
    }

    /// The shortest path that ends in one of the words, the first word that there is; else a name to be changed.
    fn category(&self, words: &[&str], otherwise: &str) -> String {
        let ends = |word: &&str| {
            let above = self.categories.keys().flat_map(|path| lineage(path));
            let ours = above.filter(|path| path.rsplit('/').next().is_some_and(|last| last.to_lowercase() == **word));
            ours.min_by_key(|path| (path.len(), *path))
        };
        words.iter().find_map(ends).unwrap_or(otherwise).to_owned()
    }

    /// The top category with the dearest product beside a given one, and the price that half of its products exceed,
    /// in round figures.
    fn dear_beside(&self, other: &str) -> (String, i64) {
        let mut tops: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        for (path, prices) in &self.categories {
            let top = path.split('/').next().unwrap_or(path);
            if !is_within(top, other) && !is_within(other, top) {
                tops.entry(top).or_default().extend(prices);
            }
        }
        let Some((top, prices)) = tops.iter_mut().max_by_key(|(_, prices)| prices.iter().copied().max()) else {
            return ("Products".to_owned(), DEAR);
        };
        prices.sort_unstable();
        let middle = prices.get(prices.len() / 2).copied().unwrap_or(DEAR);
        ((*top).to_owned(), round(middle))
    }

    fn template(&self, code: &str, label: &str, description: &str, draft: Draft) -> RuleTemplate {
        let all = |leaves: Vec<Leaf>| Condition::All(leaves.into_iter().map(Condition::Leaf).collect());
        let types = self.snapshot.types();
        let kind = types.iter().find(|kind| kind.code == draft.kind).or(types.first());
        RuleTemplate {
            code: code.to_owned(),
            label: label.to_owned(),
            description: description.to_owned(),
            rule: Rule {
                id: String::new(),
                name: label.to_owned(),
                kind: kind.map_or(draft.kind, |kind| &kind.code).to_owned(),
                weight: None,
                status: RuleStatus::Active,
                position: 0,
                when: all(draft.when),
                show: Show { products: Some(all(draft.show)), ..Show::default() },
                limit: Some(draft.limit),
                ordering: draft.ordering,
                placements: Vec::new(),
                window: Window::default(),
                stop: false,
                owner: String::new(),
                note: String::new(),
            },
        }
    }
}

#[derive(Default)]
struct Draft {
    kind: &'static str,
    when: Vec<Leaf>,
    show: Vec<Leaf>,
    limit: u8,
    ordering: Ordering,
}

/// A path and all it is in.
fn lineage(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at]).chain([path])
}

/// Down to its first figure.
fn round(price: i64) -> i64 {
    let unit = 10i64.pow(price.max(1).ilog10());
    price / unit * unit
}

fn candidate(fact: ProductFact, op: Op) -> Leaf {
    Leaf { field: Field::Candidate(fact), op, value: None }
}

fn within(on: fn(ProductFact) -> Field, path: &str) -> Leaf {
    Leaf { field: on(ProductFact::Category), op: Op::Equals, value: Some(Value::Text(path.to_owned())) }
}

fn band(least: u32, most: u32) -> Leaf {
    let ends = [least, most].map(|bp| Relative { bp, plus: 0 });
    Leaf { field: Field::Candidate(ProductFact::Price), op: Op::Between, value: Some(Value::RangeOfTrigger(ends)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Known, reach, rule_faults, rule_health, sentence};
    use crate::snapshot::notation::snapshot;
    use tandem_model::default_types;

    const SHOP: &str = "
        B1: category=Bikes/Road brand=Acme price=50000
        B2: category=Bikes/Road brand=Acme price=60000
        B3: category=Bikes/Road brand=Acme price=75000
        L1: category=Accessories/Lights brand=Acme price=2000
        C1: category=Clothing/Coats brand=Wool price=20000 tag=winter
        C2: category=Clothing/Scarves brand=Wool price=3000 tag=winter
    ";

    fn at() -> DateTime<Utc> {
        "2026-01-11T12:00:00Z".parse().unwrap()
    }

    fn is_readable(rule: &Rule) -> bool {
        let types = default_types();
        let known =
            Known { types: &types.iter().map(|kind| kind.code.as_str()).collect(), placements: &Default::default() };
        rule_faults(&Rule { id: "new".to_owned(), ..rule.clone() }, &known).is_empty()
    }

    #[test]
    fn every_template_fires_and_shows_something_where_the_shop_has_it() {
        let shop = snapshot(SHOP);
        for template in templates(&shop, at()) {
            let rule = &template.rule;
            assert!(is_readable(rule), "{}", template.code);
            let (triggers, shown) = reach(&shop, rule, at());
            assert!(triggers.count > 0 && shown.count > 0, "{}", template.code);
            assert_eq!(rule_health(&shop, rule, at()), [], "{}", template.code);
        }
    }

    #[test]
    fn templates_speak_of_the_shops_own_categories() {
        let shop = snapshot(SHOP);
        let told: Vec<String> =
            templates(&shop, at()).iter().map(|template| sentence(&shop, &template.rule, "EUR")).collect();
        assert_eq!(
            told[3],
            "When the product is in Bikes and costs more than € 600.00, show up to 4 products in Accessories, best \
             sellers first"
        );
        assert_eq!(
            told[4],
            "When the product is in Clothing/Coats, show up to 3 products in Clothing/Scarves, most stock first"
        );
    }

    #[test]
    fn templates_can_be_read_in_an_empty_shop() {
        assert!(templates(&snapshot(""), at()).iter().all(|template| is_readable(&template.rule)));
    }
}
