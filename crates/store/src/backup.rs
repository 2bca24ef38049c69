//! Copies of a workspace: whole, compact, and never over another file.

use crate::error::{Failure, Named};
use crate::store::Store;
use crate::{StoreError, place};
use sqlx::sqlite::SqliteConnection;
use std::path::Path;

impl Store {
    /// Copies the workspace as it is now to a new file, while reading and writing go on; answers the copy's size in
    /// bytes. Refuses a name that is taken.
    pub async fn backup(&self, to: impl AsRef<Path>) -> Result<u64, StoreError> {
        let to = place::free(to.as_ref())?;
        // A file that was removed can still be copied, over the one connection that is sure to be open.
        let pool = if self.is_in_place() { self.readers() } else { self.writer() };
        let mut connection = pool.acquire().await.named(self.path())?;
        copy_into(&mut connection, self.path(), &to).await.named(self.path())?;
        let about = std::fs::metadata(&to);
        Ok(about.map_or(0, |about| about.len()))
    }
}

/// A copy appears under its name only when it is complete.
pub(crate) async fn copy_into(connection: &mut SqliteConnection, from: &Path, to: &Path) -> Result<(), Failure> {
    let unfinished = place::beside(to);
    let name = unfinished.to_str().expect("the path was checked to be text").to_owned();
    let copied = sqlx::query("VACUUM INTO ?").bind(name).execute(connection).await;
    if let Err(error) = copied {
        place::discard(&unfinished);
        return Err(blame(Failure::Sql(error).named(from), from, to).into());
    }
    Ok(place::publish(&unfinished, to)?)
}

/// A full or forbidden disk is that of the copy.
fn blame(error: StoreError, from: &Path, to: &Path) -> StoreError {
    let file = to.display().to_string();
    match error {
        StoreError::DiskFull { .. } => StoreError::DiskFull { file },
        StoreError::Unusable { detail, .. } => StoreError::Unusable { file, detail },
        StoreError::ReadOnly { .. } => StoreError::ReadOnly { file },
        StoreError::Failed { detail, .. } => {
            StoreError::Failed { file: from.display().to_string(), detail: format!("{detail}, copying to `{file}`") }
        }
        other => other,
    }
}
