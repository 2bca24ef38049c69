//! The same rules as indexed SQLite rows: which of them one request matches, and the whole recommendation. One JSON
//! object a line. The database is made once, beside the program.

#[path = "../../../src/book.rs"]
#[allow(dead_code)]
mod book;
#[path = "../../../src/shop.rs"]
#[allow(dead_code)]
mod shop;
#[path = "../../../src/streams.rs"]
#[allow(dead_code)]
mod streams;

use book::{Asked, Good, Node, Order, RULES, Request, RuleRow, good, requests, rule};
use rusqlite::{Connection, Result, Statement, params};
use shop::{LIMIT, PRODUCTS, TYPES, links, print_times};
use std::collections::BTreeMap;
use std::time::Instant;

const MADE: i64 = 1;

const TABLES: &str = "
    pragma journal_mode = off;
    pragma synchronous = off;
    create table product (id integer primary key, shelf int, aisle int, department int, brand int, price int, cost int,
        active int, stock int, age int, units int);
    create table type (id integer primary key, weight int);
    create table link (src int, dst int, type int, weight int, primary key (src, dst, type)) without rowid;
    create table rule (id integer primary key, type int, weight int, stop int, category int, brand int, tag int,
        colour int, low int, high int, items int, subtotal int, in_cart int, orders int, value int, bought int,
        times int);";

const INDEXES: &str = "
    create index rule_category on rule (category, brand);
    create index rule_brand on rule (brand) where category is null;
    create index rule_open on rule (low) where category is null and brand is null;
    create index product_shelf on product (shelf, price);
    create index product_aisle on product (aisle, price);
    create index product_department on product (department, price);
    create index product_brand on product (brand, price);
    analyze;";

/// What a request says beside its trigger, filled in before the clock starts.
const SAID: &str = "
    create temp table cart (category integer primary key, pieces int);
    create temp table bought (category integer primary key, times int);";

/// What a rule asks beside category and brand of the trigger.
const REST: &str = "
    and (tag is null or tag in (?6, ?7)) and (colour is null or colour = ?8)
    and (low is null or ?9 between low and high) and (items is null or items <= ?10)
    and (subtotal is null or subtotal <= ?11) and (orders is null or orders <= ?12) and (value is null or value <= ?13)
    and (in_cart is null or in_cart in (select category from cart))
    and (bought is null or exists (select 1 from bought b where b.category = rule.bought and b.times >= rule.times))";

fn main() -> Result<()> {
    let path = std::env::current_exe().expect("this program has a path").with_extension("rules.db");
    let mut connection = Connection::open(path)?;
    connection.execute_batch("pragma cache_size = -1000000; pragma mmap_size = 4000000000")?;
    if connection.query_row("pragma user_version", [], |found| found.get::<_, i64>(0))? != MADE {
        make(&mut connection)?;
    }
    connection.execute_batch(SAID)?;
    connection.set_prepared_statement_cache_capacity(64);
    for name in ["warm-up", "matching"] {
        matching(&connection, name)?;
    }
    for name in ["warm-up of whole", "whole"] {
        whole(&connection, name)?;
    }
    Ok(())
}

/// The rules that a request matches: by category, by brand where they have none, and those with neither.
fn matched(columns: &str, tail: &str) -> String {
    let columns = format!("select {columns} from rule where");
    format!(
        "{columns} category in (?1, ?2, ?3) and (brand is null or brand = ?5) {REST}
         union all {columns} category is null and brand = ?5 {REST}
         union all {columns} category is null and brand is null {REST} and ?4 {tail}"
    )
}

fn matching(connection: &Connection, name: &str) -> Result<()> {
    let mut statement = connection.prepare(&matched("id", ""))?;
    let (mut took, mut hash, mut found) = (Vec::new(), 0u64, 0);
    let begun = Instant::now();
    for request in requests(PRODUCTS) {
        let said = Said::of(connection, &request)?;
        let start = Instant::now();
        let mut rows = said.ask(&mut statement)?;
        while let Some(row) = rows.next()? {
            found += 1;
            hash = hash.wrapping_add(mixed(u64::from(request.trigger) << 32 | u64::from(row.get::<_, u32>(0)?)));
        }
        took.push(start.elapsed().as_nanos() as u64);
    }
    print_times(name, "SQLite", &mut took, begun, &format!(",\"found\":{found},\"answers_hash\":\"{hash:016x}\""));
    Ok(())
}

