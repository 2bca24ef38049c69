//! Upsells that lead to cheaper products.

use super::Exam;
use crate::rule::holds::{Asked, matches};
use crate::rule::reach::Shown;
use crate::rule::situation::Situation;
use crate::rulebook::{UPSELL, cheaper_by};
use crate::snapshot::Column;
use tandem_model::{Condition, Field, Finding, Fix, Leaf, Op, ProductFact, Relative, Show, Value, finding_code};

const WHOLE: Relative = Relative { bp: 10_000, plus: 0 };

/// Prices are compared within one currency only. Tells one such pair.
pub(super) fn shows_cheaper(exam: &Exam<'_, '_>) -> Option<Finding> {
    let (speaking, show) = (exam.speaking, &exam.speaking.rule.show);
    if speaking.rule.kind != UPSELL || (show.include.is_empty() && show.products.as_ref().is_none_or(is_dearer)) {
        return None;
    }
    let cheaper = cheaper_part(show);
    let shown = Shown::of(exam.catalogue, &cheaper, exam.triggers).ids().next()?;
    let trigger = exam.triggers.iter().copied().find(|&trigger| shows(exam, trigger, shown))?;
    let snapshot = exam.catalogue.snapshot;
    let less = cheaper_by(snapshot.price_minor(trigger)?, snapshot.price_minor(shown)?);
    let message = format!(
        "{} upsells to cheaper products: `{}` shows `{}`, which costs {less} less",
        speaking.name(),
        snapshot.name(trigger),
        snapshot.name(shown)
    );
    let selected = show.include.iter().all(|sku| sku.as_str() != snapshot.sku(shown));
    let fixes = selected.then(|| dearer(exam)).into_iter().chain([speaking.pause()]).collect();
    Some(speaking.warning(finding_code::RULE_CHEAPER_UPSELL, message, fixes))
}

fn price(op: Op) -> Condition {
    let value = Some(Value::OfTrigger(WHOLE));
    Condition::Leaf(Leaf { field: Field::Candidate(ProductFact::Price), op, value })
}

/// Only what is cheaper than the trigger.
fn cheaper_part(show: &Show) -> Show {
    let texts = show.include.iter().map(ToString::to_string).collect();
    let included = Leaf { field: Field::Candidate(ProductFact::Sku), op: Op::OneOf, value: Some(Value::Texts(texts)) };
    let either = show.products.iter().cloned().chain([Condition::Leaf(included)]).collect();
    let products = Condition::All(vec![Condition::Any(either), price(Op::LessThan)]);
    Show { products: Some(products), include: Vec::new(), exclude: show.exclude.clone() }
}

/// Whether a selection can be seen to hold for nothing cheaper, without looking at products.
fn is_dearer(products: &Condition) -> bool {
    match products {
        Condition::All(parts) => parts.iter().any(is_dearer),
        Condition::Any(parts) => parts.iter().all(is_dearer),
        Condition::None(_) => false,
        Condition::Leaf(leaf) => {
            let least = match (leaf.op, &leaf.value) {
                (Op::Equals | Op::AtLeast | Op::MoreThan, Some(Value::OfTrigger(least))) => least,
                (Op::Between, Some(Value::RangeOfTrigger([least, _]))) => least,
                _ => return false,
            };
            leaf.field == Field::Candidate(ProductFact::Price) && least.bp >= WHOLE.bp && least.plus >= 0
        }
    }
}

fn shows(exam: &Exam<'_, '_>, trigger: u32, shown: u32) -> bool {
    let (snapshot, situation) = (exam.catalogue.snapshot, Situation::unknown(exam.catalogue.at));
    let prices = snapshot.price_minor(trigger).zip(snapshot.price_minor(shown));
    let asked = Asked { snapshot, trigger, candidate: Some(shown), situation: &situation };
    snapshot.word(Column::Currency, trigger) == snapshot.word(Column::Currency, shown)
        && prices.is_some_and(|(dear, cheap)| cheap < dear)
        && matches(&asked, exam.speaking.rule)
}

/// The rule that selects nothing cheaper than the trigger.
fn dearer(exam: &Exam<'_, '_>) -> Fix {
    let label = "show nothing cheaper than the product".to_owned();
    exam.speaking.save(label, |rule| {
        let leaf = price(Op::AtLeast);
        rule.show.products = Some(match rule.show.products.take() {
            Some(Condition::All(mut parts)) => {
                parts.push(leaf);
                Condition::All(parts)
            }
            Some(products) => Condition::All(vec![products, leaf]),
            None => leaf,
        });
    })
}
