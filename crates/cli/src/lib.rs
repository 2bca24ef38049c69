//! What the app does, for scripts and pipelines: the verbs without a window.
//!
//! Owns the words of the command line and the shape of its JSON, both stable. Refuses every decision: each command
//! asks verbs of `app` and prints what they answer.

mod args;
mod command;
mod dirs;
mod progress;
#[cfg(test)]
mod reach;
mod reply;
mod session;
mod stop;
mod table;
mod usage;
mod view;

use args::Arguments;
use clap::Parser;
use reply::{FAILED, print, print_fault};
use std::{ffi::OsString, process::ExitCode};
use tandem_model::Fault;

/// Runs one command line. Exit 0: done; 1: done, and something is wrong with the data; 2: not done.
pub fn main(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let words: Vec<OsString> = words.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(&error, &words),
    };
    let json = arguments.json;
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&Fault::new("internal", format!("no threads could be started: {error}")), json),
    };
    match runtime.block_on(command::run(arguments)) {
        Ok(reply) => print(&reply, json),
        Err(fault) => fail(&fault, json),
    }
}

fn fail(fault: &Fault, json: bool) -> ExitCode {
    print_fault(fault, json);
    ExitCode::from(FAILED)
}
