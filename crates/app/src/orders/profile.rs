//! Profiles of order files: saved, listed, tried out.

use super::replay::preview;
use crate::app::App;
use crate::open::Open;
use std::collections::BTreeMap;
use tandem_intake::orders::{OrderField, channel, default_of, is_final, is_zone, usual_non_products};
use tandem_model::{
    ChannelDefaults, CsvField, Fault, Nothing, Profile, ProfileList, ProfilePreview, ProfileRef, ReasonCode,
    SavedProfile,
};
use tandem_store::ProfileRow;

pub async fn list_profiles(app: &App, _: Nothing) -> Result<ProfileList, Fault> {
    let open = app.open()?;
    let profiles = open.store.profiles().await?.iter().map(saved).collect::<Result<_, _>>()?;
    let field = |field: OrderField| CsvField {
        name: field.name().to_owned(),
        label: field.label().to_owned(),
        required: matches!(field, OrderField::OrderId | OrderField::PlacedAt),
    };
    Ok(ProfileList {
        profiles,
        defaults: channel::ALL.iter().map(|channel| defaults(channel.name(), channel.label())).collect(),
        fields: OrderField::ALL.into_iter().map(field).collect(),
    })
}

fn defaults(channel: &str, label: &str) -> ChannelDefaults {
    let reasons: BTreeMap<_, _> =
        ReasonCode::ALL.into_iter().map(|reason| (reason, default_of(channel, reason))).collect();
    ChannelDefaults {
        channel: channel.to_owned(),
        label: label.to_owned(),
        reasons,
        finals: ReasonCode::ALL.into_iter().filter(|reason| is_final(*reason)).collect(),
        non_products: usual_non_products(),
    }
}

fn saved(row: &ProfileRow) -> Result<SavedProfile, Fault> {
    let profile = serde_json::from_str(&row.document)
        .map_err(|error| Fault::new("damaged_profile", format!("the profile `{}` is damaged: {error}", row.name)))?;
    let at = chrono::DateTime::from_timestamp_micros(row.at).unwrap_or_default();
    Ok(SavedProfile { profile, version: row.version, saved_at: at.to_rfc3339() })
}

/// Saves a profile under its name, as its next version.
pub async fn save_profile(app: &App, input: Profile) -> Result<SavedProfile, Fault> {
    checked(&input)?;
    let open = app.open()?;
    let _edit = open.editing().await;
    let _turn = open.writing().await;
    let at = (app.host().clock)();
    let document = serde_json::to_string(&input).expect("a profile is JSON");
    let version = open.store.save_profile(input.name.clone(), document, at).await?;
    told(app, &open).await?;
    Ok(SavedProfile { profile: input, version, saved_at: at.to_rfc3339() })
}

/// Removes a profile; its versions are kept with what they read.
pub async fn remove_profile(app: &App, input: ProfileRef) -> Result<ProfileList, Fault> {
    let open = app.open()?;
    if !open.store.profiles().await?.iter().any(|row| row.name == input.name) {
        return Err(Fault::new("unknown_profile", format!("there is no profile `{}`", input.name)).at("name"));
    }
    {
        let _edit = open.editing().await;
        let _turn = open.writing().await;
        open.store.save_profile(input.name, String::new(), (app.host().clock)()).await?;
        told(app, &open).await?;
    }
    list_profiles(app, Nothing {}).await
}

/// How many rows that wait now a changed profile would let in.
pub async fn preview_profile(app: &App, input: Profile) -> Result<ProfilePreview, Fault> {
    checked(&input)?;
    preview(app, input).await
}

async fn told(app: &App, open: &std::sync::Arc<Open>) -> Result<(), Fault> {
    let view = open.reload().await?;
    app.tell(tandem_model::Event::Changed { revision: view.revision(), external: false });
    Ok(())
}

fn checked(profile: &Profile) -> Result<(), Fault> {
    let wrong = |path: &str, message: String| Err(Fault::new("bad_profile", message).at(path));
    if profile.name.trim().is_empty() {
        return wrong("name", "a profile needs a name".to_owned());
    }
    if channel::named(&profile.channel).is_none() {
        return wrong("channel", format!("there is no channel `{}`", profile.channel));
    }
    if let Some(field) = profile.mapping.keys().find(|field| OrderField::parse(field).is_none()) {
        return wrong("mapping", format!("`{field}` is not a field of an order"));
    }
    if let Some(currency) = &profile.currency
        && tandem_intake::parse_currency(currency).is_err()
    {
        return wrong("currency", format!("`{currency}` is not a currency"));
    }
    if !is_zone(&profile.time_zone) {
        return wrong("time_zone", format!("`{}` is not a time zone", profile.time_zone));
    }
    Ok(())
}

/// The profile that was saved for a channel and account last, else the channel's own.
pub(crate) async fn profile_of(open: &Open, channel: &str, account: &str) -> Result<Profile, Fault> {
    let fits = |saved: &SavedProfile| saved.profile.channel == channel && saved.profile.account == account;
    let found = saved_profiles(open).await?.into_iter().find(fits);
    Ok(found.map_or_else(|| Profile { account: account.to_owned(), ..Profile::of(channel) }, |saved| saved.profile))
}

/// The profiles that are saved, the latest first.
pub(crate) async fn saved_profiles(open: &Open) -> Result<Vec<SavedProfile>, Fault> {
    let mut profiles: Vec<SavedProfile> = open.store.profiles().await?.iter().map(saved).collect::<Result<_, _>>()?;
    profiles.sort_by(|a, b| b.saved_at.cmp(&a.saved_at));
    Ok(profiles)
}
