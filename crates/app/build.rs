//! Writes down what the program is made of: the direct dependencies, with the versions that the lock files hold.

use serde_json::Value;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo names the crate's folder")).join("../..");
    let [manifest, lock, packages, ui] =
        ["Cargo.toml", "Cargo.lock", "package-lock.json", "ui/package.json"].map(|name| read(&root.join(name)));
    let mut table = String::from("[\n");
    for (name, wanted) in workspace_dependencies(&manifest) {
        if let Some(version) = locked_version(&lock, &name, &wanted) {
            let _ = writeln!(table, "    ({name:?}, {version:?}, None),");
        }
    }
    for (name, version, licence) in interface_dependencies(&packages, &ui) {
        let _ = writeln!(table, "    ({name:?}, {version:?}, Some({licence:?})),");
    }
    table.push(']');
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo names the output folder"));
    fs::write(out.join("components.rs"), table).expect("the output folder can be written");
}

fn read(path: &Path) -> String {
    println!("cargo::rerun-if-changed={}", path.display());
    fs::read_to_string(path).unwrap_or_default()
}

/// Names and required versions from `[workspace.dependencies]`, those inside the workspace left out.
fn workspace_dependencies(manifest: &str) -> Vec<(String, String)> {
    let section = manifest.split("[workspace.dependencies]").nth(1).unwrap_or_default();
    let lines = section.lines().take_while(|line| !line.starts_with('['));
    let entry = |line: &str| {
        let (name, wanted) = line.split_once('=')?;
        let wanted = wanted.split('"').find(|part| part.contains(|c: char| c.is_ascii_digit()))?;
        let outside = !line.trim_start().starts_with('#') && !line.contains("path =");
        outside.then(|| (name.trim().to_owned(), wanted.trim_start_matches(['=', '~', '^']).to_owned()))
    };
    lines.filter_map(entry).collect()
}

/// The version in the lock file that the requirement means; there may be others of the same name.
fn locked_version(lock: &str, name: &str, wanted: &str) -> Option<String> {
    let head = format!("name = \"{name}\"");
    let packages = lock.split("[[package]]").filter(|package| package.lines().any(|line| line == head));
    let versions = packages.filter_map(|package| {
        let line = package.lines().find_map(|line| line.strip_prefix("version = "))?;
        Some(line.trim_matches('"').to_owned())
    });
    let major = if wanted.starts_with("0.") { 2 } else { 1 };
    let kind = |version: &str| version.split('.').take(major).map(str::to_owned).collect::<Vec<_>>();
    versions.into_iter().find(|version| kind(version) == kind(wanted))
}

fn interface_dependencies(packages: &str, ui: &str) -> Vec<(String, String, String)> {
    let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let (packages, ui) = (parse(packages), parse(ui));
    let names = ui["dependencies"].as_object().into_iter().flat_map(|names| names.keys());
    let entry = |name: &String| {
        let package = [format!("ui/node_modules/{name}"), format!("node_modules/{name}")]
            .into_iter()
            .map(|place| &packages["packages"][place])
            .find(|package| package.is_object())?;
        Some((name.clone(), package["version"].as_str()?.to_owned(), package["license"].as_str()?.to_owned()))
    };
    names.filter_map(entry).collect()
}
