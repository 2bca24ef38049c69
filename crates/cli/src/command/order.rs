//! `orders FILE import`.

use crate::{
    args::OrderVerb,
    progress::watched,
    reply::Reply,
    session::{Session, text},
    table::{Column, count, table},
};
use std::path::Path;
use tandem_intake::format_minor;
use tandem_model::{Fault, FileSource, ImportOrders, OrdersReport, ProfileChoice, ReasonCount};

pub(super) async fn run(session: &Session, verb: OrderVerb) -> Result<Reply, Fault> {
    match verb {
        OrderVerb::Import { sources, channel, profile } => {
            let sources = sources.iter().map(|path| Ok(FileSource::Path { path: text(path)? }));
            let sources = sources.collect::<Result<_, Fault>>()?;
            let profile = profile.as_deref().map(read_profile).transpose()?;
            import(session, ImportOrders { sources, channel: Some(channel), profile }).await
        }
    }
}

async fn import(session: &Session, input: ImportOrders) -> Result<Reply, Fault> {
    let app = &session.app;
    let report = watched(async |progress| tandem_app::import_orders_now(app, input, progress).await).await?;
    let told = told(&report, &session.status.settings.currency);
    Ok(Reply::new(&report, told).wrong(report.rows.dead_lettered > 0))
}

/// A JSON file where there is one of that name, else a saved profile.
fn read_profile(name: &str) -> Result<ProfileChoice, Fault> {
    if !Path::new(name).is_file() {
        return Ok(ProfileChoice::Saved { name: name.to_owned() });
    }
    let fault = |why: String| Fault::new("bad_profile", format!("`{name}` is no profile: {why}")).at("profile");
    let text = std::fs::read_to_string(name).map_err(|error| fault(error.to_string()))?;
    let profile = serde_json::from_str(&text).map_err(|error| fault(error.to_string()))?;
    Ok(ProfileChoice::Given { profile: Box::new(profile) })
}

fn told(report: &OrdersReport, currency: &str) -> String {
    let rows = report.rows;
    let mut told = reasons("waits", &report.dead_letters, currency);
    told += &reasons("left out", &report.ignored, currency);
    told += &reasons("told", &report.warnings, currency);
    if let Some(at) = &report.imported_before {
        told += &format!("imported before, at {at}\n");
    }
    told += &format!(
        "{} of {}: {} stored, {} unchanged, {} waiting as dead letters, {} left out\n",
        count(rows.read, "row", "rows"),
        report.channel,
        rows.stored,
        rows.unchanged,
        rows.dead_lettered,
        rows.ignored
    );
    told += &format!(
        "{} new, {} changed, {}, {} created",
        count(report.orders.inserted, "order", "orders"),
        report.orders.updated,
        count(report.customers, "new customer", "new customers"),
        count(report.products_created, "product", "products"),
    );
    told
}

fn reasons(title: &'static str, counts: &[ReasonCount], currency: &str) -> String {
    if counts.is_empty() {
        return String::new();
    }
    let row = |reason: &ReasonCount| {
        [reason.code.clone(), reason.count.to_string(), format_minor(reason.value_minor, currency)]
    };
    let rows: Vec<_> = counts.iter().map(row).collect();
    table([Column(title, false), Column("rows", true), Column("value", true)], &rows) + "\n"
}
