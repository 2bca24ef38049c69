//! Dead letters tried again: their rows, as they were read, through everything that rows of a file go through.

use super::feed::Feed;
use super::import::{importing, random, show, take};
use super::letter::{chosen, read_body};
use super::profile::profile_of;
use super::spill::TempSpill;
use crate::app::{App, heavy};
use crate::open::Open;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use tandem_intake::orders::{Context, Draft, Given, Intake, OrderField, Orders, Outcome, Place, Role, channel};
use tandem_model::{
    DateOrder, DeadLetterChoice, DeadLettersReplayed, DecimalSign, Fault, FieldFix, OrdersReport, Profile,
    ProfilePreview,
};
use tandem_store::LetterRow;

/// What is changed before trying again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mended {
    pub(crate) fixes: Vec<FieldFix>,
    pub(crate) dates: Option<DateOrder>,
}

/// Letters of one channel and account, ready to be tried.
struct Trial {
    orders: Orders,
    origin: Origin,
    report: OrdersReport,
}

/// Which letter an order number stands for, and whether it was changed.
pub(crate) type Origin = HashMap<String, (i64, bool)>;

pub(crate) async fn replay(app: &App, choice: &DeadLetterChoice, mended: Mended) -> Result<DeadLettersReplayed, Fault> {
    let open = app.open()?;
    let edit = open.editing().await;
    let mut sold = Vec::new();
    let mut told = DeadLettersReplayed::default();
    for ((channel, account), letters) in by_account(&open, choice).await? {
        let profile = profile_of(&open, &channel, &account).await?;
        told.tried += letters.len() as u64;
        let ids: Vec<i64> = letters.iter().map(|letter| letter.id).collect();
        let asked = Asked::of(app, &open, profile.clone()).await?;
        let mended = mended.clone();
        let trial = heavy(move || trial(&asked, &letters, &mended)).await??;
        let feed = Feed::again(trial.orders, &profile, trial.report, trial.origin);
        let left = feed.told.clone();
        importing(app, &open, &profile, feed).await?;
        sold.extend(take(&left).map(|told| told.sold).unwrap_or_default());
        let waiting: BTreeSet<i64> = open.store.letter_ids(&DeadLetterChoice::All).await?.into_iter().collect();
        told.open += ids.iter().filter(|id| waiting.contains(id)).count() as u64;
    }
    drop(edit);
    show(app, &open, sold, "dead letters").await?;
    told.recovered = told.tried - told.open;
    Ok(told)
}

/// What a profile would make of the letters of its channel and account.
pub(crate) async fn preview(app: &App, profile: Profile) -> Result<ProfilePreview, Fault> {
    let open = app.open()?;
    let key = (profile.channel.clone(), profile.account.clone());
    let letters = by_account(&open, &DeadLetterChoice::All).await?.remove(&key).unwrap_or_default();
    let waiting = letters.iter().map(|letter| letter.row_count.unsigned_abs()).sum();
    let asked = Asked::of(app, &open, profile).await?;
    heavy(move || {
        let mut seen = ProfilePreview { waiting, let_in: 0, left_out: 0, orders_let_in: 0 };
        let Trial { mut orders, .. } = trial(&asked, &letters, &Mended::default())?;
        let mut items = tandem_intake::orders::Items::default();
        let mut take = |group: tandem_intake::orders::Group| match group.outcome {
            Outcome::Read { ignored, .. } => {
                seen.let_in += group.rows - ignored.len() as u64;
                seen.left_out += ignored.len() as u64;
                seen.orders_let_in += 1;
            }
            Outcome::Ignored { .. } => seen.left_out += group.rows,
            Outcome::Held(_) => {}
        };
        while orders.next_partition(&mut items, &mut take).map_err(|error| disk(&error))? {}
        Ok(seen)
    })
    .await?
}

fn disk(error: &std::io::Error) -> Fault {
    Fault::new("disk_failed", format!("rows could not be kept aside: {error}"))
}

type ByAccount = BTreeMap<(String, String), Vec<LetterRow>>;

