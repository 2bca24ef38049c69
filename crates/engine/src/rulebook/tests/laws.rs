//! Laws over random rulebooks and random edits.

use super::*;
use crate::campaign::tests::campaign;
use proptest::prelude::*;
use tandem_model::{
    CampaignAction, CampaignTarget, Change, CheckTargets, Effect, Link, LinkSource, NewLink, RemoveLinks, Severity, Sku,
};

const SHOP: &str = "A: family=F\n B: family=F\n C: family=G\n D: family=G\n E\n H";
const ENDS: [[&str; 6]; 2] = [["A", "B", "C", "D", "E", "H"], ["F", "G", "A", "C", "F", "G"]];
const KINDS: [&str; 4] = ["cross-sell", "upsell", "accessory", "replacement"];

#[derive(Debug, Clone)]
enum Edit {
    Add(NewLink),
    /// The n-th stored link gets another end, or goes.
    Relink(usize, usize),
    Remove(usize),
    Move(usize, Option<&'static str>),
    Pause(usize, bool),
    /// A campaign turns two links on, or is removed.
    Season(Option<[usize; 2]>),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (any::<bool>(), 0usize..6, 0usize..6, 0usize..4, any::<bool>()).prop_map(|(family, from, to, kind, two_way)| {
            let ends = ENDS[usize::from(family)];
            let arrow = match (family, two_way) {
                (false, false) => "->",
                (false, true) => "<->",
                (true, false) => "=>",
                (true, true) => "<=>",
            };
            Edit::Add(new_link(&format!("{} {arrow} {} {}", ends[from], ends[to], KINDS[kind])))
        }),
        2 => (0usize..20, 0usize..6).prop_map(|(at, to)| Edit::Relink(at, to)),
        1 => (0usize..20).prop_map(Edit::Remove),
        2 => (0usize..6, prop::sample::select(vec![None, Some("F"), Some("G")])).prop_map(|(at, family)| Edit::Move(at, family)),
        3 => (0usize..20, prop::bool::weighted(0.7)).prop_map(|(at, paused)| Edit::Pause(at, paused)),
        2 => prop::option::weighted(0.8, [0usize..20, 0usize..20]).prop_map(Edit::Season),
    ]
}

fn plan(rulebook: &mut Rulebook, edit: &Edit) -> Option<Plan> {
    let links = rulebook.snapshot.links();
    let nth = |at: usize| links.get(at % links.len().max(1)).map(Link::key);
    match edit {
        Edit::Add(link) => rulebook.plan_link(link).ok(),
        Edit::Relink(at, to) => {
            let link = nth(*at)?;
            let to = Some(ENDS[usize::from(link.level.as_str() == "family")][*to].into());
            rulebook.plan_set_link(&SetLink { to, ..unchanged(link) }).ok()
        }
        Edit::Pause(at, paused) => {
            rulebook.plan_set_link(&SetLink { paused: Some(*paused), ..unchanged(nth(*at)?) }).ok()
        }
        Edit::Season(None) => rulebook.plan_remove_campaign("winter").ok(),
        Edit::Season(Some(at)) => {
            let keys = at.iter().filter_map(|at| nth(*at));
            let on = keys.map(|key| CampaignAction { target: CampaignTarget::Link(key), effect: Effect::Activate });
            let held = rulebook.snapshot.book().campaign("winter").is_some();
            let id = if held { "winter" } else { "" }.to_owned();
            let mut winter = campaign("2026-12-01 00:00", "2027-02-01 00:00", "UTC");
            (winter.id, winter.actions) = (id, on.collect());
            winter.actions.dedup();
            rulebook.plan_campaign(&winter, now()).ok()
        }
        Edit::Remove(at) => rulebook.plan_remove_links(&RemoveLinks { links: vec![nth(*at)?] }).ok(),
        Edit::Move(at, family) => {
            let id = rulebook.snapshot.id(ENDS[0][*at])?;
            let mut product = rulebook.snapshot.product(id);
            product.family = family.map(str::to_owned);
            rulebook.plan_products(vec![product], Vec::new(), "move").ok()
        }
    }
}

/// The rulebook without the links that are paused and stay so.
fn without_paused(rulebook: &Rulebook) -> Rulebook {
    let stays = |link: &Link| link.paused && !rulebook.takes_part(link);
    let gone = rulebook.snapshot.links().into_iter().filter(stays).map(|link| Change::RemoveLink(link.key()));
    Rulebook::of(rulebook.snapshot.apply(&gone.collect::<Vec<_>>()))
}

fn inverse(rulebook: &Rulebook, changes: &[Change]) -> Vec<Change> {
    let inverse = changes.iter().rev().map(|change| match change {
        Change::PutLink(link) => match rulebook.snapshot.link(&link.key()).filter(|held| held.key() == link.key()) {
            Some(held) => Change::PutLink(Box::new(held)),
            None => Change::RemoveLink(link.key()),
        },
        Change::RemoveLink(key) => Change::PutLink(Box::new(rulebook.snapshot.link(key).unwrap())),
        Change::PutProduct(product) => {
            let id = rulebook.snapshot.id(product.sku.as_str()).unwrap();
            Change::PutProduct(Box::new(rulebook.snapshot.product(id)))
        }
        Change::PutCampaign(campaign) => match rulebook.snapshot.book().campaign(&campaign.id) {
            Some(held) => Change::PutCampaign(Box::new(held.clone())),
            None => Change::RemoveCampaign(campaign.id.clone()),
        },
        Change::RemoveCampaign(id) => {
            Change::PutCampaign(Box::new(rulebook.snapshot.book().campaign(id).unwrap().clone()))
        }
        other => other.clone(),
    });
    inverse.collect()
}

