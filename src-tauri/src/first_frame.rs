//! When the window first shows its screen, printed where `TANDEM_FIRST_FRAME` names what to wait for (a CSS selector).
//! The benches compare it with an empty window that includes this very file.

use std::time::{SystemTime, UNIX_EPOCH};

const MARK: &str = "first frame drawn";

/// Runs in the page: waits for the selector, then for two frames, so that one with it has been drawn. Its word is the
/// title, because a page may always set that.
pub(crate) fn script() -> Option<String> {
    let selector = std::env::var("TANDEM_FIRST_FRAME").ok().filter(|selector| !selector.is_empty())?;
    let frame = "requestAnimationFrame";
    Some(format!(
        "(function wait() {{
            if (!document.querySelector({selector:?})) return {frame}(wait);
            {frame}(() => {frame}(() => {{ document.title = {MARK:?}; }}));
        }})();"
    ))
}

/// Whether a title is the page's word; then the time is printed, in milliseconds of the system's clock.
#[allow(clippy::print_stdout, reason = "the bench that asked reads it there")]
pub(crate) fn heard(title: &str) -> bool {
    let drawn = title == MARK;
    if drawn {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        println!("{}", now.as_micros() as f64 / 1000.0);
    }
    drawn
}
