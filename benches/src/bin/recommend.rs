//! Recommendations from a snapshot: time of one answer, answers a second, bytes held, time of an edit. One JSON object
//! a line.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, Days, NaiveDate, Utc};
use tandem_benches::memory::{Counted, held};
use tandem_benches::season::{When, beside, dates};
use tandem_benches::shop::{CART, DAY, LIMIT, LINKS, PRODUCTS, TYPES, answers, carts, links, print_times, row};
use tandem_benches::streams::Random;
use tandem_engine::Snapshot;
use tandem_engine::recommend::{Asker, Question, Recommender};
use tandem_engine::rule::{CartLine, Situation};
use tandem_model::{Change, Link, LinkLevel, LinkSource, Product, ProductStatus, RecommendRequest, default_types};

#[global_allocator]
static MEMORY: Counted = Counted;

fn main() {
    let empty = held();
    let catalogue = Snapshot::build((0..PRODUCTS).map(product), [], default_types());
    let products = held() - empty;
    drop(catalogue);
    let start = Instant::now();
    let links = links().map(|(from, to, kind, weight)| link(from, to, kind, weight));
    let snapshot = Snapshot::build((0..PRODUCTS).map(product), links, default_types());
    let seconds = start.elapsed().as_secs_f64();
    println!("{{\"name\":\"build\",\"engine\":\"tandem\",\"seconds\":{seconds:.3}}}");
    memory(products, held() - empty - products);
    one_by_one(&snapshot);
    batch(&snapshot, "batch", 0);
    batch(&snapshot, "batch, one of a family", 1);
    whole(&snapshot);
    beside(&snapshot, dated);
    edits(snapshot);
}

fn product(number: u32) -> Product {
    let row = row(number);
    let day = |days: i32| {
        let today = NaiveDate::from_num_days_from_ce_opt(DAY)?;
        let away = Days::new(u64::from(days.unsigned_abs()));
        if days < 0 { today.checked_sub_days(away) } else { today.checked_add_days(away) }
    };
    let named = Product::named(row.sku.as_str(), &row.name, "EUR");
    Product {
        family: Some(row.family),
        category: Some(row.category),
        brand: Some(row.brand),
        price_minor: Some(row.price),
        cost_minor: Some(row.cost),
        status: if row.active { ProductStatus::Active } else { ProductStatus::Inactive },
        stock: row.stock,
        back_order: row.back_order,
        launch: row.launch.and_then(day),
        end: row.end.and_then(day),
        attributes: [("colour", row.colour.to_owned()), ("size", row.size.to_string())]
            .map(|(name, value)| (name.to_owned(), value))
            .into(),
        tags: row.tags.map(str::to_owned).to_vec(),
        ..named
    }
}

fn link(from: u32, to: u32, kind: u8, weight: Option<u8>) -> Link {
    let sku = |number: u32| format!("SKU-{number:07}").into();
    Link {
        paused: false,
        from: sku(from),
        to: sku(to),
        kind: TYPES[usize::from(kind)].0.to_owned(),
        weight,
        two_way: false,
        level: LinkLevel::Product,
        pin: None,
        source: LinkSource::Imported,
    }
}

fn memory(products: usize, links: usize) {
    let names: usize = (0..PRODUCTS).map(row).map(|row| row.sku.len() + row.name.len()).sum();
    let a_product = (products - names) as f64 / f64::from(PRODUCTS);
    let a_link = links as f64 / LINKS as f64;
    println!(
        "{{\"name\":\"memory\",\"engine\":\"tandem\",\"bytes_per_product\":{a_product:.2},\"bytes_per_link\":{a_link:.2},\
         \"names_per_product\":{:.2}}}",
        names as f64 / f64::from(PRODUCTS)
    );
}

fn question<'a>(cart: &'a [u32; CART], lines: &'a [CartLine; CART], per_family: u32) -> Question<'a> {
    let situation = Situation { cart: lines, ..Situation::unknown(noon()) };
    Question { limit: LIMIT, per_family, ..Question::of(cart, situation) }
}

