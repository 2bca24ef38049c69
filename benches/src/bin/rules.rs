//! Rules on 1,000,000 products: matching, whole recommendations, edits, memory. One JSON object a line.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use tandem_benches::book::{RULES, Request, requests};
use tandem_benches::memory::{Counted, held};
use tandem_benches::rulebook::{at, book, catalogue, customer, sku, sold, whole_rule, with_book};
use tandem_benches::season::{When, beside, dates};
use tandem_benches::shop::{LIMIT, PRODUCTS, print_times};
use tandem_benches::streams::Random;
use tandem_engine::Snapshot;
use tandem_engine::recommend::{Asker, Question, Recommender};
use tandem_engine::rule::{Asking, CartLine, Shopper, Situation, Walk};
use tandem_model::{Change, RecommendRequest};

#[global_allocator]
static MEMORY: Counted = Counted;

fn main() {
    let empty = held();
    let snapshot = catalogue();
    let without = held() - empty;
    let (book, sold) = (book(), sold(PRODUCTS));
    let start = Instant::now();
    let snapshot = with_book(snapshot, book, &sold);
    snapshot.warm();
    let seconds = start.elapsed().as_secs_f64();
    drop(sold);
    println!(
        "{{\"name\":\"compiled\",\"engine\":\"tandem\",\"seconds\":{seconds:.3},\"bytes\":{},\"bytes_without\":{without}}}",
        held() - empty
    );
    let requests = requests(PRODUCTS);
    let asked: Vec<Asked> = requests.iter().map(|request| Asked::of(&snapshot, request)).collect();
    for name in ["warm-up", "matching"] {
        matching(&snapshot, &asked, name);
    }
    for name in ["warm-up of whole", "whole"] {
        one_by_one(&snapshot, &asked, name);
    }
    in_words(&snapshot, &requests);
    batch(&snapshot, &asked, "batch", 1);
    batch(&snapshot, &asked, "batch, five triggers", 5);
    beside(&snapshot, |snapshot, when, took| dated(snapshot, &asked, when, took));
    edits(snapshot);
}

/// A request as ids.
struct Asked {
    /// The trigger, then the products of the cart.
    triggers: [u32; 5],
    cart: Vec<CartLine>,
    shopper: Shopper,
}

impl Asked {
    fn of(snapshot: &Snapshot, request: &Request) -> Self {
        let line = |&id: &u32| CartLine { id, quantity: 1 };
        Self {
            triggers: std::array::from_fn(|at| if at == 0 { request.trigger } else { request.cart[at - 1] }),
            cart: request.cart.iter().map(line).collect(),
            shopper: Shopper::of(snapshot, &customer(request)),
        }
    }

    fn situation(&self) -> Situation<'_> {
        Situation { cart: &self.cart, customer: Some(&self.shopper), ..Situation::unknown(at()) }
    }

    fn question(&self, triggers: usize) -> Question<'_> {
        Question { limit: LIMIT, per_family: 0, ..Question::of(&self.triggers[..triggers], self.situation()) }
    }
}

/// All rules that each request's trigger matches.
fn matching(snapshot: &Snapshot, asked: &[Asked], name: &str) {
    let mut walk = Walk::default();
    let (mut took, mut hash, mut found) = (Vec::with_capacity(asked.len()), 0u64, 0);
    let begun = Instant::now();
    for asked in asked {
        let start = Instant::now();
        let situation = asked.situation();
        let asking = Asking::new(snapshot, &situation, &[]);
        walk.start(&asking, asked.triggers[0], None);
        while let Some(rule) = walk.next(&asking, 0) {
            found += 1;
            hash = hash.wrapping_add(mixed(u64::from(asked.triggers[0]) << 32 | u64::from(rule.place)));
        }
        took.push(start.elapsed().as_nanos() as u64);
    }
    print_times(name, "tandem", &mut took, begun, &format!(",\"found\":{found},\"answers_hash\":\"{hash:016x}\""));
}

fn mixed(value: u64) -> u64 {
    (value ^ value >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

/// Ids and scores, each with its best reason.
fn one_by_one(snapshot: &Snapshot, asked: &[Asked], name: &str) {
    let mut recommender = Recommender::new(snapshot);
    let (mut took, mut hash, mut shown) = (Vec::with_capacity(asked.len()), 0u64, 0);
    let begun = Instant::now();
    for asked in asked {
        let start = Instant::now();
        let ranked = recommender.rank(&asked.question(1));
        took.push(start.elapsed().as_nanos() as u64);
        shown += ranked.len();
        let answers = ranked.iter().map(|ranked| u64::from(ranked.id) << 32 | ranked.score);
        hash = answers.fold(hash.rotate_left(5), |hash, answer| hash.wrapping_mul(31).wrapping_add(mixed(answer)));
    }
    print_times(name, "tandem", &mut took, begun, &format!(",\"shown\":{shown},\"answers_hash\":\"{hash:016x}\""));
}

fn dated(snapshot: &Snapshot, asked: &[Asked], when: When, took: &mut Vec<u64>) {
    let mut recommender = Recommender::new(snapshot);
    for (asked, at) in asked.iter().zip(dates(when)) {
        let question = asked.question(1);
        let question = Question { situation: Situation { at, ..question.situation }, ..question };
        let start = Instant::now();
        black_box(recommender.rank(&question).len());
        took.push(start.elapsed().as_nanos() as u64);
    }
}

/// From SKUs and a customer's orders to names and reasons in words.
fn in_words(snapshot: &Snapshot, requests: &[Request]) {
    let mut took = Vec::with_capacity(requests.len());
    let begun = Instant::now();
    for request in requests {
        let facts = customer(request);
        let asker = Asker { per_family: 0, customer: Some(&facts), ..Asker::at(at()) };
        let cart = request.cart.map(sku).to_vec();
        let request = RecommendRequest { trigger: Some(sku(request.trigger)), cart, ..RecommendRequest::default() };
        let start = Instant::now();
        let answer = tandem_engine::recommend(snapshot, &request, &asker).expect("all products exist");
        took.push(start.elapsed().as_nanos() as u64);
        black_box(answer);
    }
    print_times("whole, in words", "tandem", &mut took, begun, "");
}

fn batch(snapshot: &Snapshot, asked: &[Asked], name: &str, triggers: usize) {
    const ROUNDS: usize = 5;
    let mut recommender = Recommender::new(snapshot);
    let start = Instant::now();
    let mut shown = 0;
    for asked in (0..ROUNDS).flat_map(|_| asked) {
        shown += recommender.rank(&asked.question(triggers)).len();
    }
    let seconds = start.elapsed().as_secs_f64();
    let rate = (ROUNDS * asked.len()) as f64 / seconds;
    println!(
        "{{\"name\":\"{name}\",\"engine\":\"tandem\",\"seconds\":{seconds:.6},\"rate\":{rate:.0},\"shown\":{shown}}}"
    );
}

/// One rule a time, until the new snapshot stands in the place of the old one.
fn edits(snapshot: Snapshot) {
    let mut current = Arc::new(snapshot);
    let mut random = Random::new(9);
    let mut took = Vec::new();
    let begun = Instant::now();
    for _ in 0..100 {
        let mut rule = whole_rule(random.below(RULES));
        rule.weight = Some(1 + random.below(100) as u8);
        let changes = [Change::PutRule(Box::new(rule))];
        let start = Instant::now();
        let next = Arc::new(current.apply(&changes));
        let old = std::mem::replace(&mut current, next);
        took.push(start.elapsed().as_nanos() as u64);
        drop(old);
    }
    print_times("edit", "tandem", &mut took, begun, "");
}
