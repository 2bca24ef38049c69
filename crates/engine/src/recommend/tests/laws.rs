//! Laws over random small shops.

use super::any::{any_customer, any_full_shop, any_request, any_rule, known};
use super::campaigns::any_campaigns;
use super::noon;
use super::oracle::{Oracle, Shown};
use crate::Snapshot;
use crate::recommend;
use crate::recommend::Asker;
use crate::snapshot::tests::{any_change, plainly};
use proptest::prelude::*;
use tandem_model::{
    Block, Campaign, Change, RecommendAnswer, RecommendRequest, Recommendation, Sku, Sliders, default_types,
};

fn whole(sliders: Option<Sliders>) -> f64 {
    let Sliders { margin, popularity, newness, stock, .. } = sliders.unwrap_or_default();
    let sum: u64 = [margin, popularity, newness, stock].map(u64::from).iter().sum();
    10_000.0 * 1_000_000.0 * (100 + sum) as f64
}

fn first_reason(result: &Recommendation, sliders: Option<Sliders>) -> (Shown, f64) {
    let because = &result.because[0];
    let shown = Shown {
        sku: result.sku.clone(),
        score: (result.score * whole(sliders)).round() as u64,
        kind: result.kind.clone(),
        via: because.via.clone(),
        trigger: because.trigger.clone(),
        pin: result.pin,
        instead_of: result.instead_of.clone(),
    };
    (shown, result.score)
}

fn all_skus() -> impl Iterator<Item = Sku> {
    ('A'..='M').map(|sku| Sku::from(sku.to_string().as_str()))
}

