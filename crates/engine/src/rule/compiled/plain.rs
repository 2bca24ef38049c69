//! What the compiled forms answer, worked out rule by rule and product by product from the trees themselves.

use super::{Asking, Match};
use crate::Snapshot;
use crate::rule::holds::{Asked, holds, matches};
use std::cmp::{Ordering, Reverse};
use tandem_model::{Ordering as Ordered, RULE_LIMIT, Rule, RuleStatus};

impl Asking<'_> {
    fn asked(&self, trigger: u32, candidate: Option<u32>) -> Asked<'_> {
        Asked { snapshot: self.snapshot, trigger, candidate, situation: self.situation }
    }

    fn is_on(&self, rule: &Rule) -> bool {
        let fits = |code| rule.placements.is_empty() || rule.placements.iter().any(|held| held == code);
        rule.status == RuleStatus::Active
            && rule.window.holds(self.situation.at)
            && self.situation.placement.is_none_or(fits)
    }

    pub fn plain_stop(&self, trigger: u32) -> Option<u32> {
        let rules = self.snapshot.book().rules();
        let stops = |rule: &Rule| rule.stop && self.is_on(rule) && holds(&self.asked(trigger, None), &rule.when);
        rules.iter().position(|rule| stops(rule)).map(|place| place as u32)
    }

    pub fn plain_matching(&self, trigger: u32, stop: Option<u32>) -> Vec<Match> {
        let rules = self
            .snapshot
            .book()
            .rules()
            .iter()
            .zip(0..)
            .take_while(|&(_, place)| stop.is_none_or(|stop| place <= stop));
        let found = rules.filter_map(|(rule, place)| {
            let base = self.base(rule);
            let fires = base > 0 && self.is_on(rule) && holds(&self.asked(trigger, None), &rule.when);
            fires.then_some(Match { place, base })
        });
        let mut found: Vec<Match> = found.collect();
        found.sort_by_key(|found| (Reverse(found.base), found.place));
        found
    }

    fn base(&self, rule: &Rule) -> u16 {
        let kind = self.snapshot.type_number(&rule.kind);
        let kind = kind.filter(|kind| self.types.is_empty() || self.types.contains(kind));
        kind.map_or(0, |kind| u16::from(self.snapshot.type_weight(kind)) * u16::from(rule.weight.unwrap_or(100)))
    }

    pub fn plain_shown(&self, place: u32, trigger: u32, mut accept: impl FnMut(u32) -> bool) -> Vec<u32> {
        let rule = &self.snapshot.book().rules()[place as usize];
        let mut found: Vec<u32> =
            self.snapshot.ids().filter(|&id| matches(&self.asked(trigger, Some(id)), rule)).collect();
        found.sort_by(|&a, &b| compare(self.snapshot, rule.ordering, a, b));
        let accepted = found.into_iter().filter(|&id| accept(id));
        accepted.take(usize::from(rule.limit.unwrap_or(RULE_LIMIT))).collect()
    }
}

/// How two products stand in an ordering.
fn compare(snapshot: &Snapshot, ordering: Ordered, a: u32, b: u32) -> Ordering {
    let value = |id| match ordering {
        Ordered::Sku => None,
        Ordered::Cheapest => snapshot.price_minor(id),
        Ordered::Dearest => snapshot.price_minor(id).map(|price| -price),
        Ordered::BestSelling => Some(-i64::from(snapshot.units(id))),
        Ordered::HighestMargin => {
            snapshot.price_minor(id).zip(snapshot.cost_minor(id)).map(|(price, cost)| cost.saturating_sub(price))
        }
        Ordered::Newest => {
            Some(snapshot.launch_and_end(id).0).filter(|&day| day != i32::MIN).map(|day| -i64::from(day))
        }
        Ordered::MostStock => snapshot.stock(id).map(|stock| -stock),
    };
    let (a_value, b_value) = (value(a), value(b));
    let known = a_value.is_none().cmp(&b_value.is_none());
    known.then(a_value.cmp(&b_value)).then_with(|| snapshot.compare(a, b))
}
