//! What campaigns that are live do to one item together.

use tandem_model::{Effect, MAX_BOOST};

/// A weight that is not boosted.
const WHOLE: u32 = 1_000_000;

const MOST: u128 = WHOLE as u128 * MAX_BOOST as u128 / 100;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct State {
    /// Switched on or off; as it is stored where `None`.
    pub on: Option<bool>,
    /// What its weight is multiplied by, in parts of [`WHOLE`].
    pub share: u32,
}

impl State {
    pub const PLAIN: Self = Self { on: None, share: WHOLE };

    /// Of the effects on one item, each with how specific its campaign's scope is, in the order of campaigns: the most
    /// specific count, switches and boosts each for themselves; a pause wins over an activation, boosts multiply.
    pub fn of(effects: impl Iterator<Item = (u8, Effect)>) -> Self {
        let mut switch: Option<(u8, bool)> = None;
        let mut boost: Option<(u8, u128)> = None;
        for (scope, effect) in effects {
            match effect {
                Effect::Activate => switch = switch.max(Some((scope, false))),
                Effect::Pause => switch = switch.max(Some((scope, true))),
                Effect::Boost(percent) => {
                    let share = match boost {
                        Some((held, _)) if held > scope => continue,
                        Some((held, share)) if held == scope => share,
                        _ => u128::from(WHOLE),
                    };
                    boost = Some((scope, share.saturating_mul(u128::from(percent)) / 100));
                }
            }
        }
        let share = boost.map_or(u128::from(WHOLE), |(_, share)| share.clamp(1, MOST));
        Self { on: switch.map(|(_, pauses)| !pauses), share: share as u32 }
    }

    pub fn is_boosted(self) -> bool {
        self.share != WHOLE
    }

    /// Whether an item shows anything that is stored as paused, or not.
    #[inline]
    pub fn shows(self, paused: bool) -> bool {
        self.on.unwrap_or(!paused)
    }

    /// A base boosted, rounded up, so that nothing is boosted away; 0–40,000.
    #[inline]
    pub fn base(self, full: u16) -> u16 {
        (u64::from(full) * u64::from(self.share)).div_ceil(u64::from(WHOLE)).min(u64::from(u16::MAX)) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Effect::{Activate, Boost, Pause};

    fn check(effects: &[(u8, Effect)], on: Option<bool>, percent: u32) {
        let state = State::of(effects.iter().copied());
        assert_eq!((state.on, state.share), (on, percent * 10_000), "{effects:?}");
        let turned = State::of(effects.iter().rev().copied());
        assert_eq!(turned, state, "whatever the order: {effects:?}");
    }

    #[test]
    fn a_pause_wins_over_an_activation_and_the_most_specific_scope_over_both() {
        check(&[], None, 100);
        check(&[(0, Activate)], Some(true), 100);
        check(&[(0, Activate), (0, Pause)], Some(false), 100);
        check(&[(1, Activate), (0, Pause)], Some(true), 100);
        check(&[(1, Activate), (2, Pause), (2, Activate)], Some(false), 100);
    }

    #[test]
    fn boosts_of_one_scope_multiply_up_to_four_times() {
        check(&[(0, Boost(150)), (0, Boost(50))], None, 75);
        check(&[(0, Boost(150)), (1, Boost(50))], None, 50);
        check(&[(0, Boost(300)), (0, Boost(200))], None, 400);
        check(&[(0, Boost(300)), (0, Boost(200)), (0, Boost(50))], None, 300);
        check(&[(0, Pause), (2, Boost(200))], Some(false), 200);
        check(&vec![(0, Boost(400)); 90], None, 400);
    }

    #[test]
    fn nothing_is_boosted_away() {
        let low = State { on: None, share: WHOLE / 100 };
        assert_eq!((low.base(0), low.base(1), low.base(10_000)), (0, 1, 100));
        let lowest = State::of([(0, Boost(1)); 4].into_iter());
        assert_eq!((lowest.base(0), lowest.base(1), lowest.base(10_000)), (0, 1, 1));
        assert_eq!(State { on: None, share: 4 * WHOLE }.base(10_000), 40_000);
    }
}
