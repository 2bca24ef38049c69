//! A second pair of eyes: the draft is proposed by one name, approved by another, and then published.

use crate::app::{App, broken, heavy};
use crate::edit::{TRIES, catch_up, contended, reload};
use crate::open::View;
use crate::status::workspace_status;
use std::sync::Arc;
use tandem_model::{ApproveDraft, Event, Fault, Nothing, Proposal, ProposeDraft, Status};
use tandem_store::{Content, StoreError, StoredProposal};

/// In the place of what was proposed before.
pub async fn propose_draft(app: &App, input: ProposeDraft) -> Result<Status, Fault> {
    let note = input.note.trim().to_owned();
    turn(app, move |app, _, digest| {
        let proposal =
            StoredProposal { by: app.user(), at: app.now(), note: note.clone(), content: digest, approved_by: None };
        Ok(Some(proposal))
    })
    .await
}

/// Refused to the name that proposed it, of a draft that was changed since, and of another than was read.
pub async fn approve_draft(app: &App, input: ApproveDraft) -> Result<Status, Fault> {
    turn(app, move |app, view, digest| {
        let held = view.proposal.clone().ok_or_else(not_proposed)?;
        if held.at != input.at {
            return Err(Fault::new("newer_proposal", "another draft was proposed meanwhile, read that first").at("at"));
        }
        refuse_stale(&held, &digest)?;
        refuse_same(&held.by, &app.user(), "approve")?;
        Ok(Some(StoredProposal { approved_by: Some(app.user()), ..held }))
    })
    .await
}

pub async fn withdraw_proposal(app: &App, _: Nothing) -> Result<Status, Fault> {
    turn(app, |_, view, _| {
        view.proposal.as_ref().ok_or_else(not_proposed)?;
        Ok(None)
    })
    .await
}

/// Who approved the draft, where anybody did. With review asked for, a draft that nobody else approved is refused.
pub(crate) async fn require_review(app: &App, view: &Arc<View>) -> Result<Option<String>, Fault> {
    let Some(held) = view.proposal.clone() else {
        return if view.settings.review { Err(not_proposed()) } else { Ok(None) };
    };
    let stale = refuse_stale(&held, &digest(view).await?);
    if !view.settings.review {
        return Ok(held.approved_by.filter(|_| stale.is_ok()));
    }
    stale?;
    let Some(approver) = held.approved_by else {
        return Err(Fault::new("not_approved", "the draft must be approved by another name before it is published"));
    };
    refuse_same(&held.by, &approver, "approve")?;
    refuse_same(&held.by, &app.user(), "publish")?;
    Ok(Some(approver))
}

/// The fault of starting a campaign, where review is asked for, that nobody else has seen.
pub(crate) fn unseen(name: &str) -> Fault {
    let message =
        format!("nobody else approved `{name}`, which is not published yet; propose and publish the draft first");
    Fault::new("not_reviewed", message).at("id")
}

/// The fault of rolling back, where review is asked for, to a version that nobody else approved when it was published.
pub(crate) fn unreviewed(number: u32) -> Fault {
    let message = format!(
        "nobody else approved version {number} when it was published; restore it into the draft and propose that, or roll \
         back without a review"
    );
    Fault::new("not_reviewed", message).at("number")
}

/// The proposal as screens show it.
pub(crate) async fn told(view: &Arc<View>) -> Result<Option<Proposal>, Fault> {
    let Some(held) = view.proposal.clone() else { return Ok(None) };
    let stale = held.content != digest(view).await?;
    let StoredProposal { by, at, note, approved_by, .. } = held;
    Ok(Some(Proposal { by, at, note, approved_by, stale }))
}

/// Of the draft, worked out once for each state of it.
async fn digest(view: &Arc<View>) -> Result<String, Fault> {
    let made = view.digest.get_or_try_init(|| async {
        let draft = view.draft();
        heavy(move || Content::of(&draft.items()).digest().to_owned()).await
    });
    made.await.cloned()
}

/// Changes the proposal as it then is; made anew where another program wrote in between.
async fn turn(
    app: &App,
    next: impl Fn(&App, &View, String) -> Result<Option<StoredProposal>, Fault> + Send + Sync + 'static,
) -> Result<Status, Fault> {
    let (asker, open) = (app.clone(), app.open()?);
    let task = tokio::spawn(async move {
        let app = asker;
        // Worked out once for each state of the draft, and then nobody waits for it.
        digest(&open.view()).await?;
        let _turn = open.writing().await;
        for _ in 0..TRIES {
            catch_up(&app, &open).await?;
            let view = open.view();
            let proposal = next(&app, &view, digest(&view).await?)?;
            match open.store.set_proposal(proposal, app.now(), view.revision).await {
                Ok(revision) => {
                    let view = open.noted(revision, view.live.clone()).await?;
                    app.tell(Event::Changed { revision: view.revision(), external: false });
                    return Ok(());
                }
                Err(StoreError::Stale { .. }) => reload(&app, &open).await?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(contended())
    });
    task.await.unwrap_or_else(|error| Err(broken(&error)))?;
    workspace_status(app, Nothing {}).await
}

fn not_proposed() -> Fault {
    Fault::new("not_proposed", "the draft must be proposed before it is approved and published")
}

fn refuse_stale(proposal: &StoredProposal, digest: &str) -> Result<(), Fault> {
    if proposal.content == digest {
        return Ok(());
    }
    Err(Fault::new("not_proposed", "the draft was changed after it was proposed, propose it again"))
}

fn refuse_same(proposer: &str, other: &str, what: &str) -> Result<(), Fault> {
    if folded(proposer) != folded(other) {
        return Ok(());
    }
    Err(Fault::new("same_name", format!("`{proposer}` proposed the draft, another name must {what} it")))
}

/// Names are the same whatever their case and the spaces in them.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
