//! Rules written as text, for tests. Parts are set apart by blanks, so that texts hold none (`_` stands for a blank):
//!
//! ```text
//! dearer upsell : category=Bikes & price>500 -> category=Bikes & price>=110% & price<=140% ; limit=4 order=cheapest
//! set accessory : sku=A -> +B +C                     included products alone
//! same cross-sell : all -> brand=same & !(price>9000) -D
//! kit accessory : customer.bought(category:Bikes,365)>2 | cart.items>=2 -> tags:any:winter,road ; stop weight=40
//! ```
//!
//! Leaves: `f=x` `f!=x` (none of) `f:one:x,y` `f:none:x,y` `f:any:x,y` `f:all:x,y` `f:exactly:x,y` `f>1` `f>=1` `f<1`
//! `f<=1` `f==1` `f:1..2` `f?` (exists) `f~` (missing) `f=same` `f=different`; numbers of the candidate may be `110%`,
//! `+500` or `-500` of the trigger's. `&` binds tighter than `|`; `!( … )` is NONE and holds no other brackets.

use tandem_model::{
    CartFact, Condition, ContextFact, CustomerFact, Field, Goods, Leaf, Op, Ordering, ProductFact, Relative, Rule,
    RuleStatus, Show, Sku, Value, Window,
};

pub fn rules(text: &str) -> Vec<Rule> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.enumerate().map(|(at, line)| Rule { position: at as i64, ..rule(line) }).collect()
}

pub fn rule(line: &str) -> Rule {
    let (head, body) = line.split_once(" : ").unwrap();
    let (body, settings) = body.split_once(" ; ").unwrap_or((body, ""));
    let (when, show) = body.split_once(" -> ").unwrap();
    let (id, kind) = head.split_once(' ').unwrap();
    let mut rule = Rule {
        id: id.to_owned(),
        name: id.to_owned(),
        kind: kind.to_owned(),
        weight: None,
        status: RuleStatus::Active,
        position: 0,
        when: condition(when, false),
        show: shown(show),
        limit: None,
        ordering: Ordering::Sku,
        placements: Vec::new(),
        window: Window::default(),
        stop: false,
        owner: String::new(),
        note: String::new(),
    };
    settings.split_whitespace().for_each(|setting| set(&mut rule, setting));
    rule
}

fn set(rule: &mut Rule, setting: &str) {
    let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
    match name {
        "stop" => rule.stop = true,
        "paused" => rule.status = RuleStatus::Paused,
        "weight" => rule.weight = Some(value.parse().unwrap()),
        "limit" => rule.limit = Some(value.parse().unwrap()),
        "from" => rule.window.from = Some(format!("{value}T00:00:00Z").parse().unwrap()),
        "to" => rule.window.to = Some(format!("{value}T00:00:00Z").parse().unwrap()),
        "placement" => rule.placements.push(value.to_owned()),
        "order" => {
            rule.ordering = match value {
                "cheapest" => Ordering::Cheapest,
                "dearest" => Ordering::Dearest,
                "bestselling" => Ordering::BestSelling,
                "margin" => Ordering::HighestMargin,
                "newest" => Ordering::Newest,
                "stock" => Ordering::MostStock,
                _ => Ordering::Sku,
            }
        }
        _ => panic!("{setting}"),
    }
}

fn shown(text: &str) -> Show {
    let mut show = Show::default();
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        match word.split_at(1) {
            ("+", sku) => show.include.push(Sku::new(sku)),
            ("-", sku) => show.exclude.push(Sku::new(sku)),
            _ => words.push(word),
        }
    }
    show.products = (!words.is_empty()).then(|| condition(&words.join(" "), true));
    show
}

pub fn condition(text: &str, show: bool) -> Condition {
    let text = text.trim();
    if text == "all" {
        return Condition::default();
    }
    let (any, all) = (split(text, " | "), split(text, " & "));
    if any.len() > 1 {
        return Condition::Any(any.into_iter().map(|part| condition(part, show)).collect());
    }
    if all.len() > 1 {
        return Condition::All(all.into_iter().map(|part| condition(part, show)).collect());
    }
    match text.strip_prefix("!(").and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => Condition::None(split(inner, " | ").into_iter().map(|part| condition(part, show)).collect()),
        None => Condition::Leaf(leaf(text, show)),
    }
}

/// Splits outside of `!( … )`.
fn split<'a>(text: &'a str, by: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(by) {
        let before = &text[..at];
        if before.matches("!(").count()
            == before.matches(") ").count() + usize::from(before.ends_with(')') && before.contains("!("))
        {
            parts.push(&text[start..at]);
            start = at + by.len();
        }
    }
    parts.push(&text[start..]);
    parts
}

