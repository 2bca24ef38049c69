//! The desktop shell: the window, IPC, and the way from the system to the verbs. Thin: it decides nothing about
//! products or links.

mod desk;
#[cfg(test)]
mod dto;
mod first_frame;
mod folders;
#[cfg(test)]
mod generated;
mod graphics;
mod instance;
mod ipc;
mod news;
mod start;
mod window;

use tauri::{App, RunEvent};

/// Runs until the window is closed.
pub fn run() -> anyhow::Result<()> {
    graphics::prepare();
    let app = tauri::Builder::default()
        .plugin(instance::single())
        .plugin(window::state())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(ipc::answer)
        .setup(|app| Ok(set_up(app)?))
        .build(tauri::generate_context!())?;
    app.run(|handle, event| {
        if matches!(event, RunEvent::Exit) {
            desk::close(handle);
        }
    });
    Ok(())
}

/// The window loads while the workspace opens; a verb that is called before waits for it.
fn set_up(app: &App) -> anyhow::Result<()> {
    let handle = app.handle();
    desk::begin(handle, start::wanted(std::env::args_os()))?;
    window::open(handle)?;
    Ok(())
}
