//! The rules of a trigger that a season alters. A rule is not looked at before its turn could have come: a season raises
//! no base above the most that all boosts of the rule come to together, and that is what their lists are ordered by.

use super::Asking;
use super::heads::Heads;
use super::lists::Order;

#[derive(Debug, Default)]
pub(super) struct Altered {
    /// Entries that were not looked at yet.
    heads: Heads,
    /// The most that any of these can come to; 0 where none is left.
    most: u16,
    /// Those looked at that are on and otherwise than stored, each with its base in the season; the best last.
    open: Vec<(Order, u32)>,
}

impl Altered {
    pub fn clear(&mut self) {
        self.heads.clear();
        self.open.clear();
        self.most = 0;
    }

    /// Of the lists of a trigger, `slots` being the numbers of its lists of all rules.
    pub fn start(&mut self, asking: &Asking<'_>, keys: &[u32], slots: &[u32]) {
        self.clear();
        for (slot, most) in asking.index.named.beside(keys, slots) {
            self.heads.add_unseen(slot, most);
        }
        self.see();
    }

    fn see(&mut self) {
        self.most = self.heads.best().map_or(0, |(_, most)| most.base());
    }

    /// The best rule of all, and its entry. One of a base below `floor` need not be the best.
    #[inline]
    pub fn best(&mut self, asking: &Asking<'_>, price: i64, floor: u16) -> Option<(Order, u32)> {
        while self.most > 0 && self.most >= self.open.last().map_or(floor, |(order, _)| order.base().max(floor)) {
            self.look(asking, price);
        }
        self.open.last().copied()
    }

    fn look(&mut self, asking: &Asking<'_>, price: i64) {
        let named = &asking.index.named;
        let Some((at, order)) = self.heads.best() else { return };
        let entry = self.heads.take(at, &named.lists, price);
        self.see();
        if let Some(entry) = entry
            && let Some(order) = asking.altered(order.place())
        {
            let at = self.open.partition_point(|&(other, _)| other > order);
            self.open.insert(at, (order, entry));
        }
    }

    /// Takes the best.
    pub fn pass(&mut self) {
        self.open.pop();
    }
}
