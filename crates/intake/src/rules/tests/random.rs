//! Random documents: everything that the model can say.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use tandem_model::{
    Block, CartFact, Condition, ContextFact, CustomerFact, Fallback, Field, Goods, Leaf, MAX_NUMBER, MAX_WITHIN_DAYS,
    Op, Ordering, Placement, ProductFact, Relative, Rule, RuleStatus, RulesDocument, Show, Sku, Sliders, StockPolicy,
    TypeShare, Value, Window,
};

pub(super) fn document() -> impl Strategy<Value = RulesDocument> {
    let blocks = btree_map(sku(), option::of(sku()), 0..4);
    (rules(), blocks, placements(), strategies()).prop_map(|(rules, blocks, placements, strategies)| RulesDocument {
        version: 1,
        rules,
        blocks: blocks.into_iter().map(|(sku, trigger)| Block { sku, trigger }).collect(),
        placements,
        strategies,
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-zA-Z äé\"\\\\/\n\u{7}😀]{1,12}", "[a-z ]{100,130}"]
}

fn sku() -> impl Strategy<Value = Sku> {
    "[A-Z0-9, é/]{1,10}".prop_map(Sku::from)
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9-]{1,8}", "[a-z]{64}"]
}

fn number() -> impl Strategy<Value = i64> {
    prop_oneof![Just(MAX_NUMBER), Just(-MAX_NUMBER), -MAX_NUMBER..=MAX_NUMBER, -100..100_i64]
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0..=9999, 1..=366_u32).prop_filter_map("a day of that year", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    let nanos = select(vec![0, 1, 120_000_000, 999_999_999]);
    (-62_167_219_200..=253_402_300_799_i64, nanos)
        .prop_filter_map("an instant", |(seconds, nanos)| Utc.timestamp_opt(seconds, nanos).single())
}

fn goods() -> impl Strategy<Value = Goods> {
    prop_oneof![
        sku().prop_map(Goods::Sku),
        text().prop_map(Goods::Family),
        text().prop_map(Goods::Category),
        text().prop_map(Goods::Brand),
        text().prop_map(Goods::Tag),
        (text(), text()).prop_map(|(name, value)| Goods::Attribute { name, value }),
    ]
}

fn product_fact() -> impl Strategy<Value = ProductFact> {
    use ProductFact::*;
    let alone = vec![Sku, Family, Category, Brand, Price, Margin, MarginBp, Stock, AgeDays, Tags];
    prop_oneof![select(alone), text().prop_map(Attribute)]
}

fn customer_fact() -> impl Strategy<Value = CustomerFact> {
    use CustomerFact::*;
    let bought = (goods(), option::of(0..=MAX_WITHIN_DAYS));
    prop_oneof![
        select(vec![LifetimeValue, Orders, DaysSinceLastOrder, Kind]),
        text().prop_map(Attribute),
        bought.prop_map(|(goods, within_days)| Bought { goods, within_days }),
    ]
}

