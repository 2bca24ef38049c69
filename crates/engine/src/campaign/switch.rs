//! Campaigns started and stopped by hand.

use super::Times;
use crate::Snapshot;
use chrono::{DateTime, Utc};
use tandem_model::{AfterSwitch, Campaign, CampaignName, CampaignTarget, Fault, Switch, SwitchTaken};

/// The campaign as it is live from an instant to the end of its running or next time, whatever was said by hand before.
pub fn started(campaign: &Campaign, at: DateTime<Utc>) -> Result<Campaign, Fault> {
    let planned = Times::of(&Campaign { switch: None, ..campaign.clone() });
    let next = planned.and_then(|times| times.next(at, 1).pop());
    let to = next.ok_or_else(|| over(&campaign.name))?.to;
    Ok(Campaign { switch: Some(Switch { on: true, from: at, to }), ..campaign.clone() })
}

/// The campaign as it is no longer live from an instant to the end of its running time. A switch that only comes yet,
/// because the clock was set back, does not shorten that: what was stopped twice stays stopped.
pub fn stopped(campaign: &Campaign, at: DateTime<Utc>) -> Result<Campaign, Fault> {
    let times = Times::of(campaign).filter(|times| times.is_live(at));
    let running = times.and_then(|times| times.next(at, 1).pop());
    let ends = running.ok_or_else(|| not_live(&campaign.name))?.to;
    let to = campaign.switch.map_or(ends, |switch| switch.to.max(ends));
    Ok(Campaign { switch: Some(Switch { on: false, from: at, to }), ..campaign.clone() })
}

/// What is switched by hand in one rulebook, still holds at an instant, and is not so in another; by id. One switch a
/// campaign is enough: a later one begins later and never ends before an earlier one, so that from its beginning on it
/// alone decides.
pub fn switches_taken(from: &Snapshot, to: &Snapshot, at: DateTime<Utc>) -> Vec<SwitchTaken> {
    let taken = |held: &Campaign| {
        let switch = held.switch.filter(|switch| at < switch.to)?;
        let other = to.book().campaign(&held.id);
        let differs = other.is_none_or(|other| other.switch != held.switch);
        let campaign = CampaignName { id: held.id.clone(), name: held.name.clone() };
        differs.then(|| SwitchTaken { campaign, switch, then: after(held, other, at) })
    };
    from.book().campaigns().iter().filter_map(taken).collect()
}

fn after(held: &Campaign, other: Option<&Campaign>, at: DateTime<Utc>) -> AfterSwitch {
    let is_live = |campaign: &Campaign| Times::of(campaign).is_some_and(|times| times.is_live(at));
    match (is_live(held), other.map(is_live)) {
        (_, None) => AfterSwitch::Gone,
        (true, Some(false)) => AfterSwitch::Ends,
        (false, Some(true)) => AfterSwitch::Begins,
        (_, Some(_)) => AfterSwitch::Stays,
    }
}

/// Refuses a campaign that names what a snapshot lacks.
pub fn refuse_unpublished(live: &Snapshot, campaign: &Campaign) -> Result<(), Fault> {
    let lacks = |target: &CampaignTarget| match target {
        CampaignTarget::Link(key) => live.link(key).is_none().then(|| format!("the link `{key}`")),
        CampaignTarget::Rule(id) => live.book().rule(id).is_none().then(|| format!("the rule `{id}`")),
    };
    let missing = |code: &&String| live.book().placement(code).is_none();
    let placement = || campaign.placements.iter().find(missing).map(|code| format!("the placement `{code}`"));
    match campaign.actions.iter().find_map(|action| lacks(&action.target)).or_else(placement) {
        Some(item) => {
            let message =
                format!("`{}` names {item}, which is not published yet; publish the draft first", campaign.name);
            Err(Fault::new("not_published", message).at("id"))
        }
        None => Ok(()),
    }
}

fn over(name: &str) -> Fault {
    Fault::new("campaign_over", format!("`{name}` is over, no end lies ahead; give it a new window first")).at("id")
}

