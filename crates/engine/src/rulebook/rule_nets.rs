//! The rules of each loop group that can be live, made ready for the search for loops. Made when first asked for, kept while
//! neither products nor types change, and brought after single rules by putting each beside the others.

use super::rule_seasons::RuleSeasons;
use super::slot::Slots;
use crate::Snapshot;
use crate::cycle::rules::{Columns, Net, Opening, net};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use tandem_model::{Change, LoopPolicy, Rule};

/// Rules put beside the others before all are made anew.
const BESIDE: usize = 24;

/// The net of one rule, and its group.
type Seated = Arc<(u8, Net)>;

/// A clone shares what is made already, and what either makes while it stands for the same rules.
#[derive(Clone, Default)]
pub(super) struct RuleNets {
    /// Groups that are checked, and how many rules of each can be live.
    groups: OnceLock<BTreeMap<u8, usize>>,
    columns: Arc<OnceLock<Arc<Columns>>>,
    nets: BTreeMap<u8, Arc<OnceLock<Net>>>,
    /// Rules that changed since, the latest last; nothing where a rule went.
    beside: Vec<(String, Option<Seated>)>,
    seasons: Arc<OnceLock<RuleSeasons>>,
}

impl RuleNets {
    /// Every group gets its place, so that nets can be made by those who only look.
    pub fn new(groups: u8) -> Self {
        Self { nets: (0..groups).map(|group| (group, Arc::default())).collect(), ..Self::default() }
    }

    /// Rules of a group that loops may lead through. Cost: linear in the rules, once.
    pub fn rules_in(&self, snapshot: &Snapshot, slots: &Slots, group: u8) -> usize {
        let groups = self.groups.get_or_init(|| {
            let mut groups = BTreeMap::new();
            for rule in snapshot.book().rules() {
                if let Some(seat) = seat((snapshot, slots, self.seasons(snapshot)), rule) {
                    *groups.entry(seat.group).or_default() += 1;
                }
            }
            groups
        });
        groups.get(&group).copied().unwrap_or(0)
    }

    /// When campaigns turn rules on. Cost: linear in what campaigns do, once.
    pub fn seasons(&self, snapshot: &Snapshot) -> &RuleSeasons {
        self.seasons.get_or_init(|| RuleSeasons::of(snapshot.book()))
    }

    pub fn columns(&self, snapshot: &Snapshot) -> &Arc<Columns> {
        self.columns.get_or_init(|| Arc::new(Columns::new(snapshot.clone())))
    }

    /// Whether a group's rules are ready, so that a search can begin at once.
    pub fn is_ready(&self, group: u8) -> bool {
        self.nets.get(&group).is_some_and(|net| net.get().is_some())
    }

    /// The nets of a group, and which of their rules count.
    pub fn of_group(&self, snapshot: &Snapshot, slots: &Slots, group: u8) -> (Vec<&Net>, Vec<Vec<bool>>) {
        let rules = snapshot.book().rules().iter().map(|rule| &**rule);
        let (seasons, columns) = (self.seasons(snapshot), self.columns(snapshot));
        let made = || of_rules((snapshot, slots, seasons), columns, rules, group);
        let first = self.nets.get(&group).map(|held| held.get_or_init(made));
        let later = self.beside.iter().filter_map(|(_, held)| held.as_ref());
        let later = later.filter(|held| held.0 == group).map(|held| &held.1);
        let nets: Vec<&Net> = first.into_iter().chain(later).collect();
        let changed: BTreeSet<&str> = self.beside.iter().map(|(id, _)| id.as_str()).collect();
        let counts = |(at, net): (usize, &&Net)| {
            net.seats.iter().map(|seat| at > 0 || !changed.contains(seat.id.as_str())).collect()
        };
        let live = nets.iter().enumerate().map(counts).collect();
        (nets, live)
    }

    /// Follows changes that were applied to the snapshot.
    pub fn follow(&mut self, snapshot: &Snapshot, slots: &Slots, changes: &[Change]) {
        let mut changed: BTreeSet<&str> = BTreeSet::new();
        for change in changes {
            match change {
                Change::PutRule(rule) => _ = changed.insert(&rule.id),
                Change::RemoveRule(id) => _ = changed.insert(id),
                Change::PutProduct(_) | Change::RemoveProduct(_) | Change::PutType(_) | Change::RemoveType(_) => {
                    return *self = Self::new(slots.groups());
                }
                _ => {}
            }
        }
        if self.seasons.get().is_some_and(|seasons| changes.iter().any(|change| seasons.is_touched(change))) {
            let columns = std::mem::take(&mut self.columns);
            return *self = Self { columns, ..Self::new(slots.groups()) };
        }
        if changed.is_empty() {
            return;
        }
        self.groups = OnceLock::new();
        if self.beside.len() + changed.len() > BESIDE || self.nets.values().all(|net| net.get().is_none()) {
            let columns = std::mem::take(&mut self.columns);
            *self = Self { columns, ..Self::new(slots.groups()) };
            return;
        }
        for id in changed {
            self.beside.retain(|(held, _)| held != id);
            let rule = snapshot.book().rule(id);
            let (seasons, columns) = (self.seasons(snapshot), self.columns(snapshot));
            let made = rule.and_then(|rule| of_rule((snapshot, slots, seasons), columns, rule, usize::MAX));
            self.beside.push((id.to_owned(), made.map(Arc::new)));
        }
    }
}

/// Where a rule stands among the groups, if it takes part in loops.
pub(super) struct RuleSeat {
    pub group: u8,
    pub kind: u8,
    pub may_be_two_way: bool,
    pub policy: LoopPolicy,
    pub opening: Opening,
}

/// A rulebook as far as the seats of rules go.
pub(super) type Among<'a> = (&'a Snapshot, &'a Slots, &'a RuleSeasons);

pub(super) fn seat((snapshot, slots, seasons): Among<'_>, rule: &Rule) -> Option<RuleSeat> {
    let kind = snapshot.types().iter().find(|kind| kind.code == rule.kind)?;
    let opening = seasons.opening(rule)?;
    let checked = kind.loop_policy != LoopPolicy::Allow;
    let group = slots.group_number(&kind.loop_group).filter(|_| checked)?;
    Some(RuleSeat {
        group,
        kind: slots.kind(&kind.code)?,
        may_be_two_way: kind.two_way_allowed,
        policy: kind.loop_policy,
        opening,
    })
}

/// The net of the rules among some that take part in a group.
pub(super) fn of_rules<'a>(
    among: Among<'_>,
    columns: &Arc<Columns>,
    rules: impl Iterator<Item = &'a Rule>,
    group: u8,
) -> Net {
    let ours = rules.filter_map(|rule| {
        let seat = seat(among, rule).filter(|seat| seat.group == group)?;
        Some((rule, seat.opening, seat.kind, seat.may_be_two_way))
    });
    net(columns, ours, usize::MAX).expect("nothing is wider than all")
}

/// The net of one rule and its group; none where a side of it is wider than `widest` products.
pub(super) fn of_rule(among: Among<'_>, columns: &Arc<Columns>, rule: &Rule, widest: usize) -> Option<(u8, Net)> {
    let seat = seat(among, rule)?;
    let ours = [(rule, seat.opening, seat.kind, seat.may_be_two_way)];
    Some((seat.group, net(columns, ours.into_iter(), widest)?))
}
