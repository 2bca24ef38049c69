//! The check of the whole rulebook.

use super::*;
use crate::snapshot::notation::shop;
use proptest::prelude::*;
use tandem_model::{Change, default_types};

fn check(text: &str, expected: &[&str]) {
    let found = rulebook(text).check(now());
    let messages: Vec<String> =
        found.iter().map(|finding| format!("{:?} {}: {}", finding.severity, finding.code, finding.message)).collect();
    assert_eq!(messages, expected);
}

#[test]
fn a_sound_rulebook_has_no_findings() {
    check("A -> B upsell\n B -> C replacement\n A <-> C cross-sell", &[]);
}

#[test]
fn loops_come_one_a_component_errors_first() {
    check(
        "A -> B cross-sell\n B -> A cross-sell\n C -> D upsell\n D -> C replacement",
        &["Error cycle: loop: C → D → C", "Warning cycle: loop: A → B → A"],
    );
}

#[test]
fn a_component_larger_than_its_loop_says_so() {
    let shop = "A -> B upsell\n B -> A upsell\n B -> C upsell\n C -> A upsell";
    check(shop, &["Error cycle: loop: A → B → A, and 3 products are caught in loops with it"]);
}

#[test]
fn ends_that_are_gone_are_told() {
    check(
        "A: name=Road-150\n B: status=discontinued\n A -> B accessory\n A -> ?X accessory\n B -> C replacement",
        &[
            "Warning discontinued_end: Road-150 → B shows `B`, which is discontinued",
            "Warning missing_end: Road-150 → X has a missing product at an end: `X`",
        ],
    );
}

#[test]
fn cheaper_upsells_are_told() {
    check(
        "A: price=200\n B: price=150\n A -> B upsell",
        &["Warning upsell_cheaper: A → B upsells to a cheaper product: `B` costs 25 % less"],
    );
}

#[test]
fn a_family_without_products_is_missing() {
    check(
        "A: family=F\n F => G accessory",
        &["Warning missing_end: F → G has a family without products at an end: `G`"],
    );
}

#[test]
fn a_finding_concerns_the_links_that_it_names_and_those_that_its_loop_goes_along() {
    let mut shop = rulebook(
        "A: family=F\n B: family=G\n C: status=discontinued\n F => G cross-sell\n B <-> A cross-sell\n B -> C upsell",
    );
    let found = shop.check(now());
    assert_eq!(codes(&found), ["discontinued_end", "cycle"]);
    let concerned = |line: &str| {
        let of_link = found.iter().filter(|finding| concerns(shop.snapshot(), finding, &key(line))).cloned();
        codes(&of_link.collect::<Vec<_>>()).join(" ")
    };
    assert_eq!((concerned("F => G cross-sell"), concerned("B <-> A cross-sell")), ("cycle".into(), "cycle".into()));
    assert_eq!((concerned("B -> C upsell"), concerned("A -> B cross-sell")), ("discontinued_end".into(), "".into()));
}

#[test]
fn a_loop_that_came_from_outside_is_found_after_an_edit() {
    let (products, links) = shop("A -> B upsell\n B -> A upsell");
    let mut rulebook = Rulebook::build(products, Vec::new(), default_types());
    let changes: Vec<Change> = links.into_iter().map(|link| Change::PutLink(Box::new(link))).collect();
    rulebook.apply(&changes);
    assert_eq!(codes(&rulebook.check(now())), ["cycle"]);
}

const PRODUCTS: [&str; 7] = [
    "A: family=F price=300",
    "B: family=F price=200 name=called-as-the-next-one-is",
    "C: family=G price=100 name=called-as-the-next-one-is",
    "D: status=discontinued price=200 name=called-as-the-next-but-one",
    "E: price=100 currency=USD",
    "H: price=50 name=A",
    "I: status=inactive price=400",
];
const KINDS: [&str; 3] = ["upsell", "accessory", "cross-sell"];

fn line((from, to, kind): (usize, usize, usize)) -> String {
    let skus = ["A", "B", "C", "D", "E", "H", "I", "?X"];
    let arrow = if kind == 2 { "<->" } else { "->" };
    match (from == to, kind) {
        (true, _) => ["F => G upsell", "G => F upsell", "F => K accessory"][kind].to_owned(),
        (_, 2) => format!("{} {arrow} {} cross-sell", skus[from.min(to)], skus[from.max(to)]),
        _ => format!("{} {arrow} {} {}", skus[from], skus[to], KINDS[kind]),
    }
}

proptest! {
    #[test]
    fn a_survey_tells_what_a_check_tells_first_of_ends_and_counts_the_others(
        links in prop::collection::vec((0usize..8, 0usize..8, 0usize..3), 0..40),
        most in 0usize..20,
    ) {
        let mut links: Vec<String> = links.into_iter().map(line).collect();
        links.sort();
        links.dedup();
        let mut rulebook = rulebook(&PRODUCTS.into_iter().map(str::to_owned).chain(links).collect::<Vec<_>>().join("\n"));
        let all = rulebook.check(now());
        let survey = rulebook.survey(now(), most);
        let ends = |finding: &&Finding| finding.steps.is_empty();
        let told: Vec<Finding> = all.iter().filter(ends).take(most).cloned().collect();
        prop_assert_eq!(survey.findings.iter().filter(ends).cloned().collect::<Vec<_>>(), told);
        prop_assert_eq!(survey.findings.len() + survey.untold, all.len());
        let loops = |found: &[Finding]| found.iter().filter(|finding| !ends(finding)).count();
        prop_assert_eq!(loops(&survey.findings), loops(&all));
        for link in rulebook.snapshot.links() {
            let about = all.iter().filter(|finding| concerns(&rulebook.snapshot, finding, &link.key()));
            let about: Vec<Finding> = about.cloned().collect();
            prop_assert_eq!(rulebook.findings_about(&link.key(), now()), about);
        }
    }
}
