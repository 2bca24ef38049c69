//! The full check through rules: how it grows with what rules join. One JSON object a line.
#![allow(clippy::print_stdout)]

use std::time::Instant;

use tandem_benches::book::RULES;
use tandem_benches::memory;
use tandem_benches::rulebook::{at, book_of, catalogue_of};
use tandem_benches::shop::{LINKS, PRODUCTS};
use tandem_engine::Rulebook;
use tandem_model::{
    Change, Condition, Field, Leaf, Link, Op, Ordering, Product, ProductFact, Relative, Rule, RuleStatus, Show, Value,
    Window, default_types, finding_code,
};

/// Findings about the ends of links that screens are told.
const TOLD: usize = 500;

/// `growth`, or `whole` and, where there are to be fewer, the products, rules and links.
fn main() {
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("whole") => {
            let mut given = args.map_while(|count| count.parse().ok());
            whole([PRODUCTS, RULES, LINKS as u32].map(|all| given.next().unwrap_or(all)));
        }
        _ => growth(),
    }
}

/// Everything at once: the products, links and rules that recommendations are measured on, or fewer of each. Checked
/// for the first time, and once more: what is made ready for the search is kept.
fn whole([products, rules, links]: [u32; 3]) {
    let mut rulebook = Rulebook::of(catalogue_of(products, links as usize).with_book(book_of(rules), []));
    for name in ["full check", "full check again"] {
        let start = Instant::now();
        let survey = rulebook.survey(at(), TOLD);
        let seconds = start.elapsed().as_secs_f64();
        let loops = survey.findings.iter().filter(|finding| finding.code == finding_code::CYCLE).count();
        println!(
            "{{\"name\":\"{name}\",\"engine\":\"tandem\",\"seconds\":{seconds:.4},\"found\":{},\"loops\":{loops},\"peak_bytes\":{}}}",
            survey.findings.len() + survey.untold,
            memory::peak().unwrap_or(0)
        );
    }
}

fn growth() {
    for products in [10_000, 100_000, 1_000_000] {
        let category = |fact: fn(ProductFact) -> Field, name: &str| {
            leaf(fact(ProductFact::Category), Op::Equals, Some(Value::Text(name.to_owned())))
        };
        let left = || category(Field::Trigger, "Left");
        let relative = |fact: ProductFact, op, bp| {
            leaf(Field::Candidate(fact), op, Some(Value::OfTrigger(Relative { bp, plus: 0 })))
        };
        let dearer = || relative(ProductFact::Price, Op::MoreThan, 10_000);
        let right = category(Field::Candidate, "Right");
        grows(products, "constant sides", left(), right);
        grows(products, "dearer", left(), dearer());
        let brand = leaf(Field::Candidate(ProductFact::Brand), Op::SameAsTrigger, None);
        grows(products, "dearer of the brand", left(), Condition::All(vec![brand, dearer()]));
        let margin = relative(ProductFact::Margin, Op::AtLeast, 10_000);
        grows(products, "dearer with more margin", left(), Condition::All(vec![dearer(), margin]));
    }
}

/// Half of the products are on the left and half on the right; one rule leads from left to right, and no loop is
/// there to end the search early.
fn grows(products: u32, name: &str, when: Condition, show: Condition) {
    let mut rulebook = Rulebook::build((0..products).map(product), Vec::<Link>::new(), default_types());
    let rule = rule(when, show);
    rulebook.apply(&[Change::PutRule(Box::new(rule))]);
    let start = Instant::now();
    let found = rulebook.check(at());
    let seconds = start.elapsed().as_secs_f64();
    let half = u64::from(products) / 2;
    println!(
        "{{\"name\":\"{name}, {products}\",\"engine\":\"tandem\",\"seconds\":{seconds:.4},\"found\":{},\"most_pairs\":{}}}",
        found.len(),
        half * half
    );
}

fn product(number: u32) -> Product {
    let mut product = Product::named(format!("SKU-{number:07}").as_str(), "", "EUR");
    let spread = i64::from(number.wrapping_mul(2_654_435_761) >> 12);
    product.category = Some(if number.is_multiple_of(2) { "Left" } else { "Right" }.to_owned());
    product.brand = Some(format!("Brand {}", number / 2 % 500));
    product.price_minor = Some(1_000 + spread);
    product.cost_minor = Some(spread * i64::from(number % 7) / 10);
    product
}

fn leaf(field: Field, op: Op, value: Option<Value>) -> Condition {
    Condition::Leaf(Leaf { field, op, value })
}

fn rule(when: Condition, show: Condition) -> Rule {
    Rule {
        id: "rule".to_owned(),
        name: "rule".to_owned(),
        kind: "accessory".to_owned(),
        weight: None,
        status: RuleStatus::Active,
        position: 0,
        when,
        show: Show { products: Some(show), ..Show::default() },
        limit: None,
        ordering: Ordering::Sku,
        placements: Vec::new(),
        window: Window::default(),
        stop: false,
        owner: String::new(),
        note: String::new(),
    }
}
