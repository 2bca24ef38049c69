//! Laws that hold for every document.

use super::mutation::mutation;
use super::random::document;
use super::schema::refused_by_schema;
use crate::rules::{read_rules, write_rules};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, from_str};
use tandem_model::{RulesDocument, default_placements, default_strategies};

fn read(json: &str) -> RulesDocument {
    read_rules(json).unwrap_or_else(|faults| panic!("{faults:?}\n{json}"))
}

/// What serde makes of a document, which knows nothing of ranges and repeats.
fn plain(json: &Value) -> Result<RulesDocument, serde_json::Error> {
    let mut document: RulesDocument = serde_json::from_value(json.clone())?;
    if json.get("placements").is_none() {
        document.placements = default_placements();
    }
    if json.get("strategies").is_none() {
        document.strategies = default_strategies();
    }
    Ok(document)
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_and_written_alike(document in document()) {
        let json = write_rules(&document);
        prop_assert_eq!(&read(&json), &document);
        prop_assert_eq!(write_rules(&read(&json)), json.clone());
        prop_assert_eq!(&from_str::<RulesDocument>(&json).unwrap(), &document);
        let compact = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(&read(&compact), &document);
    }

    #[test]
    fn the_schema_describes_what_is_written(document in document()) {
        let json: Value = from_str(&write_rules(&document)).unwrap();
        prop_assert_eq!(refused_by_schema(&json), None);
    }

    #[test]
    fn a_changed_document_means_what_serde_and_schema_say_or_is_refused(
        document in document(),
        mutations in vec(mutation(), 1..3),
    ) {
        let mut json = serde_json::to_value(&document).unwrap();
        mutations.iter().for_each(|mutation| mutation.apply(&mut json));
        match read_rules(json.to_string()) {
            Ok(document) => {
                prop_assert_eq!(plain(&json).ok(), Some(document));
                prop_assert_eq!(refused_by_schema(&json), None);
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for fault in faults {
                    prop_assert!(json.pointer(&fault.pointer).is_some(), "{} is nowhere in {json}", fault.pointer);
                }
            }
        }
    }

    #[test]
    fn no_bytes_at_all_end_in_a_panic(bytes in vec(any::<u8>(), 0..200), cut in any::<prop::sample::Index>()) {
        prop_assert!(read_rules(&bytes).is_err());
        let whole = write_rules(&RulesDocument { version: 1, ..empty() });
        let cut = cut.index(whole.trim_end().len());
        prop_assert!(read_rules(&whole.as_bytes()[..cut]).is_err());
    }
}

fn empty() -> RulesDocument {
    RulesDocument {
        version: 1,
        rules: Vec::new(),
        blocks: Vec::new(),
        placements: default_placements(),
        strategies: default_strategies(),
    }
}

#[test]
fn parts_left_out_are_those_every_workspace_starts_with() {
    assert_eq!(read(r#"{ "version": 1, "rules": [] }"#), empty());
}

#[test]
fn the_examples_in_the_handbook_are_read() {
    let handbook = include_str!("../../../../../docs/rules.md");
    let examples = handbook.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next());
    let counts: Vec<usize> = examples
        .map(|example| {
            assert_eq!(refused_by_schema(&from_str(example).unwrap()), None);
            read(example).rules.len()
        })
        .collect();
    assert_eq!(counts, [1, 3]);
}
