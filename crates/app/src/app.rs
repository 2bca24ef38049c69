//! The running program: where its folders are, which workspace is open, who listens.

use crate::job::Jobs;
use crate::open::Open;
use crate::upload::Uploads;
use crate::user::kept;
use arc_swap::ArcSwapOption;
use chrono::{DateTime, Utc};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use tandem_model::{Event, Fault};
use tokio::sync::broadcast;

/// Events that a listener may fall behind by before it misses some.
const BACKLOG: usize = 256;

/// What the program runs on.
#[derive(Debug, Clone)]
pub struct Host {
    /// Where the list of recent workspaces is kept.
    pub config_dir: PathBuf,
    /// Where the sample shop is made.
    pub data_dir: PathBuf,
    /// The folder proposed for new workspaces.
    pub documents_dir: PathBuf,
    pub clock: fn() -> DateTime<Utc>,
    /// Who works here, until they say another name.
    pub user: String,
    /// Name of the machine's time zone in the IANA database, where it is known.
    pub zone: Option<String>,
}

impl Host {
    /// New workspaces are proposed where the sample shop is; the clock is the system's.
    pub fn new(config_dir: impl Into<PathBuf>, data_dir: impl Into<PathBuf>) -> Self {
        let data_dir = data_dir.into();
        Self {
            config_dir: config_dir.into(),
            documents_dir: data_dir.clone(),
            data_dir,
            clock: Utc::now,
            user: login_name(|name| std::env::var(name).ok()),
            zone: iana_time_zone::get_timezone().ok(),
        }
    }
}

/// Where the operating system keeps the name of whoever runs the program, the first that is there.
const NAMED_IN: [&str; 4] = ["TANDEM_USER", "USER", "LOGNAME", "USERNAME"];
/// Who it is when nothing says so.
const NOBODY_KNOWN: &str = "someone";

fn login_name(variable: impl Fn(&str) -> Option<String>) -> String {
    let said = |name: &&str| variable(name).map(|said| said.trim().to_owned()).filter(|said| !said.is_empty());
    NAMED_IN.iter().find_map(said).unwrap_or_else(|| NOBODY_KNOWN.to_owned())
}

/// Clones are the same program. Every verb takes it first.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    host: Host,
    open: ArcSwapOption<Open>,
    /// Held while a workspace is opened or closed.
    switching: tokio::sync::Mutex<()>,
    events: broadcast::Sender<Event>,
    jobs: Jobs,
    uploads: Uploads,
    /// Who works here.
    user: Mutex<String>,
}

/// Leads to the program without keeping it.
pub(crate) struct WeakApp(Weak<Inner>);

impl WeakApp {
    pub(crate) fn upgrade(&self) -> Option<App> {
        self.0.upgrade().map(|inner| App { inner })
    }
}

impl App {
    pub fn new(host: Host) -> Self {
        let user = Mutex::new(kept(&host.config_dir).unwrap_or_else(|| host.user.clone()));
        let inner = Inner {
            host,
            user,
            open: ArcSwapOption::empty(),
            switching: tokio::sync::Mutex::new(()),
            events: broadcast::channel(BACKLOG).0,
            jobs: Jobs::default(),
            uploads: Uploads::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Everything that windows and browsers are told from now on. A listener that falls behind is told so by the
    /// channel, and should then read everything anew.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.inner.events.subscribe()
    }

    pub(crate) fn downgrade(&self) -> WeakApp {
        WeakApp(Arc::downgrade(&self.inner))
    }

    pub(crate) fn host(&self) -> &Host {
        &self.inner.host
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.inner.host.clock)()
    }

    /// Who makes the edits of this program.
    pub(crate) fn user(&self) -> String {
        self.inner.user.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn rename_user(&self, name: String) {
        *self.inner.user.lock().unwrap_or_else(PoisonError::into_inner) = name;
    }

    /// Nobody listening is no fault.
    pub(crate) fn tell(&self, event: Event) {
        let _ = self.inner.events.send(event);
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.inner.jobs
    }

    pub(crate) fn uploads(&self) -> &Uploads {
        &self.inner.uploads
    }

    pub(crate) fn switching(&self) -> &tokio::sync::Mutex<()> {
        &self.inner.switching
    }

    /// The open workspace, or the fault that there is none.
    pub(crate) fn open(&self) -> Result<Arc<Open>, Fault> {
        self.try_open().ok_or_else(|| Fault::new("no_workspace", "no workspace is open"))
    }

    pub(crate) fn try_open(&self) -> Option<Arc<Open>> {
        self.inner.open.load_full()
    }

    /// Puts another workspace, or none, in the place of the open one, which is answered.
    pub(crate) fn switch(&self, open: Option<Arc<Open>>) -> Option<Arc<Open>> {
        self.inner.open.swap(open)
    }
}

/// Runs what may take long off the threads that answer requests.
pub(crate) async fn heavy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(|error| broken(&error))
}

/// Work that panicked: a mistake in Tandem, told rather than hidden.
pub(crate) fn broken(error: &tokio::task::JoinError) -> Fault {
    Fault::new("internal", format!("something went wrong inside Tandem: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_have_an_author_also_where_the_system_names_none() {
        let check = |set: &[(&str, &str)], name: &str| {
            let variable =
                |asked: &str| set.iter().find(|(held, _)| *held == asked).map(|(_, said)| (*said).to_owned());
            assert_eq!(login_name(variable), name);
        };
        check(&[("USER", "ann"), ("LOGNAME", "bob")], "ann");
        check(&[("USER", " "), ("LOGNAME", "bob")], "bob");
        check(&[("USERNAME", "cleo")], "cleo");
        check(&[("TANDEM_USER", "dan"), ("USER", "ann")], "dan");
        check(&[], "someone");
    }
}
