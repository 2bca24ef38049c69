//! Lists over time: what one question is answered with from each instant on, and until when.
//!
//! A list can change only where a campaign or the window of a rule starts or ends, on the days that dates, weekdays and
//! ages in rules tell apart, and on the days on which a product that was looked at for it is launched or has ended. The
//! first are brought into order once for all questions ([`instants`]), the last are told by each answer.

mod instants;

use super::gather::gather;
use super::question::Question;
use super::rank::Recommender;
use super::request::{Asker, Resolved};
use super::result;
use crate::Snapshot;
use crate::rule::Situation;
use crate::snapshot::date;
use chrono::{DateTime, NaiveTime, Utc};
use instants::Instants;
use tandem_model::{Fault, Occurrence, RecommendRequest, Recommendation, StockPolicy};

/// One list, and how long it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    pub from: DateTime<Utc>,
    /// The first moment after it.
    pub to: DateTime<Utc>,
    /// Best first.
    pub shown: Vec<Recommendation>,
}

/// Answers one question after the other, each for all of a span of time.
pub struct Timeline<'s> {
    snapshot: &'s Snapshot,
    recommender: Recommender<'s>,
    asker: Asker<'s>,
    span: Occurrence,
    instants: Instants,
}

impl<'s> Timeline<'s> {
    /// Of a shopper of whom nothing is known; `per_family` and `strategy` are the workspace's. Cost: some looks into the
    /// tables of zones a campaign and, where rules ask for a date or an age, one at each day of the span or launch.
    pub fn new(snapshot: &'s Snapshot, per_family: u32, strategy: Option<&'s str>, span: Occurrence) -> Self {
        Self {
            snapshot,
            recommender: Recommender::new(snapshot),
            asker: Asker { at: span.from, per_family, strategy, customer: None },
            span,
            instants: Instants::of(snapshot, span),
        }
    }

    /// The lists that answer a request, one after the other without a gap, no two neighbours equal. The request's own
    /// instant is not looked at. Errors: as for [`super::recommend`]. Cost: a recommendation for each instant at which the
    /// list can change.
    pub fn stretches<'t>(&'t mut self, request: &'t RecommendRequest) -> Result<Stretches<'t, 's>, Fault> {
        let resolved = Resolved::of(self.snapshot, request, &self.asker)?;
        let heeds_links = heeds_campaigns(self.snapshot, &resolved.question());
        Ok(Stretches { at: self.span.from, timeline: self, resolved, heeds_links, ahead: None })
    }
}

/// The lists of one question, made as they are asked for.
pub struct Stretches<'t, 's> {
    timeline: &'t mut Timeline<'s>,
    resolved: Resolved<'t>,
    /// Whether campaigns that only name links matter.
    heeds_links: bool,
    /// Where the next list begins.
    at: DateTime<Utc>,
    ahead: Option<Stretch>,
}

impl Stretches<'_, '_> {
    /// As far as nothing can change.
    fn resolve(&mut self) -> Option<Stretch> {
        let (from, end) = (self.at, self.timeline.span.to);
        if from >= end {
            return None;
        }
        let open = self.resolved.question();
        let question = Question { situation: Situation { at: from, ..open.situation }, ..open };
        let recommender = &mut self.timeline.recommender;
        let ranked = recommender.rank(&question).to_vec();
        let shown = ranked.iter().map(|ranked| result(recommender, ranked, &[*ranked])).collect();
        let launch = date(recommender.until()).map(|day| day.and_time(NaiveTime::MIN).and_utc());
        let next = self.timeline.instants.after(from, self.heeds_links);
        let to = launch.into_iter().chain(next).fold(end, Ord::min);
        self.at = to;
        Some(Stretch { from, to, shown })
    }
}

impl Iterator for Stretches<'_, '_> {
    type Item = Stretch;

    fn next(&mut self) -> Option<Stretch> {
        let mut held = match self.ahead.take() {
            Some(ahead) => ahead,
            None => self.resolve()?,
        };
        while let Some(next) = self.resolve() {
            if next.shown != held.shown {
                self.ahead = Some(next);
                break;
            }
            held.to = next.to;
        }
        Some(held)
    }
}

/// Whether a campaign names any link that can lead from the triggers, or from a product linked to them to what takes its
/// place when it is sold out.
fn heeds_campaigns(snapshot: &Snapshot, question: &Question<'_>) -> bool {
    let (mut named, mut reached) = (false, Vec::new());
    gather(snapshot, question.triggers, |_, id, arrow, _| {
        named |= arrow.is_named();
        reached.push(id);
    });
    if !named && question.stock == StockPolicy::Swap {
        gather(snapshot, &reached, |_, _, arrow, _| named |= arrow.is_named());
    }
    named
}
