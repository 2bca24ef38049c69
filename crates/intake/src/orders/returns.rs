//! The sale that each returned line comes from.

use tandem_model::{Order, OrderKind, OrderStatus};

/// Pieces of a returned line taken from a line of a sale; orders by their place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Take {
    pub returned: usize,
    pub line: usize,
    pub sale: usize,
    pub sale_line: usize,
    pub quantity_milli: i64,
}

/// Among the orders of one customer, the earliest first: the sale of the same number, else the latest sale before the
/// return that has pieces of the same goods left, at the same price where there is one. Returns take in their order, so
/// the answer depends on nothing but the orders.
pub fn match_returns(orders: &[Order]) -> Vec<Take> {
    let mut left: Vec<Vec<i64>> =
        orders.iter().map(|order| order.lines.iter().map(|line| line.kept_milli()).collect()).collect();
    let mut takes = Vec::new();
    let returns = orders.iter().enumerate().filter(|(_, order)| order.kind == OrderKind::Return);
    for (returned, order) in returns {
        for (line, back) in order.lines.iter().enumerate() {
            let mut wanted = back.quantity_milli;
            for same_price in [true, false] {
                for (sale, sale_line) in sales(orders, returned, back.item) {
                    let price_fits = orders[sale].lines[sale_line].unit_minor == back.unit_minor;
                    let free = &mut left[sale][sale_line];
                    let quantity_milli = wanted.min(*free);
                    if price_fits == same_price && quantity_milli > 0 {
                        *free -= quantity_milli;
                        wanted -= quantity_milli;
                        takes.push(Take { returned, line, sale, sale_line, quantity_milli });
                    }
                }
            }
        }
    }
    takes
}

/// Lines of sales that could have come back, the likeliest first.
fn sales(orders: &[Order], returned: usize, item: u32) -> Vec<(usize, usize)> {
    let back = &orders[returned];
    let fits = |order: &Order| {
        order.kind == OrderKind::Sale
            && order.status != OrderStatus::Cancelled
            && order.currency == back.currency
            && (order.placed_at <= back.placed_at || order.external_id == back.external_id)
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, order) in orders.iter().enumerate().rev().filter(|(_, order)| fits(order)) {
        let lines = order.lines.iter().enumerate().filter(|(_, line)| line.item == item);
        found.extend(lines.map(|(line, _)| (at, line)));
    }
    found.sort_by_key(|(at, _)| orders[*at].external_id != back.external_id);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use tandem_model::{MILLI, OrderLine};

    /// `sale 1: 7x5@100`: number, item, pieces, price; the day is the place.
    fn orders(texts: &[&str]) -> Vec<Order> {
        let number = |text: &str| text.parse::<i64>().unwrap();
        let order = |(day, text): (usize, &&str)| {
            let (head, lines) = text.split_once(": ").unwrap();
            let (kind, external_id) = head.split_once(' ').unwrap();
            let line = |text: &str| {
                let (item, rest) = text.split_once('x').unwrap();
                let (pieces, price) = rest.split_once('@').unwrap();
                let (quantity_milli, unit_minor) = (number(pieces) * MILLI, number(price));
                OrderLine { item: number(item) as u32, quantity_milli, unit_minor, ..OrderLine::default() }
            };
            Order {
                kind: if kind == "sale" { OrderKind::Sale } else { OrderKind::Return },
                external_id: external_id.to_owned(),
                placed_at: DateTime::from_timestamp_secs(day as i64 * 86_400).unwrap(),
                lines: lines.split(' ').map(line).collect(),
                ..Order::default()
            }
        };
        texts.iter().enumerate().map(order).collect()
    }

    fn check(texts: &[&str], expected: &[(usize, usize, usize, i64)]) {
        let takes = match_returns(&orders(texts));
        let found: Vec<_> = takes.iter().map(|t| (t.returned, t.sale, t.sale_line, t.quantity_milli / MILLI)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_return_takes_from_the_latest_sale_at_its_price() {
        check(&["sale 1: 7x5@100", "sale 2: 7x5@90", "back C3: 7x2@100"], &[(2, 0, 0, 2)]);
        check(&["sale 1: 7x5@100", "sale 2: 7x5@100", "back C3: 7x7@100"], &[(2, 1, 0, 5), (2, 0, 0, 2)]);
        check(&["sale 1: 7x5@100", "back C2: 7x1@80"], &[(1, 0, 0, 1)]);
    }

    #[test]
    fn nothing_comes_back_twice_or_before_it_was_sold() {
        check(&["sale 1: 7x1@100", "back C2: 7x1@100", "back C3: 7x1@100"], &[(1, 0, 0, 1)]);
        check(&["back C1: 7x1@100", "sale 2: 7x1@100"], &[]);
        check(&["sale 1: 8x1@100", "back C2: 7x1@100"], &[]);
    }

    #[test]
    fn the_sale_of_the_same_number_comes_first() {
        check(&["sale A: 7x1@100", "sale B: 7x1@100", "back A: 7x1@100"], &[(2, 0, 0, 1)]);
    }
}
