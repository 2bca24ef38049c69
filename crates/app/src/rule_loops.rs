//! The loops of a rule while it is edited: told at once where that is soon decided, else looked for meanwhile.

use crate::app::App;
use crate::open::{Open, View};
use chrono::{DateTime, Utc};
use std::sync::{Arc, Mutex, PoisonError};
use tandem_engine::Rulebook;
use tandem_engine::rulebook::RuleLoops;
use tandem_model::{Event, Fault, Finding, Rule};

/// The rule asked about last that was too wide to be decided at once.
#[derive(Default)]
pub(crate) struct Search {
    asked: Mutex<Option<Asked>>,
    /// Held by the one search under way.
    turn: tokio::sync::Mutex<()>,
}

struct Asked {
    revision: i64,
    rule: Rule,
    /// None while it is looked for.
    found: Option<Vec<Finding>>,
}

impl Search {
    /// What was found, where this is what was asked last; else it is from now on, and that is answered.
    fn look(&self, revision: i64, rule: &Rule) -> Result<Option<Vec<Finding>>, NewlyAsked> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        match asked.as_ref().filter(|asked| asked.revision == revision && asked.rule == *rule) {
            Some(asked) => Ok(asked.found.clone()),
            None => {
                *asked = Some(Asked { revision, rule: rule.clone(), found: None });
                Err(NewlyAsked)
            }
        }
    }

    fn still_asks(&self, revision: i64, rule: &Rule) -> bool {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.as_ref().is_some_and(|asked| asked.revision == revision && asked.rule == *rule)
    }

    fn keep(&self, revision: i64, rule: &Rule, findings: Vec<Finding>) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(asked) = asked.as_mut().filter(|asked| asked.revision == revision && asked.rule == *rule) {
            asked.found = Some(findings);
        }
    }
}

struct NewlyAsked;

/// The loops that a rule would be part of, or nothing while they are still looked for: whoever listens is told to ask
/// again. Of the rules that are asked about one after the other only the last is looked into to the end.
pub(crate) async fn rule_loops(
    app: &App,
    open: &Arc<Open>,
    rule: &Rule,
    at: DateTime<Utc>,
) -> Result<Option<Vec<Finding>>, Fault> {
    let asked = rule.clone();
    let RuleLoops { findings, decided } = open.ask(move |rulebook| rulebook.rule_loops(&asked, at)).await?;
    if decided {
        return Ok(Some(findings));
    }
    let revision = open.view().revision;
    match open.search.look(revision, rule) {
        Ok(found) => Ok(found),
        Err(NewlyAsked) => {
            tokio::spawn(search(app.clone(), open.clone(), revision, rule.clone(), at));
            Ok(None)
        }
    }
}

async fn search(app: App, open: Arc<Open>, revision: i64, rule: Rule, at: DateTime<Utc>) {
    let _turn = open.search.turn.lock().await;
    if !open.search.still_asks(revision, &rule) || open.view().revision != revision {
        return;
    }
    let asked = rule.clone();
    let look = move |rulebook: &mut Rulebook, view: &Arc<View>| {
        (view.revision == revision).then(|| rulebook.all_rule_loops(&asked, at))
    };
    if let Ok(Some(findings)) = open.apart(look).await {
        open.search.keep(revision, &rule, findings);
        app.tell(Event::Changed { revision: open.view().revision(), external: false });
    }
}
