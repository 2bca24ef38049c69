//! A rulebook of 100,000 rules on a catalogue of 1,000,000 products with a fixed seed, the same for the product and for
//! its peers, and requests to ask about it. Owns no dependency, so that a workspace apart can include the file.

use crate::streams::Random;

pub const RULES: u32 = 100_000;
pub const BRANDS: u32 = 2_000;
/// Categories of the third level; ten of them are in one of the second, a hundred in one of the first.
pub const SHELVES: u32 = 1_500;
pub const TAGS: u32 = 24;
pub const COLOURS: u32 = 12;
const REQUESTS: usize = 5_000;

/// A product as both sides read it. Its number is its place in SKU order.
#[derive(Debug, Clone, Copy)]
pub struct Good {
    pub shelf: u32,
    pub brand: u32,
    pub price: i64,
    pub cost: i64,
    pub active: bool,
    pub stock: Option<i64>,
    /// Days before `shop::DAY`.
    pub age: u32,
    pub colour: u32,
    pub tags: [u32; 2],
    pub units: u32,
}

/// One product in twelve is not to be shown: inactive or sold out.
pub fn good(number: u32) -> Good {
    let mut random = Random::new(u64::from(number) << 20 | 1);
    let mut pick = |bound| random.below(bound);
    let shelf = pick(SHELVES);
    let usual = 900 + i64::from(shelf * 7_919 % SHELVES) * 60;
    let price = usual * i64::from(50 + pick(150)) / 100;
    let tag = pick(TAGS);
    Good {
        shelf,
        brand: pick(BRANDS),
        price,
        cost: price * i64::from(40 + pick(35)) / 100,
        active: pick(100) >= 4,
        stock: (pick(5) > 0).then(|| i64::from(pick(20))),
        age: pick(1_500),
        colour: pick(COLOURS),
        tags: [tag, (tag + 1 + pick(TAGS - 1)) % TAGS],
        units: pick(50) * pick(50) * pick(20) / 500,
    }
}

/// A category: its level, 1–3, and its number on that level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    pub level: u32,
    pub number: u32,
}

impl Node {
    pub fn of(shelf: u32, level: u32) -> Self {
        Self { level, number: shelf / [0, 100, 10, 1][level as usize] }
    }

    /// One number for categories of all levels.
    pub fn code(self) -> u32 {
        self.level * 10_000 + self.number
    }

    pub fn path(self) -> String {
        let shelf = self.number * [0, 100, 10, 1][self.level as usize];
        let parts = [("Department", 100), ("Aisle", 10), ("Shelf", 1)];
        let parts = parts[..self.level as usize].iter().map(|(name, width)| format!("{name} {}", shelf / width));
        parts.collect::<Vec<_>>().join("/")
    }
}

/// What a cart or customer leaf asks; a rule has one at the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Items(i64),
    Subtotal(i64),
    InCart(Node),
    Orders(i64),
    Value(i64),
    /// Orders with goods of a category within a year.
    Bought(Node, i64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Sku,
    Cheapest,
    Dearest,
    BestSelling,
    Margin,
    Newest,
    Stock,
}

#[derive(Debug, Clone, Copy)]
pub struct RuleRow {
    /// Number of the type in `shop::TYPES`.
    pub kind: u8,
    pub weight: u8,
    pub stop: bool,
    pub category: Option<Node>,
    pub brand: Option<u32>,
    pub tag: Option<u32>,
    pub colour: Option<u32>,
    /// Price of the trigger, both ends included.
    pub price: Option<[i64; 2]>,
    pub asked: Option<Asked>,
    pub shown: Shown,
    pub order: Order,
    pub limit: u8,
}

/// What a rule shows: goods of a category, or of the trigger's own; of a brand; in a band of prices.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    pub category: Option<Node>,
    pub same_category: bool,
    pub brand: Option<u32>,
    /// Basis points of the trigger's price, both ends included.
    pub part: Option<[u32; 2]>,
    pub at_least: Option<i64>,
}

