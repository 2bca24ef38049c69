//! Rules become a net: alternatives become drafts, drafts parts, and equal sets of products one sequence.

use super::band::Band;
use super::columns::{Columns, MISSING, NONE, Number, Words};
use super::draft::{Draft, drafts, is_of_pair};
use super::net::{Net, Seat};
use super::opening::Opening;
use super::part::{Part, Relation, Side};
use super::pick::{Fixed, any, pick, picks};
use super::sequence::{self, Sequence};
use super::stock::{SequenceName, SplitName};
use crate::rule::{Literal, alternatives};
use std::collections::HashMap;
use std::sync::Arc;
use tandem_model::{Field, Leaf, Op, ProductFact, Rule, Sku, Value};

/// Parts of a net whose sets are to be small. Alternatives of both sides and the ways in which questions about a pair
/// can fail multiply: one rule can come to hundreds of thousands.
const MOST_PARTS: usize = 5_000;

/// Cost: for each rule the products of its two sides, and once for each set of products their sorting.
/// Rules are given with when they can be live, the number of their type and whether that may be two-way. A rule with too many alternatives
/// joins nothing; it cannot be saved. Where a set holds more products than `widest`, or where that is given and
/// there are more parts than [`MOST_PARTS`], there is none.
pub(crate) fn net<'a>(
    columns: &Arc<Columns>,
    rules: impl Iterator<Item = (&'a Rule, Opening, u8, bool)>,
    widest: usize,
) -> Option<Net> {
    let mut draft = Compiler {
        columns,
        shares: widest == usize::MAX,
        names: HashMap::new(),
        sets: HashMap::new(),
        known: HashMap::new(),
        sequences: Vec::new(),
        splits: vec![None],
        split_names: vec![(Vec::new(), false)],
        parts: Vec::new(),
        widest,
        most_parts: if widest == usize::MAX { usize::MAX } else { MOST_PARTS },
        too_wide: false,
    };
    let seats: Vec<Seat> = rules
        .zip(0..)
        .map(|((rule, opening, kind, two_way), at)| draft.rule(rule, opening, (kind, two_way), at))
        .collect();
    let Compiler { sequences, splits, parts, too_wide, .. } = draft;
    (!too_wide).then(|| Net::new(Arc::clone(columns), seats, parts, sequences, splits))
}

struct Compiler<'a> {
    columns: &'a Arc<Columns>,
    /// Whether other nets may have its sequences; those of rules being typed come and go.
    shares: bool,
    /// Numbers for what picks products.
    names: HashMap<String, u32>,
    /// By those numbers.
    sets: HashMap<u32, Arc<Vec<u32>>>,
    known: HashMap<(u32, Number, u32), u32>,
    sequences: Vec<Sequence>,
    splits: Vec<Option<Words>>,
    split_names: Vec<SplitName>,
    parts: Vec<Part>,
    /// Products of a set at the most; with one of more, no net is made.
    widest: usize,
    most_parts: usize,
    too_wide: bool,
}

