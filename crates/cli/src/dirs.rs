//! Where the program keeps its own files: the same folders as the window's.

use std::{env, path::PathBuf};
use tandem_app::Host;

const IDENTIFIER: &str = "app.tandem.desktop";

/// `TANDEM_CONFIG_DIR` and `TANDEM_DATA_DIR` take the place of the system's folders.
pub(crate) fn host() -> Host {
    let config = named("TANDEM_CONFIG_DIR").or_else(|| dirs::config_dir().map(|folder| folder.join(IDENTIFIER)));
    let data = named("TANDEM_DATA_DIR").or_else(|| dirs::home_dir().map(|folder| folder.join("Tandem")));
    let nowhere = || env::temp_dir().join(IDENTIFIER);
    Host::new(config.unwrap_or_else(nowhere), data.unwrap_or_else(nowhere))
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
