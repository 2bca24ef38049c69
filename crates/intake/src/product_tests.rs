//! Products read from whole files.

use super::*;
use crate::export::escape;
use crate::fixture::any_product;
use crate::sniff::sniff;
use proptest::prelude::*;

type Row = Result<Product, RefusedRow>;

fn read(bytes: &[u8]) -> Vec<Row> {
    let mut rows = ProductRows::open(bytes, sniff(bytes).unwrap(), &BTreeMap::new()).unwrap();
    let products = std::iter::from_fn(|| rows.next_row().unwrap());
    products.map(|row| row.and_then(|row| apply(&row, Product::named(row.sku.clone(), "", "EUR")))).collect()
}

fn apply(row: &ProductRecord, before: Product) -> Row {
    row.apply_to(before).map_err(|problem| problem.at_line(row.line))
}

fn refused(rows: &[Row]) -> Vec<(u64, &str)> {
    rows.iter().filter_map(|row| row.as_ref().err()).map(|row| (row.line, row.code.as_str())).collect()
}

#[test]
fn a_german_spreadsheet_is_understood() {
    let text =
        "Artikel;Article;Title;Price;Stock;Tags\n1;H-1;Helm \u{bb}Stra\u{df}e\u{ab};1.234,50 \u{20ac};7;road|winter\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let product = read(&bytes)[0].clone().unwrap();
    assert_eq!((product.sku.as_str(), product.price_minor), ("H-1", Some(123_450)));
    assert_eq!((product.currency.as_str(), product.tags.len()), ("EUR", 2));
}

#[test]
fn utf16_files_are_understood() {
    let text = "\u{feff}sku\tname\nA\tCaf\u{e9}\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&bytes)[0].as_ref().unwrap().name, "Café");
}

#[test]
fn bad_rows_are_refused_and_the_rest_goes_on() {
    let rows = read(
        b"sku,name,price,stock,launch,end\n\
          A,Helmet,12,,,\n\
          ,Nameless,,,,\n\
          A,Again,,,,\n\
          B,Short\n\
          C,Dear,90071992547409.92,,,\n\
          D,Glove,,many,,\n\
          E,Late,,,2026-02-02,2026-01-01\n\
          F,,,,,\n\
          G\0,Nul,,,,\n\
          Z,Last,1,2,,\n",
    );
    let expected = [
        (3, "blank_sku"),
        (4, "duplicate_sku"),
        (5, "ragged_row"),
        (6, "amount_too_large"),
        (7, "bad_stock"),
        (8, "bad_dates"),
        (9, "blank_value"),
        (10, "unreadable_bytes"),
    ];
    assert_eq!(refused(&rows), expected);
    assert_eq!(rows.len(), 10);
}

#[test]
fn columns_that_lack_leave_a_product_as_it_is() {
    let mut rows =
        ProductRows::open(&b"sku,name,attribute:size\nA,New,\n"[..], sniff(&b"a,b"[..]).unwrap(), &BTreeMap::new())
            .unwrap();
    let mut before = Product::named("A", "Old", "USD");
    before.price_minor = Some(5);
    before.attributes.insert("size".to_owned(), "44".to_owned());
    let after = apply(&rows.next_row().unwrap().unwrap().unwrap(), before).unwrap();
    assert_eq!((after.name.as_str(), after.price_minor, after.currency.as_str()), ("New", Some(5), "USD"));
    assert!(after.attributes.is_empty());
}

#[test]
fn a_row_never_leaves_an_amount_in_another_currency() {
    let bytes = &b"sku,name,price\nA,A,$5\n"[..];
    let mut rows = ProductRows::open(bytes, sniff(bytes).unwrap(), &BTreeMap::new()).unwrap();
    let row = rows.next_row().unwrap().unwrap().unwrap();
    let mut costly = Product::named("A", "A", "EUR");
    costly.cost_minor = Some(300);
    assert_eq!(apply(&row, costly).unwrap_err().code, "currency_mismatch");
    assert_eq!(apply(&row, Product::named("A", "A", "EUR")).unwrap().currency, "USD");
}

#[test]
fn files_without_a_usable_header_are_refused_whole() {
    let open = |bytes: &[u8]| {
        let error = ProductRows::open(bytes, sniff(bytes).unwrap(), &BTreeMap::new()).err().unwrap();
        tandem_model::Fault::from(error).code
    };
    assert_eq!(open(b""), "empty_file");
    assert_eq!(open(b"\n\n"), "empty_file");
    assert_eq!(open(b"colour,price\nred,5"), "missing_column");
    assert_eq!(open(&vec![b'x'; 17 * 1024 * 1024]), "row_too_long");
}

proptest! {
    #[test]
    fn products_written_by_field_are_read_back_identically(product in any_product()) {
        let fields = ProductField::FIXED.into_iter().filter(|field| {
            !matches!(field, ProductField::PriceMinor | ProductField::Cost)
        });
        let fields: Vec<_> = fields.collect();
        let mut csv = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        csv.write_record(fields.iter().map(ProductField::name)).unwrap();
        csv.write_record(fields.iter().map(|field| escape(&field.show(&product)))).unwrap();
        let rows = read(&csv.into_inner().unwrap());
        prop_assert_eq!(rows, vec![Ok(product)]);
    }
}
