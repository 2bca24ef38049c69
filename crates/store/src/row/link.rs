//! A link and its row.

use super::odd;
use crate::table::{Binder, Key, Stored};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use tandem_model::{Change, Link, LinkLevel, LinkSource, Sku};

impl Stored for Link {
    const TABLE: &'static str = "link";
    const KEY: &'static [&'static str] = &["level", "kind", "from_key", "to_key"];
    const REST: &'static [&'static str] = &["weight", "two_way", "pin", "source", "paused"];

    fn key(&self) -> Key<'_> {
        [self.level.as_str(), self.kind.as_str(), self.from.as_str(), self.to.as_str()]
    }

    fn bind(&self, to: &mut Binder) {
        to.add(self.weight.map(i64::from));
        to.add(self.two_way);
        to.add(self.pin.map(i64::from));
        to.add(self.source.as_str());
        to.add(self.paused);
    }

    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let level: &str = row.try_get(0)?;
        let source: &str = row.try_get(7)?;
        Ok(Self {
            level: LinkLevel::parse(level).ok_or_else(|| odd("level", level))?,
            kind: row.try_get(1)?,
            from: Sku::from(row.try_get::<String, _>(2)?),
            to: Sku::from(row.try_get::<String, _>(3)?),
            weight: narrow(row.try_get(4)?, "weight")?,
            two_way: row.try_get(5)?,
            pin: narrow(row.try_get(6)?, "pin")?,
            source: LinkSource::parse(source).ok_or_else(|| odd("source", source))?,
            paused: row.try_get(8)?,
        })
    }

    fn into_put(self) -> Change {
        Change::PutLink(Box::new(self))
    }

    fn to_remove(&self) -> Change {
        Change::RemoveLink(Link::key(self))
    }
}

fn narrow<T: TryFrom<i64>>(value: Option<i64>, column: &str) -> Result<Option<T>, sqlx::Error> {
    value.map(|value| T::try_from(value).map_err(|_| odd(column, value))).transpose()
}
