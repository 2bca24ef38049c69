//! Past orders and imports, as screens ask for them.

use crate::app::App;
use tandem_model::{Fault, ImportList, Nothing, OrderDetail, OrderLineView, OrderPage, OrderRef, QueryOrders};

/// Imports that are listed.
const IMPORTS: u32 = 200;

pub async fn query_orders(app: &App, input: QueryOrders) -> Result<OrderPage, Fault> {
    Ok(app.open()?.store.query_orders(&input).await?)
}

pub async fn get_order(app: &App, input: OrderRef) -> Result<OrderDetail, Fault> {
    let open = app.open()?;
    let found = open.store.order(input.id).await?;
    let mut detail =
        found.ok_or_else(|| Fault::new("unknown_order", format!("there is no order `{}`", input.id)).at("id"))?;
    let view = open.view();
    let lines = detail.lines.iter_mut().chain(detail.revisions.iter_mut().flat_map(|revision| &mut revision.lines));
    for line in lines {
        name(line, &view.snapshot);
    }
    Ok(detail)
}

/// The catalogue's name goes before that of a file.
fn name(line: &mut OrderLineView, snapshot: &tandem_engine::Snapshot) {
    if let Some(id) = snapshot.id(&line.sku) {
        line.in_catalogue = true;
        line.name = snapshot.product(id).name;
    }
}

pub async fn list_imports(app: &App, _: Nothing) -> Result<ImportList, Fault> {
    Ok(ImportList { imports: app.open()?.store.imports(IMPORTS).await? })
}
