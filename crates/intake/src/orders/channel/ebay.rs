//! The orders report of eBay's Seller Hub: lines of other matter around the table, orders of several items as a summary
//! and a row an item, amounts with their currency.

use super::layout::{Known, Layout, is_zero, open, recognise};
use super::{Channel, OrderFile, Sample};
use crate::currency::decimals;
use crate::orders::context::Habits;
use crate::orders::field::OrderField;
use crate::orders::group::Intake;
use crate::orders::money::{currency_mark, parse_money, parse_quantity};
use crate::orders::row::{Draft, Role};
use crate::problem::IntakeError;
use crate::table::TableRow;
use tandem_model::{DecimalSign, MILLI, Profile};

pub(super) struct Ebay;

const COLUMNS: &[(&str, OrderField)] = {
    use OrderField as F;
    &[
        ("ordernumber", F::OrderId),
        ("salesrecordnumber", F::OrderId),
        ("saledate", F::PlacedAt),
        ("buyerusername", F::CustomerId),
        ("buyeremail", F::Email),
        ("shiptocountry", F::Region),
        ("posttocountry", F::Region),
        ("buyercountry", F::Region),
        ("shippingandhandling", F::Shipping),
        ("postageandpackaging", F::Shipping),
        ("sellercollectedtax", F::OrderTax),
        ("totalprice", F::Total),
        ("itemnumber", F::ProductId),
        ("customlabel", F::Sku),
        ("customlabelsku", F::Sku),
        ("itemtitle", F::Name),
        ("quantity", F::Quantity),
        ("soldfor", F::UnitPrice),
    ]
};

const LAYOUTS: [Layout; 1] = [Layout {
    signature: &["Sales Record Number", "Item Number", "Item Title", "Quantity", "Sold For", "Total Price"],
    columns: COLUMNS,
}];

impl Channel for Ebay {
    fn name(&self) -> &'static str {
        "ebay"
    }

    fn label(&self) -> &'static str {
        "eBay"
    }

    fn habits(&self) -> Habits {
        Habits { whole_orders: true, ..Habits::default() }
    }

    fn recognises(&self, sample: &Sample) -> u8 {
        recognise(&LAYOUTS, sample)
    }

    fn read(&self, files: &mut [OrderFile], profile: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        for file in files {
            let evidence = Evidence::of(open(file, &LAYOUTS, true)?, profile.decimal)?;
            let table = open(file, &LAYOUTS, true)?;
            let columns = Columns::of(&table);
            table.read(intake, |draft, row, intake| columns.hand_over(draft, row, &evidence, intake))?;
        }
        Ok(())
    }
}

/// Columns that say something about a row without being a field of it.
struct Columns {
    transaction: Option<usize>,
    paid: Option<usize>,
    tax: Option<usize>,
    tax_in_total: Option<usize>,
}

impl Columns {
    fn of(table: &Known<'_>) -> Self {
        Self {
            transaction: table.column("transactionid"),
            paid: table.column("paidondate"),
            tax: table.column("ebaycollectedtax"),
            tax_in_total: table.column("ebaycollectedtaxincludedintotal"),
        }
    }

    fn hand_over(
        &self,
        draft: Draft<'_>,
        row: &TableRow,
        evidence: &Evidence,
        intake: &mut Intake,
    ) -> Result<(), IntakeError> {
        if is_footer(row) {
            return intake.leave_out("footer");
        }
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column).trim());
        let line = line_id(draft.get(OrderField::ProductId), cell(self.transaction));
        let mut draft = draft;
        let (total, price) = (draft.get(OrderField::Total), draft.get(OrderField::UnitPrice));
        draft.set(OrderField::Currency, currency_mark(if price.is_empty() { total } else { price }));
        // What the marketplace collects is no matter of the seller's, but may be in the total.
        if is_zero(draft.get(OrderField::OrderTax)) && cell(self.tax_in_total).eq_ignore_ascii_case("yes") {
            draft.set(OrderField::OrderTax, cell(self.tax));
        }
        if !total.is_empty() && self.paid.is_some() && cell(self.paid).is_empty() {
            draft.set(OrderField::Status, "unpaid");
        }
        if draft.get(OrderField::ProductId).is_empty() {
            draft.role = Role::Head;
        } else if evidence.price_is_of_line() {
            draft.set(OrderField::LineGross, price);
            draft.set(OrderField::UnitPrice, "");
        }
        draft.set(OrderField::LineId, &line);
        intake.row(&draft)
    }
}

