//! Products and links for laws to be tried on.

use chrono::NaiveDate;
use proptest::option;
use proptest::prelude::*;
use tandem_model::{Link, LinkLevel, LinkSource, MAX_MINOR, Product, ProductStatus, Sku};

/// A text without blanks around it, often one that is dangerous in a spreadsheet or in CSV.
fn any_text() -> impl Strategy<Value = String> {
    "[=+@'\"-]{0,2}[A-Za-z0-9é][A-Za-z0-9 ,;\"'é.-]{0,8}[A-Za-z0-9]"
}

fn any_day() -> impl Strategy<Value = Option<NaiveDate>> {
    option::of((2000..2040_i32, 1..=365_u32).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap()))
}

prop_compose! {
    pub(crate) fn any_product()(
        texts in prop::array::uniform4(any_text()),
        amounts in prop::array::uniform2(option::of(0..=MAX_MINOR)),
        currency in prop::sample::select(vec!["EUR", "JPY", "USD"]),
        status in prop::sample::select(ProductStatus::ALL.to_vec()),
        stock in option::of(-9..99_i64),
        back_order: bool,
        launch in any_day(),
        end in any_day(),
        tags in prop::collection::btree_set("[a-z]{1,5}", 0..3),
        attributes in prop::collection::btree_map("[a-z]{1,5}", "[A-Za-z;,=]{1,5}", 0..3),
    ) -> Product {
        let [sku, name, family, brand] = texts;
        let [price_minor, cost_minor] = amounts;
        let (launch, end) = if launch.is_some() && end < launch { (launch, None) } else { (launch, end) };
        Product {
            family: Some(family),
            category: Some("Bikes/Road Bikes".to_owned()),
            brand: Some(brand),
            price_minor,
            cost_minor,
            status,
            stock,
            back_order,
            launch,
            end,
            tags: tags.into_iter().collect(),
            attributes,
            ..Product::named(Sku::from(sku), &name, currency)
        }
    }
}

prop_compose! {
    pub(crate) fn any_link()(
        ends in prop::array::uniform2(any_text()),
        kind in "[a-z-]{0,4}[a-z]",
        weight in option::of(0..=100_u8),
        two_way: bool,
        level in prop::sample::select(vec![LinkLevel::Product, LinkLevel::Family]),
        pin in option::of(1..9_u32),
        source in prop::sample::select(LinkSource::ALL.to_vec()),
        paused: bool,
    ) -> Link {
        let [from, to] = ends.map(Sku::from);
        Link { paused, from, to, kind, weight, two_way, level, pin, source }
    }
}
