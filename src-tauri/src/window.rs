//! The one window: where it was, shown when there is something to see, and never led astray.

use crate::{first_frame, folders::config_override};
use std::time::Duration;
use tauri::{
    AppHandle, Manager, Theme, Url, WebviewWindow, WebviewWindowBuilder, Wry, async_runtime,
    plugin::TauriPlugin,
    webview::{Color, PageLoadEvent},
};
use tauri_plugin_window_state::StateFlags;

const LABEL: &str = "main";
const STATE: &str = "window.json";
/// Shown after this long, whatever the page does.
const PATIENCE: Duration = Duration::from_secs(3);
/// The interface's own surfaces, so that nothing flashes before it is drawn.
const LIGHT: Color = Color(0xf7, 0xf7, 0xf9, 0xff);
const DARK: Color = Color(0x11, 0x13, 0x17, 0xff);

/// In the locale `C.UTF-8` WebKitGTK tells the page that its language is `C`, which no formatter takes.
const LANGUAGE: &str = r#"
    try {
        Intl.getCanonicalLocales(navigator.language);
    } catch {
        Object.defineProperty(Navigator.prototype, "language", { get: () => "en" });
        Object.defineProperty(Navigator.prototype, "languages", { get: () => ["en"] });
    }
"#;

/// Remembers size and place, but never shows the window: that is done when it is drawn.
pub(crate) fn state() -> TauriPlugin<Wry> {
    let file = config_override().map_or_else(|| STATE.to_owned(), |folder| folder.join(STATE).display().to_string());
    tauri_plugin_window_state::Builder::new().with_state_flags(remembered()).with_filename(file).build()
}

/// Wayland tells no program where its windows are.
fn remembered() -> StateFlags {
    let kept = StateFlags::SIZE | StateFlags::MAXIMIZED;
    if is_wayland() { kept } else { kept | StateFlags::POSITION | StateFlags::FULLSCREEN }
}

fn is_wayland() -> bool {
    let forced = std::env::var("GDK_BACKEND").is_ok_and(|backend| backend.starts_with("x11"));
    cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_some() && !forced
}

pub(crate) fn open(handle: &AppHandle) -> anyhow::Result<()> {
    if let Some(folder) = config_override() {
        std::fs::create_dir_all(folder)?;
    }
    let config = handle.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.expect("tauri.conf.json describes the main window");
    let window = WebviewWindowBuilder::from_config(handle, config)?
        .initialization_script(LANGUAGE)
        .initialization_script(first_frame::script().unwrap_or_default())
        .on_navigation(is_own)
        .on_document_title_changed(|window, title| {
            if !first_frame::heard(&title) {
                let _ = window.set_title(&title);
            }
        })
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                let _ = window.show();
            }
        })
        .build()?;
    let dark = window.theme().is_ok_and(|theme| theme == Theme::Dark);
    let _ = window.set_background_color(Some(if dark { DARK } else { LIGHT }));
    fit(&window);
    show_at_last(window);
    Ok(())
}

/// Only the interface itself; links lead to the system's browser instead.
fn is_own(address: &Url) -> bool {
    match address.scheme() {
        "tauri" | "blob" | "data" | "about" => true,
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// A window that was made on a larger screen fits this one.
fn fit(window: &WebviewWindow) {
    let (Ok(size), Ok(Some(monitor))) = (window.inner_size(), window.current_monitor()) else { return };
    let screen = monitor.size();
    if size.width > screen.width || size.height > screen.height {
        let _ = window.set_size(tauri::PhysicalSize {
            width: size.width.min(screen.width),
            height: size.height.min(screen.height),
        });
    }
}

fn show_at_last(window: WebviewWindow) {
    async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        let _ = window.show();
    });
}

/// Brings the window to the front.
pub(crate) fn raise(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_with_the_interface() {
        let own = |address: &str| is_own(&Url::parse(address).unwrap());
        assert!(own("tauri://localhost/products") && own("http://tauri.localhost/"));
        assert!(!own("https://example.org/") && !own("http://127.0.0.1:7878/") && !own("file:///etc/passwd"));
    }
}