fn answer(snapshot: &Snapshot, request: &RecommendRequest, asker: &Asker<'_>) -> RecommendAnswer {
    recommend(snapshot, request, asker).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_fast_answer_is_the_plain_one(shop in any_full_shop(), request in any_request(), customer in any_customer()) {
        let snapshot = shop.snapshot();
        let request = known(&snapshot, request);
        let asker = Asker { customer: customer.as_ref(), ..Asker::at(noon()) };
        let plain = Oracle::new(&snapshot, &shop).answer(&request, &asker);
        let fast: Vec<(Shown, f64)> = answer(&snapshot, &request, &asker).results.iter()
            .map(|result| first_reason(result, request.sliders)).collect();
        let plain: Vec<(Shown, f64)> = plain.into_iter()
            .map(|shown| { let score = shown.score as f64 / whole(request.sliders); (shown, score) }).collect();
        prop_assert_eq!(fast, plain);
    }

    #[test]
    fn the_factors_multiply_up_to_the_score(shop in any_full_shop(), request in any_request()) {
        let snapshot = shop.snapshot();
        let answer = answer(&snapshot, &known(&snapshot, request), &Asker::at(noon()));
        for result in answer.results.iter().filter(|result| result.kind.is_some()) {
            let best = &result.because[0];
            let factors = result.because.iter().filter(|reason| (&reason.via, &reason.link) == (&best.via, &best.link))
                .filter(|reason| reason.trigger == best.trigger)
                .filter(|reason| ["type_weight", "link_weight", "rule_weight", "campaign", "sliders"].contains(&reason.factor.as_str()));
            let product: f64 = factors.map(|reason| reason.value).product();
            prop_assert!((product - result.score).abs() < 1e-9, "{product} {result:?}");
        }
    }

    #[test]
    fn the_first_reason_explained_is_the_one_shown_for(shop in any_full_shop(), request in any_request(), customer in any_customer()) {
        let snapshot = shop.snapshot();
        let request = known(&snapshot, request);
        let asker = Asker { customer: customer.as_ref(), ..Asker::at(noon()) };
        let plain = answer(&snapshot, &request, &asker);
        let explained = answer(&snapshot, &RecommendRequest { explain: true, ..request }, &asker);
        let mut named = Vec::new();
        prop_assert_eq!(plain.results.len(), explained.results.len());
        for (plain, explained) in plain.results.iter().zip(&explained.results) {
            prop_assert_eq!((&plain.sku, plain.score, &plain.kind), (&explained.sku, explained.score, &explained.kind));
            prop_assert_eq!(&plain.because[..], &explained.because[..plain.because.len()]);
            let rules = explained.because.iter().filter_map(|reason| reason.via.strip_prefix("rule:"));
            named.extend(rules.map(str::to_owned));
        }
        let fired = |id: &String| explained.rules.iter().any(|trace| trace.id == *id && trace.fired);
        prop_assert!(named.iter().all(fired), "{:?} {:?}", named, explained.rules);
    }

    #[test]
    fn why_not_says_shown_of_exactly_what_is_shown(shop in any_full_shop(), request in any_request(), customer in any_customer()) {
        let snapshot = shop.snapshot();
        let request = known(&snapshot, request);
        let asker = Asker { customer: customer.as_ref(), ..Asker::at(noon()) };
        for sku in all_skus() {
            let request = RecommendRequest { why_not: Some(sku.clone()), ..request.clone() };
            let answer = answer(&snapshot, &request, &asker);
            let why_not = answer.why_not.unwrap();
            let place = answer.results.iter().position(|result| result.sku == sku);
            prop_assert_eq!(why_not.shown, place.is_some(), "{:?}", why_not);
            if let Some(place) = place {
                prop_assert_eq!(why_not.reason, format!("shown in place {}", place + 1));
            }
        }
    }

    /// Taking away what the answer names brings the product nearer: a longer list, a higher limit.
    #[test]
    fn a_product_below_the_end_is_shown_by_a_longer_list(shop in any_full_shop(), request in any_request()) {
        let snapshot = shop.snapshot();
        let request = RecommendRequest { placement: None, ..known(&snapshot, request) };
        let asker = Asker::at(noon());
        for sku in all_skus() {
            let asked = RecommendRequest { why_not: Some(sku.clone()), ..request.clone() };
            if answer(&snapshot, &asked, &asker).why_not.unwrap().code == "below_limit" && snapshot.links().iter().all(|link| link.pin.is_none()) {
                let longer = answer(&snapshot, &RecommendRequest { limit: Some(1000), ..asked }, &asker);
                prop_assert!(longer.why_not.unwrap().shown);
            }
        }
    }

    #[test]
    fn an_edited_snapshot_answers_like_one_built_anew(
        shop in any_full_shop(),
        changes in prop::collection::vec(any_change(), 0..20),
        rules in prop::collection::vec(any_rule(), 0..3),
        request in any_request(),
        campaigns in any_campaigns(),
        warm in any::<bool>(),
    ) {
        let before = shop.snapshot();
        if warm {
            before.warm();
        }
        let block = Block { sku: "D".into(), trigger: None };
        let book = rules.iter().map(|rule| Change::PutRule(Box::new(rule.clone())))
            .chain([Change::PutBlock(block.clone()), Change::RemoveRule("a".to_owned())]);
        let put = |campaign: Campaign| Change::PutCampaign(Box::new(Campaign { id: campaign.id + "q", ..campaign }));
        let seasons = campaigns.of(&shop.links).into_iter().map(put).chain([Change::RemoveCampaign("p".to_owned())]);
        let (book, seasons): (Vec<Change>, Vec<Change>) = (book.collect(), seasons.collect());
        let edited = before.apply(&seasons).apply(&changes).apply(&book);
        let (products, links) = plainly(&shop.products, &shop.links, &changes);
        let mut anew = shop.clone();
        anew.document = edited.book().document();
        anew.campaigns = edited.book().campaigns().to_vec();
        prop_assert!(anew.document.blocks.contains(&block));
        (anew.products, anew.links) = (products, links);
        let known_units = |sku: &Sku| before.any_id(sku.as_str()).is_some();
        anew.units.retain(|sku, _| known_units(sku));
        let anew = anew.finished(Snapshot::build(anew.products.clone(), anew.links.clone(), default_types()));
        let request = RecommendRequest { explain: true, why_not: Some("C".into()), ..known(&anew, request) };
        let asker = Asker::at(noon());
        prop_assert_eq!(answer(&edited, &request, &asker), answer(&anew, &request, &asker));
        prop_assert_eq!(answer(&edited, &request, &asker), answer(&edited, &request, &asker));
    }

    #[test]
    fn the_order_of_rows_given_does_not_matter(shop in any_full_shop(), request in any_request()) {
        let in_order = shop.snapshot();
        let mut turned = shop.clone();
        turned.products = in_order.ids().map(|id| in_order.product(id)).collect();
        turned.links = in_order.links();
        turned.products.reverse();
        turned.links.reverse();
        turned.document.rules.reverse();
        turned.document.blocks.reverse();
        let request = RecommendRequest { explain: true, ..known(&in_order, request) };
        let asker = Asker::at(noon());
        prop_assert_eq!(answer(&in_order, &request, &asker), answer(&turned.snapshot(), &request, &asker));
    }
}
