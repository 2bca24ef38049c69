//! The spelling of single values: SKUs, dates, yes and no, weights, statuses, tags, categories, attributes.

use crate::problem::{Problem, quoted};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use tandem_model::{MAX_MINOR, ProductStatus, Sku};
use unicode_normalization::UnicodeNormalization;

const MAX_SKU: usize = 200;
const MAX_TEXT: usize = 2_000;
const LIST_SEPARATORS: [char; 4] = ['|', ';', ',', '\n'];

/// Trims, and spells accents one way.
pub fn clean(text: &str) -> String {
    text.trim().nfc().collect()
}

/// A SKU without blanks around it; inside, every sign counts.
pub fn parse_sku(text: &str) -> Result<Sku, Problem> {
    let sku = Sku::new(text.trim());
    if sku.is_empty() {
        return Err(Problem::new("blank_sku", "the SKU is blank"));
    }
    check_name("SKU", sku.as_str(), MAX_SKU)?;
    Ok(sku)
}

fn check_name(what: &str, text: &str, most: usize) -> Result<(), Problem> {
    if text.chars().count() > most {
        Err(Problem::new("too_long", format!("the {what} {} is longer than {most} characters", quoted(text))))
    } else if text.chars().any(char::is_control) {
        Err(Problem::new("bad_text", format!("the {what} {} holds a control character", quoted(text))))
    } else {
        Ok(())
    }
}

/// A required text of one line.
pub fn parse_name(what: &str, text: &str) -> Result<String, Problem> {
    let text = clean(text);
    if text.is_empty() {
        return Err(Problem::new("blank_value", format!("the {what} is blank")));
    }
    check_name(what, &text, MAX_TEXT)?;
    Ok(text)
}

/// A text of one line, or nothing where it is blank.
pub fn parse_optional(what: &str, text: &str) -> Result<Option<String>, Problem> {
    if text.trim().is_empty() { Ok(None) } else { parse_name(what, text).map(Some) }
}

/// `Bikes/Road Bikes` or `Bikes > Road Bikes`.
pub fn parse_category(text: &str) -> Result<Option<String>, Problem> {
    let parts: Vec<&str> = text.split(['/', '>']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parse_optional("category", &parts.join("/"))
}

/// A day as `2026-11-20`, or with points and the day first, as `20.11.2026`. Slashes are refused: nobody can tell
/// which of the two is the month.
pub fn parse_date(text: &str) -> Result<Option<NaiveDate>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let iso = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10);
    iso.or_else(|| pointed_date(text)).map(Some).ok_or_else(|| bad_date(text))
}

fn pointed_date(text: &str) -> Option<NaiveDate> {
    let year = text.rsplit('.').next().filter(|year| year.len() == 4)?;
    year.parse::<u16>().ok()?;
    NaiveDate::parse_from_str(text, "%d.%m.%Y").ok()
}

fn bad_date(text: &str) -> Problem {
    Problem::new("bad_date", format!("{} is not a date such as `2026-11-20` or `20.11.2026`", quoted(text)))
}

/// Blank means no.
pub fn parse_flag(text: &str) -> Result<bool, Problem> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "on" => Ok(true),
        "" | "false" | "no" | "n" | "0" | "off" => Ok(false),
        other => Err(Problem::new("bad_flag", format!("{} is neither yes nor no", quoted(other)))),
    }
}

/// A weight of 0 to 100; blank means none.
pub fn parse_weight(text: &str) -> Result<Option<u8>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let weight: i64 = text.parse().map_err(|_| {
        Problem::new("bad_weight", format!("the weight {} is not a whole number from 0 to 100", quoted(text)))
    })?;
    let fits = u8::try_from(weight).ok().filter(|weight| *weight <= 100);
    fits.map(Some)
        .ok_or_else(|| Problem::new("weight_out_of_range", format!("the weight `{weight}` is not between 0 and 100")))
}

/// Pieces in stock; may be below zero where more was sold than there was.
pub fn parse_stock(text: &str) -> Result<Option<i64>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let stock = text.parse::<i64>().ok().filter(|stock| stock.unsigned_abs() <= MAX_MINOR.unsigned_abs());
    stock
        .map(Some)
        .ok_or_else(|| Problem::new("bad_stock", format!("the stock {} is not a whole number", quoted(text))))
}

/// Blank means active.
pub fn parse_status(text: &str) -> Result<ProductStatus, Problem> {
    match text.trim().to_lowercase().as_str() {
        "" | "active" | "enabled" | "published" | "live" => Ok(ProductStatus::Active),
        "inactive" | "disabled" | "draft" | "hidden" | "unpublished" => Ok(ProductStatus::Inactive),
        "discontinued" | "archived" | "retired" | "obsolete" => Ok(ProductStatus::Discontinued),
        other => Err(Problem::new(
            "bad_status",
            format!("the status {} is none of `active`, `inactive` and `discontinued`", quoted(other)),
        )),
    }
}

/// Tags between commas, semicolons or pipes; sorted and unique.
pub fn parse_tags(text: &str) -> Result<Vec<String>, Problem> {
    let parts = text.split(LIST_SEPARATORS).filter(|part| !part.trim().is_empty());
    let mut tags = parts.map(|part| parse_name("tag", part)).collect::<Result<Vec<_>, _>>()?;
    tags.sort();
    tags.dedup();
    Ok(tags)
}

