//! Lines that are no products: postage, fees, gift cards, tips, samples.

use std::collections::HashMap;
use tandem_model::{LineKind, NonProduct, NonProductBy};

/// What tells non-product lines, where a profile says nothing else.
pub fn usual_non_products() -> Vec<NonProduct> {
    use LineKind::{Adjustment, Fee, GiftCard, Postage, Sample, Tip};
    use NonProductBy::{Name, NamePrefix, Sku, SkuPrefix};
    const LIST: &[(NonProductBy, &str, LineKind)] = &[
        (Sku, "post", Postage),
        (Sku, "postage", Postage),
        (Sku, "shipping", Postage),
        (Sku, "freight", Postage),
        (Sku, "carriage", Postage),
        (Sku, "delivery", Postage),
        (Sku, "versand", Postage),
        (Sku, "bank charges", Fee),
        (Sku, "amazonfee", Fee),
        (Sku, "handling", Fee),
        (SkuPrefix, "gift_", GiftCard),
        (SkuPrefix, "giftcard", GiftCard),
        (SkuPrefix, "gift-card", GiftCard),
        (Name, "postage", Postage),
        (Name, "dotcom postage", Postage),
        (Name, "carriage", Postage),
        (Name, "bank charges", Fee),
        (Name, "amazon fee", Fee),
        (Name, "cruk commission", Fee),
        (Name, "manual", Adjustment),
        (Name, "discount", Adjustment),
        (Name, "adjust bad debt", Adjustment),
        (Name, "samples", Sample),
        (Name, "shipping", Postage),
        (Name, "delivery", Postage),
        (Name, "tip", Tip),
        (Name, "tips", Tip),
        (NamePrefix, "shipping protection", Fee),
        (NamePrefix, "shipping insurance", Fee),
        (NamePrefix, "gift card", GiftCard),
        (NamePrefix, "gift voucher", GiftCard),
        (NamePrefix, "dotcomgiftshop gift voucher", GiftCard),
    ];
    LIST.iter().map(|(by, text, kind)| NonProduct { by: *by, text: (*text).to_owned(), kind: *kind }).collect()
}

/// What channels call lines that are no products.
pub(crate) fn named_kind(text: &str) -> Option<LineKind> {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Some(match plain.as_str() {
        "giftcard" | "giftcertificate" | "giftvoucher" => LineKind::GiftCard,
        "customamount" | "credit" | "adjustment" => LineKind::Adjustment,
        "postage" | "shipping" => LineKind::Postage,
        "fee" | "servicecharge" | "surcharge" => LineKind::Fee,
        "tip" => LineKind::Tip,
        _ => return None,
    })
}

/// A list made quick to ask. Its answer for an item is remembered by whoever asks.
#[derive(Debug, Clone)]
pub(crate) struct Kinds {
    skus: HashMap<String, LineKind>,
    names: HashMap<String, LineKind>,
    prefixes: Vec<NonProduct>,
}

impl Kinds {
    pub(crate) fn of(list: &[NonProduct]) -> Self {
        let of = |by: NonProductBy| {
            list.iter().filter(move |entry| entry.by == by).map(|entry| (entry.text.trim().to_lowercase(), entry.kind))
        };
        let is_prefix = |entry: &&NonProduct| matches!(entry.by, NonProductBy::SkuPrefix | NonProductBy::NamePrefix);
        let mut prefixes: Vec<NonProduct> = list.iter().filter(is_prefix).cloned().collect();
        prefixes.iter_mut().for_each(|entry| entry.text = entry.text.trim().to_lowercase());
        prefixes.retain(|entry| !entry.text.is_empty());
        Self { skus: of(NonProductBy::Sku).collect(), names: of(NonProductBy::Name).collect(), prefixes }
    }

    pub(crate) fn kind(&self, sku: &str, name: &str) -> LineKind {
        let (sku, name) = (sku.to_lowercase(), name.to_lowercase());
        let exact = self.skus.get(&sku).or_else(|| self.names.get(&name)).copied();
        let by_prefix = || {
            let fits = |entry: &&NonProduct| match entry.by {
                NonProductBy::SkuPrefix => sku.starts_with(&entry.text),
                _ => name.starts_with(&entry.text),
            };
            self.prefixes.iter().find(fits).map(|entry| entry.kind)
        };
        exact.or_else(by_prefix).unwrap_or_default()
    }
}

/// Kinds that were looked up before, by item. The name is kept beside, since it may tell the kind.
#[derive(Debug, Default)]
pub(crate) struct KindMemory {
    known: Vec<Option<(Box<str>, LineKind)>>,
}

impl KindMemory {
    pub(crate) fn kind(&mut self, kinds: &Kinds, item: u32, sku: &str, name: &str) -> LineKind {
        let at = item as usize;
        if self.known.len() <= at {
            self.known.resize(at + 1, None);
        }
        if let Some((known, kind)) = &self.known[at]
            && **known == *name
        {
            return *kind;
        }
        let kind = kinds.kind(sku, name);
        self.known[at] = Some((name.into(), kind));
        kind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postage_and_vouchers_are_told_from_products() {
        let kinds = Kinds::of(&usual_non_products());
        let check = |sku: &str, name: &str, kind: LineKind| assert_eq!(kinds.kind(sku, name), kind, "{sku} {name}");
        check("POST", "POSTAGE", LineKind::Postage);
        check("gift_0001_20", "Dotcomgiftshop Gift Voucher £20.00", LineKind::GiftCard);
        check("", "Shipping Protection by X", LineKind::Fee);
        check("85123A", "SPECIAL DELIVERY STAMP", LineKind::Product);
        check("M", "Manual", LineKind::Adjustment);
        check("M", "Medium shirt", LineKind::Product);
        check("PADS", "PADS TO MATCH ALL CUSHIONS", LineKind::Product);
    }

    #[test]
    fn words_of_channels_for_lines_are_known() {
        assert_eq!(named_kind("GIFT_CARD"), Some(LineKind::GiftCard));
        assert_eq!(named_kind("Custom Amount"), Some(LineKind::Adjustment));
        assert_eq!(named_kind("Physical Good"), None);
    }
}
