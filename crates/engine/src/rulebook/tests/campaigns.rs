//! Campaigns saved, copied and judged.

use super::{now, refusal, told};
use crate::Rulebook;
use crate::campaign::tests::{campaign, does};
use crate::rule::Book;
use crate::rule::notation::rules;
use crate::snapshot::notation::snapshot;
use tandem_model::{
    Campaign, CampaignTarget, Change, DuplicateCampaign, Effect, Finding, Fix, RULES_VERSION, RuleFault, RulesDocument,
    Severity, default_placements,
};

const SHOP: &str = "A -> B accessory\nA <-> C cross-sell\nD";
const HOME: &str = "cart";

/// A shop with two rules and these campaigns.
fn book(campaigns: Vec<Campaign>) -> Rulebook {
    let document = RulesDocument {
        version: RULES_VERSION,
        rules: rules("coats upsell : sku=A -> +D\nscarves accessory : sku=B -> +D"),
        blocks: Vec::new(),
        placements: default_placements(),
        strategies: Vec::new(),
    };
    Rulebook::of(snapshot(SHOP).with_book(Book::of(document).with_campaigns(campaigns), []))
}

pub(super) fn named(name: &str, actions: &[(&str, Effect)]) -> Campaign {
    Campaign {
        id: name.to_lowercase(),
        name: name.to_owned(),
        actions: actions.iter().map(|&(target, effect)| does(target, effect)).collect(),
        ..campaign("2026-12-01 00:00", "2027-02-01 00:00", "Europe/Berlin")
    }
}

/// The findings of the last of some campaigns, beside the others.
#[track_caller]
fn check(mut campaigns: Vec<Campaign>, expected: &[&str]) {
    let last = campaigns.last().cloned().unwrap();
    let told = |book: &Rulebook| -> Vec<String> {
        let found = book.campaign_findings(&last, now()).into_iter();
        found.map(|finding| format!("{} {}", finding.code, finding.message)).collect()
    };
    let stored = told(&book(campaigns.clone()));
    campaigns.pop();
    assert_eq!(
        (told(&book(campaigns)), &stored),
        (stored.clone(), &expected.iter().map(|&line| line.to_owned()).collect())
    );
}

#[test]
fn a_campaign_is_saved_under_an_id_made_of_its_name_and_changed_under_it() {
    let mut held = book(Vec::new());
    let new = Campaign { id: String::new(), ..named(" Winter Sale ", &[("coats", Effect::Activate)]) };
    let plan = held.plan_campaign(&new, now()).unwrap();
    assert_eq!(plan.label, "campaign ‘Winter Sale’ added");
    held.apply(&plan.changes);
    let stored = held.snapshot().book().campaign("winter-sale").unwrap().clone();
    assert_eq!(held.plan_campaign(&stored, now()).unwrap().changes, []);
    let renamed = Campaign { name: "Snow".to_owned(), ..stored.clone() };
    assert_eq!(told(held.plan_campaign(&renamed, now())), "campaign ‘Winter Sale’ changed to ‘Snow’");
    assert_eq!(told(held.plan_remove_campaign("winter-sale")), "campaign ‘Winter Sale’ removed");
    assert_eq!(refusal(held.plan_remove_campaign("summer")), "unknown_campaign");
    assert_eq!(refusal(held.plan_campaign(&named("Summer", &[]), now())), "unknown_campaign");
    let reversed = Campaign { ends: stored.starts, ..stored };
    assert_eq!(refusal(held.plan_campaign(&reversed, now())), "/ends ends_before_start");
}

#[test]
fn a_copy_lies_in_another_year_and_ends_by_itself() {
    let yearly = Campaign { yearly: true, ..named("Winter 2026", &[("coats", Effect::Activate)]) };
    let held = book(vec![Campaign { id: "winter".to_owned(), ..yearly }]);
    let copy = |years| held.plan_duplicate(&DuplicateCampaign { id: "winter".to_owned(), years }, now());
    let plan = copy(1).unwrap();
    assert_eq!(plan.label, "campaign ‘Winter 2026’ copied");
    let [Change::PutCampaign(copied)] = &plan.changes[..] else { panic!("{plan:?}") };
    assert_eq!((copied.id.as_str(), copied.name.as_str(), copied.yearly), ("winter-2027", "Winter 2027", false));
    assert_eq!(
        (copied.starts.to_string(), copied.ends.to_string()),
        ("2027-12-01 00:00:00".to_owned(), "2028-02-01 00:00:00".to_owned())
    );
    assert_eq!(refusal(copy(9000)), "/starts year_out_of_range, /ends year_out_of_range");
    assert_eq!(refusal(copy(i32::MAX)), "year_out_of_range");
}

