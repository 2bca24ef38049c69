//! Reading a whole workspace file into memory.

use super::View;
use crate::app::heavy;
use crate::live::Live;
use crate::memory;
use chrono::{DateTime, Utc};
use tandem_engine::difference::Edition;
use tandem_engine::rule::Book;
use tandem_engine::{Rulebook, Snapshot};
use tandem_model::Fault;
use tandem_store::{Loaded, Store};

/// The rulebook of a whole file, and the view of it. Cost: linear in what the file holds.
pub(super) async fn read(store: &Store, at: DateTime<Utc>) -> Result<(Rulebook, View), Fault> {
    let Loaded { products, links, rules, campaigns, head } = store.load().await?;
    let orders = store.count_orders().await?.orders;
    let sold = store.units_sold(head.settings.popularity_days).await?;
    let types = head.types.clone();
    let published = match head.live {
        Some(number) => Some((number, store.content(number).await)),
        None => None,
    };
    let settings = head.settings.clone();
    let build = move || {
        let snapshot = Snapshot::build(products, links, types);
        let book = Book::of(rules).with_campaigns(campaigns);
        let mut rulebook = Rulebook::of(snapshot.with_book(book, named(&sold)));
        rulebook.set_time(at);
        let draft = Edition::new(rulebook.snapshot().clone(), &settings);
        let live = published.map(|(number, items)| Live::read(&draft, number, items.map_err(Fault::from)));
        memory::give_back();
        (rulebook, live)
    };
    let (rulebook, live) = heavy(build).await?;
    let orders = u32::try_from(orders).unwrap_or(u32::MAX);
    let view = View::new(rulebook.snapshot().clone(), head, orders, live);
    Ok((rulebook, view))
}

pub(crate) fn named(sold: &[(String, u32)]) -> impl Iterator<Item = (&str, u32)> {
    sold.iter().map(|(sku, units)| (sku.as_str(), *units))
}
