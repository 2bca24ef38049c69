//! Each noun's verbs, and the way from the words to the app.

mod link;
mod product;
mod question;
mod relationship;
mod workspace;

use crate::args::{Cli, Noun};
use crate::outcome::Outcome;
use crate::place;
use std::path::{Path, PathBuf, absolute};
use tandem_app::App;
use tandem_model::{Fault, OpenWorkspace};

pub async fn run(cli: Cli) -> Outcome {
    let app = App::new(place::host());
    match cli.noun {
        Noun::New { file, sample } => workspace::new(&app, &file, sample).await,
        Noun::Products { file, verb } => opened(&app, &file, product::run(&app, verb)).await,
        Noun::Types { file, verb } => opened(&app, &file, relationship::run(&app, verb)).await,
        Noun::Links { file, verb } => opened(&app, &file, link::run(&app, verb)).await,
        Noun::Check { file } => opened(&app, &file, question::check(&app)).await,
        Noun::Recommend(asked) => {
            let file = asked.file.clone();
            opened(&app, &file, question::recommend(&app, asked)).await
        }
        Noun::Undo { file } => opened(&app, &file, workspace::undo(&app)).await,
        Noun::Redo { file } => opened(&app, &file, workspace::redo(&app)).await,
        Noun::History { file } => opened(&app, &file, workspace::history(&app)).await,
        Noun::Backup { file, to } => opened(&app, &file, workspace::backup(&app, &to)).await,
        Noun::Serve { file, listen } => opened(&app, &file, workspace::serve(&app, listen, cli.json)).await,
    }
    .into()
}

/// Opens the file, runs the verb, and closes the file whatever came of it.
async fn opened(app: &App, file: &Path, verb: impl Future<Output = Result<Outcome, Fault>>) -> Result<Outcome, Fault> {
    tandem_app::open_workspace(app, OpenWorkspace { path: text(file)? }).await?;
    let outcome = verb.await;
    tandem_app::close_workspace(app, tandem_model::Nothing {}).await?;
    outcome
}

/// An absolute path as text.
fn text(path: &Path) -> Result<String, Fault> {
    let whole: PathBuf = absolute(path).unwrap_or_else(|_| path.to_owned());
    whole.into_os_string().into_string().map_err(|path| {
        Fault::new("bad_path", format!("the path `{}` is not readable as text", path.to_string_lossy()))
    })
}
