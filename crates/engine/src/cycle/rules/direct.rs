//! Whether rules lead straight from one product to another. Asked before any search, because what is refused in
//! practice is mostly the other end of a rule, and a wide rule makes the search for it long.

use super::ground::Ground;
use super::net::Net;
use super::part::Part;
use super::search::Live;

impl Net {
    /// The first part that leads from one product to the other. Cost: the parts that the first one triggers.
    pub(super) fn leads(&self, live: &[bool], trigger: u32, candidate: u32) -> Option<u32> {
        let leads = |&part: &u32| {
            let held = &self.parts[part as usize];
            live[held.rule as usize] && self.joins(held, trigger, candidate)
        };
        self.parts_triggered(trigger).find(leads)
    }

    fn joins(&self, part: &Part, trigger: u32, candidate: u32) -> bool {
        let side = &part.show;
        let sequence = &self.sequences[side.sequence as usize];
        let (own, other) = (
            self.columns.number(sequence.order, trigger),
            if candidate < self.columns.products() {
                self.columns.number(sequence.order, candidate)
            } else {
                return false;
            },
        );
        let key = |id| self.key(sequence.split, id);
        trigger != candidate
            && self.doors(false).is_in(candidate, side.sequence)
            && (side.least..=side.most).contains(&other)
            && key(trigger).is_some()
            && key(trigger) == key(candidate)
            && part.bands.iter().all(|band| band.holds(own, other))
            && part.joins(&self.columns, trigger, candidate)
    }
}

impl Ground<'_> {
    /// The net and part by which rules that take part lead straight from one product to another.
    pub(super) fn direct(&self, live: &Live, trigger: u32, candidate: u32) -> Option<(u32, u32)> {
        let nets = (0u32..).zip(self.nets).zip(live.iter());
        let mut found = nets.filter_map(|((at, net), live)| Some((at, net.leads(live, trigger, candidate)?)));
        found.next()
    }
}