fn leaf(text: &str, show: bool) -> Leaf {
    let open = text.find('(').map_or(0, |_| text.find(')').unwrap());
    let at = open + text[open..].find(['=', '!', '<', '>', ':', '?', '~']).unwrap();
    let (name, rest) = text.split_at(at);
    let field = field(name, show);
    let texts = |text: &str| Value::Texts(text.split(',').map(|text| text.replace('_', " ")).collect());
    let (op, value) = match rest {
        "?" => (Op::Exists, None),
        "~" => (Op::Missing, None),
        "=same" => (Op::SameAsTrigger, None),
        "=different" => (Op::DifferentFromTrigger, None),
        _ if rest.starts_with(':') => listed(&rest[1..], texts),
        _ => {
            let signs = [
                (">=", Op::AtLeast),
                ("<=", Op::AtMost),
                ("==", Op::Equals),
                ("!=", Op::NoneOf),
                (">", Op::MoreThan),
                ("<", Op::LessThan),
                ("=", Op::Equals),
            ];
            let (sign, op) = signs.into_iter().find(|(sign, _)| rest.starts_with(sign)).unwrap();
            let word = &rest[sign.len()..];
            match sign {
                "!=" => (op, Some(texts(word))),
                "=" => (op, Some(Value::Text(word.replace('_', " ")))),
                _ => (op, Some(number(word))),
            }
        }
    };
    Leaf { field, op, value }
}

fn listed(text: &str, texts: impl Fn(&str) -> Value) -> (Op, Option<Value>) {
    if let Some((least, most)) = text.split_once("..") {
        let value = match (number(least), number(most)) {
            (Value::Number(least), Value::Number(most)) => Value::Range([least, most]),
            (Value::OfTrigger(least), Value::OfTrigger(most)) => Value::RangeOfTrigger([least, most]),
            (Value::Date(first), Value::Date(last)) => Value::Dates([first, last]),
            _ => panic!("{text}"),
        };
        return (Op::Between, Some(value));
    }
    let (op, list) = text.split_once(':').unwrap();
    let op = match op {
        "one" => Op::OneOf,
        "none" => Op::NoneOf,
        "any" => Op::ContainsAny,
        "all" => Op::ContainsAll,
        "exactly" => Op::EqualsExactly,
        _ => panic!("{text}"),
    };
    (op, Some(texts(list)))
}

fn number(word: &str) -> Value {
    if let Some(percent) = word.strip_suffix('%') {
        return Value::OfTrigger(Relative { bp: percent.parse::<u32>().unwrap() * 100, plus: 0 });
    }
    if word.starts_with(['+', '-']) {
        return Value::OfTrigger(Relative { bp: 10_000, plus: word.parse().unwrap() });
    }
    word.parse().map_or_else(|_| Value::Date(word.parse().unwrap()), Value::Number)
}

fn field(name: &str, show: bool) -> Field {
    let (name, inner) = name.split_once('(').map_or((name, ""), |(name, inner)| (name, inner.trim_end_matches(')')));
    match name.split_once('.') {
        Some(("cart", "items")) => Field::Cart(CartFact::Items),
        Some(("cart", "subtotal")) => Field::Cart(CartFact::Subtotal),
        Some(("cart", "quantity")) => Field::Cart(CartFact::Quantity(goods(inner))),
        Some(("customer", fact)) => Field::Customer(customer(fact, inner)),
        Some(("context", fact)) => Field::Context(match fact {
            "placement" => ContextFact::Placement,
            "channel" => ContextFact::Channel,
            "market" => ContextFact::Market,
            "date" => ContextFact::Date,
            "weekday" => ContextFact::Weekday,
            _ => ContextFact::Offer,
        }),
        _ if show => Field::Candidate(product(name)),
        _ => Field::Trigger(product(name)),
    }
}

fn customer(fact: &str, inner: &str) -> CustomerFact {
    match fact {
        "value" => CustomerFact::LifetimeValue,
        "orders" => CustomerFact::Orders,
        "days" => CustomerFact::DaysSinceLastOrder,
        "kind" => CustomerFact::Kind,
        "bought" => {
            let (text, days) = inner.split_once(',').map_or((inner, None), |(text, days)| (text, days.parse().ok()));
            CustomerFact::Bought { goods: goods(text), within_days: days }
        }
        name => CustomerFact::Attribute(name.to_owned()),
    }
}

fn goods(text: &str) -> Goods {
    let (name, value) = text.split_once(':').unwrap();
    let value = value.replace('_', " ");
    match name {
        "sku" => Goods::Sku(Sku::new(&value)),
        "family" => Goods::Family(value),
        "category" => Goods::Category(value),
        "brand" => Goods::Brand(value),
        "tag" => Goods::Tag(value),
        name => Goods::Attribute { name: name.to_owned(), value },
    }
}

fn product(name: &str) -> ProductFact {
    match name {
        "sku" => ProductFact::Sku,
        "family" => ProductFact::Family,
        "category" => ProductFact::Category,
        "brand" => ProductFact::Brand,
        "price" => ProductFact::Price,
        "margin" => ProductFact::Margin,
        "margin_bp" => ProductFact::MarginBp,
        "stock" => ProductFact::Stock,
        "age" => ProductFact::AgeDays,
        "tags" => ProductFact::Tags,
        name => ProductFact::Attribute(name.to_owned()),
    }
}
