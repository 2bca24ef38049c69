//! Whether a product may stand in a list at all, and what stands in for one that is sold out.

use super::gather::gather;
use super::question::Question;
use crate::Snapshot;
use crate::campaign::Season;
use crate::snapshot::Sight;
use std::cell::Cell;
use tandem_model::StockPolicy;

/// Code of the type whose links name what takes the place of a sold-out product.
const REPLACEMENT: &str = "replacement";

/// What decides about one product, whoever reached it.
#[derive(Debug, Clone)]
pub(super) struct Eye<'s> {
    pub snapshot: &'s Snapshot,
    season: &'s Season,
    pub stock: StockPolicy,
    /// Day of the common era, in UTC.
    pub day: i32,
    has_blocks: bool,
    /// The first day after it on which a product looked at is launched or has ended.
    until: Cell<i32>,
}

impl<'s> Eye<'s> {
    pub fn of(snapshot: &'s Snapshot, question: &Question<'_>, season: &'s Season) -> Self {
        let has_blocks = !snapshot.blocks().is_empty();
        Self {
            snapshot,
            season,
            stock: question.stock,
            day: question.situation.day(),
            has_blocks,
            until: Cell::new(i32::MAX),
        }
    }

    /// The first day after the question's on which launches and ends let any answer so far be another; the last day there
    /// is where none does.
    pub fn until(&self) -> i32 {
        self.until.get()
    }

    fn is_current(&self, id: u32) -> bool {
        let (launch, end) = self.snapshot.launch_and_end(id);
        let changes = if self.day < launch { launch } else { end.saturating_add(1) };
        if changes > self.day {
            self.until.set(self.until.get().min(changes));
        }
        launch <= self.day && self.day <= end
    }

    /// Active, current, and in stock as far as the policy asks for it.
    #[inline]
    pub fn sees(&self, id: u32) -> bool {
        let seen = match self.snapshot.stand(id).sight() {
            Sight::Always => true,
            Sight::Dated => self.is_current(id),
            Sight::Hidden => false,
        };
        seen && (self.stock != StockPolicy::Hide || !self.snapshot.is_out_of_stock(id))
    }

    #[inline]
    pub fn blocks(&self, trigger: u32, id: u32) -> bool {
        self.has_blocks && {
            let blocks = self.snapshot.blocks();
            blocks.everywhere(id) || blocks.by(trigger, id)
        }
    }

    /// Whether a rule may choose a product for a trigger, which is not away.
    #[inline]
    pub fn may_be_picked(&self, trigger: u32, id: u32) -> bool {
        !self.blocks(trigger, id) && self.sees(id)
    }

    /// What is shown where a link of `trigger` reached `id`: the product itself, or what it is swapped for.
    #[inline]
    pub fn shown(&self, trigger: u32, id: u32, away: impl Fn(u32) -> bool) -> Option<u32> {
        if self.sees(id) {
            return Some(id);
        }
        if self.stock != StockPolicy::Swap || !self.snapshot.is_sold_out(id) || !self.is_current(id) {
            return None;
        }
        self.replacement(id, |other| !away(other) && !self.blocks(trigger, other))
    }

    /// The product that links name as a replacement with the greatest weight, ties by SKU, of those that may be shown.
    pub fn replacement(&self, id: u32, accept: impl Fn(u32) -> bool) -> Option<u32> {
        let kind = self.snapshot.type_number(REPLACEMENT)?;
        let mut best: Option<(u16, u32)> = None;
        gather(self.snapshot, &[id], |_, other, arrow, level| {
            let weight = self.snapshot.base(self.season, 100, (level, id), arrow);
            let may = arrow.kind == kind && weight > 0 && other != id;
            let better = |(held, than)| weight > held || (weight == held && self.snapshot.compare(other, than).is_lt());
            if may && best.is_none_or(better) && self.sees(other) && !self.blocks(id, other) && accept(other) {
                best = Some((weight, other));
            }
        });
        best.map(|(_, other)| other)
    }
}
