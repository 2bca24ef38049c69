//! Lists with their times to CSV or JSON, a row a product shown.

use crate::export::escape;
use chrono::{DateTime, SecondsFormat, Utc};
use std::io::{self, Write};
use tandem_model::{ExportFormat, RecommendationRow};

const COLUMNS: [&str; 9] =
    ["trigger", "placement", "position", "sku", "type", "score", "reason", "valid_from", "valid_to"];

/// Writes rows one by one, in UTF-8. CSV begins with a header and is safe to open in a spreadsheet; JSON is one document,
/// `{"recommendations":[…]}`, with a row a line.
pub struct RecommendationWriter<W: Write> {
    sheet: Sheet<W>,
    rows: u64,
}

enum Sheet<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Json(W),
}

impl<W: Write> RecommendationWriter<W> {
    pub fn new(mut sink: W, format: ExportFormat) -> io::Result<Self> {
        let sheet = match format {
            ExportFormat::Csv => {
                let mut csv = csv::Writer::from_writer(sink);
                csv.write_record(COLUMNS)?;
                Sheet::Csv(Box::new(csv))
            }
            ExportFormat::Json => {
                sink.write_all(b"{\"recommendations\":[")?;
                Sheet::Json(sink)
            }
        };
        Ok(Self { sheet, rows: 0 })
    }

    pub fn write(&mut self, row: &RecommendationRow) -> io::Result<()> {
        match &mut self.sheet {
            Sheet::Csv(csv) => csv.write_record(record(row))?,
            Sheet::Json(sink) => {
                sink.write_all(if self.rows == 0 { b"\n" } else { b",\n" })?;
                serde_json::to_writer(&mut *sink, row)?;
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Hands the sink back once everything is written, and how many rows were.
    pub fn finish(self) -> io::Result<(W, u64)> {
        let sink = match self.sheet {
            Sheet::Csv(csv) => csv.into_inner().map_err(csv::IntoInnerError::into_error)?,
            Sheet::Json(mut sink) => {
                sink.write_all(b"\n]}\n")?;
                sink
            }
        };
        Ok((sink, self.rows))
    }
}

fn record(row: &RecommendationRow) -> [String; 9] {
    [
        escape(row.trigger.as_str()),
        escape(row.placement.as_deref().unwrap_or_default()),
        row.position.to_string(),
        escape(row.sku.as_str()),
        escape(row.kind.as_deref().unwrap_or_default()),
        row.score.to_string(),
        escape(&row.reason),
        instant(row.valid_from),
        instant(row.valid_to),
    ]
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::unescape;
    use proptest::prelude::*;
    use tandem_model::Sku;

    fn written(rows: &[RecommendationRow], format: ExportFormat) -> String {
        let mut writer = RecommendationWriter::new(Vec::new(), format).unwrap();
        rows.iter().for_each(|row| writer.write(row).unwrap());
        let (bytes, count) = writer.finish().unwrap();
        assert_eq!(count, rows.len() as u64);
        String::from_utf8(bytes).unwrap()
    }

    fn row() -> RecommendationRow {
        RecommendationRow {
            trigger: "R1".into(),
            placement: Some("page".to_owned()),
            position: 1,
            sku: "-H1".into(),
            kind: Some("accessory".to_owned()),
            score: 0.72,
            reason: "rule `Helmets`, weight 80".to_owned(),
            valid_from: "2026-11-30T23:00:00Z".parse().unwrap(),
            valid_to: "2027-01-31T23:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_row_is_a_line() {
        let head = "trigger,placement,position,sku,type,score,reason,valid_from,valid_to\n";
        let line =
            "R1,page,1,'-H1,accessory,0.72,\"rule `Helmets`, weight 80\",2026-11-30T23:00:00Z,2027-01-31T23:00:00Z\n";
        assert_eq!(written(&[row()], ExportFormat::Csv), format!("{head}{line}"));
        assert_eq!(written(&[], ExportFormat::Csv), head);
        let line = "{\"trigger\":\"R1\",\"placement\":\"page\",\"position\":1,\"sku\":\"-H1\",\"type\":\"accessory\",\"score\":0.72,\
                    \"reason\":\"rule `Helmets`, weight 80\",\"valid_from\":\"2026-11-30T23:00:00Z\",\
                    \"valid_to\":\"2027-01-31T23:00:00Z\"}";
        let document = written(&[row(), row()], ExportFormat::Json);
        assert_eq!(document, format!("{{\"recommendations\":[\n{line},\n{line}\n]}}\n"));
        assert_eq!(written(&[], ExportFormat::Json), "{\"recommendations\":[\n]}\n");
    }

    proptest! {
        #[test]
        fn both_forms_say_the_same(texts in prop::collection::vec((".{1,6}", ".{0,9}", 0u32..40_000), 0..6)) {
            let rows: Vec<RecommendationRow> = texts
                .into_iter()
                .map(|(sku, reason, score)| {
                    RecommendationRow { sku: Sku::new(&sku), reason, score: f64::from(score) / 10_000.0, ..row() }
                })
                .collect();
            let document: serde_json::Value = serde_json::from_str(&written(&rows, ExportFormat::Json)).unwrap();
            let back: Vec<RecommendationRow> = serde_json::from_value(document["recommendations"].clone()).unwrap();
            prop_assert_eq!(&back, &rows);
            let sheet = written(&rows, ExportFormat::Csv);
            let mut reader = csv::Reader::from_reader(sheet.as_bytes());
            let read: Vec<_> = reader.records().map(|record| record.unwrap()).collect();
            let said: Vec<_> = read.iter().map(|r| (unescape(&r[3]), r[5].parse().unwrap(), unescape(&r[6]))).collect();
            let meant: Vec<_> = rows.iter().map(|row| (row.sku.as_str(), row.score, row.reason.as_str())).collect();
            prop_assert_eq!(said, meant);
        }
    }
}
