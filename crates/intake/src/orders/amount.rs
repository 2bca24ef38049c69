//! Amounts that files tell of the whole order, brought onto its lines, and whether they add up.

use super::context::{Context, Problems};
use super::field::OrderField;
use tandem_model::{LineKind, Order, OrderLine, OrderStatus, ReasonCode, Refund, RefundBasis, TaxMode};

/// Allocates what is told of the order only, and checks what it comes to.
pub(crate) fn complete(context: &Context, problems: &mut Problems, order: &mut Order) {
    allocate_discount(context, order);
    if order.tax_mode == TaxMode::Unknown {
        order.tax_mode = tax_mode(order);
        if order.tax_mode == TaxMode::Unknown && order.totals.total_minor.is_some() {
            problems.order(context, ReasonCode::TaxModeUndecidable, OrderField::OrderTax, "");
        }
    }
    check_refund(context, problems, order);
    share_refund(order);
    if order.status == OrderStatus::Completed && is_refunded(order) {
        order.status = OrderStatus::Refunded;
    }
    check_total(context, problems, order);
}

/// What of the order's discount no line has yet, by the largest remainder.
fn allocate_discount(context: &Context, order: &mut Order) {
    let Some(discount) = order.totals.discount_minor else { return };
    let of_lines: i64 = order.lines.iter().map(|line| line.discount_minor).fold(0, i64::saturating_add);
    // A file that tells the discount twice, of the order and of its lines, tells one discount.
    let rest =
        if context.habits.discount_includes_lines || of_lines == discount { discount - of_lines } else { discount };
    let rest = match order.totals.subtotal_minor {
        Some(subtotal) if context.habits.subtotal_after_discount => gap(order, subtotal, discount).unwrap_or(rest),
        _ => rest,
    };
    // Lines are rounded each for itself, so that they may miss the whole by a minor unit each.
    let rounding = if context.habits.discount_includes_lines && of_lines > 0 { tolerance(order) } else { 0 };
    if rest <= rounding {
        return;
    }
    let shares = allocate(rest, &weights(&order.lines));
    for (line, share) in order.lines.iter_mut().zip(shares) {
        line.discount_minor += share;
        line.net_minor -= share;
    }
}

/// What goods come to above a subtotal after discounts, where the discount can explain it.
fn gap(order: &Order, subtotal: i64, discount: i64) -> Option<i64> {
    let gap = goods(order).checked_sub(subtotal)?;
    (0..=discount).contains(&gap).then_some(gap)
}

fn weights(lines: &[OrderLine]) -> Vec<i64> {
    let weight = |line: &OrderLine| match line.kind {
        LineKind::Product | LineKind::GiftCard | LineKind::Adjustment => line.net_minor.max(0),
        _ => 0,
    };
    lines.iter().map(weight).collect()
}

/// Parts of an amount in proportion to the weights, which sum to it exactly (largest remainders first, then the first).
/// Nothing where the weights are nothing.
pub(crate) fn allocate(amount: i64, weights: &[i64]) -> Vec<i64> {
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: &i64| i128::from(amount) * i128::from(*weight);
    let mut parts: Vec<i64> = weights.iter().map(|weight| (exact(weight) / whole) as i64).collect();
    let mut left = amount - parts.iter().sum::<i64>();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(exact(&weights[*at]) % whole));
    for at in by_remainder {
        if left == 0 {
            break;
        }
        parts[at] += 1;
        left -= 1;
    }
    parts
}

/// More cannot be given back than was paid.
fn check_refund(context: &Context, problems: &mut Problems, order: &Order) {
    let refunded = order.totals.refunded_minor.unwrap_or(0);
    if let Some(total) = order.totals.total_minor
        && refunded > total.max(paid(order))
    {
        problems.order(context, ReasonCode::RefundExceedsOrder, OrderField::OrderRefund, &refunded.to_string());
    }
}

fn paid(order: &Order) -> i64 {
    order.lines.iter().map(|line| line.net_minor.max(0)).fold(0, i64::saturating_add)
}

