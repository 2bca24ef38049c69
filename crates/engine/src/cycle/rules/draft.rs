//! One alternative of *when* beside one of *show*, taken apart: what is asked of either side alone, and what is asked
//! of the pair. A negated question about the pair comes to several drafts, one for each way in which it can fail.

use super::band::Band;
use super::columns::Number;
use super::pick::Fixed;
use crate::rule::Literal;
use tandem_model::{Field, Leaf, Op, ProductFact, Value};

/// Drafts that one pair of alternatives may come to; beyond, negated questions are asked pair by pair.
const MOST: usize = 256;

#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub when: Vec<Fixed>,
    pub show: Vec<Fixed>,
    /// Texts that both have, and that are equal.
    pub same: Vec<ProductFact>,
    /// Texts that both have, and that differ.
    pub different: Vec<ProductFact>,
    /// Of the shown product's number, by the trigger's; both have one.
    pub bands: Vec<(Number, Band)>,
    pub same_currency: bool,
    pub other_currency: bool,
    /// Asked of each pair; the second says whether it is to fail.
    pub odd: Vec<(Leaf, bool)>,
}

/// The drafts of a pair of alternatives. Questions about cart, customer and context are left out: they can hold.
pub(super) fn drafts(when: &[Literal<'_>], show: &[Literal<'_>]) -> Vec<Draft> {
    let fixed = |literal: &Literal<'_>| match &literal.leaf.field {
        Field::Trigger(fact) | Field::Candidate(fact) => {
            let leaf = Leaf { field: Field::Candidate(fact.clone()), ..literal.leaf.clone() };
            Some(Fixed { leaf, negated: literal.negated })
        }
        _ => None,
    };
    let (pairs, alone): (Vec<&Literal<'_>>, Vec<&Literal<'_>>) =
        show.iter().partition(|literal| is_of_pair(literal.leaf));
    let first = Draft {
        when: when.iter().filter_map(fixed).collect(),
        show: alone.into_iter().filter_map(fixed).collect(),
        ..Draft::default()
    };
    let all = pairs.into_iter().fold(vec![first], |drafts, literal| drafts_with(drafts, literal));
    all.into_iter().filter(|draft| !(draft.same_currency && draft.other_currency)).collect()
}

/// Whether a leaf compares the candidate with the trigger.
pub(super) fn is_of_pair(leaf: &Leaf) -> bool {
    matches!(leaf.op, Op::SameAsTrigger | Op::DifferentFromTrigger)
        || matches!(leaf.value, Some(Value::OfTrigger(_) | Value::RangeOfTrigger(_)))
}

fn drafts_with(drafts: Vec<Draft>, literal: &Literal<'_>) -> Vec<Draft> {
    let leaf = literal.leaf;
    let Field::Candidate(fact) = &leaf.field else { return Vec::new() };
    let ways: Vec<Way> = match (leaf.op, literal.negated, Number::of(fact).zip(Band::of(leaf))) {
        (Op::SameAsTrigger, false, _) => vec![Way::Same],
        (Op::DifferentFromTrigger, false, _) => vec![Way::Different],
        (Op::SameAsTrigger, true, _) => vec![Way::Different, Way::TriggerMissing, Way::CandidateMissing],
        (Op::DifferentFromTrigger, true, _) => vec![Way::Same, Way::TriggerMissing, Way::CandidateMissing],
        (_, false, Some((number, band))) => vec![Way::Within(number, band)],
        (_, true, Some((number, band))) => {
            let missing = [Way::TriggerMissing, Way::CandidateMissing, Way::OtherCurrency];
            missing.into_iter().chain(band.outside().map(|band| Way::Within(number, band))).collect()
        }
        (_, false, None) => Vec::new(),
        (_, true, None) => return drafts,
    };
    if ways.len() > 1 && drafts.len() * ways.len() > MOST {
        let odd = |mut draft: Draft| {
            draft.odd.push((leaf.clone(), literal.negated));
            draft
        };
        return drafts.into_iter().map(odd).collect();
    }
    drafts.iter().flat_map(|draft| ways.iter().map(|way| way.added(draft, fact))).collect()
}

/// One way in which a question about a pair can be answered as it is to be.
enum Way {
    Same,
    Different,
    TriggerMissing,
    CandidateMissing,
    OtherCurrency,
    Within(Number, Band),
}

impl Way {
    fn added(&self, draft: &Draft, fact: &ProductFact) -> Draft {
        let mut draft = draft.clone();
        match self {
            Self::Same => draft.same.push(fact.clone()),
            Self::Different => draft.different.push(fact.clone()),
            Self::TriggerMissing => draft.when.push(Fixed::missing(fact)),
            Self::CandidateMissing => draft.show.push(Fixed::missing(fact)),
            Self::OtherCurrency => draft.other_currency = true,
            Self::Within(number, band) => {
                draft.bands.push((*number, *band));
                draft.same_currency = true;
            }
        }
        draft
    }
}
