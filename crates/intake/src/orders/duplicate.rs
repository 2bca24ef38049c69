//! Rows of one order that say the same twice.

use super::context::{Context, Problems};
use super::field::OrderField;
use super::line::ReadLine;
use std::collections::HashSet;
use tandem_model::{OrderLine, ReasonCode};

/// Below this many lines each is compared with each.
const FEW: usize = 16;

/// Notes every line that repeats another one, and takes away those that the profile leaves out.
pub(crate) fn leave_out(context: &Context, problems: &mut Problems, lines: &mut Vec<ReadLine>) {
    let mut repeats =
        |read: &ReadLine| problems.row(context, ReasonCode::DuplicateLineSuspect, read.row, OrderField::Sku, "");
    if lines.len() <= FEW {
        let mut at = 1;
        while at < lines.len() {
            let repeated = lines[..at].iter().any(|other| says(&other.line) == says(&lines[at].line));
            if repeated && repeats(&lines[at]) {
                lines.remove(at);
            } else {
                at += 1;
            }
        }
        return;
    }
    let mut seen = HashSet::with_capacity(lines.len());
    let repeated: Vec<bool> = lines.iter().map(|read| !seen.insert(says(&read.line))).collect();
    drop(seen);
    let mut at = 0;
    lines.retain(|read| {
        at += 1;
        !(repeated[at - 1] && repeats(read))
    });
}

/// Everything that a line says. Lines with numbers of their own never say the same.
fn says(line: &OrderLine) -> (Option<&str>, u32, [i64; 7], Option<i64>) {
    let numbers = [
        line.quantity_milli,
        line.unit_minor,
        line.net_minor,
        line.discount_minor,
        line.refund.quantity_milli,
        line.refund.amount_minor,
        line.added_by as i64,
    ];
    (line.external_id.as_deref(), line.item, numbers, line.tax_minor)
}
