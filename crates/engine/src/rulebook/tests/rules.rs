//! Loops through rules: before a rule or link is saved, and in the check of the whole.

use super::*;
use crate::rule::notation::rules;
use proptest::prelude::*;
use tandem_model::{Change, CheckTargets, NewLink, Rule, RuleStatus, SetRuleStatus, Severity, Sku, Verdict};

const SHOP: &str = "
    R150: name=Road-150 brand=x price=100 category=Bikes
    R250: name=Road-250 brand=x price=200 category=Bikes
    R550: name=Road-550 brand=y price=300 category=Bikes
    S: name=Scarf price=50 category=Scarves
";

fn told_all(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{:?}: {}", finding.severity, finding.message)).collect()
}

/// What is said of the last of some rules before it is saved.
fn check(shop: &str, lines: &str, expected: &[&str]) {
    let mut all = rules(lines);
    let last = all.pop().unwrap();
    let mut rulebook = rulebook(shop);
    rulebook.apply(&all.into_iter().map(|rule| Change::PutRule(Box::new(rule))).collect::<Vec<_>>());
    let found = rulebook.rule_loops(&last, now());
    assert!(found.decided);
    assert_eq!(told_all(&found.findings), expected, "{lines}");
    assert_eq!(rulebook.all_rule_loops(&last, now()), found.findings);
}

#[test]
fn a_rule_is_told_the_loop_that_it_would_close() {
    let dearer = "dearer upsell : category=Bikes -> brand=same & price>100%";
    check(SHOP, dearer, &[]);
    check(
        &format!("{SHOP}\n R550 -> R250 upsell\n R150 -> R550 upsell"),
        "cheaper upsell : sku=R250 -> category=Bikes & price<100%",
        &["Error: closes a loop: Road-250 —rule ‘cheaper’→ Road-150 —link→ Road-550 —link→ Road-250"],
    );
    check(
        SHOP,
        &format!("{dearer}\n cheaper replacement : sku=R250 -> price<100%"),
        &["Error: closes a loop: Road-250 —rule ‘cheaper’→ Road-150 —rule ‘dearer’→ Road-250"],
    );
    check(SHOP, &format!("{dearer}\n cheaper accessory : sku=R250 -> price<100%"), &[]);
    check(SHOP, "both cross-sell : category=Bikes -> category=Bikes", &[]);
    check(
        SHOP,
        "all cross-sell : category=Bikes -> all ; from=2026-02-01\n back cross-sell : sku=S -> +R150 ; to=2026-01-20",
        &["Note: closes a loop whose steps are never live together: Scarf —rule ‘back’→ Road-150 —rule ‘all’→ Scarf"],
    );
}

#[test]
fn a_rule_whose_ways_multiply_is_left_to_be_decided_later() {
    let any = |name: &str| (0..60).map(|at| format!("{name}={at}")).collect::<Vec<_>>().join(" | ");
    let fails = "!(brand=same) & !(price>100%) & !(margin>=100%)";
    let show: Vec<String> = (0..60).map(|at| format!("color={at} & {fails}")).collect();
    let rule = &rules(&format!("many accessory : {} -> {}", any("size"), show.join(" | ")))[0];
    let rulebook = with_rules(SHOP, "");
    assert_eq!(rulebook.rule_loops(rule, now()), RuleLoops { findings: vec![], decided: false });
}

#[test]
fn a_paused_rule_and_one_whose_loops_are_allowed_close_nothing() {
    let rulebook = with_rules(&format!("{SHOP}\n R250 -> R150 upsell"), "");
    let rule = &rules("up upsell : sku=R150 -> +R250")[0];
    assert_eq!(rulebook.rule_loops(rule, now()).findings.len(), 1);
    let paused = Rule { status: RuleStatus::Paused, ..rule.clone() };
    assert_eq!(rulebook.rule_loops(&paused, now()), RuleLoops { findings: vec![], decided: true });
}

#[test]
fn a_rule_that_is_saved_anew_does_not_meet_itself() {
    let rulebook = with_rules(&format!("{SHOP}\n R250 -> R150 upsell"), "up upsell : sku=R150 -> +R250");
    assert_eq!(rulebook.rule_loops(&rules("up upsell : sku=R250 -> +R550")[0], now()).findings, []);
    assert_eq!(rulebook.rule_loops(&rules("up upsell : sku=R150 -> +R250")[0], now()).findings.len(), 1);
}

