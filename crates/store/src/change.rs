//! Applying a list of changes and finding what takes them back.

use crate::row::setting;
use crate::table::{self, CHUNK, Key, Stored};
use sqlx::sqlite::SqliteConnection;
use std::collections::HashSet;
use std::mem::discriminant;
use tandem_model::{Block, Campaign, Change, Link, LinkKey, Placement, Product, RelationshipType, Rule, Strategy};

/// Applies the changes in order; answers the changes that take them back, in the order they are to be applied.
pub(crate) async fn apply_changes(
    connection: &mut SqliteConnection,
    changes: &[Change],
) -> Result<Vec<Change>, sqlx::Error> {
    let mut inverse = Vec::with_capacity(changes.len());
    let mut rest = changes;
    while !rest.is_empty() {
        let (run, later) = rest.split_at(run_length(rest));
        apply_run(connection, run, &mut inverse).await?;
        rest = later;
    }
    inverse.reverse();
    Ok(inverse)
}

/// How many changes from the first on are of one sort and touch different rows, so that one statement does them.
fn run_length(changes: &[Change]) -> usize {
    let sort = discriminant(&changes[0]);
    let most = if one_by_one(&changes[0]) { 1 } else { CHUNK.min(changes.len()) };
    let mut touched: HashSet<Key<'_>> = HashSet::with_capacity(most);
    let run = changes[..most].iter();
    run.take_while(|change| discriminant(*change) == sort && touched.insert(key_of(change))).count()
}

/// Settings are one row; types, placements and strategies get their position from those already there.
fn one_by_one(change: &Change) -> bool {
    matches!(change, Change::PutSettings(_) | Change::PutType(_) | Change::PutPlacement(_) | Change::PutStrategy(_))
}

fn key_of(change: &Change) -> Key<'_> {
    match change {
        Change::PutProduct(product) => product.key(),
        Change::RemoveProduct(sku) => [sku.as_str(), "", "", ""],
        Change::PutLink(link) => Stored::key(&**link),
        Change::RemoveLink(key) => link_key(key),
        Change::PutType(kind) => kind.key(),
        Change::PutSettings(_) => [""; 4],
        Change::PutRule(rule) => rule.key(),
        Change::PutBlock(block) | Change::RemoveBlock(block) => block.key(),
        Change::PutPlacement(placement) => placement.key(),
        Change::PutStrategy(strategy) => strategy.key(),
        Change::PutCampaign(campaign) => campaign.key(),
        Change::RemoveType(code)
        | Change::RemoveRule(code)
        | Change::RemovePlacement(code)
        | Change::RemoveStrategy(code)
        | Change::RemoveCampaign(code) => [code.as_str(), "", "", ""],
    }
}

fn link_key(key: &LinkKey) -> Key<'_> {
    [key.level.as_str(), key.kind.as_str(), key.from.as_str(), key.to.as_str()]
}

async fn apply_run(
    connection: &mut SqliteConnection,
    run: &[Change],
    inverse: &mut Vec<Change>,
) -> Result<(), sqlx::Error> {
    match &run[0] {
        Change::PutProduct(_) => table::put::<Product>(connection, &rows(run, as_product), inverse).await,
        Change::PutLink(_) => table::put::<Link>(connection, &rows(run, as_link), inverse).await,
        Change::PutType(_) => table::put::<RelationshipType>(connection, &rows(run, as_type), inverse).await,
        Change::RemoveProduct(_) => table::remove::<Product>(connection, &keys(run), inverse).await,
        Change::RemoveLink(_) => table::remove::<Link>(connection, &keys(run), inverse).await,
        Change::RemoveType(_) => table::remove::<RelationshipType>(connection, &keys(run), inverse).await,
        Change::PutRule(_) => table::put::<Rule>(connection, &rows(run, as_rule), inverse).await,
        Change::PutBlock(_) => table::put::<Block>(connection, &rows(run, as_block), inverse).await,
        Change::PutPlacement(_) => table::put::<Placement>(connection, &rows(run, as_placement), inverse).await,
        Change::PutStrategy(_) => table::put::<Strategy>(connection, &rows(run, as_strategy), inverse).await,
        Change::PutCampaign(_) => table::put::<Campaign>(connection, &rows(run, as_campaign), inverse).await,
        Change::RemoveRule(_) => table::remove::<Rule>(connection, &keys(run), inverse).await,
        Change::RemoveBlock(_) => table::remove::<Block>(connection, &keys(run), inverse).await,
        Change::RemovePlacement(_) => table::remove::<Placement>(connection, &keys(run), inverse).await,
        Change::RemoveStrategy(_) => table::remove::<Strategy>(connection, &keys(run), inverse).await,
        Change::RemoveCampaign(_) => table::remove::<Campaign>(connection, &keys(run), inverse).await,
        Change::PutSettings(settings) => {
            inverse.push(Change::PutSettings(setting::read(connection).await?));
            setting::write(connection, settings).await
        }
    }
}

fn rows<T>(run: &[Change], pick: fn(&Change) -> Option<&T>) -> Vec<&T> {
    run.iter().filter_map(pick).collect()
}

fn keys(run: &[Change]) -> Vec<Key<'_>> {
    run.iter().map(key_of).collect()
}

fn as_product(change: &Change) -> Option<&Product> {
    if let Change::PutProduct(product) = change { Some(product) } else { None }
}

fn as_link(change: &Change) -> Option<&Link> {
    if let Change::PutLink(link) = change { Some(link) } else { None }
}

fn as_type(change: &Change) -> Option<&RelationshipType> {
    if let Change::PutType(kind) = change { Some(kind) } else { None }
}

fn as_rule(change: &Change) -> Option<&Rule> {
    if let Change::PutRule(rule) = change { Some(rule) } else { None }
}

fn as_block(change: &Change) -> Option<&Block> {
    if let Change::PutBlock(block) = change { Some(block) } else { None }
}

fn as_placement(change: &Change) -> Option<&Placement> {
    if let Change::PutPlacement(placement) = change { Some(placement) } else { None }
}

fn as_campaign(change: &Change) -> Option<&Campaign> {
    if let Change::PutCampaign(campaign) = change { Some(campaign) } else { None }
}

fn as_strategy(change: &Change) -> Option<&Strategy> {
    if let Change::PutStrategy(strategy) = change { Some(strategy) } else { None }
}
