//! An order that is stored and rows of it that come later: the same, more of it, or a change.

use super::amount::share_refund;
use super::item::Items;
use super::sort::sort;
use std::collections::BTreeMap;
use tandem_model::{CustomerTraits, Order, OrderCodes, OrderKind, OrderLine, OrderScope, OrderTotals, TaxMode};

/// How the lines of a file fit those stored of one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Fit {
    /// Lines that are stored just so.
    pub(crate) matched: u64,
    /// Lines of goods that the stored order does not have.
    pub(crate) added: u64,
    /// Lines of goods that it has otherwise.
    pub(crate) differing: u64,
}

/// Whether a file repeats orders or goes on with them, which is decided once for all its orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// What the file says of an order takes the place of what was stored.
    Whole,
    /// What it says of goods takes the place of what was stored of them; other lines stay.
    Repeats,
    /// Its lines come on top.
    Continues,
}

impl Fit {
    pub(crate) fn add(&mut self, other: Self) {
        self.matched += other.matched;
        self.added += other.added;
        self.differing += other.differing;
    }

    /// A file that goes on with orders has next to none of their lines again.
    pub(crate) fn sense(self, scope: OrderScope) -> Sense {
        match scope {
            OrderScope::Whole => Sense::Whole,
            OrderScope::Part => Sense::Continues,
            OrderScope::Auto if self.matched.saturating_mul(10) >= self.added => Sense::Repeats,
            OrderScope::Auto => Sense::Continues,
        }
    }
}

/// What makes two lines lines of the same goods: the channel's number, or item and price.
type Goods<'l> = (Option<&'l str>, u32, i64);

fn goods(line: &OrderLine) -> Goods<'_> {
    match &line.external_id {
        Some(id) => (Some(id), 0, 0),
        None => (None, line.item, line.unit_minor),
    }
}

fn by_goods(lines: &[OrderLine]) -> BTreeMap<Goods<'_>, Vec<&OrderLine>> {
    let mut found: BTreeMap<Goods<'_>, Vec<&OrderLine>> = BTreeMap::new();
    for line in lines {
        found.entry(goods(line)).or_default().push(line);
    }
    found
}

pub(crate) fn fit(stored: &Order, part: &Order) -> Fit {
    let stored = by_goods(&stored.lines);
    let mut fit = Fit::default();
    for (goods, lines) in by_goods(&part.lines) {
        match stored.get(&goods) {
            None => fit.added += lines.len() as u64,
            Some(held) => {
                let beyond = beyond(held, &lines).len() as u64;
                fit.matched += lines.len() as u64 - beyond;
                fit.differing += beyond;
            }
        }
    }
    fit
}

/// Lines that are not among those held, each of which counts once.
fn beyond<'l>(held: &[&OrderLine], lines: &[&'l OrderLine]) -> Vec<&'l OrderLine> {
    let mut free: Vec<&OrderLine> = held.to_vec();
    let mut beyond = Vec::new();
    for line in lines {
        match free.iter().position(|held| held == line) {
            Some(at) => _ = free.swap_remove(at),
            None => beyond.push(*line),
        }
    }
    beyond
}

/// The order with what a part says of it.
pub(crate) fn merge(stored: &Order, part: Order, sense: Sense, items: &Items) -> Order {
    let sense = match (sense, part.kind) {
        (Sense::Whole, OrderKind::Sale) => return whole(stored, part),
        // What comes back does so piece by piece, each told once.
        (Sense::Whole, OrderKind::Return) => Sense::Continues,
        (sense, _) => sense,
    };
    let said = by_goods(&part.lines);
    let held = by_goods(&stored.lines);
    let mut lines: Vec<OrderLine> = Vec::with_capacity(stored.lines.len() + part.lines.len());
    for (goods, held) in &held {
        match said.get(goods) {
            Some(said) if sense == Sense::Repeats && !beyond(held, said).is_empty() => {
                lines.extend(said.iter().map(|line| (*line).clone()));
            }
            Some(said) => {
                lines.extend(held.iter().map(|line| (*line).clone()));
                lines.extend(beyond(held, said).into_iter().cloned());
            }
            None => lines.extend(held.iter().map(|line| (*line).clone())),
        }
    }
    for (goods, said) in &said {
        if !held.contains_key(goods) {
            lines.extend(said.iter().map(|line| (*line).clone()));
        }
    }
    sort(&mut lines, items);
    match sense {
        Sense::Continues => Order { lines, ..joined(stored, &part) },
        _ => Order { lines, ..part.clone() },
    }
}

