//! Campaigns started and stopped by hand.

use crate::fixture::{Shop, bikes, rule};
use crate::tests::campaign::{at, listed, save, winter};
use crate::*;
use tandem_model::*;

fn id() -> CampaignRef {
    CampaignRef { id: "winter".to_owned() }
}

/// Whether the campaign is live now, in a version.
async fn is_live(app: &App, version: VersionRef) -> bool {
    let rows = listed(app, ListCampaigns { version, ..Default::default() }).await;
    rows.iter().any(|row| row.live)
}

/// Comes a hundred days from now, for ten.
fn soon() -> Campaign {
    let starts = (chrono::Utc::now() + chrono::TimeDelta::days(100)).naive_utc();
    Campaign { starts, ends: starts + chrono::TimeDelta::days(10), yearly: false, ..winter("") }
}

#[tokio::test]
async fn a_campaign_started_by_hand_is_live_and_the_draft_stays_as_it_is() {
    let shop = bikes().await;
    let app = &shop.app;
    assert_eq!(start_campaign(app, id()).await.unwrap_err().code, "nothing_published");
    save_rule(app, SaveRule { rule: rule("") }).await.unwrap();
    publish(app, Publish::default()).await.unwrap();
    assert_eq!(start_campaign(app, id()).await.unwrap_err().code, "unknown_campaign");
    save(app, soon()).await;
    assert_eq!(stop_campaign(app, id()).await.unwrap_err().code, "not_live");
    let started = start_campaign(app, id()).await.unwrap().version.unwrap();
    assert_eq!((started.number, started.note.as_str(), started.campaigns), (2, "campaign ‘Winter’ started", 1));
    assert!(is_live(app, VersionRef::Live).await && !is_live(app, VersionRef::Draft).await);
    assert_eq!(start_campaign(app, id()).await.unwrap_err().code, "already_live");
    assert_eq!(stop_campaign(app, id()).await.unwrap().version.unwrap().number, 3);
    assert!(!is_live(app, VersionRef::Live).await && is_live(app, VersionRef::Number(2)).await);
}

#[tokio::test]
async fn a_campaign_that_is_over_or_names_what_is_not_published_is_not_started() {
    let shop = bikes().await;
    let app = &shop.app;
    shop.link("R1", "H1", "accessory").await;
    publish(app, Publish::default()).await.unwrap();
    save_rule(app, SaveRule { rule: rule("") }).await.unwrap();
    let saved = save(app, soon()).await.campaign.unwrap();
    assert_eq!(start_campaign(app, id()).await.unwrap_err().code, "not_published");
    publish(app, Publish::default()).await.unwrap();
    let long_ago = Campaign {
        starts: at("2001-01-01T00:00:00Z").unwrap().naive_utc(),
        ends: at("2001-02-01T00:00:00Z").unwrap().naive_utc(),
        ..saved
    };
    save(app, long_ago).await;
    publish(app, Publish::default()).await.unwrap();
    assert_eq!(start_campaign(app, id()).await.unwrap_err().code, "campaign_over");
}

fn turns_on(rule: &str) -> Vec<CampaignAction> {
    vec![CampaignAction { target: CampaignTarget::Rule(rule.to_owned()), effect: Effect::Activate }]
}

#[tokio::test]
async fn a_campaign_whose_season_would_close_a_blocked_loop_is_not_started() {
    let shop = bikes().await;
    let app = &shop.app;
    let there = Rule { status: RuleStatus::Paused, ..rule("") };
    let back = Rule {
        name: "Back".to_owned(),
        when: Condition::Leaf(Leaf {
            field: Field::Trigger(ProductFact::Sku),
            op: Op::Equals,
            value: Some(Value::Text("H1".to_owned())),
        }),
        show: Show { include: vec!["R1".into()], ..Show::default() },
        ..there.clone()
    };
    for rule in [there, back] {
        save_rule(app, SaveRule { rule }).await.unwrap();
    }
    let later = Campaign { actions: turns_on("back"), ..soon() };
    let starts = later.starts - chrono::TimeDelta::days(110);
    let now = Campaign {
        name: "Now".to_owned(),
        starts,
        ends: starts + chrono::TimeDelta::days(20),
        actions: turns_on("helmets-for-bikes"),
        ..later.clone()
    };
    for campaign in [now, later] {
        assert_eq!(save(app, campaign).await.faults, []);
    }
    publish(app, Publish::default()).await.unwrap().version.unwrap();
    let refused = start_campaign(app, id()).await.unwrap();
    let codes: Vec<&str> = refused.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!((refused.version, codes), (None, vec![finding_code::CYCLE]));
    assert_eq!(shop.status().await.publishing.live, Some(1));
    stop_campaign(app, CampaignRef { id: "now".to_owned() }).await.unwrap();
    assert!(start_campaign(app, id()).await.unwrap().version.is_some(), "they are no longer live together");
}

