//! What channels call the states of an order.

use tandem_model::OrderStatus;

/// The state that a channel's word means; none for a word that is not known.
pub(crate) fn read_status(text: &str) -> Option<OrderStatus> {
    use OrderStatus::{Cancelled, Completed, Open, Refunded};
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Some(match plain.as_str() {
        "pending"
        | "open"
        | "unpaid"
        | "authorized"
        | "processing"
        | "new"
        | "pendingpayment"
        | "paymentreview"
        | "onhold"
        | "holded"
        | "hold"
        | "unshipped"
        | "awaitingpayment"
        | "awaitingpickup"
        | "awaitingshipment"
        | "awaitingfulfillment"
        | "manualverificationrequired"
        | "disputed"
        | "incomplete"
        | "draft"
        | "checkoutdraft"
        | "invoiceunconfirmed"
        | "pendingavailability"
        | "partiallypaid"
        | "unfulfilled"
        | "scheduled"
        | "notshipped"
        | "paymentprocessing"
        | "offen" => Open,
        "completed" | "complete" | "paid" | "shipped" | "partiallyshipped" | "partiallyrefunded" | "fulfilled"
        | "partial" | "partiallyfulfilled" | "delivered" | "closed" | "restocked" | "done" | "payment" | "sale"
        | "yes" | "abgeschlossen" | "versendet" | "bezahlt" => Completed,
        "cancelled" | "canceled" | "voided" | "void" | "failed" | "declined" | "trash" | "expired" | "storniert"
        | "annulée" | "annulé" | "deleted" => Cancelled,
        "refunded" | "fullyrefunded" | "refund" | "returned" | "erstattet" => Refunded,
        // `Shipped - Out for Delivery`, `Pending - Waiting for Pick Up`.
        other if other.starts_with("shipped") => Completed,
        other if other.starts_with("pending") => Open,
        _ => return None,
    })
}

/// `true`, `yes`, `1`.
pub(crate) fn is_yes(text: &str) -> bool {
    ["true", "yes", "y", "1", "test"].iter().any(|yes| text.eq_ignore_ascii_case(yes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_channels_are_known() {
        assert_eq!(read_status("partially_refunded"), Some(OrderStatus::Completed));
        assert_eq!(read_status("Awaiting Fulfillment"), Some(OrderStatus::Open));
        assert_eq!(read_status("Canceled"), Some(OrderStatus::Cancelled));
        assert_eq!(read_status("Shipped - Delivered to Buyer"), Some(OrderStatus::Completed));
        assert_eq!(read_status("sideways"), None);
    }
}
