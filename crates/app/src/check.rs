//! The check of everything, made once for each state of the workspace.

use crate::app::{App, heavy};
use crate::memory;
use crate::open::{Open, View};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tandem_engine::Rulebook;
use tandem_engine::rule::book_health;
use tandem_engine::rulebook::{Survey, concerns, gravest_first};
use tandem_model::{
    CheckReport, Event, Fault, Finding, FindingCounts, LinkFindings, LinkKey, Nothing, Severity, VersionRef,
    finding_code,
};

/// Findings kept and told to a screen; whoever has more mends the gravest first. A finding takes about a kilobyte, and
/// as much again in every window, so that all those of a large shop would be more than the shop itself.
const TOLD: usize = 200;
/// How long a list of rules waits for what is wrong with them.
const PATIENCE: Duration = Duration::from_millis(250);
/// Windows open and end as time goes by, or as a clock is set, so that a check is not for ever.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// What is wrong, as far as screens tell it.
pub(crate) struct Checked {
    /// The gravest of all, then whatever else concerns rules.
    findings: Vec<Finding>,
    /// Of all that was found.
    counts: FindingCounts,
    /// Places among the findings of what concerns each rule.
    by_rule: BTreeMap<String, Vec<usize>>,
    at: DateTime<Utc>,
}

/// The check of one view; while it is held, it is being made.
pub(crate) type CheckCell = tokio::sync::Mutex<Option<Arc<Checked>>>;

impl Checked {
    /// What is wrong with a rulebook.
    pub(crate) fn of(rulebook: &mut Rulebook, at: DateTime<Utc>) -> Self {
        Self::new(find_in(rulebook, at, TOLD), at)
    }

    fn new(survey: Survey, at: DateTime<Utc>) -> Self {
        let counts = count(&survey);
        let all = survey.findings;
        let told = all.iter().take(TOLD).chain(all.iter().skip(TOLD).filter(|finding| !finding.rules.is_empty()));
        // Copies lie close together; what was found lies among what is forgotten, and would keep its pages.
        let findings: Vec<Finding> = told.cloned().collect();
        if findings.len() < all.len() {
            drop(all);
            memory::give_back();
        }
        let mut by_rule: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, finding) in findings.iter().enumerate() {
            // Of a loop and of a campaign all rules are part; else the first is the one spoken of.
            let all = finding.code == finding_code::CYCLE || !finding.campaigns.is_empty();
            for rule in finding.rules.iter().take(if all { usize::MAX } else { 1 }) {
                by_rule.entry(rule.id.clone()).or_default().push(place);
            }
        }
        Self { findings, counts, by_rule, at }
    }

    pub(crate) fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        (now - self.at).abs() < FRESH
    }

    /// As screens are told it: the gravest first, and how many there are in all.
    pub(crate) fn report(&self) -> CheckReport {
        CheckReport { findings: self.findings.iter().take(TOLD).cloned().collect(), counts: self.counts }
    }

    /// Whether nothing that was found was forgotten.
    fn is_whole(&self) -> bool {
        let FindingCounts { errors, warnings, notes } = self.counts;
        self.findings.len() == (errors + warnings + notes) as usize
    }

    /// What keeps the draft from being published; of very many the first few hundred.
    pub(crate) fn errors(&self) -> Vec<Finding> {
        let errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error);
        errors.take(TOLD).cloned().collect()
    }

    pub(crate) fn of_rule(&self, id: &str) -> Vec<Finding> {
        let places = self.by_rule.get(id).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&place| self.findings[place].clone()).collect()
    }

    pub(crate) fn has_findings(&self, id: &str) -> bool {
        self.by_rule.contains_key(id)
    }
}

fn count(survey: &Survey) -> FindingCounts {
    let of = |severity| survey.findings.iter().filter(|finding| finding.severity == severity).count();
    let told = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    FindingCounts {
        errors: told(of(Severity::Error)),
        warnings: told(of(Severity::Warning) + survey.untold),
        notes: told(of(Severity::Note)),
    }
}

