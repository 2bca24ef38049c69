//! Where the program keeps what belongs to no workspace.

use std::path::PathBuf;
use tandem_app::Host;

/// `TANDEM_CONFIG_DIR` and `TANDEM_DATA_DIR`, or the usual folders of the system.
pub fn host() -> Host {
    let home = env("HOME").or_else(|| env("USERPROFILE")).unwrap_or_default();
    let config = env("TANDEM_CONFIG_DIR")
        .or_else(|| env("XDG_CONFIG_HOME").or_else(|| env("APPDATA")).map(|folder| folder.join("tandem")))
        .unwrap_or_else(|| home.join(".config").join("tandem"));
    Host::new(config, env("TANDEM_DATA_DIR").unwrap_or_else(|| home.join("Tandem")))
}

fn env(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
