//! Small shops whose rules are written out pair by pair, against the searches that never do.

mod oracle;
mod shops;
mod table;
mod thousands;

use super::Opening;
use tandem_model::Rule;

/// A rule that is active within its window.
fn opening(rule: &Rule) -> Opening {
    Opening { window: rule.window, seasons: None }
}
