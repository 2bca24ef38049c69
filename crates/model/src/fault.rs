//! What a verb answers when it cannot do what was asked.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A refusal on the wire. `code` is stable; `message` is in the user's words, lower case, without a full stop, the
/// user's own words in backticks; `path` names the field or file concerned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fault {
    pub code: String,
    pub message: String,
    pub path: Option<String>,
}

impl Fault {
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), path: None }
    }

    /// The refusal of a SKU that no product has; `path` names the field that held it.
    pub fn unknown_sku(sku: &str, path: &str) -> Self {
        Self::new("unknown_sku", format!("no product has the SKU `{sku}`")).at(path)
    }

    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{} ({path})", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for Fault {}
