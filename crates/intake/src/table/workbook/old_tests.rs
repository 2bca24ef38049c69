//! Workbooks of before 2007 as tables.

use super::super::Workbook;
use super::super::old_fixture::{Record, compound, label, number, xls};
use crate::problem::IntakeError;
use crate::table::{HeaderAt, Table, TableRow};
use std::io::Cursor;

fn cells() -> Vec<Record> {
    vec![label(0, 0, "Order"), label(0, 1, "Placed"), number(2, 0, 0, 17850.0), number(2, 1, 1, 46_027.5)]
}

fn check(bytes: &[u8], expected: Result<&[&str], &str>) {
    let told = match Workbook::open(Cursor::new(bytes.to_vec()), None, HeaderAt::First) {
        Ok(mut table) => {
            let mut row = TableRow::default();
            assert_eq!(table.columns(), ["Order", "Placed"]);
            assert!(table.next_row(&mut row).unwrap());
            assert_eq!(row.line, 3);
            Ok(row.cells().map(str::to_owned).collect::<Vec<_>>())
        }
        Err(IntakeError::Problem(problem)) => Err(problem.code),
        Err(other) => panic!("{other}"),
    };
    assert_eq!(told, expected.map(|cells| cells.iter().map(|cell| (*cell).to_owned()).collect()));
}

#[test]
fn an_old_workbook_is_a_table_too() {
    check(&xls(&[], &cells()), Ok(&["17850", "2026-01-05T12:00:00"]));
}

#[test]
fn passwords_are_told() {
    check(&xls(&[(0x2f, vec![1, 0])], &cells()), Err("encrypted_file"));
    check(&compound(&[("EncryptedPackage", b"x")]), Err("encrypted_file"));
}

#[test]
fn sheets_that_claim_too_much_are_refused() {
    let far = [cells(), vec![number(65_535, 60_000, 0, 1.0)]].concat();
    check(&xls(&[], &far), Err("too_large"));
    let told = [0, u32::MAX].map(u32::to_le_bytes).concat();
    let dimensions = (0x200, [told, [0, 256, 0].map(u16::to_le_bytes).concat()].concat());
    check(&xls(&[], &[vec![dimensions], cells()].concat()), Err("damaged_file"));
}

#[test]
fn sectors_that_form_a_circle_are_damage() {
    for first in [512 + 4, 512 + 8] {
        let mut bytes = xls(&[], &cells());
        bytes[first..first + 4].copy_from_slice(&(((first - 512) / 4) as u32).to_le_bytes());
        check(&bytes, Err("damaged_file"));
    }
    check(&xls(&[], &cells())[..700], Err("damaged_file"));
}
