//! Rules read back in plain words: one sentence a rule, one clause a leaf.

mod failing;
mod number;
mod phrase;
mod property;
mod relative;
mod speaker;
mod tree;
mod words;

#[cfg(test)]
mod tests;

pub use failing::why_not_words;

use crate::Snapshot;
use chrono::{NaiveTime, TimeDelta};
use speaker::Speaker;
use tandem_model::{Ordering, RULE_LIMIT, Rule, Show, Window};
use tree::{Form, Said, said};
use words::{instant, list};

/// `When the product is in Bikes and costs more than € 500.00, show up to 4 products in Accessories with the same
/// color, dearest first`. Money in minor units of `currency`; products and placements by their names.
pub fn sentence(snapshot: &Snapshot, rule: &Rule, currency: &str) -> String {
    let speaker = Speaker { snapshot, currency };
    let when = match said(speaker, &rule.when, Form::Clause) {
        Said::Always => "For every product".to_owned(),
        Said::Never => "For no product".to_owned(),
        Said::Words(words) => format!("When {}", words.text),
    };
    let mut sentence = format!("{when}, show {}", shown(speaker, &rule.show, rule.limit.unwrap_or(RULE_LIMIT)));
    let stop = rule.stop.then(|| "and let no later rule take part".to_owned());
    for part in [never(speaker, &rule.show), order(rule.ordering), places(speaker, rule), window(&rule.window), stop] {
        sentence.extend(part.map(|part| format!(", {part}")));
    }
    sentence
}

fn shown(speaker: Speaker<'_>, show: &Show, limit: u8) -> String {
    let named = speaker.names(&show.include);
    let most = if limit == 1 { "one product".to_owned() } else { format!("up to {limit} products") };
    let products = match show.products.as_ref().map_or(Said::Never, |products| said(speaker, products, Form::Property))
    {
        Said::Never if named.is_empty() => return "nothing".to_owned(),
        Said::Never if named.len() <= usize::from(limit) => return list(&named, "and"),
        Said::Never => return format!("up to {limit} of {}", list(&named, "and")),
        Said::Always => String::new(),
        Said::Words(words) => format!(" {}", words.text),
    };
    match named.is_empty() {
        true => most + &products,
        false => format!("up to {limit} of {} and the products{products}", list(&named, "and")),
    }
}

fn never(speaker: Speaker<'_>, show: &Show) -> Option<String> {
    (!show.exclude.is_empty()).then(|| format!("never {}", list(&speaker.names(&show.exclude), "or")))
}

fn order(ordering: Ordering) -> Option<String> {
    let words = match ordering {
        Ordering::Sku => return None,
        Ordering::Cheapest => "cheapest first",
        Ordering::Dearest => "dearest first",
        Ordering::BestSelling => "best sellers first",
        Ordering::HighestMargin => "highest margin first",
        Ordering::Newest => "newest first",
        Ordering::MostStock => "most stock first",
    };
    Some(words.to_owned())
}

fn places(speaker: Speaker<'_>, rule: &Rule) -> Option<String> {
    let book = speaker.snapshot.book();
    let label = |code: &String| book.placement(code).map_or_else(|| code.clone(), |placement| placement.label.clone());
    let labels: Vec<String> = rule.placements.iter().map(label).collect();
    (!labels.is_empty()).then(|| format!("only in {}", list(&labels, "or")))
}

/// An end at midnight is told as the last day before it.
fn window(window: &Window) -> Option<String> {
    let end = window.to.map(|to| match to.time() == NaiveTime::MIN {
        true => instant(to.checked_sub_signed(TimeDelta::days(1)).unwrap_or(to)),
        false => instant(to),
    });
    match (window.from.map(instant), end) {
        (None, None) => None,
        (Some(from), None) => Some(format!("from {from} on")),
        (None, Some(end)) => Some(format!("until {end}")),
        (Some(from), Some(end)) => Some(format!("from {from} to {end}")),
    }
}
