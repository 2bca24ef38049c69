//! What becomes of an order that a reason speaks against: each channel's defaults, changed by the profile.

use tandem_model::{Disposition, Profile, ReasonCode};

/// A disposition for each reason.
#[derive(Debug, Clone)]
pub struct Policy {
    dispositions: [Disposition; ReasonCode::ALL.len()],
}

impl Policy {
    pub fn of(profile: &Profile) -> Self {
        let given = |reason: &ReasonCode| profile.reasons.get(reason).copied();
        let dispositions = ReasonCode::ALL.map(|reason| given(&reason).unwrap_or(default_of(&profile.channel, reason)));
        Self { dispositions }
    }

    /// A reason that leaves nothing to store cannot be stored with a warning.
    pub fn disposition(&self, reason: ReasonCode) -> Disposition {
        match self.dispositions[reason as usize] {
            Disposition::Warn if is_final(reason) => Disposition::Quarantine,
            given => given,
        }
    }
}

/// The disposition of a reason where the profile says nothing.
pub fn default_of(channel: &str, reason: ReasonCode) -> Disposition {
    use Disposition::{Ignore, Quarantine, Reject, Warn};
    match (channel, reason) {
        // Marketplaces and tills do not say who bought.
        ("amazon" | "square" | "generic", ReasonCode::CustomerMissing) => Ignore,
        (_, ReasonCode::CustomerMissing) => Warn,
        // Shops write the same goods or fee on two rows where they were sent or charged twice.
        ("generic", ReasonCode::DuplicateLineSuspect) => Ignore,
        (_, ReasonCode::DuplicateLineSuspect) => Warn,
        (_, ReasonCode::RowTooLong | ReasonCode::EncodingUnreadable) => Reject,
        (_, ReasonCode::CurrencyMissing | ReasonCode::SkuUnmapped | ReasonCode::StatusUnknown) => Warn,
        (_, ReasonCode::TotalMismatch | ReasonCode::RefundExceedsOrder) => Warn,
        (_, ReasonCode::TaxModeUndecidable) => Ignore,
        _ => Quarantine,
    }
}

/// Whether nothing could be stored in spite of it.
pub fn is_final(reason: ReasonCode) -> bool {
    !matches!(
        reason,
        ReasonCode::CurrencyMissing
            | ReasonCode::SkuUnmapped
            | ReasonCode::SkuScientificNotation
            | ReasonCode::CustomerMissing
            | ReasonCode::TotalMismatch
            | ReasonCode::TaxModeUndecidable
            | ReasonCode::DuplicateLineSuspect
            | ReasonCode::StatusUnknown
            | ReasonCode::RefundExceedsOrder
            | ReasonCode::DateInFuture
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_changes_what_the_channel_says() {
        let mut profile = Profile::of("shopify");
        assert_eq!(Policy::of(&profile).disposition(ReasonCode::CustomerMissing), Disposition::Warn);
        profile.reasons.insert(ReasonCode::CustomerMissing, Disposition::Quarantine);
        assert_eq!(Policy::of(&profile).disposition(ReasonCode::CustomerMissing), Disposition::Quarantine);
        assert_eq!(Policy::of(&Profile::of("amazon")).disposition(ReasonCode::CustomerMissing), Disposition::Ignore);
    }

    #[test]
    fn channels_differ_in_what_is_usual() {
        use Disposition::{Ignore, Quarantine, Warn};
        for (channel, reason, expected) in [
            ("amazon", ReasonCode::CustomerMissing, Ignore),
            ("shopify", ReasonCode::CustomerMissing, Warn),
            ("etsy", ReasonCode::CustomerMissing, Warn),
            ("amazon", ReasonCode::DuplicateLineSuspect, Warn),
            ("ebay", ReasonCode::DuplicateLineSuspect, Warn),
            ("generic", ReasonCode::DuplicateLineSuspect, Ignore),
            ("shopify", ReasonCode::ContinuationWithoutParent, Quarantine),
        ] {
            assert_eq!(default_of(channel, reason), expected, "{channel} {reason:?}");
        }
    }

    #[test]
    fn an_order_without_a_date_is_never_stored() {
        let mut profile = Profile::of("generic");
        profile.reasons.insert(ReasonCode::DateUnparseable, Disposition::Warn);
        assert_eq!(Policy::of(&profile).disposition(ReasonCode::DateUnparseable), Disposition::Quarantine);
    }

    #[test]
    fn reasons_stand_in_the_order_of_their_list() {
        assert!(ReasonCode::ALL.iter().enumerate().all(|(at, reason)| *reason as usize == at));
    }
}
