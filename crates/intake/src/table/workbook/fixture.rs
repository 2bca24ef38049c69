//! Small workbooks for tests.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of parts: name and content.
pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const RECORDED: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A workbook of sheets: name, state and what stands in it. Style 1 is a date.
pub(crate) fn xlsx(sheets: &[(&str, &str, &str)], shared: &str) -> Vec<u8> {
    let mut list = String::new();
    let mut relations = String::new();
    let mut overrides = String::new();
    let mut parts = Vec::new();
    for (index, (name, state, rows)) in sheets.iter().enumerate() {
        let id = index + 1;
        list += &format!(r#"<sheet name="{name}" sheetId="{id}" state="{state}" r:id="r{id}"/>"#);
        relations +=
            &format!(r#"<Relationship Id="r{id}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{id}.xml"/>"#);
        overrides +=
            &format!(r#"<Override PartName="/xl/worksheets/sheet{id}.xml" ContentType="{RECORDED}.worksheet+xml"/>"#);
        parts
            .push((format!("xl/worksheets/sheet{id}.xml"), format!(r#"<worksheet xmlns="{MAIN}">{rows}</worksheet>"#)));
    }
    relations += &format!(r#"<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>"#);
    relations += &format!(r#"<Relationship Id="t" Type="{OFFICE}/styles" Target="styles.xml"/>"#);
    let xf = r#"<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>"#;
    let main = format!(r#"<Relationship Id="w" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>"#);
    let parts_of = [
        ("[Content_Types].xml", format!(r#"<Types xmlns="{PACKAGE}/content-types">{overrides}</Types>"#)),
        ("_rels/.rels", format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{main}</Relationships>"#)),
        (
            "xl/_rels/workbook.xml.rels",
            format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>"#),
        ),
        (
            "xl/workbook.xml",
            format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{list}</sheets></workbook>"#),
        ),
        ("xl/styles.xml", format!(r#"<styleSheet xmlns="{MAIN}">{xf}</styleSheet>"#)),
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{MAIN}">{shared}</sst>"#)),
    ];
    let all = parts_of.iter().map(|(name, content)| (*name, content.as_str()));
    let all: Vec<_> = all.chain(parts.iter().map(|(name, content)| (name.as_str(), content.as_str()))).collect();
    zip(&all)
}
