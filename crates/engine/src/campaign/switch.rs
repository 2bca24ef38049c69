//! Campaigns started and stopped by hand.

use super::Times;
use crate::Snapshot;
use chrono::{DateTime, Utc};
use tandem_model::{Campaign, CampaignTarget, Fault, Switch};

/// The campaign as it is live from an instant to the end of its running or next time, whatever was said by hand before.
pub fn started(campaign: &Campaign, at: DateTime<Utc>) -> Result<Campaign, Fault> {
    let planned = Times::of(&Campaign { switch: None, ..campaign.clone() });
    let next = planned.and_then(|times| times.next(at, 1).pop());
    let to = next.ok_or_else(|| over(&campaign.name))?.to;
    Ok(Campaign { switch: Some(Switch { on: true, from: at, to }), ..campaign.clone() })
}

/// The campaign as it is no longer live from an instant to the end of its running time.
pub fn stopped(campaign: &Campaign, at: DateTime<Utc>) -> Result<Campaign, Fault> {
    let times = Times::of(campaign).filter(|times| times.is_live(at));
    let running = times.and_then(|times| times.next(at, 1).pop());
    let to = running.ok_or_else(|| not_live(&campaign.name))?.to;
    Ok(Campaign { switch: Some(Switch { on: false, from: at, to }), ..campaign.clone() })
}

/// Refuses a campaign that names what a snapshot lacks.
pub fn refuse_unpublished(live: &Snapshot, campaign: &Campaign) -> Result<(), Fault> {
    let lacks = |target: &CampaignTarget| match target {
        CampaignTarget::Link(key) => live.link(key).is_none().then(|| format!("the link `{key}`")),
        CampaignTarget::Rule(id) => live.book().rule(id).is_none().then(|| format!("the rule `{id}`")),
    };
    match campaign.actions.iter().find_map(|action| lacks(&action.target)) {
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
    use crate::campaign::tests::campaign;

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
    fn what_is_over_cannot_be_started_nor_what_is_not_live_stopped() {
        let spring = campaign("2026-05-10 00:00", "2026-05-20 00:00", "UTC");
        let code = |done: Result<Campaign, Fault>| done.unwrap_err().code;
        assert_eq!(code(started(&spring, at("2026-05-20T00:00:00Z"))), "campaign_over");
        assert_eq!(code(stopped(&spring, at("2026-05-20T00:00:00Z"))), "not_live");
        assert_eq!(code(stopped(&spring, at("2026-05-09T23:59:59Z"))), "not_live");
    }
}