fn lines(cart: &[u32; CART]) -> [CartLine; CART] {
    cart.map(|id| CartLine { id, quantity: 1 })
}

/// Of the day that products are launched and ended about.
fn noon() -> DateTime<Utc> {
    let date = NaiveDate::from_num_days_from_ce_opt(DAY).and_then(|day| day.and_hms_opt(12, 0, 0));
    date.expect("a day that there is").and_utc()
}

fn one_by_one(snapshot: &Snapshot) {
    let mut recommender = Recommender::new(snapshot);
    for name in ["warm-up", "cart of 5, top 10"] {
        answers(name, "tandem", |cart, shown| {
            let ranked = recommender.rank(&question(cart, &lines(cart), 0));
            shown.extend(ranked.iter().map(|ranked| (ranked.id, ranked.score as u32)));
        });
    }
}

fn dated(snapshot: &Snapshot, when: When, took: &mut Vec<u64>) {
    let mut recommender = Recommender::new(snapshot);
    for (cart, at) in carts().iter().zip(dates(when)) {
        let lines = lines(cart);
        let question = question(cart, &lines, 0);
        let question = Question { situation: Situation { at, ..question.situation }, ..question };
        let start = Instant::now();
        black_box(recommender.rank(&question).len());
        took.push(start.elapsed().as_nanos() as u64);
    }
}

fn batch(snapshot: &Snapshot, name: &str, per_family: u32) {
    const ROUNDS: usize = 25;
    let carts = carts();
    let mut recommender = Recommender::new(snapshot);
    let start = Instant::now();
    let mut shown = 0;
    for cart in (0..ROUNDS).flat_map(|_| &carts) {
        shown += recommender.rank(&question(cart, &lines(cart), per_family)).len();
    }
    let seconds = start.elapsed().as_secs_f64();
    let rate = (ROUNDS * carts.len()) as f64 / seconds;
    println!(
        "{{\"name\":\"{name}\",\"engine\":\"tandem\",\"seconds\":{seconds:.6},\"rate\":{rate:.0},\"shown\":{shown}}}"
    );
}

/// With SKUs looked up, names and reasons in words.
fn whole(snapshot: &Snapshot) {
    let at = "2026-01-10T12:00:00Z".parse().expect("a well-formed instant");
    let number = |sku: &str| sku[4..].parse().expect("SKUs end in their number");
    answers("cart of 5, top 10, in words", "tandem", |cart, shown| {
        let cart = cart.iter().map(|&id| snapshot.sku(id).into()).collect();
        let request = RecommendRequest { cart, ..RecommendRequest::default() };
        let asker = Asker { per_family: 0, ..Asker::at(at) };
        let answer = tandem_engine::recommend(snapshot, &request, &asker).expect("all products exist");
        let score = |score: f64| (score * 10_000.0).round() as u32;
        shown.extend(answer.results.iter().map(|result| (number(result.sku.as_str()), score(result.score))));
    });
}

/// One link and one product a time, until the new snapshot stands in the place of the old one.
fn edits(snapshot: Snapshot) {
    let mut current = Arc::new(snapshot);
    let mut random = Random::new(9);
    let mut took = Vec::new();
    let begun = Instant::now();
    for _ in 0..2000 {
        let (from, to) = (random.below(PRODUCTS), random.below(PRODUCTS - 1));
        let to = if to >= from { to + 1 } else { to };
        let mut edited = product(random.below(PRODUCTS));
        edited.name.push_str(" (new)");
        let changes = [Change::PutLink(Box::new(link(from, to, 1, Some(55)))), Change::PutProduct(Box::new(edited))];
        let start = Instant::now();
        current = Arc::new(current.apply(&changes));
        took.push(start.elapsed().as_nanos() as u64);
    }
    print_times("edit visible", "tandem", &mut took, begun, "");
    black_box(current);
}