impl Compiler<'_> {
    fn rule(&mut self, rule: &Rule, opening: Opening, (kind, may_be_two_way): (u8, bool), at: u32) -> Seat {
        let named = [listed(Op::OneOf, &rule.show.include), listed(Op::NoneOf, &rule.show.exclude)];
        let [include, exclude] = &named;
        let mut when = alternatives(&rule.when).unwrap_or_default();
        when.iter_mut().for_each(|literals| literals.retain(|literal| matches!(literal.leaf.field, Field::Trigger(_))));
        when.sort();
        when.dedup();
        let products = rule.show.products.as_ref().map(alternatives);
        let mut show = products.and_then(Result::ok).unwrap_or_default();
        show.extend(include.as_ref().map(|leaf| vec![Literal { leaf, negated: false }]));
        for literals in &mut show {
            literals.extend(exclude.as_ref().map(|leaf| Literal { leaf, negated: false }));
        }
        for (when, show) in when.iter().flat_map(|when| show.iter().map(move |show| (when, show))) {
            for draft in drafts(when, show) {
                if self.too_wide {
                    break;
                }
                let part = self.part(draft, at);
                self.parts.push(part);
                self.too_wide |= self.parts.len() > self.most_parts;
            }
        }
        let two_way = may_be_two_way && self.is_symmetric(&when, &show);
        Seat { id: rule.id.clone(), name: rule.name.clone(), kind, opening, two_way }
    }

    fn part(&mut self, draft: Draft, rule: u32) -> Part {
        let order = match draft.bands.iter().map(|(number, _)| *number).min() {
            Some(number) => number,
            None => Number::Price,
        };
        let split = self.split(&draft.same, draft.same_currency);
        let (bands, second): (Vec<_>, Vec<_>) = draft.bands.into_iter().partition(|(number, _)| *number == order);
        let least = if bands.is_empty() { i64::MIN } else { MISSING + 1 };
        let different =
            draft.different.iter().map(|fact| Relation::Different(Arc::clone(&self.columns.texts(fact).of)));
        let mut rest: Vec<Relation> = different.collect();
        rest.extend(second.into_iter().map(|(number, band)| Relation::Band(number, band)));
        rest.extend(draft.other_currency.then(|| Relation::OtherCurrency(Arc::clone(&self.columns.currency))));
        rest.extend(draft.odd.into_iter().map(|(leaf, fails)| Relation::Odd(leaf, fails)));
        let bands = bands.into_iter().map(|(_, band)| band).collect();
        let when = self.side(draft.when, order, split, least);
        let show = self.side(draft.show, order, split, least);
        Part { rule, when, show, bands, rest }
    }

    /// Spans of the order's number narrow the side; what else is asked picks the products of its sequence.
    fn side(&mut self, fixed: Vec<Fixed>, order: Number, split: u32, least: i64) -> Side {
        let (mut least, mut most) = (least, i64::MAX);
        let mut others = Vec::new();
        for question in fixed {
            match question.span(order) {
                Some((from, to)) => (least, most) = (least.max(from), most.min(to)),
                None => others.push(question),
            }
        }
        Side { sequence: self.sequence(&others, order, split), least, most }
    }

    fn sequence(&mut self, fixed: &[Fixed], order: Number, split: u32) -> u32 {
        let name = format!("{fixed:?}");
        let known = (self.number(&name), order, split);
        if let Some(&sequence) = self.known.get(&known) {
            return sequence;
        }
        let full = (name, order, self.split_names[split as usize].clone());
        let sequence = match self.columns.stock.sequence(&full, split) {
            Some((sequence, picked)) => {
                self.too_wide |= picked > self.widest;
                sequence
            }
            None => self.made(full, fixed, split),
        };
        self.sequences.push(sequence);
        let number = self.sequences.len() as u32 - 1;
        self.known.insert(known, number);
        number
    }

    fn made(&mut self, name: SequenceName, fixed: &[Fixed], split: u32) -> Sequence {
        let products = self.set(&name.0, fixed);
        let words = self.splits[split as usize].as_ref();
        let key = |id: u32| sequence::key(0, words.map_or(0, |words| words[id as usize]));
        let sequence = Sequence::new(self.columns, products.iter().copied(), name.1, split, key);
        if self.shares { self.columns.stock.share(name, sequence, products.len()) } else { sequence }
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.names.get(name) {
            return number;
        }
        let number = self.names.len() as u32;
        self.names.insert(name.to_owned(), number);
        number
    }

    fn set(&mut self, name: &str, fixed: &[Fixed]) -> Arc<Vec<u32>> {
        let number = self.number(name);
        if let Some(set) = self.sets.get(&number) {
            return Arc::clone(set);
        }
        if self.too_wide {
            return Arc::default();
        }
        let set = Arc::new(pick(self.columns, fixed));
        self.too_wide = set.len() > self.widest;
        self.sets.insert(number, Arc::clone(&set));
        set
    }

    /// The number of what blocks are split by: texts that are to be equal, and the currency where amounts are compared
    /// and there is more than one.
    fn split(&mut self, same: &[ProductFact], currency: bool) -> u32 {
        let mut facts = same.to_vec();
        facts.sort();
        facts.dedup();
        let name = (facts, currency && !self.columns.has_one_currency());
        if let Some(known) = self.split_names.iter().position(|known| *known == name) {
            return known as u32;
        }
        let words = self.columns.stock.split(&name, || words(self.columns, &name));
        self.splits.push(Some(words));
        self.split_names.push(name);
        self.splits.len() as u32 - 1
    }

    /// Whether a rule shows back what it shows: for every question about the pair, which reads the same from both
    /// ends, what it shows are its triggers.
    fn is_symmetric(&mut self, when: &[Vec<Literal<'_>>], show: &[Vec<Literal<'_>>]) -> bool {
        let shows: Vec<(Vec<Literal<'_>>, Vec<Fixed>)> = show.iter().map(|literals| parted(literals)).collect();
        if !shows.iter().flat_map(|(pair, _)| pair).all(|literal| reads_both_ways(literal.leaf)) {
            return false;
        }
        let whens: Vec<Vec<Fixed>> = when.iter().map(|literals| fixed_of(literals)).collect();
        if self.plainly_differ(&whens, &shows) {
            return false;
        }
        let mut shown: Vec<(Vec<Literal<'_>>, Vec<u32>)> = Vec::new();
        for (pair, fixed) in shows {
            let set = self.picked(&fixed);
            match shown.iter_mut().find(|(other, _)| *other == pair) {
                Some((_, held)) => *held = united(held, &set),
                None => shown.push((pair, set.to_vec())),
            }
        }
        let triggers = whens.iter().fold(Vec::new(), |all, fixed| united(&all, &self.picked(fixed)));
        shown.iter().all(|(_, set)| *set == triggers)
    }

    /// Whether one product that triggers, or one that is shown, is not the other: most rules are known by that.
    fn plainly_differ(&self, whens: &[Vec<Fixed>], shows: &[(Vec<Literal<'_>>, Vec<Fixed>)]) -> bool {
        let trigger = whens.iter().find_map(|fixed| any(self.columns, fixed));
        let shown = shows.iter().find_map(|(_, fixed)| any(self.columns, fixed));
        trigger.is_some_and(|id| !shows.iter().any(|(_, fixed)| picks(self.columns, fixed, id)))
            || shown.is_some_and(|id| !whens.iter().any(|fixed| picks(self.columns, fixed, id)))
    }

    fn picked(&mut self, fixed: &[Fixed]) -> Arc<Vec<u32>> {
        self.set(&format!("{fixed:?}"), fixed)
    }
}

/// What is asked of the pair, and of the product shown alone.
fn parted<'a>(literals: &[Literal<'a>]) -> (Vec<Literal<'a>>, Vec<Fixed>) {
    let (pair, alone): (Vec<_>, Vec<_>) = literals.iter().partition(|literal| is_of_pair(literal.leaf));
    (pair, fixed_of(&alone))
}

fn fixed_of(literals: &[Literal<'_>]) -> Vec<Fixed> {
    drafts(&[], literals).into_iter().flat_map(|draft| draft.show).collect()
}

fn listed(op: Op, skus: &[Sku]) -> Option<Leaf> {
    let texts = || skus.iter().map(|sku| sku.as_str().to_owned()).collect();
    let leaf = || Leaf { field: Field::Candidate(ProductFact::Sku), op, value: Some(Value::Texts(texts())) };
    (!skus.is_empty()).then(leaf)
}

fn reads_both_ways(leaf: &Leaf) -> bool {
    matches!(leaf.op, Op::SameAsTrigger | Op::DifferentFromTrigger)
        || Band::of(leaf).is_some_and(|band| band.is_symmetric())
}

fn united(left: &[u32], right: &[u32]) -> Vec<u32> {
    let mut all = [left, right].concat();
    all.sort_unstable();
    all.dedup();
    all
}

/// One number for each of what a split tells apart.
fn words(columns: &Columns, (facts, currency): &SplitName) -> Words {
    let own = currency.then(|| Arc::new(columns.currency.iter().map(|&word| word.min(NONE - 1)).collect()));
    let texts = facts.iter().map(|fact| Arc::clone(&columns.texts(fact).of)).chain(own);
    texts.reduce(|left, right| Arc::new(joined(&left, &right))).unwrap_or_default()
}

/// One number for each pair of texts that some product has.
fn joined(left: &[u32], right: &[u32]) -> Vec<u32> {
    let mut numbers: HashMap<(u32, u32), u32> = HashMap::new();
    let each = left.iter().zip(right).map(|(&left, &right)| {
        if left == NONE || right == NONE {
            return NONE;
        }
        let next = numbers.len() as u32;
        *numbers.entry((left, right)).or_insert(next)
    });
    each.collect()
}
