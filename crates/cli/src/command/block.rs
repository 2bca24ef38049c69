//! `blocks FILE list`, `add` and `remove`: each answers the blocks as they are then.

use crate::{
    args::{BlockArgs, BlockVerb},
    reply::Reply,
    session::Session,
    table::{Column, count, table},
    view::{BlockView, Blocks},
};
use tandem_model::{Block, BlockRow, Fault, Nothing, Sku};

pub(super) async fn run(session: &Session, verb: BlockVerb) -> Result<Reply, Fault> {
    match verb {
        BlockVerb::List => {}
        BlockVerb::Add(args) => drop(tandem_app::add_block(&session.app, block(args)).await?),
        BlockVerb::Remove(args) => drop(tandem_app::remove_block(&session.app, block(args)).await?),
    }
    list(session).await
}

fn block(args: BlockArgs) -> Block {
    Block { sku: args.sku.into(), trigger: args.trigger.map(Sku::from) }
}

async fn list(session: &Session) -> Result<Reply, Fault> {
    let list = tandem_app::list_blocks(&session.app, Nothing {}).await?;
    let view = Blocks { blocks: list.blocks.iter().map(BlockView::from).collect() };
    Ok(Reply::new(&view, shown(&list.blocks) + &count(list.blocks.len() as u64, "block", "blocks")))
}

fn shown(blocks: &[BlockRow]) -> String {
    if blocks.is_empty() {
        return String::new();
    }
    let row = |row: &BlockRow| {
        let trigger = row.block.trigger.as_ref().map_or("any".to_owned(), Sku::to_string);
        [row.block.sku.to_string(), row.name.clone(), trigger, row.trigger_name.clone().unwrap_or_default()]
    };
    let rows: Vec<_> = blocks.iter().map(row).collect();
    table([Column("sku", false), Column("name", false), Column("never with", false), Column("", false)], &rows) + "\n"
}
