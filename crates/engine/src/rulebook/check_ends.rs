//! Links whose ends are gone, and upsells that are cheaper. Of a large shop these are most of what a check finds, so they
//! are counted by their numbers and put into words only as far as they are told.

use super::Rulebook;
use super::check::{Survey, gravest_first};
use super::end::product_name;
use super::finding::UPSELL;
use crate::Arrow;
use crate::parallel::each;
use tandem_model::{EndState, Finding, LinkLevel, ProductStatus};

/// Bytes of a message that most are told apart by.
const START: usize = 16;
/// Links put into words at a time.
const CHUNK: usize = 20_000;

/// A link with something wrong, and the first bytes of its messages.
#[derive(Clone, Copy)]
struct Doubt {
    start: u128,
    from: u32,
    arrow: Arrow,
}

/// Of doubts offered those whose messages come first, with all that begin as the last of them does.
struct Foremost {
    most: usize,
    held: Vec<Doubt>,
    bound: u128,
    /// When it is looked again which come first.
    full: usize,
}

impl Rulebook {
    /// What is wrong with the ends of links; the first `most` by message are told. Cost: a look at each link, and words
    /// for what is told.
    pub(super) fn ends(&self, most: usize) -> Survey {
        let (doubts, count) = self.product_doubts(most);
        let chunks: Vec<&[Doubt]> = doubts.chunks(CHUNK).collect();
        let worded = each(&chunks, |doubts| doubts.iter().flat_map(|doubt| self.worded(doubt)).collect::<Vec<_>>());
        let families: Vec<Finding> = self.family_ends().collect();
        let count = count + families.len();
        let mut findings = gravest_first(worded.into_iter().flatten().chain(families).collect());
        findings.truncate(most);
        Survey { untold: count - findings.len(), findings }
    }

    /// Product links with something wrong, and how much there is of it.
    fn product_doubts(&self, most: usize) -> (Vec<Doubt>, usize) {
        let snapshot = &self.snapshot;
        let is_gone = |id: u32| !snapshot.exists(id) || snapshot.status(id) == ProductStatus::Discontinued;
        let gone: Vec<bool> = (0..snapshot.id_end()).map(is_gone).collect();
        let kinds = 0..snapshot.type_weights().len() as u16;
        let upsell: Vec<bool> = kinds.map(|kind| snapshot.type_code(kind) == UPSELL).collect();
        let prices: Vec<Option<i64>> =
            (0..snapshot.id_end()).map(|id| snapshot.price_minor(id).filter(|_| snapshot.exists(id))).collect();
        let is_cheaper = |from: u32, to: u32| {
            prices[from as usize].zip(prices[to as usize]).is_some_and(|(dear, cheap)| cheap < dear)
                && snapshot.currency(from) == snapshot.currency(to)
        };
        let (mut foremost, mut count) = (Foremost::new(most), 0);
        for (from, arrow) in snapshot.stored(LinkLevel::Product) {
            // Most links are passed without a look at their products.
            let ends = if gone[from as usize] || gone[arrow.target as usize] { self.ends_gone(from, arrow) } else { 0 };
            let wrong = ends + usize::from(upsell[usize::from(arrow.kind)] && is_cheaper(from, arrow.target));
            if wrong > 0 {
                count += wrong;
                foremost.offer(Doubt { start: self.start(from, arrow), from, arrow });
            }
        }
        foremost.cut();
        (foremost.held, count)
    }

    /// How many findings there are of ends that are missing, or shown and discontinued.
    fn ends_gone(&self, from: u32, arrow: Arrow) -> usize {
        let gone = |id: u32, shown: bool| {
            let discontinued = || shown && self.snapshot.status(id) == ProductStatus::Discontinued;
            usize::from(!self.snapshot.exists(id) || discontinued())
        };
        gone(from, arrow.is_two_way()) + gone(arrow.target, true)
    }

    /// Messages begin with the words of the link.
    fn start(&self, from: u32, arrow: Arrow) -> u128 {
        let name = product_name(&self.snapshot, from);
        if name.len() >= START {
            return start_of(name.bytes());
        }
        let between = if arrow.is_two_way() { " ↔ " } else { " → " };
        let names = [name, between, product_name(&self.snapshot, arrow.target), " "];
        start_of(names.into_iter().flat_map(str::bytes))
    }

    fn worded(&self, doubt: &Doubt) -> Vec<Finding> {
        let &Doubt { from, arrow, .. } = doubt;
        let snapshot = &self.snapshot;
        let sold = |id: u32| snapshot.exists(id) && snapshot.status(id) != ProductStatus::Discontinued;
        match sold(from) && sold(arrow.target) {
            true => self.cheaper_product(from, arrow).into_iter().collect(),
            false => self.end_findings(&snapshot.whole(LinkLevel::Product, from, arrow)),
        }
    }

    fn family_ends(&self) -> impl Iterator<Item = Finding> {
        let states = self.family_states();
        let fine = move |family: u32| {
            let state = states.get(family as usize);
            state.is_some_and(|state| matches!(state, EndState::Active | EndState::Inactive))
        };
        let doubtful = self.snapshot.stored(LinkLevel::Family).filter(move |&(from, arrow)| {
            !fine(from) || !fine(arrow.target) || self.snapshot.type_code(arrow.kind) == UPSELL
        });
        doubtful.flat_map(|(from, arrow)| self.end_findings(&self.snapshot.whole(LinkLevel::Family, from, arrow)))
    }

    fn family_states(&self) -> Vec<EndState> {
        let mut states = Vec::new();
        for id in 0..self.snapshot.id_end() {
            let Some(family) = self.snapshot.family_of(id) else { continue };
            let family = family as usize;
            if states.len() <= family {
                states.resize(family + 1, EndState::Missing);
            }
            states[family] = match (states[family], self.snapshot.status(id)) {
                (EndState::Active, _) | (_, ProductStatus::Active) => EndState::Active,
                (EndState::Inactive, _) | (_, ProductStatus::Inactive) => EndState::Inactive,
                _ => EndState::Discontinued,
            };
        }
        states
    }
}

impl Foremost {
    fn new(most: usize) -> Self {
        Self { most, held: Vec::new(), bound: u128::MAX, full: most.saturating_mul(2).saturating_add(CHUNK) }
    }

    fn offer(&mut self, doubt: Doubt) {
        if self.most > 0 && doubt.start <= self.bound {
            self.held.push(doubt);
            if self.held.len() >= self.full {
                self.cut();
                self.full = 2 * self.held.len() + CHUNK;
            }
        }
    }

    fn cut(&mut self) {
        if self.held.len() > self.most {
            let (_, last, _) = self.held.select_nth_unstable_by_key(self.most - 1, |doubt| doubt.start);
            self.bound = last.start;
            self.held.retain(|doubt| doubt.start <= self.bound);
        }
    }
}

/// The first bytes of a text, which are in the order of the texts as far as they differ.
pub(super) fn start_of(text: impl Iterator<Item = u8>) -> u128 {
    let mut bytes = [0; START];
    bytes.iter_mut().zip(text).for_each(|(held, byte)| *held = byte);
    u128::from_be_bytes(bytes)
}
