//! What each format can carry: which column a relationship type goes to, how many links it takes, and which names it can
//! hold within a list.

use super::list::is_rounded;
use tandem_model::CatalogueFormat;

/// Complementary products that a Shopify shop shows at the most.
const SHOPIFY_MOST: usize = 10;
/// Related products that Google takes of one product.
const GOOGLE_MOST: usize = 30;

/// The column that links of a type go to, or Google's name of the relation; none where the format has no place for it.
pub fn carrier(format: CatalogueFormat, kind: &str) -> Option<String> {
    let name = match (format, kind) {
        (CatalogueFormat::Shopify, "cross-sell") => "complementary_products",
        (CatalogueFormat::Shopify, "related") => "related_products",
        (CatalogueFormat::Woocommerce, "upsell") => "Upsells",
        (CatalogueFormat::Woocommerce, "cross-sell") => "Cross-sells",
        (CatalogueFormat::Magento, "related") => "related",
        (CatalogueFormat::Magento, "cross-sell") => "crosssell",
        (CatalogueFormat::Magento, "upsell") => "upsell",
        (CatalogueFormat::Bigcommerce, _) => "Related Products",
        (CatalogueFormat::Akeneo, "cross-sell") => "X_SELL",
        (CatalogueFormat::Akeneo, "replacement") => "SUBSTITUTION",
        (CatalogueFormat::Akeneo, other) => return Some(other.to_uppercase().replace('-', "_")),
        (CatalogueFormat::Google, "cross-sell") => "often_bought_with",
        (CatalogueFormat::Google, "accessory") => "accessory",
        (CatalogueFormat::Google, "replacement" | "upsell") => "substitute",
        (CatalogueFormat::Google, "part-of-set") => "part_of_set",
        (CatalogueFormat::Google, "required-part") => "required_part",
        (CatalogueFormat::Google, "different-brand") => "different_brand",
        _ => return None,
    };
    Some(name.to_owned())
}

/// How many links of one column a product may have.
pub fn most_in_column(format: CatalogueFormat, column: &str) -> usize {
    if format == CatalogueFormat::Shopify && column == "complementary_products" { SHOPIFY_MOST } else { usize::MAX }
}

/// How many links a product may have in all.
pub fn most_in_all(format: CatalogueFormat) -> usize {
    if format == CatalogueFormat::Google { GOOGLE_MOST } else { usize::MAX }
}

/// Whether a name comes back from a list as it went in.
pub fn can_list(format: CatalogueFormat, name: &str) -> bool {
    let without = |signs: &[char]| !name.contains(signs);
    match format {
        CatalogueFormat::Shopify => without(&[';', ',', '\n']) && !name.starts_with("gid:"),
        CatalogueFormat::Woocommerce => without(&['\\']),
        CatalogueFormat::Magento | CatalogueFormat::Akeneo => without(&[',']),
        CatalogueFormat::Bigcommerce => !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit()),
        CatalogueFormat::Google => name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte)),
        CatalogueFormat::Csv => true,
    }
}

/// Whether a name comes back from the column that says whose row it is.
pub fn can_name(format: CatalogueFormat, name: &str) -> bool {
    format == CatalogueFormat::Shopify || !is_rounded(name)
}

/// Products are named by what their variants have in common, and not by their own SKU.
pub fn names_groups(format: CatalogueFormat) -> bool {
    matches!(format, CatalogueFormat::Shopify | CatalogueFormat::Bigcommerce)
}