/// The rule and the campaign are published, and the campaign is started.
async fn started() -> Shop {
    let shop = bikes().await;
    save_rule(&shop.app, SaveRule { rule: rule("") }).await.unwrap();
    save(&shop.app, soon()).await;
    publish(&shop.app, Publish::default()).await.unwrap();
    start_campaign(&shop.app, id()).await.unwrap();
    shop
}

async fn taken_back(app: &App) -> Vec<(String, bool, AfterSwitch)> {
    let ask = CompareVersions {
        from: VersionRef::Live,
        to: VersionRef::Draft,
        products: ProductBatch::None,
        placement: None,
        at: None,
    };
    let switches = compare_versions(app, ask).await.unwrap().switches;
    switches.into_iter().map(|taken| (taken.campaign.name, taken.switch.on, taken.then)).collect()
}

#[tokio::test]
async fn what_was_started_by_hand_and_is_not_in_the_draft_is_told_before_and_after_it_is_taken_back() {
    let shop = started().await;
    let app = &shop.app;
    assert_eq!(taken_back(app).await, [("Winter".to_owned(), true, AfterSwitch::Ends)]);
    let published = publish(app, Publish::default()).await.unwrap();
    assert_eq!((published.switches.len(), published.switches[0].then), (1, AfterSwitch::Ends));
    assert!(!is_live(app, VersionRef::Live).await);
    assert_eq!(taken_back(app).await, []);
    assert_eq!(keep_switch(app, id()).await.unwrap_err().code, "not_switched");
    let back = roll_back(app, RollBack { number: 2, note: String::new(), unreviewed: false }).await.unwrap();
    assert_eq!(back.switches, []);
    assert!(is_live(app, VersionRef::Live).await);
}

#[tokio::test]
async fn a_switch_that_is_kept_is_in_the_draft_and_stays_when_that_is_published() {
    let shop = started().await;
    let app = &shop.app;
    shop.link("R1", "H1", "accessory").await;
    keep_switch(app, id()).await.unwrap();
    assert_eq!(shop.status().await.undo.as_deref(), Some("campaign ‘Winter’ kept started"));
    assert_eq!((taken_back(app).await, shop.status().await.publishing.changes), (vec![], 1));
    let revision = shop.status().await.revision;
    keep_switch(app, id()).await.unwrap();
    assert_eq!(shop.status().await.revision, revision, "it is there already");
    let published = publish(app, Publish::default()).await.unwrap();
    assert_eq!((published.version.unwrap().number, published.switches), (3, vec![]));
    assert!(is_live(app, VersionRef::Live).await && is_live(app, VersionRef::Draft).await);
    stop_campaign(app, id()).await.unwrap();
    assert_eq!(taken_back(app).await, [("Winter".to_owned(), false, AfterSwitch::Begins)]);
}

#[tokio::test]
async fn only_what_is_in_both_can_be_kept() {
    let shop = bikes().await;
    let app = &shop.app;
    assert_eq!(keep_switch(app, id()).await.unwrap_err().code, "nothing_published");
    let shop = started().await;
    remove_campaign(&shop.app, id()).await.unwrap();
    assert_eq!(taken_back(&shop.app).await, [("Winter".to_owned(), true, AfterSwitch::Gone)]);
    assert_eq!(keep_switch(&shop.app, id()).await.unwrap_err().code, "unknown_campaign");
}