/// A whole order in the place of the stored one. What it does not tell stays known: one kind of file has the customer,
/// another one the totals, a third no amounts.
fn whole(stored: &Order, part: Order) -> Order {
    let untold = |order: &Order| order.lines.iter().all(|line| line.unit_minor == 0 && line.net_minor == 0);
    let keeps_lines = untold(&part) && !untold(stored);
    let tells_less = part.totals.total_minor.is_none() && stored.totals.total_minor.is_some();
    let (known, traits, codes) = (&stored.totals, &stored.traits, &stored.codes);
    let mut order = Order {
        customer: part.customer.or_else(|| stored.customer.clone()),
        status: if tells_less { stored.status.max(part.status) } else { part.status },
        tax_mode: if part.tax_mode == TaxMode::Unknown { stored.tax_mode } else { part.tax_mode },
        traits: CustomerTraits {
            company: part.traits.company.or_else(|| traits.company.clone()),
            industry: part.traits.industry.or_else(|| traits.industry.clone()),
            region: part.traits.region.or_else(|| traits.region.clone()),
            tier: part.traits.tier.or_else(|| traits.tier.clone()),
        },
        totals: OrderTotals {
            subtotal_minor: part.totals.subtotal_minor.or(known.subtotal_minor),
            discount_minor: part.totals.discount_minor.or(known.discount_minor),
            shipping_minor: part.totals.shipping_minor.or(known.shipping_minor),
            tax_minor: part.totals.tax_minor.or(known.tax_minor),
            total_minor: part.totals.total_minor.or(known.total_minor),
            refunded_minor: part.totals.refunded_minor.or(known.refunded_minor),
        },
        codes: OrderCodes {
            offer: part.codes.offer.or_else(|| codes.offer.clone()),
            source: part.codes.source.or_else(|| codes.source.clone()),
            group: part.codes.group.or_else(|| codes.group.clone()),
        },
        lines: if keeps_lines { stored.lines.clone() } else { part.lines },
        ..part
    };
    share_refund(&mut order);
    order
}

