//! Where lists stand, and what they prefer.

use crate::app::App;
use crate::edit::carry_out;
use tandem_model::{CodeRef, Done, Fault, Nothing, Placement, PlacementList, Strategy, StrategyList};

pub async fn list_placements(app: &App, _: Nothing) -> Result<PlacementList, Fault> {
    Ok(PlacementList { placements: app.open()?.view().snapshot.book().placements().to_vec() })
}

pub async fn set_placement(app: &App, input: Placement) -> Result<Done, Fault> {
    carry_out(app, move |rulebook, _| rulebook.plan_placement(&input)).await
}

pub async fn remove_placement(app: &App, input: CodeRef) -> Result<Done, Fault> {
    carry_out(app, move |rulebook, _| rulebook.plan_remove_placement(&input.code)).await
}

pub async fn list_strategies(app: &App, _: Nothing) -> Result<StrategyList, Fault> {
    Ok(StrategyList { strategies: app.open()?.view().snapshot.book().strategies().to_vec() })
}

pub async fn set_strategy(app: &App, input: Strategy) -> Result<Done, Fault> {
    carry_out(app, move |rulebook, _| rulebook.plan_strategy(&input)).await
}

pub async fn remove_strategy(app: &App, input: CodeRef) -> Result<Done, Fault> {
    let plan = move |rulebook: &mut tandem_engine::Rulebook, view: &crate::open::View| {
        rulebook.plan_remove_strategy(&input.code, view.settings.strategy.as_deref())
    };
    carry_out(app, plan).await
}
