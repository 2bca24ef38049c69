//! What is stored, as the comparison of orders asks for it.

use tandem_intake::orders::{History, Known};
use tandem_model::{Order, OrderKind};
use tandem_store::{StoreError, StoredOrders};

pub(crate) struct Stored<'s>(pub(crate) &'s StoredOrders);

impl History for Stored<'_> {
    type Error = StoreError;

    fn find(&self, kind: OrderKind, external_id: &str) -> Option<Known> {
        self.0.find(kind, external_id).map(|(id, digest)| Known { id, digest })
    }

    fn was_said(&self, id: i64, digest: i64) -> bool {
        self.0.was_said(id, digest)
    }

    fn load(&mut self, ids: &[i64]) -> Result<Vec<Order>, StoreError> {
        self.0.load(ids)
    }
}
