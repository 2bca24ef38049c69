//! Lists the files of the built interface, so that the server carries them inside itself.

use std::{
    collections::hash_map::DefaultHasher,
    env, fs,
    hash::{Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

const UI: &str = "../../ui/dist";
const NO_UI: &str = "<!doctype html><meta charset=\"utf-8\"><title>Tandem</title>\
    <p>The interface is not built. Run <code>npm run build --workspace ui</code> and build Tandem again.";

fn main() {
    println!("cargo:rerun-if-changed={UI}");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    // Asked when it runs: checkouts that share a target folder share this program too.
    let mut folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR")).join(UI);
    if !folder.join("index.html").exists() {
        println!("cargo:warning=ui/dist is not built: the browser will say so (npm run build --workspace ui)");
        folder = stand_in(&out).expect("OUT_DIR is writable");
    }
    let mut files = Vec::new();
    collect(&folder, &mut files).expect("the interface is readable");
    files.sort_by_key(|file| file.to_string_lossy().replace('\\', "/"));
    let copies = out.join("ui");
    let _ = fs::remove_dir_all(&copies);
    let entries: String = files.iter().map(|file| entry(&folder, file, &copies)).collect();
    fs::write(out.join("assets.rs"), format!("&[\n{entries}]\n")).expect("OUT_DIR is writable");
}

/// One page that says what is missing, so that a fresh clone compiles.
fn stand_in(out: &Path) -> io::Result<PathBuf> {
    let folder = out.join("no-ui");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), NO_UI)?;
    Ok(folder)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Embeds a copy: the interface may be built anew before the compiler reads it.
fn entry(folder: &Path, file: &Path, copies: &Path) -> String {
    let inside = file.strip_prefix(folder).expect("the file was found in the folder");
    let bytes = fs::read(file).expect("the interface is readable");
    let copy = copies.join(inside);
    fs::create_dir_all(copy.parent().expect("a copy is in a folder")).expect("OUT_DIR is writable");
    fs::write(&copy, &bytes).expect("OUT_DIR is writable");
    let path = inside.to_string_lossy().replace('\\', "/");
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    format!("    Asset {{ path: {path:?}, tag: {tag:?}, bytes: include_bytes!({:?}) }},\n", copy.display().to_string())
}
