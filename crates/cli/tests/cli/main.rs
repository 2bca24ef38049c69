//! The program as a script meets it: exit codes, and JSON to the letter.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod blocks;
mod campaigns;
mod catalogue;
mod export;
mod links;
mod products;
mod recommend;
mod rules;
mod rules_hostile;
mod rules_loops;
mod serve;
mod shop;
mod types;
mod usage;
mod versions;
mod workspace;