#[test]
fn the_check_tells_products_and_rules_and_the_ways_out() {
    let lines = "dearer upsell : brand=y -> price<100% & category=Bikes";
    let mut rulebook = with_rules(&format!("{SHOP}\n R250 -> R550 upsell"), lines);
    assert_eq!((rulebook.loop_status().blocked, rulebook.loop_status().warned), (1, 0));
    let found = rulebook.check(now());
    assert_eq!(told_all(&found), ["Error: loop: Road-250 —link→ Road-550 —rule ‘dearer’→ Road-250"]);
    let vias: Vec<&str> = found[0].steps.iter().map(|step| step.via.as_str()).collect();
    assert_eq!(vias, ["link", "rule:dearer"]);
    assert_eq!(found[0].rules.len(), 1);
    let ways: Vec<&str> = found[0].fixes.iter().map(tandem_model::Fix::label).collect();
    assert_eq!(ways, ["remove Road-250 → Road-550", "pause the rule ‘dearer’"]);
}

#[test]
fn a_link_is_refused_that_closes_a_loop_through_a_rule() {
    let rulebook = with_rules(SHOP, "dearer upsell : category=Bikes -> category=Bikes & price>100%");
    let Err(Refusal::Findings(found)) = add(&rulebook, "R550 -> R150 upsell") else { panic!("it closes a loop") };
    assert_eq!(found[0].message, "closes a loop: Road-550 —link→ Road-150 —rule ‘dearer’→ Road-550");
    assert!(add(&rulebook, "R150 -> R550 upsell").is_ok());
    assert!(add(&rulebook, "R550 -> R150 accessory").is_ok());
    let ask = |from: &str, reversed: bool| {
        let targets = ["R150", "R250", "R550", "S"].map(Sku::new).to_vec();
        let asked = rulebook
            .check_targets(&CheckTargets { from: from.into(), kind: "upsell".into(), targets, reversed })
            .unwrap();
        asked.targets.into_iter().map(|target| target.verdict).collect::<Vec<_>>()
    };
    assert_eq!(ask("R550", false), [Verdict::No, Verdict::No, Verdict::No, Verdict::Careful]);
    assert_eq!(ask("R150", false), [Verdict::No, Verdict::Yes, Verdict::Yes, Verdict::Careful]);
    assert_eq!(ask("R150", true), [Verdict::No, Verdict::No, Verdict::No, Verdict::Yes]);
}

#[test]
fn switching_a_rule_on_is_not_refused_for_a_loop_of_others() {
    let lines = "up upsell : sku=R150 -> +R250\n back upsell : price==200 -> +R150\n off upsell : sku=S -> +R150 ; paused\n part upsell : sku=R250 -> +R150 ; paused";
    let mut rulebook = with_rules(&SHOP.replace("price=200", "price=210"), lines);
    rulebook.apply(&[Change::PutProduct(Box::new(crate::snapshot::notation::product("R250: price=200")))]);
    assert_eq!(errors(rulebook.check(now())), 1);
    let on = |id: &str| SetRuleStatus { ids: vec![id.to_owned()], status: RuleStatus::Active };
    assert_eq!(rulebook.plan_rule_status(&on("off"), now()).unwrap().findings, []);
    let Err(Refusal::Findings(found)) = rulebook.plan_rule_status(&on("part"), now()) else { panic!("it is part") };
    assert_eq!(found[0].message, "closes a loop: Road-150 —rule ‘up’→ R250 —rule ‘part’→ Road-150");
}

#[test]
fn loops_cannot_be_blocked_while_rules_close_one() {
    let rulebook = with_rules(SHOP, "all cross-sell : category=Bikes -> all\n back cross-sell : sku=S -> +R150");
    let block = tandem_model::SetType {
        code: "cross-sell".into(),
        label: None,
        weight: None,
        loop_policy: Some(tandem_model::LoopPolicy::Block),
        loop_group: None,
        two_way_allowed: None,
    };
    let Err(Refusal::Findings(found)) = rulebook.plan_set_type(&block) else { panic!("there is a loop") };
    assert!(found[0].message.contains("—rule ‘"), "{}", found[0].message);
}

const RULES: [&str; 11] = [
    "a upsell : category=Bikes -> category=Bikes & price>100%",
    "a upsell : all -> brand=same & price>100%",
    "b replacement : sku=D -> +A",
    "b upsell : price>200 -> price<100%",
    "c upsell : brand=y -> brand=different ; from=2026-02-01 to=2026-03-01",
    "c accessory : category=Bikes -> category=Scarves",
    "d accessory : category=Scarves -> +B ; from=2026-05-01",
    "d cross-sell : category=Bikes -> category=Bikes",
    "e cross-sell : sku=E -> +A",
    "e cross-sell : all -> +E ; paused",
    "f upsell : sku=C -> +D ; to=2025-03-01",
];
const PRODUCTS: [&str; 12] = [
    "A: brand=x price=100 category=Bikes family=F",
    "A: brand=y price=500 category=Scarves",
    "B: brand=x price=200 category=Bikes family=F",
    "B: brand=x price=50 category=Bikes family=G",
    "C: brand=y price=300 category=Bikes family=G",
    "C: status=discontinued category=Bikes",
    "D: price=400 category=Scarves family=G",
    "D: price=90 brand=x category=Bikes",
    "E: price=10 category=Scarves",
    "E: brand=y price=250 category=Bikes family=F",
    "H: category=Bikes",
    "H: category=Bikes price=600 brand=x",
];
const LINKS: [&str; 12] = [
    "A -> C upsell",
    "C -> A upsell",
    "B -> A replacement",
    "D -> B upsell",
    "E -> C accessory",
    "C -> E accessory",
    "A <-> E cross-sell",
    "E -> D cross-sell",
    "F => G upsell",
    "G => F upsell",
    "G => F accessory",
    "H -> A upsell",
];

