//! Laws over random small shops.

use super::noon;
use super::oracle::Oracle;
use crate::Snapshot;
use crate::recommend;
use crate::snapshot::tests::{any_change, any_shop, plainly};
use proptest::prelude::*;
use proptest::sample::subsequence;
use tandem_model::{RecommendRequest, Sku, default_types};

fn any_request() -> impl Strategy<Value = RecommendRequest> {
    let cart = subsequence(('A'..='L').map(|sku| Sku::from(sku.to_string().as_str())).collect::<Vec<_>>(), 0..5);
    let types = subsequence(vec!["cross-sell", "upsell", "accessory", "replacement"], 0..3);
    let limit = prop::option::of(0u32..8);
    (prop::option::of("[A-L]"), cart.prop_shuffle(), types, limit, 0u32..3).prop_map(
        |(trigger, cart, types, limit, per_family)| RecommendRequest {
            trigger: trigger.map(Sku::from),
            cart,
            types: types.into_iter().map(str::to_owned).collect(),
            limit,
            per_family: Some(per_family),
            ..RecommendRequest::default()
        },
    )
}

/// Without the products that do not exist.
fn known(snapshot: &Snapshot, mut request: RecommendRequest) -> RecommendRequest {
    let exists = |sku: &Sku| snapshot.id(sku.as_str()).is_some();
    request.trigger = request.trigger.filter(exists);
    request.cart.retain(exists);
    request
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_fast_answer_is_the_plain_one((products, links) in any_shop(), request in any_request()) {
        let snapshot = Snapshot::build(products.clone(), links.clone(), default_types());
        let request = known(&snapshot, request);
        let answer = recommend(&snapshot, &request, noon(), 1).unwrap();
        let plain = Oracle::new(&products, &links, default_types()).answer(&request, request.per_family.unwrap());
        prop_assert_eq!(answer.results.len(), plain.len());
        for (result, plain) in answer.results.iter().zip(&plain) {
            let trigger = request.trigger.as_ref().unwrap_or_else(|| &request.cart[plain.place]);
            prop_assert_eq!((&result.sku, &result.kind), (&plain.sku, &Some(plain.kind.clone())));
            prop_assert_eq!(result.score, f64::from(10_000 - plain.below_full) / 10_000.0);
            prop_assert_eq!((&result.because[0].trigger, result.because[0].link.as_ref().map(|link| link.level)), (&Some(trigger.clone()), Some(plain.level)));
        }
    }

    #[test]
    fn why_not_says_shown_of_exactly_what_is_shown((products, links) in any_shop(), request in any_request()) {
        let snapshot = Snapshot::build(products, links, default_types());
        for sku in 'A'..='M' {
            let sku = Sku::from(sku.to_string().as_str());
            let request = RecommendRequest { why_not: Some(sku.clone()), ..known(&snapshot, request.clone()) };
            let answer = recommend(&snapshot, &request, noon(), 1).unwrap();
            let why_not = answer.why_not.unwrap();
            let place = answer.results.iter().position(|result| result.sku == sku);
            prop_assert_eq!(why_not.shown, place.is_some(), "{:?}", why_not);
            if let Some(place) = place {
                prop_assert_eq!(why_not.reason, format!("shown in place {}", place + 1));
            }
        }
    }

    #[test]
    fn an_edited_snapshot_answers_like_one_built_anew(
        (products, links) in any_shop(),
        changes in prop::collection::vec(any_change(), 0..20),
        request in any_request(),
    ) {
        let edited = Snapshot::build(products.clone(), links.clone(), default_types()).apply(&changes);
        let (products, links) = plainly(&products, &links, &changes);
        let anew = Snapshot::build(products, links, default_types());
        let request = RecommendRequest { explain: true, why_not: Some("C".into()), ..known(&anew, request) };
        let answer = |snapshot| recommend(snapshot, &request, noon(), 1).unwrap();
        prop_assert_eq!(answer(&edited), answer(&anew));
        prop_assert_eq!(answer(&edited), answer(&edited));
    }

    #[test]
    fn the_order_of_rows_given_does_not_matter((products, links) in any_shop(), request in any_request()) {
        let in_order = Snapshot::build(products, links, default_types());
        let mut products: Vec<_> = in_order.ids().map(|id| in_order.product(id)).collect();
        let mut links = in_order.links();
        products.reverse();
        links.reverse();
        let reversed = Snapshot::build(products, links, default_types());
        let request = RecommendRequest { explain: true, ..known(&in_order, request) };
        let answer = |snapshot| recommend(snapshot, &request, noon(), 1).unwrap();
        prop_assert_eq!(answer(&in_order), answer(&reversed));
    }
}
