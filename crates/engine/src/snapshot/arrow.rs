//! One link as seen from one of its ends, in eight bytes.

use tandem_model::LinkSource;

const TWO_WAY: u8 = 1;
const MIRRORED: u8 = 2;
const PINNED: u8 = 4;
const UNWEIGHTED: u8 = 8;
const SOURCE_SHIFT: u8 = 4;
const PAUSED: u8 = 64;
const NAMED: u8 = 128;

/// From the end whose row it stands in to `target`. A two-way link has an arrow at both ends; the one at the end that
/// the stored link goes *to* is mirrored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrow {
    /// Id of the other end: a product, or a family at family level.
    pub target: u32,
    /// Number of the relationship type.
    pub kind: u16,
    /// 0–100; 100 where the link has none.
    weight: u8,
    flags: u8,
}

impl Arrow {
    pub(crate) fn new(target: u32, kind: u16, facts: &ArrowFacts) -> Self {
        let flag = |on: bool, bit: u8| if on { bit } else { 0 };
        let source = LinkSource::ALL.iter().position(|&source| source == facts.source).unwrap_or(0) as u8;
        let flags = flag(facts.two_way, TWO_WAY)
            | flag(facts.pinned, PINNED)
            | flag(facts.weight.is_none(), UNWEIGHTED)
            | flag(facts.paused, PAUSED)
            | source << SOURCE_SHIFT;
        Self { target, kind, weight: facts.weight.unwrap_or(100), flags }
    }

    /// The same two-way link from its other end, which is `from`.
    pub(crate) fn mirror(self, from: u32) -> Self {
        Self { target: from, flags: self.flags | MIRRORED, ..self }
    }

    /// With the mark of a link that campaigns name, or without it.
    pub(crate) fn with_name(self, named: bool) -> Self {
        Self { flags: if named { self.flags | NAMED } else { self.flags & !NAMED }, ..self }
    }

    /// What rows are sorted by.
    pub(crate) fn place(&self) -> (u32, u16, bool) {
        (self.target, self.kind, self.is_mirrored())
    }

    /// The weight that counts: 100 where the link has none, 0 where it is paused.
    #[inline]
    pub fn counts(&self) -> u8 {
        if self.is_paused() { 0 } else { self.weight }
    }

    /// The weight stored: 100 where the link has none.
    #[inline]
    pub(crate) fn own(&self) -> u8 {
        self.weight
    }

    #[inline]
    pub fn is_paused(&self) -> bool {
        self.flags & PAUSED != 0
    }

    /// Whether a campaign names it: what it counts may be otherwise in a season.
    #[inline]
    pub(crate) fn is_named(&self) -> bool {
        self.flags & NAMED != 0
    }

    pub fn weight(&self) -> Option<u8> {
        (self.flags & UNWEIGHTED == 0).then_some(self.weight)
    }

    #[inline]
    pub fn is_two_way(&self) -> bool {
        self.flags & TWO_WAY != 0
    }

    #[inline]
    pub fn is_mirrored(&self) -> bool {
        self.flags & MIRRORED != 0
    }

    pub(crate) fn is_pinned(&self) -> bool {
        self.flags & PINNED != 0
    }

    pub fn source(&self) -> LinkSource {
        LinkSource::ALL[usize::from(self.flags >> SOURCE_SHIFT) % LinkSource::ALL.len()]
    }
}

/// What an arrow knows beside its ends and its type.
pub(crate) struct ArrowFacts {
    pub weight: Option<u8>,
    pub two_way: bool,
    pub pinned: bool,
    pub source: LinkSource,
    pub paused: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_is_eight_bytes_and_forgets_nothing() {
        assert_eq!(size_of::<Arrow>(), 8);
        for (weight, source) in
            [(None, LinkSource::Rule), (Some(0), LinkSource::Mined), (Some(100), LinkSource::Manual)]
        {
            let arrow = Arrow::new(
                9,
                3,
                &ArrowFacts { weight, two_way: true, pinned: weight.is_some(), source, paused: weight.is_none() },
            );
            assert_eq!((arrow.weight(), arrow.source(), arrow.is_pinned()), (weight, source, weight.is_some()));
            assert_eq!(arrow.is_paused(), weight.is_none());
            let named = arrow.with_name(true);
            assert_eq!((named.is_named(), named.source(), named.with_name(false)), (true, source, arrow));
            assert!(arrow.is_two_way() && !arrow.is_mirrored() && arrow.mirror(4).is_mirrored());
        }
    }
}
