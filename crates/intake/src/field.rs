//! The fields of a product by name: their words, and setting and showing each as text.

use crate::amount::{format_minor, parse_amount, parse_minor};
use crate::currency::parse_currency;
use crate::problem::{Problem, quoted};
use crate::value::{
    parse_attribute_name, parse_attribute_value, parse_attributes, parse_category, parse_date, parse_flag, parse_name,
    parse_optional, parse_status, parse_stock, parse_tags,
};
use chrono::NaiveDate;
use tandem_model::Product;

/// A field that a column of a file, or a cell of the product table, may hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProductField {
    Sku,
    Name,
    Family,
    Category,
    Brand,
    Price,
    PriceMinor,
    Cost,
    CostMinor,
    Currency,
    Status,
    Stock,
    BackOrder,
    Launch,
    End,
    Tags,
    Attributes,
    Picture,
    /// One attribute, written `attribute:NAME`.
    Attribute(String),
}

const ATTRIBUTE: &str = "attribute:";

impl ProductField {
    /// The fields with fixed names, the required ones first.
    pub const FIXED: [Self; 18] = [
        Self::Sku,
        Self::Name,
        Self::Family,
        Self::Category,
        Self::Brand,
        Self::Price,
        Self::PriceMinor,
        Self::Cost,
        Self::CostMinor,
        Self::Currency,
        Self::Status,
        Self::Stock,
        Self::BackOrder,
        Self::Launch,
        Self::End,
        Self::Tags,
        Self::Attributes,
        Self::Picture,
    ];

    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Sku => ("sku", "SKU"),
            Self::Name => ("name", "Name"),
            Self::Family => ("family", "Family"),
            Self::Category => ("category", "Category"),
            Self::Brand => ("brand", "Brand"),
            Self::Price => ("price", "Price"),
            Self::PriceMinor => ("price_minor", "Price in cents (1999 is 19.99)"),
            Self::Cost => ("cost", "Cost"),
            Self::CostMinor => ("cost_minor", "Cost in cents (1999 is 19.99)"),
            Self::Currency => ("currency", "Currency"),
            Self::Status => ("status", "Status"),
            Self::Stock => ("stock", "Stock"),
            Self::BackOrder => ("back_order", "Back order"),
            Self::Launch => ("launch", "Launch"),
            Self::End => ("end", "End"),
            Self::Tags => ("tags", "Tags"),
            Self::Attributes => ("attributes", "Attributes"),
            Self::Picture => ("picture", "Picture"),
            Self::Attribute(_) => ("attribute", "Attribute"),
        }
    }

    pub fn name(&self) -> String {
        match self {
            Self::Attribute(attribute) => format!("{ATTRIBUTE}{attribute}"),
            fixed => fixed.words().0.to_owned(),
        }
    }

    pub fn label(&self) -> String {
        self.words().1.to_owned()
    }

    pub fn required(&self) -> bool {
        matches!(self, Self::Sku | Self::Name)
    }

    pub fn parse(name: &str) -> Option<Self> {
        match name.get(..ATTRIBUTE.len()) {
            Some(prefix) if prefix.eq_ignore_ascii_case(ATTRIBUTE) => {
                parse_attribute_name(&name[ATTRIBUTE.len()..]).ok().map(Self::Attribute)
            }
            _ => Self::FIXED.into_iter().find(|field| field.words().0 == name),
        }
    }

    /// Sets the field from text; blank text takes an optional value away. A SKU never changes.
    pub fn set(&self, product: &mut Product, text: &str) -> Result<(), Problem> {
        match self {
            Self::Sku => return Err(Problem::new("fixed_field", "a SKU cannot be changed")),
            Self::Name => product.name = parse_name("name", text)?,
            Self::Family => product.family = parse_optional("family", text)?,
            Self::Category => product.category = parse_category(text)?,
            Self::Brand => product.brand = parse_optional("brand", text)?,
            Self::Price => product.price_minor = amount_in(&product.currency, text)?,
            Self::PriceMinor => product.price_minor = minor_in(text)?,
            Self::Cost => product.cost_minor = amount_in(&product.currency, text)?,
            Self::CostMinor => product.cost_minor = minor_in(text)?,
            Self::Currency => product.currency = parse_currency(text)?,
            Self::Status => product.status = parse_status(text)?,
            Self::Stock => product.stock = parse_stock(text)?,
            Self::BackOrder => product.back_order = parse_flag(text)?,
            Self::Launch => product.launch = parse_date(text)?,
            Self::End => product.end = parse_date(text)?,
            Self::Tags => product.tags = parse_tags(text)?,
            Self::Attributes => product.attributes = parse_attributes(text)?,
            Self::Picture => product.picture = parse_picture(text)?,
            Self::Attribute(name) => set_attribute(product, name, text)?,
        }
        Ok(())
    }

    /// The field as text that [`set`](Self::set) reads back.
    pub fn show(&self, product: &Product) -> String {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let amount = |minor: Option<i64>| minor.map(|minor| format_minor(minor, &product.currency));
        let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        match self {
            Self::Sku => product.sku.to_string(),
            Self::Name => product.name.clone(),
            Self::Family => text(&product.family),
            Self::Category => text(&product.category),
            Self::Brand => text(&product.brand),
            Self::Price => text(&amount(product.price_minor)),
            Self::PriceMinor => text(&product.price_minor.map(|minor| minor.to_string())),
            Self::Cost => text(&amount(product.cost_minor)),
            Self::CostMinor => text(&product.cost_minor.map(|minor| minor.to_string())),
            Self::Currency => product.currency.clone(),
            Self::Status => product.status.as_str().to_owned(),
            Self::Stock => text(&product.stock.map(|stock| stock.to_string())),
            Self::BackOrder => if product.back_order { "yes" } else { "no" }.to_owned(),
            Self::Launch => date(product.launch),
            Self::End => date(product.end),
            Self::Tags => product.tags.join(", "),
            Self::Attributes => show_attributes(product),
            Self::Picture => text(&product.picture),
            Self::Attribute(name) => product.attributes.get(name).cloned().unwrap_or_default(),
        }
    }
}

