//! Small files in good order, of every kind.

use crate::fixture::xlsx;
use crate::old_fixture::{label, number, xls};
use crate::parquet_fixture;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

pub struct Seed {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub rows: u64,
    /// Whether it may be brought into other encodings.
    pub is_text: bool,
}

const CSV: &str = "Order,Placed,SKU,Name,Quantity,Price\r
1001,2026-01-05,A-1,\"Helmet, \"\"Pro\"\"\",1,49.90\r
1001,2026-01-05,B-2,\"Glove
long\",2,19.90\r
\r
1002,2026-01-06,A-1,Café Größe,1,49.90\r
";
const TSV: &str = "sep=\t\norder\tsku\tqty\n1\t5\" pipe\t2\n2\tB\t3\n";
const JSON: &str = r#"[{"id":1,"total":"69.80","line_items":[{"sku":"A","qty":1},{"sku":"B","qty":2.50}]},
 {"id":2,"note":"a \"b\" {]","to":{"name":"é"},"line_items":[{"sku":"C"}]}]"#;
const LINES: &str = "{\"id\":1,\"sku\":\"A\"}\n{\"id\":2,\"sku\":\"B\"}\n\n{\"id\":3}\n";
const PAGE: &str = r#"{"total_count":2,"items":[{"sku":"A","x":[1,{"y":null}]},{"sku":"B"}],"search":{"a":[1]}}"#;
pub const SHEET: &str = r#"<dimension ref="A1:C9"/><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Placed</t></is></c></row>
<row r="2"><c r="A2"><v>17850.0</v></c><c r="B2" s="1"><v>46027.5</v></c></row>
<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3"><f>1+1</f><v>2</v></c></row>
</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>"#;
pub const SHARED: &str = "<si><t>Order</t></si><si><r><t>x</t></r></si>";

impl Seed {
    pub fn all() -> Vec<Self> {
        let text = |name, text: &str, rows| Self { name, bytes: text.as_bytes().to_vec(), rows, is_text: true };
        let other = |name, bytes, rows| Self { name, bytes, rows, is_text: false };
        let cells = [label(0, 0, "Order"), label(0, 1, "Placed"), number(1, 0, 0, 1.0), number(2, 1, 1, 46_027.5)];
        vec![
            text("csv", CSV, 3),
            text("tsv", TSV, 2),
            text("json", JSON, 3),
            text("lines of json", LINES, 3),
            text("page of json", PAGE, 2),
            other("xlsx", xlsx(&[("Orders", "visible", SHEET)], SHARED), 2),
            other("xls", xls(&[], &cells), 2),
            other("parquet", parquet_fixture::sample(parquet::basic::Compression::SNAPPY), 4),
            other("plain parquet", parquet_fixture::sample(parquet::basic::Compression::UNCOMPRESSED), 4),
            other("gzip", packed(CSV.as_bytes()), 3),
        ]
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