#[derive(Debug, Clone)]
enum Edit {
    Rule(usize),
    Unrule(usize),
    Product(usize),
    Link(usize),
    Unlink(usize),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (0..RULES.len()).prop_map(Edit::Rule),
        1 => (0..RULES.len()).prop_map(Edit::Unrule),
        1 => (0..PRODUCTS.len()).prop_map(Edit::Product),
        4 => (0..LINKS.len()).prop_map(Edit::Link),
        1 => (0..LINKS.len()).prop_map(Edit::Unlink),
    ]
}

fn errors(findings: Vec<Finding>) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// The changes of an edit that may be made, by what is said of it before.
fn accepted_changes(rulebook: &Rulebook, edit: &Edit) -> Option<Vec<Change>> {
    match edit {
        Edit::Rule(at) => {
            let rule = rules(RULES[*at]).remove(0);
            let found = rulebook.rule_loops(&rule, now());
            assert!(found.decided);
            (errors(found.findings) == 0).then(|| vec![Change::PutRule(Box::new(rule))])
        }
        Edit::Unrule(at) => Some(vec![Change::RemoveRule(RULES[*at][..1].to_owned())]),
        Edit::Product(at) => {
            Some(vec![Change::PutProduct(Box::new(crate::snapshot::notation::product(PRODUCTS[*at])))])
        }
        Edit::Link(at) => {
            let new: NewLink = new_link(LINKS[*at]);
            let (plan, verdict) = (rulebook.plan_link(&new), rulebook.check_link(&new).verdict);
            assert_eq!(plan.is_err(), verdict == Verdict::No, "{new:?}");
            plan.ok().map(|plan| plan.changes)
        }
        Edit::Unlink(at) => Some(vec![Change::RemoveLink(key(LINKS[*at]))]),
    }
}

proptest! {
    #[test]
    fn no_accepted_edit_of_rules_or_links_leaves_a_blocked_loop(edits in prop::collection::vec(any_edit(), 1..40)) {
        let mut kept = rulebook(&PRODUCTS.iter().step_by(2).copied().collect::<Vec<_>>().join("\n"));
        kept.set_time(now());
        for edit in &edits {
            let before = errors(kept.check(now()));
            let Some(changes) = accepted_changes(&kept, edit) else { continue };
            kept.apply(&changes);
            let after = errors(kept.check(now()));
            prop_assert!(matches!(edit, Edit::Product(_)) || after <= before, "{edit:?}: {:?}", kept.check(now()));
            let status = kept.loop_status();
            prop_assert_eq!(status.blocked as usize, after);
            let mut anew = Rulebook::of(kept.snapshot.clone());
            let told = |findings: Vec<Finding>| findings.iter().map(|finding| (finding.severity, finding.steps.len())).collect::<Vec<_>>();
            prop_assert_eq!(told(anew.check(now())), told(kept.check(now())));
        }
    }

    #[test]
    fn a_batch_through_rules_equals_adding_one_by_one(edits in prop::collection::vec(any_edit(), 1..20), lines in prop::collection::vec(0..LINKS.len(), 1..12), together in 0..5usize) {
        let mut one_by_one = rulebook(&PRODUCTS.iter().step_by(2).copied().collect::<Vec<_>>().join("\n"));
        one_by_one.set_time(now());
        for edit in &edits {
            if let Some(changes) = accepted_changes(&one_by_one, edit) {
                one_by_one.apply(&changes);
            }
        }
        let mut batch = LinkBatch::new(one_by_one.snapshot.clone(), now());
        let links: Vec<_> = lines.iter().map(|&line| crate::snapshot::notation::link(LINKS[line]).unwrap()).collect();
        for (at, (&line, link)) in lines.iter().zip(&links).enumerate() {
            if together > 0 && at % together == 0 {
                batch.foresee(links.iter().skip(at).take(together));
            }
            let new = new_link(LINKS[line]);
            let taken = batch.add(link).is_ok_and(|taken| taken == BatchLink::Stored);
            let plan = one_by_one.plan_link(&new);
            prop_assert_eq!(taken, plan.is_ok(), "{:?}", new);
            if let Ok(plan) = plan {
                one_by_one.apply(&plan.changes);
            }
        }
    }
}
