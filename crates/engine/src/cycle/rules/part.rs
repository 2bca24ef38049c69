//! One way in which a rule joins products: every trigger of one sequence with every product of another that stands in
//! the right relation to it.

use super::band::Band;
use super::columns::{Columns, MISSING, NONE, Number, Words};
use super::pick::plainly;
use super::tree::Rest;
use tandem_model::Leaf;

/// One side of a part: the products of a sequence whose number lies in a span.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    pub sequence: u32,
    pub least: i64,
    pub most: i64,
}

/// The products of the two sides are joined where they are in blocks of one key, the shown one's number lies within
/// the bands of the trigger's, and the relations hold.
#[derive(Clone)]
pub(super) struct Part {
    pub rule: u32,
    pub when: Side,
    pub show: Side,
    pub bands: Vec<Band>,
    pub rest: Vec<Relation>,
}

#[derive(Clone)]
pub(super) enum Relation {
    /// Both have a text, and it differs.
    Different(Words),
    OtherCurrency(Words),
    Band(Number, Band),
    /// Asked as it stands; the second says whether it is to fail.
    Odd(Leaf, bool),
}

impl Part {
    pub fn side(&self, trigger: bool) -> &Side {
        if trigger { &self.when } else { &self.show }
    }

    /// A number beside that of the order that the relations follow.
    pub fn second(&self) -> Option<(Number, &Band)> {
        self.rest.iter().find_map(|relation| match relation {
            Relation::Band(number, band) => Some((*number, band)),
            _ => None,
        })
    }

    /// Texts that must differ.
    pub fn word(&self) -> Option<&Words> {
        self.rest.iter().find_map(|relation| match relation {
            Relation::Different(words) | Relation::OtherCurrency(words) => Some(words),
            _ => None,
        })
    }

    /// Whether the relations beside order and block hold for a pair.
    pub fn joins(&self, columns: &Columns, trigger: u32, candidate: u32) -> bool {
        self.rest.iter().all(|relation| relation.holds(columns, trigger, candidate))
    }

    /// Whether a stretch can hold a product that the relations join with one, or one of another class where classes are
    /// given; `None` where no product can be joined.
    pub fn admission<'a>(
        &'a self,
        columns: &Columns,
        forward: bool,
        product: u32,
        class: Option<&Words>,
    ) -> Option<impl Fn(&Rest) -> bool + use<'a>> {
        let second = match self.second() {
            Some((number, band)) => {
                let own = columns.number(number, product);
                if own == MISSING {
                    return None;
                }
                Some((own, band, forward.then(|| (band.low(own), band.high(own)))))
            }
            None => None,
        };
        let word = class.or_else(|| self.word()).map(|words| words[product as usize]);
        Some(move |rest: &Rest| {
            let fits = second.is_none_or(|(own, band, bounds)| match bounds {
                _ if rest.least > rest.most => false,
                Some((low, high)) => low <= rest.most && rest.least <= high,
                None => band.high(rest.most) >= own && band.low(rest.least) <= own,
            });
            fits && word.is_none_or(|word| rest.differs_from(word))
        })
    }
}

impl Relation {
    fn holds(&self, columns: &Columns, trigger: u32, candidate: u32) -> bool {
        let (t, c) = (trigger as usize, candidate as usize);
        match self {
            Self::Different(words) => words[t] != NONE && words[c] != NONE && words[t] != words[c],
            Self::OtherCurrency(words) => words[t] != words[c],
            Self::Band(number, band) => {
                let (own, other) = (columns.number(*number, trigger), columns.number(*number, candidate));
                own != MISSING && other != MISSING && band.holds(own, other)
            }
            Self::Odd(leaf, fails) => plainly(columns, trigger, candidate, leaf) != *fails,
        }
    }
}
