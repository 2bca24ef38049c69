//! Why a value, a row or a whole file cannot be taken.

use std::io;
use tandem_model::{Fault, RefusedRow};

/// A reason with a stable code; the message follows the rules of [`Fault`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub code: &'static str,
    pub message: String,
}

impl Problem {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    pub fn at_line(self, line: u64) -> RefusedRow {
        RefusedRow { line, code: self.code.to_owned(), message: self.message, steps: Vec::new() }
    }

    pub fn into_fault(self) -> Fault {
        Fault::new(self.code, self.message)
    }
}

/// Why a file gives no rows at all.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    #[error("the file could not be read: {0}")]
    Io(#[from] io::Error),
    #[error("{}", .0.message)]
    Problem(Problem),
    /// Whoever reads did not want to go on.
    #[error("the work was cancelled")]
    Stopped,
}

impl From<Problem> for IntakeError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<IntakeError> for Fault {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::Io(_) => Fault::new("unreadable_file", error.to_string()),
            IntakeError::Problem(problem) => problem.into_fault(),
            IntakeError::Stopped => Fault::new("cancelled", error.to_string()),
        }
    }
}

/// The user's text in backticks, cut where it would fill the screen.
pub(crate) fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
