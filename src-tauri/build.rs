//! Declares every verb to Tauri, so that the window reaches the listed commands and no other, and stands in for the
//! interface where it is not built yet.

use std::{env, fs, path::Path};

#[path = "../crates/app/src/commands.rs"]
#[macro_use]
mod commands;

macro_rules! names { ($($(#[$_doc:meta])* $name:ident($_input:ident) -> $_output:ident;)*) => {
    &[$(stringify!($name)),*]
} }
const VERBS: &[&str] = commands!(names);

const UI: &str = "../ui/dist";
const NO_UI: &str = "<!doctype html><meta charset=\"utf-8\"><title>Tandem</title>\
    <p>The interface is not built. Run <code>npm run build --workspace ui</code> and build Tandem again.";

fn main() {
    println!("cargo:rerun-if-changed=../crates/app/src/commands.rs");
    write_if_changed(Path::new("permissions/verbs.toml"), &permission());
    if !Path::new(UI).join("index.html").exists() {
        stand_in();
    }
    println!("cargo:rerun-if-changed={UI}");
    let manifest = tauri_build::AppManifest::new().commands(VERBS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)).expect("Tauri's build step succeeds");
}

/// The permission that the window's capability names: every verb of the list.
fn permission() -> String {
    let lines: String = VERBS.iter().map(|verb| format!("    \"{verb}\",\n")).collect();
    format!(
        "# Written by build.rs from the list of verbs.\n[[permission]]\nidentifier = \"verbs\"\n\
         description = \"Every verb of Tandem.\"\ncommands.allow = [\n{lines}]\n"
    )
}

/// Embeds one page that says what is missing, so that a fresh clone compiles.
fn stand_in() {
    let folder = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("no-ui");
    fs::create_dir_all(&folder).expect("OUT_DIR is writable");
    write_if_changed(&folder.join("index.html"), NO_UI);
    let path = folder.display().to_string().replace('\\', "/");
    println!("cargo:rustc-env=TAURI_CONFIG={{\"build\":{{\"frontendDist\":\"{path}\"}}}}");
    println!("cargo:warning=ui/dist is not built: the window will say so (npm run build --workspace ui)");
}

fn write_if_changed(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|current| current == text) {
        return;
    }
    fs::write(path, text).unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
}