async fn by_account(open: &Open, choice: &DeadLetterChoice) -> Result<ByAccount, Fault> {
    let ids = chosen(open, choice).await?;
    let mut found = ByAccount::new();
    for letter in open.store.letters(&ids).await? {
        found.entry((letter.channel.clone(), letter.account.clone())).or_default().push(letter);
    }
    Ok(found)
}

/// What a trial is told from outside.
struct Asked {
    profile: Profile,
    currency: String,
    secret: [u8; 32],
    now: chrono::DateTime<chrono::Utc>,
}

impl Asked {
    async fn of(app: &App, open: &Arc<Open>, profile: Profile) -> Result<Self, Fault> {
        let secret = open.store.customer_secret(random()?).await?;
        Ok(Self { profile, currency: open.view().settings.currency.clone(), secret, now: (app.host().clock)() })
    }
}

/// Of several letters of one order the latest is tried.
fn trial(asked: &Asked, letters: &[LetterRow], mended: &Mended) -> Result<Trial, Fault> {
    let mut intake = Intake::new(Box::<TempSpill>::default(), Box::new(|| true));
    let mut origin = Origin::new();
    let (mut dates, mut decimal) = (asked.profile.dates, asked.profile.decimal);
    for letter in letters.iter().rev() {
        let body = read_body(letter)?;
        let mut rows: Vec<(Draft<'_>, &super::dead::DeadRowBody)> = Vec::new();
        let mut edited = mended.dates.is_some();
        let fields: Vec<BTreeMap<OrderField, String>> =
            body.rows.iter().map(|row| fixed(&row.fields, &mended.fixes, &mut edited)).collect();
        for (row, fields) in body.rows.iter().zip(&fields) {
            let place = Place { file: row.file, offset: row.offset, length: row.length, line: row.line };
            let mut draft = Draft::new(place);
            draft.counts = row.counts;
            draft.role = role(&row.role, body.problems.first().map(|problem| problem.code));
            fields.iter().for_each(|(field, text)| draft.set(*field, text));
            rows.push((draft, row));
        }
        let order = fields.iter().filter_map(|fields| fields.get(&OrderField::OrderId)).min().cloned();
        let Some(order) = order.filter(|order| !origin.contains_key(order)) else { continue };
        origin.insert(order, (letter.id, edited));
        intake.expect(body.present.iter().filter_map(|name| OrderField::parse(name)));
        for (draft, _) in &rows {
            intake.row(draft)?;
        }
        // What the file told of its dates and amounts then holds for its rows now.
        if dates == DateOrder::Auto {
            dates = body.dates;
        }
        if decimal == DecimalSign::Auto {
            decimal = body.decimal;
        }
    }
    let habits = channel::named(&asked.profile.channel).map(|channel| channel.habits()).unwrap_or_default();
    let given =
        Given { profile: &asked.profile, habits, currency: &asked.currency, secret: &asked.secret, now: asked.now };
    let (dates, decimal) = intake.decide(mended.dates.unwrap_or(dates), decimal);
    let context = Context::new(&given, intake.present(), dates, decimal);
    let mut report = OrdersReport {
        channel: asked.profile.channel.clone(),
        profile: asked.profile.name.clone(),
        ..OrdersReport::default()
    };
    report.rows.read = intake.rows_read();
    Ok(Trial { orders: intake.into_orders(context), origin, report })
}

fn fixed(fields: &BTreeMap<String, String>, fixes: &[FieldFix], edited: &mut bool) -> BTreeMap<OrderField, String> {
    let known = fields.iter().filter_map(|(name, text)| Some((OrderField::parse(name)?, text.clone())));
    let mut fields: BTreeMap<OrderField, String> = known.collect();
    for fix in fixes {
        let Some(field) = OrderField::parse(&fix.field) else { continue };
        let now = fields.get(&field).map_or("", String::as_str);
        if fix.from.as_deref().is_none_or(|from| from == now) && now != fix.to {
            fields.insert(field, fix.to.clone());
            *edited = true;
        }
    }
    fields
}

fn role(text: &str, code: Option<tandem_model::ReasonCode>) -> Role {
    match (text, code) {
        ("head", _) => Role::Head,
        ("refund", _) => Role::Refund,
        ("flawed", Some(code)) => Role::Flawed(code),
        _ => Role::Line,
    }
}
