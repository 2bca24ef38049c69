//! Long work: started by a verb, told through one stream, cancelled without harm.

use crate::{CatalogueReport, Fault, FileMade, ImportReport, OrdersReport};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JobRef {
    pub job: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobView {
    pub job: u32,
    /// `import of products.csv`.
    pub label: String,
    pub state: JobState,
    pub done: u64,
    /// `null` while unknown.
    pub total: Option<u64>,
    /// What an import did, once it is done.
    pub report: Option<ImportReport>,
    /// What an import of a shop's catalogue did, once it is done.
    pub catalogue: Option<Box<CatalogueReport>>,
    /// What an import of orders did, once it is done.
    pub orders: Option<Box<OrdersReport>>,
    /// What an export wrote, once it is done.
    pub made: Option<Box<FileMade>>,
    pub fault: Option<Fault>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    Running,
    Done,
    Failed,
    Cancelled,
}

/// What is told to every window and browser.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The workspace changed, or another was opened, or it was closed (revision 0): everything read before may be
    /// stale. `external` when another process did it.
    Changed {
        revision: u64,
        external: bool,
    },
    Job {
        job: JobView,
    },
    /// The open workspace's file can no longer be followed: it was moved, removed, or cannot be read.
    Trouble {
        fault: Fault,
    },
}
