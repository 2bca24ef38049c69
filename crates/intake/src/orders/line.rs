//! One row as one line of its order.

use super::build::Rows;
use super::context::{Context, Problems};
use super::field::OrderField;
use super::head::money_reason;
use super::item::Items;
use super::kind::{KindMemory, named_kind};
use super::money::{parse_money, parse_percent, parse_quantity};
use super::partition::hash_of;
use super::row::Role;
use super::status::read_status;
use std::borrow::Cow;
use tandem_model::{AddedBy, LineKind, MILLI, OrderLine, OrderStatus, ReasonCode, Refund, RefundBasis};

/// A line and the row that it stands on.
#[derive(Debug)]
pub(crate) struct ReadLine {
    pub(crate) row: usize,
    pub(crate) line: OrderLine,
    /// It came back.
    pub(crate) back: bool,
}

/// What the order tells its lines.
#[derive(Clone, Copy)]
pub(crate) struct Scope {
    /// Decimals of the currency.
    pub(crate) places: u32,
    pub(crate) status: OrderStatus,
}

pub(crate) fn read_lines(
    context: &Context,
    items: &mut Items,
    kinds: &mut KindMemory,
    problems: &mut Problems,
    rows: Rows<'_>,
    scope: Scope,
) -> Vec<ReadLine> {
    let mut lines = Vec::with_capacity(rows.rows.len());
    for (at, row) in rows.rows.iter().enumerate() {
        if row.role != Role::Head {
            let reader = Reader { context, rows, row: at, scope };
            lines.extend(reader.read(items, kinds, problems));
        }
    }
    lines
}

struct Reader<'r> {
    context: &'r Context,
    rows: Rows<'r>,
    row: usize,
    scope: Scope,
}

