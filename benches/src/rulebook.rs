//! The rulebook of `book`, as Tandem stores it.

use crate::book::{Asked, Good, Node, Order, RULES, Request, RuleRow, good, rule};
use crate::shop::{DAY, LINKS, PRODUCTS, TYPES, links};
use chrono::{DateTime, Days, NaiveDate, Utc};
use tandem_engine::Snapshot;
use tandem_engine::rule::Book;
use tandem_model::{
    CartFact, Condition, CustomerFact, CustomerFacts, Field, Goods, Leaf, Link, LinkLevel, LinkSource, Op, Ordering,
    PastOrder, Product, ProductFact, ProductStatus, Relative, Rule, RuleStatus, RulesDocument, Show, Sku, Value,
    Window, default_types,
};

/// The catalogue with its links, without rules.
pub fn catalogue() -> Snapshot {
    catalogue_of(PRODUCTS, LINKS)
}

/// The first products and links of it.
pub fn catalogue_of(products: u32, most_links: usize) -> Snapshot {
    let known = links().filter(|&(from, to, ..)| from < products && to < products).take(most_links);
    let links = known.map(|(from, to, kind, weight)| Link {
        paused: false,
        from: sku(from),
        to: sku(to),
        kind: TYPES[usize::from(kind)].0.to_owned(),
        weight,
        two_way: false,
        level: LinkLevel::Product,
        pin: None,
        source: LinkSource::Imported,
    });
    Snapshot::build((0..products).map(product), links, default_types())
}

pub fn sold(products: u32) -> Vec<(String, u32)> {
    (0..products).map(|number| (format!("SKU-{number:07}"), good(number).units)).collect()
}

pub fn with_book(snapshot: Snapshot, book: Book, sold: &[(String, u32)]) -> Snapshot {
    snapshot.with_book(book, sold.iter().map(|(sku, units)| (sku.as_str(), *units)))
}

pub fn sku(number: u32) -> Sku {
    Sku::from(format!("SKU-{number:07}").as_str())
}

/// Noon of the day asked about.
pub fn at() -> DateTime<Utc> {
    "2026-01-10T12:00:00Z".parse().expect("a well-formed instant")
}

pub fn product(number: u32) -> Product {
    let Good { shelf, brand, price, cost, active, stock, age, colour, tags, .. } = good(number);
    let today = NaiveDate::from_num_days_from_ce_opt(DAY);
    Product {
        family: Some(format!("Model {:06}", number / 5)),
        category: Some(Node::of(shelf, 3).path()),
        brand: Some(format!("Brand {brand}")),
        price_minor: Some(price),
        cost_minor: Some(cost),
        status: if active { ProductStatus::Active } else { ProductStatus::Inactive },
        stock,
        launch: today.and_then(|today| today.checked_sub_days(Days::new(u64::from(age)))),
        attributes: [("colour".to_owned(), format!("colour {colour}"))].into(),
        tags: tags.map(|tag| format!("tag {tag}")).to_vec(),
        ..Product::named(sku(number), &format!("Product {number} of brand {brand}"), "EUR")
    }
}

pub fn book() -> Book {
    book_of(RULES)
}

pub fn book_of(rules: u32) -> Book {
    Book::of(RulesDocument {
        version: 1,
        rules: (0..rules).map(whole_rule).collect(),
        blocks: Vec::new(),
        placements: Vec::new(),
        strategies: Vec::new(),
    })
}

pub fn whole_rule(number: u32) -> Rule {
    let row = rule(number);
    Rule {
        id: format!("rule-{number:06}"),
        name: format!("Rule {number}"),
        kind: TYPES[usize::from(row.kind)].0.to_owned(),
        weight: Some(row.weight),
        status: RuleStatus::Active,
        position: i64::from(number),
        when: when(&row),
        show: Show { products: Some(show(&row)), ..Show::default() },
        limit: Some(row.limit),
        ordering: ordering(row.order),
        placements: Vec::new(),
        window: Window::default(),
        stop: row.stop,
        owner: String::new(),
        note: String::new(),
    }
}

fn ordering(order: Order) -> Ordering {
    match order {
        Order::Sku => Ordering::Sku,
        Order::Cheapest => Ordering::Cheapest,
        Order::Dearest => Ordering::Dearest,
        Order::BestSelling => Ordering::BestSelling,
        Order::Margin => Ordering::HighestMargin,
        Order::Newest => Ordering::Newest,
        Order::Stock => Ordering::MostStock,
    }
}

fn leaf(field: Field, op: Op, value: Option<Value>) -> Condition {
    Condition::Leaf(Leaf { field, op, value })
}

fn equals(field: Field, text: String) -> Condition {
    leaf(field, Op::Equals, Some(Value::Text(text)))
}

fn when(row: &RuleRow) -> Condition {
    let trigger = Field::Trigger;
    let mut all = Vec::new();
    all.extend(row.category.map(|node| equals(trigger(ProductFact::Category), node.path())));
    all.extend(row.brand.map(|brand| equals(trigger(ProductFact::Brand), format!("Brand {brand}"))));
    let tag = |tag| leaf(trigger(ProductFact::Tags), Op::ContainsAny, Some(Value::Texts(vec![format!("tag {tag}")])));
    all.extend(row.tag.map(tag));
    let colour = trigger(ProductFact::Attribute("colour".to_owned()));
    all.extend(row.colour.map(|number| equals(colour, format!("colour {number}"))));
    all.extend(row.price.map(|band| leaf(trigger(ProductFact::Price), Op::Between, Some(Value::Range(band)))));
    all.extend(row.asked.map(|asked| {
        let (field, least) = match asked {
            Asked::Items(least) => (Field::Cart(CartFact::Items), least),
            Asked::Subtotal(least) => (Field::Cart(CartFact::Subtotal), least),
            Asked::InCart(node) => (Field::Cart(CartFact::Quantity(Goods::Category(node.path()))), 1),
            Asked::Orders(least) => (Field::Customer(CustomerFact::Orders), least),
            Asked::Value(least) => (Field::Customer(CustomerFact::LifetimeValue), least),
            Asked::Bought(node, least) => {
                let goods = Goods::Category(node.path());
                (Field::Customer(CustomerFact::Bought { goods, within_days: Some(365) }), least)
            }
        };
        leaf(field, Op::AtLeast, Some(Value::Number(least)))
    }));
    Condition::All(all)
}

fn show(row: &RuleRow) -> Condition {
    let candidate = Field::Candidate;
    let shown = row.shown;
    let mut all = Vec::new();
    all.extend(shown.category.map(|node| equals(candidate(ProductFact::Category), node.path())));
    all.extend(shown.same_category.then(|| leaf(candidate(ProductFact::Category), Op::SameAsTrigger, None)));
    all.extend(shown.brand.map(|brand| equals(candidate(ProductFact::Brand), format!("Brand {brand}"))));
    all.extend(shown.part.map(|ends| {
        let ends = ends.map(|bp| Relative { bp, plus: 0 });
        leaf(candidate(ProductFact::Price), Op::Between, Some(Value::RangeOfTrigger(ends)))
    }));
    let least = |least| leaf(candidate(ProductFact::Price), Op::AtLeast, Some(Value::Number(least)));
    all.extend(shown.at_least.map(least));
    Condition::All(all)
}

pub fn customer(request: &Request) -> CustomerFacts {
    let orders = request.orders.iter().map(|past| PastOrder {
        at: at() - Days::new(u64::from(past.days_ago)),
        net_minor: past.net,
        skus: past.products.map(sku).to_vec(),
    });
    CustomerFacts { key: "c".to_owned(), attributes: [].into(), orders: orders.collect() }
}
