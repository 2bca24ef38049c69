//! `tandem`: the verbs of the app for scripts and pipelines, without a window.
//!
//! Owns the words of the command line and how answers are printed. Refuses decisions: every answer comes from `app`.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod args;
mod outcome;
mod place;
mod progress;
mod shape;
mod table;
mod verb;

use args::Cli;
use clap::Parser;
use outcome::Outcome;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Cli::try_parse() {
        Ok(cli) => verb::run(cli).await,
        Err(usage) if usage.use_stderr() => Outcome::usage(&usage),
        Err(help) => {
            print!("{help}");
            return ExitCode::SUCCESS;
        }
    };
    // Read from the raw arguments, because a usage error leaves none parsed.
    let json = std::env::args().any(|argument| argument == "--json");
    outcome.print(json)
}
