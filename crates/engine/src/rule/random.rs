//! Random shops and rules, small enough that their pairs can be tried one by one.

use crate::Snapshot;
use crate::rule::notation::rules;
use crate::snapshot::notation::product;
use proptest::prelude::*;
use tandem_model::{
    CartFact, Condition, ContextFact, CustomerFact, Field, Leaf, Op, ProductFact, Relative, Rule, Value, default_types,
};

/// Up to 16 products of few brands, categories, colours, tags, prices and states.
pub fn shop() -> impl Strategy<Value = Snapshot> {
    prop::collection::vec(product_line(), 1..16).prop_map(|lines| {
        let line = |(at, line): (usize, &String)| product(&format!("P{at:02}: {line}"));
        Snapshot::build(lines.iter().enumerate().map(line), Vec::new(), default_types())
    })
}

fn product_line() -> impl Strategy<Value = String> {
    let maybe = |choices: &'static [&'static str]| prop::sample::select(choices);
    (
        maybe(&["", "brand=Acme", "brand=ACME", "brand=Zed"]),
        maybe(&["", "category=Bikes", "category=bikes/Road", "category=Bikes/Road", "category=Clothing"]),
        maybe(&["", "family=F", "family=G"]),
        maybe(&["", "color=Red", "color=red", "color=Blue", "Color=blue"]),
        maybe(&["", "tag=winter", "tag=Winter tag=road", "tag=road"]),
        maybe(&["", "price=100", "price=200 cost=100", "price=210 cost=50", "price=400 cost=390", "price=405 cost=1"]),
        maybe(&["", "", "", "status=inactive", "status=discontinued", "currency=USD", "launch=2026-02-01", "stock=0"]),
    )
        .prop_map(|(a, b, c, d, e, f, g)| [a, b, c, d, e, f, g].join(" "))
}

/// The instant that random shops are asked at: some products are not launched yet.
pub fn at() -> chrono::DateTime<chrono::Utc> {
    "2026-01-11T12:00:00Z".parse().unwrap()
}

pub fn any_rule() -> impl Strategy<Value = Rule> {
    let skus = || prop::collection::vec((0..16usize).prop_map(|at| format!("P{at:02}").as_str().into()), 0..3);
    let products = prop::option::weighted(0.9, tree(show_leaf()));
    let kind = prop::sample::select(vec!["upsell", "accessory", "cross-sell"]);
    (tree(when_leaf()), products, skus(), skus(), kind).prop_map(|(when, products, include, exclude, kind)| {
        let mut rule = rules(&format!("r {kind} : all -> all")).remove(0);
        rule.when = when;
        rule.show = tandem_model::Show { products, include, exclude };
        rule
    })
}

fn tree(leaf: impl Strategy<Value = Leaf> + 'static) -> impl Strategy<Value = Condition> {
    leaf.prop_map(Condition::Leaf).prop_recursive(2, 8, 3, |part| {
        let parts = prop::collection::vec(part, 0..4);
        prop_oneof![
            3 => parts.clone().prop_map(Condition::All),
            1 => parts.clone().prop_map(Condition::Any),
            1 => parts.prop_map(Condition::None),
        ]
    })
}

fn when_leaf() -> impl Strategy<Value = Leaf> {
    prop_oneof![4 => constant(Field::Trigger), 1 => other()]
}

fn show_leaf() -> impl Strategy<Value = Leaf> {
    prop_oneof![2 => constant(Field::Candidate), 3 => relative()]
}

/// Leaves that no product decides.
fn other() -> impl Strategy<Value = Leaf> {
    let number = |field| (Just(field), Just(Op::AtLeast), Just(Some(Value::Number(1))));
    let text = |field| (Just(field), Just(Op::Equals), Just(Some(Value::Text("cart".to_owned()))));
    prop_oneof![
        number(Field::Cart(CartFact::Items)),
        number(Field::Customer(CustomerFact::Orders)),
        text(Field::Context(ContextFact::Placement)),
    ]
    .prop_map(|(field, op, value)| Leaf { field, op, value })
}