impl<'r> Reader<'r> {
    fn get(&self, field: OrderField) -> &'r str {
        self.rows.get(self.row, field)
    }

    /// The line, or nothing where the row is left out or its order held.
    fn read(&self, items: &mut Items, kinds: &mut KindMemory, problems: &mut Problems) -> Option<ReadLine> {
        let refund = self.rows.rows[self.row].role == Role::Refund;
        let cancelled = self.is_cancelled();
        let name = self.get(OrderField::Name);
        let sku = self.sku(problems);
        let quantity = self.quantity(problems, cancelled);
        let amounts = self.amounts(problems, quantity.unwrap_or(MILLI), cancelled);
        let (sku, quantity, amounts) = (sku?, quantity?, amounts?);
        let item = items.number(&sku, name);
        let kind = self.kind(kinds, item, &sku, name);
        let back = refund || quantity < 0;
        if back && !refund && kind == LineKind::Product && amounts.net == 0 && amounts.unit == 0 {
            self.drop_row(problems, ReasonCode::QtyNotPositive, OrderField::Quantity)?;
        }
        if amounts.unit < 0 && kind == LineKind::Product && !refund {
            self.drop_row(problems, ReasonCode::MoneyUnparseable, OrderField::UnitPrice)?;
        }
        let line = OrderLine {
            external_id: Some(self.get(OrderField::LineId)).filter(|id| !id.is_empty()).map(str::to_owned),
            item,
            kind,
            quantity_milli: quantity,
            unit_minor: amounts.unit,
            net_minor: amounts.net,
            discount_minor: amounts.discount,
            tax_minor: amounts.tax,
            refund: self.refund(problems, quantity, &amounts, cancelled),
            added_by: self.added_by(),
            reason: Some(self.get(OrderField::ReturnReason)).filter(|text| !text.is_empty()).map(str::to_owned),
        };
        Some(ReadLine { row: self.row, line, back })
    }

    /// Nothing when the row is to be left out, or holds up its order.
    fn drop_row(&self, problems: &mut Problems, reason: ReasonCode, field: OrderField) -> Option<()> {
        (!problems.row(self.context, reason, self.row, field, self.get(field))).then_some(())
    }

    /// A line that was cancelled alone, or whose order was.
    fn is_cancelled(&self) -> bool {
        self.scope.status == OrderStatus::Cancelled
            || self.context.habits.line_status
                && read_status(self.get(OrderField::LineStatus)) == Some(OrderStatus::Cancelled)
    }

    fn kind(&self, kinds: &mut KindMemory, item: u32, sku: &str, name: &str) -> LineKind {
        self.told_kind().unwrap_or_else(|| kinds.kind(&self.context.kinds, item, sku, name))
    }

    /// What the channel says the line is, where that is no product.
    fn told_kind(&self) -> Option<LineKind> {
        let text = self.get(OrderField::LineType);
        if text.is_empty() { None } else { named_kind(text) }
    }

    /// The SKU, or what stands for it: the channel's number of the product, or its name.
    fn sku(&self, problems: &mut Problems) -> Option<Cow<'_, str>> {
        let sku = self.get(OrderField::Sku);
        let sku = self.context.aliases.get(sku).map_or(sku, String::as_str);
        if is_scientific(sku) {
            self.drop_row(problems, ReasonCode::SkuScientificNotation, OrderField::Sku)?;
        }
        if !sku.is_empty() {
            return Some(Cow::Borrowed(sku));
        }
        let (id, name) = (self.get(OrderField::ProductId), self.get(OrderField::Name));
        let stand_in = match (id, name) {
            ("" | "0", "") => {
                self.drop_row(problems, ReasonCode::SkuMissing, OrderField::Sku)?;
                return None;
            }
            ("" | "0", name) => format!("name:{:016x}", hash_of(&name.to_lowercase())),
            (id, _) => format!("id:{id}"),
        };
        if let Some(known) = self.context.aliases.get(&stand_in).or_else(|| self.context.aliases.get(name)) {
            return Some(Cow::Borrowed(known));
        }
        let kind = || self.context.kinds.kind("", name);
        if self.told_kind().unwrap_or_else(kind) == LineKind::Product {
            self.drop_row(problems, ReasonCode::SkuUnmapped, OrderField::Sku)?;
        }
        Some(Cow::Owned(stand_in))
    }

    fn quantity(&self, problems: &mut Problems, cancelled: bool) -> Option<i64> {
        if !self.context.present.has(OrderField::Quantity) {
            return Some(MILLI);
        }
        let text = self.get(OrderField::Quantity);
        match parse_quantity(text, self.context.decimal) {
            Some(0) if cancelled => Some(0),
            Some(0) => {
                self.drop_row(problems, ReasonCode::QtyNotPositive, OrderField::Quantity)?;
                None
            }
            Some(milli) => Some(milli),
            None if cancelled && text.is_empty() => Some(0),
            None => {
                self.drop_row(problems, ReasonCode::QtyNotNumeric, OrderField::Quantity)?;
                None
            }
        }
    }

    fn amount(&self, problems: &mut Problems, field: OrderField) -> Result<Option<i64>, ()> {
        let text = self.get(field);
        if text.is_empty() {
            return Ok(None);
        }
        match parse_money(text, self.context.decimal, self.scope.places) {
            Ok(minor) => Ok(Some(minor)),
            Err(flaw) => self.drop_row(problems, money_reason(flaw), field).map(|()| None).ok_or(()),
        }
    }

    fn amounts(&self, problems: &mut Problems, quantity: i64, cancelled: bool) -> Option<Amounts> {
        let mut amount = |field| self.amount(problems, field).ok();
        let unit = amount(OrderField::UnitPrice)?;
        let total = amount(OrderField::LineTotal)?;
        let gross = amount(OrderField::LineGross)?;
        let discount = amount(OrderField::LineDiscount)?.map(i64::abs);
        let tax = amount(OrderField::LineTax)?;
        let (unit, gross) = if self.context.habits.unit_is_line { (None, gross.or(unit)) } else { (unit, gross) };
        if unit.is_none() && total.is_none() && gross.is_none() {
            let blank = cancelled
                || self.context.habits.blank_amounts
                || self.scope.status == OrderStatus::Open
                || !tells_amounts(self.context);
            if !blank {
                self.drop_row(problems, ReasonCode::MoneyUnparseable, OrderField::UnitPrice)?;
            }
        }
        let before = gross.or_else(|| unit.map(|unit| times(unit, quantity)));
        let discount = discount.or_else(|| self.percent(before));
        let net = match (total, before) {
            (Some(total), _) => total,
            (None, Some(before)) => before.saturating_sub(discount.unwrap_or(0).saturating_mul(before.signum())),
            (None, None) => 0,
        };
        let discount = discount.or_else(|| before.map(|before| (before - net).max(0))).unwrap_or(0);
        let unit = unit.unwrap_or_else(|| over(before.unwrap_or(net.saturating_add(discount)), quantity));
        Some(Amounts { unit, net, discount, tax })
    }

    fn percent(&self, gross: Option<i64>) -> Option<i64> {
        let share = parse_percent(self.get(OrderField::DiscountPercent))?;
        gross.map(|gross| (i128::from(gross) * i128::from(share) / 1_000_000) as i64)
    }

    fn refund(&self, problems: &mut Problems, quantity: i64, amounts: &Amounts, cancelled: bool) -> Refund {
        if cancelled && self.scope.status != OrderStatus::Cancelled {
            return Refund { quantity_milli: quantity, amount_minor: amounts.net, basis: RefundBasis::Exact };
        }
        let unsent = match self.scope.status {
            OrderStatus::Cancelled => 0,
            _ => self.pieces(OrderField::CancelledQuantity).min(quantity.abs()),
        };
        let back = self.pieces(OrderField::RefundedQuantity);
        let paid = self.amount(problems, OrderField::RefundedAmount).ok().flatten().map(i64::abs);
        if unsent == 0 && back == 0 && paid.is_none_or(|paid| paid == 0) {
            return Refund::default();
        }
        if back + unsent > quantity.abs() {
            let field = OrderField::RefundedQuantity;
            problems.row(self.context, ReasonCode::RefundExceedsOrder, self.row, field, self.get(field));
        }
        let share = |pieces: i64| share_of(amounts.net, pieces.min(quantity.abs()), quantity.abs());
        Refund {
            quantity_milli: (back + unsent).min(quantity.abs()),
            amount_minor: paid.unwrap_or_else(|| share(back)).saturating_add(share(unsent)),
            basis: if paid.is_none() && back > 0 { RefundBasis::Allocated } else { RefundBasis::Exact },
        }
    }

    fn pieces(&self, field: OrderField) -> i64 {
        parse_quantity(self.get(field), self.context.decimal).unwrap_or(0).abs()
    }

    fn added_by(&self) -> AddedBy {
        match self.get(OrderField::AddedBy) {
            "recommendation" => AddedBy::Recommendation,
            "affinity" => AddedBy::Affinity,
            "external" => AddedBy::External,
            _ => AddedBy::Shopper,
        }
    }
}

