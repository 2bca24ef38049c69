//! What a shopper of whom nothing is known would see at one instant, product by product.

use super::lists::{Lost, Told};
use crate::export_lists::{in_order, year_from};
use crate::progress::Progress;
use chrono::{DateTime, Utc};
use std::cmp::Reverse;
use tandem_engine::difference::Edition;
use tandem_engine::recommend::Timeline;
use tandem_model::{ExportCatalogue, Fault, LinkLevel, RecommendRequest, Sku};

/// Cost: two recommendations a product, or more where lists change later.
pub(super) fn recommendations(
    edition: &Edition,
    asked: &ExportCatalogue,
    at: DateTime<Utc>,
    lost: &mut Lost,
    progress: &Progress,
) -> Result<Vec<Told>, Fault> {
    let Edition { snapshot, settings } = edition;
    let mut timeline = Timeline::new(snapshot, settings.per_family, settings.strategy.as_deref(), year_from(at));
    let mut request = RecommendRequest {
        placement: asked.placement.clone(),
        channel: asked.channel.clone(),
        ..RecommendRequest::default()
    };
    let (mut told, mut fillers, mut ruled, mut changing) = (Vec::new(), 0, 0, 0);
    let triggers = in_order(snapshot);
    for (done, &trigger) in triggers.iter().enumerate() {
        progress.at(done as u64, Some(triggers.len() as u64))?;
        let from = Sku::new(snapshot.sku(trigger));
        request.trigger = Some(from.clone());
        let mut stretches = timeline.stretches(&request)?;
        let Some(now) = stretches.next() else { continue };
        changing += u64::from(stretches.next().is_some());
        for (position, shown) in (0..).zip(now.shown) {
            ruled += u64::from(shown.because.first().is_some_and(|reason| reason.via.starts_with("rule:")));
            let Some(kind) = shown.kind else {
                fillers += 1;
                continue;
            };
            let (level, rank) = (LinkLevel::Product, (Reverse(0), position));
            told.push(Told { from: from.clone(), to: shown.sku, kind, level, two_way: false, rank, weight: None });
        }
    }
    lost.count("products that only fill lists up", fillers);
    lost.count("conditions of rules, told as they stand at one instant", ruled);
    lost.count("lists that change later, told as they stand at one instant", changing);
    Ok(told)
}
