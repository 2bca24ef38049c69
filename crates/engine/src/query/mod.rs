//! Finding products: filters, sorted windows, ranked search, facets. Owns what matches and in which order; answers
//! from the snapshot's columns, keeps nothing between questions.

mod facet;
mod filter;
mod key;
mod page;
mod search;
mod select;
mod text;
mod window;

#[cfg(test)]
mod tests;

pub use facet::list_facets;
pub use page::{MAX_ROWS, product_row, query_products};
pub use search::search_products;
pub use select::select_products;
