//! Reading a workspace whole: row by row, as it was at one instant.

use crate::error::{Failure, Named};
use crate::proposal::{self, StoredProposal};
use crate::row::setting;
use crate::store::Store;
use crate::table::{Stored, select};
use crate::{StoreError, log, version};
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};
use tandem_model::{Campaign, EditState, Link, Product, RULES_VERSION, RelationshipType, RulesDocument, Settings};

/// All of a workspace but its products, links, rules and orders.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// In the order in which they were added.
    pub types: Vec<RelationshipType>,
    pub settings: Settings,
    pub revision: i64,
    pub saved_at: Option<DateTime<Utc>>,
    /// Name of the edit that undo would take back.
    pub undo: Option<String>,
    pub redo: Option<String>,
    /// Number of the live version.
    pub live: Option<u32>,
    pub proposal: Option<StoredProposal>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// By SKU.
    pub products: Vec<Product>,
    /// By level, type, from, to.
    pub links: Vec<Link>,
    /// Rules by id, blocks by SKU and trigger, placements and strategies in the order in which they were added.
    pub rules: RulesDocument,
    /// By id.
    pub campaigns: Vec<Campaign>,
    pub head: Head,
}

impl Store {
    /// Everything that the rulebook is made of, of one revision.
    pub async fn load(&self) -> Result<Loaded, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        let loaded = read_all(&mut connection).await.named(self.path())?;
        let mut known = self.known().lock().await;
        *known = (*known).max(loaded.head.revision);
        Ok(loaded)
    }

    /// The workspace without its products, links, rules and orders: what the foot bar asks for after an edit.
    pub async fn head(&self) -> Result<Head, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        read_head_alone(&mut connection).await.named(self.path())
    }
}

async fn read_all(connection: &mut SqliteConnection) -> Result<Loaded, Failure> {
    let mut transaction = connection.begin().await?;
    let head = read_head(&mut transaction).await?;
    let products = every(&mut transaction).await?;
    let links = every(&mut transaction).await?;
    let rules = read_rules(&mut transaction).await?;
    let campaigns = every(&mut transaction).await?;
    transaction.commit().await?;
    sqlx::query("PRAGMA shrink_memory").execute(connection).await?;
    Ok(Loaded { products, links, rules, campaigns, head })
}

async fn read_rules(connection: &mut SqliteConnection) -> Result<RulesDocument, sqlx::Error> {
    Ok(RulesDocument {
        version: RULES_VERSION,
        rules: every(connection).await?,
        blocks: every(connection).await?,
        placements: every(connection).await?,
        strategies: every(connection).await?,
    })
}

async fn read_head_alone(connection: &mut SqliteConnection) -> Result<Head, Failure> {
    let mut transaction = connection.begin().await?;
    let head = read_head(&mut transaction).await?;
    transaction.commit().await?;
    Ok(head)
}

async fn read_head(connection: &mut SqliteConnection) -> Result<Head, sqlx::Error> {
    let (revision, saved_at): (i64, Option<i64>) =
        sqlx::query_as("SELECT revision, saved_at FROM file_state WHERE id = 1").fetch_one(&mut *connection).await?;
    Ok(Head {
        types: every::<RelationshipType>(&mut *connection).await?,
        settings: setting::read(connection).await?,
        revision,
        saved_at: saved_at.map(log::instant).transpose()?,
        undo: log::next(connection, EditState::Done).await?.map(|(_, label)| label),
        redo: log::next(connection, EditState::Undone).await?.map(|(_, label)| label),
        live: version::live(connection).await?,
        proposal: proposal::read(connection).await?,
    })
}

/// In the order in which they were added where the table keeps it, else by key. Row by row, so that each is held once.
async fn every<T: Stored>(connection: &mut SqliteConnection) -> Result<Vec<T>, sqlx::Error> {
    let order = T::ONCE.map_or_else(|| T::KEY.join(", "), |(position, _)| position.to_owned());
    let sql = format!("{} ORDER BY {order}", select::<T>());
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch(connection);
    rows.and_then(async |row| T::read(&row)).try_collect().await
}
