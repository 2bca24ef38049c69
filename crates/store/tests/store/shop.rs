//! A small notation for shops, and files that vanish after the test.

use chrono::{DateTime, Utc};
use std::path::PathBuf;
use tandem_model::{
    Change, Condition, Field, Leaf, Link, LinkLevel, LinkSource, Op, Ordering, Product, ProductFact, Rule, RuleStatus,
    Settings, Show, Value, Window, default_types,
};
use tandem_store::{Edit, Seed, Store};
use tempfile::TempDir;

pub struct Shop {
    pub folder: TempDir,
    pub path: PathBuf,
}

impl Shop {
    pub fn at(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        Self { folder, path }
    }

    pub async fn new() -> (Self, Store) {
        let shop = Self::at("shop.tandem");
        let store = Store::create(&shop.path, &Seed::empty(default_types(), settings())).await.unwrap();
        (shop, store)
    }

    /// Names of all files in the folder, in order.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

pub fn settings() -> Settings {
    Settings { currency: "USD".to_owned(), ..Settings::default() }
}

pub fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000 + second, 0).unwrap()
}

pub fn product(sku: &str, name: &str) -> Product {
    Product::named(sku, name, "USD")
}

/// `link("A", "B", "upsell")`: without weight, one-way, between products.
pub fn link(from: &str, to: &str, kind: &str) -> Link {
    Link {
        paused: false,
        from: from.into(),
        to: to.into(),
        kind: kind.to_owned(),
        weight: None,
        two_way: false,
        level: LinkLevel::Product,
        pin: None,
        source: LinkSource::Manual,
    }
}

pub fn put(product: Product) -> Change {
    Change::PutProduct(Box::new(product))
}

pub fn put_link(link: Link) -> Change {
    Change::PutLink(Box::new(link))
}

pub fn edit(label: &str, changes: impl Into<Vec<Change>>) -> Edit {
    Edit { author: String::new(), label: label.to_owned(), changes: changes.into(), at: at(0) }
}

/// A rule whose condition is so many nodes deep.
pub fn deep_rule(depth: usize) -> Rule {
    let leaf = Leaf { field: Field::Trigger(ProductFact::Price), op: Op::MoreThan, value: Some(Value::Number(5)) };
    let around = |inner, _| Condition::All(vec![inner]);
    Rule {
        id: "deep".to_owned(),
        name: "Deep".to_owned(),
        kind: "upsell".to_owned(),
        weight: None,
        status: RuleStatus::Active,
        position: 0,
        when: (1..depth).fold(Condition::Leaf(leaf), around),
        show: Show { include: vec!["A".into()], ..Show::default() },
        limit: Some(3),
        ordering: Ordering::Newest,
        placements: vec!["cart".to_owned()],
        window: Window { from: Some(at(0)), to: None },
        stop: true,
        owner: String::new(),
        note: "Größe".to_owned(),
    }
}
