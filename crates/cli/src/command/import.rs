//! What every import says of the rows it read.

use crate::{
    reply::Reply,
    table::{Column, count, table},
};
use serde::Serialize;
use tandem_model::{ImportReport, RefusedRow};

/// Rows refused told one by one to people; programs are told all that the report holds.
const TOLD: usize = 20;

pub(super) fn reply(report: &ImportReport, view: &impl Serialize, one: &str, many: &str) -> Reply {
    let rows = report.rows;
    let mut told = refused(&report.refused);
    told.push_str(&format!(
        "{} read: {} stored, {} unchanged, {} refused",
        count(rows.read, one, many),
        rows.stored,
        rows.unchanged,
        rows.refused
    ));
    Reply::new(view, told).wrong(rows.refused > 0)
}

fn refused(refused: &[RefusedRow]) -> String {
    if refused.is_empty() {
        return String::new();
    }
    let rows: Vec<_> =
        refused.iter().take(TOLD).map(|row| [row.line.to_string(), row.code.clone(), row.message.clone()]).collect();
    let rest = refused.len().saturating_sub(TOLD);
    let more = if rest > 0 { format!("and {rest} more\n") } else { String::new() };
    table([Column("line", true), Column("refused", false), Column("why", false)], &rows) + &more + "\n"
}
