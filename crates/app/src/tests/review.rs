//! A second pair of eyes, and rolling back with it and without.

use crate::fixture::{Shop, bikes, rule};
use crate::tests::campaign::{save, winter};
use crate::tests::version::{DRAFT, LIVE, publish_now, publishing, shown};
use crate::*;
use tandem_model::*;

pub(super) async fn named(app: &App, name: &str) {
    set_user(app, User { name: name.to_owned() }).await.unwrap();
}

async fn with_review(shop: &Shop, review: bool) {
    let settings = shop.status().await.settings;
    set_settings(&shop.app, Settings { review, ..settings }).await.unwrap();
}

/// The proposal that there is.
async fn approve(shop: &Shop) -> Result<Status, Fault> {
    let at = shop.status().await.publishing.proposal.unwrap().at;
    approve_draft(&shop.app, ApproveDraft { at }).await
}

fn back_to(number: u32) -> RollBack {
    RollBack { number, note: "too early".to_owned(), unreviewed: false }
}

#[tokio::test]
async fn rolling_back_publishes_the_older_one_and_leaves_the_draft() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    publish_now(&shop.app).await;
    shop.link("R1", "R2", "upsell").await;
    publish_now(&shop.app).await;
    let version = roll_back(&shop.app, back_to(1)).await.unwrap().version.unwrap();
    assert_eq!((version.number, version.repeats, version.note.as_str()), (3, Some(1), "too early"));
    assert_eq!(shown(&shop.app, "R1", LIVE).await, ["H1"]);
    assert_eq!(shown(&shop.app, "R1", DRAFT).await, ["R2", "H1"]);
    assert_eq!(publishing(&shop).await, (Some(3), 1));
    assert_eq!(roll_back(&shop.app, back_to(3)).await.unwrap_err().code, "already_live");
    assert_eq!(roll_back(&shop.app, back_to(9)).await.unwrap_err().code, "unknown_version");
}

#[tokio::test]
async fn with_review_one_name_proposes_another_approves_and_neither_order_is_skipped() {
    let shop = bikes().await;
    let app = &shop.app;
    with_review(&shop, true).await;
    shop.link("R1", "H1", "accessory").await;
    let code = async || publish(app, Publish::default()).await.unwrap_err().code;
    named(app, "Ann").await;
    assert_eq!(code().await, "not_proposed");
    propose_draft(app, ProposeDraft { note: "please look".to_owned() }).await.unwrap();
    assert_eq!(code().await, "not_approved");
    assert_eq!(approve(&shop).await.unwrap_err().code, "same_name");
    named(app, "Bob").await;
    approve(&shop).await.unwrap();
    let proposal = shop.status().await.publishing.proposal.unwrap();
    assert_eq!((proposal.by.as_str(), proposal.approved_by.as_deref(), proposal.stale), ("Ann", Some("Bob"), false));
    shop.link("R2", "H1", "accessory").await;
    assert!(shop.status().await.publishing.proposal.unwrap().stale);
    assert_eq!(code().await, "not_proposed");
    undo(app, Nothing {}).await.unwrap();
    assert!(!shop.status().await.publishing.proposal.unwrap().stale, "it is what was proposed again");
    named(app, "Ann").await;
    assert_eq!(code().await, "same_name");
    named(app, "Bob").await;
    let version = publish(app, Publish::default()).await.unwrap().version.unwrap();
    assert_eq!((version.author.as_str(), version.approved_by.as_deref()), ("Bob", Some("Bob")));
    assert_eq!(shop.status().await.publishing.proposal, None);
    assert_eq!(withdraw_proposal(app, Nothing {}).await.unwrap_err().code, "not_proposed");
}

#[tokio::test]
async fn names_that_differ_in_case_and_spaces_alone_are_one_pair_of_eyes() {
    let shop = bikes().await;
    let app = &shop.app;
    with_review(&shop, true).await;
    shop.link("R1", "H1", "accessory").await;
    named(app, "Ann Lee").await;
    propose_draft(app, ProposeDraft { note: String::new() }).await.unwrap();
    for name in ["ann lee", "ANN LEE", " Ann  Lee", "Ann\u{a0}Lee"] {
        named(app, name).await;
        assert_eq!(approve(&shop).await.unwrap_err().code, "same_name", "{name}");
    }
    named(app, "Bob").await;
    approve(&shop).await.unwrap();
    named(app, "ann lee").await;
    assert_eq!(publish(app, Publish::default()).await.unwrap_err().code, "same_name");
}

