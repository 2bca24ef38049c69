//! What a command says: JSON for programs on standard output, words for people.

use serde::Serialize;
use std::{
    io::{self, Write},
    process::ExitCode,
};
use tandem_model::Fault;

/// Exit code of a command that was not done.
pub(crate) const FAILED: u8 = 2;
/// Exit code of a command that was done and found something wrong.
const WRONG: u8 = 1;

/// A command that was done.
pub(crate) struct Reply {
    json: String,
    text: String,
    /// There is an error finding or a refused row.
    wrong: bool,
}

impl Reply {
    pub(crate) fn new(json: &impl Serialize, text: impl Into<String>) -> Self {
        let json = serde_json::to_string(json).expect("every reply has string keys and no failing parts");
        Self { json, text: text.into(), wrong: false }
    }

    /// All was said before.
    pub(crate) fn silent() -> Self {
        Self { json: String::new(), text: String::new(), wrong: false }
    }

    pub(crate) fn wrong(mut self, wrong: bool) -> Self {
        self.wrong = wrong;
        self
    }
}

/// A reader that went away, such as `head`, is no failure.
fn say(mut to: impl Write, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    match writeln!(to, "{}", text.trim_end()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// An answer that is not there whole must not look like one to whoever reads the exit code.
pub(crate) fn print(reply: &Reply, json: bool) -> ExitCode {
    if let Err(error) = say(io::stdout().lock(), if json { &reply.json } else { &reply.text }) {
        let _ = say(io::stderr().lock(), &format!("tandem: the answer could not be written: {error}"));
        return ExitCode::from(FAILED);
    }
    ExitCode::from(if reply.wrong { WRONG } else { 0 })
}

/// Said at once, for commands that go on afterwards.
pub(crate) fn announce(reply: &Reply, json: bool) {
    print(reply, json);
}

#[derive(Serialize)]
struct Failure<'a> {
    error: &'a Fault,
}

pub(crate) fn print_fault(fault: &Fault, json: bool) {
    if json {
        let text = serde_json::to_string(&Failure { error: fault }).expect("a fault is three texts");
        let _ = say(io::stdout().lock(), &text);
    }
    let _ = say(io::stderr().lock(), &format!("tandem: {}", fault.message));
}
