//! Rules, and what they ask about.

use crate::fixture::{bikes, rule, sample};
use crate::*;
use std::collections::BTreeSet;
use tandem_model::*;

pub(super) async fn save(app: &App, rule: Rule) -> RuleSaved {
    save_rule(app, SaveRule { rule }).await.unwrap()
}

async fn ids(app: &App) -> Vec<String> {
    let list = list_rules(app, ListRules::default()).await.unwrap();
    list.rules.into_iter().map(|row| row.rule.id).collect()
}

pub(super) fn named(name: &str) -> Rule {
    Rule { name: name.to_owned(), ..rule("") }
}

pub(super) async fn shown(app: &App, trigger: &str) -> Vec<String> {
    let request = RecommendRequest { trigger: Some(trigger.into()), ..RecommendRequest::default() };
    let answer = recommend(app, request).await.unwrap();
    answer.results.into_iter().map(|shown| shown.sku.to_string()).collect()
}

#[tokio::test]
async fn a_rule_is_saved_under_an_id_made_of_its_name_and_can_be_taken_back() {
    let shop = bikes().await;
    let saved = save(&shop.app, rule("")).await.rule.unwrap();
    assert_eq!((saved.id.as_str(), shop.status().await.rules), ("helmets-for-bikes", 1));
    assert_eq!(save(&shop.app, rule("")).await.rule.unwrap().id, "helmets-for-bikes-2");
    assert_eq!(shown(&shop.app, "R1").await, ["H1"]);
    let changed = save(&shop.app, Rule { weight: Some(10), position: 99, ..saved.clone() }).await.rule.unwrap();
    assert_eq!((changed.weight, changed.position), (Some(10), saved.position));
    assert_eq!(shop.status().await.undo.as_deref(), Some("rule ‘Helmets for bikes’ changed"));
    for _ in 0..3 {
        undo(&shop.app, Nothing {}).await.unwrap();
    }
    assert_eq!((ids(&shop.app).await, shown(&shop.app, "R1").await), (vec![], vec![]));
    redo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(shown(&shop.app, "R1").await, ["H1"]);
}

#[tokio::test]
async fn a_rule_of_wrong_shape_tells_its_faults_and_is_not_stored() {
    let shop = bikes().await;
    let saved = save(&shop.app, Rule { kind: "gift".to_owned(), limit: Some(0), ..rule("") }).await;
    let pointers: Vec<&str> = saved.faults.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!((pointers, saved.rule), (vec!["/type", "/limit"], None));
    let unknown = save_rule(&shop.app, SaveRule { rule: rule("nobody") }).await.unwrap_err();
    assert_eq!((unknown.code.as_str(), ids(&shop.app).await.len()), ("unknown_rule", 0));
}

#[tokio::test]
async fn rules_are_moved_switched_and_removed() {
    let shop = bikes().await;
    let app = &shop.app;
    for name in ["a", "b", "c"] {
        save(app, named(name)).await;
    }
    let put = async |ids: &[&str], before: Option<&str>| {
        let ids = ids.iter().map(|&id| id.to_owned()).collect();
        move_rules(app, MoveRules { ids, before: before.map(str::to_owned), after: None }).await.unwrap();
    };
    let behind = async |ids: &[&str], after: &str| {
        let ids = ids.iter().map(|&id| id.to_owned()).collect();
        move_rules(app, MoveRules { ids, before: None, after: Some(after.to_owned()) }).await.unwrap();
    };
    put(&["c"], Some("a")).await;
    assert_eq!(ids(app).await, ["c", "a", "b"]);
    put(&["c", "a"], None).await;
    assert_eq!(ids(app).await, ["b", "c", "a"]);
    assert_eq!(shop.status().await.undo.as_deref(), Some("2 rules moved"));
    put(&["b", "a"], Some("b")).await;
    assert_eq!(ids(app).await, ["b", "a", "c"]);
    put(&["a", "b"], Some("a")).await;
    put(&["a"], Some("c")).await;
    assert_eq!(ids(app).await, ["b", "a", "c"]);
    behind(&["b"], "a").await;
    assert_eq!(ids(app).await, ["a", "b", "c"]);
    behind(&["a", "b"], "b").await;
    assert_eq!(ids(app).await, ["a", "b", "c"]);
    behind(&["b", "c"], "c").await;
    behind(&["c"], "a").await;
    assert_eq!(ids(app).await, ["a", "c", "b"]);
    put(&["b"], Some("a")).await;
    put(&["a"], Some("c")).await;
    assert_eq!(ids(app).await, ["b", "a", "c"]);

    let off = SetRuleStatus { ids: vec!["a".to_owned(), "b".to_owned()], status: RuleStatus::Paused };
    assert_eq!(set_rule_status(app, off.clone()).await.unwrap().changed, 2);
    assert_eq!(set_rule_status(app, off).await.unwrap().changed, 0);
    let paused = ListRules { status: Some(RuleStatus::Paused), ..ListRules::default() };
    assert_eq!(list_rules(app, paused).await.unwrap().total, 2);
    remove_rules(app, RuleRefs { ids: vec!["a".to_owned(), "c".to_owned()] }).await.unwrap();
    assert_eq!((ids(app).await, shown(app, "R1").await), (vec!["b".to_owned()], vec![]));
    let twice = remove_rules(app, RuleRefs { ids: vec!["a".to_owned()] }).await;
    assert_eq!(twice.unwrap_err().code, "unknown_rule");
}

