//! Prices and margins compared with the trigger's, in words.

use super::number::op_words;
use super::phrase::{Phrase, costs, has, is};
use super::words::{money, percent};
use tandem_model::{Leaf, Op, ProductFact, Relative, Value};

/// All of the trigger's value.
const WHOLE: u32 = 10_000;
/// Up to this part of a price people say `30 % of it` rather than `70 % less`.
const PART: u32 = 5_000;

pub(super) fn phrase(fact: &ProductFact, leaf: &Leaf, currency: &str) -> Phrase {
    let price = *fact == ProductFact::Price;
    match &leaf.value {
        Some(Value::OfTrigger(relative)) if price => one_price(leaf.op, relative)
            .unwrap_or_else(|| costs(compared(leaf.op, &target(relative, currency, "price")))),
        Some(Value::RangeOfTrigger(ends)) if price => price_range(ends, currency),
        Some(Value::OfTrigger(relative)) => {
            has(format!("a margin of {}", compared(leaf.op, &target(relative, currency, "margin"))))
        }
        Some(Value::RangeOfTrigger(ends)) => has(format!("a margin {}", between(ends, currency, "margin"))),
        _ => is(""),
    }
}

fn compared(op: Op, target: &str) -> String {
    match op_words(op) {
        "" => format!("exactly {target}"),
        words => format!("{words} {target}"),
    }
}

/// `dearer` and `cheaper`, where they say it shortly.
fn one_price(op: Op, relative: &Relative) -> Option<Phrase> {
    let Relative { bp, plus: 0 } = *relative else { return None };
    let words = match (op, bp) {
        (Op::MoreThan, WHOLE) => "dearer than the product".to_owned(),
        (Op::LessThan, WHOLE) => "cheaper than the product".to_owned(),
        (Op::AtLeast, WHOLE) => return Some(costs("at least as much as the product")),
        (Op::AtMost, WHOLE) => return Some(costs("at most as much as the product")),
        (Op::Equals, WHOLE) => return Some(costs("the same as the product")),
        (Op::AtLeast, bp) if bp > WHOLE => format!("at least {} % dearer", percent(i64::from(bp - WHOLE))),
        (Op::MoreThan, bp) if bp > WHOLE => format!("more than {} % dearer", percent(i64::from(bp - WHOLE))),
        (Op::AtMost, bp) if bp > PART && bp < WHOLE => {
            format!("at least {} % cheaper", percent(i64::from(WHOLE - bp)))
        }
        (Op::LessThan, bp) if bp > PART && bp < WHOLE => {
            format!("more than {} % cheaper", percent(i64::from(WHOLE - bp)))
        }
        _ => return None,
    };
    Some(is(words))
}

fn price_range(ends: &[Relative; 2], currency: &str) -> Phrase {
    let [least, most] = *ends;
    if (least.plus, most.plus) != (0, 0) || least.bp > most.bp {
        return costs(between(ends, currency, "price"));
    }
    let less = |bp: u32| percent(i64::from(WHOLE - bp));
    let more = |bp: u32| percent(i64::from(bp - WHOLE));
    match (least.bp, most.bp) {
        (WHOLE, WHOLE) => costs("the same as the product"),
        (least, most) if least >= WHOLE => is(format!("{}–{} % dearer", more(least), more(most))),
        (least, most) if most <= WHOLE && least > PART => is(format!("{}–{} % cheaper", less(most), less(least))),
        (least, most) if least < WHOLE && most > WHOLE => {
            costs(format!("from {} % less to {} % more than the product", less(least), more(most)))
        }
        _ => costs(between(ends, currency, "price")),
    }
}

fn between([least, most]: &[Relative; 2], currency: &str, what: &str) -> String {
    format!("between {} and {}", target(least, currency, what), target(most, currency, what))
}

/// The number compared with.
fn target(relative: &Relative, currency: &str, what: &str) -> String {
    let amount = || money(relative.plus.saturating_abs(), currency);
    match (relative.bp, relative.plus) {
        (WHOLE, 0) => format!("the product's {what}"),
        (WHOLE, 1..) => format!("{} more than the product's {what}", amount()),
        (WHOLE, _) => format!("{} less than the product's {what}", amount()),
        (bp, 0) => format!("{} % of the product's {what}", percent(bp.into())),
        (bp, 1..) => format!("{} % of the product's {what} plus {}", percent(bp.into()), amount()),
        (bp, _) => format!("{} % of the product's {what} less {}", percent(bp.into()), amount()),
    }
}
