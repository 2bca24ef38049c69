//! The sample shop: embedded, and made into a workspace on request.

use crate::app::{App, heavy};
use flate2::read::GzDecoder;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::Read;
use std::path::PathBuf;
use tandem_intake::{LinkRows, ProductRows, sniff};
use tandem_model::{Campaign, Fault, Link, LinkSource, Product, Settings, default_types};
use tandem_store::{Customer, OrderHistory, Seed, SeedLine, SeedOrder, SeedReturn};

const PRODUCTS: &[u8] = include_bytes!("../sample/products.csv.gz");
const LINKS: &[u8] = include_bytes!("../sample/links.csv.gz");
const CUSTOMERS: &[u8] = include_bytes!("../sample/customers.csv.gz");
const ORDERS: &[u8] = include_bytes!("../sample/orders.csv.gz");
const LINES: &[u8] = include_bytes!("../sample/order_lines.csv.gz");
const RETURNS: &[u8] = include_bytes!("../sample/returns.csv.gz");
const CAMPAIGNS: &str = include_str!("../sample/campaigns.json");

const CURRENCY: &str = "USD";

pub(crate) fn sample_path(app: &App) -> PathBuf {
    app.host().data_dir.join("Sample shop.tandem")
}

pub(crate) async fn sample_seed() -> Result<Seed, Fault> {
    heavy(seed).await?
}

fn seed() -> Result<Seed, Fault> {
    Ok(Seed {
        products: products()?,
        links: links()?,
        campaigns: campaigns()?,
        orders: OrderHistory { customers: customers()?, orders: orders()? },
        ..Seed::empty(default_types(), Settings { currency: CURRENCY.to_owned(), ..Settings::default() })
    })
}

fn spoilt(detail: impl Display) -> Fault {
    Fault::new("internal", format!("the embedded sample shop is damaged: {detail}"))
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut bytes).map_err(spoilt)?;
    Ok(bytes)
}

fn products() -> Result<Vec<Product>, Fault> {
    let bytes = unpack(PRODUCTS)?;
    let dialect = sniff(&bytes[..]).map_err(spoilt)?;
    let mut rows = ProductRows::open(&bytes[..], dialect, &BTreeMap::new())?;
    let mut products = Vec::new();
    while let Some(row) = rows.next_row().map_err(spoilt)? {
        let row = row.map_err(|refused| spoilt(refused.message))?;
        let product = row.apply_to(Product::named(row.sku.clone(), "", CURRENCY));
        products.push(product.map_err(|problem| spoilt(problem.message))?);
    }
    Ok(products)
}

fn links() -> Result<Vec<Link>, Fault> {
    let bytes = unpack(LINKS)?;
    let mut rows = LinkRows::open(&bytes[..], sniff(&bytes[..]).map_err(spoilt)?)?;
    let mut links = Vec::new();
    while let Some(row) = rows.next_row().map_err(spoilt)? {
        let row = row.map_err(|refused| spoilt(refused.message))?;
        links.push(Link { source: LinkSource::Manual, ..row.link });
    }
    Ok(links)
}

fn campaigns() -> Result<Vec<Campaign>, Fault> {
    serde_json::from_str(CAMPAIGNS).map_err(spoilt)
}

/// Rows of a file without anything optional, as the script that made them wrote them.
fn rows<T: serde::de::DeserializeOwned>(packed: &[u8]) -> Result<Vec<T>, Fault> {
    let bytes = unpack(packed)?;
    csv::Reader::from_reader(&bytes[..]).deserialize().collect::<Result<_, _>>().map_err(spoilt)
}

fn customers() -> Result<Vec<Customer>, Fault> {
    let customer = |(key, income_band, occupation)| Customer { key, income_band, occupation };
    Ok(rows(CUSTOMERS)?.into_iter().map(customer).collect())
}

fn orders() -> Result<Vec<SeedOrder>, Fault> {
    let mut lines: BTreeMap<String, Vec<SeedLine>> = BTreeMap::new();
    for (order, line, sku, quantity, unit_price_minor, net_minor) in rows(LINES)? {
        lines.entry(order).or_default().push(SeedLine { line, sku, quantity, unit_price_minor, net_minor });
    }
    let mut returns = returns()?;
    let order = |(external_id, placed_at, channel, customer, currency): (String, _, _, _, _)| SeedOrder {
        lines: lines.remove(&external_id).unwrap_or_default(),
        returns: returns.remove(&external_id).unwrap_or_default(),
        channel,
        external_id,
        placed_at,
        customer,
        currency,
    };
    Ok(rows(ORDERS)?.into_iter().map(order).collect())
}

/// Returns by their order. The few that found no sale have no place in the model and are left out.
fn returns() -> Result<BTreeMap<String, Vec<SeedReturn>>, Fault> {
    type Row = (String, Option<u32>, String, i64, chrono::NaiveDate);
    let mut returns: BTreeMap<String, Vec<SeedReturn>> = BTreeMap::new();
    for (order, line, _, quantity, returned_on) in rows::<Row>(RETURNS)? {
        if let Some(line) = line {
            returns.entry(order).or_default().push(SeedReturn { line, quantity, returned_on });
        }
    }
    Ok(returns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_shop_is_what_its_description_says() {
        let about: serde_json::Value = serde_json::from_str(include_str!("../sample/about.json")).unwrap();
        let count = |what: &str| usize::try_from(about["counts"][what].as_u64().unwrap()).unwrap();
        let seed = seed().unwrap();
        let lines: usize = seed.orders.orders.iter().map(|order| order.lines.len()).sum();
        let returns: usize = seed.orders.orders.iter().map(|order| order.returns.len()).sum();
        assert_eq!((seed.products.len(), seed.links.len()), (count("products"), count("links")));
        assert_eq!((seed.orders.orders.len(), lines), (count("orders"), count("order_lines")));
        assert_eq!((returns, seed.orders.customers.len()), (count("returns_matched"), count("customers")));
    }

    #[test]
    fn the_winter_campaign_is_sound_and_comes_every_year() {
        let seed = seed().unwrap();
        let placements: Vec<&str> = seed.rules.placements.iter().map(|held| held.code.as_str()).collect();
        let placements = placements.into_iter().collect();
        let book = tandem_engine::rule::Book::of(seed.rules.clone()).with_campaigns(seed.campaigns.clone());
        let shop = tandem_engine::Snapshot::build(seed.products, seed.links, seed.types).with_book(book, []);
        let at = "2026-06-21T12:00:00Z".parse().unwrap();
        for campaign in &seed.campaigns {
            assert_eq!(tandem_engine::campaign::campaign_faults(campaign, &placements), []);
            assert_eq!(tandem_engine::campaign::Times::of(campaign).unwrap().next(at, 3).len(), 3);
        }
        assert_eq!(tandem_engine::campaign::book_campaigns(&shop, at), []);
    }

    #[test]
    fn every_template_works_in_the_sample_shop() {
        let shop = tandem_engine::Snapshot::build(products().unwrap(), links().unwrap(), default_types());
        let at = "2026-11-21T12:00:00Z".parse().unwrap();
        for template in tandem_engine::rule::templates(&shop, at) {
            let (triggers, shown) = tandem_engine::rule::reach(&shop, &template.rule, at);
            assert!(triggers.count > 0 && shown.count > 0, "{}", template.code);
            assert_eq!(tandem_engine::rule::rule_health(&shop, &template.rule, at), [], "{}", template.code);
        }
    }
}
