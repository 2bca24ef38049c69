//! Holds the command line to the list of verbs: each is reached by a command, or named here as the window's alone, with
//! the reason.

use crate::args::Arguments;
use clap::{Command, CommandFactory};
use std::collections::BTreeSet;

macro_rules! names { ($($(#[$_doc:meta])* $name:ident($_input:ident) -> $_output:ident;)*) => { &[$(stringify!($name)),*] } }
const VERBS: &[&str] = tandem_app::commands!(names);

/// Which command reaches a verb.
const REACHED: &[(&str, &str)] = &[
    ("new_workspace", "new"),
    ("open_workspace", "serve"),
    ("backup_workspace", "backup"),
    ("query_products", "products list"),
    ("import_products", "products import"),
    ("import_catalogue", "catalogue import"),
    ("import_orders", "orders import"),
    ("list_dead_letter_groups", "deadletters list"),
    ("list_dead_letters", "deadletters list"),
    ("fix_dead_letters", "deadletters fix"),
    ("replay_dead_letters", "deadletters replay"),
    ("discard_dead_letters", "deadletters discard"),
    ("export_dead_letters", "deadletters export"),
    ("list_types", "types list"),
    ("add_type", "types add"),
    ("set_type", "types set"),
    ("list_links", "links list"),
    ("add_link", "links add"),
    ("set_link", "links set"),
    ("remove_links", "links remove"),
    ("import_links", "links import"),
    ("export_links", "links export"),
    ("export_links", "export"),
    ("export_recommendations", "export"),
    ("export_catalogue", "export"),
    ("list_rules", "rules list"),
    ("import_rules", "rules import"),
    ("export_rules", "rules export"),
    ("set_rule_status", "rules enable"),
    ("set_rule_status", "rules disable"),
    ("list_blocks", "blocks list"),
    ("add_block", "blocks add"),
    ("remove_block", "blocks remove"),
    ("list_campaigns", "campaigns list"),
    ("list_campaigns", "campaigns live"),
    ("compare_campaign", "campaigns list"),
    ("compare_campaign", "campaigns live"),
    ("start_campaign", "campaigns start"),
    ("stop_campaign", "campaigns stop"),
    ("keep_switch", "campaigns keep"),
    ("check_rulebook", "check"),
    ("recommend", "recommend"),
    ("publish", "publish"),
    ("list_versions", "versions"),
    ("roll_back", "rollback"),
    ("compare_versions", "diff"),
    ("undo", "undo"),
    ("redo", "redo"),
    ("list_edits", "history"),
];

const SCRIPT_NAMES_FILES: &str = "a script names its file in every command";
const SCREEN: &str = "it serves one screen; scripts read lists";
const BY_IMPORT: &str = "scripts change products by importing them";
const BY_DOCUMENT: &str = "scripts change rules, placements and strategies with `rules import`";
const BY_HAND: &str = "campaigns are drawn on a calendar, by hand";
const BY_EYE: &str = "it is for people who looked at the difference";
const BY_PROFILE: &str = "`orders import --profile` takes a profile as a JSON file";
const WAITS: &str = "a command waits for its work; Ctrl-C cancels it";

const WINDOW_ONLY: &[(&str, &str)] = &[
    ("open_sample", "`new --sample` makes it where the script wants it"),
    ("close_workspace", SCRIPT_NAMES_FILES),
    ("recent_workspaces", SCRIPT_NAMES_FILES),
    ("workspace_status", SCREEN),
    ("set_settings", "settings are the merchandiser's, made once in the window"),
    ("about", "`--version` tells the version; licences stand in NOTICE"),
    ("search_products", "`products list --search` answers whole products"),
    ("list_facets", SCREEN),
    ("get_product", SCREEN),
    ("get_picture", SCREEN),
    ("add_product", BY_IMPORT),
    ("edit_products", BY_IMPORT),
    ("set_cells", BY_IMPORT),
    ("remove_products", BY_IMPORT),
    ("inspect_products", "`products import --map` is told the mapping, and guesses the rest itself"),
    ("inspect_catalogue", "`catalogue import` says whose files they are, and `--channel` overrules it"),
    ("list_imports", SCREEN),
    ("query_orders", SCREEN),
    ("get_order", SCREEN),
    ("list_profiles", BY_PROFILE),
    ("save_profile", BY_PROFILE),
    ("remove_profile", BY_PROFILE),
    ("preview_profile", "`deadletters replay` tries what waits by the profile as it is"),
    ("remove_type", "rare, and wants to see that no link uses the type"),
    ("check_link", "`links add` checks and stores nothing where it must not"),
    ("check_targets", "it serves a gesture"),
    ("get_rule", "`rules list` tells every rule"),
    ("check_rule", SCREEN),
    ("save_rule", BY_DOCUMENT),
    ("move_rules", BY_DOCUMENT),
    ("remove_rules", BY_DOCUMENT),
    ("list_fields", SCREEN),
    ("search_values", SCREEN),
    ("search_customers", SCREEN),
    ("list_templates", SCREEN),
    ("list_placements", "`rules export` writes them"),
    ("set_placement", BY_DOCUMENT),
    ("remove_placement", BY_DOCUMENT),
    ("list_strategies", "`rules export` writes them"),
    ("set_strategy", BY_DOCUMENT),
    ("remove_strategy", BY_DOCUMENT),
    ("check_campaign", SCREEN),
    ("save_campaign", BY_HAND),
    ("remove_campaign", BY_HAND),
    ("duplicate_campaign", BY_HAND),
    ("list_zones", SCREEN),
    ("list_link_findings", "`check` tells every finding"),
    ("check_version", "`check --version` tells every finding"),
    ("restore_items", BY_EYE),
    ("propose_draft", BY_EYE),
    ("approve_draft", BY_EYE),
    ("withdraw_proposal", BY_EYE),
    ("set_user", "`TANDEM_USER` names who runs a command"),
    ("list_activity", "`history` and `versions` list it"),
    ("get_neighbourhood", SCREEN),
    ("get_overview", SCREEN),
    ("get_job", WAITS),
    ("cancel_job", WAITS),
];

/// Every command without commands below it, by its words.
fn leaves(command: &Command, words: &[&str]) -> Vec<String> {
    if !command.has_subcommands() {
        return vec![words.join(" ")];
    }
    command.get_subcommands().flat_map(|below| leaves(below, &[words, &[below.get_name()]].concat())).collect()
}

#[test]
fn every_verb_is_reached_or_the_windows_alone() {
    let verbs = |list: &[(&'static str, &str)]| list.iter().map(|(verb, _)| *verb).collect::<BTreeSet<&str>>();
    let (reached, window_only) = (verbs(REACHED), verbs(WINDOW_ONLY));
    assert!(reached.is_disjoint(&window_only), "a verb is named twice");
    assert_eq!(&reached | &window_only, VERBS.iter().copied().collect());
}

#[test]
fn every_command_reaches_a_verb() {
    let commands: BTreeSet<String> = leaves(&Arguments::command(), &[]).into_iter().collect();
    let reaching: BTreeSet<String> = REACHED.iter().map(|(_, command)| (*command).to_owned()).collect();
    assert_eq!(commands, reaching);
}
