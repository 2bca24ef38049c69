//! Places in the order of rules: whole numbers with room between them, so that moving one rule seldom touches another.

use std::sync::Arc;
use tandem_model::Rule;

/// Room left between rules where nothing asks for less.
const STEP: i128 = 1024;
/// Room that spreading several rules out anew must leave between them, lest the next move do the same again.
const ROOM: i128 = 8;

/// Rules put into the order.
#[derive(Debug, PartialEq)]
pub(super) struct Placed {
    /// Theirs, ascending.
    pub(super) positions: Vec<i64>,
    /// Rules that had to make room: index among the others, and new position.
    pub(super) shifted: Vec<(usize, i64)>,
}

/// The position behind all others.
pub(super) fn last(others: &[Arc<Rule>]) -> i64 {
    place(others, others.len(), 1).positions[0]
}

/// Puts so many rules among the others, in their order, before the one at `at`. The fewest neighbours that must be are
/// moved; mostly none.
pub(super) fn place(others: &[Arc<Rule>], at: usize, count: usize) -> Placed {
    let mut reach = 0;
    loop {
        let (from, to) = (at.saturating_sub(reach), others.len().min(at + reach));
        let left = from.checked_sub(1).map(|left| i128::from(others[left].position));
        let right = others.get(to).map(|right| i128::from(right.position));
        let least = if reach == 0 { 1 } else { ROOM };
        if let Some(mut spread) = spread(left, right, to - from + count, least) {
            let positions = spread.drain(at - from..at - from + count).collect();
            let shifted = (from..to).zip(spread).filter(|&(index, position)| others[index].position != position);
            return Placed { positions, shifted: shifted.collect() };
        }
        reach = (reach * 2).max(1);
    }
}

/// So many positions between two, evenly, `least` or more apart; none where there is no room. With no bound on either
/// side there is.
fn spread(left: Option<i128>, right: Option<i128>, count: usize, least: i128) -> Option<Vec<i64>> {
    let many = count as i128;
    let (first, step) = match (left, right) {
        (None, None) => (STEP, STEP),
        (Some(left), None) => (left + STEP, STEP),
        (None, Some(right)) => (right - STEP * many, STEP),
        (Some(left), Some(right)) => {
            let step = (right - left) / (many + 1);
            (left + step, step)
        }
    };
    let positions = (0..many).map(|index| i64::try_from(first + step * index).ok());
    if step < least { None } else { positions.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::notation::rule;
    use proptest::prelude::*;

    fn others(positions: &[i64]) -> Vec<Arc<Rule>> {
        let one = |(at, &position)| Arc::new(Rule { position, ..rule(&format!("r{at:03} upsell : all -> all")) });
        positions.iter().enumerate().map(one).collect()
    }

    fn check(others_at: &[i64], at: usize, positions: &[i64], shifted: &[(usize, i64)]) {
        let placed = place(&others(others_at), at, positions.len());
        assert_eq!(placed, Placed { positions: positions.to_vec(), shifted: shifted.to_vec() });
    }

    #[test]
    fn rules_go_between_their_neighbours_and_move_none_where_there_is_room() {
        check(&[], 0, &[1024], &[]);
        check(&[1024], 1, &[2048], &[]);
        check(&[1024], 0, &[0], &[]);
        check(&[0, 10], 1, &[5], &[]);
        check(&[0, 10], 1, &[2, 4, 6, 8], &[]);
        check(&[0, 10], 1, &[3, 6], &[]);
        check(&[0, 1], 1, &[2048], &[(0, 1024), (1, 3072)]);
        check(&[0, 500, 501, 900], 2, &[450], &[(1, 225), (2, 675)]);
        check(&[i64::MAX], 1, &[2048], &[(0, 1024)]);
    }

    proptest! {
        #[test]
        fn the_order_of_the_others_stays_and_the_rules_stand_where_they_were_put(
            mut positions in prop::collection::vec(prop_oneof![0..20i64, any::<i64>()], 0..40),
            at in any::<prop::sample::Index>(),
            count in 1..5usize,
        ) {
            positions.sort_unstable();
            let at = at.index(positions.len() + 1);
            let placed = place(&others(&positions), at, count);
            let mut after: Vec<(i64, usize)> = positions.iter().copied().zip(0..).collect();
            placed.shifted.iter().for_each(|&(index, position)| after[index].0 = position);
            prop_assert!(after.is_sorted());
            prop_assert!(placed.positions.len() == count && placed.positions.is_sorted_by(|a, b| a < b));
            prop_assert!(after[..at].iter().all(|&(position, _)| position < placed.positions[0]));
            prop_assert!(after[at..].iter().all(|&(position, _)| position > placed.positions[count - 1]));
        }
    }
}
