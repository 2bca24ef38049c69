//! How a verb ended: what is printed for people or for programs, and the exit code.

use serde_json::{Value, json};
use std::process::ExitCode;
use tandem_model::Fault;

/// 0: nothing wrong; 1: done, and something was refused or is an error finding; 2: could not be done.
pub struct Outcome {
    code: u8,
    json: Value,
    words: String,
}

impl Outcome {
    /// Done, and nothing wrong.
    pub fn done(json: Value, words: impl Into<String>) -> Self {
        Self { code: 0, json, words: words.into() }
    }

    /// Done, and all was said while it went on.
    pub fn silent() -> Self {
        Self { code: 0, json: Value::Null, words: String::new() }
    }

    /// Marks the outcome where something was refused or found to be an error.
    pub fn flawed(mut self, flawed: bool) -> Self {
        self.code = u8::from(flawed);
        self
    }

    pub fn fault(fault: &Fault) -> Self {
        let json = json!({ "error": { "code": fault.code, "message": fault.message, "path": fault.path } });
        Self { code: 2, json, words: fault.to_string() }
    }

    pub fn usage(error: &clap::Error) -> Self {
        let text = error.render().to_string();
        let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let json = json!({ "error": { "code": "usage", "message": first, "path": null } });
        Self { code: 2, json, words: text }
    }

    /// With `json` exactly one document on standard output; words for people go to standard error when it failed.
    pub fn print(self, json: bool) -> ExitCode {
        if json && !self.json.is_null() {
            println!("{}", self.json);
        } else if self.code == 2 {
            eprintln!("{}", self.words.trim_end());
        } else if !self.words.is_empty() {
            println!("{}", self.words.trim_end());
        }
        ExitCode::from(self.code)
    }
}

impl From<Result<Outcome, Fault>> for Outcome {
    fn from(result: Result<Outcome, Fault>) -> Self {
        result.unwrap_or_else(|fault| Outcome::fault(&fault))
    }
}
