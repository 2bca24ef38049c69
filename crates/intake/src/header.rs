//! Which column holds which field: from the user's mapping, and from the words that headers usually have.

use crate::field::ProductField;
use crate::header_words::product_words;
use crate::problem::{Problem, quoted};
use std::collections::BTreeMap;

/// A column for each field that was found.
pub(crate) type Columns<F> = Vec<(F, usize)>;

/// Letters and digits only, in lower case: `Item no.` and `item_no` are one word.
pub(crate) fn plain(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The column whose header is the first of `words` to be found.
pub(crate) fn find(headers: &[String], words: &[&str]) -> Option<usize> {
    let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    words.iter().find_map(|word| plain.iter().position(|header| header == word))
}

/// What the headers alone suggest, each column for one field. Minor units win over decimal amounts.
pub(crate) fn suggest_products(headers: &[String]) -> Columns<ProductField> {
    let fixed = ProductField::FIXED.into_iter().filter_map(|field| {
        let column = find(headers, product_words(&field))?;
        Some((field, column))
    });
    let attributes =
        headers.iter().enumerate().filter_map(|(column, header)| match ProductField::parse(header.trim()) {
            Some(field @ ProductField::Attribute(_)) => Some((field, column)),
            _ => None,
        });
    let mut columns: Columns<ProductField> = fixed.chain(attributes).collect();
    for (minor, decimal) in
        [(ProductField::PriceMinor, ProductField::Price), (ProductField::CostMinor, ProductField::Cost)]
    {
        if columns.iter().any(|(field, _)| *field == minor) {
            columns.retain(|(field, _)| *field != decimal);
        }
    }
    columns
}

/// The user's mapping, completed by what the headers suggest for the columns it leaves free.
pub(crate) fn map_products(
    headers: &[String],
    mapping: &BTreeMap<String, String>,
) -> Result<Columns<ProductField>, Problem> {
    let given = mapping.iter().filter(|(_, header)| !header.trim().is_empty());
    let mut columns =
        given.map(|(field, header)| given_column(headers, field, header)).collect::<Result<Vec<_>, _>>()?;
    for (field, column) in suggest_products(headers) {
        let free = columns.iter().all(|(other, taken)| !same_value(other, &field) && *taken != column);
        if free && !mapping.contains_key(&field.name()) {
            columns.push((field, column));
        }
    }
    refuse_conflicts(&columns)?;
    columns.sort();
    Ok(columns)
}

fn given_column(headers: &[String], field: &str, header: &str) -> Result<(ProductField, usize), Problem> {
    let Some(known) = ProductField::parse(field) else {
        return Err(Problem::new("unknown_field", format!("{} is not a field of a product", quoted(field))));
    };
    let mut matching = headers.iter().enumerate().filter(|(_, other)| other.trim() == header.trim());
    match (matching.next(), matching.next()) {
        (Some((column, _)), None) => Ok((known, column)),
        (None, _) => Err(Problem::new("unknown_column", format!("the file has no column {}", quoted(header)))),
        _ => Err(Problem::new("duplicate_column", format!("the file has two columns {}", quoted(header)))),
    }
}

fn same_value(a: &ProductField, b: &ProductField) -> bool {
    let whole = |field: &ProductField| match field {
        ProductField::PriceMinor => ProductField::Price,
        ProductField::CostMinor => ProductField::Cost,
        other => other.clone(),
    };
    whole(a) == whole(b)
}

fn refuse_conflicts(columns: &Columns<ProductField>) -> Result<(), Problem> {
    for (at, (field, _)) in columns.iter().enumerate() {
        if let Some((other, _)) = columns[at + 1..].iter().find(|(other, _)| same_value(field, other)) {
            let message = format!("`{}` and `{}` cannot both be mapped", field.name(), other.name());
            return Err(Problem::new("conflicting_fields", message));
        }
    }
    match ProductField::FIXED.iter().find(|field| field.required() && columns.iter().all(|(other, _)| other != *field))
    {
        Some(missing) => Err(missing_column(&missing.name())),
        None => Ok(()),
    }
}

pub(crate) fn missing_column(field: &str) -> Problem {
    Problem::new("missing_column", format!("the file has no column for `{field}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    fn map(line: &str, mapping: &[(&str, &str)]) -> Result<Vec<(String, usize)>, &'static str> {
        let mapping = mapping.iter().map(|(field, header)| ((*field).to_owned(), (*header).to_owned())).collect();
        let columns = map_products(&headers(line), &mapping).map_err(|problem| problem.code)?;
        Ok(columns.into_iter().map(|(field, column)| (field.name(), column)).collect())
    }

    fn check(line: &str, mapping: &[(&str, &str)], expected: &[(&str, usize)]) {
        let expected = expected.iter().map(|(field, column)| ((*field).to_owned(), *column)).collect();
        assert_eq!(map(line, mapping), Ok(expected), "{line}");
    }

    #[test]
    fn usual_headers_are_understood() {
        check(
            "Item no.,Title,Vendor,Model,Qty,Image URL,Colour",
            &[],
            &[("sku", 0), ("name", 1), ("family", 3), ("brand", 2), ("stock", 4), ("picture", 5)],
        );
        check(
            "Artikel-Nr.,Bezeichnung,Marke,VK-Preis,Lagerbestand,Währung",
            &[],
            &[("sku", 0), ("name", 1), ("brand", 2), ("price", 3), ("currency", 5), ("stock", 4)],
        );
        check("SKU,Product name,Price,price_minor", &[], &[("sku", 0), ("name", 1), ("price_minor", 3)]);
        check("sku,name,Attribute:color", &[], &[("sku", 0), ("name", 1), ("attribute:color", 2)]);
    }

    #[test]
    fn the_users_mapping_wins_over_the_suggested_one() {
        check("sku,name,code,price", &[("sku", "code"), ("cost", "price")], &[("sku", 2), ("name", 1), ("cost", 3)]);
        check("sku,name,price", &[("price", "")], &[("sku", 0), ("name", 1)]);
        check("sku,name,shade", &[("attribute:color", "shade")], &[("sku", 0), ("name", 1), ("attribute:color", 2)]);
    }

    #[test]
    fn a_bad_mapping_is_told() {
        assert_eq!(map("sku,colour", &[]), Err("missing_column"));
        assert_eq!(map("sku,name", &[("price", "cost")]), Err("unknown_column"));
        assert_eq!(map("sku,name,a,a", &[("price", "a")]), Err("duplicate_column"));
        assert_eq!(map("sku,name", &[("shade", "sku")]), Err("unknown_field"));
        assert_eq!(map("sku,name,a,b", &[("price", "a"), ("price_minor", "b")]), Err("conflicting_fields"));
    }
}
