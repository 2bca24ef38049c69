//! The stock-keeping unit: the exact string that names a product everywhere.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A SKU, exact to the letter (case matters) and NFC-normalised, so that two spellings of one accent are one SKU.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[serde(from = "String")]
#[ts(as = "String")]
pub struct Sku(String);

impl Sku {
    pub fn new(text: &str) -> Self {
        if is_nfc(text) { Self(text.to_owned()) } else { Self(text.nfc().collect()) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<String> for Sku {
    fn from(text: String) -> Self {
        if is_nfc(&text) { Self(text) } else { Self(text.nfc().collect()) }
    }
}

impl From<&str> for Sku {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Sku {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_an_accent_are_one_sku() {
        assert_eq!(Sku::new("CAFE\u{301}"), Sku::new("CAF\u{c9}"));
    }

    #[test]
    fn case_and_commas_are_kept() {
        assert_eq!(Sku::new("ab,C ").as_str(), "ab,C ");
    }
}
