//! What shoppers would see, and what the map draws.

use crate::app::{App, heavy};
use std::time::Instant;
use tandem_engine::map;
use tandem_engine::recommend::Asker;
use tandem_model::{Fault, GetNeighbourhood, Neighbourhood, Nothing, Overview, RecommendAnswer, RecommendRequest};

pub async fn recommend(app: &App, input: RecommendRequest) -> Result<RecommendAnswer, Fault> {
    let view = app.open()?.view();
    let start = Instant::now();
    let (per_family, strategy) = (view.settings.per_family, view.settings.strategy.as_deref());
    let asker = Asker { at: app.now(), per_family, strategy, customer: None };
    let mut answer = tandem_engine::recommend(&view.snapshot, &input, &asker)?;
    answer.took_ns = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    Ok(answer)
}

pub async fn get_neighbourhood(app: &App, input: GetNeighbourhood) -> Result<Neighbourhood, Fault> {
    let view = app.open()?.view();
    heavy(move || map::get_neighbourhood(&view.snapshot, &input)).await?
}

pub async fn get_overview(app: &App, _: Nothing) -> Result<Overview, Fault> {
    let view = app.open()?.view();
    heavy(move || map::get_overview(&view.snapshot)).await
}
