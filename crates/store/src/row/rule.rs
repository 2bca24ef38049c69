//! Rules, blocks, placements, strategies and campaigns, and their rows.

use super::odd;
use crate::table::{Binder, Key, Stored};
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use tandem_model::{Block, Campaign, Change, Placement, Rule, Sku, Strategy};

impl Stored for Rule {
    const TABLE: &'static str = "rule";
    const KEY: &'static [&'static str] = &["id"];
    const REST: &'static [&'static str] = &["position", "document"];

    fn key(&self) -> Key<'_> {
        [self.id.as_str(), "", "", ""]
    }

    fn bind(&self, to: &mut Binder) {
        to.add(self.position);
        to.add(serde_json::to_string(self).expect("a rule is JSON"));
    }

    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let document: &str = row.try_get(2)?;
        Ok(Self { id: row.try_get(0)?, position: row.try_get(1)?, ..parsed(document)? })
    }

    fn into_put(self) -> Change {
        Change::PutRule(Box::new(self))
    }

    fn to_remove(&self) -> Change {
        Change::RemoveRule(self.id.clone())
    }
}

impl Stored for Block {
    const TABLE: &'static str = "block";
    const KEY: &'static [&'static str] = &["sku", "trigger_sku"];
    const REST: &'static [&'static str] = &[];

    fn key(&self) -> Key<'_> {
        [self.sku.as_str(), self.trigger.as_ref().map_or("", Sku::as_str), "", ""]
    }

    fn bind(&self, _: &mut Binder) {}

    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let [sku, trigger]: [String; 2] = [row.try_get(0)?, row.try_get(1)?];
        Ok(Self { sku: Sku::from(sku), trigger: (!trigger.is_empty()).then(|| Sku::from(trigger)) })
    }

    fn into_put(self) -> Change {
        Change::PutBlock(self)
    }

    fn to_remove(&self) -> Change {
        Change::RemoveBlock(self.clone())
    }
}

impl Stored for Placement {
    const TABLE: &'static str = "placement";
    const KEY: &'static [&'static str] = &["code"];
    const REST: &'static [&'static str] = &["document"];
    const ONCE: Option<(&'static str, &'static str)> =
        Some(("position", "(SELECT COALESCE(MAX(position), 0) + 1 FROM placement)"));

    fn key(&self) -> Key<'_> {
        [self.code.as_str(), "", "", ""]
    }

    fn bind(&self, to: &mut Binder) {
        to.add(serde_json::to_string(self).expect("a placement is JSON"));
    }

    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let document: &str = row.try_get(1)?;
        Ok(Self { code: row.try_get(0)?, ..parsed(document)? })
    }

    fn into_put(self) -> Change {
        Change::PutPlacement(Box::new(self))
    }

    fn to_remove(&self) -> Change {
        Change::RemovePlacement(self.code.clone())
    }
}

impl Stored for Strategy {
    const TABLE: &'static str = "strategy";
    const KEY: &'static [&'static str] = &["code"];
    const REST: &'static [&'static str] = &["document"];
    const ONCE: Option<(&'static str, &'static str)> =
        Some(("position", "(SELECT COALESCE(MAX(position), 0) + 1 FROM strategy)"));

    fn key(&self) -> Key<'_> {
        [self.code.as_str(), "", "", ""]
    }

    fn bind(&self, to: &mut Binder) {
        to.add(serde_json::to_string(self).expect("a strategy is JSON"));
    }

    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let document: &str = row.try_get(1)?;
        Ok(Self { code: row.try_get(0)?, ..parsed(document)? })
    }

    fn into_put(self) -> Change {
        Change::PutStrategy(self)
    }

    fn to_remove(&self) -> Change {
        Change::RemoveStrategy(self.code.clone())
    }
}

impl Stored for Campaign {
    const TABLE: &'static str = "campaign";
    const KEY: &'static [&'static str] = &["id"];
    const REST: &'static [&'static str] = &["document"];

    fn key(&self) -> Key<'_> {
        [self.id.as_str(), "", "", ""]
    }

    fn bind(&self, to: &mut Binder) {
        to.add(serde_json::to_string(self).expect("a campaign is JSON"));
    }

    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let document: &str = row.try_get(1)?;
        Ok(Self { id: row.try_get(0)?, ..parsed(document)? })
    }

    fn into_put(self) -> Change {
        Change::PutCampaign(Box::new(self))
    }

    fn to_remove(&self) -> Change {
        Change::RemoveCampaign(self.id.clone())
    }
}

fn parsed<T: DeserializeOwned>(document: &str) -> Result<T, sqlx::Error> {
    crate::json::parse(document).map_err(|error| odd("document", error))
}
