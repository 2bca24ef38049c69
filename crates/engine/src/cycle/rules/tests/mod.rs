//! Small shops whose rules are written out pair by pair, against the searches that never do.

mod oracle;
mod shops;
mod table;
mod thousands;
