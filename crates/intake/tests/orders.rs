//! The corpus of order files: what each channel makes of the files that its shops write, told row by row.
//!
//! `tests/orders/CHANNEL` holds a case an entry: a file, or a folder of files that belong together. `refused` beside them
//! holds files that are near but wrong.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

#[path = "orders/corpus.rs"]
mod corpus;
#[allow(dead_code)]
#[path = "../src/table/workbook/fixture.rs"]
mod fixture;
#[path = "orders/shown.rs"]
mod shown;

use corpus::{Case, cases, import};
use tandem_intake::orders::channel::{self, Sample};

fn check(case: &Case, text: &str) {
    insta::with_settings!({
        snapshot_path => case.folder.clone(),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(case.name.clone(), text);
    });
}

#[test]
fn every_file_is_found_to_be_of_its_channel() {
    for case in cases("") {
        for (name, bytes) in &case.files {
            let (found, sure) = channel::detect(&Sample::of(bytes).unwrap());
            assert_eq!(found.name(), case.channel, "{}/{name}", case.channel);
            let others = channel::ALL.iter().filter(|other| other.name() != found.name());
            for other in others {
                let claim = other.recognises(&Sample::of(bytes).unwrap());
                assert!(claim < 60 && sure >= 90, "{} claims {}/{name}", other.name(), case.channel);
            }
        }
    }
}

#[test]
fn every_row_is_accounted_for_and_every_order_stored() {
    for case in cases("") {
        let imported = import(&case).unwrap_or_else(|error| panic!("{}/{}: {error}", case.channel, case.name));
        assert!(imported.held.is_empty(), "{}/{}: {:?}", case.channel, case.name, imported.held);
        assert_eq!(imported.accounted(), imported.read, "{}/{}", case.channel, case.name);
        check(&case, &shown::import(&imported));
    }
}

#[test]
fn the_order_of_rows_changes_nothing() {
    for case in cases("") {
        let Some(shuffled) = case.reversed() else { continue };
        let (one, other) = (import(&case).unwrap(), import(&shuffled).unwrap());
        assert_eq!(shown::import(&one), shown::import(&other), "{}/{}", case.channel, case.name);
    }
}

#[test]
fn files_without_lines_are_told_by_the_channel_that_wrote_them() {
    for case in cases("refused") {
        let Err(error) = import(&case) else { continue };
        let found = channel::detect(&Sample::of(&case.files[0].1).unwrap()).0.name();
        let known = [case.channel.as_str(), channel::GENERIC].contains(&found);
        assert!(known, "{found} claims {}/{}, of which it is told: {error}", case.channel, case.name);
    }
}

#[test]
fn what_is_wrong_is_told_and_held() {
    for case in cases("refused") {
        let text = match import(&case) {
            Ok(imported) => {
                assert_eq!(imported.accounted(), imported.read, "{}/{}", case.channel, case.name);
                shown::import(&imported)
            }
            Err(error) => format!("refused: {error}"),
        };
        check(&case, &text);
    }
}

#[test]
fn a_workbook_that_a_file_was_saved_as_holds_the_same_orders() {
    let case = cases("").into_iter().find(|case| case.channel == "shopify" && case.name == "sorted_by_name").unwrap();
    let text = String::from_utf8(case.files[0].1.clone()).unwrap();
    let cell = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |line: &str| format!("<row>{}</row>", line.split(',').map(cell).collect::<String>());
    let sheet: String = text.trim_start_matches('\u{feff}').lines().map(row).collect();
    let bytes = fixture::xlsx(&[("Orders", "visible", &format!("<sheetData>{sheet}</sheetData>"))], "");
    let saved = Case { files: vec![("orders.xlsx".to_owned(), bytes)], ..case.clone() };
    assert_eq!(shown::import(&import(&saved).unwrap()), shown::import(&import(&case).unwrap()));
}
