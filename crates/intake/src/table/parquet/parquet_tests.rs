//! Parquet files as tables.

use super::fixture::sample;
use super::*;
use ::parquet::basic::{Compression, ZstdLevel};
use std::io::Cursor;

fn rows(bytes: Vec<u8>) -> Vec<(u64, Option<Flaw>, Vec<String>)> {
    let mut table = ParquetTable::open(Cursor::new(bytes)).unwrap();
    assert_eq!(table.columns(), ["sku", "price", "placed.at"]);
    let mut row = TableRow::default();
    let mut rows = Vec::new();
    while table.next_row(&mut row).unwrap() {
        rows.push((row.line, row.flaw, row.cells().map(str::to_owned).collect()));
    }
    rows
}

#[test]
fn rows_of_all_groups_are_read() {
    let zstd = Compression::ZSTD(ZstdLevel::default());
    for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY, zstd, Compression::GZIP(Default::default())] {
        let found = rows(sample(compression));
        let expected = [
            ["Café0", "1.5", ""],
            ["B0", "", "2026-01-05T10:00:00"],
            ["Café1", "1.5", ""],
            ["B1", "", "2026-01-05T10:00:00"],
        ];
        assert_eq!(found.len(), 4);
        for (place, (line, flaw, cells)) in found.iter().enumerate() {
            assert_eq!((*line, *flaw), (place as u64 + 1, None));
            assert_eq!(*cells, expected[place], "{compression:?}");
        }
    }
}

#[test]
fn damaged_files_are_named() {
    let whole = sample(Compression::SNAPPY);
    for bytes in [&whole[..whole.len() - 1], &whole[..10], b"PAR1PAR1", &[&whole[..], b"PARE"].concat()] {
        match ParquetTable::open(Cursor::new(bytes.to_vec())) {
            Err(IntakeError::Problem(problem)) => assert!(["damaged_file", "encrypted_file"].contains(&problem.code)),
            _ => panic!("{} bytes are read", bytes.len()),
        }
    }
}

#[test]
fn a_page_that_says_it_is_huge_is_refused() {
    let whole = sample(Compression::SNAPPY);
    let huge = [0x15, 0x00, 0x15, 0xfe, 0xff, 0xff, 0xff, 0x0f];
    let bytes = [&whole[..4], &huge, &whole[4 + huge.len()..]].concat();
    assert!(ParquetTable::open(Cursor::new(bytes)).is_err());
}
