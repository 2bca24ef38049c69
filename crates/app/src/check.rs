//! The check of everything, made once for each state of the workspace.

use crate::app::{App, heavy};
use crate::open::{Open, View};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tandem_engine::rule::book_health;
use tandem_engine::rulebook::concerns;
use tandem_model::{
    CheckReport, Event, Fault, Finding, FindingCounts, LinkFindings, LinkKey, Nothing, Severity, finding_code,
};

/// Findings told to a screen; whoever has more mends the gravest first.
const TOLD: usize = 2000;
/// How long a list of rules waits for what is wrong with them.
const PATIENCE: Duration = Duration::from_millis(250);
/// Windows open and end as time goes by, so that a check is not for ever.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// Everything that is wrong, the gravest first.
pub(crate) struct Checked {
    pub(crate) findings: Vec<Finding>,
    /// Places among the findings of what concerns each rule.
    by_rule: BTreeMap<String, Vec<usize>>,
    at: DateTime<Utc>,
}

/// The check of one view; while it is held, it is being made.
pub(crate) type CheckCell = tokio::sync::Mutex<Option<Arc<Checked>>>;

impl Checked {
    fn new(mut findings: Vec<Finding>, at: DateTime<Utc>) -> Self {
        findings.sort_by(|a, b| (a.severity, &a.message, &a.links).cmp(&(b.severity, &b.message, &b.links)));
        let mut by_rule: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, finding) in findings.iter().enumerate() {
            // Of a loop all rules are part; else the first is the one spoken of.
            let all = finding.code == finding_code::CYCLE;
            for rule in finding.rules.iter().take(if all { usize::MAX } else { 1 }) {
                by_rule.entry(rule.id.clone()).or_default().push(place);
            }
        }
        Self { findings, by_rule, at }
    }

    pub(crate) fn of_rule(&self, id: &str) -> Vec<Finding> {
        let places = self.by_rule.get(id).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&place| self.findings[place].clone()).collect()
    }

    pub(crate) fn has_findings(&self, id: &str) -> bool {
        self.by_rule.contains_key(id)
    }

    fn counts(&self) -> FindingCounts {
        let of = |severity| {
            let count = self.findings.iter().filter(|finding| finding.severity == severity).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        FindingCounts { errors: of(Severity::Error), warnings: of(Severity::Warning), notes: of(Severity::Note) }
    }
}

/// What is wrong with the workspace as a view shows it, or with a later state where that came meanwhile.
pub(crate) async fn checked(app: &App, open: &Arc<Open>, view: &Arc<View>) -> Result<Arc<Checked>, Fault> {
    let mut cell = view.check.lock().await;
    let now = app.now();
    if let Some(checked) = cell.as_ref().filter(|checked| now - checked.at < FRESH) {
        return Ok(checked.clone());
    }
    let (mut findings, seen) = open.work(move |rulebook, view| (rulebook.check(now), view.clone())).await?;
    let snapshot = seen.snapshot.clone();
    findings.extend(heavy(move || book_health(&snapshot, now)).await?);
    let checked = Arc::new(Checked::new(findings, now));
    if Arc::ptr_eq(&seen, view) {
        *cell = Some(checked.clone());
    }
    Ok(checked)
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
    let checked = checked(app, &open, &open.view()).await?;
    Ok(CheckReport { findings: checked.findings.iter().take(TOLD).cloned().collect(), counts: checked.counts() })
}

/// What the check of everything says of one link, however much else there is.
pub async fn list_link_findings(app: &App, input: LinkKey) -> Result<LinkFindings, Fault> {
    let open = app.open()?;
    let view = open.view();
    let checked = checked(app, &open, &view).await?;
    heavy(move || {
        let findings = checked.findings.iter().filter(|finding| concerns(&view.snapshot, finding, &input));
        LinkFindings { findings: findings.cloned().collect() }
    })
    .await
}

/// Every finding, for callers that read them all.
pub async fn check_rulebook_whole(app: &App) -> Result<CheckReport, Fault> {
    let open = app.open()?;
    let checked = checked(app, &open, &open.view()).await?;
    Ok(CheckReport { findings: checked.findings.clone(), counts: checked.counts() })
}
