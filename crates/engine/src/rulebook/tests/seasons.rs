//! Loops that are there only while a campaign is live.

use super::campaigns::named;
use super::{new_link, now, refusal, set, told};
use crate::Rulebook;
use crate::rule::Book;
use crate::rule::notation::rules;
use crate::snapshot::notation::snapshot;
use tandem_model::{
    Campaign, CampaignTarget, Change, Effect, NewLink, RULES_VERSION, RulesDocument, SetLink, Severity,
};

/// A link that leads back over a paused rule, and a campaign that turns it on.
fn looped(kind: &str, campaigns: Vec<Campaign>) -> Rulebook {
    let document = RulesDocument {
        version: RULES_VERSION,
        rules: rules(&format!("coats {kind} : sku=A -> +D ; paused\nscarves {kind} : sku=B -> +D ; paused")),
        blocks: Vec::new(),
        placements: Vec::new(),
        strategies: Vec::new(),
    };
    let shop = snapshot(&format!("D -> A {kind}\nB"));
    Rulebook::of(shop.with_book(Book::of(document).with_campaigns(campaigns), []))
}

#[test]
fn a_loop_that_a_season_closes_is_refused_where_loops_are_blocked() {
    let winter = Campaign { id: String::new(), ..named("Winter", &[("coats", Effect::Activate)]) };
    assert_eq!(refusal(looped("upsell", Vec::new()).plan_campaign(&winter, now())), "cycle");
    let harmless = Campaign { id: String::new(), ..named("Winter", &[("scarves", Effect::Activate)]) };
    assert_eq!(told(looped("upsell", Vec::new()).plan_campaign(&harmless, now())), "campaign ‘Winter’ added");
    let paused = Campaign { id: String::new(), ..named("Winter", &[("coats", Effect::Boost(150))]) };
    assert_eq!(told(looped("upsell", Vec::new()).plan_campaign(&paused, now())), "campaign ‘Winter’ added");
}

#[test]
fn a_loop_that_is_only_there_in_a_season_says_so() {
    let winter = named("Winter", &[("coats", Effect::Activate)]);
    let of = |campaigns: Vec<Campaign>| {
        let mut held = looped("cross-sell", Vec::new());
        held.set_time(now());
        let changes: Vec<Change> = campaigns.into_iter().map(|made| Change::PutCampaign(Box::new(made))).collect();
        assert_eq!(held.loop_status().warned, 0);
        held.apply(&changes);
        let found = held.check(now()).into_iter().filter(|finding| finding.code == "cycle");
        found.map(|finding| (finding.severity, finding.message, finding.campaigns.len())).collect::<Vec<_>>()
    };
    assert_eq!(of(Vec::new()), []);
    let message = "loop: A —rule ‘coats’→ D —link→ A, only while the campaign ‘Winter’ is live";
    assert_eq!(of(vec![winter.clone()]), [(Severity::Warning, message.to_owned(), 1)]);
    let spring = Campaign { starts: winter.ends, ends: winter.ends + chrono::TimeDelta::days(9), ..winter.clone() };
    let spring = Campaign { id: "spring".to_owned(), name: "Spring".to_owned(), ..spring };
    let either = message.replace("‘Winter’", "‘Spring’ or ‘Winter’");
    assert_eq!(of(vec![winter.clone(), spring]), [(Severity::Warning, either, 2)]);
    let long_ago = Campaign {
        starts: "2001-01-01T00:00:00".parse().unwrap(),
        ends: "2001-02-01T00:00:00".parse().unwrap(),
        ..winter
    };
    let never = message.replace("loop:", "loop whose steps are never live together:");
    assert_eq!(of(vec![long_ago]), [(Severity::Note, never, 1)]);
}

/// A link that leads back over a paused one.
fn paused(kind: &str) -> Rulebook {
    let mut held = Rulebook::of(snapshot(&format!("A -> B {kind}\nB -> A cross-sell")));
    let pause = SetLink { paused: Some(true), ..set("B -> A cross-sell") };
    let paused = held.plan_set_link(&pause).unwrap();
    held.apply(&paused.changes);
    held.set_time(now());
    held
}

fn turned_on(name: &str) -> Campaign {
    let mut winter = named(name, &[("B>A", Effect::Activate)]);
    let CampaignTarget::Link(key) = &mut winter.actions[0].target else { panic!() };
    key.kind = "cross-sell".to_owned();
    winter
}

#[test]
fn a_paused_link_closes_no_loop_until_it_is_resumed() {
    let mut held = paused("cross-sell");
    assert_eq!(held.check(now()), []);
    let resumed = held.plan_set_link(&SetLink { paused: Some(false), ..set("B -> A cross-sell") });
    assert_eq!(resumed.unwrap().findings[0].message, "closes a loop: B → A → B");
    assert_eq!(held.loop_status().warned, 0);
}

#[test]
fn a_loop_along_a_paused_link_is_there_only_while_a_campaign_turns_it_on() {
    let mut held = paused("cross-sell");
    let plan = held.plan_campaign(&Campaign { id: String::new(), ..turned_on("Winter") }, now()).unwrap();
    assert_eq!(plan.findings[0].message, "closes a loop: B → A → B, only while the campaign ‘Winter’ is live");
    held.apply(&plan.changes);
    let found = held.check(now());
    assert_eq!(found[0].message, "loop: A → B → A, only while the campaign ‘Winter’ is live");
    assert_eq!((found[0].severity, found[0].campaigns.len()), (Severity::Warning, 1));
    let resumed = held.plan_set_link(&SetLink { paused: Some(false), ..set("B -> A cross-sell") });
    assert_eq!(resumed.unwrap().findings[0].message, "closes a loop: B → A → B");
    held.apply(&[Change::RemoveCampaign("winter".to_owned())]);
    assert_eq!(held.check(now()), []);
}

#[test]
fn a_season_may_close_no_loop_that_is_blocked() {
    let mut held = Rulebook::of(snapshot("A -> B upsell"));
    let back = held.plan_link(&NewLink { paused: true, ..new_link("B -> A replacement") }).unwrap();
    assert_eq!(back.findings, []);
    held.apply(&back.changes);
    let mut winter = Campaign { id: String::new(), ..turned_on("Winter") };
    let CampaignTarget::Link(key) = &mut winter.actions[0].target else { panic!() };
    key.kind = "replacement".to_owned();
    assert_eq!(refusal(held.plan_campaign(&winter, now())), "cycle");
    let resume = SetLink { paused: Some(false), ..set("B -> A replacement") };
    assert_eq!(refusal(held.plan_set_link(&resume)), "cycle");
}
