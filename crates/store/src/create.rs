//! Making a workspace file: complete before it has its name.

use crate::connect::making;
use crate::error::Failure;
use crate::inspect::APPLICATION_ID;
use crate::migration::{steps, take_steps};
use crate::order::write_orders;
use crate::row::setting;
use crate::store::Store;
use crate::table::{self, CHUNK, Stored};
use crate::{OrderHistory, StoreError, place};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use std::path::Path;
use tandem_model::{
    Campaign, Link, Placement, Product, RULES_VERSION, RelationshipType, RulesDocument, Settings, Strategy,
    default_placements, default_strategies,
};

/// What a new workspace starts with. It is not in the edit log: undo stops at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seed {
    pub types: Vec<RelationshipType>,
    pub settings: Settings,
    pub products: Vec<Product>,
    pub links: Vec<Link>,
    pub rules: RulesDocument,
    pub campaigns: Vec<Campaign>,
    pub orders: OrderHistory,
}

impl Seed {
    /// Types, settings, placements and strategies alone.
    pub fn empty(types: Vec<RelationshipType>, settings: Settings) -> Self {
        let rules = RulesDocument {
            version: RULES_VERSION,
            rules: Vec::new(),
            blocks: Vec::new(),
            placements: default_placements(),
            strategies: default_strategies(),
        };
        Self {
            types,
            settings,
            products: Vec::new(),
            links: Vec::new(),
            rules,
            campaigns: Vec::new(),
            orders: OrderHistory::default(),
        }
    }
}

impl Store {
    /// Makes a workspace and opens it: the file is there whole or not at all, and no other file is ever replaced by it.
    pub async fn create(path: impl AsRef<Path>, seed: &Seed) -> Result<Self, StoreError> {
        let path = place::free(path.as_ref())?;
        place::refuse_share(&path)?;
        let unfinished = place::beside(&path);
        if let Err(failure) = fill(&unfinished, seed).await {
            place::discard(&unfinished);
            return Err(failure.named(&path));
        }
        place::publish(&unfinished, &path)?;
        Self::open(path).await
    }
}

async fn fill(path: &Path, seed: &Seed) -> Result<(), Failure> {
    let mut connection = making(path).connect().await?;
    let written = write_seed(&mut connection, seed).await;
    let closed = connection.close().await;
    written?;
    Ok(closed?)
}

async fn write_seed(connection: &mut SqliteConnection, seed: &Seed) -> Result<(), Failure> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    take_steps(&mut transaction, steps()).await?;
    let mark = format!("PRAGMA application_id = {APPLICATION_ID}");
    sqlx::query(AssertSqlSafe(mark)).execute(&mut *transaction).await?;
    setting::write(&mut transaction, &seed.settings).await?;
    write_all(&mut transaction, &seed.types, 1).await?;
    write_all(&mut transaction, &seed.products, CHUNK).await?;
    write_all(&mut transaction, &seed.links, CHUNK).await?;
    write_rules(&mut transaction, &seed.rules).await?;
    write_all(&mut transaction, &seed.campaigns, CHUNK).await?;
    write_orders(&mut transaction, &seed.orders).await?;
    Ok(transaction.commit().await?)
}

/// In the place of what the steps gave files that are older than placements.
async fn write_rules(connection: &mut SqliteConnection, rules: &RulesDocument) -> Result<(), sqlx::Error> {
    for table in [Placement::TABLE, Strategy::TABLE] {
        sqlx::query(AssertSqlSafe(format!("DELETE FROM {table}"))).execute(&mut *connection).await?;
    }
    write_all(connection, &rules.rules, CHUNK).await?;
    write_all(connection, &rules.blocks, CHUNK).await?;
    write_all(connection, &rules.placements, 1).await?;
    write_all(connection, &rules.strategies, 1).await
}

async fn write_all<T: Stored>(
    connection: &mut SqliteConnection,
    rows: &[T],
    at_once: usize,
) -> Result<(), sqlx::Error> {
    let rows: Vec<&T> = rows.iter().collect();
    for chunk in rows.chunks(at_once) {
        table::write(connection, chunk).await?;
    }
    Ok(())
}
