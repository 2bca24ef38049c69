//! Order files of every channel, damaged: each is found to be of some channel, and what a channel reads of it is in the
//! account to the row.

use crate::corpus::{Case, cases, import};
use crate::mutator::Mutator;
use crate::number;
use crate::seed::Seed;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tandem_intake::orders::channel::{Sample, detect};

const USUAL_FILES: u64 = 400;

fn damaged(case: &Case, mutator: &mut Mutator) -> Case {
    let file = |(name, bytes): &(String, Vec<u8>)| {
        let seed =
            Seed { name: "order file", bytes: bytes.clone(), rows: 0, is_text: std::str::from_utf8(bytes).is_ok() };
        (name.clone(), mutator.damage(&seed))
    };
    let files = case.files.iter().map(file).collect();
    Case { channel: case.channel.clone(), folder: case.folder.clone(), name: case.name.clone(), files }
}

/// Whether the files could be read at all.
fn is_read(case: &Case) -> bool {
    for (_, bytes) in &case.files {
        detect(&Sample::of(bytes).unwrap());
    }
    let Ok(imported) = import(case) else { return false };
    assert_eq!(imported.accounted(), imported.read);
    true
}

#[test]
fn no_damage_loses_a_row_of_orders() {
    let files = number("TANDEM_HOSTILE_FILES", USUAL_FILES);
    let first = number("TANDEM_HOSTILE_SEED", 1);
    let seeds: Vec<Case> = cases("").into_iter().chain(cases("refused")).collect();
    let mut read = 0;
    for file in first..first + files {
        let mut mutator = Mutator::new(file);
        let case = damaged(&seeds[mutator.below(seeds.len())], &mut mutator);
        let told = catch_unwind(AssertUnwindSafe(|| is_read(&case)));
        read += u64::from(told.unwrap_or_else(|_| panic!("file {file}, out of {}/{}", case.channel, case.name)));
    }
    assert!(read * 3 > files, "only {read} of {files} files could be read at all");
}
