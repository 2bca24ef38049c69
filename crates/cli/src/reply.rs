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

/// A command that was done, or not done for reasons that are data.
pub(crate) struct Reply {
    json: String,
    text: String,
    exit: u8,
    /// Why it was not done; told to people beside the JSON.
    complaint: Option<String>,
}

impl Reply {
    pub(crate) fn new(json: &impl Serialize, text: impl Into<String>) -> Self {
        let json = serde_json::to_string(json).expect("every reply has string keys and no failing parts");
        Self { json, text: text.into(), exit: 0, complaint: None }
    }

    /// All was said before.
    pub(crate) fn silent() -> Self {
        Self { json: String::new(), text: String::new(), exit: 0, complaint: None }
    }

    /// There is an error finding or a refused row, or not.
    pub(crate) fn wrong(mut self, wrong: bool) -> Self {
        self.exit = if wrong { WRONG } else { 0 };
        self
    }

    /// Nothing was changed, and the reply tells why in more than one fault can say.
    pub(crate) fn failed(mut self, complaint: String) -> Self {
        self.exit = FAILED;
        self.complaint = Some(complaint);
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
    if let Some(complaint) = &reply.complaint {
        let _ = say(io::stderr().lock(), &format!("tandem: {complaint}"));
    }
    ExitCode::from(reply.exit)
}

/// Said at once, for commands that go on afterwards.
pub(crate) fn announce(reply: &Reply, json: bool) {
    print(reply, json);
}

/// The same document for every reader, where words were asked for as JSON.
pub(crate) fn print_words(name: &str, words: &str) {
    let _ = say(io::stdout().lock(), &serde_json::json!({ name: words }).to_string());
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
