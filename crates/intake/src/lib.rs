//! Files of products and links: bytes in, rows of the model or refused rows out; links and recommendations back to
//! bytes.
//!
//! Owns encodings, delimiters, header names and the spelling of values. Refuses files, the clock and every look at
//! what is already stored: the caller opens files and compares.

mod amount;
mod apply;
pub mod catalogue;
mod currency;
mod decode;
mod export;
mod field;
mod header;
mod header_words;
mod inspect;
mod link;
pub mod orders;
mod problem;
mod product;
mod recommendation;
mod record;
pub mod rules;
mod sniff;
mod splitter;
pub mod table;
mod value;

#[cfg(test)]
mod fixture;

pub use amount::format_minor;
pub use currency::parse_currency;
pub use export::LinkWriter;
pub use field::{ProductField, check_product};
pub use inspect::inspect_products;
pub use link::{LinkRecord, LinkRows};
pub use problem::{IntakeError, Problem};
pub use product::{ProductRecord, ProductRows};
pub use recommendation::RecommendationWriter;
pub use sniff::{Dialect, sniff};
pub use value::{parse_attribute_name, parse_attribute_value, parse_sku, parse_tag};