#[tokio::test]
async fn rules_are_found_by_word_and_by_the_product_they_touch() {
    let shop = bikes().await;
    let app = &shop.app;
    save(app, Rule { owner: "Ada".to_owned(), ..named("For bikes") }).await;
    save(app, Rule { when: Condition::None(vec![Condition::default()]), ..named("For nothing") }).await;
    let found = async |ask: ListRules| {
        let list = list_rules(app, ask).await.unwrap();
        list.rules.into_iter().map(|row| row.rule.name).collect::<Vec<_>>()
    };
    assert_eq!(found(ListRules { search: "ada BIKES".to_owned(), ..ListRules::default() }).await, ["For bikes"]);
    assert_eq!(found(ListRules { touching: Some("R1".into()), ..ListRules::default() }).await, ["For bikes"]);
    assert_eq!(found(ListRules { offset: 1, limit: 1, ..ListRules::default() }).await, ["For nothing"]);
    let detail = get_product(app, ProductRef { sku: "R2".into() }).await.unwrap();
    assert_eq!(detail.triggers_rules[0].name, "For bikes");
}

#[tokio::test]
async fn checking_a_rule_tells_whom_it_reaches_and_what_it_would_change() {
    let shop = bikes().await;
    let verdict = check_rule(&shop.app, CheckRule { rule: rule(""), example: None }).await.unwrap();
    assert_eq!((verdict.triggers.count, verdict.shows.count, verdict.customers), (3, 1, None));
    let example = verdict.example.unwrap();
    assert_eq!((example.trigger.as_str(), example.before.len(), example.after.len()), ("R1", 0, 1));
    assert_eq!(ids(&shop.app).await.len(), 0);
    let wrong = CheckRule { rule: Rule { name: String::new(), ..rule("") }, example: None };
    assert_eq!(check_rule(&shop.app, wrong).await.unwrap().faults[0].code, "empty_name");
}