/// The head of an order that two files each tell a part of, the same whichever came first.
fn joined(stored: &Order, part: &Order) -> Order {
    let mut joined = part.clone();
    joined.placed_at = stored.placed_at.min(part.placed_at);
    joined.customer = match (&stored.customer, &part.customer) {
        (Some(one), Some(other)) => Some(one.min(other).clone()),
        (one, other) => one.clone().or_else(|| other.clone()),
    };
    joined.status = stored.status.max(part.status);
    joined.test |= stored.test;
    let (a, b) = (stored.totals, &mut joined.totals);
    b.subtotal_minor = b.subtotal_minor.max(a.subtotal_minor);
    b.discount_minor = b.discount_minor.max(a.discount_minor);
    b.shipping_minor = b.shipping_minor.max(a.shipping_minor);
    b.tax_minor = b.tax_minor.max(a.tax_minor);
    b.total_minor = b.total_minor.max(a.total_minor);
    b.refunded_minor = b.refunded_minor.max(a.refunded_minor);
    let codes = &stored.codes;
    let told = |one: &Option<String>, other: &mut Option<String>| {
        if let Some(one) = one
            && other.as_ref().is_none_or(|other| one < other)
        {
            *other = Some(one.clone());
        }
    };
    told(&codes.offer, &mut joined.codes.offer);
    told(&codes.source, &mut joined.codes.source);
    told(&codes.group, &mut joined.codes.group);
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use tandem_model::{MILLI, OrderStatus, Refund, RefundBasis};

    /// `1x6@255 2x1@100`: item, pieces, price.
    fn order(lines: &str) -> Order {
        let number = |text: &str| text.parse::<i64>().unwrap();
        let line = |text: &str| {
            let (item, rest) = text.split_once('x').unwrap();
            let (pieces, price) = rest.split_once('@').unwrap();
            let (quantity_milli, unit_minor) = (number(pieces) * MILLI, number(price));
            let net_minor = number(pieces) * unit_minor;
            OrderLine { item: number(item) as u32, quantity_milli, unit_minor, net_minor, ..OrderLine::default() }
        };
        Order { lines: lines.split_whitespace().map(line).collect(), ..Order::default() }
    }

    fn shown(order: &Order) -> String {
        let line = |line: &OrderLine| format!("{}x{}@{}", line.item, line.quantity_milli / MILLI, line.unit_minor);
        order.lines.iter().map(line).collect::<Vec<_>>().join(" ")
    }

    fn check(stored: &str, part: &str, scope: OrderScope, expected: &str) {
        let (stored, part) = (order(stored), order(part));
        let sense = fit(&stored, &part).sense(scope);
        let items = Items::of((0..10).map(|at| super::super::Item { sku: at.to_string().into(), names: Vec::new() }));
        assert_eq!(shown(&merge(&stored, part, sense, &items)), expected);
    }

    #[test]
    fn the_other_half_of_an_order_is_added() {
        check("1x6@255 2x1@100", "3x1@5 4x1@5", OrderScope::Auto, "1x6@255 2x1@100 3x1@5 4x1@5");
    }

    #[test]
    fn a_changed_quantity_takes_the_place_of_the_old_one() {
        check("1x6@255 2x1@100", "1x5@255 2x1@100", OrderScope::Auto, "1x5@255 2x1@100");
        check("1x6@255", "1x5@255", OrderScope::Auto, "1x5@255");
    }

    #[test]
    fn what_repeats_is_not_doubled() {
        check("1x6@255 1x2@255 2x1@100", "1x6@255", OrderScope::Auto, "1x2@255 1x6@255 2x1@100");
        check("1x6@255", "1x6@255 1x2@255", OrderScope::Part, "1x2@255 1x6@255");
    }

    #[test]
    fn a_whole_order_takes_the_place_of_the_old_one() {
        check("1x6@255 2x1@100", "2x1@100", OrderScope::Whole, "2x1@100");
    }

    #[test]
    fn what_a_whole_order_does_not_tell_stays_known() {
        check("1x6@255", "", OrderScope::Whole, "1x6@255");
        check("1x6@255", "1x6@0", OrderScope::Whole, "1x6@255");
        check("1x6@0", "1x5@0", OrderScope::Whole, "1x5@0");
        let told = Order { customer: Some("key".to_owned()), status: OrderStatus::Refunded, ..order("1x2@100") };
        let totals = OrderTotals { total_minor: Some(200), ..OrderTotals::default() };
        let stored = Order { totals, ..told };
        let merged = merge(&stored, order("1x2@100"), Sense::Whole, &Items::default());
        assert_eq!((merged.customer, merged.status, merged.totals), (stored.customer, stored.status, totals));
        let refund = Refund { quantity_milli: 2 * MILLI, amount_minor: 200, basis: RefundBasis::Allocated };
        assert_eq!(merged.lines[0].refund, refund);
    }

    #[test]
    fn what_comes_back_later_is_added() {
        let [stored, part] = ["1x1@0", "2x1@0"].map(|lines| Order { kind: OrderKind::Return, ..order(lines) });
        let items = Items::of((0..3).map(|at| super::super::Item { sku: at.to_string().into(), names: Vec::new() }));
        let merged = merge(&stored, part.clone(), Sense::Whole, &items);
        assert_eq!(shown(&merged), "1x1@0 2x1@0");
        assert_eq!(shown(&merge(&merged, part, Sense::Whole, &items)), "1x1@0 2x1@0");
    }
}
