//! Shops written as text, for tests:
//!
//! ```text
//! A: family=F price=1000 category=Bikes/Road status=discontinued
//! A -> B upsell 80        a link; ends that have no line of their own are products all the same
//! A <-> C cross-sell      a two-way link
//! F => G accessory        a link between families
//! A -> ?D accessory       a link to a product that is missing
//! ```

use super::Rulebook;
use std::collections::BTreeMap;
use tandem_model::{Link, LinkKey, LinkLevel, LinkSource, NewLink, Product, ProductStatus, Sku, default_types};

const ARROWS: [(&str, LinkLevel, bool); 4] = [
    ("<->", LinkLevel::Product, true),
    ("<=>", LinkLevel::Family, true),
    ("->", LinkLevel::Product, false),
    ("=>", LinkLevel::Family, false),
];

pub fn rulebook(text: &str) -> Rulebook {
    let (products, links) = shop(text);
    Rulebook::build(products, links, default_types())
}

pub fn shop(text: &str) -> (Vec<Product>, Vec<Link>) {
    let mut products = BTreeMap::new();
    let mut links = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if ARROWS.iter().any(|(arrow, ..)| line.contains(arrow)) {
            let link = link(line);
            for end in [&link.from, &link.to] {
                if link.level == LinkLevel::Product && !line.contains(&format!("?{end}")) {
                    products.entry(end.clone()).or_insert_with(|| named(end.as_str()));
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

fn named(sku: &str) -> Product {
    Product::named(sku, sku, "EUR")
}

pub fn product(line: &str) -> Product {
    let (sku, fields) = line.split_once(':').unwrap_or((line, ""));
    let mut product = named(sku.trim());
    for field in fields.split_whitespace() {
        let (name, value) = field.split_once('=').unwrap();
        let text = Some(value.replace('_', " "));
        match name {
            "name" => product.name = value.replace('_', " "),
            "family" => product.family = text,
            "category" => product.category = text,
            "brand" => product.brand = text,
            "price" => product.price_minor = Some(value.parse().unwrap()),
            "stock" => product.stock = Some(value.parse().unwrap()),
            "currency" => product.currency = value.to_owned(),
            "status" => product.status = ProductStatus::parse(value).unwrap(),
            "tag" => product.tags.push(value.to_owned()),
            _ => panic!("no such field: {name}"),
        }
    }
    product
}

pub fn link(line: &str) -> Link {
    let (arrow, level, two_way) = ARROWS.into_iter().find(|(arrow, ..)| line.contains(arrow)).unwrap();
    let (from, rest) = line.split_once(arrow).unwrap();
    let mut rest = rest.split_whitespace();
    Link {
        from: end(from),
        to: end(rest.next().unwrap()),
        kind: rest.next().unwrap().to_owned(),
        weight: rest.next().map(|weight| weight.parse().unwrap()),
        two_way,
        level,
        pin: None,
        source: LinkSource::Manual,
    }
}

fn end(text: &str) -> Sku {
    Sku::new(text.trim().trim_start_matches('?'))
}

pub fn key(line: &str) -> LinkKey {
    link(line).key()
}

pub fn new_link(line: &str) -> NewLink {
    let link = link(line);
    NewLink {
        from: link.from,
        to: link.to,
        kind: link.kind,
        weight: link.weight,
        two_way: link.two_way,
        level: link.level,
    }
}