#[test]
fn a_two_way_link_is_one_link_from_either_end() {
    let mut mirrored = named("Winter", &[("C>A", Effect::Pause)]);
    let CampaignTarget::Link(key) = &mut mirrored.actions[0].target else { panic!() };
    key.kind = "cross-sell".to_owned();
    mirrored.id = String::new();
    let plan = book(Vec::new()).plan_campaign(&mirrored, now()).unwrap();
    let [Change::PutCampaign(stored)] = &plan.changes[..] else { panic!("{plan:?}") };
    let CampaignTarget::Link(key) = &stored.actions[0].target else { panic!() };
    assert_eq!((key.from.as_str(), key.to.as_str()), ("A", "C"));
    let twice = Campaign { actions: vec![mirrored.actions[0].clone(), stored.actions[0].clone()], ..mirrored };
    let code = |faults: &[RuleFault]| faults.iter().map(|fault| fault.code.clone()).collect::<Vec<_>>();
    assert_eq!(code(&book(Vec::new()).campaign_faults(&twice)), ["named_twice"]);
}

#[test]
fn what_a_campaign_names_and_is_gone_is_an_error() {
    let winter = named("Winter", &[("A>D", Effect::Pause), ("socks", Effect::Activate), ("coats", Effect::Activate)]);
    let gone = Campaign { placements: vec!["attic".to_owned()], ..winter };
    check(
        vec![gone],
        &[
            "campaign_missing_link `Winter` names the link `A → D`, which is gone",
            "campaign_missing_rule `Winter` names the rule `socks`, which is gone",
            "campaign_missing_placement `Winter` holds in the placement `attic`, which is gone",
        ],
    );
    let found = book(Vec::new()).campaign_findings(&named("Winter", &[("socks", Effect::Pause)]), now());
    assert_eq!((found[0].severity, found[0].rules[0].id.as_str()), (Severity::Error, "socks"));
}

#[test]
fn a_campaign_that_does_nothing_is_over_or_never_comes_is_told() {
    check(vec![named("Winter", &[])], &["campaign_empty `Winter` does nothing: it names no link and no rule"]);
    let of = |starts, ends| Campaign {
        actions: named("x", &[("coats", Effect::Pause)]).actions,
        ..campaign(starts, ends, "Europe/Berlin")
    };
    check(
        vec![of("2025-01-01 00:00", "2025-02-01 12:00")],
        &["campaign_over `Winter` is over since 1 Feb 2025 at 12:00"],
    );
    check(
        vec![of("2026-03-29 02:10", "2026-03-29 02:50")],
        &[
            "campaign_never_live `Winter` is never live: nothing of its window is left",
            "campaign_time_skipped `Winter` does not come in 2026: clocks in Europe/Berlin skip 29 Mar 2026 at 02:10",
        ],
    );
    check(
        vec![of("2026-10-25 02:30", "2026-11-25 02:30")],
        &[
            "campaign_time_twice `Winter` starts on 25 Oct 2026 at 02:30 the first time (00:30 UTC): in Europe/Berlin it comes twice",
        ],
    );
    let leap = Campaign { yearly: true, ..of("2024-02-20 00:00", "2024-02-29 12:00") };
    check(
        vec![leap],
        &["campaign_time_skipped `Winter` ends on 1 Mar 2026 at 00:00 (23:00 UTC): 2026 has no 29 February"],
    );
    let on_the_day = Campaign { yearly: true, ..of("2024-02-29 00:00", "2024-03-01 00:00") };
    check(vec![on_the_day], &["campaign_time_skipped `Winter` does not come in 2026: 2026 has no 29 February"]);
}

#[test]
fn campaigns_that_contradict_each_other_are_told_with_the_one_that_wins() {
    let pause = named("Stop", &[("coats", Effect::Pause), ("scarves", Effect::Pause)]);
    let on = named("Winter", &[("coats", Effect::Activate), ("coats", Effect::Boost(150))]);
    let clash = "campaign_clash `Winter` turns the rule `coats` on while `Stop` pauses it, \
        from 1 Dec 2026 at 00:00 to 1 Feb 2027 at 00:00: ";
    check(vec![pause.clone(), on.clone()], &[&format!("{clash}the pause wins")]);
    let narrow = Campaign { channels: vec!["web".to_owned()], ..on.clone() };
    let wins = "`Winter` wins where it holds, its scope is narrower";
    check(vec![pause.clone(), narrow.clone()], &[&format!("{clash}{wins}")]);
    let elsewhere = Campaign { channels: vec!["shop".to_owned()], ..pause.clone() };
    check(vec![elsewhere, narrow], &[]);
    let later = Campaign { starts: on.ends, ends: on.ends + chrono::TimeDelta::days(3), ..pause.clone() };
    check(vec![later, on], &[]);
    let boost = named("Push", &[("coats", Effect::Boost(150)), ("scarves", Effect::Boost(150))]);
    check(
        vec![pause, boost],
        &["campaign_clash `Push` boosts the rule `coats` while `Stop` pauses it, and 1 more, \
            from 1 Dec 2026 at 00:00 to 1 Feb 2027 at 00:00: the pause wins"],
    );
}

