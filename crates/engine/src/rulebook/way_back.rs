//! What leads back to a product: the answer to "would a link from here close a loop" for all targets at once.

use super::Rulebook;
use super::end::product_name;
use super::loops::{UNDECIDED, round_of};
use super::rule_steps::seasons_told;
use crate::{Arrow, Snapshot};
use std::collections::VecDeque;
use tandem_model::{LinkLevel, Sku};

/// Links looked at, at the most; the loop checker gives up at the same number.
const PATIENCE: usize = 100_000;
const UNSEEN: u32 = u32::MAX;

/// For each product that leads to `from`, the next product on a shortest way there.
pub(super) struct WaysBack {
    from: u32,
    next: Vec<u32>,
    /// False where the search gave up.
    complete: bool,
}

impl Rulebook {
    /// Cost: the links of a group that lead to `from`, at most 100,000, and a word a product.
    pub(super) fn ways_back(&self, from: u32, group: &str) -> WaysBack {
        let snapshot = &self.snapshot;
        let ours = |code: &str| snapshot.types().iter().any(|kind| kind.code == code && kind.loop_group == group);
        let kinds = snapshot.type_weights().len() as u16;
        let checked: Vec<bool> = (0..kinds).map(|kind| ours(snapshot.type_code(kind))).collect();
        search(snapshot, from, |arrow| checked[usize::from(arrow.kind)])
    }

    /// What is to be said of a link from there to `target`, if anything.
    pub(super) fn told_way(&self, back: &WaysBack, target: u32, group: &str) -> Option<String> {
        let ids = back.way_from(target);
        match (ids.is_empty(), back.complete) {
            (true, true) => None,
            (true, false) => Some(UNDECIDED.to_owned()),
            (false, _) => {
                let names: Vec<&str> = ids.iter().map(|&id| product_name(&self.snapshot, id)).collect();
                let skus: Vec<Sku> = ids.iter().map(|&id| Sku::new(self.snapshot.sku(id))).collect();
                let steps = skus.iter().skip(1).zip(skus.iter().skip(2).chain(skus.first()));
                let (when, _) = seasons_told(steps.filter_map(|(from, to)| self.turners(from, to, group)).collect());
                Some(format!("closes a loop: {}{when}", round_of(&names)))
            }
        }
    }
}

impl WaysBack {
    /// `from`, the target, and on until before `from` again; nothing where no way is known.
    fn way_from(&self, target: u32) -> Vec<u32> {
        let known = |id: u32| self.next.get(id as usize).copied().filter(|&next| next != UNSEEN);
        if known(target).is_none() || target == self.from {
            return Vec::new();
        }
        let way = std::iter::successors(Some(target), |&id| known(id)).take_while(|&id| id != self.from);
        [self.from].into_iter().chain(way).collect()
    }
}

fn search(snapshot: &Snapshot, from: u32, checked: impl Fn(Arrow) -> bool) -> WaysBack {
    let mut back = WaysBack { from, next: vec![UNSEEN; snapshot.id_end() as usize], complete: true };
    back.next[from as usize] = from;
    let mut families = Vec::new();
    let mut queue = VecDeque::from([from]);
    let mut looked = 0;
    while let Some(id) = queue.pop_front() {
        let mut meet = |trigger: u32| {
            looked += 1;
            if back.next[trigger as usize] == UNSEEN {
                back.next[trigger as usize] = id;
                queue.push_back(trigger);
            }
        };
        let leads = |level, from, arrow: &Arrow| checked(*arrow) && snapshot.can_lead(level, from, arrow);
        let direct = snapshot.arrows_to(id).filter(|(from, arrow)| leads(LinkLevel::Product, *from, arrow));
        direct.for_each(|(trigger, _)| meet(trigger));
        if first_of(snapshot, id, &mut families) {
            let shared = snapshot.family_arrows_to(id).filter(|(from, arrow)| leads(LinkLevel::Family, *from, arrow));
            shared.for_each(|(family, _)| snapshot.variants(family).iter().for_each(|&trigger| meet(trigger)));
        }
        if looked > PATIENCE {
            back.complete = queue.is_empty();
            break;
        }
    }
    back
}

/// Whether a product is the first of its family that is asked about: the others are shown by the same family links.
fn first_of(snapshot: &Snapshot, id: u32, families: &mut Vec<bool>) -> bool {
    let Some(family) = snapshot.family_of(id) else { return false };
    if families.len() <= family as usize {
        families.resize(family as usize + 1, false);
    }
    !std::mem::replace(&mut families[family as usize], true)
}
