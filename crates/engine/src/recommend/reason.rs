//! The wording of reasons: every factor of a score, each with its value.

use super::altered::{self, Altered};
use super::{Ranked, Recommender, Via};
use crate::Snapshot;
use crate::campaign::Naming;
use crate::snapshot::WHOLE;
use tandem_model::{LinkKey, LinkLevel, Reason, RuleStatus, Sku};

/// The qualities in their order: factor, what it is called, and how a product stands above others.
const QUALITIES: [(&str, &str, &str); 4] = [
    ("margin", "margin", "a greater margin than"),
    ("popularity", "number sold", "sold more than"),
    ("newness", "day of launch", "newer than"),
    ("stock", "stock", "more in stock than"),
];

const POPULARITY: usize = 1;

/// The factors of one way in which a product was reached: its pin, the type's weight, the weight of the link or rule,
/// what campaigns make of it, what the sliders make of it together, and each slider in use. The weights, campaigns and sliders together multiply up to the
/// score.
pub(super) fn factors(recommender: &Recommender<'_>, ranked: &Ranked) -> Vec<Reason> {
    let snapshot = recommender.snapshot;
    let mut factors = match ranked.via {
        Via::Link { trigger, kind, .. } => of_link(snapshot, ranked, trigger, kind),
        Via::Rule { trigger, kind, place } => of_rule(snapshot, trigger, kind, place),
        Via::Bestseller => return vec![bestseller(snapshot, ranked.id)],
    };
    factors.extend(of_campaigns(recommender, ranked));
    if !recommender.scale().is_plain() {
        factors.push(of_sliders(recommender, ranked));
        let each = recommender.scale().in_use();
        factors.extend(each.map(|(quality, slider)| of_slider(snapshot, ranked, quality, slider)));
    }
    let (via, link, trigger) = (factors[0].via.clone(), factors[0].link.clone(), factors[0].trigger.clone());
    let of_it = |reason| Reason { via: via.clone(), link: link.clone(), trigger: trigger.clone(), ..reason };
    factors.into_iter().map(of_it).collect()
}

/// What campaigns make of the link or rule: that they switched it on, and what they multiply its weight by.
fn of_campaigns(recommender: &Recommender<'_>, ranked: &Ranked) -> Vec<Reason> {
    let (snapshot, season) = (recommender.snapshot, recommender.season());
    match ranked.via {
        Via::Link { kind, .. } => {
            altered::of_link(snapshot, season, ranked).map_or_else(Vec::new, |(arrow, altered)| {
                let full = u16::from(snapshot.type_weight(kind)) * u16::from(arrow.own());
                told(&altered, full, arrow.is_paused())
            })
        }
        Via::Rule { kind, place, .. } => {
            let rule = &snapshot.book().rules()[place as usize];
            let full = u16::from(snapshot.type_weight(kind)) * u16::from(rule.weight.unwrap_or(100));
            told(&altered::of_rule(snapshot, season, place), full, rule.status == RuleStatus::Paused)
        }
        Via::Bestseller => Vec::new(),
    }
}

fn told<'a>(altered: &Altered<'a, impl Iterator<Item = &'a Naming> + Clone>, full: u16, paused: bool) -> Vec<Reason> {
    let state = altered.state();
    let reason = |value: f64, text: String| Reason { factor: "campaign".to_owned(), value, text, ..bare() };
    let on = paused.then(|| reason(1.0, altered.switched_on()));
    let boost = || reason(f64::from(state.base(full)) / f64::from(full.max(1)), altered.boosted());
    on.into_iter().chain(state.is_boosted().then(boost)).collect()
}

fn of_link(snapshot: &Snapshot, ranked: &Ranked, trigger: u32, kind: u16) -> Vec<Reason> {
    let (code, weight) = (snapshot.type_code(kind), snapshot.type_weight(kind));
    let factor = |factor: &str, weight: u8, text: String| Reason {
        via: "link".to_owned(),
        factor: factor.to_owned(),
        value: f64::from(weight) / 100.0,
        link: key(snapshot, ranked),
        trigger: Some(snapshot.sku(trigger).into()),
        text,
    };
    let (own, text) = link_text(snapshot, ranked);
    let pin = ranked.pin.map(|pin| factor("pin", 100, format!("pinned at position {pin}")));
    let weights =
        [factor("type_weight", weight, format!("{code} links weigh {weight}")), factor("link_weight", own, text)];
    pin.into_iter().chain(weights).collect()
}

