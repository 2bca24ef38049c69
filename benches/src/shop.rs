//! A shop of 1,000,000 products and 10,000,000 links with a fixed seed, the same for the product and for its peers,
//! carts to ask it about, and the line both print. Owns no dependency, so that a workspace apart can include the file.

#![allow(clippy::print_stdout)]

use crate::streams::Random;
use std::time::Instant;

pub const PRODUCTS: u32 = 1_000_000;
pub const LINKS: usize = 10_000_000;
/// Code and weight of each type.
pub const TYPES: [(&str, u8); 4] = [("cross-sell", 70), ("upsell", 90), ("accessory", 80), ("replacement", 100)];
/// The day asked about, 10 January 2026, as a day of the common era.
pub const DAY: i32 = 739_626;
pub const CART: usize = 5;
pub const LIMIT: usize = 10;
const CARTS: usize = 20_000;

/// A product as both sides read it. Its number is its place in SKU order.
pub struct Row {
    pub sku: String,
    pub name: String,
    pub family: String,
    pub category: String,
    pub brand: String,
    pub price: i64,
    pub cost: i64,
    pub active: bool,
    pub stock: Option<i64>,
    pub back_order: bool,
    /// Days before or after `DAY`.
    pub launch: Option<i32>,
    pub end: Option<i32>,
    pub colour: &'static str,
    pub size: u32,
    pub tags: [&'static str; 2],
}

const COLOURS: [&str; 8] = ["black", "blue", "green", "grey", "red", "silver", "white", "yellow"];
const USES: [&str; 6] = ["commuting", "mountain", "road", "running", "touring", "winter"];
const THINGS: [&str; 10] =
    ["Bike", "Bottle Cage", "Brake", "Coat", "Helmet", "Jersey", "Running Shoes", "Saddle", "Tire Tube", "Wheel"];

/// One product in ten is not to be shown: inactive, out of stock, not launched or ended.
pub fn row(number: u32) -> Row {
    let mut random = Random::new(u64::from(number) << 20);
    let mut pick = |bound| random.below(bound);
    let (colour, size, usage) = (COLOURS[pick(8) as usize], 36 + pick(24), pick(5) as usize);
    let (thing, category, price) = (THINGS[pick(10) as usize], pick(200), i64::from(500 + pick(200_000)));
    Row {
        sku: format!("SKU-{number:07}"),
        name: format!("{} {thing} {colour}, {size}", USES[usage]),
        family: format!("Model {:06}", number / 5),
        category: format!("Department {}/Shelf {category}", category / 10),
        brand: format!("Brand {}", pick(500)),
        price,
        cost: price * 6 / 10,
        active: pick(100) >= 4,
        stock: (pick(10) > 0).then(|| i64::from(pick(25))),
        back_order: pick(10) == 0,
        launch: (pick(50) == 0).then(|| pick(400) as i32 - 300),
        end: (pick(50) == 0).then(|| pick(400) as i32 - 100),
        colour,
        size,
        tags: [USES[usage], USES[usage + 1]],
    }
}

/// From, to, type, weight; one link in ten has no weight. Of links with equal ends and type the last counts.
pub fn links() -> impl Iterator<Item = (u32, u32, u8, Option<u8>)> {
    let mut random = Random::new(6);
    let link = move || {
        let (from, to) = (random.below(PRODUCTS), random.below(PRODUCTS - 1));
        let kind = random.below(TYPES.len() as u32) as u8;
        let weight = (random.below(10) > 0).then(|| random.below(101) as u8);
        (from, if to >= from { to + 1 } else { to }, kind, weight)
    };
    std::iter::repeat_with(link).take(LINKS)
}

pub fn carts() -> Vec<[u32; CART]> {
    let mut random = Random::new(42);
    (0..CARTS).map(|_| std::array::from_fn(|_| random.below(PRODUCTS))).collect()
}

/// Asks about each cart in turn and prints one line. `answer` fills in product and score (0–10000), best first.
pub fn answers(name: &str, engine: &str, mut answer: impl FnMut(&[u32; CART], &mut Vec<(u32, u32)>)) {
    let carts = carts();
    let mut shown = Vec::new();
    let mut hash = 0u64;
    let mut took = Vec::with_capacity(carts.len());
    let begun = Instant::now();
    for cart in &carts {
        shown.clear();
        let start = Instant::now();
        answer(cart, &mut shown);
        took.push(start.elapsed().as_nanos() as u64);
        for &(product, score) in &shown {
            let value = u64::from(product) << 32 | u64::from(score);
            hash = (hash ^ value).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(23);
        }
    }
    print_times(name, engine, &mut took, begun, &format!(",\"answers_hash\":\"{hash:016x}\""));
}

/// Prints the middle and the 99th percentile, with more fields written as JSON.
pub fn print_times(name: &str, engine: &str, took: &mut [u64], begun: Instant, more: &str) {
    let seconds = begun.elapsed().as_secs_f64();
    took.sort_unstable();
    let at = |share: usize| took[took.len() * share / 100];
    println!(
        "{{\"name\":\"{name}\",\"engine\":\"{engine}\",\"seconds\":{seconds:.6},\"p50_ns\":{},\"p99_ns\":{}{more}}}",
        at(50),
        at(99)
    );
}
