//! Condition trees over one product, in which leaves that ask something else may hold or fail as one likes.

use super::Catalogue;
use super::test::Test;
use crate::rule::Literal;
use tandem_model::{Condition, Field, Leaf, Op, Value};

#[derive(Debug, Clone, PartialEq)]
pub(in crate::rule) enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    None(Vec<Tree>),
    Test(Test),
    /// May hold, and may fail.
    Free,
    /// Is known to hold, or to fail.
    Fixed(bool),
}

impl Tree {
    /// `other` says what a leaf comes to that is not on a product, or is relative to another.
    pub fn of(catalogue: &Catalogue<'_>, condition: &Condition, other: &dyn Fn(&Leaf) -> Tree) -> Self {
        let parts = |parts: &[Condition]| parts.iter().map(|part| Self::of(catalogue, part, other)).collect();
        match condition {
            Condition::All(all) => Self::All(parts(all)),
            Condition::Any(any) => Self::Any(parts(any)),
            Condition::None(none) => Self::None(parts(none)),
            Condition::Leaf(leaf) => Self::leaf(catalogue, leaf).unwrap_or_else(|| other(leaf)),
        }
    }

    /// `None` for a leaf that one product does not decide.
    pub fn leaf(catalogue: &Catalogue<'_>, leaf: &Leaf) -> Option<Self> {
        let (Field::Trigger(fact) | Field::Candidate(fact)) = &leaf.field else { return None };
        if is_relative(leaf) {
            return None;
        }
        if leaf.op == Op::Missing {
            let exists = Leaf { op: Op::Exists, ..leaf.clone() };
            return Some(Self::None(vec![Self::Test(Test::of(catalogue, fact, &exists))]));
        }
        Some(Self::Test(Test::of(catalogue, fact, leaf)))
    }

    /// Constant literals that must hold together.
    pub fn literals(catalogue: &Catalogue<'_>, literals: &[Literal<'_>]) -> Self {
        let tree = |literal: &Literal<'_>| {
            let leaf = Self::leaf(catalogue, literal.leaf).unwrap_or(Self::Free);
            if literal.negated { Self::None(vec![leaf]) } else { leaf }
        };
        Self::All(literals.iter().map(tree).collect())
    }

    /// Whether the condition can come out as wanted for a product.
    pub fn can(&self, catalogue: &Catalogue<'_>, id: u32, want: bool) -> bool {
        let can = |part: &Tree, want| part.can(catalogue, id, want);
        match (self, want) {
            (Self::All(parts), true) | (Self::Any(parts), false) => parts.iter().all(|part| can(part, want)),
            (Self::All(parts), false) | (Self::Any(parts), true) => parts.iter().any(|part| can(part, want)),
            (Self::None(parts), true) => parts.iter().all(|part| can(part, false)),
            (Self::None(parts), false) => parts.iter().any(|part| can(part, true)),
            (Self::Test(test), want) => test.holds(catalogue, id) == want,
            (Self::Free, _) => true,
            (Self::Fixed(known), want) => *known == want,
        }
    }

    /// Whether any part may hold and fail as one likes.
    pub fn is_free(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) | Self::None(parts) => parts.iter().any(Self::is_free),
            Self::Test(_) | Self::Fixed(_) => false,
            Self::Free => true,
        }
    }
}

/// Whether a leaf compares with the trigger.
pub(in crate::rule) fn is_relative(leaf: &Leaf) -> bool {
    matches!(leaf.op, Op::SameAsTrigger | Op::DifferentFromTrigger)
        || matches!(leaf.value, Some(Value::OfTrigger(_) | Value::RangeOfTrigger(_)))
}
