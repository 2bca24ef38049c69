//! The verbs, tried on small shops and on the sample shop.

mod campaign;
mod catalogue;
mod export;
mod import;
mod link;
mod nothing_open;
mod orders;
mod placement;
mod planning;
mod product;
mod restore;
mod review;
mod rule;
mod shared;
mod switch;
mod version;
mod workspace;
