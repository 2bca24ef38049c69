//! Which rules a product touches: those it triggers, and those that can show it.

use super::free;
use super::term::own_bounds;
use crate::Snapshot;
use crate::rule::catalogue::{Catalogue, Test, Tree, column, is_relative};
use crate::rule::compiled::Kind;
use crate::rule::holds::{Asked, matches};
use crate::rule::situation::Situation;
use crate::rule::{Literal, alternatives};
use chrono::{DateTime, Utc};
use tandem_model::{Field, Leaf, Op, ProductFact, Rule, RuleName};

/// Rules by their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touching {
    pub triggers: Vec<RuleName>,
    pub shown_by: Vec<RuleName>,
}

/// Rules of the book, paused ones and those outside their window included. A product that is not live touches none.
/// Cost: linear in rules; for each whose selection the product fits, the triggers that the relative leaves leave over.
pub fn touching(snapshot: &Snapshot, sku: &str, at: DateTime<Utc>) -> Touching {
    let mut touching = Touching::default();
    let catalogue = Catalogue::new(snapshot, at);
    let Some(id) = snapshot.id(sku).filter(|&id| catalogue.is_live(id)) else { return touching };
    for rule in snapshot.book().rules() {
        let when = Tree::of(&catalogue, &rule.when, &free);
        if when.can(&catalogue, id, true) {
            touching.triggers.push(name(rule));
        }
        if is_shown(&catalogue, rule, when, id) {
            touching.shown_by.push(name(rule));
        }
    }
    touching
}

fn is_shown(catalogue: &Catalogue<'_>, rule: &Rule, when: Tree, id: u32) -> bool {
    let sku = catalogue.snapshot.sku(id);
    let names = |skus: &[tandem_model::Sku]| skus.iter().any(|named| named.as_str() == sku);
    if names(&rule.show.exclude) {
        return false;
    }
    let any_other = |tree: &Tree| catalogue.holding(tree).any(|trigger| trigger != id);
    if names(&rule.show.include) {
        return any_other(&when);
    }
    let found = rule.show.products.as_ref().and_then(|products| alternatives(products).ok()).unwrap_or_default();
    let fits = |literals: &Vec<Literal<'_>>| {
        let constant: Vec<Literal<'_>> =
            literals.iter().copied().filter(|literal| !is_relative(literal.leaf)).collect();
        Tree::literals(catalogue, &constant).can(catalogue, id, true)
    };
    found.iter().filter(|literals| fits(literals)).any(|literals| {
        let relative = literals.iter().filter(|literal| is_relative(literal.leaf) && !literal.negated);
        let around: Vec<Tree> = relative.filter_map(|literal| of_trigger(catalogue, literal.leaf, id)).collect();
        let triggers = Tree::All(around.into_iter().chain([when.clone()]).collect());
        let situation = Situation::unknown(catalogue.at);
        let asked =
            |trigger| Asked { snapshot: catalogue.snapshot, trigger, candidate: Some(id), situation: &situation };
        catalogue.holding(&triggers).any(|trigger| matches(&asked(trigger), rule))
    })
}

/// What a trigger must be like for a leaf to hold of this candidate, as far as a word or a price tells it.
fn of_trigger(catalogue: &Catalogue<'_>, leaf: &Leaf, candidate: u32) -> Option<Tree> {
    let Field::Candidate(fact) = &leaf.field else { return None };
    let test = match (leaf.op, fact) {
        (Op::SameAsTrigger, ProductFact::Attribute(name)) => {
            let name = catalogue.find(Kind::Name, name)?;
            match catalogue.attribute(candidate, name) {
                Some(value) => Test::Attribute { name, numbers: vec![value], among: true },
                None => Test::Never,
            }
        }
        (Op::SameAsTrigger, fact) => match column(fact).map(|column| (column, catalogue.word(column, candidate)))? {
            (column, Some(word)) => Test::Word { column, numbers: vec![word], among: true },
            _ => Test::Never,
        },
        (Op::DifferentFromTrigger, _) => return None,
        (_, fact) => match catalogue.number(fact, candidate) {
            Some(number) => {
                let (least, most) = own_bounds(leaf, number)?;
                Test::Number { fact: fact.clone(), least, most }
            }
            None => Test::Never,
        },
    };
    Some(Tree::Test(test))
}

fn name(rule: &Rule) -> RuleName {
    RuleName { id: rule.id.clone(), name: rule.name.clone() }
}
