//! What an indexed SQLite table answers to the same carts. One JSON object a line. The database is made once, beside the
//! program.

#[path = "../../../src/shop.rs"]
#[allow(dead_code)]
mod shop;
#[path = "../../../src/streams.rs"]
#[allow(dead_code)]
mod streams;

use rusqlite::{Connection, Result, Statement};
use shop::{CART, DAY, LIMIT, PRODUCTS, TYPES, answers, links, row};

const MADE: i64 = 1;

const TABLES: &str = "
    pragma journal_mode = off;
    pragma synchronous = off;
    create table product (id integer primary key, sku text, name text, active int, stock int, back_order int,
        launch int, end int);
    create table type (id integer primary key, weight int);
    create table link (src int, dst int, type int, weight int, primary key (src, dst, type)) without rowid;";

/// The bare columns are those of the row that holds the maximum.
const ANSWER: &str = "
    select l.dst, max(t.weight * coalesce(l.weight, 100)) score, l.src, l.type, l.weight
    from link l join type t on t.id = l.type join product p on p.id = l.dst
    where l.src in (?1, ?2, ?3, ?4, ?5) and l.dst not in (?1, ?2, ?3, ?4, ?5)
        and p.active and (p.back_order or p.stock is null or p.stock > 0)
        and (p.launch is null or p.launch <= ?6) and (p.end is null or p.end >= ?6)
        and t.weight * coalesce(l.weight, 100) > 0
    group by l.dst order by score desc, l.dst limit ?7";

fn main() -> Result<()> {
    let path = std::env::current_exe().expect("this program has a path").with_extension("db");
    let mut connection = Connection::open(path)?;
    connection.execute_batch("pragma cache_size = -1000000; pragma mmap_size = 2000000000")?;
    if connection.query_row("pragma user_version", [], |found| found.get::<_, i64>(0))? != MADE {
        make(&mut connection)?;
    }
    let mut statement = connection.prepare(ANSWER)?;
    for name in ["warm-up", "cart of 5, top 10"] {
        answers(name, "SQLite", |cart, shown| answer(&mut statement, cart, shown).expect("the query is well-formed"));
    }
    Ok(())
}

fn answer(statement: &mut Statement<'_>, cart: &[u32; CART], shown: &mut Vec<(u32, u32)>) -> Result<()> {
    let mut rows = statement.query((cart[0], cart[1], cart[2], cart[3], cart[4], DAY, LIMIT as i64))?;
    while let Some(row) = rows.next()? {
        std::hint::black_box((row.get::<_, u32>(2)?, row.get::<_, u32>(3)?, row.get::<_, Option<u32>>(4)?));
        shown.push((row.get(0)?, row.get(1)?));
    }
    Ok(())
}

fn make(connection: &mut Connection) -> Result<()> {
    connection.execute_batch("drop table if exists product; drop table if exists type; drop table if exists link;")?;
    connection.execute_batch(TABLES)?;
    let transaction = connection.transaction()?;
    for (number, (_, weight)) in TYPES.iter().enumerate() {
        transaction.execute("insert into type values (?, ?)", (number as i64, weight))?;
    }
    let mut insert = transaction.prepare("insert into product values (?, ?, ?, ?, ?, ?, ?, ?)")?;
    for number in 0..PRODUCTS {
        let row = row(number);
        let day = |days: Option<i32>| days.map(|days| DAY + days);
        let dates = (day(row.launch), day(row.end));
        insert.execute((number, row.sku, row.name, row.active, row.stock, row.back_order, dates.0, dates.1))?;
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
    connection.execute_batch(&format!("analyze; pragma user_version = {MADE}"))
}
