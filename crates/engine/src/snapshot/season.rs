//! Links as campaigns alter them. A link that none names has no mark and costs nothing.

use super::net::Ends;
use super::{Arrow, Intern, Snapshot};
use crate::campaign::{Naming, Place, Season, Seasons, State};
use std::sync::Arc;
use tandem_model::{CampaignName, Effect, Link, LinkKey, LinkLevel};

impl Snapshot {
    pub(crate) fn seasons(&self) -> &Seasons {
        &self.seasons
    }

    /// Compiles the book's campaigns, and marks the links that they name. Ends that no product, family or link has named
    /// yet get their numbers. Cost: linear in the actions, and a page for each link named anew or no longer.
    pub(super) fn name_links(&mut self) {
        let book = self.book.clone();
        if book.campaigns().is_empty() && self.seasons.named_links().is_empty() && !self.seasons.names_rules() {
            self.seasons = Arc::default();
            return;
        }
        let new = Arc::new(Seasons::of(book.campaigns(), |key| self.place(key)));
        let old = std::mem::replace(&mut self.seasons, Arc::clone(&new));
        let gone = old.named_links().iter().filter(|place| !new.names_link(place));
        let come = new.named_links().iter().filter(|place| !old.names_link(place));
        for &place in gone.chain(come) {
            self.mark(place);
        }
    }

    fn place(&mut self, key: &LinkKey) -> Place {
        let kind = self.kinds.intern(&key.kind);
        let ends = self.ends_mut(key.level);
        (key.level, (ends.intern(key.from.as_str()), ends.intern(key.to.as_str()), kind))
    }

    /// Marks the links that a campaign names so, stored in this direction or the other.
    fn mark(&mut self, (level, (from, to, kind)): Place) {
        for ends in [(from, to, kind), (to, from, kind)] {
            let Some(arrow) = self.level(level).0.find(ends).filter(|arrow| !arrow.is_mirrored()) else { continue };
            let named = self.is_named(level, ends, arrow.is_two_way());
            let net = match level {
                LinkLevel::Product => &mut self.product_net,
                LinkLevel::Family => &mut self.family_net,
            };
            net.name(ends, named);
        }
    }

    pub(super) fn is_named(&self, level: LinkLevel, (from, to, kind): Ends, two_way: bool) -> bool {
        let names = |ends| self.seasons.names_link(&(level, ends));
        names((from, to, kind)) || (two_way && names((to, from, kind)))
    }

    /// The effects of campaigns on the link whose arrow stands in the row of `id`, a product or a family; live or not.
    pub(crate) fn namings(&self, level: LinkLevel, id: u32, arrow: Arrow) -> impl Iterator<Item = &Naming> + Clone {
        let (from, to) = if arrow.is_mirrored() { (arrow.target, id) } else { (id, arrow.target) };
        self.seasons.on_link((level, (from, to, arrow.kind)), arrow.is_two_way())
    }

    /// Whether a link can show anything at some time: it is not paused, or a campaign turns it on. Its arrow stands in the
    /// row of `id`.
    #[inline]
    pub(crate) fn can_lead(&self, level: LinkLevel, id: u32, arrow: &Arrow) -> bool {
        !arrow.is_paused() || (arrow.is_named() && self.turning_on(self.namings(level, id, *arrow)).next().is_some())
    }

    /// The campaigns that turn a link on, which need not be stored.
    pub(crate) fn turned_on_by(&self, link: &Link) -> Vec<CampaignName> {
        let Some(((from, to), kind)) = self.ends(&link.key()).zip(self.type_number(&link.kind)) else {
            return Vec::new();
        };
        let namings = self.seasons.on_link((link.level, (from, to, kind)), link.two_way);
        let campaigns = self.turning_on(namings).map(|naming| &self.book.campaigns()[naming.campaign as usize]);
        campaigns.map(|campaign| CampaignName { id: campaign.id.clone(), name: campaign.name.clone() }).collect()
    }

    fn turning_on<'n>(&self, namings: impl Iterator<Item = &'n Naming>) -> impl Iterator<Item = &'n Naming> {
        namings.filter(|naming| naming.effect == Effect::Activate && self.seasons.times(naming).is_some())
    }

    pub(crate) fn link_state(&self, season: &Season, level: LinkLevel, id: u32, arrow: &Arrow) -> State {
        if !arrow.is_named() || !season.alters_links() {
            return State::PLAIN;
        }
        self.seasons.state(season, self.namings(level, id, *arrow))
    }

    /// The row in which an arrow stands that a trigger was led by.
    pub(crate) fn row_of(&self, level: LinkLevel, trigger: u32) -> u32 {
        match level {
            LinkLevel::Product => trigger,
            LinkLevel::Family => self.family_of(trigger).unwrap_or(u32::MAX),
        }
    }

    /// What a link counts, `weight` being that of its type: 0 where it shows nothing, 40,000 at the most.
    #[inline]
    pub(crate) fn base(&self, season: &Season, weight: u8, (level, trigger): (LinkLevel, u32), arrow: &Arrow) -> u16 {
        if arrow.is_named() && season.alters_links() {
            return self.altered_base(season, weight, (level, trigger), arrow);
        }
        u16::from(weight) * u16::from(arrow.counts())
    }

    #[cold]
    fn altered_base(&self, season: &Season, weight: u8, (level, trigger): (LinkLevel, u32), arrow: &Arrow) -> u16 {
        let state = self.link_state(season, level, self.row_of(level, trigger), arrow);
        if !state.shows(arrow.is_paused()) {
            return 0;
        }
        state.base(u16::from(weight) * u16::from(arrow.own()))
    }
}