/// Whether the files have any amount of lines.
fn tells_amounts(context: &Context) -> bool {
    [OrderField::UnitPrice, OrderField::LineTotal, OrderField::LineGross].iter().any(|f| context.present.has(*f))
}

struct Amounts {
    unit: i64,
    net: i64,
    discount: i64,
    tax: Option<i64>,
}

/// The part of an amount for so many of all pieces, rounded half up.
fn share_of(amount: i64, pieces: i64, all: i64) -> i64 {
    if all == 0 {
        return 0;
    }
    ((i128::from(amount) * i128::from(pieces) + i128::from(all / 2)) / i128::from(all)) as i64
}

/// `1.67E+13`: what a spreadsheet makes of a long number.
fn is_scientific(sku: &str) -> bool {
    let Some((number, exponent)) = sku.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    whole.len() == 1 && digits(whole) && digits(fraction) && exponent.strip_prefix('+').is_some_and(digits)
}

/// An amount for each piece times thousandths of a piece, rounded half away from zero.
pub(crate) fn times(unit: i64, milli: i64) -> i64 {
    let product = i128::from(unit) * i128::from(milli);
    let half = i128::from(MILLI / 2) * product.signum();
    ((product + half) / i128::from(MILLI)).clamp(i64::MIN.into(), i64::MAX.into()) as i64
}

fn over(amount: i64, milli: i64) -> i64 {
    if milli == 0 {
        return amount;
    }
    let product = i128::from(amount) * i128::from(MILLI);
    let half = i128::from(milli.abs() / 2) * product.signum();
    let quotient = (product + half) / i128::from(milli.abs());
    quotient.clamp(i64::MIN.into(), i64::MAX.into()) as i64 * milli.signum()
}
