//! Publishing 100,000 rules on 100,000 products, in a real file: the difference with the lists of 10,000 products, the
//! version itself, rolling back, and what an edit costs beside a live version. One JSON object a line.
#![allow(clippy::print_stdout)]

use std::future::Future;
use std::time::Instant;
use tandem_app::{App, Host, check_rulebook, compare_versions, open_workspace, publish, roll_back, set_rule_status};
use tandem_benches::rulebook::{catalogue_of, product, whole_rule};
use tandem_model::{
    CompareVersions, Fault, LoopPolicy, Nothing, OpenWorkspace, ProductBatch, Publish, RelationshipType, RollBack,
    RuleStatus, RulesDocument, SetRuleStatus, Settings, VersionRef, default_placements, default_strategies,
    default_types,
};
use tandem_store::{Seed, Store};

const PRODUCTS: u32 = 100_000;
const LINKS: usize = 300_000;
const RULES: u32 = 100_000;
const LISTS: u32 = 10_000;
/// Rules that are paused before the difference is asked for.
const EDITED: u32 = 500;

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let folder = tempfile::tempdir().map_err(|error| Fault::new("no_folder", error.to_string()))?;
    let path = folder.path().join("shop.tandem");
    timed("seed", Store::create(&path, &seed())).await?.close().await;
    let app = App::new(Host::new(folder.path(), folder.path()));
    let open = OpenWorkspace { path: path.display().to_string() };
    timed("open", open_workspace(&app, open.clone())).await?;
    timed("check", check_rulebook(&app, Nothing {})).await?;
    timed("first publish", publish(&app, Publish::default())).await?;
    pause(&app, 0..EDITED).await?;
    timed("check again", check_rulebook(&app, Nothing {})).await?;
    let asked = |products| CompareVersions {
        from: VersionRef::Live,
        to: VersionRef::Draft,
        products,
        placement: None,
        at: None,
    };
    timed("difference of items", compare_versions(&app, asked(ProductBatch::None))).await?;
    let difference = timed("difference with lists", compare_versions(&app, asked(ProductBatch::Top(LISTS)))).await?;
    println!(
        "{{\"name\":\"found\",\"engine\":\"tandem\",\"items\":{},\"lists\":{}}}",
        difference.items.len(),
        difference.lists.changed
    );
    timed("publish", publish(&app, Publish { note: String::new(), seen: Some(difference.seen) })).await?;
    timed("roll back", roll_back(&app, RollBack { number: 1, note: String::new(), unreviewed: false })).await?;
    timed("edit", pause(&app, EDITED..EDITED + 1)).await?;
    timed("open with a live version", open_workspace(&app, open)).await?;
    Ok(())
}

async fn timed<T, E>(name: &str, work: impl Future<Output = Result<T, E>>) -> Result<T, Fault>
where
    Fault: From<E>,
{
    let start = Instant::now();
    let done = work.await?;
    println!("{{\"name\":\"{name}\",\"engine\":\"tandem\",\"seconds\":{:.3}}}", start.elapsed().as_secs_f64());
    Ok(done)
}

async fn pause(app: &App, rules: std::ops::Range<u32>) -> Result<(), Fault> {
    let ids = rules.map(|number| whole_rule(number).id).collect();
    set_rule_status(app, SetRuleStatus { ids, status: RuleStatus::Paused }).await?;
    Ok(())
}

/// Loops are warned of: the rules are made at random and close some.
fn seed() -> Seed {
    let warned = |kind| RelationshipType { loop_policy: LoopPolicy::Warn, ..kind };
    let types = default_types().into_iter().map(warned).collect();
    Seed {
        products: (0..PRODUCTS).map(product).collect(),
        links: catalogue_of(PRODUCTS, LINKS).links(),
        rules: RulesDocument {
            version: 1,
            rules: (0..RULES).map(whole_rule).collect(),
            blocks: Vec::new(),
            placements: default_placements(),
            strategies: default_strategies(),
        },
        ..Seed::empty(types, Settings::default())
    }
}
