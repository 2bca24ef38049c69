//! Long work in the background: numbered, told, cancelled.

use crate::app::{App, broken};
use crate::progress::{CANCELLED, Progress};
use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tandem_model::{CatalogueReport, Event, Fault, FileMade, ImportReport, JobRef, JobState, JobView, OrdersReport};

/// Finished jobs whose outcome can still be asked for.
const KEPT: usize = 100;

#[derive(Default)]
pub(crate) struct Jobs {
    held: Mutex<BTreeMap<u32, Job>>,
}

struct Job {
    view: JobView,
    progress: Progress,
}

/// What a job did.
pub(crate) enum Outcome {
    Imported(ImportReport),
    Catalogued(Box<CatalogueReport>),
    Orders(Box<OrdersReport>),
    Made(FileMade),
}

impl Jobs {
    fn held(&self) -> MutexGuard<'_, BTreeMap<u32, Job>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, label: String, progress: impl FnOnce(u32) -> Progress) -> (JobView, Progress) {
        let mut held = self.held();
        let job = held.last_key_value().map_or(1, |(last, _)| last + 1);
        let state = JobState::Running;
        let view = JobView {
            job,
            label,
            state,
            done: 0,
            total: None,
            report: None,
            catalogue: None,
            orders: None,
            made: None,
            fault: None,
        };
        let progress = progress(job);
        held.insert(job, Job { view: view.clone(), progress: progress.clone() });
        forget_oldest(&mut held);
        (view, progress)
    }

    fn change(&self, job: u32, change: impl FnOnce(&mut JobView)) -> Option<JobView> {
        let mut held = self.held();
        let held = held.get_mut(&job)?;
        change(&mut held.view);
        Some(held.view.clone())
    }
}

fn forget_oldest(held: &mut BTreeMap<u32, Job>) {
    let finished = held.iter().filter(|(_, job)| job.view.state != JobState::Running).map(|(number, _)| *number);
    let finished: Vec<u32> = finished.collect();
    for number in finished.iter().take(finished.len().saturating_sub(KEPT)) {
        held.remove(number);
    }
}

/// Starts work in the background and answers its number at once.
pub(crate) fn start<F>(app: &App, label: String, work: impl FnOnce(App, Progress) -> F) -> JobRef
where
    F: Future<Output = Result<Outcome, Fault>> + Send + 'static,
{
    let teller = app.clone();
    let (view, progress) = app.jobs().add(label, |job| {
        Progress::new(move |done, total| update(&teller, job, |view| (view.done, view.total) = (done, total)))
    });
    app.tell(Event::Job { job: view.clone() });
    let task = tokio::spawn(work(app.clone(), progress));
    let app = app.clone();
    tokio::spawn(async move {
        let outcome = task.await.unwrap_or_else(|error| Err(broken(&error)));
        update(&app, view.job, |view| finish(view, outcome));
    });
    JobRef { job: view.job }
}

fn update(app: &App, job: u32, change: impl FnOnce(&mut JobView)) {
    if let Some(job) = app.jobs().change(job, change) {
        app.tell(Event::Job { job });
    }
}

fn finish(view: &mut JobView, outcome: Result<Outcome, Fault>) {
    match outcome {
        Ok(outcome) => {
            view.state = JobState::Done;
            view.done = view.total.unwrap_or(view.done);
            match outcome {
                Outcome::Imported(report) => view.report = Some(report),
                Outcome::Catalogued(report) => view.catalogue = Some(report),
                Outcome::Orders(report) => view.orders = Some(report),
                Outcome::Made(file) => view.made = Some(Box::new(file)),
            }
        }
        Err(fault) if fault.code == CANCELLED => view.state = JobState::Cancelled,
        Err(fault) => {
            view.state = JobState::Failed;
            view.fault = Some(fault);
        }
    }
}

pub async fn get_job(app: &App, input: JobRef) -> Result<JobView, Fault> {
    let held = app.jobs().held();
    held.get(&input.job).map(|job| job.view.clone()).ok_or_else(|| unknown(input.job))
}

/// Asks a job to stop and answers how it stands; that it stopped is told by an event. A job that is already writing
/// to the file finishes instead: it is one transaction.
pub async fn cancel_job(app: &App, input: JobRef) -> Result<JobView, Fault> {
    let held = app.jobs().held();
    let job = held.get(&input.job).ok_or_else(|| unknown(input.job))?;
    job.progress.cancel();
    Ok(job.view.clone())
}

fn unknown(job: u32) -> Fault {
    Fault::new("unknown_job", format!("there is no job `{job}`")).at("job")
}
