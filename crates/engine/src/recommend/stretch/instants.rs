//! The instants at which lists can change, whatever products do.

use crate::Snapshot;
use crate::campaign::Times;
use crate::rule::{Asked, Situation, bounds, holds};
use crate::snapshot::{date, day};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use std::collections::BTreeSet;
use tandem_model::{
    Campaign, CampaignTarget, Condition, ContextFact, Field, Leaf, Occurrence, ProductFact, Rule, RuleStatus, Value,
};

/// In order, within a span of time.
#[derive(Debug, Default)]
pub(super) struct Instants {
    /// Of rules and of the campaigns that name any: whatever is asked can change there.
    rules: Vec<DateTime<Utc>>,
    /// Of the campaigns that name links alone.
    links: Vec<DateTime<Utc>>,
}

impl Instants {
    pub fn of(snapshot: &Snapshot, span: Occurrence) -> Self {
        let names_rule = |campaign: &&Campaign| {
            campaign.actions.iter().any(|action| matches!(action.target, CampaignTarget::Rule(_)))
        };
        let (of_rules, of_links): (Vec<&Campaign>, Vec<&Campaign>) =
            snapshot.book().campaigns().iter().partition(names_rule);
        let rules: Vec<&Rule> = taking_part(snapshot).collect();
        let windows = rules.iter().flat_map(|rule| [rule.window.from, rule.window.to]).flatten();
        let days = days(snapshot, &rules, span).into_iter().map(|day| day.and_time(NaiveTime::MIN).and_utc());
        Self {
            rules: within(span, edges(&of_rules, span).chain(windows).chain(days)),
            links: within(span, edges(&of_links, span)),
        }
    }

    /// The first one after an instant; those of links only where they matter.
    pub fn after(&self, at: DateTime<Utc>, with_links: bool) -> Option<DateTime<Utc>> {
        let first = |list: &[DateTime<Utc>]| list.get(list.partition_point(|held| *held <= at)).copied();
        let links = with_links.then(|| first(&self.links)).flatten();
        first(&self.rules).into_iter().chain(links).min()
    }
}

fn within(span: Occurrence, instants: impl Iterator<Item = DateTime<Utc>>) -> Vec<DateTime<Utc>> {
    let mut found: Vec<DateTime<Utc>> = instants.filter(|at| span.from < *at && *at < span.to).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn edges(campaigns: &[&Campaign], span: Occurrence) -> impl Iterator<Item = DateTime<Utc>> {
    let times = campaigns.iter().filter_map(|campaign| Times::of(campaign));
    times.flat_map(move |times| times.between(span.from, span.to)).flat_map(|live| [live.from, live.to])
}

/// The rules that are active, or that a campaign can turn on.
fn taking_part(snapshot: &Snapshot) -> impl Iterator<Item = &Rule> {
    let seasons = snapshot.seasons();
    let takes = move |rule: &&Rule| rule.status == RuleStatus::Active || seasons.of_rule(&rule.id).is_some();
    snapshot.book().rules().iter().map(AsRef::as_ref).filter(takes)
}

/// The days at whose beginning a leaf of some rule comes out otherwise than the day before.
fn days(snapshot: &Snapshot, rules: &[&Rule], span: Occurrence) -> BTreeSet<NaiveDate> {
    let mut leaves = BTreeSet::new();
    for rule in rules {
        gather(&rule.when, &mut leaves);
        rule.show.products.iter().for_each(|products| gather(products, &mut leaves));
    }
    let (of_age, of_date): (Vec<&Leaf>, Vec<&Leaf>) = leaves.into_iter().partition(|leaf| is_age(leaf));
    let all = || all_days(span);
    let mut found: BTreeSet<NaiveDate> = match of_age.iter().any(|leaf| is_relative(leaf)) {
        true => return all().collect(),
        false => ages(snapshot, &of_age, span),
    };
    for leaf in of_date {
        let leaf = Condition::Leaf(leaf.clone());
        found.extend(
            all().filter(|&day| holds_on(snapshot, &leaf, day) != holds_on(snapshot, &leaf, day - Days::new(1))),
        );
    }
    found
}

/// The leaves whose answer depends on the day.
fn gather<'a>(condition: &'a Condition, into: &mut BTreeSet<&'a Leaf>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::None(parts) => {
            parts.iter().for_each(|part| gather(part, into));
        }
        Condition::Leaf(leaf) => {
            let asks_date = matches!(leaf.field, Field::Context(ContextFact::Date | ContextFact::Weekday));
            if asks_date || is_age(leaf) {
                into.insert(leaf);
            }
        }
    }
}

fn is_age(leaf: &Leaf) -> bool {
    matches!(leaf.field, Field::Trigger(ProductFact::AgeDays) | Field::Candidate(ProductFact::AgeDays))
}

/// Two products that age together come apart on a day that only both their launches tell.
fn is_relative(leaf: &Leaf) -> bool {
    matches!(leaf.value, Some(Value::OfTrigger(_) | Value::RangeOfTrigger(_)))
}

/// The days on which a product comes to an age that a leaf asks for, or is past it.
fn ages(snapshot: &Snapshot, leaves: &[&Leaf], span: Occurrence) -> BTreeSet<NaiveDate> {
    let asked = leaves.iter().filter_map(|leaf| match leaf.value {
        Some(Value::Number(number)) => bounds(leaf.op, number),
        Some(Value::Range([least, most])) => Some((least, most)),
        _ => None,
    });
    let ages: BTreeSet<i64> = asked.flat_map(|(least, most)| [least, most.saturating_add(1)]).collect();
    if ages.is_empty() {
        return BTreeSet::new();
    }
    let launches: BTreeSet<i32> = snapshot.ids().map(|id| snapshot.launch_and_end(id).0).collect();
    let (first, last) = (day(span.from.date_naive()), day(span.to.date_naive()));
    let days = launches.into_iter().filter(|&launch| launch != i32::MIN).flat_map(|launch| {
        let on = |age: &i64| i32::try_from(i64::from(launch).saturating_add(*age)).ok();
        ages.iter().filter_map(on).collect::<Vec<i32>>()
    });
    days.filter(|day| (first..=last).contains(day)).filter_map(date).collect()
}

/// Those that begin within a span.
fn all_days(span: Occurrence) -> impl Iterator<Item = NaiveDate> {
    let (first, last) = (span.from.date_naive(), span.to.date_naive());
    first.iter_days().skip(1).take_while(move |day| *day <= last)
}

/// Whether a leaf on the date holds, whoever asks.
fn holds_on(snapshot: &Snapshot, leaf: &Condition, day: NaiveDate) -> bool {
    let situation = Situation::unknown(day.and_time(NaiveTime::MIN).and_utc());
    holds(&Asked { snapshot, trigger: 0, candidate: None, situation: &situation }, leaf)
}
