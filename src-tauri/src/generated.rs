//! The TypeScript that the interface is built against: nouns by ts-rs, verbs by tauri-specta. `TANDEM_GEN=1` writes
//! it; otherwise these tests compare what is committed with what the code says now.

use crate::dto::Dto;
use specta_typescript::Typescript;
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};
use tandem_model::*;
use tauri_specta::{Builder, collect_commands};
use ts_rs::{Config, TS};

/// Every verb as tauri-specta wants it described: a command that takes its input and answers its output. They are never
/// called: calls go by name.
mod described {
    use super::*;

    macro_rules! commands { ($($(#[$doc:meta])* $name:ident($input:ident) -> $output:ident;)*) => {
        $(
            $(#[$doc])*
            #[tauri::command]
            #[specta::specta]
            pub fn $name(input: Dto<$input>) -> Result<Dto<$output>, Dto<Fault>> {
                let _ = input;
                unreachable!("calls go by name")
            }
        )*

        pub fn builder() -> Builder<tauri::Wry> {
            Builder::new().commands(collect_commands![$($name),*]).disable_serde_phases()
        }
    } }
    tandem_app::commands!(commands);
}

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/gen")
}

macro_rules! nouns { ($($(#[$_doc:meta])* $_name:ident($input:ident) -> $output:ident;)*) => {
    /// Writes every noun that a verb takes or answers, and all that these are made of.
    fn export_nouns(config: &Config) -> Result<(), ts_rs::ExportError> {
        $(<$input>::export_all(config)?; <$output>::export_all(config)?;)*
        Fault::export_all(config)?;
        Event::export_all(config)
    }
} }
tandem_app::commands!(nouns);

fn export(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let config = Config::from_env().with_out_dir(folder.join("types"));
    export_nouns(&config).unwrap();
    described::builder().export(Typescript::default(), folder.join("bindings.ts")).unwrap();
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let list = |folder: PathBuf, prefix: &str| {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let texts = entries.filter(|entry| entry.path().is_file()).map(|entry| {
            let name = format!("{prefix}{}", entry.file_name().display());
            (name, fs::read_to_string(entry.path()).unwrap())
        });
        texts.collect::<Vec<_>>()
    };
    [list(folder.to_owned(), ""), list(folder.join("types"), "types/")].into_iter().flatten().collect()
}

/// Names of the files that differ, or are on one side only.
fn differing(fresh: &BTreeMap<String, String>, kept: &BTreeMap<String, String>) -> Vec<String> {
    let names = fresh.keys().chain(kept.keys().filter(|name| !fresh.contains_key(*name)));
    names.filter(|name| fresh.get(*name) != kept.get(*name)).cloned().collect()
}

#[test]
fn generated_typescript_is_what_the_code_says() {
    assert_eq!(Config::from_env().large_int(), "number", "TS_RS_LARGE_INT=number is set in .cargo/config.toml");
    let folder = tempfile::tempdir().unwrap();
    export(folder.path());
    let fresh = files(folder.path());
    if env::var_os("TANDEM_GEN").is_some() {
        let types = committed().join("types");
        let _ = fs::remove_dir_all(&types);
        fs::create_dir_all(&types).unwrap();
        for (name, text) in &fresh {
            fs::write(committed().join(name), text).unwrap();
        }
    }
    let stale = differing(&fresh, &files(&committed()));
    assert!(stale.is_empty(), "not up to date, run `npm run gen`: {stale:?}");
}

#[test]
fn no_noun_is_described_twice() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path());
    let files = files(folder.path());
    let nouns = files.keys().filter_map(|name| name.strip_prefix("types/")?.strip_suffix(".ts"));
    for noun in nouns {
        assert!(!files["bindings.ts"].contains(&format!("export type {noun} ")), "{noun} is declared in bindings.ts");
    }
}

macro_rules! names { ($($(#[$_doc:meta])* $name:ident($_input:ident) -> $_output:ident;)*) => { [$(stringify!($name)),*] } }

#[test]
fn the_window_may_use_every_verb() {
    let permission = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("permissions/verbs.toml")).unwrap();
    let listed: Vec<&str> =
        permission.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
    assert_eq!(listed, tandem_app::commands!(names));
}