/// Shares what was paid back for the order, and is told of no line, among the lines.
pub(crate) fn share_refund(order: &mut Order) {
    let refunded = order.totals.refunded_minor.unwrap_or(0);
    let net = paid(order);
    let told = order.lines.iter().any(|line| line.refund.basis == RefundBasis::Exact);
    let whole = order.status == OrderStatus::Refunded || is_refunded(order);
    if told || (refunded == 0 && !whole) {
        return;
    }
    let amount = if whole { net } else { without_tax(order, refunded).min(net) };
    let shares = allocate(amount, &order.lines.iter().map(|line| line.net_minor.max(0)).collect::<Vec<_>>());
    for (line, share) in order.lines.iter_mut().zip(shares) {
        let quantity_milli = if whole { line.quantity_milli.max(0) } else { line.refund.quantity_milli };
        line.refund = Refund { quantity_milli, amount_minor: share, basis: RefundBasis::Allocated };
    }
}

/// Whether all that was paid was paid back.
fn is_refunded(order: &Order) -> bool {
    let (refunded, total) = (order.totals.refunded_minor.unwrap_or(0), order.totals.total_minor);
    refunded > 0 && total.is_some_and(|total| refunded >= total)
}

/// What of an amount paid back is for goods, where their amounts hold no tax and what is paid back does.
fn without_tax(order: &Order, refunded: i64) -> i64 {
    let (Some(total), Some(tax)) = (order.totals.total_minor, order.totals.tax_minor) else { return refunded };
    if order.tax_mode != TaxMode::Exclusive || tax <= 0 || tax >= total {
        return refunded;
    }
    (i128::from(refunded) * i128::from(total - tax) / i128::from(total)) as i64
}

/// By arithmetic, within a minor unit a line.
fn tax_mode(order: &Order) -> TaxMode {
    let totals = &order.totals;
    let (Some(total), Some(tax)) = (totals.total_minor, totals.tax_minor) else { return TaxMode::Unknown };
    if tax == 0 {
        return TaxMode::Exclusive;
    }
    let before = goods(order).saturating_add(totals.shipping_minor.unwrap_or(0));
    let near = |sum: i64| (sum - total).abs() <= tolerance(order);
    match (near(before.saturating_add(tax)), near(before)) {
        (true, false) => TaxMode::Exclusive,
        (false, true) => TaxMode::Inclusive,
        _ => TaxMode::Unknown,
    }
}

fn check_total(context: &Context, problems: &mut Problems, order: &Order) {
    let Some(total) = order.totals.total_minor else { return };
    // Where no line tells an amount, there is nothing to add up.
    let untold = order.lines.iter().all(|line| line.unit_minor == 0 && line.net_minor == 0);
    if matches!(order.status, OrderStatus::Cancelled) || untold {
        return;
    }
    let before = goods(order).saturating_add(order.totals.shipping_minor.unwrap_or(0));
    let tax = order.totals.tax_minor.unwrap_or(0);
    let near = |sum: i64| (sum - total).abs() <= tolerance(order);
    if !near(before) && !near(before.saturating_add(tax)) {
        problems.order(context, ReasonCode::TotalMismatch, OrderField::Total, &total.to_string());
    }
}

fn goods(order: &Order) -> i64 {
    order.lines.iter().map(|line| line.net_minor).fold(0, i64::saturating_add)
}

fn tolerance(order: &Order) -> i64 {
    order.lines.len().max(1) as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cent_goes_where_the_remainder_is_largest() {
        assert_eq!(allocate(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(allocate(5, &[10, 0, 90]), [1, 0, 4]);
        assert_eq!(allocate(5, &[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(amount in 0..1_000_000_i64, weights in prop::collection::vec(0..1_000_000_i64, 1..20)) {
            let parts = allocate(amount, &weights);
            let expected = if weights.iter().all(|weight| *weight == 0) { 0 } else { amount };
            prop_assert_eq!(parts.iter().sum::<i64>(), expected);
        }
    }
}
