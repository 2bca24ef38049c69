//! Applying a list of changes and finding what takes them back.

use crate::row::setting;
use crate::table::{self, CHUNK, Key};
use sqlx::sqlite::SqliteConnection;
use std::collections::HashSet;
use std::mem::discriminant;
use tandem_model::{Change, Link, LinkKey, Product, RelationshipType};

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

/// Settings are one row; types get their position from those already there.
fn one_by_one(change: &Change) -> bool {
    matches!(change, Change::PutSettings(_) | Change::PutType(_))
}

fn key_of(change: &Change) -> Key<'_> {
    match change {
        Change::PutProduct(product) => [product.sku.as_str(), "", "", ""],
        Change::RemoveProduct(sku) => [sku.as_str(), "", "", ""],
        Change::PutLink(link) => table::Stored::key(&**link),
        Change::RemoveLink(key) => link_key(key),
        Change::PutType(kind) => [kind.code.as_str(), "", "", ""],
        Change::RemoveType(code) => [code.as_str(), "", "", ""],
        Change::PutSettings(_) => [""; 4],
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
