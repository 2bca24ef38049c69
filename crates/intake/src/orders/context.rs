//! What is fixed while the orders of one import are built.

use super::date::DateStyle;
use super::field::OrderField;
use super::kind::{Kinds, usual_non_products};
use super::policy::Policy;
use super::pseudonym::Pseudonym;
use super::zone;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;
use tandem_model::{DateOrder, DecimalSign, Disposition, OrderScope, Profile, ReasonCode, TaxMode};

pub struct Context {
    pub(crate) policy: Policy,
    pub(crate) dates: DateStyle,
    pub(crate) decimal: DecimalSign,
    /// Of amounts whose file names none; whether the profile says so or it is only the shop's own.
    pub(crate) currency: String,
    pub(crate) currency_given: bool,
    pub(crate) kinds: Kinds,
    pub(crate) pseudonym: Pseudonym,
    /// What files call a SKU, and what it is.
    pub(crate) aliases: BTreeMap<String, String>,
    pub(crate) habits: Habits,
    /// Orders from after this are from the future.
    pub(crate) latest: DateTime<Utc>,
    /// Which fields any row of the import has.
    pub(crate) present: Present,
}

/// What an import is told from outside.
pub struct Given<'g> {
    pub profile: &'g Profile,
    pub habits: Habits,
    /// Of amounts where neither file nor profile names one.
    pub currency: &'g str,
    pub secret: &'g [u8; 32],
    pub now: DateTime<Utc>,
}

impl Context {
    /// `present` and the decisions come from the rows read. A zone that is not known is UTC.
    pub fn new(given: &Given<'_>, present: Present, dates: DateOrder, decimal: DecimalSign) -> Self {
        let profile = given.profile;
        let zone = zone::named(&profile.time_zone).unwrap_or(Tz::UTC);
        let kinds = match &profile.non_products {
            Some(list) => Kinds::of(list),
            None => Kinds::of(&usual_non_products()),
        };
        Self {
            policy: Policy::of(profile),
            dates: DateStyle { order: if dates == DateOrder::Auto { given.habits.dates } else { dates }, zone },
            decimal,
            currency: profile.currency.clone().unwrap_or_else(|| given.currency.to_owned()),
            currency_given: profile.currency.is_some(),
            kinds,
            pseudonym: Pseudonym::new(given.secret, profile.clear_customers, &profile.channel, &profile.account),
            aliases: profile.aliases.clone(),
            habits: given.habits,
            latest: given.now + TimeDelta::days(1),
            present,
        }
    }
}

/// What was decided of how the files are written.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    pub present: Present,
    pub dates: DateOrder,
    pub decimal: DecimalSign,
}

impl Context {
    pub fn written(&self) -> Written {
        Written { present: self.present, dates: self.dates.order, decimal: self.decimal }
    }
}

/// What a channel's files mean by what they say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Habits {
    /// The discount of the order holds those of its lines.
    pub discount_includes_lines: bool,
    pub tax_mode: TaxMode,
    /// The unit price is for the whole quantity.
    pub unit_is_line: bool,
    /// Amounts are blank while an order is pending or after it was cancelled.
    pub blank_amounts: bool,
    /// A line is refunded down to nothing where its status says that it was cancelled.
    pub line_status: bool,
    /// Postage stands on every line, and that of the order is what they come to.
    pub shipping_by_line: bool,
    /// The subtotal is what goods come to after every discount on them: what was taken off postage is not in it.
    pub subtotal_after_discount: bool,
    /// A field that the first row of every order has. Rows of an order of which none has it are the rest of one that
    /// begins in another file.
    pub lead: Option<OrderField>,
    /// The order of dates that a file leaves open.
    pub dates: DateOrder,
    /// A file has every line of its orders, so that what it says of an order takes the place of what was stored.
    pub whole_orders: bool,
}

impl Habits {
    /// What files hold of an order, where the profile leaves that open.
    pub fn scope(&self, given: OrderScope) -> OrderScope {
        if given == OrderScope::Auto && self.whole_orders { OrderScope::Whole } else { given }
    }
}

/// A set of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Present(u64);

impl Present {
    pub fn add(&mut self, field: OrderField) {
        self.0 |= 1 << field as u32;
    }

    /// The fields in it.
    pub fn fields(self) -> impl Iterator<Item = OrderField> {
        OrderField::ALL.into_iter().filter(move |field| self.has(*field))
    }

    pub fn has(self, field: OrderField) -> bool {
        self.0 & (1 << field as u32) != 0
    }
}

/// Something that speaks against an order: why, in which of its rows, of which field, and the text there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub reason: ReasonCode,
    /// Place among the rows of the order; none where it is about all.
    pub row: Option<usize>,
    pub field: Option<OrderField>,
    pub text: String,
}

/// What speaks against an order while it is being built.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    /// For which it is held.
    pub(crate) held: Vec<Problem>,
    pub(crate) warnings: Vec<ReasonCode>,
    /// Rows left out, each with its reason.
    pub(crate) ignored: Vec<(usize, ReasonCode)>,
    /// Leaves the whole order out.
    pub(crate) ignored_whole: Option<ReasonCode>,
}

/// Problems told of one order; a million bad rows of one order are one finding.
const TOLD: usize = 50;

impl Problems {
    /// Notes a problem of one row. Whether the row is left out.
    pub(crate) fn row(
        &mut self,
        context: &Context,
        reason: ReasonCode,
        row: usize,
        field: OrderField,
        text: &str,
    ) -> bool {
        match context.policy.disposition(reason) {
            Disposition::Ignore => {
                self.ignored.push((row, reason));
                true
            }
            Disposition::Warn => {
                self.warnings.push(reason);
                false
            }
            Disposition::Reject | Disposition::Quarantine => {
                self.hold(reason, Some(row), Some(field), text);
                true
            }
        }
    }

    /// Notes a problem of the whole order.
    pub(crate) fn order(&mut self, context: &Context, reason: ReasonCode, field: OrderField, text: &str) {
        match context.policy.disposition(reason) {
            Disposition::Ignore if super::policy::is_final(reason) => self.ignored_whole = Some(reason),
            Disposition::Ignore => {}
            Disposition::Warn => self.warnings.push(reason),
            Disposition::Reject | Disposition::Quarantine => self.hold(reason, None, Some(field), text),
        }
    }

    fn hold(&mut self, reason: ReasonCode, row: Option<usize>, field: Option<OrderField>, text: &str) {
        if self.held.len() < TOLD {
            self.held.push(Problem { reason, row, field, text: text.chars().take(200).collect() });
        }
    }
}
