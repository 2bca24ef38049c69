//! Whether a test holds for a product.

use super::Asking;
use super::check::{Check, Figure, Slot, TagOp, Test};
use super::fold::NONE;
use crate::Snapshot;
use crate::rule::fact::margin_bp;
use crate::rule::holds::{least_of, most_of, relative_bounds};
use crate::snapshot::Facts;

/// A product, its fixed facts read once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    pub id: u32,
    pub facts: Facts,
}

/// The numbers a relative test accepts for one trigger; none where the trigger's is missing.
pub(super) type Bounds = Option<(i64, i64)>;

/// The tests of one alternative, and what they accept for one trigger.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tests<'t> {
    pub tests: &'t [Test],
    pub bounds: &'t [Bounds],
    /// A bit for each of the first 64.
    pub all: u64,
}

impl Subject {
    pub fn of(snapshot: &Snapshot, id: u32) -> Self {
        Self { id, facts: snapshot.facts(id) }
    }

    fn figure(&self, figure: Figure, day: i32) -> Option<i64> {
        let facts = &self.facts;
        let margin = || facts.price().zip(facts.cost()).map(|(price, cost)| price.saturating_sub(cost));
        match figure {
            Figure::Price => facts.price(),
            Figure::Margin => margin(),
            Figure::MarginBp => facts.price().zip(margin()).and_then(|(price, margin)| margin_bp(price, margin)),
            Figure::Stock => facts.stock(),
            Figure::Age => (facts.launch != i32::MIN).then(|| i64::from(day) - i64::from(facts.launch)),
            _ => None,
        }
    }
}

impl Asking<'_> {
    /// Whether all tests hold of a trigger.
    pub(super) fn trigger_holds(&self, tests: &[Test], trigger: &Subject) -> bool {
        tests.iter().all(|test| self.holds(&test.check, None, trigger, trigger) != test.negated)
    }

    /// Whether all tests hold of a candidate, but for those that `known` has a bit for. `bounds` are those of
    /// [`Self::bounds`], one a test.
    #[inline]
    pub(super) fn candidate_holds(&self, set: &Tests<'_>, known: u64, candidate: u32, trigger: &Subject) -> bool {
        let open = set.all & !known;
        (open == 0 && set.tests.len() <= 64) || self.open_tests_hold(set, open, candidate, trigger)
    }

    fn open_tests_hold(&self, set: &Tests<'_>, mut open: u64, candidate: u32, trigger: &Subject) -> bool {
        let candidate = Subject::of(self.snapshot, candidate);
        let one = |at: usize| {
            let test = &set.tests[at];
            let subject = if test.of_trigger { trigger } else { &candidate };
            self.holds(&test.check, set.bounds[at], subject, trigger) != test.negated
        };
        while open != 0 {
            if !one(open.trailing_zeros() as usize) {
                return false;
            }
            open &= open - 1;
        }
        (64..set.tests.len()).all(one)
    }

    /// What a test accepts for a trigger, where it is relative.
    pub(super) fn bounds(&self, test: &Test, trigger: &Subject) -> Bounds {
        let own = |figure| self.figure(figure, trigger);
        match &test.check {
            Check::Part(figure, op, part) => own(*figure).and_then(|own| relative_bounds(*op, own, part)),
            Check::Parts(figure, parts) => own(*figure).map(|own| (least_of(own, &parts[0]), most_of(own, &parts[1]))),
            _ => None,
        }
    }

    fn holds(&self, check: &Check, bounds: Bounds, subject: &Subject, trigger: &Subject) -> bool {
        let is_within = |figure, (least, most): (i64, i64)| {
            self.figure(figure, subject).is_some_and(|found| least <= found && found <= most)
        };
        match check {
            Check::Never => false,
            Check::Always => true,
            Check::Sku(ids) => ids.binary_search(&subject.id).is_ok(),
            Check::NoSku(ids) => ids.binary_search(&subject.id).is_err(),
            Check::Is(slot, word) => self.is(*slot, subject, |own| own == *word),
            Check::OneOf(slot, words) => self.is(*slot, subject, |own| words.binary_search(&own).is_ok()),
            Check::NoneOf(slot, words) => {
                self.own(*slot, subject) != NONE && !self.is(*slot, subject, |own| words.binary_search(&own).is_ok())
            }
            Check::Has(slot) => self.own(*slot, subject) != NONE,
            Check::Same(slot) => {
                self.own(*slot, trigger) != NONE && self.own(*slot, subject) == self.own(*slot, trigger)
            }
            Check::Different(slot) => {
                let (own, others) = (self.own(*slot, subject), self.own(*slot, trigger));
                own != NONE && others != NONE && own != others
            }
            Check::Tags(op, words) => self.tags_hold(*op, words, subject),
            Check::HasTags => self.index.fold.tags(self.snapshot, subject.id).next().is_some(),
            Check::Within(figure, least, most) => is_within(*figure, (*least, *most)),
            Check::HasFigure(figure) => self.figure(*figure, subject).is_some(),
            Check::Part(figure, ..) | Check::Parts(figure, _) => {
                let comparable = !figure.is_money() || subject.facts.currency == trigger.facts.currency;
                comparable && bounds.is_some_and(|bounds| is_within(*figure, bounds))
            }
            Check::Days(first, last) => (*first..=*last).contains(&self.situation.day()),
        }
    }

    fn figure(&self, figure: Figure, subject: &Subject) -> Option<i64> {
        match figure {
            Figure::Price | Figure::Margin | Figure::MarginBp | Figure::Stock | Figure::Age => {
                subject.figure(figure, self.situation.day())
            }
            figure => self.said.figure(&self.index.fold, self.snapshot, self.situation, figure),
        }
    }

    /// Whether a text, or for a category what it is in, is one that `wanted` takes.
    fn is(&self, slot: Slot, subject: &Subject, wanted: impl Fn(u32) -> bool) -> bool {
        match slot {
            Slot::Category => {
                let fold = &self.index.fold;
                fold.lineage(fold.category(subject.facts.category).within).any(wanted)
            }
            slot => Some(self.own(slot, subject)).filter(|&own| own != NONE).is_some_and(wanted),
        }
    }

    pub(super) fn own(&self, slot: Slot, subject: &Subject) -> u32 {
        let fold = &self.index.fold;
        match slot {
            Slot::Family => fold.family(self.snapshot, subject.id),
            Slot::Brand => fold.brand(subject.facts.brand),
            Slot::Category => fold.category(subject.facts.category).own,
            Slot::Attribute(name) => fold.attribute(self.snapshot, subject.id, name),
            slot => self.said.word(fold, self.situation, slot),
        }
    }

    fn tags_hold(&self, op: TagOp, words: &[u32], subject: &Subject) -> bool {
        let own = self.index.fold.tags(self.snapshot, subject.id);
        if own.clone().next().is_none() {
            return false;
        }
        let has = |word: &u32| own.clone().any(|own| own == *word);
        match op {
            TagOp::Any => words.iter().any(has),
            TagOp::None => !words.iter().any(has),
            TagOp::All => words.iter().all(has),
            TagOp::Exactly => words.iter().all(has) && own.clone().all(|own| words.binary_search(&own).is_ok()),
        }
    }
}
