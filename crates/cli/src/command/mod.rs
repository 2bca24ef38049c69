//! One module a noun: each command asks verbs and makes a reply of what they answer.

mod block;
mod campaign;
mod catalogue;
mod check;
mod dead_letter;
mod export;
mod import;
mod link;
mod order;
mod product;
mod recommend;
mod relationship;
mod rule;
mod serve;
mod version;
mod workspace;

use crate::{
    args::{Arguments, Command},
    reply::Reply,
    session::Session,
};
use std::path::Path;
use tandem_model::{Fault, RollBack};

/// Runs one command. A fault means that nothing was changed.
pub(crate) async fn run(arguments: Arguments) -> Result<Reply, Fault> {
    match arguments.command {
        Command::New { file, sample } => workspace::new(&file, sample).await,
        Command::Products { file, verb } => on(&file, async |session| product::run(session, verb).await).await,
        Command::Catalogue { file, verb } => on(&file, async |session| catalogue::run(session, verb).await).await,
        Command::Orders { file, verb } => on(&file, async |session| order::run(session, verb).await).await,
        Command::Deadletters { file, verb } => on(&file, async |session| dead_letter::run(session, verb).await).await,
        Command::Types { file, verb } => on(&file, async |session| relationship::run(session, verb).await).await,
        Command::Links { file, verb } => on(&file, async |session| link::run(session, verb).await).await,
        Command::Rules { file, verb } => on(&file, async |session| rule::run(session, verb).await).await,
        Command::Blocks { file, verb } => on(&file, async |session| block::run(session, verb).await).await,
        Command::Campaigns { file, verb } => on(&file, async |session| campaign::run(session, verb).await).await,
        Command::Check { file, version } => on(&file, async |session| check::run(session, version).await).await,
        Command::Recommend(asked) => {
            let file = asked.file.clone();
            on(&file, async |session| recommend::run(session, asked).await).await
        }
        Command::Export(asked) => {
            let file = asked.file.clone();
            on(&file, async |session| export::run(session, asked).await).await
        }
        Command::Publish { file, note } => on(&file, async |session| version::publish(session, note).await).await,
        Command::Versions { file } => on(&file, version::list).await,
        Command::Rollback { file, number, note, unreviewed } => {
            let asked = RollBack { number, note: note.unwrap_or_default(), unreviewed };
            on(&file, async |session| version::roll_back(session, asked).await).await
        }
        Command::Diff(asked) => {
            let file = asked.file.clone();
            on(&file, async |session| version::diff(session, asked).await).await
        }
        Command::Undo { file } => on(&file, workspace::undo).await,
        Command::Redo { file } => on(&file, workspace::redo).await,
        Command::History { file } => on(&file, workspace::history).await,
        Command::Backup { file, to } => on(&file, async |session| workspace::backup(session, &to).await).await,
        Command::Serve { file, listen } => serve::run(&file, listen, arguments.json).await,
    }
}

/// Opens the workspace for one command and closes it again, whatever came of it.
async fn on(file: &Path, command: impl AsyncFnOnce(&Session) -> Result<Reply, Fault>) -> Result<Reply, Fault> {
    let session = Session::open(file).await?;
    let reply = command(&session).await;
    session.close().await;
    reply
}
