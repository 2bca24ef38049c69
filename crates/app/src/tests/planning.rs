//! Edits whose plans take long: everything else goes on meanwhile, and nothing of it is lost.

use crate::edit::{Edited, edit};
use crate::fixture::{Shop, bikes, new_link, rule};
use crate::*;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tandem_engine::{Plan, Refusal, Rulebook};
use tandem_model::*;
use tokio::task::JoinHandle;

/// An edit whose plan stands still, each time it is made, until it is let go on.
struct Slow {
    begun: Receiver<()>,
    go_on: Sender<()>,
    plans: Arc<AtomicU32>,
    task: JoinHandle<Result<Edited<()>, Refusal>>,
}

impl Slow {
    fn start(app: &App, plan: impl Fn(&Rulebook) -> Result<Plan, Refusal> + Send + Sync + 'static) -> Self {
        let ((begin, begun), (go_on, wait)) = (channel(), channel());
        let (begin, wait) = (Mutex::new(begin), Mutex::new(wait));
        let (plans, app) = (Arc::<AtomicU32>::default(), app.clone());
        let counted = plans.clone();
        let slowly = move |rulebook: &mut Rulebook, _: &_| {
            counted.fetch_add(1, Ordering::Relaxed);
            begin.lock().unwrap().send(()).unwrap();
            wait.lock().unwrap().recv().unwrap();
            Ok((plan(rulebook)?, ()))
        };
        let task = tokio::spawn(async move { edit(&app, slowly).await });
        Self { begun, go_on, plans, task }
    }

    fn link(app: &App, from: &str, to: &str, kind: &str) -> Self {
        let new = new_link(from, to, kind);
        Self::start(app, move |rulebook| rulebook.plan_link(&new))
    }

    fn rule(app: &App, rule: Rule) -> Self {
        Self::start(app, move |rulebook| rulebook.plan_rule(&rule, chrono::Utc::now()))
    }

