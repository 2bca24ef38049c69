//! Workbooks as tables.

use super::fixture::{xlsx, zip};
use super::*;
use crate::table::row::Flaw;
use std::io::Cursor;

const ROWS: &str = r#"<dimension ref="A1:XFD1048576"/><sheetData>
<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>Placed</t></is></c><c r="D2" t="str"><v>Total</v></c></row>
<row r="3" hidden="1"><c r="A3"><v>17850.0</v></c><c r="B3" s="1"><v>46027</v></c><c r="D3"><f>1+1</f><v>2.5</v></c></row>
<row r="5"><c r="A5"><v>4006381333931001</v></c><c r="D5" t="e"><v>#NAME?</v></c></row>
</sheetData><mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells>"#;
const SHARED: &str = "<si><t>Order</t></si>";

fn open(bytes: &[u8], sheet: Option<&str>) -> Result<Workbook, IntakeError> {
    Workbook::open(Cursor::new(bytes), sheet, HeaderAt::First)
}

fn rows(table: &mut Workbook) -> Vec<TableRow> {
    let mut row = TableRow::default();
    let mut rows = Vec::new();
    while table.next_row(&mut row).unwrap() {
        rows.push(row.clone());
    }
    rows
}

fn refusal(bytes: &[u8], sheet: Option<&str>) -> &'static str {
    match open(bytes, sheet) {
        Err(IntakeError::Problem(problem)) => problem.code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sheet_is_a_table_of_what_it_shows() {
    let mut table = open(&xlsx(&[("Orders", "visible", ROWS)], SHARED), None).unwrap();
    assert_eq!(table.columns(), ["Order", "Placed", "Placed", "Total"]);
    let rows = rows(&mut table);
    let found: Vec<_> = rows.iter().map(|row| (row.line, row.cells().collect::<Vec<_>>())).collect();
    assert_eq!(found[0], (3, vec!["17850", "2026-01-05", "", "2.5"]));
    assert_eq!(found[1], (5, vec!["4006381333931001", "", "", "#NAME?"]));
    assert_eq!((rows[0].is_damaged(0), rows[1].is_damaged(0), rows[1].is_damaged(3)), (false, true, false));
    assert_eq!(rows.len(), 2);
}

#[test]
fn the_first_visible_sheet_with_a_header_is_read() {
    let title = r#"<sheetData><row r="1"><c r="A1" t="str"><v>Report</v></c></row></sheetData>"#;
    let bytes = xlsx(&[("Cover", "visible", title), ("Old", "hidden", ROWS), ("New", "visible", ROWS)], SHARED);
    let table = open(&bytes, None).unwrap();
    assert_eq!((table.sheet(), table.sheets()), ("New", &["Cover", "Old", "New"].map(str::to_owned)[..]));
    assert_eq!(open(&bytes, Some("Old")).unwrap().sheet(), "Old");
    assert_eq!(refusal(&bytes, Some("Orders")), "sheet_unknown");
}

#[test]
fn a_sheet_that_is_cut_off_ends_in_a_flawed_row() {
    let cut = &ROWS[..ROWS.find("<row r=\"5\">").unwrap() + 15];
    let mut table = open(&xlsx(&[("Orders", "visible", cut)], SHARED), None).unwrap();
    let found: Vec<_> = rows(&mut table).iter().map(|row| (row.line, row.flaw)).collect();
    assert_eq!(found, [(3, None), (4, Some(Flaw::Malformed))]);
}

#[test]
fn a_cell_far_beyond_the_header_takes_no_memory() {
    let far = ROWS.replace("r=\"D5\"", "r=\"XFD5\"");
    let mut table = open(&xlsx(&[("Orders", "visible", &far)], SHARED), None).unwrap();
    let rows = rows(&mut table);
    assert_eq!((rows[1].flaw, rows[1].len()), (Some(Flaw::Malformed), 2));
}

#[test]
fn damaged_archives_are_named() {
    let whole = xlsx(&[("Orders", "visible", ROWS)], SHARED);
    assert_eq!(refusal(&whole[..whole.len() / 2], None), "damaged_file");
    assert_eq!(refusal(&zip(&[("word/document.xml", "<a/>")]), None), "damaged_file");
    assert_eq!(refusal(&xlsx(&[("Orders", "visible", "<sheetData></sheetData>")], SHARED), None), "empty_file");
}
