//! The cell in which BigCommerce packs the products of an order: labelled values, one product after the other.

use crate::orders::field::OrderField as F;
use std::borrow::Cow;

const FIRST: &str = "Product ID:";

/// In the order in which they are written; names and variations may hold commas and colons, so a value goes up to the
/// next label.
const LABELS: [(&str, Option<F>); 8] = [
    (FIRST, Some(F::ProductId)),
    ("Product Qty:", Some(F::Quantity)),
    ("Product SKU:", Some(F::Sku)),
    ("Product Name:", Some(F::Name)),
    ("Product Weight:", None),
    ("Product Variation Details:", None),
    ("Product Unit Price:", Some(F::UnitPrice)),
    ("Product Total Price:", Some(F::LineGross)),
];

/// What the cell says of one product.
pub(super) type Product<'c> = Vec<(F, Cow<'c, str>)>;

/// The products in the cell; nothing where the cell is not written so.
pub(super) fn products(cell: &str) -> Option<Vec<Product<'_>>> {
    let cell = cell.trim();
    cell.starts_with(FIRST).then_some(())?;
    let mut starts: Vec<usize> = cell.match_indices("|Product ID:").map(|(at, _)| at + 1).collect();
    starts.insert(0, 0);
    let end = |at: usize| starts.get(at + 1).map_or(cell.len(), |next| next - 1);
    Some(starts.iter().enumerate().map(|(at, start)| product(&cell[*start..end(at)])).collect())
}

fn product(text: &str) -> Product<'_> {
    let mut found: Vec<(usize, usize, Option<F>)> = Vec::new();
    let mut from = 0;
    for (label, field) in LABELS {
        if let Some(at) = text[from..].find(label).map(|at| from + at) {
            from = at + label.len();
            found.push((at, from, field));
        }
    }
    let mut fields = Vec::with_capacity(found.len());
    for (at, (_, start, field)) in found.iter().enumerate() {
        let end = found.get(at + 1).map_or(text.len(), |(next, ..)| *next);
        let value = text[*start..end].trim();
        let value = if end < text.len() { value.strip_suffix(',').unwrap_or(value) } else { value };
        if let Some(field) = field {
            fields.push((*field, unescaped(value.trim())));
        }
    }
    fields
}

/// HTML's signs as themselves.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((sign(&rest[1..end])?, end + 1)));
        let (sign, length) = entity.unwrap_or(('&', 1));
        plain.push(sign);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn sign(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|sign| !sign.is_control())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(cell: &str, expected: &str) {
        let shown = products(cell).map(|products| {
            let of = |fields: &Product<'_>| {
                fields.iter().map(|(field, text)| format!("{field}={text}")).collect::<Vec<_>>().join(" ")
            };
            products.iter().map(of).collect::<Vec<_>>().join(" / ")
        });
        assert_eq!(shown.as_deref().unwrap_or("none"), expected);
    }

    #[test]
    fn values_hold_commas_colons_and_strokes() {
        check(
            "Product ID: 100, Product Qty: 1, Product SKU: 88|X, Product Name: Mat: soft, wide, Product Weight: 0.8, \
             Product Variation Details: Size: S (4), Product Unit Price: 67.50, Product Total Price: 67.50|Product ID: 5, \
             Product Qty: 2, Product SKU: , Product Name: Child&#039;s &quot;Cup&quot; &amp; lid, Product Weight: , \
             Product Variation Details: , Product Unit Price: 3.00, Product Total Price: 6.00",
            "product_id=100 quantity=1 sku=88|X name=Mat: soft, wide unit_price=67.50 line_gross=67.50 / \
             product_id=5 quantity=2 sku= name=Child's \"Cup\" & lid unit_price=3.00 line_gross=6.00",
        );
        check("Product ID: 7, Product Qty: 1", "product_id=7 quantity=1");
        check("a mat", "none");
        check("", "none");
    }

    proptest! {
        #[test]
        fn no_cell_breaks_it(text in "(Product ID:|[|]Product ID:|Product Name:|&#x?[0-9]*;|,|\\PC){0,20}") {
            let _ = products(&text);
        }
    }
}