fn field() -> impl Strategy<Value = Field> {
    use ContextFact::*;
    prop_oneof![
        product_fact().prop_map(Field::Trigger),
        product_fact().prop_map(Field::Candidate),
        select(vec![CartFact::Items, CartFact::Subtotal]).prop_map(Field::Cart),
        goods().prop_map(|goods| Field::Cart(CartFact::Quantity(goods))),
        customer_fact().prop_map(Field::Customer),
        select(vec![Placement, Channel, Market, Date, Weekday, Offer]).prop_map(Field::Context),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    use Op::*;
    let texts = vec![Equals, OneOf, NoneOf, ContainsAny, ContainsAll, EqualsExactly];
    let numbers = vec![MoreThan, AtLeast, LessThan, AtMost, Between];
    let others = vec![Exists, Missing, SameAsTrigger, DifferentFromTrigger];
    select([texts, numbers, others].concat())
}

fn relative() -> impl Strategy<Value = Relative> {
    (1..=1_000_000_u32, number()).prop_map(|(bp, plus)| Relative { bp, plus })
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(Value::Text),
        vec(text(), 0..3).prop_map(Value::Texts),
        number().prop_map(Value::Number),
        [number(), number()].prop_map(Value::Range),
        date().prop_map(Value::Date),
        [date(), date()].prop_map(Value::Dates),
        relative().prop_map(Value::OfTrigger),
        [relative(), relative()].prop_map(Value::RangeOfTrigger),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = (field(), op(), option::of(value())).prop_map(|(field, op, value)| Leaf { field, op, value });
    leaf.prop_map(Condition::Leaf).prop_recursive(6, 12, 3, |part| {
        let parts = vec(part, 0..3);
        (parts, 0..3).prop_map(|(parts, which)| match which {
            0 => Condition::All(parts),
            1 => Condition::Any(parts),
            _ => Condition::None(parts),
        })
    })
}

fn show() -> impl Strategy<Value = Show> {
    (option::of(condition()), vec(sku(), 0..3), vec(sku(), 0..3)).prop_map(|(products, include, exclude)| Show {
        products,
        include,
        exclude,
    })
}

fn ordering() -> impl Strategy<Value = Ordering> {
    use Ordering::*;
    select(vec![Sku, Cheapest, Dearest, BestSelling, HighestMargin, Newest, MostStock])
}

fn rule(id: String) -> impl Strategy<Value = Rule> {
    let words = (text(), text(), text(), text(), vec(id_or_text(), 0..3));
    let numbers = (option::of(0..=100_u8), number(), option::of(1..=100_u8));
    let choices = (select(vec![RuleStatus::Active, RuleStatus::Paused]), ordering(), any::<bool>());
    let window = (option::of(instant()), option::of(instant())).prop_map(|(from, to)| Window { from, to });
    (words, numbers, choices, condition(), show(), window).prop_map(
        move |(words, numbers, choices, when, show, window)| {
            let (name, kind, owner, note, placements) = words;
            let ((weight, position, limit), (status, ordering, stop)) = (numbers, choices);
            let id = id.clone();
            Rule {
                id,
                name,
                kind,
                weight,
                status,
                position,
                when,
                show,
                limit,
                ordering,
                placements,
                window,
                stop,
                owner,
                note,
            }
        },
    )
}

fn id_or_text() -> impl Strategy<Value = String> {
    prop_oneof![id(), text()]
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    proptest::collection::btree_set(id(), 0..4).prop_flat_map(|ids| ids.into_iter().map(rule).collect::<Vec<_>>())
}

fn placements() -> impl Strategy<Value = Vec<Placement>> {
    let stock = select(vec![StockPolicy::Hide, StockPolicy::BackOrder, StockPolicy::Swap]);
    let fallback = select(vec![Fallback::None, Fallback::CategoryBestsellers, Fallback::Bestsellers]);
    let share = (text(), option::of(0..=100_u32)).prop_map(|(kind, max)| TypeShare { kind, max });
    let body = (text(), vec(share, 0..3), 1..=100_u32, 0..=100_u32, stock, fallback, option::of(text()));
    btree_map(id(), body, 0..3).prop_map(|all| {
        let placement = |(code, (label, types, max, min, stock, fallback, strategy))| Placement {
            code,
            label,
            types,
            max,
            min,
            stock,
            fallback,
            strategy,
        };
        all.into_iter().map(placement).collect()
    })
}

fn strategies() -> impl Strategy<Value = Vec<tandem_model::Strategy>> {
    let sliders = [0..=100_u8, 0..=100, 0..=100, 0..=100, 0..=100];
    let sliders = sliders.prop_map(|[margin, popularity, newness, stock, lift]| Sliders {
        margin,
        popularity,
        newness,
        stock,
        lift,
    });
    btree_map(id(), (text(), sliders), 0..3).prop_map(|all| {
        let strategy = |(code, (label, sliders))| tandem_model::Strategy { code, label, sliders };
        all.into_iter().map(strategy).collect()
    })
}
