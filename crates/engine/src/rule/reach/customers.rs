//! The customers for whom a rule's customer leaves can hold.

use crate::Snapshot;
use crate::rule::catalogue::{Catalogue, Test};
use crate::rule::fact::{self, Fact};
use crate::rule::holds::{Asked, value_holds};
use crate::rule::situation::{Purchase, Shopper, Situation};
use crate::snapshot::day;
use chrono::{DateTime, Utc};
use std::borrow::Borrow;
use tandem_model::{Condition, CustomerFact, CustomerReach, Field, Leaf, Rule};

use super::SAMPLE;

/// Of each key and shopper, whether the rule's *when* can hold if only the customer decides; the first ten keys in the
/// order given. `None` where the rule asks nothing of the customer. Cost: each order of each customer, for each leaf
/// about what was bought.
pub fn customer_reach<K: Into<String>, S: Borrow<Shopper>>(
    snapshot: &Snapshot,
    rule: &Rule,
    shoppers: impl IntoIterator<Item = (K, S)>,
    at: DateTime<Utc>,
) -> Option<CustomerReach> {
    let catalogue = Catalogue::new(snapshot, at);
    let tree = Tree::of(&catalogue, &rule.when);
    if !tree.asks() {
        return None;
    }
    let mut reach = CustomerReach { count: 0, sample: Vec::new() };
    for (key, shopper) in shoppers {
        let situation = Situation { customer: Some(shopper.borrow()), ..Situation::unknown(at) };
        if tree.can(&catalogue, &situation, true) {
            reach.count += 1;
            if reach.sample.len() < SAMPLE {
                reach.sample.push(key.into());
            }
        }
    }
    Some(reach)
}

enum Tree<'r> {
    All(Vec<Tree<'r>>),
    Any(Vec<Tree<'r>>),
    None(Vec<Tree<'r>>),
    Leaf(&'r Leaf),
    /// Orders with such goods, within so many days.
    Bought(&'r Leaf, Test, Option<u32>),
    Free,
}

impl<'r> Tree<'r> {
    fn of(catalogue: &Catalogue<'_>, condition: &'r Condition) -> Self {
        let parts = |parts: &'r [Condition]| parts.iter().map(|part| Self::of(catalogue, part)).collect();
        match condition {
            Condition::All(all) => Self::All(parts(all)),
            Condition::Any(any) => Self::Any(parts(any)),
            Condition::None(none) => Self::None(parts(none)),
            Condition::Leaf(leaf) => match &leaf.field {
                Field::Customer(CustomerFact::Bought { goods, within_days }) => {
                    Self::Bought(leaf, Test::of_goods(catalogue, goods), *within_days)
                }
                Field::Customer(_) => Self::Leaf(leaf),
                _ => Self::Free,
            },
        }
    }

    fn asks(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) | Self::None(parts) => parts.iter().any(Self::asks),
            Self::Leaf(_) | Self::Bought(..) => true,
            Self::Free => false,
        }
    }

    fn can(&self, catalogue: &Catalogue<'_>, situation: &Situation<'_>, want: bool) -> bool {
        let can = |part: &Tree<'_>, want| part.can(catalogue, situation, want);
        match (self, want) {
            (Self::All(parts), true) | (Self::Any(parts), false) => parts.iter().all(|part| can(part, want)),
            (Self::All(parts), false) | (Self::Any(parts), true) => parts.iter().any(|part| can(part, want)),
            (Self::None(parts), true) => parts.iter().all(|part| can(part, false)),
            (Self::None(parts), false) => parts.iter().any(|part| can(part, true)),
            (Self::Leaf(leaf), want) => {
                let Field::Customer(asked) = &leaf.field else { return true };
                let found = fact::customer(catalogue.snapshot, situation, asked);
                leaf_holds(catalogue, situation, leaf, found) == want
            }
            (Self::Bought(leaf, goods, within), want) => {
                let orders = Fact::Number(orders_with(catalogue, situation, goods, *within));
                leaf_holds(catalogue, situation, leaf, orders) == want
            }
            (Self::Free, _) => true,
        }
    }
}

fn leaf_holds(catalogue: &Catalogue<'_>, situation: &Situation<'_>, leaf: &Leaf, found: Fact<'_>) -> bool {
    let asked = Asked { snapshot: catalogue.snapshot, trigger: 0, candidate: None, situation };
    value_holds(&asked, leaf, found)
}

fn orders_with(catalogue: &Catalogue<'_>, situation: &Situation<'_>, goods: &Test, within: Option<u32>) -> i64 {
    let recent = |order: &&Purchase| {
        let age = catalogue.day - day(order.at.date_naive());
        order.at <= situation.at && within.is_none_or(|days| i64::from(age) <= i64::from(days))
    };
    let with = |order: &&Purchase| order.products.iter().any(|&id| goods.holds(catalogue, id));
    situation.customer.map_or(0, |shopper| shopper.orders.iter().filter(recent).filter(with).count() as i64)
}
