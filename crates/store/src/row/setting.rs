//! The settings of a workspace, one row each.

use super::odd;
use sqlx::sqlite::SqliteConnection;
use std::collections::HashMap;
use std::str::FromStr;
use tandem_model::Settings;

const GOAL: &str = "coverage_goal";
const PER_FAMILY: &str = "per_family";
const CURRENCY: &str = "currency";
const STRATEGY: &str = "strategy";
const POPULARITY_DAYS: &str = "popularity_days";
const REVIEW: &str = "review";

pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<Settings, sqlx::Error> {
    let rows: Vec<(String, String)> = sqlx::query_as("SELECT name, value FROM setting").fetch_all(connection).await?;
    let rows = rows.into_iter().collect();
    Ok(Settings {
        coverage_goal: value(&rows, GOAL)?,
        per_family: value(&rows, PER_FAMILY)?,
        currency: value(&rows, CURRENCY)?,
        strategy: Some(value(&rows, STRATEGY)?).filter(|code: &String| !code.is_empty()),
        popularity_days: value(&rows, POPULARITY_DAYS)?,
        review: value(&rows, REVIEW)?,
    })
}

pub(crate) async fn write(connection: &mut SqliteConnection, settings: &Settings) -> Result<(), sqlx::Error> {
    let rows = [
        (GOAL, settings.coverage_goal.to_string()),
        (PER_FAMILY, settings.per_family.to_string()),
        (CURRENCY, settings.currency.clone()),
        (STRATEGY, settings.strategy.clone().unwrap_or_default()),
        (POPULARITY_DAYS, settings.popularity_days.to_string()),
        (REVIEW, settings.review.to_string()),
    ];
    for (name, value) in rows {
        sqlx::query(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        .bind(name)
        .bind(value)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

fn value<T: FromStr>(rows: &HashMap<String, String>, name: &str) -> Result<T, sqlx::Error> {
    let text = rows.get(name).ok_or_else(|| odd("name", name))?;
    text.parse().map_err(|_| odd(name, text))
}
