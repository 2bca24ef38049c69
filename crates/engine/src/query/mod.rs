//! Finding products and links: filters, sorted windows, ranked search, facets. Owns what matches and in which order; answers
//! from the snapshot's columns, keeps nothing between questions.

mod facet;
mod filter;
mod key;
mod link;
mod page;
mod search;
mod text;
mod value;
mod window;

#[cfg(test)]
mod tests;

pub use facet::list_facets;
pub use filter::select_products;
pub use link::LinkWords;
pub use page::{product_row, query_products};
pub use search::search_products;
pub use value::{best_values, product_values};
