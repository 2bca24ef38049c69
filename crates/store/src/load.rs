//! Reading a workspace whole: row by row, as it was at one instant.

use crate::error::{Failure, Named};
use crate::row::setting;
use crate::store::Store;
use crate::table::{Stored, select};
use crate::{StoreError, log};
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};
use tandem_model::{EditState, Link, Product, RelationshipType, Settings};

/// All of a workspace but its products, links and orders.
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
}

#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// By SKU.
    pub products: Vec<Product>,
    /// By level, type, from, to.
    pub links: Vec<Link>,
    pub types: Vec<RelationshipType>,
    pub settings: Settings,
    pub revision: i64,
    pub saved_at: Option<DateTime<Utc>>,
    pub undo: Option<String>,
    pub redo: Option<String>,
}

impl Store {
    /// Everything that the rulebook is made of, of one revision.
    pub async fn load(&self) -> Result<Loaded, StoreError> {
        let mut products = Vec::new();
        let mut links = Vec::new();
        let head = self.load_each(|product| products.push(product), |link| links.push(link)).await?;
        let Head { types, settings, revision, saved_at, undo, redo } = head;
        Ok(Loaded { products, links, types, settings, revision, saved_at, undo, redo })
    }

    /// As [`Store::load`], handing over each product and each link as it is read, so that they are held once.
    pub async fn load_each(
        &self,
        product: impl FnMut(Product) + Send,
        link: impl FnMut(Link) + Send,
    ) -> Result<Head, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        let head = read_all(&mut connection, product, link).await.named(self.path())?;
        let mut known = self.known().lock().await;
        *known = (*known).max(head.revision);
        Ok(head)
    }

    /// The workspace without its products, links and orders: what the foot bar asks for after an edit.
    pub async fn head(&self) -> Result<Head, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        read_head_alone(&mut connection).await.named(self.path())
    }
}

async fn read_all(
    connection: &mut SqliteConnection,
    product: impl FnMut(Product) + Send,
    link: impl FnMut(Link) + Send,
) -> Result<Head, Failure> {
    let mut transaction = connection.begin().await?;
    let head = read_head(&mut transaction).await?;
    each(&mut transaction, product).await?;
    each(&mut transaction, link).await?;
    transaction.commit().await?;
    sqlx::query("PRAGMA shrink_memory").execute(connection).await?;
    Ok(head)
}

async fn read_head_alone(connection: &mut SqliteConnection) -> Result<Head, Failure> {
    let mut transaction = connection.begin().await?;
    let head = read_head(&mut transaction).await?;
    transaction.commit().await?;
    Ok(head)
}

async fn read_head(connection: &mut SqliteConnection) -> Result<Head, sqlx::Error> {
    let types = sqlx::query(AssertSqlSafe(format!("{} ORDER BY position", select::<RelationshipType>())))
        .fetch_all(&mut *connection)
        .await?;
    let (revision, saved_at): (i64, Option<i64>) =
        sqlx::query_as("SELECT revision, saved_at FROM file_state WHERE id = 1").fetch_one(&mut *connection).await?;
    Ok(Head {
        types: types.iter().map(RelationshipType::read).collect::<Result<_, _>>()?,
        settings: setting::read(connection).await?,
        revision,
        saved_at: saved_at.map(log::instant).transpose()?,
        undo: log::next(connection, EditState::Done).await?.map(|(_, label)| label),
        redo: log::next(connection, EditState::Undone).await?.map(|(_, label)| label),
    })
}

async fn each<T: Stored>(connection: &mut SqliteConnection, mut take: impl FnMut(T) + Send) -> Result<(), sqlx::Error> {
    let sql = format!("{} ORDER BY {}", select::<T>(), T::KEY.join(", "));
    let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(connection);
    while let Some(row) = rows.try_next().await? {
        take(T::read(&row)?);
    }
    Ok(())
}
