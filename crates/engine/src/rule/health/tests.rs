//! Health by table, and held to trying every product and pair.

use super::{book_health, rule_health};
use crate::Snapshot;
use crate::rule::Book;
use crate::rule::catalogue::Catalogue;
use crate::rule::catalogue::tests::{plain, plain_triggers};
use crate::rule::holds::{Asked, holds};
use crate::rule::notation::rules;
use crate::rule::random::{any_rule, at, shop};
use crate::rule::reach::tests::pairs;
use crate::rule::situation::{CartLine, Situation};
use crate::snapshot::notation::snapshot;
use proptest::prelude::*;
use std::collections::BTreeSet;
use tandem_model::{Block, Condition, Finding, Fix, Rule, RulesDocument, Severity};

const SHOP: &str = "
    Bike: category=Bikes brand=Acme price=50000 tag=road name=Road-150
    Dear: category=Bikes brand=Acme price=60000
    Scarf: category=Clothing brand=Wool price=2000 tag=winter
    Cap: category=Clothing brand=Wool price=3000 tag=winter
    Old: category=Antiques brand=Wool price=100 status=discontinued
    Late: category=Bikes brand=New price=70000 launch=2026-06-01
    Old -> Cap replacement
";

fn with(shop: Snapshot, rules: Vec<Rule>, blocks: &str) -> Snapshot {
    let block = |text: &str| match text.split_once('<') {
        Some((sku, trigger)) => Block { sku: sku.into(), trigger: Some(trigger.into()) },
        None => Block { sku: text.into(), trigger: None },
    };
    let blocks = blocks.split_whitespace().map(block).collect();
    shop.with_book(Book::of(RulesDocument { rules, blocks, ..Book::default().document() }), [])
}

