//! Why a product is not shown: the first thing that removed it.
//!
//! Looked at in this order: no such product, is a trigger, not linked, linked by types not asked for, discontinued,
//! inactive, not launched, ended, sold out, in the cart, weight 0, variants of its family before it, place in the list.

use super::gather::gather;
use super::{Question, Recommender};
use crate::Snapshot;
use crate::snapshot::date;
use tandem_model::{ProductStatus, Sku, WhyNot};

pub(super) fn why_not(recommender: &mut Recommender<'_>, question: &Question<'_>, sku: &Sku) -> WhyNot {
    let snapshot = recommender.snapshot;
    let (code, reason) = match snapshot.id(sku.as_str()) {
        None => ("unknown_product", format!("no product has the SKU `{sku}`")),
        Some(id) => unreached(snapshot, question, id)
            .or_else(|| hidden(snapshot, question, id))
            .or_else(|| weightless(snapshot, question, id))
            .unwrap_or_else(|| crowded_out(recommender, question, id)),
    };
    WhyNot { sku: sku.clone(), shown: code == "shown", code: code.to_owned(), reason }
}

type Cause = (&'static str, String);

fn unreached(snapshot: &Snapshot, question: &Question<'_>, id: u32) -> Option<Cause> {
    if question.triggers.contains(&id) {
        return Some(("is_trigger", "it is itself what triggers the list".to_owned()));
    }
    let kinds = kinds_reaching(snapshot, question, id);
    if kinds.is_empty() {
        return Some(("no_link", no_link(snapshot, question)));
    }
    if kinds.iter().all(|(kind, _)| !asked(question, *kind)) {
        let mut codes: Vec<&str> = kinds.iter().map(|(kind, _)| snapshot.type_code(*kind)).collect();
        codes.sort_unstable();
        codes.dedup();
        return Some(("type_filtered", format!("linked as {} only, which was not asked for", codes.join(" and "))));
    }
    None
}

fn hidden(snapshot: &Snapshot, question: &Question<'_>, id: u32) -> Option<Cause> {
    let (launch, end) = snapshot.launch_and_end(id);
    let stock = snapshot.stock(id).unwrap_or_default();
    match snapshot.status(id) {
        ProductStatus::Discontinued => return Some(("discontinued", "it is discontinued".to_owned())),
        ProductStatus::Inactive => return Some(("inactive", "it is inactive".to_owned())),
        ProductStatus::Active => {}
    }
    if question.day < launch {
        return Some(("not_launched", format!("not launched before {}", written(launch))));
    }
    if question.day > end {
        return Some(("ended", format!("ended on {}", written(end))));
    }
    if !snapshot.available(id) {
        return Some(("sold_out", format!("sold out: stock {stock} and no back-order")));
    }
    question.cart.contains(&id).then(|| ("in_cart", "it is in the cart already".to_owned()))
}

fn weightless(snapshot: &Snapshot, question: &Question<'_>, id: u32) -> Option<Cause> {
    let mut kinds = kinds_reaching(snapshot, question, id);
    kinds.retain(|(kind, _)| asked(question, *kind));
    if kinds.iter().any(|(kind, weight)| snapshot.type_weight(*kind) > 0 && *weight > 0) {
        return None;
    }
    let of_link = kinds.iter().any(|(_, weight)| *weight == 0);
    let whose = if of_link { "its link" } else { "the type of its link" };
    Some(("weight_zero", format!("{whose} has weight 0")))
}

/// Shown, or beaten: by variants of its family or by the length of the list.
fn crowded_out(recommender: &mut Recommender<'_>, question: &Question<'_>, id: u32) -> Cause {
    let snapshot = recommender.snapshot;
    let all = recommender.rank(&Question { limit: usize::MAX, ..*question }).to_vec();
    let best = recommender.best_score(id);
    let before = |score: u16, other: u32| score > best || (score == best && snapshot.compare(other, id).is_lt());
    let place = all.iter().take_while(|ranked| before(ranked.score, ranked.id)).count();
    let family = snapshot.family_of(id);
    let sibling = all[..place].iter().find(|ranked| family.is_some() && snapshot.family_of(ranked.id) == family);
    match sibling {
        _ if place >= question.limit => {
            ("below_limit", format!("ranked {}, the list holds {}", ordinal(place + 1), question.limit))
        }
        Some(sibling) if all.get(place).is_none_or(|ranked| ranked.id != id) => {
            let name = snapshot.name(sibling.id);
            (
                "family_limit",
                format!("{name} of its family is shown, and a list holds {} of a family", question.per_family),
            )
        }
        _ => ("shown", format!("shown in place {}", place + 1)),
    }
}

/// Types and weights of the links that reach a product.
fn kinds_reaching(snapshot: &Snapshot, question: &Question<'_>, id: u32) -> Vec<(u16, u8)> {
    let mut kinds = Vec::new();
    gather(snapshot, question.triggers, |_, target, arrow, _| {
        if target == id {
            kinds.push((arrow.kind, arrow.counts()));
        }
    });
    kinds
}

fn asked(question: &Question<'_>, kind: u16) -> bool {
    question.types.is_empty() || question.types.contains(&kind)
}

fn no_link(snapshot: &Snapshot, question: &Question<'_>) -> String {
    match question.triggers {
        [] => "nothing triggers: the cart is empty".to_owned(),
        [trigger] => format!("no link from {} to it", snapshot.name(*trigger)),
        triggers => format!("no link from any of the {} products that trigger", triggers.len()),
    }
}

fn written(day: i32) -> String {
    date(day).map(|date| date.to_string()).unwrap_or_default()
}

/// `1st`, `2nd`, `14th`.
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
