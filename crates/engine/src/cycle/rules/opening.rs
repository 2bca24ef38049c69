//! When one rule can be live: within its own window, and where it is paused only while campaigns turn it on.

use super::window::Horizon;
use crate::campaign::Times;
use chrono::{DateTime, Months, Utc};
use std::sync::Arc;
use tandem_model::{CampaignName, Window};

/// Months of a campaign that are looked at where no time was said.
const DECADE: Months = Months::new(120);

/// A campaign that turns something on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Season {
    pub campaign: CampaignName,
    pub times: Times,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Opening {
    pub window: Window,
    /// Of a paused rule.
    pub seasons: Option<Arc<[Season]>>,
}

impl Opening {
    pub fn is_always(&self) -> bool {
        self.seasons.is_none() && self.window == Window::default()
    }

    pub fn holds(&self, at: DateTime<Utc>) -> bool {
        let live = |seasons: &Arc<[Season]>| seasons.iter().any(|season| season.times.is_live(at));
        self.window.holds(at) && self.seasons.as_ref().is_none_or(live)
    }

    /// The times at which it is open, as far as they touch those looked at.
    pub fn windows(&self, horizon: Horizon) -> Vec<Window> {
        let Some(seasons) = &self.seasons else { return vec![self.window] };
        let times = seasons.iter().flat_map(|season| {
            let from = horizon.from.max(season.times.first());
            let to = from.checked_add_months(DECADE).map_or(horizon.to, |far| far.min(horizon.to));
            season.times.between(from, to)
        });
        let within = times.map(|live| Window {
            from: Some(self.window.from.map_or(live.from, |from| from.max(live.from))),
            to: Some(self.window.to.map_or(live.to, |to| to.min(live.to))),
        });
        within.filter(|window| window.from < window.to).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::tests::any_campaign;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn season(campaign: &tandem_model::Campaign) -> Season {
        let name = CampaignName { id: campaign.id.clone(), name: campaign.name.clone() };
        Season { campaign: name, times: Times::of(campaign).unwrap() }
    }

    proptest! {
        #[test]
        fn the_windows_of_a_paused_rule_are_the_instants_at_which_it_holds(
            campaigns in proptest::collection::vec(any_campaign(), 0..3),
            (from, days) in proptest::option::of((0i64..900, 1i64..400)).prop_map(Option::unzip),
            minute in 0i64..60 * 24 * 730,
        ) {
            let start: DateTime<Utc> = "2024-06-01T00:00:00Z".parse().unwrap();
            let opens = from.map(|from| start + TimeDelta::days(from - 100));
            let window = Window { from: opens, to: opens.zip(days).map(|(opens, days)| opens + TimeDelta::days(days)) };
            let opening = Opening { window, seasons: Some(campaigns.iter().map(season).collect()) };
            let at = start + TimeDelta::minutes(minute);
            let within = |window: &Window| window.holds(at);
            prop_assert_eq!(opening.windows(Horizon::from(start)).iter().any(within), opening.holds(at));
        }
    }
}
