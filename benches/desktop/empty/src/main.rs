//! An empty Tauri window that tells its first frame as Tandem does.

#[path = "../../../../src-tauri/src/first_frame.rs"]
mod first_frame;

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Empty")
                .inner_size(1280.0, 800.0)
                .initialization_script(first_frame::script().unwrap_or_default())
                .on_document_title_changed(|_, title| {
                    first_frame::heard(&title);
                })
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
