//! A relationship type and its row.

use super::odd;
use crate::table::{Binder, Key, Stored};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use tandem_model::{Change, LoopPolicy, RelationshipType};

impl Stored for RelationshipType {
    const TABLE: &'static str = "relationship_type";
    const KEY: &'static [&'static str] = &["code"];
    const REST: &'static [&'static str] = &["label", "weight", "loop_policy", "loop_group", "two_way_allowed"];
    const ONCE: Option<(&'static str, &'static str)> =
        Some(("position", "(SELECT COALESCE(MAX(position), 0) + 1 FROM relationship_type)"));

    fn key(&self) -> Key<'_> {
        [self.code.as_str(), "", "", ""]
    }

    fn bind(&self, to: &mut Binder) {
        to.add(self.label.as_str());
        to.add(i64::from(self.weight));
        to.add(self.loop_policy.as_str());
        to.add(self.loop_group.as_str());
        to.add(self.two_way_allowed);
    }

    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let weight: i64 = row.try_get(2)?;
        let policy: &str = row.try_get(3)?;
        Ok(Self {
            code: row.try_get(0)?,
            label: row.try_get(1)?,
            weight: u8::try_from(weight).map_err(|_| odd("weight", weight))?,
            loop_policy: LoopPolicy::parse(policy).ok_or_else(|| odd("loop_policy", policy))?,
            loop_group: row.try_get(4)?,
            two_way_allowed: row.try_get(5)?,
        })
    }

    fn into_put(self) -> Change {
        Change::PutType(self)
    }

    fn to_remove(&self) -> Change {
        Change::RemoveType(self.code.clone())
    }
}
