//! What one campaign changes for shoppers: the lists with it against those without.

use super::compare::Differing;
use super::edition::Edition;
use super::lists::{Asked, compare_lists};
use crate::campaign::Times;
use chrono::{DateTime, Utc};
use tandem_model::{Campaign, CampaignChanges, Change, Fault, ItemKey, ProductBatch};

/// Of a campaign as it is given, whether or not the edition has it. Errors and cost: as for [`compare_lists`].
pub fn compare_campaign(
    edition: &Edition,
    campaign: &Campaign,
    products: &ProductBatch,
    placement: Option<&str>,
    now: DateTime<Utc>,
) -> Result<CampaignChanges, Fault> {
    let Some(at) = Times::of(campaign).and_then(|times| telling_instant(&times, now)) else {
        return Ok(CampaignChanges::default());
    };
    let placement = placement.or(campaign.placements.first().map(String::as_str));
    let channel = campaign.channels.first().map(String::as_str);
    let put = Change::PutCampaign(Box::new(campaign.clone()));
    let without = edition.after(&[Change::RemoveCampaign(campaign.id.clone())]);
    let with = edition.after(std::slice::from_ref(&put));
    let key = ItemKey::Campaign(campaign.id.clone());
    let differing = [Differing { key, before: None, after: Some(put) }];
    let asked = Asked { products, placement, channel, at };
    let lists = compare_lists(&without, &with, &differing, &asked)?;
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Ok(CampaignChanges { at: Some(at), placement: owned(placement), channel: owned(channel), lists })
}

/// When a campaign shows what it does: now where it is live, else when it starts next, else when it started last.
fn telling_instant(times: &Times, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if times.is_live(now) {
        return Some(now);
    }
    let before = || times.between(times.first(), now).last().map(|live| live.from);
    times.next(now, 1).first().map(|live| live.from).or_else(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::notation::written;
    use crate::snapshot::notation::snapshot;
    use tandem_model::{Settings, default_placements};

    const SHOP: &str = "A -> B accessory 80\n A -> C accessory 70\n D -> B accessory 60\n D -> C accessory 50";

    fn compared(campaign: &str, now: &str) -> CampaignChanges {
        let placements = default_placements().into_iter().map(|held| Change::PutPlacement(Box::new(held)));
        let edition = Edition::new(snapshot(SHOP), &Settings::default()).after(&placements.collect::<Vec<_>>());
        let now = format!("{now}T12:00:00Z").parse().unwrap();
        compare_campaign(&edition, &written(campaign), &ProductBatch::Top(100), None, now).unwrap()
    }

    /// Lists changed, products that gain or lose, places gained and lost.
    #[track_caller]
    fn check(actions: &str, expected: [u32; 4]) {
        let CampaignChanges { lists, .. } = compared(&format!("winter 2026-01-05 2026-02-01 {actions}"), "2026-01-10");
        assert_eq!([lists.changed, lists.products, lists.gained, lists.lost], expected, "{actions}");
        assert_eq!(lists.compared, 4);
    }

    #[test]
    fn what_a_campaign_changes_is_counted_in_lists_products_and_places() {
        check("", [0; 4]);
        check("off:A>B:accessory", [1, 1, 0, 1]);
        check("off:A>B:accessory off:D>B:accessory off:D>C:accessory", [2, 2, 0, 3]);
        check("200:A>C:accessory", [1, 0, 0, 0]);
        check("off:A>B:accessory channel=web", [1, 1, 0, 1]);
        check("off:A>B:accessory placement=cart channel=web", [1, 1, 0, 1]);
    }

    #[track_caller]
    fn check_instant(campaign: &str, now: &str, expected: Option<&str>) {
        let at = compared(&format!("{campaign} off:A>B:accessory"), now).at;
        assert_eq!(at, expected.map(|at| at.parse().unwrap()), "{campaign} at {now}");
    }

    #[test]
    fn it_is_told_for_now_or_the_next_start_or_the_last() {
        let winter = "winter 2026-01-05 2026-02-01";
        check_instant(winter, "2026-01-10", Some("2026-01-10T12:00:00Z"));
        check_instant(winter, "2025-07-01", Some("2026-01-04T23:00:00Z"));
        check_instant(winter, "2029-07-01", Some("2026-01-04T23:00:00Z"));
        check_instant("winter 2026-02-01 2026-01-05", "2026-01-10", None);
        assert_eq!(compared("winter 2029-01-05 2029-02-01 off:A>B:accessory", "2026-01-10").lists.lost, 1);
    }

    #[test]
    fn a_place_says_that_the_campaign_took_it() {
        let lists = compared("winter 2026-01-05 2026-02-01 off:A>B:accessory", "2026-01-10").lists.lists;
        assert_eq!((lists[0].trigger.as_str(), lists[0].lost[0].because.as_str()), ("A", "campaign ‘Winter’"));
    }
}
