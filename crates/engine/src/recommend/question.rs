//! A request in numbers, and what answers it.

use crate::rule::Situation;
use tandem_model::{Fallback, LinkLevel, Sliders, StockPolicy};

/// Results when not said.
pub(super) const LIMIT: u32 = 10;

/// A product named among the triggers or in the cart is never shown.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Each once.
    pub triggers: &'a [u32],
    pub situation: Situation<'a>,
    /// The types that may be shown; `None` means all.
    pub types: Option<&'a [TypeRoom]>,
    pub limit: usize,
    /// With fewer products nothing is shown; counts for no more than `limit`.
    pub least: usize,
    /// 0 means any number.
    pub per_family: u32,
    pub stock: StockPolicy,
    pub fallback: Fallback,
    pub sliders: Sliders,
}

impl<'a> Question<'a> {
    /// All types, ten products, one of a family, nothing preferred and nothing filled up.
    pub fn of(triggers: &'a [u32], situation: Situation<'a>) -> Self {
        Self {
            triggers,
            situation,
            types: None,
            limit: LIMIT as usize,
            least: 0,
            per_family: 1,
            stock: StockPolicy::BackOrder,
            fallback: Fallback::None,
            sliders: Sliders::default(),
        }
    }

    /// Whether a list of this length is shown.
    pub(super) fn is_enough(&self, length: usize) -> bool {
        length >= self.least.min(self.limit)
    }

    pub(super) fn asks(&self, kind: u16) -> bool {
        self.types.is_none_or(|types| types.iter().any(|room| room.kind == kind))
    }
}

/// A type that may be shown, and how often at the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeRoom {
    pub kind: u16,
    pub max: u32,
}

/// A product shown, and its best reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    pub id: u32,
    /// In parts of [`super::Recommender::full_score`], which a boost may exceed; 0 for one that fills up the list.
    pub score: u64,
    pub via: Via,
    /// The position it is pinned at.
    pub pin: Option<u32>,
    /// The sold-out product it takes the place of.
    pub instead_of: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    Link {
        trigger: u32,
        kind: u16,
        weight: Option<u8>,
        level: LinkLevel,
        /// Reached from the end that the stored link goes to.
        mirrored: bool,
    },
    Rule {
        trigger: u32,
        kind: u16,
        /// Place among the rules of the book.
        place: u32,
    },
    Bestseller,
}

impl Via {
    pub(super) fn kind(&self) -> Option<u16> {
        match self {
            Self::Link { kind, .. } | Self::Rule { kind, .. } => Some(*kind),
            Self::Bestseller => None,
        }
    }
}