#[test]
fn boosts_that_come_to_more_than_counts_together_are_told() {
    let boost = |name: &str, percent| named(name, &[("coats", Effect::Boost(percent))]);
    let all = "campaign_boost_capped `Winter` and `Push` boost the rule `coats` to 600 % together: 400 % counts";
    check(vec![boost("Winter", 300), boost("Push", 200)], &[all]);
    check(vec![boost("Winter", 200), boost("Push", 200)], &[]);
    let calm = boost("Calm", 50);
    let until = Campaign { ends: calm.starts + chrono::TimeDelta::days(9), ..calm.clone() };
    check(vec![boost("Winter", 300), calm, boost("Push", 200)], &[]);
    check(vec![boost("Winter", 300), until, boost("Push", 200)], &[all]);
    let web = Campaign { channels: vec!["web".to_owned()], ..boost("Push", 200) };
    check(vec![boost("Winter", 300), web.clone()], &[]);
    let other = Campaign { placements: vec![HOME.to_owned()], ..boost("Winter", 300) };
    check(
        vec![other, web],
        &["campaign_boost_capped `Winter` and `Push` boost the rule `coats` to 600 % together: 400 % counts"],
    );
}

/// What the ways out of the first finding say; each of them leaves none of its sort.
#[track_caller]
fn check_fixes(campaigns: &[Campaign], expected: &[&str]) {
    let found = book(campaigns.to_vec()).check(now()).into_iter().find(|held| held.code.starts_with("campaign"));
    let Finding { code, fixes, .. } = found.unwrap();
    assert_eq!(fixes.iter().map(Fix::label).collect::<Vec<_>>(), expected);
    for fix in &fixes {
        let Fix::SaveCampaign { campaign, .. } = fix else { panic!("{fix:?}") };
        let mut mended = campaigns.to_vec();
        mended.iter_mut().filter(|held| held.id == campaign.id).for_each(|held| held.clone_from(campaign));
        let after = book(mended).check(now());
        assert!(!after.iter().any(|held| held.code == code), "{}", fix.label());
    }
}

#[test]
fn a_contradiction_ends_with_either_side_and_a_boost_is_lowered_to_what_counts() {
    let pause = named("Stop", &[("coats", Effect::Pause), ("scarves", Effect::Pause)]);
    let on = named("Winter", &[("coats", Effect::Activate), ("coats", Effect::Boost(150))]);
    check_fixes(
        &[pause.clone(), on],
        &["let `Stop` no longer pause the rule `coats`", "let `Winter` no longer turn the rule `coats` on"],
    );
    let boost = named("Push", &[("coats", Effect::Boost(150)), ("scarves", Effect::Boost(150))]);
    check_fixes(
        &[pause, boost],
        &[
            "let `Stop` no longer pause the rule `coats`, and 1 more",
            "let `Push` no longer boost the rule `coats`, and 1 more",
        ],
    );
    let boost = |name: &str, percent| named(name, &[("coats", Effect::Boost(percent))]);
    check_fixes(
        &[boost("Winter", 300), boost("Push", 200)],
        &["lower the boost of `Push` to 133 %", "lower the boost of `Winter` to 200 %"],
    );
    check_fixes(
        &[named("Winter", &[("A>D", Effect::Pause), ("coats", Effect::Pause)])],
        &["take the link `A → D` out of `Winter`"],
    );
}

#[test]
fn a_placement_that_a_campaign_names_stays() {
    let winter = Campaign { placements: vec![HOME.to_owned()], ..named("Winter", &[]) };
    let held = book(vec![winter]);
    assert_eq!(refusal(held.plan_remove_placement(HOME)), "placement_in_use");
    assert_eq!(told(book(Vec::new()).plan_remove_placement(HOME)), "placement ‘Cart’ removed");
}
