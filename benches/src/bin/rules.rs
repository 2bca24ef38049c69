//! Rules on 1,000,000 products: matching, whole recommendations, edits, memory. One JSON object a line.
#![allow(clippy::print_stdout)]

use std::sync::Arc;
use std::time::Instant;

use tandem_benches::book::{RULES, Request, requests};
use tandem_benches::memory::{Counted, held};
use tandem_benches::rulebook::{at, book, catalogue, customer, whole_rule, with_units};
use tandem_benches::shop::{PRODUCTS, print_times};
use tandem_benches::streams::Random;
use tandem_engine::Snapshot;
use tandem_engine::rule::{Asking, CartLine, Shopper, Situation, Walk};
use tandem_model::Change;

#[global_allocator]
static MEMORY: Counted = Counted;

fn main() {
    let empty = held();
    let snapshot = with_units(catalogue(), PRODUCTS);
    let without = held() - empty;
    let book = book();
    let start = Instant::now();
    let snapshot = snapshot.with_book(book);
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{{\"name\":\"compiled\",\"engine\":\"tandem\",\"seconds\":{seconds:.3},\"bytes\":{},\"bytes_without\":{without}}}",
        held() - empty
    );
    let asked: Vec<Asked> = requests(PRODUCTS).iter().map(|request| Asked::of(&snapshot, request)).collect();
    matching(&snapshot, &asked);
    matching(&snapshot, &asked);
    edits(snapshot);
}

/// A request as ids.
struct Asked {
    trigger: u32,
    cart: Vec<CartLine>,
    shopper: Shopper,
}

impl Asked {
    fn of(snapshot: &Snapshot, request: &Request) -> Self {
        let line = |&id: &u32| CartLine { id, quantity: 1 };
        Self {
            trigger: request.trigger,
            cart: request.cart.iter().map(line).collect(),
            shopper: Shopper::of(snapshot, &customer(request)),
        }
    }

    fn situation(&self) -> Situation<'_> {
        Situation { cart: &self.cart, customer: Some(&self.shopper), ..Situation::unknown(at()) }
    }
}

/// All rules that each request's trigger matches.
fn matching(snapshot: &Snapshot, asked: &[Asked]) {
    let mut walk = Walk::default();
    let (mut took, mut hash, mut found) = (Vec::with_capacity(asked.len()), 0u64, 0);
    let begun = Instant::now();
    for asked in asked {
        let start = Instant::now();
        let situation = asked.situation();
        let asking = Asking::new(snapshot, &situation, &[]);
        walk.start(&asking, asked.trigger, None);
        while let Some(rule) = walk.next(&asking, 0) {
            found += 1;
            hash = hash.wrapping_add(mixed(u64::from(asked.trigger) << 32 | u64::from(rule.place)));
        }
        took.push(start.elapsed().as_nanos() as u64);
    }
    print_times(
        "matching",
        "tandem",
        &mut took,
        begun,
        &format!(",\"found\":{found},\"answers_hash\":\"{hash:016x}\""),
    );
}

fn mixed(value: u64) -> u64 {
    (value ^ value >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
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
