//! Where the program keeps its own files.

use std::{env, path::PathBuf};
use tandem_app::Host;
use tauri::{AppHandle, Manager};

/// The system's folders, or those that `TANDEM_CONFIG_DIR` and `TANDEM_DATA_DIR` name.
pub(crate) fn host(handle: &AppHandle) -> anyhow::Result<Host> {
    let path = handle.path();
    let config = config_override().map_or_else(|| path.app_config_dir(), Ok)?;
    let data = named("TANDEM_DATA_DIR").map_or_else(|| path.home_dir().map(|home| home.join("Tandem")), Ok)?;
    Ok(Host::new(config, data))
}

/// A folder of its own makes a program of its own: its list of workspaces, its window, its single instance.
pub(crate) fn config_override() -> Option<PathBuf> {
    named("TANDEM_CONFIG_DIR")
}

fn named(variable: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os(variable).filter(|value| !value.is_empty())?);
    std::path::absolute(folder).ok()
}
