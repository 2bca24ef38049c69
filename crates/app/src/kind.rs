//! Relationship types.

use crate::app::App;
use crate::edit::edit;
use tandem_engine::{Plan, Refusal, Rulebook};
use tandem_model::{Fault, Nothing, RelationshipType, SetType, TypeList, TypeRef};

pub async fn list_types(app: &App, _: Nothing) -> Result<TypeList, Fault> {
    Ok(TypeList { types: app.open()?.view().snapshot.types().to_vec() })
}

pub async fn add_type(app: &App, input: RelationshipType) -> Result<TypeList, Fault> {
    change(app, move |rulebook| rulebook.plan_add_type(&input)).await
}

pub async fn set_type(app: &App, input: SetType) -> Result<TypeList, Fault> {
    change(app, move |rulebook| rulebook.plan_set_type(&input)).await
}

pub async fn remove_type(app: &App, input: TypeRef) -> Result<TypeList, Fault> {
    change(app, move |rulebook| rulebook.plan_remove_type(&input)).await
}

async fn change(
    app: &App,
    plan: impl Fn(&mut Rulebook) -> Result<Plan, Refusal> + Send + Sync + 'static,
) -> Result<TypeList, Fault> {
    let edited = edit(app, move |rulebook, _| Ok((plan(rulebook)?, ()))).await.map_err(Refusal::into_fault)?;
    Ok(TypeList { types: edited.view.snapshot.types().to_vec() })
}