fn codes(findings: &[Finding]) -> String {
    let told = |finding: &Finding| {
        let mark = if finding.severity == Severity::Error { "!" } else { "" };
        format!("{}: {mark}{}", finding.rules[0].id, finding.code.trim_start_matches("rule_"))
    };
    findings.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// All findings, and that each rule alone is told the same, but for what it leads.
fn check_with(text: &str, blocks: &str, expected: &str) -> Vec<Finding> {
    let shop = with(snapshot(SHOP), rules(text), blocks);
    let findings = book_health(&shop, at());
    assert_eq!(codes(&findings), expected, "{text}");
    for rule in shop.book().rules().iter().filter(|rule| rule.status == tandem_model::RuleStatus::Active) {
        let ours = |finding: &&Finding| finding.rules[0].id == rule.id && finding.code != "rule_dominates";
        let ours: Vec<Finding> = findings.iter().filter(ours).cloned().collect();
        assert_eq!(codes(&rule_health(&shop, rule, at())), codes(&ours), "{}", rule.id);
    }
    findings
}

fn check(text: &str, expected: &str) -> Vec<Finding> {
    check_with(text, "", expected)
}

#[test]
fn a_sound_rule_has_no_findings() {
    check("r accessory : category=Bikes -> category=Clothing", "");
    check("r upsell : category=Bikes -> category=same & price>=100%", "");
    check("r accessory : category=Bikes & customer.orders>3 -> +Cap", "");
}

#[test]
fn rules_that_never_fire_or_show_nothing_are_told() {
    check("r accessory : category=Bikes & price>99999 -> +Cap", "r: never_fires");
    check("r accessory : price>99999 & cart.items>1 -> +Cap", "r: never_fires");
    check("r accessory : category=Bikes -> brand=same & price>200%", "r: shows_nothing");
    check("r accessory : sku=Cap -> +Cap", "r: shows_nothing");
    check("r accessory : brand=New -> +Cap", "r: never_fires");
    check("r accessory : brand=New -> +Cap ; from=2026-07-01", "");
    check("r accessory : brand=New -> +Cap ; paused", "");
}

#[test]
fn conditions_that_say_nothing_are_told() {
    for text in [
        "category=Bikes & category=Clothing",
        "price>500 & price<100",
        "price>500 & !(price>400)",
        "brand=acme & !(brand=ACME)",
        "brand=acme & brand!=Acme,wool",
        "price~ & price>5",
        "!(price?) & price>5",
        "tags:all:road & tags:none:ROAD",
        "cart.items<0",
        "customer.orders>2 & customer.orders==1",
        "context.date:2025-01-01..2025-12-31",
        "context.weekday=monday & context.weekday=friday",
    ] {
        check(&format!("r accessory : {text} -> +Cap"), "r: never_true");
    }
    check("r accessory : context.date:2026-03-01..2026-04-01 -> +Cap ; to=2026-02-01", "r: never_true");
    check("r accessory : category=Bikes -> brand=same & brand=different", "r: never_true");
    check("r accessory : category=Bikes -> category=Bikes & price>500 & price<100", "r: never_true");
    check("r accessory : price>1 -> +Cap", "r: always_true");
    check("r accessory : price>1 | cart.items>1 -> +Cap", "r: always_true");
    check("r accessory : all -> +Cap", "");
}

#[test]
fn what_a_rule_names_is_looked_for() {
    check("r accessory : category=Bikes -> +Nope +Cap", "r: !missing_product");
    check("r accessory : sku:one:Bike,Nope -> +Cap", "r: !missing_product");
    check("r accessory : category=Bikes -> category=Clothing -Nope", "r: !missing_product");
    check("r accessory : category=Bikes & cart.quantity(sku:Nope)>1 -> +Cap", "r: !missing_product");
    check("r accessory : category=Bikes & customer.bought(brand:Nope)>1 -> +Cap", "r: missing_product");
    check("r accessory : category:one:Bikes,Nope -> +Cap", "r: missing_product");
    check("r accessory : tags:any:road,nope -> +Cap ; paused", "r: missing_product");
    check("r accessory : category=Bikes -> +Old +Cap", "r: discontinued_product");
    check("r accessory : category=Bikes & customer.bought(sku:Old)>=1 -> +Cap", "");
    check("r accessory : category:one:Bikes,Antiques -> +Cap", "r: discontinued_product");
    check("r replacement : sku=Old -> +Cap", "");
    check("r accessory : sku=Old -> +Cap", "r: discontinued_product, r: never_fires");
}

#[test]
fn a_product_that_is_gone_can_be_replaced_or_left_out() {
    let findings = check("r accessory : category=Bikes -> +Old +Scarf", "r: discontinued_product");
    let lists: Vec<(String, String)> = findings[0]
        .fixes
        .iter()
        .filter_map(|fix| match fix {
            Fix::SaveRule { rule, label } => Some((label.clone(), format!("{:?}", rule.show.include))),
            _ => None,
        })
        .collect();
    assert_eq!(lists[0].0, "put Cap in its place");
    assert_eq!(lists[1].0, "take `Old` out of the rule");
    assert!(lists[0].1.contains("Cap") && !lists[0].1.contains("Old"));
    assert!(!lists[1].1.contains("Old") && lists[1].1.contains("Scarf"));
}

#[test]
fn windows_and_weights_are_looked_at() {
    check("r accessory : category=Bikes -> +Cap ; to=2026-01-01", "r: window_over");
    check("r accessory : category=Bikes -> +Cap ; from=2026-03-01 to=2026-02-01", "r: window_empty");
    check("r accessory : category=Bikes -> +Cap ; weight=0", "r: weight_zero");
    check("r accessory : category=Bikes -> +Cap ; from=2027-01-01 to=2027-02-01", "");
}

#[test]
fn rules_that_others_leave_nothing_to_do_are_told() {
    let later = "b accessory : category=Bikes -> +Cap";
    for (earlier, expected) in [
        ("a accessory : all -> +Scarf ; stop", "b: shadowed"),
        ("a accessory : category=Bikes -> +Scarf ; stop", "b: shadowed"),
        ("a accessory : price>10000 -> +Scarf ; stop", "b: shadowed"),
        ("a accessory : price>10000 & cart.items>1 -> +Scarf ; stop", ""),
        ("a accessory : price>55000 -> +Scarf ; stop", ""),
        ("a accessory : all -> +Scarf", ""),
        ("a accessory : all -> +Scarf ; stop paused", ""),
        ("a accessory : all -> +Scarf ; stop placement=cart", ""),
        ("a accessory : all -> +Scarf ; stop to=2026-02-01", ""),
        ("a accessory : category=bikes -> +Cap", "b: duplicate"),
        ("a accessory : category=bikes -> +Cap ; to=2026-01-01", "a: window_over"),
    ] {
        let findings = check(&format!("{earlier}\n{later}"), expected);
        for finding in findings.iter().filter(|finding| finding.code != "rule_window_over") {
            assert_eq!(finding.rules[1].id, "a");
        }
    }
    check(
        "a accessory : brand=Acme & cart.items>1 -> +Scarf ; stop\nb accessory : cart.items>1 & brand=acme & price>1 -> +Cap",
        "b: shadowed",
    );
    let moved = check("a accessory : all -> +Scarf ; stop\nb accessory : category=Bikes -> +Cap", "b: shadowed");
    assert_eq!(moved[0].fixes[0].label(), "move b before a");
}

#[test]
fn a_rule_that_is_not_stored_is_told_as_the_last_one() {
    let shop = with(snapshot(SHOP), rules("a accessory : all -> +Scarf ; stop"), "");
    let mut new = rules("new accessory : category=Bikes -> +Cap").remove(0);
    new.id.clear();
    let findings = rule_health(&shop, &new, at());
    assert_eq!(codes(&findings), ": shadowed");
    let labels: Vec<&str> = findings[0].fixes.iter().map(Fix::label).collect();
    assert_eq!(labels, ["pause a"]);
}

#[test]
fn blocks_and_exclusions_are_held_against_what_is_shown() {
    check("r accessory : category=Bikes -> category=Clothing +Cap -Cap", "r: blocked");
    check_with("r accessory : category=Bikes -> category=Clothing +Cap", "Cap", "r: blocked");
    check_with("r accessory : category=Bikes -> category=Clothing", "Cap", "");
    check_with("r accessory : category=Bikes -> category=Clothing", "Cap Scarf", "r: blocked");
    check_with("r accessory : sku=Bike -> +Cap", "Cap<Bike", "r: blocked");
    check_with("r accessory : category=Bikes -> +Cap", "Cap<Bike", "");
}

#[test]
fn an_upsell_to_cheaper_products_is_told_and_mended() {
    let findings = check("r upsell : category=Bikes -> category=same", "r: cheaper_upsell");
    assert_eq!(findings[0].message, "`r` upsells to cheaper products: `Dear` shows `Road-150`, which costs 16 % less");
    let Fix::SaveRule { rule, .. } = &findings[0].fixes[0] else { panic!("{findings:?}") };
    let mended = with(snapshot(SHOP), vec![Rule::clone(rule)], "");
    assert_eq!(codes(&book_health(&mended, at())), "");
    check("r upsell : category=Bikes -> +Cap", "r: cheaper_upsell");
    check("r accessory : category=Bikes -> category=same", "");
}

#[test]
fn a_rule_that_leads_most_lists_is_told() {
    let lead = |products: usize, text: &str| {
        let lines: String = (0..products).map(|at| format!("P{at}: price={at}\n")).collect();
        let shop = with(snapshot(&format!("{lines}\nP1 -> P2 accessory")), rules(text), "");
        book_health(&shop, at()).iter().map(|finding| finding.message.clone()).collect::<Vec<_>>().join(", ")
    };
    let all = "a accessory : all -> +P1 ; weight=60";
    let told = "`a` leads 11 of the 12 lists that show anything";
    assert_eq!(lead(12, &format!("{all}\nb accessory : price>11 -> +P1")), "`b` never fires: no product triggers it");
    assert_eq!(lead(12, &format!("{all}\nb accessory : sku=P1 -> +P2 ; weight=10")), told);
    assert_eq!(lead(12, &format!("{all}\nb accessory : price>5 -> +P2")), "");
    assert_eq!(lead(12, all), "");
    assert_eq!(lead(9, &format!("{all}\nb accessory : sku=P1 -> +P2 ; weight=10")), "");
    let asking = "a accessory : cart.items>1 -> +P1\nb accessory : price<3 -> +P5 +P6 ; weight=10";
    assert_eq!(lead(12, asking), "");
}

fn named(found: Vec<(Rule, bool)>) -> Vec<Rule> {
    let one = |(at, (rule, stop)): (usize, (Rule, bool))| {
        let id = format!("r{at}");
        Rule { name: id.clone(), id, position: at as i64, stop, ..rule }
    };
    found.into_iter().enumerate().map(one).collect()
}

fn told<'f>(findings: &'f [Finding], rule: &Rule) -> BTreeSet<&'f str> {
    let ours = findings.iter().filter(|finding| finding.rules[0].id == rule.id);
    ours.map(|finding| finding.code.as_str()).collect()
}

