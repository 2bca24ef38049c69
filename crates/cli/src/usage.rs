//! Command lines that cannot be understood.

use crate::reply::{FAILED, print_fault, print_words};
use clap::{Error, error::ErrorKind};
use std::{ffi::OsString, process::ExitCode};
use tandem_model::Fault;

/// Help and version are answers; everything else is bad usage, told as JSON too where that was asked for.
pub(crate) fn explain(error: &Error, words: &[OsString]) -> ExitCode {
    let json = words.iter().take_while(|word| *word != "--").any(|word| word == "--json");
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        match (json, error.kind()) {
            (true, ErrorKind::DisplayVersion) => print_words("version", env!("CARGO_PKG_VERSION")),
            (true, _) => print_words("help", &error.render().to_string()),
            _ => drop(error.print()),
        }
        return ExitCode::SUCCESS;
    }
    if json {
        print_fault(&Fault::new("usage", summary(error)), true);
    } else {
        let _ = error.print();
    }
    ExitCode::from(FAILED)
}

/// The complaint itself, without the hints that follow it.
fn summary(error: &Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "a command is missing".to_owned();
    }
    let text = error.render().to_string();
    let lines = text.lines().take_while(|line| !line.trim().is_empty()).map(str::trim);
    let complaint = lines.collect::<Vec<_>>().join(" ");
    complaint.strip_prefix("error: ").unwrap_or(&complaint).to_owned()
}