/// All that can be told from outside; which loop of several stands for a knot may differ.
fn assert_alike(kept: &mut Rulebook, anew: &mut Rulebook) {
    assert_eq!(kept.snapshot.links(), anew.snapshot.links());
    assert_eq!(kept.loops.len(), anew.loops.len());
    let told = |finding: Finding| match finding.steps.is_empty() {
        true => format!("{finding:?}"),
        false => format!("{:?} loop of {} steps", finding.severity, finding.steps.len()),
    };
    let all = |rulebook: &mut Rulebook| rulebook.check(now()).into_iter().map(told).collect::<Vec<_>>();
    assert_eq!(all(kept), all(anew));
}

proptest! {
    #[test]
    fn no_accepted_edit_leaves_a_blocked_loop(edits in prop::collection::vec(edit(), 0..40)) {
        let mut rulebook = rulebook(SHOP);
        for edit in &edits {
            if let Some(plan) = plan(&mut rulebook, edit) {
                rulebook.apply(&plan.changes);
                let found = rulebook.check(now()).into_iter().filter(|finding| finding.code == "cycle");
                let blocked: Vec<_> = found.filter(|finding| finding.severity == Severity::Error).collect();
                prop_assert!(blocked.is_empty(), "{edit:?} left {blocked:?}");
            }
        }
        let mut anew = Rulebook::of(rulebook.snapshot.clone());
        assert_alike(&mut rulebook, &mut anew);
        let loops = |rulebook: &mut Rulebook| {
            let found = rulebook.check(now()).into_iter().filter(|finding| finding.code == "cycle");
            found.map(|finding| (finding.severity, finding.message)).collect::<Vec<_>>()
        };
        prop_assert_eq!(loops(&mut anew), loops(&mut without_paused(&rulebook)));
    }

    #[test]
    fn an_edit_and_its_inverse_leave_no_trace(edits in prop::collection::vec(edit(), 1..30)) {
        let mut rulebook = rulebook(SHOP);
        for edit in &edits {
            let Some(plan) = plan(&mut rulebook, edit) else { continue };
            let mut before = Rulebook::of(rulebook.snapshot.clone());
            let back = inverse(&rulebook, &plan.changes);
            rulebook.apply(&plan.changes);
            rulebook.apply(&back);
            assert_alike(&mut rulebook, &mut before);
            rulebook.apply(&plan.changes);
        }
    }

    #[test]
    fn many_targets_are_judged_as_one_is(edits in prop::collection::vec(edit(), 0..30), from in 0usize..6, kind in 0usize..4, reversed: bool) {
        let mut rulebook = rulebook(SHOP);
        for edit in &edits {
            if let Some(plan) = plan(&mut rulebook, edit) {
                rulebook.apply(&plan.changes);
            }
        }
        let kind = KINDS[kind].to_owned();
        let targets = ENDS[0].iter().map(|sku| Sku::new(sku)).collect();
        let ask = CheckTargets { from: ENDS[0][from].into(), kind, targets, reversed };
        for target in rulebook.check_targets(&ask).unwrap().targets {
            let (from, to) = if reversed { (&target.sku, &ask.from) } else { (&ask.from, &target.sku) };
            let one = rulebook.check_link(&new_link(&format!("{from} -> {to} {}", ask.kind)));
            prop_assert_eq!(target.verdict, one.verdict);
            let length = |message: &Option<String>| message.as_ref().map(|message| message.chars().count());
            prop_assert_eq!(length(&target.message), length(&one.message));
        }
    }

    #[test]
    fn a_batch_equals_adding_one_by_one(lines in prop::collection::vec(edit(), 0..30)) {
        let mut one_by_one = rulebook(SHOP);
        let mut batch = crate::rulebook::LinkBatch::new(one_by_one.snapshot.clone(), now());
        for edit in &lines {
            let Edit::Add(new) = edit else { continue };
            let link = Link { paused: false,
                from: new.from.clone(), to: new.to.clone(), kind: new.kind.clone(), weight: new.weight,
                two_way: new.two_way, level: new.level, pin: None, source: LinkSource::Manual,
            };
            let taken = batch.add(&link).is_ok_and(|taken| taken == crate::rulebook::BatchLink::Stored);
            let plan = one_by_one.plan_link(new);
            prop_assert_eq!(taken, plan.is_ok());
            if let Ok(plan) = plan {
                one_by_one.apply(&plan.changes);
            }
        }
        let mut batched = rulebook(SHOP);
        batched.apply(&batch.finish());
        assert_alike(&mut batched, &mut one_by_one);
    }
}
