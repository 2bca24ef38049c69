//! Numbers compared with constants, in words.

use super::words::money;
use tandem_model::{Leaf, Op, Value};

pub(super) fn amount(minor: i64, currency: &str) -> String {
    money(minor, currency)
}

/// `more than 5 days`, `between 2 days and 5 days`.
pub(super) fn bounds_words(leaf: &Leaf, unit: &dyn Fn(i64) -> String) -> String {
    match &leaf.value {
        Some(Value::Number(number)) => match op_words(leaf.op) {
            "" => format!("exactly {}", unit(*number)),
            words => format!("{words} {}", unit(*number)),
        },
        Some(Value::Range([least, most])) => format!("between {} and {}", unit(*least), unit(*most)),
        _ => String::new(),
    }
}

/// Empty for equality.
pub(super) fn op_words(op: Op) -> &'static str {
    match op {
        Op::MoreThan => "more than",
        Op::AtLeast => "at least",
        Op::LessThan => "less than",
        Op::AtMost => "at most",
        _ => "",
    }
}