fn of_rule(snapshot: &Snapshot, trigger: u32, kind: u16, place: u32) -> Vec<Reason> {
    let rule = &snapshot.book().rules()[place as usize];
    let (code, weight) = (snapshot.type_code(kind), snapshot.type_weight(kind));
    let factor = |factor: &str, weight: u8, text: String| Reason {
        via: format!("rule:{}", rule.id),
        factor: factor.to_owned(),
        value: f64::from(weight) / 100.0,
        link: None,
        trigger: Some(snapshot.sku(trigger).into()),
        text,
    };
    let own = format!("rule `{}` fires for {}, {}", rule.name, snapshot.name(trigger), weight_text(rule.weight));
    vec![
        factor("type_weight", weight, format!("{code} rules weigh {weight}")),
        factor("rule_weight", rule.weight.unwrap_or(100), own),
    ]
}

/// (1 + Σ sᵢ·pᵢ) ÷ (1 + Σ sᵢ).
fn of_sliders(recommender: &Recommender<'_>, ranked: &Ranked) -> Reason {
    let (scale, id) = (recommender.scale(), ranked.instead_of.unwrap_or(ranked.id));
    let value = scale.score(recommender.snapshot, 1, id) as f64 / scale.most(1) as f64;
    let text = format!("what the list prefers counts {:.0} %", (value * 100.0).floor());
    Reason { factor: "sliders".to_owned(), value, text, ..bare() }
}

fn of_slider(snapshot: &Snapshot, ranked: &Ranked, quality: usize, slider: u64) -> Reason {
    let (factor, name, above) = QUALITIES[quality];
    let id = ranked.instead_of.unwrap_or(ranked.id);
    let share = snapshot.qualities().share(snapshot, id, quality);
    let stands = match snapshot.values(id)[quality] {
        None => format!("its {name} is not known, which counts 0 %"),
        Some(_) => format!("{above} {:.0} % of the products", percent(share)),
    };
    let text = format!("{stands}, at a slider of {slider}");
    Reason { factor: factor.to_owned(), value: whole(share), text, ..bare() }
}

fn bestseller(snapshot: &Snapshot, id: u32) -> Reason {
    let share = snapshot.qualities().share(snapshot, id, POPULARITY);
    let text = format!("fills up the list: {} sold", snapshot.units(id));
    Reason { via: "fallback".to_owned(), factor: "bestseller".to_owned(), value: whole(share), text, ..bare() }
}

fn bare() -> Reason {
    Reason { via: String::new(), factor: String::new(), value: 0.0, link: None, trigger: None, text: String::new() }
}

fn whole(share: u32) -> f64 {
    f64::from(share) / f64::from(WHOLE)
}

/// Rounded down, so that nothing stands above 100 % of the others but what does.
fn percent(share: u32) -> f64 {
    (whole(share) * 100.0).floor()
}

/// The weight that counts, and the link in words.
fn link_text(snapshot: &Snapshot, ranked: &Ranked) -> (u8, String) {
    let Via::Link { trigger, kind, weight, level, mirrored } = ranked.via else { return (0, String::new()) };
    let code = snapshot.type_code(kind);
    let way = if mirrored { "two-way " } else { "" };
    let from = from_text(snapshot, trigger, level);
    (weight.unwrap_or(100), format!("{way}{code} link from {from}, {}", weight_text(weight)))
}

/// What a link leads from: the trigger, or its family.
pub(super) fn from_text(snapshot: &Snapshot, trigger: u32, level: LinkLevel) -> String {
    match snapshot.family(trigger).filter(|_| level == LinkLevel::Family) {
        Some(family) => format!("family {family}"),
        None => snapshot.name(trigger).to_owned(),
    }
}

fn weight_text(weight: Option<u8>) -> String {
    match weight {
        Some(weight) => format!("weight {weight}"),
        None => "no weight of its own, which counts 100".to_owned(),
    }
}

/// The link as stored.
fn key(snapshot: &Snapshot, ranked: &Ranked) -> Option<LinkKey> {
    let Via::Link { trigger, kind, level, mirrored, .. } = ranked.via else { return None };
    let end = |id: u32| -> Sku {
        match level {
            LinkLevel::Product => snapshot.sku(id).into(),
            LinkLevel::Family => snapshot.family(id).unwrap_or_default().into(),
        }
    };
    let (from, to) = (end(trigger), end(ranked.instead_of.unwrap_or(ranked.id)));
    let (from, to) = if mirrored { (to, from) } else { (from, to) };
    Some(LinkKey { from, to, kind: snapshot.type_code(kind).to_owned(), level })
}
