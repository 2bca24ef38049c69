//! Why a product is not shown: the first thing that removed it, in the order of the table in the module's words.

use super::altered::Altered;
use super::list::Refusal;
use super::near::{Standing, standing};
use super::picks::has_room;
use super::rank::Depth;
use super::reason::from_text;
use super::sight::Eye;
use super::trace::stops;
use super::ways::{RuleWay, Ways};
use super::{Question, Ranked, Recommender};
use crate::Snapshot;
use crate::campaign::Season;
use crate::rule::{Asked, Asking, Picker, matches};
use crate::snapshot::date;
use tandem_model::{Fallback, ProductStatus, RULE_LIMIT, Sku, StockPolicy, WhyNot};

/// `shown` is the list, before it was held to the least number.
pub(super) fn why_not(
    recommender: &mut Recommender<'_>,
    question: &Question<'_>,
    shown: &[Ranked],
    sku: &Sku,
) -> WhyNot {
    let snapshot = recommender.snapshot;
    let (code, reason) = match snapshot.id(sku.as_str()) {
        None => ("unknown_product", format!("no product has the SKU `{sku}`")),
        Some(id) => match shown.iter().position(|ranked| ranked.id == id) {
            Some(place) => in_list(question, shown.len(), place),
            None => removed(recommender, question, id),
        },
    };
    WhyNot { sku: sku.clone(), shown: code == "shown", code: code.to_owned(), reason }
}

