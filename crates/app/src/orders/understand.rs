//! Which channel files are of, and which profile reads them.

use super::import::channel_named;
use super::profile::saved_profiles;
use crate::open::Open;
use tandem_intake::orders::channel::{self, Channel, GENERIC, Sample};
use tandem_model::{Fault, Profile, ProfileChoice, SavedProfile};

/// What the user said, and the profiles there are.
pub(super) struct Understanding {
    channel: Option<&'static dyn Channel>,
    profile: Option<Profile>,
    /// The latest first.
    saved: Vec<SavedProfile>,
}

impl Understanding {
    pub(super) async fn of(
        open: &Open,
        channel: Option<&'static dyn Channel>,
        profile: Option<ProfileChoice>,
    ) -> Result<Self, Fault> {
        let saved = saved_profiles(open).await?;
        let profile = match profile {
            None => None,
            Some(ProfileChoice::Given { profile }) => Some(*profile),
            Some(ProfileChoice::Saved { name }) => {
                let found = saved.iter().find(|saved| saved.profile.name == name);
                let unknown = || Fault::new("unknown_profile", format!("there is no profile `{name}`")).at("profile");
                Some(found.ok_or_else(unknown)?.profile.clone())
            }
        };
        Ok(Self { channel, profile, saved })
    }

    /// The channel that was given, or that the content tells; and the profile that was given, else the latest saved one
    /// that fits, else the channel's own way.
    pub(super) fn understand(self, sample: &Sample) -> Result<(&'static dyn Channel, Profile), Fault> {
        let channel = match (self.channel, &self.profile) {
            (Some(channel), _) => channel,
            (None, Some(profile)) => channel_named(&profile.channel)?,
            (None, None) => channel::detect(sample).0,
        };
        let fits = |saved: &SavedProfile| {
            saved.profile.channel == channel.name()
                && saved.profile.account.is_empty()
                && (channel.name() != GENERIC || has_columns(&saved.profile, sample))
        };
        let profile = match self.profile {
            Some(profile) if profile.channel != channel.name() => {
                let message = format!("the profile `{}` is of channel `{}`", profile.name, profile.channel);
                return Err(Fault::new("profile_of_other_channel", message).at("profile"));
            }
            Some(profile) => profile,
            None => match self.saved.into_iter().find(fits) {
                Some(saved) => saved.profile,
                None => Profile::of(channel.name()),
            },
        };
        Ok((channel, profile))
    }
}

/// Whether a table has every column that a profile maps; one that maps none leaves that to the headers.
fn has_columns(profile: &Profile, sample: &Sample) -> bool {
    profile.mapping.values().flatten().all(|header| sample.columns.contains(header))
}