/// What is wrong with the workspace as a view shows it, or with a later state where that came meanwhile.
pub(crate) async fn checked(app: &App, open: &Arc<Open>, view: &Arc<View>) -> Result<Arc<Checked>, Fault> {
    let mut cell = view.check.lock().await;
    let now = app.now();
    if let Some(checked) = cell.as_ref().filter(|checked| checked.is_fresh(now)) {
        return Ok(checked.clone());
    }
    let (survey, seen) = open.apart(move |rulebook, view| (find_in(rulebook, now, TOLD), view.clone())).await?;
    let checked = Arc::new(heavy(move || Checked::new(survey, now)).await?);
    if Arc::ptr_eq(&seen, view) {
        *cell = Some(checked.clone());
    }
    Ok(checked)
}

/// Everything that is wrong with a rulebook, the gravest first; of the ends of links the first `most` are told.
fn find_in(rulebook: &mut Rulebook, now: DateTime<Utc>, most: usize) -> Survey {
    rulebook.set_time(now);
    let mut survey = rulebook.survey(now, most);
    survey.findings.extend(book_health(rulebook.snapshot(), now));
    Survey { findings: gravest_first(survey.findings), ..survey }
}

/// As [`checked`], where that is known soon. Else nothing; who listens is told to ask again once it is.
pub(crate) async fn checked_soon(app: &App, open: &Arc<Open>, view: &Arc<View>) -> Result<Option<Arc<Checked>>, Fault> {
    let (asker, held, seen) = (app.clone(), open.clone(), view.clone());
    let mut task = tokio::spawn(async move { checked(&asker, &held, &seen).await });
    if let Ok(done) = tokio::time::timeout(PATIENCE, &mut task).await {
        return done.map_err(|error| crate::app::broken(&error))?.map(Some);
    }
    let (app, view) = (app.clone(), view.clone());
    tokio::spawn(async move {
        if let Ok(Ok(_)) = task.await {
            app.tell(Event::Changed { revision: view.revision(), external: false });
        }
    });
    Ok(None)
}

pub async fn check_rulebook(app: &App, _: Nothing) -> Result<CheckReport, Fault> {
    let open = app.open()?;
    report(app, &open, &open.view()).await
}

pub(crate) async fn report(app: &App, open: &Arc<Open>, view: &Arc<View>) -> Result<CheckReport, Fault> {
    Ok(checked(app, open, view).await?.report())
}

/// What the check of everything says of one link, however much else there is. Of a check too large to be kept it is
/// looked for anew.
pub async fn list_link_findings(app: &App, input: LinkKey) -> Result<LinkFindings, Fault> {
    let open = app.open()?;
    let view = open.view();
    let checked = checked(app, &open, &view).await?;
    if !checked.is_whole() {
        let now = app.now();
        let findings = open.apart(move |rulebook, _| rulebook.findings_about(&input, now)).await?;
        return Ok(LinkFindings { findings });
    }
    heavy(move || {
        let concerning = |finding: &&Finding| concerns(&view.snapshot, finding, &input);
        LinkFindings { findings: checked.findings.iter().filter(concerning).cloned().collect() }
    })
    .await
}

/// Every finding of a version, for callers that read them all. Checks anew each time.
pub async fn check_rulebook_whole(app: &App, version: VersionRef) -> Result<CheckReport, Fault> {
    let (open, now) = (app.open()?, app.now());
    let survey = match version {
        VersionRef::Draft => open.apart(move |rulebook, _| find_in(rulebook, now, usize::MAX)).await?,
        other => {
            let edition = open.edition(&open.view(), other).await?;
            heavy(move || find_in(&mut Rulebook::of(edition.snapshot.clone()), now, usize::MAX)).await?
        }
    };
    Ok(CheckReport { counts: count(&survey), findings: survey.findings })
}
