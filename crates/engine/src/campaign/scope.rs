//! Where campaigns hold: which of them fit a placement and a channel.

use super::bits::Bits;
use crate::rule::same_text;
use tandem_model::Campaign;

/// The campaigns that one side of a question fits.
#[derive(Debug, Default)]
struct Side {
    /// Those that do not restrict it.
    open: Bits,
    /// Each text named, and the campaigns that name it.
    named: Vec<(String, Bits)>,
    none: Bits,
}

impl Side {
    fn take(&mut self, campaign: u32, texts: &[String], same: impl Fn(&str, &str) -> bool) {
        if texts.is_empty() {
            self.open.set(campaign);
        }
        for text in texts {
            match self.named.iter_mut().find(|(held, _)| same(held, text)) {
                Some((_, bits)) => bits.set(campaign),
                None => self.named.push((text.clone(), Bits::of([campaign]))),
            }
        }
    }

    fn named(&self, text: Option<&str>, same: impl Fn(&str, &str) -> bool) -> &Bits {
        let is_it = |text: &str| self.named.iter().find(|(held, _)| same(held, text));
        text.and_then(is_it).map_or(&self.none, |(_, bits)| bits)
    }

    fn with_room(self, len: usize) -> Self {
        let named = self.named.into_iter().map(|(text, bits)| (text, bits.with_room(len)));
        Self { open: self.open.with_room(len), named: named.collect(), none: self.none.with_room(len) }
    }
}

#[derive(Debug, Default)]
pub(super) struct Scopes {
    placements: Side,
    channels: Side,
}

impl Scopes {
    pub fn of(campaigns: &[Campaign]) -> Self {
        let mut scopes = Self::default();
        for (campaign, number) in campaigns.iter().zip(0..) {
            scopes.placements.take(number, &campaign.placements, |a, b| a == b);
            scopes.channels.take(number, &campaign.channels, same_text);
        }
        let len = campaigns.len();
        Self { placements: scopes.placements.with_room(len), channels: scopes.channels.with_room(len) }
    }

    /// Leaves in `into` those of `live`, a bit a campaign, that fit a question. A campaign that restricts what the question
    /// does not say does not fit. Channels are compared whatever their case.
    pub fn fitting(&self, live: &[u64], placement: Option<&str>, channel: Option<&str>, into: &mut Bits) {
        let placed = self.placements.named(placement, |a, b| a == b).words();
        let channelled = self.channels.named(channel, same_text).words();
        let (anywhere, any_channel) = (self.placements.open.words(), self.channels.open.words());
        let into = into.words_mut();
        into.clear();
        let sides = anywhere.iter().zip(placed).zip(any_channel.iter().zip(channelled));
        let fits = sides.map(|((anywhere, placed), (any, channelled))| (anywhere | placed) & (any | channelled));
        into.extend(live.iter().zip(fits).map(|(live, fits)| live & fits));
    }
}

/// How specific a campaign's scope is: both sides, one of them, none.
pub(super) fn specificity(campaign: &Campaign) -> u8 {
    u8::from(!campaign.placements.is_empty()) + u8::from(!campaign.channels.is_empty())
}
