//! The verbs: what Tandem does, each once, for every way in.
//!
//! Owns the open workspace, the order of edits, jobs and events. Refuses to know who asks: the window, the browser and
//! the command line call the same functions. The clock and the folders come from the [`Host`].

mod about;
mod app;
mod cell;
mod commands;
mod edit;
mod export;
mod history;
mod import;
mod import_links;
mod import_products;
mod job;
mod kind;
mod link;
mod memory;
mod open;
mod picture;
mod place;
mod product;
mod product_edit;
mod progress;
mod question;
mod recent;
mod sample;
mod source;
mod status;
mod upload;
mod watch;
mod workspace;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use about::about;
pub use app::{App, Host};
pub use cell::set_cells;
pub use export::export_links;
pub use history::{list_edits, redo, undo};
pub use import::{import_links, import_links_now, import_products, import_products_now, inspect_products};
pub use job::{cancel_job, get_job};
pub use kind::{add_type, list_types, remove_type, set_type};
pub use link::{add_link, check_link, check_rulebook, check_targets, list_links, remove_links, set_link};
pub use picture::get_picture;
pub use product::{add_product, get_product, list_facets, query_products, remove_products, search_products};
pub use product_edit::edit_products;
pub use progress::Progress;
pub use question::{get_neighbourhood, get_overview, recommend};
pub use recent::recent_workspaces;
pub use status::{set_settings, workspace_status};
pub use upload::UploadWriter;
pub use workspace::{backup_workspace, close_workspace, new_workspace, open_sample, open_workspace};