/// The best links, then product by product the rules in falling weight, until no rule can change the list.
fn whole(connection: &Connection, name: &str) -> Result<()> {
    let rules: Vec<RuleRow> = (0..RULES).map(rule).collect();
    let base = "id, (select t.weight from type t where t.id = rule.type) * rule.weight base, stop";
    let mut matched = connection.prepare(&matched(base, "order by base desc, id"))?;
    let mut links = connection.prepare(LINKS)?;
    let (mut took, mut hash, mut shown) = (Vec::new(), 0u64, 0);
    let begun = Instant::now();
    for request in requests(PRODUCTS) {
        let said = Said::of(connection, &request)?;
        let start = Instant::now();
        let list = answer(connection, &mut matched, &mut links, &said, &request, &rules)?;
        took.push(start.elapsed().as_nanos() as u64);
        shown += list.len();
        let answers = list.iter().map(|&(id, score)| u64::from(id) << 32 | u64::from(score));
        hash = answers.fold(hash.rotate_left(5), |hash, answer| hash.wrapping_mul(31).wrapping_add(mixed(answer)));
    }
    print_times(name, "SQLite", &mut took, begun, &format!(",\"shown\":{shown},\"answers_hash\":\"{hash:016x}\""));
    Ok(())
}

const LINKS: &str = "
    select l.dst, max(t.weight * coalesce(l.weight, 100)) score
    from link l join type t on t.id = l.type join product p on p.id = l.dst
    where l.src = ?1 and l.dst not in (?1, ?2, ?3, ?4, ?5) and p.active and (p.stock is null or p.stock > 0)
        and t.weight * coalesce(l.weight, 100) > 0
    group by l.dst order by score desc, l.dst limit ?6";

