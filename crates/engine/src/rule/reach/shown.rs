//! The products that at least one of some triggers can show.

use super::tally::Tally;
use super::term::{Term, terms};
use crate::rule::catalogue::{Catalogue, Test, Tree, is_relative};
use crate::rule::{Literal, alternatives};
use std::cell::OnceCell;
use tandem_model::{Show, Sku};

/// The answer to "is this product shown by any of them"; made at little cost, and completed when first needed.
pub(in crate::rule) struct Shown<'a, 's> {
    catalogue: &'a Catalogue<'s>,
    /// Live, by id.
    triggers: &'a [u32],
    alternatives: Vec<Alternative<'a>>,
    /// What every shown product holds for.
    around: Tree,
    include: Vec<u32>,
    exclude: Vec<u32>,
}

/// Literals that must hold together.
struct Alternative<'a> {
    /// Those that the candidate alone decides.
    constant: Tree,
    relative: Vec<Literal<'a>>,
    counted: OnceCell<Option<Vec<Counted>>>,
}

struct Counted {
    term: Term,
    times: i64,
    tally: Tally,
}

impl<'a, 's> Shown<'a, 's> {
    /// A selection that has too many alternatives shows nothing beside its list; shape faults keep such from being
    /// stored.
    pub fn of(catalogue: &'a Catalogue<'s>, show: &'a Show, triggers: &'a [u32]) -> Self {
        let found = show.products.as_ref().and_then(|products| alternatives(products).ok()).unwrap_or_default();
        let alternatives: Vec<_> = found.into_iter().map(|literals| Alternative::of(catalogue, literals)).collect();
        let ids = |skus: &[Sku]| {
            let mut ids: Vec<u32> = skus.iter().filter_map(|sku| catalogue.snapshot.id(sku.as_str())).collect();
            ids.sort_unstable();
            ids
        };
        let include = ids(&show.include);
        let mut around: Vec<Tree> = alternatives.iter().map(|alternative| alternative.constant.clone()).collect();
        around.push(Tree::Test(Test::Sku { ids: include.clone(), among: true }));
        let exclude = ids(&show.exclude);
        Self { catalogue, triggers, alternatives, around: Tree::Any(around), include, exclude }
    }

    /// All of them that are live, by id, found as they are asked for. Cost: a logarithm for each product that the
    /// constant leaves do not rule out; once for each relative alternative, a look at each trigger.
    pub fn ids(&self) -> impl Iterator<Item = u32> {
        self.catalogue.around(&self.around).into_iter().filter(|&id| self.contains(id))
    }

    /// Whether there is any. Cost: as of [`Shown::ids`], up to the first that is come upon.
    fn is_any(&self) -> bool {
        self.catalogue.somewhere_around(&self.around).any(|id| self.contains(id))
    }

    pub fn contains(&self, id: u32) -> bool {
        if self.exclude.binary_search(&id).is_ok() {
            return false;
        }
        let triggers = self.triggers.len() - usize::from(self.is_trigger(id));
        triggers > 0
            && (self.include.binary_search(&id).is_ok()
                || self.alternatives.iter().any(|alternative| alternative.shows(self, id)))
    }

    fn is_trigger(&self, id: u32) -> bool {
        self.triggers.binary_search(&id).is_ok()
    }
}

impl<'a> Alternative<'a> {
    fn of(catalogue: &Catalogue<'_>, literals: Vec<Literal<'a>>) -> Self {
        let (relative, constant): (Vec<_>, Vec<_>) =
            literals.into_iter().partition(|literal| is_relative(literal.leaf));
        Self { constant: Tree::literals(catalogue, &constant), relative, counted: OnceCell::new() }
    }

    /// Relative leaves of an alternative too tangled to count are taken to hold.
    fn shows(&self, shown: &Shown<'_, '_>, id: u32) -> bool {
        if !self.constant.can(shown.catalogue, id, true) {
            return false;
        }
        if self.relative.is_empty() {
            return true;
        }
        let counted = self.counted.get_or_init(|| self.count(shown));
        counted.as_ref().is_none_or(|counted| stand(shown, counted, id) > 0)
    }

    fn count(&self, shown: &Shown<'_, '_>) -> Option<Vec<Counted>> {
        let counted = |(term, times)| {
            let tally = Tally::of(shown.catalogue, &term, shown.triggers);
            Counted { term, times, tally }
        };
        Some(terms(shown.catalogue, &self.relative)?.into_iter().map(counted).collect())
    }
}

/// Triggers other than the candidate that the relative leaves hold for.
fn stand(shown: &Shown<'_, '_>, counted: &[Counted], id: u32) -> i64 {
    let is_trigger = shown.is_trigger(id);
    let of_one = |counted: &Counted| {
        let count = counted.tally.count(shown.catalogue, &counted.term, id) as i64;
        let itself = is_trigger && counted.term.holds_of_itself(shown.catalogue, id);
        counted.times * (count - i64::from(itself))
    };
    counted.iter().map(of_one).sum()
}

/// Triggers tried first where the question is only whether anything is shown.
const TRIED: usize = 512;

/// Whether any of the triggers can show anything. A few of them usually settle it.
pub(in crate::rule) fn any_shown(catalogue: &Catalogue<'_>, show: &Show, triggers: &[u32]) -> bool {
    let some = |triggers: &[u32]| Shown::of(catalogue, show, triggers).is_any();
    if triggers.len() > 2 * TRIED {
        let tried: Vec<u32> = triggers.iter().copied().step_by(triggers.len() / TRIED).collect();
        if some(&tried) {
            return true;
        }
    }
    some(triggers)
}
