//! What a row of an order file can tell. Every channel is read into these fields, and profiles map columns to them.

use std::fmt;

macro_rules! fields {
    ($($variant:ident $name:literal $label:literal $level:ident,)*) => {
        /// A field of a row. Those of an order stand on each of its rows, or on one of them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum OrderField {
            $($variant,)*
        }

        impl OrderField {
            pub const ALL: [Self; Self::COUNT] = [$(Self::$variant,)*];
            pub const COUNT: usize = [$($name,)*].len();

            /// The word for it in profiles and dead letters.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What the screen calls it.
            pub fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label,)*
                }
            }

            pub(crate) fn level(self) -> Level {
                match self {
                    $(Self::$variant => Level::$level,)*
                }
            }
        }
    };
}

/// Whether a field speaks of the order or of one line of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Order,
    Line,
}

fields! {
    OrderId "order_id" "Order number" Order,
    PlacedAt "placed_at" "Order date" Order,
    PlacedTime "placed_time" "Time of day" Order,
    TimeZone "time_zone" "Time zone" Order,
    Currency "currency" "Currency" Order,
    Status "status" "Status" Order,
    PaymentStatus "payment_status" "Payment status" Order,
    CancelledAt "cancelled_at" "Cancelled at" Order,
    OrderType "order_type" "Kind of order" Order,
    Test "test" "Test order" Order,
    CustomerId "customer_id" "Customer number" Order,
    Email "email" "E-mail" Order,
    Phone "phone" "Phone" Order,
    CustomerAccount "customer_account" "Company" Order,
    Industry "industry" "Industry" Order,
    Region "region" "Country or region" Order,
    Tier "tier" "Customer tier" Order,
    Subtotal "subtotal" "Subtotal" Order,
    OrderDiscount "order_discount" "Discount of the order" Order,
    Shipping "shipping" "Shipping" Order,
    ShippingDiscount "shipping_discount" "Discount on shipping" Order,
    OrderTax "order_tax" "Tax of the order" Order,
    Total "total" "Total" Order,
    OrderRefund "order_refund" "Refunded of the order" Order,
    TotalAfterRefunds "total_after_refunds" "Total after refunds" Order,
    TaxMode "tax_mode" "Tax in prices" Order,
    Offer "offer" "Coupon or offer" Order,
    Source "source" "Source" Order,
    Group "group" "Group of an experiment" Order,
    LineId "line_id" "Line number" Line,
    Sku "sku" "SKU" Line,
    ProductId "product_id" "Product number" Line,
    Name "name" "Product name" Line,
    Quantity "quantity" "Quantity" Line,
    UnitPrice "unit_price" "Unit price" Line,
    LineTotal "line_total" "Line total" Line,
    LineGross "line_gross" "Line total before discount" Line,
    LineDiscount "line_discount" "Discount of the line" Line,
    DiscountPercent "discount_percent" "Discount of the line in percent" Line,
    LineTax "line_tax" "Tax of the line" Line,
    LineStatus "line_status" "Status of the line" Line,
    LineType "line_type" "Kind of line" Line,
    CancelledQuantity "cancelled_quantity" "Quantity cancelled before it was sent" Line,
    RefundedQuantity "refunded_quantity" "Refunded quantity" Line,
    RefundedAmount "refunded_amount" "Refunded amount" Line,
    ReturnReason "return_reason" "Reason of the return" Line,
    AddedBy "added_by" "Added by" Line,
}

/// Fields that hold an amount of money.
pub(crate) const AMOUNTS: [OrderField; 14] = [
    OrderField::Subtotal,
    OrderField::OrderDiscount,
    OrderField::Shipping,
    OrderField::ShippingDiscount,
    OrderField::OrderTax,
    OrderField::Total,
    OrderField::OrderRefund,
    OrderField::TotalAfterRefunds,
    OrderField::UnitPrice,
    OrderField::LineTotal,
    OrderField::LineGross,
    OrderField::LineDiscount,
    OrderField::LineTax,
    OrderField::RefundedAmount,
];

impl OrderField {
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

impl fmt::Display for OrderField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
