//! `new`, `backup`, `undo`, `redo`, `history`.

use crate::{
    reply::Reply,
    session::{Session, text},
    table::{Column, count, table},
    view::{Copied, Edits, Made},
};
use std::path::Path;
use tandem_model::{BackupWorkspace, Fault, Nothing};

pub(super) async fn new(file: &Path, sample: bool) -> Result<Reply, Fault> {
    let session = Session::new(file, sample).await?;
    let status = session.status.clone();
    session.close().await;
    let told = format!(
        "made {} with {} and {}",
        status.path,
        count(status.products, "product", "products"),
        count(status.orders, "order", "orders")
    );
    Ok(Reply::new(&Made { file: status.path, products: status.products, orders: status.orders }, told))
}

pub(super) async fn backup(session: &Session, to: &Path) -> Result<Reply, Fault> {
    let done = tandem_app::backup_workspace(&session.app, BackupWorkspace { to: text(to)? }).await?;
    let told = format!("copied to {} ({} bytes)", done.path, done.bytes);
    Ok(Reply::new(&Copied { file: done.path, bytes: done.bytes }, told))
}

pub(super) async fn undo(session: &Session) -> Result<Reply, Fault> {
    let done = tandem_app::undo(&session.app, Nothing {}).await?;
    let told = done.undone.as_ref().map_or("nothing to undo".to_owned(), |label| format!("undone: {label}"));
    Ok(Reply::new(&done, told))
}

pub(super) async fn redo(session: &Session) -> Result<Reply, Fault> {
    let done = tandem_app::redo(&session.app, Nothing {}).await?;
    let told = done.redone.as_ref().map_or("nothing to redo".to_owned(), |label| format!("redone: {label}"));
    Ok(Reply::new(&done, told))
}

pub(super) async fn history(session: &Session) -> Result<Reply, Fault> {
    let history = tandem_app::list_edits(&session.app, Nothing {}).await?;
    let rows: Vec<_> = history
        .edits
        .iter()
        .map(|edit| {
            let at = edit.at.format("%Y-%m-%d %H:%M:%S UTC").to_string();
            [edit.id.to_string(), at, edit.state.as_str().to_owned(), edit.label.clone()]
        })
        .collect();
    let columns = [Column("id", true), Column("at", false), Column("state", false), Column("edit", false)];
    let told = if rows.is_empty() { "no edits yet".to_owned() } else { table(columns, &rows) };
    Ok(Reply::new(&Edits { edits: &history.edits }, told))
}
