//! Files that were damaged or made to do harm: whatever they hold, reading them ends, takes little memory, and gives rows
//! that say where they stand. `TANDEM_HOSTILE_FILES` sets how many are tried, `TANDEM_HOSTILE_SEED` which.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, clippy::disallowed_methods)]
#[path = "../orders/corpus.rs"]
mod corpus;
#[path = "../../src/table/workbook/fixture.rs"]
mod fixture;
mod mutator;
#[path = "../../src/table/workbook/old_fixture.rs"]
mod old_fixture;
mod orders;
#[path = "../../src/table/parquet/fixture.rs"]
mod parquet_fixture;
mod seed;

use mutator::Mutator;
use seed::Seed;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tandem_intake::IntakeError;
use tandem_intake::table::{TableOptions, TableRow, open_table};

const USUAL_FILES: u64 = 4000;

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// How many rows a file gives, and how many of them are flawed; nothing where it is refused as a whole.
fn read(bytes: &[u8], quoting: bool) -> Option<(u64, u64)> {
    let options = TableOptions { quoting, ..TableOptions::default() };
    let mut table = match open_table(Cursor::new(bytes.to_vec()), options) {
        Ok(table) => table,
        Err(IntakeError::Problem(problem)) => {
            assert!(!problem.code.is_empty() && !problem.message.is_empty());
            return None;
        }
        Err(_) => return None,
    };
    let mut row = TableRow::default();
    let (mut rows, mut flawed) = (0, 0);
    let mut before = (0, 0);
    loop {
        match table.next_row(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return None,
        }
        rows += 1;
        flawed += u64::from(row.flaw.is_some());
        // Damaged sheets may count their rows as they like.
        let place = if row.offset > 0 { (row.line, row.offset) } else { before };
        assert!(place >= before, "row {rows} stands before the one before it");
        before = place;
        assert!(row.flaw.is_some() || row.cells().any(|cell| !cell.is_empty()) || !table.columns().is_empty());
        assert!(rows <= 1000 + 4 * bytes.len() as u64, "more rows than bytes");
    }
    Some((rows, flawed))
}

#[test]
fn files_in_order_give_all_their_rows() {
    for seed in Seed::all() {
        assert_eq!(read(&seed.bytes, true), Some((seed.rows, 0)), "{}", seed.name);
    }
}

#[test]
fn no_damage_makes_reading_fail() {
    let files = number("TANDEM_HOSTILE_FILES", USUAL_FILES);
    let first = number("TANDEM_HOSTILE_SEED", 1);
    let seeds = Seed::all();
    let mut opened = 0;
    for file in first..first + files {
        let mut mutator = Mutator::new(file);
        let seed = &seeds[mutator.below(seeds.len())];
        let bytes = mutator.damage(seed);
        let quoting = mutator.below(8) > 0;
        let told = catch_unwind(AssertUnwindSafe(|| read(&bytes, quoting)));
        let told = told.unwrap_or_else(|_| panic!("file {file}, out of {}, of {} bytes", seed.name, bytes.len()));
        opened += u64::from(told.is_some());
    }
    assert!(opened * 3 > files, "only {opened} of {files} files could be opened at all");
    assert!(peak_memory() < 700_000_000, "{} bytes", peak_memory());
}

/// The most memory this process has held; 0 where the system does not tell.
#[expect(clippy::disallowed_methods)]
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) * 1024
}