#[tokio::test]
async fn with_review_a_campaign_that_nobody_has_seen_is_not_started() {
    let shop = bikes().await;
    let app = &shop.app;
    save_rule(app, SaveRule { rule: rule("") }).await.unwrap();
    publish_now(app).await;
    with_review(&shop, true).await;
    save(app, Campaign { yearly: false, ends: winter("").starts + chrono::TimeDelta::days(36_500), ..winter("") })
        .await;
    let start = async || start_campaign(app, CampaignRef { id: "winter".to_owned() }).await;
    assert_eq!(start().await.unwrap_err().code, "not_reviewed");
    with_review(&shop, false).await;
    assert!(start().await.unwrap().version.is_some());
    with_review(&shop, true).await;
    assert!(stop_campaign(app, CampaignRef { id: "winter".to_owned() }).await.unwrap().version.is_some());
    assert!(start().await.unwrap().version.is_some(), "it was published");
}

#[tokio::test]
async fn only_the_proposal_that_was_read_is_approved() {
    let shop = bikes().await;
    let app = &shop.app;
    shop.link("R1", "H1", "accessory").await;
    named(app, "Ann").await;
    propose_draft(app, ProposeDraft { note: "one link".to_owned() }).await.unwrap();
    let read = shop.status().await.publishing.proposal.unwrap();
    shop.link("R2", "H1", "accessory").await;
    propose_draft(app, ProposeDraft { note: "two links".to_owned() }).await.unwrap();
    named(app, "Bob").await;
    let refused = approve_draft(app, ApproveDraft { at: read.at }).await.unwrap_err();
    assert_eq!(refused.code, "newer_proposal");
    assert!(approve(&shop).await.is_ok());
}

#[tokio::test]
async fn with_review_a_version_that_nobody_approved_is_rolled_back_to_only_in_an_emergency() {
    let shop = bikes().await;
    let app = &shop.app;
    shop.link("R1", "H1", "accessory").await;
    publish_now(app).await;
    with_review(&shop, true).await;
    shop.link("R2", "H1", "accessory").await;
    named(app, "Ann").await;
    propose_draft(app, ProposeDraft { note: String::new() }).await.unwrap();
    named(app, "Bob").await;
    approve(&shop).await.unwrap();
    publish_now(app).await;
    assert_eq!(roll_back(app, back_to(1)).await.unwrap_err().code, "not_reviewed");
    assert_eq!(publishing(&shop).await.0, Some(2));
    let emergency = RollBack { unreviewed: true, ..back_to(1) };
    let version = roll_back(app, emergency).await.unwrap().version.unwrap();
    assert_eq!((version.number, version.approved_by), (3, None));
    named(app, "Ann").await;
    let again = roll_back(app, back_to(2)).await.unwrap().version.unwrap();
    assert_eq!((again.repeats, again.approved_by.as_deref()), (Some(2), Some("Bob")));
    assert_eq!(roll_back(app, back_to(3)).await.unwrap_err().code, "not_reviewed", "repeating is no approval");
    with_review(&shop, false).await;
    assert!(roll_back(app, back_to(1)).await.unwrap().version.is_some());
}

#[tokio::test]
async fn errors_of_an_older_version_are_told_and_keep_nobody_from_rolling_back_to_it() {
    let shop = bikes().await;
    let app = &shop.app;
    let saved = save_rule(app, SaveRule { rule: rule("") }).await.unwrap().rule.unwrap();
    publish_now(app).await;
    let errors = async |version| check_version(app, CheckVersion { version }).await.unwrap().counts.errors;
    assert_eq!(errors(LIVE).await, 0);
    remove_rules(app, RuleRefs { ids: vec![saved.id] }).await.unwrap();
    publish_now(app).await;
    remove_products(app, ProductRefs { skus: vec!["H1".into()] }).await.unwrap();
    assert_eq!((errors(VersionRef::Number(1)).await, errors(LIVE).await, errors(DRAFT).await), (1, 0, 0));
    assert_eq!(roll_back(app, back_to(1)).await.unwrap().version.unwrap().number, 3);
    assert_eq!(errors(LIVE).await, 1);
    let unknown = check_version(app, CheckVersion { version: VersionRef::Number(9) }).await;
    assert_eq!(unknown.unwrap_err().code, "unknown_version");
}
