//! Edits of products that move them between families.

use super::*;
use crate::snapshot::notation::product;
use tandem_model::Sku;

fn put(shop: &mut Rulebook, lines: &[&str]) -> Result<Plan, Refusal> {
    let products = lines.iter().map(|line| product(line)).collect();
    shop.plan_products(products, Vec::new(), "edit products")
}

const FAMILIES: &str = "A: family=F\n B: family=G\n C\n F => G upsell\n C -> A upsell";

#[test]
fn joining_a_family_may_close_a_loop() {
    let mut shop = rulebook(FAMILIES);
    let Err(Refusal::Findings(findings)) = put(&mut shop, &["C: family=G"]) else { panic!("it closes a loop") };
    assert_eq!(findings[0].message, "`C` in the family `G` closes a loop: C → A → C");
    assert_eq!(told(put(&mut shop, &["C: family=F"])), "edit products");
}

#[test]
fn joining_a_family_may_close_a_loop_through_a_rule() {
    let shop = "A: family=F\n B: family=G\n C: price=10\n F => G upsell";
    let told = |rules: &str, line: &str| {
        let mut shop = with_rules(shop, rules);
        let before = shop.check(now());
        let found = put(&mut shop, &[line]).map_err(|refusal| match refusal {
            Refusal::Findings(findings) => findings[0].message.clone(),
            other => panic!("{other:?}"),
        });
        assert_eq!(shop.check(now()), before);
        found.map(|plan| plan.label)
    };
    let back = "back upsell : price==10 -> +A";
    let loops = "`C` in the family `G` closes a loop: A —link→ C —rule ‘back’→ A";
    assert_eq!(told(back, "C: family=G price=10"), Err(loops.to_owned()));
    assert_eq!(told(back, "C: family=G price=10 status=discontinued"), Ok("edit products".to_owned()));
    assert_eq!(told(back, "C: family=G price=20"), Ok("edit products".to_owned()));
    assert_eq!(told(back, "C: family=F price=10"), Ok("edit products".to_owned()));
    assert_eq!(told(back, "C: price=10 brand=x"), Ok("edit products".to_owned()));
    assert_eq!(told(&format!("{back} ; to=2025-03-01"), "C: family=G price=10"), Ok("edit products".to_owned()));
    let fresh = "`D` in the family `G` closes a loop: A —link→ D —rule ‘back’→ A";
    assert_eq!(told(back, "D: family=G price=10"), Err(fresh.to_owned()));
}

#[test]
fn loops_that_rules_make_anyhow_do_not_keep_a_product_from_a_family() {
    let there = "there upsell : sku=B -> +E\n back upsell : price==10 -> +B";
    let mut shop = with_rules("A: family=F\n B: family=G\n C\n E: price=10\n F => G upsell", there);
    assert_eq!(put(&mut shop, &["C: family=G"]).unwrap().findings, []);
}

#[test]
fn a_product_that_is_sold_again_makes_its_loops_known_to_the_check() {
    let mut shop = with_rules("A\n B: status=discontinued\n A -> B upsell", "back upsell : sku=B -> +A");
    assert_eq!((codes(&shop.check(now())), shop.loop_status().blocked), (vec!["discontinued_end"], 0));
    let plan = put(&mut shop, &["B: status=active"]).unwrap();
    shop.apply(&plan.changes);
    assert_eq!((codes(&shop.check(now())), shop.loop_status().blocked), (vec!["cycle"], 1));
}

#[test]
fn planning_leaves_the_rulebook_as_it_was() {
    let mut shop = rulebook(FAMILIES);
    let _ = put(&mut shop, &["C: family=G"]);
    let _ = put(&mut shop, &["A: family=H"]);
    assert_eq!(refusal(add(&shop, "G => F upsell")), "cycle");
    assert_eq!(told(add(&shop, "C -> B upsell")), "link C → B");
}

#[test]
fn two_products_can_change_places() {
    let mut shop = rulebook("A: family=F\n B: family=G\n F => G upsell");
    assert_eq!(told(put(&mut shop, &["A: family=G", "B: family=F"])), "edit products");
}

#[test]
fn a_new_product_in_an_empty_family_may_close_a_loop() {
    let mut shop = rulebook("A: family=F\n B: family=G\n C: family=H\n F => G upsell\n G => H upsell");
    let plan = shop.plan_products(Vec::new(), vec![Sku::new("B")], "remove products").unwrap();
    shop.apply(&plan.changes);
    let plan = add(&shop, "H => F upsell").unwrap();
    shop.apply(&plan.changes);
    assert_eq!(refusal(put(&mut shop, &["D: family=G"])), "cycle");
}

#[test]
fn a_missing_product_that_comes_back_keeps_its_links() {
    let mut shop = rulebook("A -> B upsell");
    let plan = shop.plan_products(Vec::new(), vec![Sku::new("B")], "remove products").unwrap();
    shop.apply(&plan.changes);
    assert_eq!(codes(&shop.check(now())), ["missing_end"]);
    let plan = put(&mut shop, &["B"]).unwrap();
    shop.apply(&plan.changes);
    assert_eq!(refusal(add(&shop, "B -> A upsell")), "cycle");
}
