//! Links from CSV, one row at a time.

use crate::header::{Columns, find, missing_column};
use crate::problem::{IntakeError, Problem, quoted};
use crate::record::{Record, Records};
use crate::sniff::Dialect;
use crate::value::{parse_flag, parse_name, parse_sku, parse_weight};
use std::io::{self, Read};
use tandem_model::{Link, LinkLevel, LinkSource, RefusedRow};

/// One row of a file of links.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkRecord {
    pub line: u64,
    pub link: Link,
    pub given: Given,
}

/// Which optional columns the file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    pub weight: bool,
    pub two_way: bool,
    pub pin: bool,
    pub paused: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LinkField {
    From,
    To,
    Kind,
    Weight,
    TwoWay,
    Level,
    Pin,
    Source,
    Paused,
}

const FIELDS: [(LinkField, &str, &[&str]); 9] = [
    (LinkField::From, "from_sku", &["fromsku", "from", "triggersku", "trigger"]),
    (LinkField::To, "to_sku", &["tosku", "to", "shownsku", "shown", "relatedsku", "related"]),
    (LinkField::Kind, "type", &["type", "relationshiptype", "relationship", "relation", "linktype"]),
    (LinkField::Weight, "weight", &["weight", "linkweight"]),
    (LinkField::TwoWay, "two_way", &["twoway", "bothways", "mutual"]),
    (LinkField::Level, "level", &["level"]),
    (LinkField::Pin, "pin", &["pin", "position"]),
    (LinkField::Source, "source", &["source"]),
    (LinkField::Paused, "paused", &["paused"]),
];

/// Reads links from CSV, in constant memory. The columns from `weight` on may lack.
pub struct LinkRows<R> {
    records: Records<R>,
    width: usize,
    columns: Columns<LinkField>,
}

impl<R: Read> LinkRows<R> {
    pub fn open(source: R, dialect: Dialect) -> Result<Self, IntakeError> {
        let mut records = Records::new(source, dialect);
        let headers = records.read_header()?;
        let found = |(field, _, words): &(LinkField, &str, &[&str])| Some((*field, find(&headers, words)?));
        let columns: Columns<LinkField> = FIELDS.iter().filter_map(found).collect();
        for (field, name, _) in &FIELDS[..3] {
            if columns.iter().all(|(other, _)| other != field) {
                return Err(missing_column(name).into());
            }
        }
        Ok(Self { records, width: headers.len(), columns })
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }

    /// The next row, or why it is refused; `None` at the end of the file.
    pub fn next_row(&mut self) -> io::Result<Option<Result<LinkRecord, RefusedRow>>> {
        let Some(record) = self.records.next_record()? else { return Ok(None) };
        let line = record.line;
        Ok(Some(self.read(record).map_err(|problem| problem.at_line(line))))
    }

    fn read(&self, record: Record) -> Result<LinkRecord, Problem> {
        let line = record.line;
        let cells = record.sound_cells(self.width)?;
        let cell = |wanted| {
            let column = self.columns.iter().find(|(field, _)| *field == wanted).map(|(_, column)| *column);
            column.and_then(|column| cells.get(column)).map_or("", |text| text.trim())
        };
        let link = Link {
            from: parse_sku(cell(LinkField::From))?,
            to: parse_sku(cell(LinkField::To))?,
            kind: parse_name("type", cell(LinkField::Kind))?,
            weight: parse_weight(cell(LinkField::Weight))?,
            two_way: parse_flag(cell(LinkField::TwoWay))?,
            level: parse_level(cell(LinkField::Level))?,
            pin: parse_pin(cell(LinkField::Pin))?,
            source: parse_source(cell(LinkField::Source))?,
            paused: parse_flag(cell(LinkField::Paused))?,
        };
        let has = |wanted| self.columns.iter().any(|(field, _)| *field == wanted);
        let given = Given {
            weight: has(LinkField::Weight),
            two_way: has(LinkField::TwoWay),
            pin: has(LinkField::Pin),
            paused: has(LinkField::Paused),
        };
        Ok(LinkRecord { line, link, given })
    }
}

fn parse_level(text: &str) -> Result<LinkLevel, Problem> {
    match text {
        "" => Ok(LinkLevel::Product),
        text => LinkLevel::parse(&text.to_lowercase()).ok_or_else(|| {
            Problem::new("bad_level", format!("the level {} is neither `product` nor `family`", quoted(text)))
        }),
    }
}

fn parse_pin(text: &str) -> Result<Option<u32>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let pin = text.parse::<u32>().ok().filter(|pin| *pin > 0);
    pin.map(Some)
        .ok_or_else(|| Problem::new("bad_pin", format!("the pin {} is not a position counted from 1", quoted(text))))
}

fn parse_source(text: &str) -> Result<LinkSource, Problem> {
    match text {
        "" => Ok(LinkSource::Imported),
        text => LinkSource::parse(&text.to_lowercase()).ok_or_else(|| {
            Problem::new("bad_source", format!("the source {} is none that Tandem knows", quoted(text)))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sniff::sniff;

    fn read(text: &str) -> Vec<Result<LinkRecord, RefusedRow>> {
        let mut rows = LinkRows::open(text.as_bytes(), sniff(text.as_bytes()).unwrap()).unwrap();
        std::iter::from_fn(|| rows.next_row().unwrap()).collect()
    }

    fn refused(row: &str, code: &str) {
        let rows = read(&format!("from_sku,to_sku,type,weight,two_way,level,pin,source\n{row}"));
        assert_eq!(rows[0].as_ref().map_err(|refused| refused.code.as_str()), Err(code), "{row}");
    }

    #[test]
    fn optional_columns_have_plain_meanings() {
        let rows = read("From;To;Type;Weight\nA;B;upsell;80\nB;C;accessory;");
        let first = &rows[0].as_ref().unwrap().link;
        assert_eq!((first.weight, first.two_way, first.source), (Some(80), false, LinkSource::Imported));
        assert_eq!(rows[1].as_ref().unwrap().link.weight, None);
    }

    #[test]
    fn bad_rows_are_refused_by_code() {
        refused(",B,upsell,,,,,", "blank_sku");
        refused("A,B,,,,,,", "blank_value");
        refused("A,B,upsell,101,,,,", "weight_out_of_range");
        refused("A,B,upsell,,perhaps,,,", "bad_flag");
        refused("A,B,upsell,,,brand,,", "bad_level");
        refused("A,B,upsell,,,,0,", "bad_pin");
        refused("A,B,upsell,,,,,gossip", "bad_source");
        refused("A,B,upsell", "ragged_row");
    }

    #[test]
    fn a_missing_column_is_named() {
        let text = "from_sku,type\nA,upsell";
        let error = LinkRows::open(text.as_bytes(), sniff(text.as_bytes()).unwrap()).err().unwrap();
        assert_eq!(error.to_string(), "the file has no column for `to_sku`");
    }
}