/// One tag, which must be readable from a list of tags.
pub fn parse_tag(text: &str) -> Result<String, Problem> {
    match parse_tags(text)?.as_slice() {
        [] => Err(Problem::new("blank_value", "the tag is blank")),
        [tag] => Ok(tag.clone()),
        _ => Err(Problem::new("bad_tag", format!("the tag {} holds a comma, semicolon or pipe", quoted(text)))),
    }
}

/// `color=Black|size=44`.
pub fn parse_attributes(text: &str) -> Result<BTreeMap<String, String>, Problem> {
    let parts = text.split(['|', '\n']).filter(|part| !part.trim().is_empty());
    parts.map(parse_attribute).collect()
}

fn parse_attribute(text: &str) -> Result<(String, String), Problem> {
    let Some((name, value)) = text.split_once('=') else {
        return Err(Problem::new("bad_attribute", format!("{} is not `name=value`", quoted(text.trim()))));
    };
    Ok((parse_attribute_name(name)?, parse_attribute_value(value)?))
}

pub fn parse_attribute_name(text: &str) -> Result<String, Problem> {
    let name = parse_name("attribute", text)?;
    if name.contains(['=', '|']) {
        return Err(Problem::new("bad_attribute", format!("the attribute {} holds `=` or `|`", quoted(&name))));
    }
    Ok(name)
}

pub fn parse_attribute_value(text: &str) -> Result<String, Problem> {
    let value = parse_optional("attribute", text)?.unwrap_or_default();
    if value.contains('|') {
        return Err(Problem::new("bad_attribute", format!("the attribute {} holds `|`", quoted(&value))));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skus_keep_every_sign_but_blanks_around_them() {
        assert_eq!(parse_sku(" ab,C 1 ").unwrap().as_str(), "ab,C 1");
        assert_eq!(parse_sku("CAFE\u{301}").unwrap().as_str(), "CAF\u{c9}");
        assert_eq!(parse_sku("  ").unwrap_err().code, "blank_sku");
        assert_eq!(parse_sku("a\tb").unwrap_err().code, "bad_text");
        assert_eq!(parse_sku(&"x".repeat(201)).unwrap_err().code, "too_long");
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        for text in ["2024-02-29", "29.02.2024", "29.2.2024"] {
            assert_eq!(parse_date(text).unwrap(), NaiveDate::from_ymd_opt(2024, 2, 29), "{text}");
        }
        assert_eq!(parse_date("").unwrap(), None);
        for text in ["30.02.2024", "29.2.24", "02/29/2024", "2023-02-29", "2024-2-9", "+12024-01-01", "tomorrow"] {
            assert_eq!(parse_date(text).unwrap_err().code, "bad_date", "{text}");
        }
    }

    #[test]
    fn weights_end_at_a_hundred() {
        assert_eq!(parse_weight("100"), Ok(Some(100)));
        assert_eq!(parse_weight(" "), Ok(None));
        for text in ["101", "-1", "256"] {
            assert_eq!(parse_weight(text).unwrap_err().code, "weight_out_of_range", "{text}");
        }
        for text in ["80.5", "80%", "1e1"] {
            assert_eq!(parse_weight(text).unwrap_err().code, "bad_weight", "{text}");
        }
    }

    #[test]
    fn stock_may_be_below_zero_and_is_bounded() {
        assert_eq!(parse_stock(" -3 "), Ok(Some(-3)));
        assert_eq!(parse_stock(&(-MAX_MINOR).to_string()), Ok(Some(-MAX_MINOR)));
        for text in ["-9223372036854775808", "9007199254740992", "99999999999999999999", "1.5"] {
            assert_eq!(parse_stock(text).unwrap_err().code, "bad_stock", "{text}");
        }
    }

    #[test]
    fn flags_and_statuses_have_synonyms() {
        assert_eq!((parse_flag("Yes"), parse_flag("0"), parse_flag("")), (Ok(true), Ok(false), Ok(false)));
        assert_eq!(parse_flag("maybe").unwrap_err().code, "bad_flag");
        assert_eq!(parse_status("Archived"), Ok(ProductStatus::Discontinued));
        assert_eq!(parse_status("?").unwrap_err().code, "bad_status");
    }

    #[test]
    fn lists_are_sorted_and_unique() {
        assert_eq!(parse_tags("winter| road;road,").unwrap(), ["road", "winter"]);
        assert_eq!(parse_tag("a,b").unwrap_err().code, "bad_tag");
        let attributes = parse_attributes("size=44|color=Silver/Black").unwrap();
        assert_eq!(attributes.into_iter().next().unwrap(), ("color".to_owned(), "Silver/Black".to_owned()));
        assert_eq!(parse_attributes("size").unwrap_err().code, "bad_attribute");
    }

    #[test]
    fn category_paths_are_joined_by_slashes() {
        assert_eq!(parse_category(" Bikes > Road Bikes ").unwrap().unwrap(), "Bikes/Road Bikes");
        assert_eq!(parse_category("/").unwrap(), None);
    }
}
