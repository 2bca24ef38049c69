//! What this program is made of.

use crate::app::App;
use tandem_model::{About, Component, Fault, Nothing};

/// Name, locked version and, where the lock file tells it, licence.
const LOCKED: &[(&str, &str, Option<&str>)] = &include!(concat!(env!("OUT_DIR"), "/components.rs"));

const MIT: &str = "MIT";
const EITHER: &str = "MIT OR Apache-2.0";

/// Licences of the Rust libraries that the program carries; those used only to build or test it are not among them.
const LICENCES: [(&str, &str); 44] = [
    ("anyhow", EITHER),
    ("arc-swap", EITHER),
    ("axum", MIT),
    ("base64", EITHER),
    ("bytes", MIT),
    ("calamine", MIT),
    ("chardetng", EITHER),
    ("chrono", EITHER),
    ("chrono-tz", EITHER),
    ("clap", EITHER),
    ("csv", "Unlicense OR MIT"),
    ("encoding_rs", "(Apache-2.0 OR MIT) AND BSD-3-Clause"),
    ("flate2", EITHER),
    ("futures-util", EITHER),
    ("getrandom", EITHER),
    ("hmac", EITHER),
    ("hyper", MIT),
    ("hyper-util", MIT),
    ("iana-time-zone", EITHER),
    ("libc", EITHER),
    ("libsqlite3-sys", MIT),
    ("parquet", "Apache-2.0"),
    ("quick-xml", MIT),
    ("serde", EITHER),
    ("serde_json", EITHER),
    ("serde_path_to_error", EITHER),
    ("sha2", EITHER),
    ("specta", MIT),
    ("specta-typescript", MIT),
    ("sqlx", EITHER),
    ("subtle", "BSD-3-Clause"),
    ("tauri", EITHER),
    ("tauri-plugin-dialog", EITHER),
    ("tauri-plugin-opener", EITHER),
    ("tauri-plugin-single-instance", EITHER),
    ("tauri-plugin-window-state", EITHER),
    ("tauri-specta", MIT),
    ("tempfile", EITHER),
    ("thiserror", EITHER),
    ("tokio", MIT),
    ("tower-http", MIT),
    ("ts-rs", MIT),
    ("unicode-normalization", "(MIT OR Apache-2.0) AND Unicode-3.0"),
    ("zip", MIT),
];

pub async fn about(_: &App, _: Nothing) -> Result<About, Fault> {
    Ok(About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sqlite: tandem_store::sqlite_version().to_owned(),
        licence: env!("CARGO_PKG_LICENSE").to_owned(),
        components: components(),
        notice: include_str!("../../../NOTICE").to_owned(),
    })
}

fn components() -> Vec<Component> {
    let listed = |name: &str| LICENCES.iter().find(|(listed, _)| *listed == name).map(|(_, licence)| *licence);
    let component = |(name, version, locked): &(&str, &str, Option<&str>)| {
        let licence = locked.or_else(|| listed(name))?;
        Some(Component { name: (*name).to_owned(), version: (*version).to_owned(), licence: licence.to_owned() })
    };
    LOCKED.iter().filter_map(component).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    /// In one order and one notation: some crates write `MIT/Apache-2.0`.
    fn plain(licence: &str) -> BTreeSet<String> {
        licence.replace(['(', ')'], "").replace('/', " OR ").split(" OR ").map(str::to_owned).collect()
    }

    fn unpacked_licence(name: &str, version: &str) -> Option<String> {
        let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
        let mut indexes = std::fs::read_dir(home.join("registry/src")).ok()?.flatten();
        let manifest = indexes.find_map(|index| {
            std::fs::read_to_string(index.path().join(format!("{name}-{version}/Cargo.toml"))).ok()
        })?;
        let line = manifest.lines().find_map(|line| line.strip_prefix("license = "))?;
        Some(line.trim_matches('"').to_owned())
    }

    #[test]
    fn every_listed_licence_is_the_one_that_the_library_states() {
        let mut compared = 0;
        for (name, licence) in LICENCES {
            let locked = LOCKED.iter().find(|(locked, _, _)| *locked == name);
            let (_, version, _) = locked.unwrap_or_else(|| panic!("{name} is no dependency any more"));
            if let Some(stated) = unpacked_licence(name, version) {
                assert_eq!(plain(licence), plain(&stated), "{name}");
                compared += 1;
            }
        }
        assert!(compared > 10, "only {compared} libraries were found unpacked");
    }

    #[test]
    fn the_interface_is_listed_too() {
        let react = components().into_iter().find(|component| component.name == "react").unwrap();
        assert_eq!(react.licence, "MIT");
    }
}