type Cause = (&'static str, String);

fn in_list(question: &Question<'_>, length: usize, place: usize) -> Cause {
    match question.is_enough(length) {
        true => ("shown", format!("shown in place {}", place + 1)),
        false => ("too_few", format!("{}, and below {} nothing is shown", products(length), question.least)),
    }
}

fn removed(recommender: &mut Recommender<'_>, question: &Question<'_>, id: u32) -> Cause {
    let snapshot = recommender.snapshot;
    if question.triggers.contains(&id) {
        return ("is_trigger", "it is itself what triggers the list".to_owned());
    }
    let season = &snapshot.seasons().season(&question.situation);
    let ways = Ways::to(snapshot, question, season, id);
    crowded_out(recommender, question, &ways, id)
        .or_else(|| blocked(snapshot, question, &ways, id))
        .or_else(|| paused(snapshot, question, season, &ways))
        .or_else(|| unreached(snapshot, question, season, &ways, id))
        .or_else(|| weightless(snapshot, question, &ways))
        .or_else(|| hidden(snapshot, question, id))
        .or_else(|| in_cart(question, id))
        .or_else(|| sold_out(snapshot, question, season, id))
        .unwrap_or_else(|| not_chosen(snapshot, question, season, &ways, id))
}

/// Beaten by its family, its type's maximum, or the length of the list: nothing else kept it from being considered.
fn crowded_out(recommender: &mut Recommender<'_>, question: &Question<'_>, ways: &Ways, id: u32) -> Option<Cause> {
    let snapshot = recommender.snapshot;
    let fallback = if ways.by_sales { question.fallback } else { Fallback::None };
    let depth = Depth { every_rule: true, beyond: true, watched: Some(id) };
    let all = recommender.rank_to(&Question { fallback, ..*question }, depth).to_vec();
    if let Some(place) = all.iter().position(|ranked| ranked.id == id) {
        return Some(("below_limit", format!("ranked {}, the list holds {}", ordinal(place + 1), question.limit)));
    }
    match recommender.refusal()? {
        Refusal::Family => Some(of_family(snapshot, question, &all, id)),
        Refusal::Type(kind) => Some(("type_limit", type_limit(snapshot, question, kind))),
    }
}

fn blocked(snapshot: &Snapshot, question: &Question<'_>, ways: &Ways, id: u32) -> Option<Cause> {
    if snapshot.blocks().everywhere(id) {
        return Some(("blocked", "it is blocked everywhere".to_owned()));
    }
    let by = question.triggers.iter().find(|&&trigger| snapshot.blocks().by(trigger, id))?;
    ways.is_empty().then(|| ("blocked", format!("it is blocked for {}", snapshot.name(*by))))
}

/// Reached by links alone, all of them paused.
fn paused(snapshot: &Snapshot, question: &Question<'_>, season: &Season, ways: &Ways) -> Option<Cause> {
    let &(trigger, level, arrow) = ways.paused.first().filter(|_| ways.is_empty() && !ways.by_sales)?;
    let namings = snapshot.namings(level, snapshot.row_of(level, trigger), arrow);
    let how = Altered { snapshot, season, namings }.paused(question);
    let code = snapshot.type_code(arrow.kind);
    Some(("paused", format!("the {code} link from {} is {how}", from_text(snapshot, trigger, level))))
}

fn unreached(snapshot: &Snapshot, question: &Question<'_>, season: &Season, ways: &Ways, id: u32) -> Option<Cause> {
    if ways.is_empty() && !ways.by_sales {
        let near = nearest_rule(snapshot, question, season, id).map(|near| format!("; {near}")).unwrap_or_default();
        return Some(("no_link", no_link(snapshot, question) + &near));
    }
    let kinds = || ways.links.iter().map(|(kind, _)| *kind).chain(ways.rules.iter().map(|way| way.kind));
    if ways.by_sales || kinds().any(|kind| question.asks(kind)) {
        return None;
    }
    let mut codes: Vec<&str> = kinds().map(|kind| snapshot.type_code(kind)).collect();
    codes.sort_unstable();
    codes.dedup();
    let how = if ways.links.is_empty() { "shown by rules" } else { "linked" };
    Some(("type_filtered", format!("{how} as {} only, which was not asked for", codes.join(" and "))))
}

fn weightless(snapshot: &Snapshot, question: &Question<'_>, ways: &Ways) -> Option<Cause> {
    if ways.by_sales || ways.counting(snapshot, question).next().is_some() {
        return None;
    }
    let asked = |kind: u16| question.asks(kind);
    let of_link = ways.links.iter().any(|&(kind, weight)| asked(kind) && weight == 0);
    let of_rule = ways.rules.iter().find(|way| asked(way.kind) && way.weight == 0);
    let whose = match of_rule {
        _ if of_link => "its link".to_owned(),
        Some(way) => format!("rule `{}`", snapshot.book().rules()[way.place as usize].name),
        None if ways.links.is_empty() => "the type of its rule".to_owned(),
        None => "the type of its link".to_owned(),
    };
    Some(("weight_zero", format!("{whose} has weight 0")))
}

fn hidden(snapshot: &Snapshot, question: &Question<'_>, id: u32) -> Option<Cause> {
    let (launch, end) = snapshot.launch_and_end(id);
    let day = question.situation.day();
    match snapshot.status(id) {
        ProductStatus::Discontinued => return Some(("discontinued", "it is discontinued".to_owned())),
        ProductStatus::Inactive => return Some(("inactive", "it is inactive".to_owned())),
        ProductStatus::Active => {}
    }
    if day < launch {
        return Some(("not_launched", format!("not launched before {}", written(launch))));
    }
    (day > end).then(|| ("ended", format!("ended on {}", written(end))))
}

fn in_cart(question: &Question<'_>, id: u32) -> Option<Cause> {
    let held = question.situation.cart.iter().any(|line| line.id == id);
    held.then(|| ("in_cart", "it is in the cart already".to_owned()))
}

fn sold_out(snapshot: &Snapshot, question: &Question<'_>, season: &Season, id: u32) -> Option<Cause> {
    let stock = snapshot.stock(id).unwrap_or_default();
    if !snapshot.available(id) {
        let eye = Eye::of(snapshot, question, season);
        let other = (question.stock == StockPolicy::Swap).then(|| eye.replacement(id, |_| true)).flatten();
        let swap = other.map(|other| format!("; {} can take its place", snapshot.name(other))).unwrap_or_default();
        return Some(("sold_out", format!("sold out: stock {stock} and no back-order{swap}")));
    }
    (question.stock == StockPolicy::Hide && snapshot.is_out_of_stock(id))
        .then(|| ("sold_out", format!("sold out: stock {stock}, and what can only be back-ordered is hidden here")))
}

fn of_family(snapshot: &Snapshot, question: &Question<'_>, all: &[Ranked], id: u32) -> Cause {
    let family = snapshot.family_of(id);
    let sibling = all.iter().find(|ranked| snapshot.family_of(ranked.id) == family);
    let name = sibling.map_or("another product", |sibling| snapshot.name(sibling.id));
    let holds = format!("a list holds {} of a family", question.per_family);
    ("family_limit", format!("{name} of its family is shown, and {holds}"))
}

fn type_limit(snapshot: &Snapshot, question: &Question<'_>, kind: u16) -> String {
    let room = question.types.unwrap_or_default().iter().find(|room| room.kind == kind);
    let (code, max) = (snapshot.type_code(kind), room.map_or(0, |room| room.max));
    format!("better products of type {code} come first, and the list holds {max} of them")
}

/// Reached by rules alone, each of which chose others.
fn not_chosen(snapshot: &Snapshot, question: &Question<'_>, season: &Season, ways: &Ways, id: u32) -> Cause {
    let Some(way) = ways.counting(snapshot, question).find_map(|way| way) else {
        return ("below_limit", format!("others come first, and the list holds {}", question.limit));
    };
    let rule = &snapshot.book().rules()[way.place as usize];
    let name = &rule.name;
    let limit = usize::from(rule.limit.unwrap_or(RULE_LIMIT));
    if is_offered(snapshot, question, season, &way, id) {
        let holds = format!("chooses {} of a family", question.per_family);
        return ("family_limit", format!("rule `{name}` {holds}, and others of its family come first"));
    }
    ("rule_limit", format!("rule `{name}` shows {limit} products, and others come first in its ordering"))
}

/// Whether a rule comes to a product before it has chosen all it may.
fn is_offered(snapshot: &Snapshot, question: &Question<'_>, season: &Season, way: &RuleWay, id: u32) -> bool {
    let eye = Eye::of(snapshot, question, season);
    let (mut is_offered, mut families) = (false, Vec::new());
    let accept = |other: u32| {
        is_offered |= other == id;
        let away = question.triggers.contains(&other) || question.situation.cart.iter().any(|line| line.id == other);
        let open = !away && eye.may_be_picked(way.trigger, other);
        open && has_room(snapshot, &mut families, question.per_family, other)
    };
    let asking = Asking::in_season(snapshot, &question.situation, &[], season);
    asking.shown(way.place, way.trigger, &mut Picker::default(), accept, &mut Vec::new());
    is_offered
}

/// The first rule that would show the product if one thing were otherwise.
fn nearest_rule(snapshot: &Snapshot, question: &Question<'_>, season: &Season, id: u32) -> Option<String> {
    let asking = Asking::in_season(snapshot, &question.situation, &[], season);
    let stops = stops(question, &asking);
    snapshot.book().rules().iter().enumerate().find_map(|(place, rule)| {
        question.triggers.iter().zip(&stops).find_map(|(&trigger, &stop)| {
            let asked = Asked { snapshot, trigger, candidate: Some(id), situation: &question.situation };
            if !matches(&asked, rule) {
                return None;
            }
            match standing(snapshot, question, season, place, trigger, stop) {
                Standing::Kept(words) => Some(format!("rule `{}` would show it: {words}", rule.name)),
                _ => None,
            }
        })
    })
}

fn no_link(snapshot: &Snapshot, question: &Question<'_>) -> String {
    match question.triggers {
        [] => "nothing triggers: the cart is empty".to_owned(),
        [trigger] => format!("no link from {} to it", snapshot.name(*trigger)),
        triggers => format!("no link from any of the {} products that trigger", triggers.len()),
    }
}

fn products(count: usize) -> String {
    match count {
        1 => "one product was found".to_owned(),
        count => format!("{count} products were found"),
    }
}

fn written(day: i32) -> String {
    date(day).map(|date| date.to_string()).unwrap_or_default()
}

/// `1st`, `2nd`, `14th`.
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
