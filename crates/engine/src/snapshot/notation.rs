//! Shops written as text, for tests:
//!
//! ```text
//! A: family=F stock=0 launch=2026-02-01 name=Red_Bike      a product; `_` stands for a blank
//! A -> B upsell 80                                         a link; its ends are products unless marked
//! A <-> C cross-sell                                       a two-way link
//! F => G accessory                                         a link between families
//! A -> ?D accessory                                        a link to a product that is missing
//! paused A -> B upsell 80                                  a link that is paused
//! pin A -> B upsell 80 @ 2                                 a link pinned at a position
//! ```

use super::Snapshot;
use std::collections::BTreeMap;
use tandem_model::{Link, LinkLevel, LinkSource, Product, ProductStatus, Sku, default_types};

const ARROWS: [(&str, LinkLevel, bool); 4] = [
    ("<->", LinkLevel::Product, true),
    ("<=>", LinkLevel::Family, true),
    ("->", LinkLevel::Product, false),
    ("=>", LinkLevel::Family, false),
];

pub fn snapshot(text: &str) -> Snapshot {
    let (products, links) = shop(text);
    Snapshot::build(products, links, default_types())
}

pub fn shop(text: &str) -> (Vec<Product>, Vec<Link>) {
    let mut products = BTreeMap::new();
    let mut links = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(link) = link(line) {
            for end in [&link.from, &link.to] {
                if link.level == LinkLevel::Product && !line.contains(&format!("?{end}")) {
                    products.entry(end.clone()).or_insert_with(|| product(end.as_str()));
                }
            }
            links.push(link);
        } else {
            let product = product(line);
            products.insert(product.sku.clone(), product);
        }
    }
    (products.into_values().collect(), links)
}

pub fn product(line: &str) -> Product {
    let (sku, fields) = line.split_once(':').unwrap_or((line, ""));
    let mut product = Product::named(sku.trim(), sku.trim(), "EUR");
    for field in fields.split_whitespace() {
        let (name, value) = field.split_once('=').unwrap();
        let text = Some(value.replace('_', " "));
        match name {
            "name" => product.name = value.replace('_', " "),
            "family" => product.family = text,
            "category" => product.category = text,
            "brand" => product.brand = text,
            "price" => product.price_minor = Some(value.parse().unwrap()),
            "currency" => product.currency = value.to_owned(),
            "cost" => product.cost_minor = Some(value.parse().unwrap()),
            "stock" => product.stock = Some(value.parse().unwrap()),
            "back_order" => product.back_order = value.parse().unwrap(),
            "launch" => product.launch = Some(value.parse().unwrap()),
            "end" => product.end = Some(value.parse().unwrap()),
            "status" => product.status = ProductStatus::parse(value).unwrap(),
            "tag" => product.tags.push(value.to_owned()),
            "picture" => product.picture = Some(value.to_owned()),
            attribute => _ = product.attributes.insert(attribute.to_owned(), value.to_owned()),
        }
    }
    product
}

pub fn link(line: &str) -> Option<Link> {
    let (arrow, level, two_way) = ARROWS.into_iter().find(|(arrow, ..)| line.contains(arrow))?;
    let (line, pin) =
        line.split_once(" @ ").map_or((line, None), |(line, at)| (line, Some(at.trim().parse().unwrap())));
    let (paused, line) = line.strip_prefix("paused ").map_or((false, line), |line| (true, line));
    let (from, rest) = line.strip_prefix("pin ").unwrap_or(line).split_once(arrow)?;
    let mut rest = rest.split_whitespace();
    let end = |text: &str| Sku::new(text.trim().trim_start_matches('?'));
    Some(Link {
        paused,
        from: end(from),
        to: end(rest.next().unwrap()),
        kind: rest.next().unwrap().to_owned(),
        weight: rest.next().map(|weight| weight.parse().unwrap()),
        two_way,
        level,
        pin,
        source: LinkSource::Manual,
    })
}
