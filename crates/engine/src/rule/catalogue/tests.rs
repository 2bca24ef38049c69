//! Trees over numbers are held to the meaning of leaves.

use super::{Catalogue, Tree};
use crate::rule::holds::{Asked, holds};
use crate::rule::random::{any_rule, at, shop};
use crate::rule::reach::free;
use crate::rule::situation::Situation;
use proptest::prelude::*;
use tandem_model::{Condition, Field, Leaf};

/// Whether a condition can come out as wanted, straight from what the words mean.
pub(in crate::rule) fn plain(asked: &Asked<'_>, condition: &Condition, want: bool) -> bool {
    match (condition, want) {
        (Condition::All(parts), true) | (Condition::Any(parts), false) => {
            parts.iter().all(|part| plain(asked, part, want))
        }
        (Condition::All(parts), false) | (Condition::Any(parts), true) => {
            parts.iter().any(|part| plain(asked, part, want))
        }
        (Condition::None(parts), true) => parts.iter().all(|part| plain(asked, part, false)),
        (Condition::None(parts), false) => parts.iter().any(|part| plain(asked, part, true)),
        (Condition::Leaf(Leaf { field: Field::Trigger(_), .. }), want) => holds(asked, condition) == want,
        (Condition::Leaf(_), _) => true,
    }
}

pub(in crate::rule) fn plain_triggers(catalogue: &Catalogue<'_>, when: &Condition) -> Vec<u32> {
    let situation = Situation::unknown(catalogue.at);
    let asked = |trigger| Asked { snapshot: catalogue.snapshot, trigger, candidate: None, situation: &situation };
    let ids = 0..catalogue.snapshot.id_end();
    ids.filter(|&id| catalogue.is_live(id) && plain(&asked(id), when, true)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_tree_holds_where_its_condition_does(shop in shop(), rule in any_rule()) {
        let catalogue = Catalogue::new(&shop, at());
        let tree = Tree::of(&catalogue, &rule.when, &free);
        let found: Vec<u32> = catalogue.holding(&tree).collect();
        prop_assert_eq!(found, plain_triggers(&catalogue, &rule.when));
    }
}