/// Sales of one auction have transactions that are all 0.
fn line_id(item: &str, transaction: &str) -> String {
    match (item, transaction) {
        ("", _) | (_, "" | "0") => String::new(),
        (item, transaction) => format!("{item}-{transaction}"),
    }
}

fn is_footer(row: &TableRow) -> bool {
    let mut cells = row.cells().take(2).map(|cell| cell.trim().to_ascii_lowercase());
    cells.any(|cell| cell.starts_with("seller id") || cell.contains("record(s) downloaded"))
}

/// Whether what is told of several pieces is the price of one or of all, by what totals come to. Files differ.
#[derive(Debug, Default)]
struct Evidence {
    of_piece: u64,
    of_line: u64,
}

impl Evidence {
    fn of(table: Known<'_>, decimal: DecimalSign) -> Result<Self, IntakeError> {
        let mut evidence = Self::default();
        table.scan(|draft| _ = evidence.observe(draft, decimal))?;
        Ok(evidence)
    }

    fn price_is_of_line(&self) -> bool {
        self.of_line > self.of_piece
    }

    /// Of sales of one item, several pieces of it.
    fn observe(&mut self, draft: &Draft<'_>, decimal: DecimalSign) -> Option<()> {
        let amount = |field| match draft.get(field) {
            "" => Some(0),
            text => parse_money(text, decimal, decimals("EUR")).ok(),
        };
        let milli = parse_quantity(draft.get(OrderField::Quantity), decimal)?;
        let (price, total) = (amount(OrderField::UnitPrice)?, amount(OrderField::Total)?);
        if milli <= MILLI || price == 0 || total == 0 || draft.get(OrderField::ProductId).is_empty() {
            return None;
        }
        let of_all = price.checked_mul(milli)? / MILLI;
        let goods = total - amount(OrderField::Shipping)?;
        let tax = amount(OrderField::OrderTax)?;
        self.of_piece += u64::from(goods == of_all || goods - tax == of_all);
        self.of_line += u64::from(goods == price || goods - tax == price);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::row::Place;

    fn check(rows: &[(&str, &str, &str, &str)], expected: bool) {
        let mut evidence = Evidence::default();
        for (pieces, price, shipping, total) in rows {
            let mut draft = Draft::new(Place::default());
            draft.set(OrderField::ProductId, "110012345678");
            draft.set(OrderField::Quantity, pieces);
            draft.set(OrderField::UnitPrice, price);
            draft.set(OrderField::Shipping, shipping);
            draft.set(OrderField::Total, total);
            evidence.observe(&draft, DecimalSign::Auto);
        }
        assert_eq!(evidence.price_is_of_line(), expected);
    }

    #[test]
    fn totals_tell_what_a_price_is_for() {
        check(&[("2", "$10.00", "$5.00", "$25.00")], false);
        check(&[("2", "$20.00", "$5.00", "$25.00")], true);
        check(&[("1", "$20.00", "$5.00", "$25.00"), ("2", "$20.00", "", "")], false);
        check(&[("3", "EUR 90,00", "", "EUR 90,00")], true);
    }

    #[test]
    fn an_item_and_its_sale_number_a_line() {
        assert_eq!(line_id("1100", "25"), "1100-25");
        assert_eq!(line_id("1100", "0"), "");
        assert_eq!(line_id("", "25"), "");
    }
}
