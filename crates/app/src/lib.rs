//! The verbs: what Tandem does, each once, for every way in.
//!
//! Owns the open workspace, the order of edits, jobs and events. Refuses to know who asks: the window, the browser and
//! the command line call the same functions. The clock and the folders come from the [`Host`].

mod about;
mod activity;
mod app;
mod block;
mod call;
mod campaign;
mod campaign_edit;
mod campaign_switch;
mod catalogue;
mod cell;
mod check;
mod commands;
mod customer;
mod door;
mod edit;
mod export;
mod export_lists;
mod history;
mod import;
mod import_links;
mod import_products;
mod import_rules;
mod job;
mod kind;
mod link;
mod live;
mod memory;
mod open;
mod orders;
mod picture;
mod place;
mod placement;
mod product;
mod product_edit;
mod progress;
mod publish;
mod question;
mod recent;
mod restore;
mod review;
mod rule;
mod rule_check;
mod rule_edit;
mod rule_loops;
mod sample;
mod source;
mod status;
mod upload;
mod user;
mod version;
mod version_check;
mod vocabulary;
mod watch;
mod workspace;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use about::about;
pub use activity::list_activity;
pub use app::{App, Host};
pub use block::{add_block, list_blocks, remove_block};
pub use campaign::{check_campaign, compare_campaign, list_campaigns, list_zones};
pub use campaign_edit::{duplicate_campaign, remove_campaign, save_campaign};
pub use campaign_switch::{keep_switch, start_campaign, stop_campaign};
pub use catalogue::{
    export_catalogue, export_catalogue_now, import_catalogue, import_catalogue_now, inspect_catalogue,
};
pub use cell::set_cells;
pub use check::{check_rulebook, check_rulebook_whole, list_link_findings};
pub use customer::search_customers;
pub use door::{Answer, call_verb};
pub use export::{export_links, export_rules};
pub use export_lists::{export_recommendations, export_recommendations_now};
pub use history::{list_edits, redo, undo};
pub use import::{import_links, import_links_now, import_products, import_products_now, inspect_products};
pub use import_rules::import_rules;
pub use job::{cancel_job, get_job};
pub use kind::{add_type, list_types, remove_type, set_type};
pub use link::{add_link, check_link, check_targets, list_links, remove_links, set_link};
pub use orders::{
    discard_dead_letters, export_dead_letters, fix_dead_letters, get_order, import_orders, import_orders_now,
    list_dead_letter_groups, list_dead_letters, list_imports, list_profiles, preview_profile, query_orders,
    remove_profile, replay_dead_letters, save_profile,
};
pub use picture::get_picture;
pub use placement::{list_placements, list_strategies, remove_placement, remove_strategy, set_placement, set_strategy};
pub use product::{add_product, get_product, list_facets, query_products, remove_products, search_products};
pub use product_edit::edit_products;
pub use progress::Progress;
pub use publish::{publish, roll_back};
pub use question::{get_neighbourhood, get_overview, recommend};
pub use recent::recent_workspaces;
pub use restore::restore_items;
pub use review::{approve_draft, propose_draft, withdraw_proposal};
pub use rule::{get_rule, list_rules, list_templates};
pub use rule_check::check_rule;
pub use rule_edit::{move_rules, remove_rules, save_rule, set_rule_status};
pub use status::{set_settings, workspace_status};
pub use upload::UploadWriter;
pub use user::set_user;
pub use version::{compare_versions, list_versions};
pub use version_check::check_version;
pub use vocabulary::{list_fields, search_values};
pub use workspace::{backup_workspace, close_workspace, new_workspace, open_sample, open_workspace};
