//! Rows of one order that say the same twice, in one file or in several that overlap.

use super::build::Rows;
use super::context::{Context, Problems};
use super::field::OrderField;
use super::line::ReadLine;
use std::collections::{HashMap, HashSet};
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

/// Takes away what another file of the import tells too: an order has a line as often as the file that has it most often.
/// Of lines with one number the last file's counts, and a line whose amounts are blank gives way to one that has them.
pub(crate) fn leave_out_overlap(problems: &mut Problems, rows: Rows<'_>, lines: &mut Vec<ReadLine>) {
    let file = |read: &ReadLine| rows.rows[read.row].place.file;
    let Some(first) = lines.first().map(file) else { return };
    if lines.iter().all(|read| file(read) == first) {
        return;
    }
    let mut told: HashMap<(bool, Says<'_>), Told> = HashMap::new();
    let mut last: HashMap<(bool, &str), u32> = HashMap::new();
    let mut priced: HashMap<u32, u32> = HashMap::new();
    let mut repeats: Vec<bool> = Vec::with_capacity(lines.len());
    for read in lines.iter() {
        repeats.push(told.entry((read.back, says(&read.line))).or_default().again(file(read)));
        if let Some(id) = &read.line.external_id {
            last.insert((read.back, id), file(read));
        }
        if !is_blank(&read.line) {
            priced.insert(read.line.item, file(read));
        }
    }
    let renewed = |read: &ReadLine| {
        let id = read.line.external_id.as_deref();
        id.and_then(|id| last.get(&(read.back, id))).is_some_and(|last| *last != file(read))
    };
    let outdone = |read: &ReadLine| {
        let blank = !read.back && is_blank(&read.line);
        blank && priced.get(&read.line.item).is_some_and(|other| *other != file(read))
    };
    let gone: Vec<bool> =
        lines.iter().zip(repeats).map(|(read, repeats)| repeats || renewed(read) || outdone(read)).collect();
    drop((told, last));
    let mut gone = gone.into_iter();
    lines.retain(|read| {
        let stays = !gone.next().unwrap_or(false);
        if !stays {
            problems.ignored.push((read.row, ReasonCode::DuplicateLineSuspect));
        }
        stays
    });
}

fn is_blank(line: &OrderLine) -> bool {
    line.unit_minor == 0 && line.net_minor == 0
}

/// How often a line was told: by the file being read, and most by any.
#[derive(Default)]
struct Told {
    file: u32,
    here: u32,
    most: u32,
}

impl Told {
    /// Whether a file before has told this one too.
    fn again(&mut self, file: u32) -> bool {
        if self.file != file {
            (self.file, self.here) = (file, 0);
        }
        self.here += 1;
        let again = self.here <= self.most;
        self.most = self.most.max(self.here);
        again
    }
}

type Says<'l> = (Option<&'l str>, u32, [i64; 7], Option<i64>);

/// Everything that a line says. Lines with numbers of their own never say the same.
fn says(line: &OrderLine) -> Says<'_> {
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