    /// Until the plan is being made.
    async fn begun(&mut self) {
        while self.begun.try_recv().is_err() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Lets the plan go on, now and whenever it is made again, to the end of the edit.
    async fn finish(self) -> (Result<Edited<()>, Refusal>, u32) {
        let Self { begun, go_on, plans, task } = self;
        (0..5).for_each(|_| go_on.send(()).unwrap());
        let done = task.await.unwrap();
        drop(begun);
        (done, plans.load(Ordering::Relaxed))
    }
}

async fn links(app: &App) -> Vec<String> {
    let list = list_links(app, ListLinks::default()).await.unwrap();
    list.links.into_iter().map(|row| row.link.key().to_string()).collect()
}

async fn undo_label(shop: &Shop) -> Option<String> {
    shop.status().await.undo
}

#[tokio::test(flavor = "multi_thread")]
async fn verdicts_and_lists_are_answered_while_a_rule_is_planned() {
    let shop = bikes().await;
    let app = &shop.app;
    shop.link("R1", "H1", "accessory").await;
    let mut slow = Slow::rule(app, rule(""));
    slow.begun().await;
    assert_eq!(check_link(app, new_link("R1", "R2", "upsell")).await.unwrap().verdict, Verdict::Yes);
    let targets = vec!["R2".into(), "R3".into()];
    let ask = CheckTargets { from: "R1".into(), kind: "upsell".to_owned(), targets, reversed: false };
    assert_eq!(check_targets(app, ask).await.unwrap().targets.len(), 2);
    let request = RecommendRequest { trigger: Some("R1".into()), ..RecommendRequest::default() };
    assert_eq!(recommend(app, request).await.unwrap().results.len(), 1);
    assert_eq!(check_rule(app, CheckRule { rule: rule(""), example: None }).await.unwrap().faults, []);
    assert_eq!(check_rulebook(app, Nothing {}).await.unwrap().counts.errors, 0);
    assert_eq!(shop.status().await.rules, 0);
    let (done, plans) = slow.finish().await;
    assert_eq!((done.is_ok(), plans, shop.status().await.rules), (true, 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_edits_at_once_both_are_kept_and_the_slow_one_is_planned_on_the_other() {
    let shop = bikes().await;
    let mut slow = Slow::rule(&shop.app, rule(""));
    slow.begun().await;
    let other = save_rule(&shop.app, SaveRule { rule: rule("") }).await.unwrap().rule.unwrap();
    assert_eq!(other.id, "helmets-for-bikes");
    let (done, plans) = slow.finish().await;
    assert_eq!((done.is_ok(), plans), (true, 2));
    let rules = list_rules(&shop.app, ListRules::default()).await.unwrap().rules;
    let ids: Vec<&str> = rules.iter().map(|row| row.rule.id.as_str()).collect();
    assert_eq!(ids, ["helmets-for-bikes", "helmets-for-bikes-2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_edits_at_once_do_not_close_a_loop_together() {
    let shop = bikes().await;
    let mut slow = Slow::link(&shop.app, "R2", "R1", "upsell");
    slow.begun().await;
    shop.link("R1", "R2", "upsell").await;
    let (done, plans) = slow.finish().await;
    let Err(Refusal::Findings(findings)) = done else { panic!("it closes a loop") };
    assert_eq!((findings[0].code.as_str(), plans), (finding_code::CYCLE, 2));
    assert_eq!(links(&shop.app).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_during_a_plan_takes_back_what_was_stored_last() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    let mut slow = Slow::link(&shop.app, "R1", "R2", "upsell");
    slow.begun().await;
    let undone = undo(&shop.app, Nothing {}).await.unwrap().undone;
    assert_eq!(undone.as_deref(), Some("link Road-150 → Helmet"));
    let (done, plans) = slow.finish().await;
    assert_eq!((done.is_ok(), plans, links(&shop.app).await.len()), (true, 2, 1));
    assert_eq!(undo_label(&shop).await.as_deref(), Some("link Road-150 → Road-250"));
    assert_eq!(redo(&shop.app, Nothing {}).await.unwrap().redone, None, "an edit ends what could be repeated");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_program_that_writes_during_a_plan_is_not_overwritten() {
    let shop = bikes().await;
    let other = shop.beside().await;
    let mut slow = Slow::link(&shop.app, "R1", "R2", "upsell");
    slow.begun().await;
    add_link(&other, new_link("R1", "H1", "accessory")).await.unwrap();
    let (done, plans) = slow.finish().await;
    assert_eq!((done.is_ok(), plans, links(&shop.app).await.len()), (true, 2, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_is_overtaken_again_and_again_plans_in_its_turn() {
    let shop = bikes().await;
    let mut slow = Slow::link(&shop.app, "R1", "R2", "upsell");
    for to in ["R3", "H1"] {
        slow.begun().await;
        shop.link("R1", to, "accessory").await;
        slow.go_on.send(()).unwrap();
    }
    slow.begun().await;
    let app = shop.app.clone();
    let waiting = tokio::spawn(async move { add_link(&app, new_link("R2", "H1", "accessory")).await });
    let (done, plans) = slow.finish().await;
    assert_eq!((done.is_ok(), plans), (true, 3));
    assert!(waiting.await.unwrap().unwrap().link.is_some());
    assert_eq!(links(&shop.app).await.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workspace_is_closed_after_the_edits_that_are_being_planned() {
    let shop = bikes().await;
    let path = shop.status().await.path;
    let mut slow = Slow::link(&shop.app, "R1", "R2", "upsell");
    slow.begun().await;
    let app = shop.app.clone();
    let closing = tokio::spawn(async move { close_workspace(&app, Nothing {}).await });
    let (done, _) = slow.finish().await;
    assert!(done.is_ok());
    closing.await.unwrap().unwrap();
    open_workspace(&shop.app, OpenWorkspace { path }).await.unwrap();
    assert_eq!(links(&shop.app).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn products_imported_while_an_edit_is_planned_are_kept() {
    let shop = bikes().await;
    let mut slow = Slow::rule(&shop.app, rule(""));
    slow.begun().await;
    let report = shop.import("sku,name,family\nR4,Road-450,Road-450\n").await;
    assert_eq!(report.rows.stored, 1);
    let (done, plans) = slow.finish().await;
    assert_eq!((done.is_ok(), plans, shop.status().await.products), (true, 2, 6));
}
