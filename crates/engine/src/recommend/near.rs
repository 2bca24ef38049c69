//! Whether a rule fires for a trigger, and if not, whether one thing alone keeps it from that.

use super::altered::{of_rule, written};
use super::question::Question;
use crate::Snapshot;
use crate::campaign::Season;
use crate::rule::{Asked, holds, why_not_words};
use tandem_model::{Condition, Leaf, Rule, RuleStatus};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Standing {
    Fires,
    /// The one thing that keeps it from firing, in words.
    Kept(String),
    Far,
}

/// How the rule at a place stands to a trigger. `stop` is the place of the first stop rule that the trigger matches.
pub(super) fn standing(
    snapshot: &Snapshot,
    question: &Question<'_>,
    season: &Season,
    place: usize,
    trigger: u32,
    stop: Option<u32>,
) -> Standing {
    let rules = snapshot.book().rules();
    let rule = &rules[place];
    let stopper = stop.filter(|&stop| (stop as usize) < place).map(|stop| &rules[stop as usize]);
    let outside = [
        off(snapshot, question, season, place as u32),
        outside(rule, question),
        stopper.map(|stopper| format!("rule `{}` stops all rules after it", stopper.name)),
        weightless(snapshot, question, rule),
    ];
    let mut outside = outside.into_iter().flatten();
    let asked = Asked { snapshot, trigger, candidate: None, situation: &question.situation };
    match (outside.next(), outside.next()) {
        (None, _) => inside(&asked, &rule.when),
        (Some(words), None) if holds(&asked, &rule.when) => Standing::Kept(words),
        _ => Standing::Far,
    }
}

fn inside(asked: &Asked<'_>, when: &Condition) -> Standing {
    match miss(asked, when, true) {
        Miss::None => Standing::Fires,
        Miss::One(leaf, wanted) => {
            Standing::Kept(why_not_words(asked, leaf, !wanted, asked.snapshot.currency(asked.trigger)))
        }
        Miss::Many => Standing::Far,
    }
}

fn off(snapshot: &Snapshot, question: &Question<'_>, season: &Season, place: u32) -> Option<String> {
    let stored = snapshot.book().rules()[place as usize].status == RuleStatus::Paused;
    let altered = of_rule(snapshot, season, place);
    (!altered.state().shows(stored)).then(|| format!("it is {}", altered.paused(question)))
}

/// At another time, elsewhere.
fn outside(rule: &Rule, question: &Question<'_>) -> Option<String> {
    let at = question.situation.at;
    if !rule.window.holds(at) {
        return Some(match (rule.window.from, rule.window.to) {
            (Some(from), _) if at < from => format!("its window opens on {}", written(from)),
            (_, to) => format!("its window closed on {}", to.map(written).unwrap_or_default()),
        });
    }
    let elsewhere = |code: &str| !rule.placements.is_empty() && !rule.placements.iter().any(|held| held == code);
    let code = question.situation.placement.filter(|code| elsewhere(code))?;
    Some(format!("it takes no part in placement `{code}`"))
}

fn weightless(snapshot: &Snapshot, question: &Question<'_>, rule: &Rule) -> Option<String> {
    let kind = snapshot.type_number(&rule.kind);
    match kind {
        Some(kind) if !question.asks(kind) => Some(format!("type {} was not asked for", rule.kind)),
        Some(kind) if snapshot.type_weight(kind) > 0 && rule.weight != Some(0) => None,
        Some(_) if rule.weight == Some(0) => Some("it has weight 0".to_owned()),
        _ => Some(format!("type {} has weight 0", rule.kind)),
    }
}

/// What would have to be otherwise for a condition to come out as wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Miss<'a> {
    None,
    /// This leaf, and what was wanted of it.
    One(&'a Leaf, bool),
    Many,
}

fn miss<'a>(asked: &Asked<'_>, condition: &'a Condition, wanted: bool) -> Miss<'a> {
    match (condition, wanted) {
        (Condition::Leaf(leaf), _) => match holds(asked, condition) == wanted {
            true => Miss::None,
            false => Miss::One(leaf, wanted),
        },
        (Condition::All(parts), true) => together(parts.iter().map(|part| miss(asked, part, true))),
        (Condition::All(parts), false) => easiest(parts.iter().map(|part| miss(asked, part, false))),
        (Condition::Any(parts), true) => easiest(parts.iter().map(|part| miss(asked, part, true))),
        (Condition::Any(parts), false) => together(parts.iter().map(|part| miss(asked, part, false))),
        (Condition::None(parts), true) => together(parts.iter().map(|part| miss(asked, part, false))),
        (Condition::None(parts), false) => easiest(parts.iter().map(|part| miss(asked, part, true))),
    }
}

/// All must come out as wanted.
fn together<'a>(mut parts: impl Iterator<Item = Miss<'a>>) -> Miss<'a> {
    let found = parts.try_fold(Miss::None, |found, part| match (found, part) {
        (found, Miss::None) => Some(found),
        (Miss::None, part @ Miss::One(..)) => Some(part),
        _ => None,
    });
    found.unwrap_or(Miss::Many)
}

/// One must come out as wanted: of several that nearly do, the first is told.
fn easiest<'a>(parts: impl Iterator<Item = Miss<'a>>) -> Miss<'a> {
    let mut found = Miss::Many;
    for part in parts {
        match part {
            Miss::None => return Miss::None,
            Miss::One(..) if found == Miss::Many => found = part,
            _ => {}
        }
    }
    found
}