fn is_bare(when: &Condition) -> bool {
    matches!(when, Condition::All(parts) | Condition::None(parts) if parts.is_empty())
}

fn has_cheaper(shop: &Snapshot, pairs: &[(u32, u32)]) -> bool {
    pairs.iter().any(|&(trigger, shown)| {
        shop.currency(trigger) == shop.currency(shown)
            && shop.price_minor(trigger).zip(shop.price_minor(shown)).is_some_and(|(dear, cheap)| cheap < dear)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn health_is_what_trying_everything_finds(
        shop in shop(),
        found in prop::collection::vec((any_rule(), any::<bool>()), 1..4),
        pieces in 0u32..3,
    ) {
        let rules = named(found);
        let shop = with(shop, rules.clone(), "");
        let findings = book_health(&shop, at());
        let catalogue = Catalogue::new(&shop, at());
        let cart = [CartLine { id: 0, quantity: pieces }];
        let situation = Situation { cart: &cart, placement: Some("cart"), ..Situation::unknown(at()) };
        let asked = |trigger| Asked { snapshot: &shop, trigger, candidate: None, situation: &situation };
        for rule in &rules {
            let ours = told(&findings, rule);
            let mut alone = rule_health(&shop, rule, at());
            alone.sort_by(|a, b| a.code.cmp(&b.code));
            let alone: BTreeSet<&str> = alone.iter().map(|finding| finding.code.as_str()).collect();
            let but_lead: BTreeSet<&str> = ours.iter().copied().filter(|&code| code != "rule_dominates").collect();
            prop_assert_eq!(&alone, &but_lead);

            let triggers = plain_triggers(&catalogue, &rule.when);
            let pairs = pairs(&shop, rule);
            let vain = ours.contains("rule_never_true");
            let asleep = catalogue.live().iter().all(|&id| !holds(&asked(id), &rule.when));
            prop_assert!(!vain || pairs.is_empty() || asleep);
            prop_assert_eq!(ours.contains("rule_never_fires"), !vain && triggers.is_empty());
            let nothing = !vain && !triggers.is_empty() && pairs.is_empty();
            prop_assert_eq!(ours.contains("rule_shows_nothing"), nothing);
            let cheaper = !vain && rule.kind == "upsell" && has_cheaper(&shop, &pairs);
            prop_assert_eq!(ours.contains("rule_cheaper_upsell"), cheaper);
            let surely = |when: &Condition, id: u32| !plain(&asked(id), when, false);
            let always = !catalogue.live().is_empty() && catalogue.live().iter().all(|&id| surely(&rule.when, id));
            if !vain {
                prop_assert_eq!(ours.contains("rule_always_true"), always && !is_bare(&rule.when));
            }
            let shadow = findings.iter().find(|f| f.code == "rule_shadowed" && f.rules[0].id == rule.id);
            if let Some(shadow) = shadow {
                let other = rules.iter().find(|other| other.id == shadow.rules[1].id).unwrap();
                prop_assert!(other.stop && other.position < rule.position);
                for id in catalogue.live() {
                    prop_assert!(!holds(&asked(*id), &rule.when) || holds(&asked(*id), &other.when));
                }
            } else if !triggers.is_empty() {
                let earlier = rules.iter().filter(|other| other.stop && other.position < rule.position);
                for other in earlier {
                    prop_assert!(!triggers.iter().all(|&id| surely(&other.when, id)), "{} by {}", rule.id, other.id);
                }
            }
        }
    }
}
