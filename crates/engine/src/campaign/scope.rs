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

    fn named(&self, text: Option<&str>, same: impl Fn(&str, &str) -> bool) -> Option<&Bits> {
        let text = text?;
        self.named.iter().find(|(held, _)| same(held, text)).map(|(_, bits)| bits)
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
        scopes
    }

    /// Adds to `into` the words of those of `live` that fit a question. A campaign that restricts what the question does
    /// not say does not fit. Channels are compared whatever their case.
    pub fn fitting(&self, live: &[u64], placement: Option<&str>, channel: Option<&str>, into: &mut Bits) {
        let placed = self.placements.named(placement, |a, b| a == b);
        let channelled = self.channels.named(channel, same_text);
        let fits =
            |side: &Side, named: Option<&Bits>, at: usize| side.open.word(at) | named.map_or(0, |bits| bits.word(at));
        for (at, &word) in live.iter().enumerate() {
            into.push_word(word & fits(&self.placements, placed, at) & fits(&self.channels, channelled, at));
        }
    }
}

/// How specific a campaign's scope is: both sides, one of them, none.
pub(super) fn specificity(campaign: &Campaign) -> u8 {
    u8::from(!campaign.placements.is_empty()) + u8::from(!campaign.channels.is_empty())
}
