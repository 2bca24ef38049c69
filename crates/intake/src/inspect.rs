//! A look into a file of products before it is imported.

use crate::field::ProductField;
use crate::header::suggest_products;
use crate::problem::IntakeError;
use crate::record::Records;
use crate::sniff::Dialect;
use std::io::Read;
use tandem_model::{CsvColumn, CsvField, CsvInspection};

const SAMPLES: usize = 3;
const SAMPLE_LENGTH: usize = 120;

/// Reads the header and the first few rows, and suggests which column is which field.
pub fn inspect_products(source: impl Read, dialect: Dialect) -> Result<CsvInspection, IntakeError> {
    let mut records = Records::new(source, dialect);
    let headers = records.read_header()?;
    let suggested = suggest_products(&headers);
    let missing = |field: &ProductField| field.required() && suggested.iter().all(|(other, _)| other != field);
    Ok(CsvInspection {
        encoding: dialect.encoding_name(),
        delimiter: dialect.delimiter_name(),
        columns: sample_columns(&mut records, &headers)?,
        mapping: suggested.iter().map(|(field, column)| (field.name(), headers[*column].clone())).collect(),
        fields: ProductField::FIXED.iter().map(describe).collect(),
        missing: ProductField::FIXED.iter().filter(|field| missing(field)).map(ProductField::name).collect(),
    })
}

fn describe(field: &ProductField) -> CsvField {
    CsvField { name: field.name(), label: field.label(), required: field.required() }
}

fn sample_columns<R: Read>(records: &mut Records<R>, headers: &[String]) -> Result<Vec<CsvColumn>, IntakeError> {
    let column = |header: &String| CsvColumn { header: header.clone(), samples: Vec::new() };
    let mut columns: Vec<CsvColumn> = headers.iter().map(column).collect();
    for _ in 0..SAMPLES {
        let Some(record) = records.next_record()? else { break };
        for (column, cell) in columns.iter_mut().zip(record.cells) {
            column.samples.push(cell.chars().take(SAMPLE_LENGTH).collect());
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sniff::sniff;

    fn inspect(text: &str) -> CsvInspection {
        inspect_products(text.as_bytes(), sniff(text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn an_inspection_shows_samples_and_a_mapping() {
        let seen = inspect("Article;Title;Shade\nA;Helmet;red\nB;Glove;blue\n");
        assert_eq!((seen.encoding.as_str(), seen.delimiter.as_str()), ("UTF-8", "semicolon"));
        assert_eq!(seen.columns[2].samples, ["red", "blue"]);
        assert_eq!(seen.mapping["name"], "Title");
        assert!(seen.missing.is_empty() && seen.fields[0].required);
    }

    #[test]
    fn missing_fields_are_listed() {
        assert_eq!(inspect("shade,price\nred,5\n").missing, ["sku", "name"]);
    }
}
