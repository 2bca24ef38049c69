//! Random small shops with rules.

use crate::Snapshot;
use crate::cycle::tests::random::Random;
use crate::cycle::{GroupTable, Level, Link, LoopChecker, Policy};
use crate::rule::notation::rule;
use crate::snapshot::notation::product;
use tandem_model::{Rule, default_types};

const WHEN: [&str; 26] = [
    "all",
    "brand=x",
    "brand=y",
    "category=P",
    "category=P/Q",
    "category=R",
    "price>200",
    "price<300",
    "price:200..300",
    "price~",
    "!(price>200)",
    "color=red",
    "color~",
    "tags:any:w",
    "tags:all:w,v",
    "family=F",
    "sku:one:A,B,C",
    "sku!=A",
    "cart.items>2",
    "!(customer.orders>1)",
    "age>10",
    "!(age>10)",
    "brand!=x",
    "margin>50",
    "stock>0",
    "context.weekday=monday",
];
const SHOW: [&str; 25] = [
    "all",
    "brand=x",
    "category=P",
    "category=R",
    "price>200",
    "price<=300",
    "price?",
    "!(brand=x)",
    "color=blue",
    "sku:one:C,D,E",
    "tags:any:v",
    "age<5",
    "stock>0",
    "family=G",
    "margin>100",
    "brand:one:x,y",
    "category!=R",
    "sku=A",
    "sku=B",
    "margin_bp>3000",
    "!(price<200)",
    "sku!=B",
    "price~",
    "tags:none:w",
    "color=red",
];
const PAIR: [&str; 22] = [
    "brand=same",
    "category=same",
    "family=same",
    "color=same",
    "brand=different",
    "color=different",
    "category=different",
    "price>=100%",
    "price>100%",
    "price<100%",
    "price:90%..150%",
    "price:-100..+100",
    "margin>=100%",
    "margin<+50",
    "price>+0",
    "!(brand=same)",
    "!(brand=different)",
    "!(price>=100%)",
    "!(price:90%..150%)",
    "margin:50%..100%",
    "price==100%",
    "!(margin>=100%)",
];

pub fn any_rule(random: &mut Random, at: u32) -> Rule {
    let pick = |random: &mut Random, all: &[&'static str]| all[random.below(all.len() as u32) as usize];
    let mut all = |from: &[&'static str], most: u32| {
        let mut parts = Vec::new();
        for _ in 0..1 + random.below(most) {
            parts.push(pick(random, from));
        }
        parts.join(" & ")
    };
    let mut when = all(&WHEN, 2);
    let other = all(&WHEN, 2);
    let mut show = all(&SHOW, 2);
    let (pair, second) = (all(&PAIR, 2), all(&PAIR, 1));
    if random.one_in(4) {
        when = format!("{when} | {other}");
    }
    show = match random.below(6) {
        0 => show,
        1 => pair,
        2 => format!("{show} & {pair}"),
        3 => format!("{pair} & {second}"),
        4 => format!("{pair} | {show}"),
        // The same on both sides, so that it may be two-way.
        _ if second.contains('%') || second.contains("+0") => when.clone(),
        _ => format!("{second} & {}", when.replace(" | ", " & ")),
    };
    if show.contains("cart.") || show.contains("customer.") || show.contains("context.") {
        show = "all".to_owned();
    }
    for _ in 0..random.below(3) {
        let sku = ["+A", "+B", "+D", "-A", "-C"][random.below(5) as usize];
        show = format!("{sku} {show}");
    }
    let (from, to) = (1 + random.below(9), 1 + random.below(6));
    let window = match random.below(5) {
        0 => format!(" ; from=2026-01-{from:02} to=2026-01-{:02}", from + to),
        1 if random.one_in(3) => " ; to=2025-06-01".to_owned(),
        1 if random.one_in(3) => " ; from=2029-01-01".to_owned(),
        _ => String::new(),
    };
    let line = format!("r{at} cross-sell : {when} -> {show}{window}");
    Rule { note: line.clone(), ..rule(&line) }
}

pub fn any_shop(random: &mut Random, products: u32) -> Snapshot {
    let field = |random: &mut Random, name: &str, values: &[&str]| {
        let at = random.below(values.len() as u32 + 1) as usize;
        values.get(at).map(|value| format!(" {name}={value}")).unwrap_or_default()
    };
    let many_currencies = random.one_in(2);
    let line = |random: &mut Random, at: u32| {
        let mut line = format!("{}:", ["A", "B", "C", "D", "E", "F1", "G1", "H", "I"][at as usize]);
        line += &field(random, "family", &["F", "G"]);
        line += &field(random, "brand", &["x", "X", "y"]);
        line += &field(random, "category", &["P", "P/Q", "p/q", "R"]);
        line += &field(random, "price", &["100", "200", "250", "300", "400"]);
        line += &field(random, "cost", &["50", "90", "180", "220"]);
        line += &field(random, "color", &["red", "Red", "blue"]);
        line += &field(random, "tag", &["w", "v"]);
        line += &field(random, "stock", &["0", "5"]);
        line += &field(random, "launch", &["2026-01-01"]);
        line += if random.one_in(8) { " status=discontinued" } else { "" };
        line += if random.one_in(6) { " status=inactive" } else { "" };
        line + if many_currencies && random.one_in(3) { " currency=USD" } else { "" }
    };
    let all: Vec<_> = (0..products).map(|at| product(&line(random, at))).collect();
    Snapshot::build(all, Vec::new(), default_types())
}

pub fn any_links(random: &mut Random, snapshot: &Snapshot) -> Vec<Link> {
    let families: Vec<u32> = ["F", "G"].iter().filter_map(|family| snapshot.family_number(family)).collect();
    let mut links = Vec::new();
    for _ in 0..random.below(5) {
        let (level, from, to) = if families.len() > 1 && random.one_in(4) {
            (Level::Family, families[random.below(2) as usize], families[random.below(2) as usize])
        } else {
            (Level::Product, random.below(snapshot.id_end()), random.below(snapshot.id_end()))
        };
        let link = Link { level, from, to, kind: random.below(2) as u8, two_way: random.one_in(3) };
        let doubled = |other: &&Link| {
            (other.level, other.kind) == (level, link.kind)
                && [(from, to), (to, from)].contains(&(other.from, other.to))
        };
        if from != to && !links.iter().any(|other| doubled(&other)) {
            links.push(link);
        }
    }
    links
}

/// A checker of one group that warns; some products are not known to it.
pub fn checker(snapshot: &Snapshot, links: &[Link]) -> LoopChecker {
    let table = GroupTable::new(&[Policy::Warn]).assign(0, 0).assign(1, 0);
    let families = (0..snapshot.id_end()).filter_map(|id| Some((id, snapshot.family_of(id)?)));
    LoopChecker::build(table, snapshot.id_end().saturating_sub(1), families, links.iter().copied())
}
