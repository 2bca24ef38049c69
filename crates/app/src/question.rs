//! What shoppers would see, and what the map draws.

use crate::app::{App, heavy};
use crate::customer::customer;
use crate::open::View;
use chrono::{DateTime, Utc};
use std::time::Instant;
use tandem_engine::difference::Edition;
use tandem_engine::recommend::Asker;
use tandem_engine::{Snapshot, map};
use tandem_model::{
    CustomerFacts, Fault, GetNeighbourhood, GetOverview, Neighbourhood, Overview, RecommendAnswer, RecommendRequest,
    VersionRef,
};

impl View {
    /// What a shopper would see on a snapshot, that of this view or one of an edit not made yet.
    pub(crate) fn recommend(
        &self,
        snapshot: &Snapshot,
        request: &RecommendRequest,
        customer: Option<&CustomerFacts>,
        at: DateTime<Utc>,
    ) -> Result<RecommendAnswer, Fault> {
        let (per_family, strategy) = (self.settings.per_family, self.settings.strategy.as_deref());
        tandem_engine::recommend(snapshot, request, &Asker { at, per_family, strategy, customer })
    }
}

pub async fn recommend(app: &App, input: RecommendRequest) -> Result<RecommendAnswer, Fault> {
    let open = app.open()?;
    let view = open.view();
    let known = match &input.customer {
        Some(key) => Some(customer(&open, &view, key).await?),
        None => None,
    };
    let start = Instant::now();
    let mut answer = match input.version {
        VersionRef::Draft => view.recommend(&view.snapshot, &input, known.as_ref(), app.now())?,
        version => {
            let edition = open.edition(&view, version).await?;
            asked(&edition, &input, known.as_ref(), app.now())?
        }
    };
    answer.took_ns = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    Ok(answer)
}

/// What a shopper would see on a version.
pub(crate) fn asked(
    edition: &Edition,
    request: &RecommendRequest,
    customer: Option<&CustomerFacts>,
    at: DateTime<Utc>,
) -> Result<RecommendAnswer, Fault> {
    let (per_family, strategy) = (edition.settings.per_family, edition.settings.strategy.as_deref());
    tandem_engine::recommend(&edition.snapshot, request, &Asker { at, per_family, strategy, customer })
}

pub async fn get_neighbourhood(app: &App, input: GetNeighbourhood) -> Result<Neighbourhood, Fault> {
    let (open, at) = (app.open()?, app.now());
    let edition = open.edition(&open.view(), input.version).await?;
    heavy(move || map::get_neighbourhood(&edition.snapshot, &input, at)).await?
}

pub async fn get_overview(app: &App, input: GetOverview) -> Result<Overview, Fault> {
    let open = app.open()?;
    let edition = open.edition(&open.view(), input.version).await?;
    heavy(move || map::get_overview(&edition.snapshot)).await
}
