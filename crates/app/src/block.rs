//! Products that are never shown.

use crate::app::App;
use crate::edit::carry_out;
use tandem_engine::Snapshot;
use tandem_model::{Block, BlockList, BlockRow, Done, Fault, Nothing, Sku};

pub async fn list_blocks(app: &App, _: Nothing) -> Result<BlockList, Fault> {
    let view = app.open()?.view();
    let name = |sku: &Sku| name(&view.snapshot, sku);
    let row = |block: &Block| BlockRow {
        name: name(&block.sku),
        trigger_name: block.trigger.as_ref().map(name),
        block: block.clone(),
    };
    Ok(BlockList { blocks: view.snapshot.book().blocks().iter().map(row).collect() })
}

/// A product that is gone is told by its SKU.
fn name(snapshot: &Snapshot, sku: &Sku) -> String {
    let id = snapshot.id(sku.as_str());
    id.map_or_else(|| sku.to_string(), |id| snapshot.name(id).to_owned())
}

pub async fn add_block(app: &App, input: Block) -> Result<Done, Fault> {
    carry_out(app, move |rulebook, _| rulebook.plan_block(&input)).await
}

pub async fn remove_block(app: &App, input: Block) -> Result<Done, Fault> {
    carry_out(app, move |rulebook, _| rulebook.plan_remove_block(&input)).await
}