fn answer(
    connection: &Connection,
    matched: &mut Statement<'_>,
    links: &mut Statement<'_>,
    said: &Said,
    request: &Request,
    rules: &[RuleRow],
) -> Result<Vec<(u32, u32)>> {
    let [a, b, c, d] = request.cart;
    let ends = (request.trigger, a, b, c, d, LIMIT as i64);
    let linked = links.query_map(ends, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<Vec<(u32, u32)>>>()?;
    let mut found = Vec::new();
    let mut rows = said.ask(matched)?;
    while let Some(row) = rows.next()? {
        found.push((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?, row.get::<_, bool>(2)?));
    }
    let stop = found.iter().filter(|(.., stop)| *stop).map(|&(id, ..)| id).min().unwrap_or(u32::MAX);
    let mut list: Vec<(u32, u32)> = Vec::with_capacity(LIMIT);
    let mut linked = linked.into_iter().peekable();
    let take = |list: &mut Vec<(u32, u32)>, new: (u32, u32)| {
        if list.len() < LIMIT && !list.iter().any(|held| held.0 == new.0) {
            list.push(new);
        }
    };
    for (id, base, _) in found.into_iter().filter(|&(id, ..)| id <= stop) {
        while let Some(link) = linked.next_if(|&(_, score)| score >= base) {
            take(&mut list, link);
        }
        if list.len() >= LIMIT {
            break;
        }
        for product in products(connection, &rules[id as usize], said, request)? {
            take(&mut list, (product, base));
        }
    }
    linked.for_each(|link| take(&mut list, link));
    Ok(list)
}

/// What one rule shows.
fn products(connection: &Connection, rule: &RuleRow, said: &Said, request: &Request) -> Result<Vec<u32>> {
    let shown = rule.shown;
    let (column, key) = match (shown.category, shown.brand) {
        (Some(node), _) => (["", "department", "aisle", "shelf"][node.level as usize], node.code()),
        (None, Some(brand)) => ("brand", brand),
        (None, None) => ("shelf", Node::of(said.trigger.shelf, 3).code()),
    };
    let order = match rule.order {
        Order::Sku => "id",
        Order::Cheapest => "price, id",
        Order::Dearest => "price desc, id",
        Order::BestSelling => "units desc, id",
        Order::Margin => "price - cost desc, id",
        Order::Newest => "age, id",
        Order::Stock => "stock is null, stock desc, id",
    };
    let price = said.trigger.price;
    let part = |bp: u32| price * i64::from(bp);
    let least = shown.part.map_or(shown.at_least.unwrap_or(i64::MIN), |[least, _]| -(-part(least)).div_euclid(10_000));
    let most = shown.part.map_or(i64::MAX, |[_, most]| part(most).div_euclid(10_000));
    let mut statement = connection.prepare_cached(&format!(
        "select id from product where {column} = ?1 and price between ?2 and ?3 and active
         and (stock is null or stock > 0) and id not in (?4, ?5, ?6, ?7, ?8) order by {order} limit ?9"
    ))?;
    let [a, b, c, d] = request.cart;
    let ids =
        statement.query_map(params![key, least, most, request.trigger, a, b, c, d, rule.limit], |row| row.get(0))?;
    ids.collect()
}

fn mixed(value: u64) -> u64 {
    (value ^ value >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

/// One request as numbers.
struct Said {
    trigger: Good,
    items: i64,
    subtotal: i64,
    /// What fails every leaf where the customer has no order.
    orders: i64,
    value: i64,
}

impl Said {
    fn of(connection: &Connection, request: &Request) -> Result<Self> {
        connection.execute_batch("delete from cart; delete from bought;")?;
        let mut pieces = BTreeMap::new();
        for id in request.cart {
            nodes(id).for_each(|node| *pieces.entry(node).or_insert(0) += 1);
        }
        let mut times = BTreeMap::new();
        for past in request.orders.iter().filter(|past| past.days_ago <= 365) {
            let mut of_order: Vec<u32> = past.products.into_iter().flat_map(nodes).collect();
            of_order.sort_unstable();
            of_order.dedup();
            of_order.into_iter().for_each(|node| *times.entry(node).or_insert(0) += 1);
        }
        for (table, counts) in [("cart", pieces), ("bought", times)] {
            let mut insert = connection.prepare_cached(&format!("insert into {table} values (?, ?)"))?;
            for (node, count) in counts {
                insert.execute((node, count))?;
            }
        }
        Ok(Self {
            trigger: good(request.trigger),
            items: request.cart.len() as i64,
            subtotal: request.cart.iter().map(|&id| good(id).price).sum(),
            orders: request.orders.len() as i64,
            value: request.orders.iter().map(|past| past.net).sum(),
        })
    }

    fn ask<'s>(&self, statement: &'s mut Statement<'_>) -> Result<rusqlite::Rows<'s>> {
        let Good { shelf, brand, tags, colour, price, .. } = self.trigger;
        let node = |level| Node::of(shelf, level).code();
        let Self { items, subtotal, orders, value, .. } = *self;
        statement.query(params![
            node(1),
            node(2),
            node(3),
            true,
            brand,
            tags[0],
            tags[1],
            colour,
            price,
            items,
            subtotal,
            orders,
            value
        ])
    }
}

fn nodes(id: u32) -> impl Iterator<Item = u32> {
    let shelf = good(id).shelf;
    (1..=3).map(move |level| Node::of(shelf, level).code())
}

fn make(connection: &mut Connection) -> Result<()> {
    connection.execute_batch(
        "drop table if exists product; drop table if exists type; drop table if exists link;
        drop table if exists rule;",
    )?;
    connection.execute_batch(TABLES)?;
    let transaction = connection.transaction()?;
    for (number, (_, weight)) in TYPES.iter().enumerate() {
        transaction.execute("insert into type values (?, ?)", (number as i64, weight))?;
    }
    let mut insert = transaction.prepare("insert into product values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for number in 0..PRODUCTS {
        let Good { shelf, brand, price, cost, active, stock, age, units, .. } = good(number);
        let node = |level| Node::of(shelf, level).code();
        insert.execute(params![number, node(3), node(2), node(1), brand, price, cost, active, stock, age, units])?;
    }
    drop(insert);
    let mut insert =
        transaction.prepare("insert into rule values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for number in 0..RULES {
        let row = rule(number);
        let asked = |wanted: fn(Asked) -> Option<i64>| row.asked.and_then(wanted);
        insert.execute(params![
            number,
            row.kind,
            row.weight,
            row.stop,
            row.category.map(Node::code),
            row.brand,
            row.tag,
            row.colour,
            row.price.map(|band| band[0]),
            row.price.map(|band| band[1]),
            asked(|asked| if let Asked::Items(least) = asked { Some(least) } else { None }),
            asked(|asked| if let Asked::Subtotal(least) = asked { Some(least) } else { None }),
            asked(|asked| if let Asked::InCart(node) = asked { Some(i64::from(node.code())) } else { None }),
            asked(|asked| if let Asked::Orders(least) = asked { Some(least) } else { None }),
            asked(|asked| if let Asked::Value(least) = asked { Some(least) } else { None }),
            asked(|asked| if let Asked::Bought(node, _) = asked { Some(i64::from(node.code())) } else { None }),
            asked(|asked| if let Asked::Bought(_, least) = asked { Some(least) } else { None }),
        ])?;
    }
    drop(insert);
    let mut sorted: Vec<_> = links().collect();
    sorted.sort_by_key(|&(from, to, kind, _)| (from, to, kind));
    let mut insert = transaction.prepare("insert or replace into link values (?, ?, ?, ?)")?;
    for link in sorted {
        insert.execute(link)?;
    }
    drop(insert);
    transaction.commit()?;
    connection.execute_batch(&format!("{INDEXES} pragma user_version = {MADE}"))
}
