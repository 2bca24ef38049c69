//! Who works here: the name that edits and versions get, kept beside the list of recent workspaces.

use crate::app::App;
use crate::recent::replace;
use crate::status::workspace_status;
use std::fs;
use std::path::{Path, PathBuf};
use tandem_model::{Event, Fault, Nothing, Status, User};

const LETTERS: usize = 80;

pub async fn set_user(app: &App, input: User) -> Result<Status, Fault> {
    let name = input.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > LETTERS || name.chars().any(char::is_control) {
        return Err(Fault::new("bad_name", format!("a name has 1 to {LETTERS} letters")).at("name"));
    }
    keep(&app.host().config_dir, &name)
        .map_err(|error| Fault::new("name_not_kept", format!("the name could not be kept: {error}")).at("name"))?;
    app.rename_user(name);
    if let Some(open) = app.try_open() {
        app.tell(Event::Changed { revision: open.view().revision(), external: false });
    }
    workspace_status(app, Nothing {}).await
}

/// The name said last; nothing where none was.
pub(crate) fn kept(folder: &Path) -> Option<String> {
    let text = fs::read(file_in(folder)).ok()?;
    let user: User = serde_json::from_slice(&text).ok()?;
    Some(user.name).filter(|name| !name.is_empty())
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join("user.json")
}

fn keep(folder: &Path, name: &str) -> std::io::Result<()> {
    let text = serde_json::to_vec_pretty(&User { name: name.to_owned() })?;
    replace(&file_in(folder), &text)
}
