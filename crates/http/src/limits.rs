//! How much a caller may ask for.

use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one call.
    pub body: usize,
    /// Bytes of one uploaded file.
    pub upload: u64,
    /// Connections at one time; further ones wait.
    pub connections: usize,
    /// For a request's head to arrive, counted from the connection's last answer.
    pub head: Duration,
    /// For a verb to answer. What it was doing is finished all the same.
    pub answer: Duration,
    /// For a call's body to arrive, and between two pieces of an upload.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 16 << 20,
            upload: 2 << 30,
            connections: 256,
            head: Duration::from_secs(20),
            answer: Duration::from_secs(120),
            pause: Duration::from_secs(30),
        }
    }
}