#[tokio::test]
async fn a_document_comes_back_as_it_went_and_replaces_all() {
    let shop = bikes().await;
    let app = &shop.app;
    save(app, named("a")).await;
    save(app, named("b")).await;
    add_block(app, Block { sku: "H1".into(), trigger: Some("R3".into()) }).await.unwrap();
    let file = |name: &str| shop.path(name).display().to_string();
    let written = export_rules(app, ExportRules { path: file("rules.json") }).await.unwrap();
    assert_eq!(written.rows, 2);
    remove_rules(app, RuleRefs { ids: vec!["a".to_owned()] }).await.unwrap();
    save(app, named("c")).await;
    let source = || FileSource::Path { path: file("rules.json") };
    let imported = import_rules(app, ImportRules { source: source() }).await.unwrap();
    assert_eq!((imported.rules, imported.blocks, ids(app).await), (2, 1, vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(shop.status().await.undo.as_deref(), Some("import of rules.json: 2 rules"));
    export_rules(app, ExportRules { path: file("again.json") }).await.unwrap();
    let text = |name| std::fs::read_to_string(file(name)).unwrap();
    assert_eq!(text("rules.json"), text("again.json"));
    undo(app, Nothing {}).await.unwrap();
    assert_eq!(ids(app).await, ["b", "c"]);
}

#[tokio::test]
async fn a_document_with_a_fault_stores_nothing() {
    let shop = bikes().await;
    save(&shop.app, named("a")).await;
    let before = shop.status().await.revision;
    let text = r#"{"version":1,"rules":[{"id":"x","name":"X","type":"gift"},{"id":"X","name":"X","type":"upsell"}]}"#;
    let imported = import_rules(&shop.app, ImportRules { source: shop.file("rules.json", text) }).await.unwrap();
    let pointers: Vec<&str> = imported.faults.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!((pointers, imported.rules), (vec!["/rules/0/type", "/rules/1/id"], 0));
    assert_eq!(shop.status().await.revision, before);
}

#[tokio::test]
async fn fields_and_values_are_those_of_the_shop() {
    let shop = sample().await;
    let app = &shop.app;
    let fields = list_fields(app, Nothing {}).await.unwrap();
    let income = Field::Customer(CustomerFact::Attribute("income_band".to_owned()));
    assert!(fields.when.iter().any(|info| info.field == income));
    let values = async |field: Field, text: &str| {
        let ask = SearchValues { field, text: text.to_owned(), limit: 5 };
        search_values(app, ask).await.unwrap().hits
    };
    assert!(values(income, "").await.iter().all(|hit| hit.count > 100));
    assert_eq!(values(Field::Trigger(ProductFact::Category), "bik").await[0].value, "Bikes");
    assert!(!values(Field::Context(ContextFact::Channel), "").await.is_empty());
    assert_eq!(values(Field::Context(ContextFact::Placement), "ca").await[0].value, "cart");
    assert_eq!(values(Field::Context(ContextFact::Weekday), "mon").await[0].value, "monday");
}

#[tokio::test]
async fn customers_are_found_counted_and_asked_for() {
    let shop = sample().await;
    let app = &shop.app;
    let hits = search_customers(app, SearchCustomers { text: String::new(), limit: 3 }).await.unwrap().hits;
    assert_eq!(hits.len(), 3);
    let orders = Condition::Leaf(Leaf {
        field: Field::Customer(CustomerFact::Orders),
        op: Op::MoreThan,
        value: Some(Value::Number(1)),
    });
    let rule =
        Rule { when: orders, show: Show { products: Some(Condition::default()), ..Show::default() }, ..rule("") };
    let verdict = check_rule(app, CheckRule { rule, example: None }).await.unwrap();
    assert!(verdict.customers.is_some_and(|reach| reach.count > 100 && reach.sample.len() == 10));
    let ask = |key: &str| RecommendRequest {
        cart: Vec::new(),
        trigger: None,
        customer: Some(key.to_owned()),
        ..RecommendRequest::default()
    };
    assert_eq!(recommend(app, ask("nobody")).await.unwrap_err().code, "unknown_customer");
    assert!(recommend(app, ask(&hits[0].key)).await.is_ok());
}

#[tokio::test]
async fn what_is_wrong_with_rules_is_told_in_lists_checks_and_when_they_are_saved() {
    let shop = bikes().await;
    let app = &shop.app;
    let gone = Show { include: vec!["H0".into()], ..Show::default() };
    let saved = save(app, Rule { weight: Some(0), show: gone, ..named("a") }).await;
    let codes = |findings: &[Finding]| findings.iter().map(|finding| finding.code.clone()).collect::<BTreeSet<_>>();
    assert!(saved.rule.is_some() && codes(&saved.findings).contains("rule_weight_zero"));
    save(app, named("b")).await;
    let ask = ListRules { with_findings: true, ..ListRules::default() };
    let list = list_rules(app, ask).await.unwrap();
    assert_eq!((list.total, list.checking, codes(&list.rules[0].findings)), (1, false, codes(&saved.findings)));
    let report = check_rulebook(app, Nothing {}).await.unwrap();
    let counts = report.counts;
    assert_eq!((counts.errors + counts.warnings + counts.notes) as usize, report.findings.len());
    assert!(codes(&report.findings).contains("rule_weight_zero"));
    let nobody = Show { include: vec!["X".into()], ..Show::default() };
    let refused = save(app, Rule { show: nobody, ..named("c") }).await;
    assert_eq!((refused.rule, refused.findings[0].severity), (None, Severity::Error));
}

#[tokio::test]
async fn every_template_can_be_saved_in_the_sample_shop() {
    let shop = sample().await;
    let templates = list_templates(&shop.app, Nothing {}).await.unwrap().templates;
    assert_eq!(templates.len(), 6);
    for template in templates {
        let rule = Rule { id: String::new(), ..template.rule };
        let saved = save(&shop.app, rule).await;
        assert_eq!((saved.rule.is_some(), saved.faults), (true, vec![]), "{}: {:?}", template.code, saved.findings);
    }
}

/// A rule that shows one product for one other.
fn leads(name: &str, from: &str, to: &str) -> Rule {
    let sku =
        Leaf { field: Field::Trigger(ProductFact::Sku), op: Op::Equals, value: Some(Value::Text(from.to_owned())) };
    let show = Show { include: vec![to.into()], ..Show::default() };
    Rule { kind: "upsell".to_owned(), when: Condition::Leaf(sku), show, ..named(name) }
}

#[tokio::test]
async fn a_loop_through_rules_is_told_with_its_steps_and_stores_nothing() {
    let shop = bikes().await;
    let app = &shop.app;
    shop.link("R1", "R2", "upsell").await;
    save(app, leads("up", "R2", "R3")).await;
    let verdict = check_rule(app, CheckRule { rule: leads("back", "R3", "R1"), example: None }).await.unwrap();
    assert_eq!((verdict.findings[0].code.as_str(), verdict.checking), ("cycle", false));
    let refused = save(app, leads("back", "R3", "R1")).await;
    let steps: Vec<&str> = refused.findings[0].steps.iter().map(|step| step.via.as_str()).collect();
    assert_eq!((refused.rule, steps.len(), steps.contains(&"rule:up")), (None, 3, true));
    let linked = shop.link("R3", "R1", "upsell").await;
    assert_eq!((linked.link, linked.findings[0].code.as_str()), (None, "cycle"));
    assert_eq!(ids(app).await, ["up"]);
}

#[tokio::test]
async fn rules_that_close_a_loop_only_together_are_not_switched_on_together() {
    let shop = bikes().await;
    let app = &shop.app;
    for (name, from, to) in [("up", "R1", "R2"), ("back", "R2", "R1")] {
        save(app, Rule { status: RuleStatus::Paused, ..leads(name, from, to) }).await;
    }
    let on = |ids: &[&str]| SetRuleStatus {
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        status: RuleStatus::Active,
    };
    let refused = set_rule_status(app, on(&["up", "back"])).await.unwrap();
    assert_eq!((refused.changed, refused.findings[0].severity), (0, Severity::Error));
    assert_eq!(set_rule_status(app, on(&["up"])).await.unwrap().changed, 1);
    assert_eq!(set_rule_status(app, on(&["back"])).await.unwrap().changed, 0);
}

#[tokio::test]
async fn a_document_that_closes_a_loop_stores_nothing_and_tells_it() {
    let shop = bikes().await;
    let app = &shop.app;
    save(app, leads("up", "R1", "R2")).await;
    save(app, Rule { status: RuleStatus::Paused, ..leads("back", "R2", "R1") }).await;
    let path = shop.path("rules.json").display().to_string();
    export_rules(app, ExportRules { path: path.clone() }).await.unwrap();
    let text = std::fs::read_to_string(&path).unwrap().replace("paused", "active");
    let before = shop.status().await.revision;
    let imported = import_rules(app, ImportRules { source: shop.file("rules.json", &text) }).await.unwrap();
    assert_eq!((imported.rules, imported.findings[0].code.as_str()), (0, "cycle"));
    assert_eq!(shop.status().await.revision, before);
}
