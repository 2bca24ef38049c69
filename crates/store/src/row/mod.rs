//! Each noun and its row.

mod kind;
mod link;
mod product;
mod rule;
pub(crate) mod setting;

use std::fmt::Display;

/// A cell that holds what this program never writes.
pub(crate) fn odd(column: &str, value: impl Display) -> sqlx::Error {
    sqlx::Error::Decode(format!("`{value}` in column `{column}`").into())
}
