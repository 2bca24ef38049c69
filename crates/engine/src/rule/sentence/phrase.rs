//! A verb with its subject and a property of products, each also denied. A denial never stands on another: what is
//! already negative is turned into what it denies.

/// `costs € 5.00`, `does not cost € 5.00`; `costing € 5.00`, `not costing € 5.00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub does: String,
    pub does_not: String,
    pub that: String,
    pub that_not: String,
}

pub(super) fn is(what: impl AsRef<str>) -> Phrase {
    let what = what.as_ref();
    Phrase {
        does: format!("is {what}"),
        does_not: format!("is not {what}"),
        that: what.to_owned(),
        that_not: format!("not {what}"),
    }
}

pub(super) fn has(what: impl AsRef<str>) -> Phrase {
    let what = what.as_ref();
    Phrase {
        does: format!("has {what}"),
        does_not: format!("does not have {what}"),
        that: format!("with {what}"),
        that_not: format!("without {what}"),
    }
}

/// `has a brand`, denied `has no brand`.
pub(super) fn owns(article: &str, what: &str) -> Phrase {
    Phrase {
        does: format!("has {article} {what}"),
        does_not: format!("has no {what}"),
        that: format!("with {article} {what}"),
        that_not: format!("without {what}"),
    }
}

pub(super) fn costs(what: impl AsRef<str>) -> Phrase {
    verb(["costs", "does not cost", "costing"], what.as_ref())
}

pub(super) fn verb([does, does_not, doing]: [&str; 3], what: &str) -> Phrase {
    Phrase {
        does: format!("{does} {what}"),
        does_not: format!("{does_not} {what}"),
        that: format!("{doing} {what}"),
        that_not: format!("not {doing} {what}"),
    }
}

impl Phrase {
    /// Says the opposite; the denial of it is what this one said.
    pub fn denied(self) -> Self {
        Self { does: self.does_not, does_not: self.does, that: self.that_not, that_not: self.that }
    }

    /// With another denial, for what a missing value denies too.
    pub fn but_not(self, other: Phrase, or_none: Phrase) -> Self {
        Self {
            does_not: format!("{} or {}", other.does, or_none.does_not),
            that_not: format!("{} or {}", other.that, or_none.that_not),
            ..self
        }
    }
}
