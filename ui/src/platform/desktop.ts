/** Whether the interface runs inside the desktop window. Asked before the browser transport installs itself. */
export const isDesktop = "__TAURI_INTERNALS__" in window;
