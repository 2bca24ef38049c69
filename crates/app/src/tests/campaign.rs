//! Campaigns: saved, listed with their times, copied and taken back.

use crate::fixture::{bikes, rule};
use crate::*;
use tandem_model::*;

pub(super) fn winter(id: &str) -> Campaign {
    let local = |day: &str| format!("{day}T00:00:00").parse().unwrap();
    Campaign {
        id: id.to_owned(),
        name: "Winter".to_owned(),
        starts: local("2026-12-01"),
        ends: local("2027-02-01"),
        zone: "Europe/Berlin".to_owned(),
        yearly: true,
        actions: vec![CampaignAction {
            target: CampaignTarget::Rule("helmets-for-bikes".to_owned()),
            effect: Effect::Boost(150),
        }],
        placements: Vec::new(),
        channels: Vec::new(),
        switch: None,
        owner: String::new(),
        note: String::new(),
    }
}

pub(super) async fn save(app: &App, campaign: Campaign) -> CampaignSaved {
    save_campaign(app, SaveCampaign { campaign }).await.unwrap()
}

pub(super) async fn listed(app: &App, ask: ListCampaigns) -> Vec<CampaignRow> {
    list_campaigns(app, ask).await.unwrap().campaigns
}

pub(super) fn at(text: &str) -> Option<chrono::DateTime<chrono::Utc>> {
    Some(text.parse().unwrap())
}

#[tokio::test]
async fn a_campaign_is_saved_listed_with_its_times_and_taken_back() {
    let shop = bikes().await;
    let app = &shop.app;
    save_rule(app, SaveRule { rule: rule("") }).await.unwrap();
    let saved = save(app, winter("")).await.campaign.unwrap();
    assert_eq!(save(app, saved.clone()).await.campaign, Some(saved.clone()));
    let ask = ListCampaigns { from: at("2027-01-01T00:00:00Z"), to: at("2028-01-01T00:00:00Z"), ..Default::default() };
    let rows = listed(app, ask).await;
    let times: Vec<String> = rows[0].occurrences.iter().map(|live| live.from.to_rfc3339()).collect();
    assert_eq!((rows[0].campaign.id.as_str(), rows[0].summary.as_str()), ("winter", "boosts 1 rule to 150 %"));
    assert_eq!(times, ["2026-11-30T23:00:00+00:00", "2027-11-30T23:00:00+00:00"]);
    let on = |day| ListCampaigns { live_at: at(day), ..Default::default() };
    assert_eq!(listed(app, on("2026-12-24T00:00:00Z")).await.len(), 1);
    assert_eq!(listed(app, on("2026-10-24T00:00:00Z")).await, []);
    remove_campaign(app, CampaignRef { id: saved.id }).await.unwrap();
    assert_eq!(listed(app, ListCampaigns::default()).await, []);
    undo(app, Nothing {}).await.unwrap();
    assert_eq!(listed(app, ListCampaigns::default()).await.len(), 1);
}

#[tokio::test]
async fn campaigns_are_told_of_at_either_end_of_the_calendar() {
    let shop = bikes().await;
    save(&shop.app, winter("")).await;
    for instant in [chrono::DateTime::<chrono::Utc>::MIN_UTC, chrono::DateTime::<chrono::Utc>::MAX_UTC] {
        let ask = ListCampaigns { live_at: Some(instant), ..Default::default() };
        assert_eq!(listed(&shop.app, ask).await, [], "{instant}");
    }
}

#[tokio::test]
async fn a_campaign_is_judged_before_it_is_saved() {
    let shop = bikes().await;
    let check = |campaign| check_campaign(&shop.app, CheckCampaign { campaign });
    let verdict = check(winter("")).await.unwrap();
    assert_eq!((verdict.faults.len(), verdict.occurrences.len()), (0, 5));
    assert_eq!(verdict.findings[0].code, finding_code::CAMPAIGN_MISSING_RULE);
    let wrong = check(Campaign { zone: "Mars/Base".to_owned(), ..winter("") }).await.unwrap();
    assert_eq!((wrong.faults[0].pointer.as_str(), wrong.findings.len()), ("/zone", 0));
    let spaced = check(Campaign { zone: " Europe/Berlin ".to_owned(), ..winter("") }).await.unwrap();
    assert_eq!((spaced.faults, spaced.occurrences.len()), (vec![], 5), "as it would be stored");
    let saved = save(&shop.app, Campaign { ends: winter("").starts, ..winter("") }).await;
    assert_eq!((saved.faults[0].code.as_str(), saved.campaign), ("ends_before_start", None));
}

#[tokio::test]
async fn the_check_of_everything_tells_what_campaigns_name_and_is_gone() {
    let shop = bikes().await;
    let copied = DuplicateCampaign { id: "winter".to_owned(), years: 1 };
    save(&shop.app, winter("")).await;
    let copy = duplicate_campaign(&shop.app, copied).await.unwrap().campaign.unwrap();
    assert_eq!((copy.name.as_str(), copy.yearly), ("Winter 2027", false));
    let report = check_rulebook(&shop.app, Nothing {}).await.unwrap();
    let gone: Vec<&str> = report.findings.iter().map(|finding| finding.campaigns[0].id.as_str()).collect();
    assert_eq!((gone, report.counts.errors), (vec!["winter-2027", "winter"], 2));
}

#[tokio::test]
async fn zones_are_listed_with_that_of_the_machine_where_it_is_known() {
    let zones = list_zones(&bikes().await.app, Nothing {}).await.unwrap();
    assert!(zones.zones.contains(&"Europe/Berlin".to_owned()));
    assert!(zones.local.is_none_or(|local| zones.zones.contains(&local)));
}