/// What no single field can tell: that the dates are in order.
pub fn check_product(product: &Product) -> Result<(), Problem> {
    match (product.launch, product.end) {
        (Some(launch), Some(end)) if end < launch => {
            Err(Problem::new("bad_dates", format!("it ends on `{end}`, before its launch on `{launch}`")))
        }
        _ => Ok(()),
    }
}

fn amount_in(currency: &str, text: &str) -> Result<Option<i64>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let amount = parse_amount(text, currency)?;
    match amount.currency {
        Some(other) if other != currency => Err(Problem::new(
            "currency_mismatch",
            format!("{} is in {other}, but the product is priced in {currency}", quoted(text.trim())),
        )),
        _ => Ok(Some(amount.minor)),
    }
}

fn minor_in(text: &str) -> Result<Option<i64>, Problem> {
    if text.trim().is_empty() { Ok(None) } else { parse_minor(text).map(Some) }
}

/// Pictures may be long: a `data:` URL holds the whole file.
fn parse_picture(text: &str) -> Result<Option<String>, Problem> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(Problem::new("bad_text", format!("the picture {} holds a control character", quoted(text))));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

fn set_attribute(product: &mut Product, name: &str, text: &str) -> Result<(), Problem> {
    let value = parse_attribute_value(text)?;
    if value.is_empty() {
        product.attributes.remove(name);
    } else {
        product.attributes.insert(name.to_owned(), value);
    }
    Ok(())
}

fn show_attributes(product: &Product) -> String {
    let parts: Vec<String> = product.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
    parts.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::any_product;
    use proptest::prelude::*;

    #[test]
    fn every_field_is_found_by_its_name() {
        for field in ProductField::FIXED.into_iter().chain([ProductField::Attribute("color".to_owned())]) {
            assert_eq!(ProductField::parse(&field.name()), Some(field));
        }
        assert_eq!(ProductField::parse("colour"), None);
        assert_eq!(ProductField::parse("attribute:"), None);
    }

    #[test]
    fn a_price_in_another_currency_is_refused() {
        let mut product = Product::named("A", "A", "EUR");
        assert_eq!(ProductField::Price.set(&mut product, "$5").unwrap_err().code, "currency_mismatch");
        ProductField::Price.set(&mut product, "€5").unwrap();
        assert_eq!(product.price_minor, Some(500));
    }

    proptest! {
        #[test]
        fn what_a_field_shows_it_reads_back(product in any_product()) {
            for field in ProductField::FIXED.into_iter().skip(1) {
                let mut copy = product.clone();
                field.set(&mut copy, &field.show(&product)).unwrap();
                prop_assert_eq!(&copy, &product, "{}", field.name());
            }
        }
    }
}
