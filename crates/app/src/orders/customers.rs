//! Customers of an import: their ids, and what is new of them.

use std::collections::HashMap;
use tandem_model::{CustomerKey, CustomerTraits};
use tandem_store::{CustomerRow, StoredOrders};

/// Ids of customers, and what is new of them.
pub(super) struct Customers<'f> {
    stored: &'f StoredOrders,
    next: i64,
    rows: HashMap<CustomerKey, CustomerRow>,
}

impl<'f> Customers<'f> {
    pub(super) fn of(stored: &'f StoredOrders) -> Self {
        Self { stored, next: stored.next_customer, rows: HashMap::new() }
    }

    pub(super) fn into_rows(self) -> Vec<CustomerRow> {
        self.rows.into_values().collect()
    }

    pub(super) fn id(&mut self, key: &CustomerKey, traits: CustomerTraits, at: i64) -> i64 {
        if let Some(row) = self.rows.get_mut(key) {
            if later(&traits, at, &row.traits, row.at) {
                (row.traits, row.at) = (traits, at);
            }
            return row.id;
        }
        let known = self.stored.customers.get(key);
        if let Some(known) = known
            && !later(&traits, at, &known.traits, known.at)
        {
            return known.id;
        }
        let id = known.map_or(self.next, |known| known.id);
        if known.is_none() {
            self.next += 1;
        }
        self.rows.insert(key.clone(), CustomerRow { id, key: key.clone(), traits, at, known: known.is_some() });
        id
    }
}

/// Whether an order tells something of a customer that is newer. Of two orders at one instant the smaller text counts.
fn later(traits: &CustomerTraits, at: i64, known: &CustomerTraits, known_at: i64) -> bool {
    *traits != CustomerTraits::default() && traits != known && (at > known_at || at == known_at && traits < known)
}