pub fn not_live(name: &str) -> Fault {
    Fault::new("not_live", format!("`{name}` is not live, there is nothing to stop")).at("id")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::tests::{any_campaign, campaign};
    use chrono::TimeDelta;
    use proptest::prelude::*;
    use tandem_model::Change;

    fn snapshot_of(campaigns: &[&Campaign]) -> Snapshot {
        let put = |held: &&Campaign| Change::PutCampaign(Box::new((*held).clone()));
        Snapshot::default().apply(&campaigns.iter().map(put).collect::<Vec<_>>())
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn live(campaign: &Campaign) -> Vec<String> {
        let live = Times::of(campaign).unwrap().between(at("2026-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z"));
        live.iter().map(|live| format!("{} {}", live.from.format("%F"), live.to.format("%F"))).collect()
    }

    #[test]
    fn a_campaign_started_by_hand_ends_as_planned_and_one_stopped_comes_again_next_year() {
        let spring = Campaign { yearly: true, ..campaign("2026-05-10 00:00", "2026-05-20 00:00", "UTC") };
        let early = started(&spring, at("2026-05-01T00:00:00Z")).unwrap();
        assert_eq!(live(&early), ["2026-05-01 2026-05-20", "2027-05-10 2027-05-20"]);
        let off = stopped(&early, at("2026-05-05T00:00:00Z")).unwrap();
        assert_eq!(live(&off), ["2027-05-10 2027-05-20"]);
        let again = started(&stopped(&spring, at("2026-05-12T00:00:00Z")).unwrap(), at("2026-05-15T00:00:00Z"));
        assert_eq!(live(&again.unwrap()), ["2026-05-10 2026-05-20", "2027-05-10 2027-05-20"]);
    }

    #[test]
    fn a_campaign_stopped_again_after_the_clock_was_set_back_stays_stopped() {
        let spring = campaign("2026-05-10 00:00", "2026-05-20 00:00", "UTC");
        let stopped_early = stopped(&spring, at("2026-05-15T00:00:05Z")).unwrap();
        let again = stopped(&stopped_early, at("2026-05-15T00:00:02Z")).unwrap();
        assert_eq!(live(&again), ["2026-05-10 2026-05-15"]);
    }

    #[test]
    fn what_is_over_cannot_be_started_nor_what_is_not_live_stopped() {
        let spring = campaign("2026-05-10 00:00", "2026-05-20 00:00", "UTC");
        let code = |done: Result<Campaign, Fault>| done.unwrap_err().code;
        assert_eq!(code(started(&spring, at("2026-05-20T00:00:00Z"))), "campaign_over");
        assert_eq!(code(stopped(&spring, at("2026-05-20T00:00:00Z"))), "not_live");
        assert_eq!(code(stopped(&spring, at("2026-05-09T23:59:59Z"))), "not_live");
    }

    #[test]
    fn a_switch_that_another_rulebook_lacks_is_told_with_what_becomes_of_the_campaign() {
        let now = at("2026-05-12T00:00:00Z");
        let plan = campaign("2026-05-10 00:00", "2026-05-20 00:00", "UTC");
        let early = Campaign { switch: None, ..campaign("2026-06-10 00:00", "2026-06-20 00:00", "UTC") };
        let check = |live: &Campaign, draft: Option<&Campaign>, expected: &[AfterSwitch]| {
            let taken = switches_taken(&snapshot_of(&[live]), &snapshot_of(draft.as_slice()), now);
            let then: Vec<AfterSwitch> = taken.iter().map(|taken| taken.then).collect();
            assert_eq!(then, expected);
        };
        let (off, on) = (stopped(&plan, now).unwrap(), started(&early, now).unwrap());
        check(&off, Some(&plan), &[AfterSwitch::Begins]);
        check(&on, Some(&early), &[AfterSwitch::Ends]);
        check(&off, Some(&off), &[]);
        check(&plan, Some(&off), &[]);
        check(&on, None, &[AfterSwitch::Gone]);
        let begun = Campaign { starts: plan.starts, ends: plan.ends, ..on.clone() };
        check(&begun, Some(&plan), &[AfterSwitch::Stays]);
        let over = Campaign { switch: Some(Switch { to: now, ..on.switch.unwrap() }), ..on };
        check(&over, Some(&early), &[]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        #[test]
        fn the_last_switch_alone_says_what_all_of_them_one_after_the_other_say(
            plan in any_campaign(),
            pressed in prop::collection::vec((any::<bool>(), 1i64..60 * 24 * 200), 1..8),
            minutes in prop::collection::vec(0i64..60 * 24 * 900, 16),
        ) {
            let mut held = Campaign { switch: None, ..plan.clone() };
            let (mut now, mut all) = (at("2024-03-01T00:00:00Z"), Vec::new());
            for (on, later) in pressed {
                now += TimeDelta::minutes(later);
                let is_live = Times::of(&held).unwrap().is_live(now);
                let next = if on && !is_live { started(&held, now) } else { stopped(&held, now) };
                if let Ok(next) = next {
                    all.extend(next.switch);
                    held = next;
                }
            }
            let planned = Times::of(&Campaign { switch: None, ..plan }).unwrap();
            let ends = all.iter().flat_map(|switch| [switch.to - TimeDelta::seconds(1), switch.to]);
            for at in minutes.into_iter().map(|minute| now + TimeDelta::minutes(minute)).chain(ends).filter(|at| *at >= now) {
                let latest = all.iter().rfind(|switch| switch.from <= at && at < switch.to);
                let replayed = latest.map_or_else(|| planned.is_live(at), |switch| switch.on);
                prop_assert_eq!(Times::of(&held).unwrap().is_live(at), replayed, "{} {:?} {:?}", at, held, all);
            }
        }
    }
}
