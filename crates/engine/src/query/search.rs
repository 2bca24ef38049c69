//! Finding products by name or SKU, the best matches first.

use super::text::{Needle, Place};
use super::window::window;
use crate::Snapshot;
use tandem_model::{SearchHit, SearchHits, SearchProducts, Sku};

/// Hits when not said, and at the most.
const LIMIT: u32 = 20;
const MAX_HITS: u32 = 1000;

/// How well a product matches, best first. A text of several words that is nowhere as a whole still matches
/// where each of its words is part of name or SKU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Sku,
    SkuStart,
    Name,
    NameStart,
    WordStart,
    Inside,
    EachWord,
}

/// Ties end on SKU; an empty text finds nothing. Cost: linear in the products.
pub fn search_products(snapshot: &Snapshot, search: &SearchProducts) -> SearchHits {
    let limit = if search.limit == 0 { LIMIT } else { search.limit.min(MAX_HITS) };
    let whole = Needle::new(search.text.trim());
    if whole.is_empty() {
        return SearchHits { hits: Vec::new() };
    }
    let words = Needle::words(&search.text);
    let all = (0u32..).zip(snapshot.ids());
    let mut found: Vec<(Match, u32, u32)> =
        all.filter_map(|(ordinal, id)| Some((matched(snapshot, &whole, &words, id)?, ordinal, id))).collect();
    let best = window(&mut found, 0, limit as usize, Ord::cmp);
    SearchHits { hits: best.iter().map(|&(.., id)| hit(snapshot, id)).collect() }
}

fn matched(snapshot: &Snapshot, whole: &Needle, words: &[Needle], id: u32) -> Option<Match> {
    let (sku, name) = (snapshot.sku(id), snapshot.name(id));
    let by_sku = whole.place_in(sku).map(|place| match place {
        Place::Whole => Match::Sku,
        Place::Start => Match::SkuStart,
        Place::WordStart | Place::Inside => Match::Inside,
    });
    let by_name = whole.place_in(name).map(|place| match place {
        Place::Whole => Match::Name,
        Place::Start => Match::NameStart,
        Place::WordStart => Match::WordStart,
        Place::Inside => Match::Inside,
    });
    let best = by_sku.into_iter().chain(by_name).min();
    let each = || words.len() > 1 && words.iter().all(|word| word.is_in(name) || word.is_in(sku));
    best.or_else(|| each().then_some(Match::EachWord))
}

fn hit(snapshot: &Snapshot, id: u32) -> SearchHit {
    SearchHit {
        sku: Sku::new(snapshot.sku(id)),
        name: snapshot.name(id).to_owned(),
        family: snapshot.family(id).map(str::to_owned),
        category: snapshot.category(id).map(str::to_owned),
        price_minor: snapshot.price_minor(id),
        currency: snapshot.currency(id).to_owned(),
        status: snapshot.status(id),
    }
}