fn constant(on: fn(ProductFact) -> Field) -> impl Strategy<Value = Leaf> {
    let leaf = move |(fact, op, value): (ProductFact, Op, Option<Value>)| Leaf { field: on(fact), op, value };
    let texts = |texts: &'static [&'static str]| {
        let some = prop::sample::subsequence(texts.to_vec(), 1..texts.len());
        some.prop_map(|texts| Value::Texts(texts.into_iter().map(str::to_owned).collect()))
    };
    let attribute = || ProductFact::Attribute("COLOR".to_owned());
    let among = || prop::sample::select(vec![Op::OneOf, Op::NoneOf]);
    let sets = prop::sample::select(vec![Op::ContainsAny, Op::ContainsAll, Op::EqualsExactly, Op::NoneOf]);
    let compare = prop::sample::select(vec![Op::Equals, Op::MoreThan, Op::AtLeast, Op::LessThan, Op::AtMost]);
    let facts = vec![
        ProductFact::Brand,
        ProductFact::Category,
        ProductFact::Family,
        attribute(),
        ProductFact::Attribute("size".to_owned()),
        ProductFact::Tags,
        ProductFact::Price,
        ProductFact::Stock,
        ProductFact::AgeDays,
    ];
    let known = (prop::sample::select(facts), prop::sample::select(vec![Op::Exists, Op::Missing]));
    let numbers = prop::sample::select(vec![ProductFact::Price, ProductFact::Margin, ProductFact::MarginBp]);
    prop_oneof![
        (Just(ProductFact::Brand), among(), texts(&["acme", "Zed", "none"]).prop_map(Some)),
        (Just(ProductFact::Category), among(), texts(&["BIKES", "Bikes/Road", "Clothing"]).prop_map(Some)),
        (Just(ProductFact::Family), among(), texts(&["f", "G"]).prop_map(Some)),
        (Just(ProductFact::Sku), among(), texts(&["P00", "P01", "P02", "p03"]).prop_map(Some)),
        (Just(attribute()), among(), texts(&["red", "BLUE", "green"]).prop_map(Some)),
        (Just(ProductFact::Tags), sets, texts(&["winter", "ROAD", "summer"]).prop_map(Some)),
        (numbers, compare, (0i64..450).prop_map(|number| Some(Value::Number(number)))),
        known.prop_map(|(fact, op)| (fact, op, None)),
    ]
    .prop_map(leaf)
}

fn relative() -> impl Strategy<Value = Leaf> {
    let words = vec![
        ProductFact::Brand,
        ProductFact::Category,
        ProductFact::Family,
        ProductFact::Attribute("color".to_owned()),
        ProductFact::Attribute("size".to_owned()),
    ];
    let same = prop::sample::select(vec![Op::SameAsTrigger, Op::DifferentFromTrigger]);
    let numbers = || prop::sample::select(vec![ProductFact::Price, ProductFact::Margin]);
    let compare = prop::sample::select(vec![Op::Equals, Op::MoreThan, Op::AtLeast, Op::LessThan, Op::AtMost]);
    let part =
        || (prop::sample::select(vec![5000, 9000, 10_000, 11_000, 20_000]), prop::sample::select(vec![-5, 0, 5, 100]));
    let part = || part().prop_map(|(bp, plus)| Relative { bp, plus });
    prop_oneof![
        (prop::sample::select(words), same, Just(None)),
        (numbers(), compare, part().prop_map(|part| Some(Value::OfTrigger(part)))),
        (numbers(), Just(Op::Between), (part(), part()).prop_map(|(a, b)| Some(Value::RangeOfTrigger([a, b])))),
    ]
    .prop_map(|(fact, op, value)| Leaf { field: Field::Candidate(fact), op, value })
}
