//! Whole shops written as text: products and links as elsewhere, and beside them
//!
//! ```text
//! rule winter accessory : category=Coats -> category=Scarves ; limit=2      a rule; they stand in their order
//! block B                                                                  never shown
//! block B for A                                                            never shown by A
//! place page upsell:1 accessory max=4 min=2 stock=swap fallback=all like=fast
//! like fast popularity=100 margin=20                                       a strategy
//! sold A 12                                                                net units
//! campaign winter 2026-01-01 2026-02-01 on:snow off:A>B:upsell 150:F>>G:accessory placement=page channel=web
//!                          what it switches on and off and boosts: rules by id, links by ends and type
//! ```

use crate::Snapshot;
use crate::campaign::notation::written;
use crate::rule::Book;
use crate::rule::notation::rules;
use crate::snapshot::notation::shop;
use tandem_model::{
    Block, Fallback, Placement, RulesDocument, Sliders, StockPolicy, Strategy, TypeShare, default_types,
};

pub fn full(text: &str) -> Snapshot {
    let mut plain = String::new();
    let mut rule_lines = String::new();
    let mut campaigns = Vec::new();
    let mut sold: Vec<(&str, u32)> = Vec::new();
    let mut document = RulesDocument {
        version: 1,
        rules: Vec::new(),
        blocks: Vec::new(),
        placements: Vec::new(),
        strategies: Vec::new(),
    };
    for line in text.lines().map(str::trim) {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("rule", rest) => rule_lines += &format!("{rest}\n"),
            ("block", rest) => document.blocks.push(block(rest)),
            ("place", rest) => document.placements.push(placement(rest)),
            ("like", rest) => document.strategies.push(strategy(rest)),
            ("sold", rest) => sold.extend(rest.split_once(' ').map(|(sku, units)| (sku, units.parse().unwrap()))),
            ("campaign", rest) => campaigns.push(written(rest)),
            _ => plain += &format!("{line}\n"),
        }
    }
    document.rules = rules(&rule_lines);
    let (products, links) = shop(&plain);
    Snapshot::build(products, links, default_types()).with_book(Book::of(document).with_campaigns(campaigns), sold)
}

fn block(text: &str) -> Block {
    let (sku, trigger) = text.split_once(" for ").map_or((text, None), |(sku, trigger)| (sku, Some(trigger)));
    Block { sku: sku.into(), trigger: trigger.map(Into::into) }
}

fn placement(text: &str) -> Placement {
    let (code, settings) = text.split_once(' ').unwrap_or((text, ""));
    let mut placement = Placement {
        code: code.to_owned(),
        label: code.to_owned(),
        types: Vec::new(),
        max: 10,
        min: 0,
        stock: StockPolicy::BackOrder,
        fallback: Fallback::None,
        strategy: None,
    };
    for setting in settings.split_whitespace() {
        match setting.split_once('=').unwrap_or((setting, "")) {
            ("max", number) => placement.max = number.parse().unwrap(),
            ("min", number) => placement.min = number.parse().unwrap(),
            ("stock", "hide") => placement.stock = StockPolicy::Hide,
            ("stock", _) => placement.stock = StockPolicy::Swap,
            ("fallback", "all") => placement.fallback = Fallback::Bestsellers,
            ("fallback", _) => placement.fallback = Fallback::CategoryBestsellers,
            ("like", code) => placement.strategy = Some(code.to_owned()),
            (kind, _) => {
                let (kind, max) = kind.split_once(':').unwrap_or((kind, ""));
                placement.types.push(TypeShare { kind: kind.to_owned(), max: max.parse().ok() });
            }
        }
    }
    placement
}

fn strategy(text: &str) -> Strategy {
    let mut words = text.split_whitespace();
    let code = words.next().unwrap().to_owned();
    Strategy { label: code.clone(), code, sliders: sliders(words) }
}

/// `popularity=100 margin=20`.
pub fn sliders<'a>(words: impl Iterator<Item = &'a str>) -> Sliders {
    let mut sliders = Sliders::default();
    for (name, value) in words.filter_map(|word| word.split_once('=')) {
        let slider = match name {
            "margin" => &mut sliders.margin,
            "popularity" => &mut sliders.popularity,
            "newness" => &mut sliders.newness,
            "stock" => &mut sliders.stock,
            _ => &mut sliders.lift,
        };
        *slider = value.parse().unwrap();
    }
    sliders
}