/// Half have a relative price band, a third a cart or customer leaf, one in fifty no equality on the trigger.
pub fn rule(number: u32) -> RuleRow {
    let mut random = Random::new(u64::from(number) << 20 | 2);
    let mut pick = |bound| random.below(bound);
    let node = |level: u32, shelf: u32| Node::of(shelf, level);
    let (shelf, brand, tag) = (pick(SHELVES), pick(BRANDS), pick(TAGS));
    let level = [3, 3, 3, 3, 3, 3, 2, 2, 2, 1][pick(10) as usize];
    let open = number.is_multiple_of(50);
    let equal = if open { 100 } else { pick(100) };
    let (category, of_brand, tagged) = match equal {
        0..45 => (Some(node(level, shelf)), None, None),
        45..60 => (Some(node(level, shelf)), Some(brand), None),
        60..70 => (Some(node(level, shelf)), None, Some(tag)),
        70..97 => (None, Some(brand), None),
        97..100 => (None, Some(brand), Some(tag)),
        _ => (None, None, None),
    };
    let least = i64::from(pick(90_000));
    let price = (open || pick(3) == 0).then(|| [least, least + i64::from(2_000 + pick(30_000))]);
    let asked = match pick(18) {
        0 => Some(Asked::Items(i64::from(2 + pick(5)))),
        1 => Some(Asked::Subtotal(i64::from(10_000 + pick(300_000)))),
        2 => Some(Asked::InCart(node(1 + pick(3), pick(SHELVES)))),
        3 => Some(Asked::Orders(i64::from(1 + pick(6)))),
        4 => Some(Asked::Value(i64::from(5_000 + pick(400_000)))),
        5 => Some(Asked::Bought(node(1 + pick(2), pick(SHELVES)), i64::from(1 + pick(2)))),
        _ => None,
    };
    let (part, at_least) = match number % 2 {
        0 => (Some([8_000 + pick(3_000), 11_500 + pick(6_000)]), None),
        _ => (None, (pick(3) == 0).then(|| i64::from(pick(60_000)))),
    };
    let wide = [3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 1][pick(12) as usize];
    let shown = match pick(10) {
        0..6 => Shown { category: Some(node(wide, pick(SHELVES))), same_category: false, brand: None, part, at_least },
        6..8 => Shown { category: None, same_category: true, brand: None, part, at_least },
        _ => Shown { category: None, same_category: false, brand: Some(pick(BRANDS)), part, at_least },
    };
    use Order::{BestSelling, Cheapest, Dearest, Margin, Newest, Sku, Stock};
    let order = [Sku, Sku, Sku, Sku, BestSelling, BestSelling, Margin, Cheapest, Dearest, Newest, Stock];
    RuleRow {
        kind: pick(4) as u8,
        weight: 1 + pick(100) as u8,
        stop: pick(1_000) == 0,
        category,
        brand: of_brand,
        tag: tagged,
        colour: (!open && pick(8) == 0).then(|| pick(COLOURS)),
        price,
        asked,
        shown,
        order: order[pick(order.len() as u32) as usize],
        limit: [10, 10, 4][pick(3) as usize],
    }
}

/// A trigger, four more products in the cart, and a customer.
#[derive(Debug, Clone)]
pub struct Request {
    pub trigger: u32,
    pub cart: [u32; 4],
    pub orders: Vec<Past>,
}

#[derive(Debug, Clone)]
pub struct Past {
    pub days_ago: u32,
    pub net: i64,
    pub products: [u32; 2],
}

pub fn requests(products: u32) -> Vec<Request> {
    let mut random = Random::new(43);
    let mut pick = move |bound| random.below(bound);
    let mut request = move || {
        let (trigger, cart) = (pick(products), std::array::from_fn(|_| pick(products)));
        let orders = (0..pick(6)).map(|_| Past {
            days_ago: 1 + pick(700),
            net: i64::from(2_000 + pick(80_000)),
            products: std::array::from_fn(|_| pick(products)),
        });
        Request { trigger, cart, orders: orders.collect() }
    };
    (0..REQUESTS).map(|_| request()).collect()
}
