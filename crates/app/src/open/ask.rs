//! Questions to the rulebook, and work with it. What may take long is done on a copy, so that the verdicts that are
//! given while a link is drawn never wait for it.

use super::{Open, View};
use crate::app::{broken, heavy};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use tandem_engine::Rulebook;
use tandem_model::Fault;

impl Open {
    /// Asks the rulebook, which never changes by it. For what is soon answered: edits are shown to readers after it.
    pub(crate) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Rulebook) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let open = self.clone();
        heavy(move || question(&open.rulebook.read().unwrap_or_else(PoisonError::into_inner))).await
    }

    /// Long work with a copy of the rulebook as it stands, told what time it is, and the view of that: nobody waits for
    /// it, and what is edited meanwhile is not seen. Where it finds that links are in order again, the rulebook is told
    /// so. A part of the loop checker that changes in either of the two is copied then: about 13 bytes a link.
    pub(crate) async fn apart<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Rulebook, &Arc<View>) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let open = self.clone();
        heavy(move || {
            let (mut copy, view) = open.copy();
            copy.set_time((open.clock)());
            let before = copy.groups_in_order();
            let done = work(&mut copy, &view);
            if copy.groups_in_order() > before {
                open.keep_order(&mut copy, &view);
            }
            done
        })
        .await
    }

    fn copy(&self) -> (Rulebook, Arc<View>) {
        let rulebook = self.rulebook.read().unwrap_or_else(PoisonError::into_inner);
        (rulebook.clone(), self.view())
    }

    /// After an edit the order that was found is no longer that of the links; the next check finds it again.
    fn keep_order(&self, copy: &mut Rulebook, view: &Arc<View>) {
        let mut rulebook = self.rulebook.write().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&self.view(), view) {
            rulebook.swap_order(copy);
        }
    }

    /// Works with the rulebook itself, alone, which is told what time it is: for what lifts links out and puts them back
    /// in microseconds, where a copy would cost more than the work.
    pub(crate) async fn in_place<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Rulebook, &Arc<View>) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let open = self.clone();
        let task = move || {
            let mut rulebook = open.rulebook.write().unwrap_or_else(PoisonError::into_inner);
            rulebook.set_time((open.clock)());
            let view = open.view();
            work(&mut rulebook, &view)
        };
        tokio::task::spawn_blocking(task).await.map_err(|error| {
            self.behind.store(true, Ordering::Release);
            broken(&error)
        })
    }

    /// Compiles products for rules in the background where that was not done yet, so that saving the first rule does not
    /// wait for it. An edit meanwhile makes it vain; the next call tries again.
    pub(crate) fn expect_rules(self: &Arc<Self>) {
        let seen = self.view();
        if seen.snapshot.expects_rules() || self.preparing.swap(true, Ordering::AcqRel) {
            return;
        }
        let open = self.clone();
        tokio::task::spawn_blocking(move || {
            let ready = seen.ready.get_or_init(|| seen.snapshot.clone().expecting_rules()).clone();
            let mut rulebook = open.rulebook.write().unwrap_or_else(PoisonError::into_inner);
            if Arc::ptr_eq(&open.view(), &seen) {
                rulebook.expect_rules(ready);
            }
            open.preparing.store(false, Ordering::Release);
        });
    }
}
