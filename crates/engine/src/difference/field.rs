//! What an item says, field by field, in words.

use super::Edition;
use super::label::name;
use crate::rule::sentence;
use chrono::{DateTime, Utc};
use tandem_model::{
    Campaign, CampaignAction, CampaignTarget, Change, Effect, Fallback, FieldDiff, Link, Placement, RelationshipType,
    Rule, RuleStatus, Settings, Show, Sku, Sliders, StockPolicy, Strategy, Switch,
};

type Fields = Vec<(&'static str, String)>;

/// The fields in which two forms of one item differ. `places` tells where a rule stands among the rules of each side.
pub(super) fn fields(
    [before, after]: [(&Edition, &Change); 2],
    currency: &str,
    place: impl Fn(usize, &str) -> Option<usize>,
) -> Vec<FieldDiff> {
    let said = |side: usize, (edition, item): (&Edition, &Change)| said(edition, item, currency, &|id| place(side, id));
    let (before, after) = (said(0, before), said(1, after));
    let both = before.into_iter().zip(after).filter(|(before, after)| before.1 != after.1);
    both.map(|((field, before), (_, after))| FieldDiff { field: field.to_owned(), before, after }).collect()
}

/// Every field, in an order that is the same for all items of a sort.
fn said(edition: &Edition, item: &Change, currency: &str, place: &dyn Fn(&str) -> Option<usize>) -> Fields {
    match item {
        Change::PutType(kind) => of_type(kind),
        Change::PutLink(link) => of_link(link),
        Change::PutRule(rule) => of_rule(edition, rule, currency, place(&rule.id)),
        Change::PutCampaign(campaign) => of_campaign(edition, campaign),
        Change::PutPlacement(placement) => of_placement(placement),
        Change::PutStrategy(strategy) => of_strategy(strategy),
        Change::PutSettings(settings) => of_settings(settings),
        _ => Vec::new(),
    }
}

fn of_type(kind: &RelationshipType) -> Fields {
    vec![
        ("label", kind.label.clone()),
        ("weight", kind.weight.to_string()),
        ("loops", kind.loop_policy.as_str().to_owned()),
        ("loop group", kind.loop_group.clone()),
        ("two-way", if kind.two_way_allowed { "allowed" } else { "not allowed" }.to_owned()),
    ]
}

fn of_link(link: &Link) -> Fields {
    vec![
        ("weight", number(link.weight)),
        ("direction", if link.two_way { "two-way" } else { "one-way" }.to_owned()),
        ("pin", link.pin.map(|pin| format!("position {pin}")).unwrap_or_default()),
        ("status", if link.paused { "paused" } else { "active" }.to_owned()),
        ("source", link.source.as_str().to_owned()),
    ]
}

fn of_rule(edition: &Edition, rule: &Rule, currency: &str, place: Option<usize>) -> Fields {
    let snapshot = &edition.snapshot;
    let status = match rule.status {
        RuleStatus::Active => "active",
        RuleStatus::Paused => "paused",
    };
    let skus = |skus: &[Sku]| listed(skus.iter().map(|sku| name(snapshot, sku)));
    let Show { include, exclude, .. } = &rule.show;
    vec![
        ("name", rule.name.clone()),
        ("type", rule.kind.clone()),
        ("weight", number(rule.weight)),
        ("status", status.to_owned()),
        ("place", place.map(|place| format!("number {place}")).unwrap_or_default()),
        ("rule", sentence(snapshot, rule, currency)),
        ("always shown", skus(include)),
        ("never shown", skus(exclude)),
        ("placements", listed(rule.placements.iter().cloned())),
        ("from", instant(rule.window.from)),
        ("to", instant(rule.window.to)),
        ("owner", rule.owner.clone()),
        ("note", rule.note.clone()),
    ]
}

fn of_campaign(edition: &Edition, campaign: &Campaign) -> Fields {
    let local = |time: chrono::NaiveDateTime| time.format("%Y-%m-%d %H:%M").to_string();
    vec![
        ("name", campaign.name.clone()),
        ("starts", local(campaign.starts)),
        ("ends", local(campaign.ends)),
        ("zone", campaign.zone.clone()),
        ("repeats", if campaign.yearly { "every year" } else { "" }.to_owned()),
        ("does", listed(campaign.actions.iter().map(|action| action_words(edition, action)))),
        ("placements", listed(campaign.placements.iter().cloned())),
        ("channels", listed(campaign.channels.iter().cloned())),
        ("switch", campaign.switch.as_ref().map(switch).unwrap_or_default()),
        ("owner", campaign.owner.clone()),
        ("note", campaign.note.clone()),
    ]
}

fn action_words(edition: &Edition, action: &CampaignAction) -> String {
    let snapshot = &edition.snapshot;
    let target = match &action.target {
        CampaignTarget::Link(key) => format!("{} → {}", name(snapshot, &key.from), name(snapshot, &key.to)),
        CampaignTarget::Rule(id) => {
            snapshot.book().rule(id).map_or_else(|| format!("rule `{id}`"), |rule| format!("rule ‘{}’", rule.name))
        }
    };
    match action.effect {
        Effect::Activate => format!("turns {target} on"),
        Effect::Pause => format!("pauses {target}"),
        Effect::Boost(percent) => format!("weighs {target} {percent} %"),
    }
}

fn switch(switch: &Switch) -> String {
    let way = if switch.on { "on" } else { "off" };
    format!("{way} from {} to {}", instant(Some(switch.from)), instant(Some(switch.to)))
}

fn of_placement(placement: &Placement) -> Fields {
    let share = |share: &tandem_model::TypeShare| match share.max {
        Some(max) => format!("{} up to {max}", share.kind),
        None => share.kind.clone(),
    };
    let stock = match placement.stock {
        StockPolicy::Hide => "hide what is sold out",
        StockPolicy::BackOrder => "show what can be back-ordered",
        StockPolicy::Swap => "put the replacement in the place of what is sold out",
    };
    let fallback = match placement.fallback {
        Fallback::None => "",
        Fallback::CategoryBestsellers => "best sellers of the category",
        Fallback::Bestsellers => "best sellers",
    };
    vec![
        ("label", placement.label.clone()),
        ("types", listed(placement.types.iter().map(share))),
        ("at the most", placement.max.to_string()),
        ("at the least", placement.min.to_string()),
        ("stock", stock.to_owned()),
        ("filled up with", fallback.to_owned()),
        ("strategy", placement.strategy.clone().unwrap_or_default()),
    ]
}

fn of_strategy(strategy: &Strategy) -> Fields {
    let Sliders { margin, popularity, newness, stock, lift } = strategy.sliders;
    vec![
        ("label", strategy.label.clone()),
        ("margin", margin.to_string()),
        ("popularity", popularity.to_string()),
        ("newness", newness.to_string()),
        ("stock", stock.to_string()),
        ("lift", lift.to_string()),
    ]
}

fn of_settings(settings: &Settings) -> Fields {
    let variants = match settings.per_family {
        0 => "any number".to_owned(),
        most => most.to_string(),
    };
    vec![("variants of a family", variants), ("strategy", settings.strategy.clone().unwrap_or_default())]
}

fn number(value: Option<u8>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn instant(at: Option<DateTime<Utc>>) -> String {
    at.map(|at| at.format("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default()
}

fn listed(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
